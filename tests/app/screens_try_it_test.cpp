// The pages to try something on: pattern cards, the boundary builder, a question to carry.
#include "../support/app/pane.h"
#include "app/flow.h"
#include "app/screens/screens.h"
#include "app/try_it_words.h"

#include <catch2/catch.hpp>
#include <set>

using namespace porchlight;
using test::asked;
using test::DrawScreen;
using test::none;
using test::Pane;

namespace {

struct Trying : Pane {
    explicit Trying(Screen screen) { state.screen = std::move(screen); }
    DrawScreen screen() const {
        const Screen now = state.screen;
        return [now](Page& page) {
            if (const auto* patterns = std::get_if<PatternsState>(&now)) return screens::draw(*patterns, page);
            if (const auto* boundary = std::get_if<BoundaryState>(&now)) return screens::draw(*boundary, page);
            return screens::draw(std::get<QuestionState>(now), page);
        };
    }
    void go(const Action& action) { state = update(state, action, facts).state; }
    void touch(std::string_view id) {
        if (const auto action = tap(screen(), id)) go(*action);
        now_seconds += 1; // whatever moves has arrived
        frame(screen());
        now_seconds += 1;
        frame(screen());
    }
};

} // namespace

TEST_CASE("patterns: five cards, one turned at a time, with what it can feel like and one step") {
    Trying pane{PatternsState{}};
    pane.frame(pane.screen());
    CHECK(pane.broken_rules() == none);
    CHECK(pane.control("fam.unin").label == "Uninvolved. Close by, but far apart. Four dots in four separate rooms.");
    pane.touch("fam.unin");
    CHECK(pane.broken_rules() == none);
    CHECK(pane.says("A lot is asked of you."));
    CHECK(pane.says("Share one true thing from your day."));
    CHECK_FALSE(pane.says("Ask to decide one small thing together."));
    CHECK(pane.control("fam.unin").value == "Turn back");
    pane.touch("fam.auth");
    CHECK(pane.says("If you’re afraid at home")); // only behind this card
    CHECK_FALSE(pane.says("A lot is asked of you."));
    pane.touch("fam.auth");
    CHECK_FALSE(std::get<PatternsState>(pane.state.screen).turned);
    CHECK(asked<action::OpenRead>(pane.tap(pane.screen(), "fam.more")).slug == "five-family-dynamics");
}

TEST_CASE(
    "boundary builder: no situation before a kind, no sentence before both, and a new kind clears the situation") {
    Trying pane{BoundaryState{}};
    pane.frame(pane.screen());
    CHECK(pane.broken_rules() == none);
    CHECK(pane.says("Pick a kind first."));
    CHECK_FALSE(pane.shows("bound.situation.1"));
    pane.touch("bound.go");
    CHECK_FALSE(std::get<BoundaryState>(pane.state.screen).shows_sentence);
    pane.touch("bound.time");
    CHECK(pane.broken_rules() == none);
    CHECK(pane.control("bound.time").value == "Chosen");
    CHECK(pane.control("bound.situation.2").label == "Someone calls late at night");
    pane.touch("bound.situation.2");
    pane.touch("bound.physical");
    CHECK_FALSE(std::get<BoundaryState>(pane.state.screen).situation);
    CHECK_FALSE(pane.control("bound.go").enabled);
}

TEST_CASE("boundary builder: a sentence opens plain, can be said softer or firmer, and Back keeps the picks") {
    Trying pane{BoundaryState{.kind = 5, .situation = 1}};
    pane.touch("bound.go");
    CHECK(pane.broken_rules() == none);
    CHECK(pane.says("Time · Someone calls late at night"));
    CHECK(pane.says("“I turn my phone off at nine. I’ll call you back in the morning.”"));
    CHECK_FALSE(pane.shows("bound.read")); // this site has no voice
    pane.touch("bound.tone.softer");
    CHECK(pane.says("“Could you call before nine? I need my sleep.”"));
    pane.touch("bound.tone.firmer");
    CHECK(pane.says("“I won’t pick up after nine.”"));
    pane.touch("bound.other");
    CHECK(pane.says("“I’m leaving now.”"));
    pane.touch("bound.other");
    pane.touch("bound.other");
    CHECK(pane.says("Someone wants all my evenings")); // around again
    pane.go(action::GoBack{});
    const auto& picks = std::get<BoundaryState>(pane.state.screen);
    CHECK_FALSE(picks.shows_sentence);
    CHECK(picks.kind == 5);
    CHECK(picks.situation == 0);
    pane.touch("bound.go");
    pane.touch("bound.again");
    CHECK_FALSE(std::get<BoundaryState>(pane.state.screen).kind);
    pane.facts.site.has_speech = true;
    pane.state.screen = BoundaryState{.kind = 0, .situation = 0, .shows_sentence = true};
    pane.frame(pane.screen());
    CHECK(pane.broken_rules() == none);
    CHECK(asked<action::SetLook>(pane.tap(pane.screen(), "bound.read")).speech);
}

TEST_CASE("boundary builder: six kinds with at least four situations, each with three sentences of its own") {
    std::set<std::string> sentences;
    Trying pane{BoundaryState{}};
    for (std::uint8_t kind = 0; kind < kind_words.size(); ++kind) {
        REQUIRE(situation_count(kind) >= 4);
        for (std::uint8_t situation = 0; situation < situation_count(kind); ++situation)
            for (const std::string_view tone : tone_words)
                sentences.insert(
                    pane.say()(Key::of({"bound.", kind_words[kind], ".", std::to_string(situation + 1), ".", tone})));
    }
    CHECK(sentences.size() == 6 * 4 * 3);
}

TEST_CASE("question to carry: at least thirty, drawn by chance, each theme without repeats and where it was left") {
    int all = 0;
    for (std::uint8_t theme = 0; theme < theme_words.size(); ++theme) all += question_count(theme);
    CHECK(all >= 30);
    Trying pane{QuestionState{}};
    pane.state.screen = ExploreState{};
    pane.facts.chance = 3;
    pane.go(action::OpenRead{"question-to-carry"});
    REQUIRE(std::holds_alternative<QuestionState>(pane.state.screen));
    CHECK(std::get<QuestionState>(pane.state.screen).shown[0] == 3);
    pane.frame(pane.screen());
    CHECK(pane.broken_rules() == none);
    CHECK(pane.control("carry.theme.today").value == "Chosen");
    std::set<int> seen;
    for (int i = 0; i < question_count(0); ++i) {
        seen.insert(std::get<QuestionState>(pane.state.screen).shown[0]);
        pane.touch("carry.more");
    }
    CHECK(std::ssize(seen) == question_count(0));
    CHECK(std::get<QuestionState>(pane.state.screen).shown[0] == 3); // and over again
    pane.touch("carry.theme.people");
    CHECK(pane.broken_rules() == none);
    pane.touch("carry.more");
    const auto people = std::get<QuestionState>(pane.state.screen).shown[1];
    pane.touch("carry.theme.next");
    pane.touch("carry.theme.people");
    CHECK(std::get<QuestionState>(pane.state.screen).shown[1] == people);
}

TEST_CASE(
    "try-it pages: done and Back lead to where each was opened from, nothing is counted, and they idle as reads") {
    for (const char* slug : {"pattern-cards", "boundary-builder", "question-to-carry"}) {
        INFO(slug);
        Trying pane{QuestionState{}};
        pane.state.screen = ExploreState{.audience = Audience::teens};
        Step opened = update(pane.state, action::OpenRead{slug}, pane.facts);
        CHECK(opened.effects.empty());
        CHECK(opened.screen_changed);
        pane.state = opened.state;
        pane.go(action::GoBack{});
        REQUIRE(std::holds_alternative<ExploreState>(pane.state.screen));
        CHECK(std::get<ExploreState>(pane.state.screen).audience == Audience::teens);
        pane.state.screen = ReaderState{"six-boundaries", {}};
        pane.go(action::OpenRead{slug});
        pane.go(action::TryItDone{});
        REQUIRE(std::holds_alternative<ReaderState>(pane.state.screen));
        CHECK(std::get<ReaderState>(pane.state.screen).slug == "six-boundaries");
        pane.go(action::OpenRead{slug});
        pane.state.last_touch_seconds = 0;
        pane.facts.now_seconds = 179;
        pane.go(action::Tick{});
        CHECK_FALSE(pane.state.sheet);
        pane.facts.now_seconds = 180;
        pane.go(action::Tick{});
        CHECK(pane.state.sheet);
        pane.facts.now_seconds = 210;
        pane.go(action::Tick{});
        CHECK(std::holds_alternative<WelcomeState>(pane.state.screen));
    }
}

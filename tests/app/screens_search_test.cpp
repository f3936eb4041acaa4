// The search screen: what the keys type, what is shown for it, and where a touch leads.
#include "../support/app/pane.h"
#include "app/flow.h"
#include "app/library/search.h"
#include "app/screens/screens.h"

#include <catch2/catch.hpp>

using namespace porchlight;
using library::Article;
using library::Shelf;
using test::asked;
using test::DrawScreen;
using test::none;
using test::Pane;

namespace {

Article read_of(std::string slug, std::string title, Shelf shelf, std::string text = {}) {
    Article read;
    read.slug = std::move(slug);
    read.title = std::move(title);
    read.shelf = shelf;
    read.audience.everyone = true;
    read.minutes = 4;
    if (!text.empty()) {
        read.blocks.push_back({library::BlockKind::heading, {{"At home"}}, 0, 1});
        read.blocks.push_back({library::BlockKind::paragraph, {{std::move(text)}}, 0, 2});
    }
    return read;
}

struct Searching : Pane {
    Searching()
        : reads_(library::Library::of({read_of("helps", "How family helps", Shelf::family),
                                       read_of("patterns", "Five family patterns", Shelf::family),
                                       read_of("parents", "For parents", Shelf::youth, "And the rest of the family."),
                                       read_of("six", "Six kinds of boundaries", Shelf::boundaries, "Family as well."),
                                       read_of("peers", "What peer support is", Shelf::peer)})),
          search_(reads_, "en", {{"overdose"}, {}}) {
        facts.library = &reads_;
        facts.search = &search_;
        state.screen = SearchState{};
    }
    /// One frame of the screen in the state; the action is worked through the flow.
    void step() {
        if (const auto action = frame(screen())) state = update(state, *action, facts).state;
    }
    void touch(std::string_view id) {
        if (const auto action = tap(screen(), id)) state = update(state, *action, facts).state;
        frame(screen());
    }
    DrawScreen screen() const {
        const auto now = std::get<SearchState>(state.screen);
        return [now](Page& page) { return screens::draw(now, page); };
    }
    const std::string& words() const { return std::get<SearchState>(state.screen).words; }

  private:
    library::Library reads_;
    library::Search search_;
};

} // namespace

TEST_CASE("search screen: nothing typed shows the topics, and each opens its shelf") {
    Searching pane;
    pane.frame(pane.screen());
    CHECK(pane.broken_rules() == none);
    CHECK(pane.says("What’s on your mind?"));
    CHECK_FALSE(pane.shows("search.clear"));
    CHECK(asked<action::OpenShelf>(pane.tap(pane.screen(), "search.topic.family")).shelf == Shelf::family);
    pane.touch("search.go"); // "not yet"
    CHECK_FALSE(std::get<SearchState>(pane.state.screen).sees_reads);
}

TEST_CASE("search screen: keys on the glass type, three reads stand above them, and the title counts all") {
    Searching pane;
    for (const char* key : {"key.f", "key.a", "key.m"}) pane.touch(key);
    CHECK(pane.words() == "fam");
    CHECK(pane.broken_rules() == none);
    CHECK(pane.says("4\u00A0reads found"));
    CHECK(pane.shows("search.read.helps"));
    CHECK(pane.shows("search.read.patterns"));
    CHECK_FALSE(pane.shows("search.read.parents"));
    CHECK(pane.control("search.read.six").label == "Six kinds of boundaries. Boundaries · 4\u00a0min · “Family…”");
    CHECK(pane.control("search.field").value == "fam");
    const ui::Rect last = pane.control("search.read.six").rect;
    CHECK(last.bottom() <= pane.control("search.field").rect.y);
    pane.touch("key.delete");
    CHECK(pane.words() == "fa");
    pane.touch("search.clear");
    CHECK(pane.words().empty());
    CHECK(pane.shows("key.q"));
}

TEST_CASE("search screen: a keyboard that is plugged in types as well, and Enter shows the reads") {
    Searching pane;
    pane.frame(pane.screen());
    for (const char32_t one : U"famé") {
        if (one == 0) break;
        pane.type(one);
        pane.step();
    }
    CHECK(pane.words() == "famé");
    pane.key(ui::KeyName::erase);
    pane.step();
    CHECK(pane.words() == "fam");
    pane.key(ui::KeyName::enter);
    pane.step();
    CHECK(std::get<SearchState>(pane.state.screen).sees_reads);
    pane.frame(pane.screen());
    pane.type(U'i');
    pane.step();
    CHECK(pane.words() == "fami");
    CHECK_FALSE(std::get<SearchState>(pane.state.screen).sees_reads);
}

TEST_CASE("search screen: in reach mode the reads found begin in the lower half") {
    Searching pane;
    pane.state.screen = SearchState{.words = "fam", .sees_reads = true};
    pane.frame(pane.screen());
    CHECK(pane.control("search.list").rect.y < 700);
    pane.state.reach_mode = true;
    pane.frame(pane.screen());
    CHECK(pane.control("search.list").rect.y >= 950);
}

TEST_CASE("search screen: See reads shows them all, and Type more brings the keys and the words back") {
    Searching pane;
    pane.state.screen = SearchState{.words = "fam"};
    pane.touch("search.go");
    CHECK(pane.broken_rules() == none);
    CHECK_FALSE(pane.shows("key.q"));
    CHECK(pane.says("For “fam”"));
    CHECK(pane.shows("search.read.six"));
    const auto opened = asked<action::OpenRead>(pane.tap(pane.screen(), "search.read.parents"));
    CHECK(opened.slug == "parents");
    CHECK(opened.section == 1);
    pane.touch("search.more");
    CHECK(pane.shows("key.q"));
    CHECK(pane.words() == "fam");
    pane.touch("search.word.1");
    CHECK(pane.words() == "family ");
}

TEST_CASE("search screen: no match offers the nearest topic, words of need put help first, one touch away") {
    Searching pane;
    pane.state.screen = SearchState{.words = "fazzzzz"};
    pane.frame(pane.screen());
    CHECK(pane.says("No reads for that yet. These may be close."));
    CHECK(pane.shows("search.read.helps"));
    CHECK_FALSE(pane.shows("search.help"));
    pane.state.screen = SearchState{.words = "overdose family"};
    pane.frame(pane.screen());
    CHECK(pane.broken_rules() == none);
    CHECK(pane.control("search.help").rect.y < pane.control("search.read.helps").rect.y);
    asked<action::OpenHelp>(pane.tap(pane.screen(), "search.help"));
}

TEST_CASE("search screen: the keys go through the languages of the site, and to numbers and back") {
    Searching pane;
    pane.touch("key.script");
    CHECK(pane.shows("key.ñ"));
    CHECK(pane.broken_rules() == none);
    pane.touch("key.ñ");
    CHECK(pane.words() == "ñ");
    pane.touch("search.clear");
    pane.touch("key.script");
    CHECK(pane.broken_rules() == none);
    CHECK(pane.shows("key.अ"));
    pane.touch("key.स");
    CHECK_FALSE(pane.shows("key.अ")); // after a consonant a vowel is a sign
    pane.touch("key.ी");
    CHECK(pane.words() == "सी");
    CHECK(pane.shows("key.अ"));
    pane.touch("key.shift");
    pane.touch("key.ख");
    CHECK(pane.words() == "सीख");
    CHECK(pane.shows("key.क")); // shift is for one letter
    pane.touch("key.123");
    pane.touch("key.7");
    CHECK(pane.words() == "सीख7");
    pane.touch("key.123");
    CHECK(pane.shows("key.क"));
    pane.facts.site.languages = {{"en", "English"}};
    pane.state.screen = SearchState{};
    pane.frame(pane.screen());
    CHECK_FALSE(pane.shows("key.script"));
}

TEST_CASE("search screen: a Spanish vowel that is held down is typed with its accent") {
    Searching pane;
    pane.state.screen = SearchState{.keys_language = "es"};
    pane.frame(pane.screen());
    const ui::Point key = pane.control("key.a").rect.center();
    pane.press(key);
    pane.step();
    pane.now_seconds += 0.6;
    pane.step();
    pane.release(key);
    pane.step();
    CHECK(pane.words() == "á");
    pane.now_seconds += 1;
    pane.press(key);
    pane.step();
    pane.now_seconds += 0.1;
    pane.release(key);
    pane.step();
    CHECK(pane.words() == "áa");
}

TEST_CASE("search screen: Back from a read leads to the words, Back from them to the shelves, Home forgets them") {
    Searching pane;
    const auto go = [&](const Action& action) { pane.state = update(pane.state, action, pane.facts).state; };
    pane.state.screen = ExploreState{.audience = Audience::family};
    go(action::OpenSearch{});
    for (const char32_t one : {U'f', U'a', U'm'}) go(action::TypeCharacter{one});
    go(action::OpenRead{"parents", 1});
    REQUIRE(std::holds_alternative<ReaderState>(pane.state.screen));
    CHECK(std::get<ReaderState>(pane.state.screen).section == 1);
    go(action::GoBack{});
    REQUIRE(std::holds_alternative<SearchState>(pane.state.screen));
    CHECK(pane.words() == "fam");
    go(action::GoBack{});
    REQUIRE(std::holds_alternative<ExploreState>(pane.state.screen));
    CHECK(std::get<ExploreState>(pane.state.screen).audience == Audience::family);
    CHECK(std::get<ExploreState>(pane.state.screen).read == std::vector<std::string>{"parents"});
    go(action::OpenSearch{});
    CHECK(pane.words().empty());
    go(action::TypeCharacter{U'f'});
    pane.facts.now_seconds = pane.state.last_touch_seconds + 89;
    go(action::Tick{});
    CHECK_FALSE(pane.state.sheet);
    pane.facts.now_seconds = pane.state.last_touch_seconds + 90;
    go(action::Tick{});
    REQUIRE(pane.state.sheet);
    CHECK(std::holds_alternative<StillThere>(*pane.state.sheet));
    pane.facts.now_seconds += 30;
    go(action::Tick{});
    CHECK(std::holds_alternative<WelcomeState>(pane.state.screen));
}

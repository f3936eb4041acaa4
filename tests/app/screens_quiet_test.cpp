// The quiet minute: what it registers, what a touch asks for, and that nothing moves when nothing should.
#include "../support/app/pane.h"
#include "app/flow.h"
#include "app/screens/screens.h"

#include <catch2/catch.hpp>

using namespace porchlight;
using test::asked;
using test::DrawScreen;
using test::none;
using test::Pane;

namespace {

DrawScreen quiet(const QuietState& state) {
    return [state](Page& page) { return screens::draw(state, page); };
}

/// Breathing since so many seconds.
QuietState breathing(const Pane& pane, double seconds, BreathPattern pattern = BreathPattern::soft) {
    QuietState state;
    state.pattern = pattern;
    state.began_seconds = pane.now_seconds - seconds;
    return state;
}

QuietState senses(int sense = 5) {
    QuietState state;
    state.senses = true;
    state.sense = sense;
    return state;
}

/// The frame after everything a touch or a tap started has come to rest.
void settled(Pane& pane, const QuietState& state) {
    for (int frame = 0; frame < 4; ++frame) pane.frame(quiet(state));
}

} // namespace

TEST_CASE("quiet: every control is named, apart and in reach in each of its states") {
    Pane pane;
    for (const BreathPattern pattern :
         {BreathPattern::soft, BreathPattern::even, BreathPattern::square, BreathPattern::light})
        for (const double seconds : {-1.0, 0.0, 3.0, 5.0, 70.0, 120.0}) {
            QuietState state = breathing(pane, seconds, pattern);
            state.name = ArrivalName{EmblemFamily::amber, EmblemShape::heron, 27};
            pane.frame(quiet(state));
            CHECK(pane.broken_rules() == none);
            state.paused_seconds = pane.now_seconds;
            pane.frame(quiet(state));
            CHECK(pane.broken_rules() == none);
            state.paused_seconds.reset();
            state.ended = true;
            pane.frame(quiet(state));
            CHECK(pane.broken_rules() == none);
        }
    for (int sense = 5; sense >= 1; --sense) {
        pane.frame(quiet(senses(sense)));
        CHECK(pane.broken_rules() == none);
    }
    QuietState ended = senses(1);
    ended.ended = true;
    pane.frame(quiet(ended));
    CHECK(pane.broken_rules() == none);
    CHECK(pane.says("Stay as long as you like."));
}

TEST_CASE("quiet: what is to be touched ends as far above the bar in every size of words") {
    Pane pane;
    for (const auto& [size, bar_top] :
         {std::pair{ui::TextSize::standard, 1752.0F}, std::pair{ui::TextSize::large, 1752.0F},
          std::pair{ui::TextSize::larger, 1716.0F}, std::pair{ui::TextSize::largest, 1716.0F}}) {
        constexpr float above_bar = 50;
        pane.state.look.text_size = size;
        settled(pane, breathing(pane, 3));
        CHECK(pane.control("quiet.done").rect.bottom() == Approx(bar_top - above_bar));
        CHECK(pane.control("quiet.pause").rect.bottom() == Approx(bar_top - above_bar));
        settled(pane, senses(1));
        CHECK(pane.control("quiet.done").rect.bottom() == Approx(bar_top - above_bar));
    }
}

TEST_CASE("quiet: larger text, less movement and high contrast keep the rules as well") {
    Pane pane;
    for (const ui::ThemeName theme : {ui::ThemeName::light, ui::ThemeName::dark, ui::ThemeName::high_contrast})
        for (const ui::TextSize size :
             {ui::TextSize::standard, ui::TextSize::large, ui::TextSize::larger, ui::TextSize::largest}) {
            pane.state.look = {.theme = theme, .text_size = size, .less_movement = true, .language = "en"};
            pane.frame(quiet(breathing(pane, 3)));
            CHECK(pane.broken_rules() == none);
            CHECK(pane.control("quiet.breath").rect.height > 300);
            pane.frame(quiet(senses(5)));
            CHECK(pane.broken_rules() == none);
        }
}

TEST_CASE("quiet: each control of breathing asks for what it says") {
    Pane pane;
    QuietState state = breathing(pane, 3);
    CHECK(asked<action::PickPattern>(pane.tap(quiet(state), "quiet.pattern.even")).pattern == BreathPattern::even);
    CHECK(asked<action::PickPattern>(pane.tap(quiet(state), "quiet.pattern.square")).pattern == BreathPattern::square);
    CHECK(asked<action::PickPattern>(pane.tap(quiet(state), "quiet.pattern.light")).pattern == BreathPattern::light);
    CHECK(asked<action::ShowSenses>(pane.tap(quiet(state), "quiet.tab.senses")).senses);
    CHECK_FALSE(pane.tap(quiet(state), "quiet.tab.breathe").has_value());
    asked<action::PauseQuiet>(pane.tap(quiet(state), "quiet.pause"));
    asked<action::QuietDone>(pane.tap(quiet(state), "quiet.done"));
    CHECK(pane.control("quiet.pattern.soft").value == "Chosen");
    state.paused_seconds = pane.now_seconds;
    asked<action::ResumeQuiet>(pane.tap(quiet(state), "quiet.resume"));
    CHECK_FALSE(pane.shows("quiet.pause"));
    state.paused_seconds.reset();
    state.ended = true;
    asked<action::QuietDone>(pane.tap(quiet(state), "quiet.done"));
    CHECK_FALSE(pane.shows("quiet.pause"));
    CHECK_FALSE(pane.shows("quiet.resume"));
}

TEST_CASE("quiet: each control of the senses asks for what it says") {
    Pane pane;
    QuietState state = senses(4);
    state.lights[1] = true;
    CHECK(asked<action::TouchLight>(pane.tap(quiet(state), "quiet.light.3")).light == 2);
    CHECK_FALSE(pane.shows("quiet.light.5"));
    CHECK(pane.control("quiet.light.2").value == "Chosen");
    CHECK(pane.control("quiet.light.1").value.empty());
    CHECK(pane.control("quiet.sense").label == "4 things you can touch");
    CHECK(pane.control("quiet.next").label == "Next: 3 to hear");
    asked<action::NextSense>(pane.tap(quiet(state), "quiet.next"));
    asked<action::QuietDone>(pane.tap(quiet(state), "quiet.done"));
    CHECK_FALSE(asked<action::ShowSenses>(pane.tap(quiet(state), "quiet.tab.breathe")).senses);
    CHECK(pane.shows("quiet.to_come.3"));
    CHECK_FALSE(pane.shows("quiet.to_come.4"));
    asked<action::NextSense>(pane.tap(quiet(senses(1)), "quiet.next"));
}

TEST_CASE("quiet: the word follows the breath, the cue changes every four breaths") {
    Pane pane;
    const auto says_at = [&](double seconds, BreathPattern pattern, std::string_view words) {
        pane.frame(quiet(breathing(pane, seconds, pattern)));
        return pane.says(words);
    };
    CHECK(says_at(1, BreathPattern::soft, "Breathe in"));
    CHECK(says_at(5, BreathPattern::soft, "Breathe out"));
    CHECK(says_at(5, BreathPattern::square, "Hold softly"));
    CHECK_FALSE(says_at(1, BreathPattern::light, "Breathe in"));
    CHECK_FALSE(says_at(-1, BreathPattern::soft, "Breathe in"));
    CHECK(says_at(39.9, BreathPattern::soft, "Let your shoulders drop."));
    CHECK(says_at(40.1, BreathPattern::soft, "Feel your feet on the floor."));
    CHECK(says_at(80.1, BreathPattern::soft, "Unclench your jaw."));
    CHECK(says_at(10, BreathPattern::soft, "About 2\u00A0minutes left"));
    CHECK(says_at(61, BreathPattern::soft, "Under a minute left"));
}

TEST_CASE("quiet: the word about holding is said the first time Square is chosen, and never again") {
    Pane pane;
    pane.state.screen = breathing(pane, 3);
    const auto pick = [&](BreathPattern pattern) {
        pane.state = update(pane.state, action::PickPattern{pattern}, pane.facts).state;
        pane.frame(quiet(std::get<QuietState>(pane.state.screen)));
        return pane.says("skip the hold");
    };
    pane.facts.now_seconds = pane.now_seconds;
    CHECK_FALSE(pick(BreathPattern::even));
    CHECK(pick(BreathPattern::square));
    CHECK_FALSE(pick(BreathPattern::soft));
    CHECK_FALSE(pick(BreathPattern::square));
}

TEST_CASE("quiet: it draws thirty pictures a second while it breathes, and none when it is still") {
    Pane pane;
    settled(pane, breathing(pane, 3));
    REQUIRE(pane.next_frame_in_seconds());
    CHECK(*pane.next_frame_in_seconds() == Approx(1.0 / 30));
    settled(pane, breathing(pane, -1.5));
    REQUIRE(pane.next_frame_in_seconds());
    CHECK(*pane.next_frame_in_seconds() == Approx(1.5));
    QuietState paused = breathing(pane, 3);
    paused.paused_seconds = pane.now_seconds;
    settled(pane, paused);
    CHECK_FALSE(pane.next_frame_in_seconds());
    QuietState ended = breathing(pane, 121);
    ended.ended = true;
    settled(pane, ended);
    CHECK_FALSE(pane.next_frame_in_seconds());
    settled(pane, senses(5));
    CHECK_FALSE(pane.next_frame_in_seconds());
    settled(pane, breathing(pane, 3));
    pane.state.sheet = HelpSheet{};
    settled(pane, breathing(pane, 3));
    CHECK_FALSE(pane.next_frame_in_seconds());
}

TEST_CASE("quiet: night falls over the paper in the first six tenths of a second") {
    Pane pane;
    pane.state.screen_since_seconds = pane.now_seconds;
    settled(pane, senses(5));
    REQUIRE(pane.next_frame_in_seconds());
    CHECK(*pane.next_frame_in_seconds() <= 1.0 / 30);
    pane.now_seconds += 0.61;
    settled(pane, senses(5));
    CHECK_FALSE(pane.next_frame_in_seconds());
}

TEST_CASE("quiet: the arrival name stays in sight when it was opened from Done") {
    Pane pane;
    QuietState state = senses(5);
    state.name = ArrivalName{EmblemFamily::amber, EmblemShape::heron, 27};
    pane.frame(quiet(state));
    CHECK(pane.says("Amber Heron 27"));
    state.name.reset();
    pane.frame(quiet(state));
    CHECK_FALSE(pane.says("Amber Heron 27"));
}

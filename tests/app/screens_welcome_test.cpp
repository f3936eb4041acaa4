// Welcome and the failure screen: what they register, and what a touch on each control asks for.
#include "../support/app/pane.h"
#include "app/screens/screens.h"

#include <catch2/catch.hpp>

using namespace porchlight;
using test::asked;
using test::DrawScreen;
using test::none;
using test::Pane;

namespace {

DrawScreen welcome(const WelcomeState& state = {}) {
    return [state](Page& page) { return screens::draw(state, page); };
}
DrawScreen failure(const FailureState& state) {
    return [state](Page& page) { return screens::draw(state, page); };
}

} // namespace

TEST_CASE("welcome: every control is named, apart and in reach in each of its states") {
    Pane pane;
    WelcomeState state;
    for (const int languages : {1, 2, 3, 5}) {
        pane.facts.site.languages.clear();
        for (int at = 0; at < languages; ++at)
            pane.facts.site.languages.push_back({at == 0 ? "en" : "l" + std::to_string(at), "Language"});
        for (const int minute : {3 * 60, 6 * 60, 12 * 60, 18 * 60 - 10, 22 * 60}) {
            pane.facts.local.minute = minute;
            for (const bool scheduled : {true, false}) {
                pane.facts.groups.scheduled = scheduled;
                pane.frame(welcome(state));
                CHECK(pane.broken_rules() == none);
            }
        }
    }
}

TEST_CASE("welcome: each control asks for what it says") {
    Pane pane;
    asked<action::BeginCheckIn>(pane.tap(welcome(), "welcome.checkin"));
    asked<action::OpenExplore>(pane.tap(welcome(), "welcome.explore"));
    asked<action::OpenQuiet>(pane.tap(welcome(), "welcome.quiet"));
    asked<action::OpenGroups>(pane.tap(welcome(), "welcome.groups"));
    asked<action::OpenPrivacy>(pane.tap(welcome(), "welcome.keeps"));
    CHECK(asked<action::PickLanguage>(pane.tap(welcome(), "welcome.language.es")).code == "es");
    CHECK_FALSE(pane.frame(welcome()).has_value());
}

TEST_CASE("welcome: the staff door opens after three seconds of holding, never by a tap") {
    Pane pane;
    CHECK_FALSE(pane.tap(welcome(), "welcome.clock").has_value());
    pane.now_seconds += 1;
    pane.press(pane.control("welcome.clock").rect.center());
    CHECK_FALSE(pane.frame(welcome()).has_value());
    pane.now_seconds += 2.9;
    CHECK_FALSE(pane.frame(welcome()).has_value());
    pane.now_seconds += 0.11;
    asked<action::StaffDoor>(pane.frame(welcome()));
}

TEST_CASE("welcome: the language in use is among three chips, the rest behind More") {
    Pane pane;
    pane.facts.site.languages = {{"en", "English"}, {"es", "Español"}, {"hi", "हिन्दी"}, {"fr", "Français"}};
    pane.state.look.language = "fr";
    pane.frame(welcome());
    CHECK(pane.shows("welcome.language.fr"));
    CHECK_FALSE(pane.shows("welcome.language.hi"));
    asked<action::OpenLanguage>(pane.tap(welcome(), "welcome.language.more"));
    pane.facts.site.languages = {{"en", "English"}};
    pane.frame(welcome());
    CHECK_FALSE(pane.shows("welcome.language.en"));
}

TEST_CASE("welcome: groups read as now, soon, over or not at all") {
    Pane pane;
    pane.frame(welcome());
    CHECK(pane.says("6:00\u00A0PM"));
    pane.facts.local.minute = 17 * 60 + 50;
    pane.frame(welcome());
    CHECK(pane.says("In 10\u00A0min"));
    pane.facts.groups.to_come.front().on = false; // still there, so that nobody waits for it
    pane.frame(welcome());
    CHECK(pane.says("Evening recovery group"));
    CHECK(pane.says("Not meeting today"));
    CHECK_FALSE(pane.says("In 10\u00A0min"));
    pane.facts.groups.to_come.clear();
    pane.frame(welcome());
    CHECK(pane.says("Tomorrow starts at 9:00\u00A0AM"));
    pane.facts.groups.tomorrow_first_minute.reset();
    pane.frame(welcome());
    CHECK(pane.says("That’s all for today."));
    pane.facts.groups.scheduled = false;
    pane.frame(welcome());
    CHECK_FALSE(pane.shows("welcome.groups"));
    CHECK(pane.control("welcome.explore").rect.height == Approx(320));
}

TEST_CASE("welcome: a number of people is only said when there is one to say") {
    Pane pane;
    pane.frame(welcome());
    CHECK(pane.says("More than 40\u00A0people"));
    pane.facts.community_people.reset();
    pane.frame(welcome());
    CHECK(pane.says("Many people have stood"));
    pane.facts.site.community_line = false;
    pane.frame(welcome());
    CHECK(pane.says("You’re welcome here"));
}

TEST_CASE("welcome: the arrival name stays for as long as it was promised") {
    Pane pane;
    WelcomeState state;
    state.seen_name = ArrivalName{EmblemFamily::moss, EmblemShape::boat, 5};
    state.seen_name_until_seconds = pane.now_seconds + 10;
    pane.frame(welcome(state));
    CHECK(pane.says("Moss Boat 5"));
    CHECK(pane.broken_rules() == none);
    REQUIRE(pane.next_frame_in_seconds());
    CHECK(*pane.next_frame_in_seconds() <= 10);
    pane.now_seconds += 10;
    pane.frame(welcome(state));
    CHECK_FALSE(pane.says("Moss Boat 5"));
}

TEST_CASE("welcome: the sky and the greeting follow the clock") {
    CHECK(sky_at(4 * 60 + 59) == Sky::night);
    CHECK(sky_at(5 * 60) == Sky::dawn);
    CHECK(sky_at(8 * 60) == Sky::day);
    CHECK(sky_at(17 * 60) == Sky::dusk);
    CHECK(sky_at(20 * 60) == Sky::night);
    Pane pane;
    const auto greets_at = [&](int minute, std::string_view words) {
        pane.facts.local.minute = minute;
        pane.frame(welcome());
        return pane.says(words);
    };
    CHECK(greets_at(5 * 60, "Good morning."));
    CHECK(greets_at(12 * 60, "Good afternoon."));
    CHECK(greets_at(17 * 60, "Good evening."));
    CHECK(greets_at(2 * 60, "Good evening."));
}

TEST_CASE("failure: every code and every way to the desk keeps the rules") {
    Pane pane;
    for (const FailureCode code :
         {FailureCode::read_only, FailureCode::full, FailureCode::not_saved, FailureCode::touch})
        for (const DeskSide side : {DeskSide::left, DeskSide::right, DeskSide::behind})
            for (const bool reads_open : {false, true}) {
                pane.facts.site.desk = side;
                pane.frame(failure({code, reads_open, false}));
                CHECK(pane.broken_rules() == none);
                CHECK(pane.says(std::to_string(static_cast<int>(code)) + ")."));
                CHECK(pane.shows("failure.explore") == reads_open);
                CHECK(pane.says("It’s behind you.") == (side == DeskSide::behind));
            }
    asked<action::TryAgain>(pane.tap(failure({}), "failure.again"));
    asked<action::OpenExplore>(pane.tap(failure({FailureCode::full, true, false}), "failure.explore"));
}

TEST_CASE("failure: a closed desk says when it opens, and a number nobody filed is left out") {
    Pane pane;
    pane.facts.site.desk_is_open = false;
    pane.facts.site.desk_opens_minute = 8 * 60 + 30;
    pane.facts.help.crisis.clear();
    pane.frame(failure({}));
    CHECK(pane.says("The desk opens at 8:30\u00A0AM."));
    pane.facts.local.day = *store::day_from_iso("2026-11-20"); // a Friday
    pane.facts.site.desk_opens_days_on = 3;
    pane.frame(failure({}));
    CHECK(pane.says("The desk opens on Monday at 8:30\u00A0AM."));
    CHECK_FALSE(pane.says("Need to talk right now?"));
    CHECK(pane.broken_rules() == none);
}

TEST_CASE("failure: staff can come in by the clock, to export when the storage is full") {
    Pane pane;
    pane.frame(failure({FailureCode::full, false, false}));
    pane.press(pane.control("failure.clock").rect.center());
    CHECK_FALSE(pane.frame(failure({FailureCode::full, false, false})).has_value());
    pane.now_seconds += 3;
    asked<action::StaffDoor>(pane.frame(failure({FailureCode::full, false, false})));
}

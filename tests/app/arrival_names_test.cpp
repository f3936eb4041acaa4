// Arrival names on staff screens: to be called as their bearers read them, whatever language that was.
#include "../support/app/pane.h"
#include "app/emblems.h"
#include "app/gallery/samples.h"
#include "app/screens/screens.h"

#include <catch2/catch.hpp>

using namespace porchlight;
using test::none;
using test::Pane;

namespace {

Strings words_in(std::string_view language) {
    auto strings = Strings::open(PORCHLIGHT_SHARE "/locale", language, "US");
    if (!strings) FAIL(strings.error().sentence);
    return *strings;
}

} // namespace

TEST_CASE("staff today: an arrival name is written in every language of the site, since none is kept with a request") {
    const Strings spanish = words_in("es"), hindi = words_in("hi");
    Pane pane;
    pane.show(gallery::staff_room(), "staff-dashboard");
    const test::DrawScreen screen = [](Page& page) { return screens::draw(TodayState{}, page); };
    const ArrivalName name = pane.facts.today.waiting.front().name;
    pane.frame(screen);
    CHECK(pane.says(words_of(name, pane.say())));
    CHECK_FALSE(pane.says(words_of(name, spanish)));

    pane.other_languages = {&spanish, &hindi};
    for (WaitingFact& waiting : pane.facts.today.waiting) waiting.requests.asked.fill(true); // the longest second line
    pane.frame(screen);
    CHECK(pane.says(words_of(name, pane.say())));
    CHECK(pane.says(words_of(name, spanish) + " · " + words_of(name, hindi)));
    CHECK(pane.broken_rules() == none);
}

TEST_CASE("arrival names: the front page shows a name for a while in the language it was told in") {
    Pane pane;
    const Strings spanish = words_in("es");
    pane.other_languages = {&spanish};
    WelcomeState state{ArrivalName{EmblemFamily::moss, EmblemShape::boat, 5}, pane.now_seconds + 10, "es"};
    pane.frame([&](Page& page) { return screens::draw(state, page); });
    CHECK(pane.says(words_of(*state.seen_name, spanish)));
    CHECK_FALSE(pane.says("Moss Boat 5"));
}

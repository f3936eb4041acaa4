// The clock that set-up sets, the zones it offers and the panel it measures.
#include "app/clock.h"
#include "app/panel.h"
#include "app/zones.h"

#include <catch2/catch.hpp>

using namespace porchlight;
using namespace std::chrono;

namespace {

LocalTime at(year_month_day date, int minute = 600) { return {store::day_of(date), minute, 0}; }

} // namespace

TEST_CASE("clock: each part goes round within its own limits") {
    CHECK(stepped(at(2026y / December / 31), ClockPart::month, 1).day == store::day_of(2026y / January / 31));
    CHECK(stepped(at(2026y / January / 31), ClockPart::month, 1).day == store::day_of(2026y / February / 28));
    CHECK(stepped(at(2028y / February / 29), ClockPart::year, 1).day == store::day_of(2029y / February / 28));
    CHECK(stepped(at(2026y / April / 30), ClockPart::day, 1).day == store::day_of(2026y / April / 1));
    CHECK(stepped(at(2026y / April / 1), ClockPart::day, -1).day == store::day_of(2026y / April / 30));
    CHECK(stepped(at(2026y / April / 1, 23 * 60 + 5), ClockPart::hour, 1).minute == 5);
    CHECK(stepped(at(2026y / April / 1, 120), ClockPart::minute, -1).minute == 179);
    CHECK(stepped(at(2026y / November / 22), ClockPart::minute, 1).weekday == 6); // a Sunday
}

TEST_CASE("clock: what is shown stays shown, in every copy, across zones and summer time") {
    auto clock = Clock::open("America/New_York");
    REQUIRE(clock);
    const Clock copy = *clock;
    for (const auto& wanted : {at(2030y / July / 4, 721), at(2026y / January / 1, 0), at(2031y / March / 9, 200)}) {
        clock->show(wanted);
        // A minute may have ended between the two.
        const LocalTime now = copy.now();
        CHECK(now.day == wanted.day);
        CHECK((now.minute == wanted.minute || now.minute == wanted.minute + 1));
    }
    CHECK(clock->use_zone("Asia/Kolkata"));
    CHECK_FALSE(clock->use_zone("Mars/Base"));
}

TEST_CASE("zones: the system's list has every country, and names in the languages of the kiosk") {
    const auto zones = read_zones();
    REQUIRE(zones);
    CHECK(zones_of(*zones, "US", {}).front().name == "America/New_York");
    CHECK(zones_of(*zones, "IN", {}).size() == 1);
    CHECK(zones_of(*zones, {}, "Europe").size() > 30);
    for (const std::string& part : parts_of(*zones)) CHECK(part.find('/') == std::string::npos);
    CHECK(words_of_zone("America/New_York", "en").name == "Eastern Time");
    CHECK(words_of_zone("America/New_York", "en").city == "New York");
    CHECK(words_of_zone("America/New_York", "es").city == "Nueva York");
    CHECK(words_of_zone("America/New_York", "es").name == "Hora oriental");
    CHECK_FALSE(words_of_zone("Asia/Kolkata", "hi").name.empty());
    CHECK_FALSE(read_zones("/nowhere/zone.tab"));
}

TEST_CASE("zones: a country's list has no two that go alike, and none of another country is lost for it") {
    const std::vector<Zone> zones{{"America/New_York", "US"}, {"America/Detroit", "US"}, {"America/Denver", "US"},
                                  {"America/Phoenix", "US"},  {"America/Boise", "US"},   {"America/Toronto", "CA"}};
    std::vector<std::string> names;
    for (const Zone& zone : distinct_zones(zones, store::day_of(2026y / November / 23))) names.push_back(zone.name);
    CHECK(names ==
          std::vector<std::string>{"America/New_York", "America/Denver", "America/Phoenix", "America/Toronto"});
}

TEST_CASE("panel: inches corner to corner become millimetres, as it hangs") {
    CHECK(panel_of(24, true).width_mm == 299);
    CHECK(panel_of(24, true).height_mm == 531);
    CHECK(panel_of(24, false).width_mm == 531);
    Facts facts;
    facts.panel_inches = 26.9F;
    CHECK(panel_inches({}, facts) == 27);
    facts.setup.panel_width_mm = 299;
    facts.setup.panel_height_mm = 531;
    CHECK(panel_inches({}, facts) == 24);
    TouchTest chosen;
    chosen.inches = 32;
    CHECK(panel_inches(chosen, facts) == 32);
}

TEST_CASE("clock: minutes later is another day past midnight, both ways, and between two times they are counted") {
    const LocalTime late{store::day_of(2026y / December / 31), 23 * 60 + 30, 3};
    CHECK(moved(late, 60) == LocalTime{store::day_of(2027y / January / 1), 30, 4});
    CHECK(moved(moved(late, 60), -60) == late);
    CHECK(moved(late, -24 * 60) == LocalTime{late.day - 1, late.minute, 2});
    CHECK(moved(late, 0) == late);
    for (const std::int32_t minutes : {-3000, -1, 0, 29, 30, 5000})
        CHECK(minutes_between(late, moved(late, minutes)) == minutes);
}

TEST_CASE("clock: how far another zone is ahead comes from the zone files") {
    const auto clock = Clock::open("Asia/Kolkata");
    REQUIRE(clock);
    CHECK(clock->minutes_ahead_in("Asia/Tokyo") == 210);
    CHECK(clock->minutes_ahead_in("Asia/Kolkata") == 0);
    CHECK_FALSE(clock->minutes_ahead_in("Mars/Base"));
}

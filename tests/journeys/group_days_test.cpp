// Staff: a kiosk that was set up today learns the whole week's groups today.
#include "support/journeys/driver.h"

#include <catch2/catch.hpp>
#include <chrono>

using namespace porchlight;
using journeys::Driver;

namespace {

constexpr std::int32_t ahead = 6;

std::vector<store::Group> on(Driver& kiosk, store::Day day) {
    return lobby::need(kiosk.store().schedule().groups_on(day));
}

std::vector<store::Group> usual(Driver& kiosk, store::Day day) {
    const std::chrono::weekday weekday{std::chrono::sys_days{store::date_of(day)}};
    return lobby::need(kiosk.store().schedule().usual(weekday));
}

void open_day(Driver& kiosk) {
    kiosk.unlock();
    kiosk.tap("staff.tab.groups");
    kiosk.tap("grp.other");
    kiosk.tap("days." + std::to_string(ahead));
}

void add(Driver& kiosk, std::string_view name, bool weekly) {
    kiosk.tap("grp.add");
    kiosk.type(name);
    kiosk.tap("grp.name.done");
    if (!weekly) kiosk.tap("grp.weekly");
    kiosk.tap("grp.save");
}

} // namespace

TEST_CASE("group days: a weekly group of a day ahead is on every such weekday, and on no other day") {
    Driver kiosk;
    const store::Day day = kiosk.local.day + ahead;
    open_day(kiosk);
    add(kiosk, "circle", true);
    REQUIRE(usual(kiosk, day).size() == 1);
    CHECK(usual(kiosk, day).front() == store::Group{"circle", 18 * 60, 60, {}, store::Audience::everyone, true});
    CHECK(on(kiosk, day).size() == 1);
    CHECK(on(kiosk, day + 7).size() == 1);
    CHECK(on(kiosk, kiosk.local.day).empty());
    CHECK(usual(kiosk, kiosk.local.day).empty());
    CHECK(kiosk.shows("grp.edit.0")); // that day is still shown
    kiosk.tap("bar.back");
    CHECK_FALSE(kiosk.shows("grp.edit.0"));
    kiosk.tap("bar.lock");
    CHECK(kiosk.words().find("circle") == std::string::npos); // the lobby is told when the day has come
    kiosk.local.day = day;
    kiosk.restart();
    CHECK(kiosk.words().find("circle") != std::string::npos);
}

TEST_CASE("group days: what is planned for one day ahead alone is there when the day has come, and a week later not") {
    Driver kiosk;
    const store::Day day = kiosk.local.day + ahead;
    open_day(kiosk);
    add(kiosk, "every week", true);
    add(kiosk, "visitor", false);
    kiosk.tap("grp.edit.0");
    kiosk.tap("grp.on"); // not on this one day
    kiosk.tap("grp.save");
    const auto holds = [&] {
        REQUIRE(on(kiosk, day).size() == 2);
        CHECK(on(kiosk, day)[0].on != on(kiosk, day)[1].on);
        REQUIRE(on(kiosk, day + 7).size() == 1);
        CHECK(on(kiosk, day + 7).front().name == "every week");
        CHECK(on(kiosk, day + 7).front().on);
    };
    holds();
    for (std::int32_t passed = 0; passed < ahead; ++passed) { // whatever each new day does away with
        kiosk.local.day = kiosk.local.day + 1;
        kiosk.day_begins();
    }
    kiosk.restart();
    holds();
    CHECK(kiosk.words().find("visitor") != std::string::npos);
}

TEST_CASE("group days: one that is removed from a day ahead stays on the list of every week") {
    Driver kiosk;
    const store::Day day = kiosk.local.day + ahead;
    open_day(kiosk);
    add(kiosk, "circle", true);
    kiosk.tap("grp.edit.0");
    kiosk.tap("grp.remove");
    kiosk.tap("ask.go");
    CHECK(on(kiosk, day).empty());
    CHECK(on(kiosk, day + 7).size() == 1);
    CHECK(kiosk.words().find("No groups yet.") != std::string::npos);
}

TEST_CASE("group days: one of a day ahead that is open at midnight is kept for its own day") {
    Driver kiosk;
    const store::Day day = kiosk.local.day + ahead;
    open_day(kiosk);
    kiosk.tap("grp.add");
    kiosk.type("circle");
    kiosk.tap("grp.name.done");
    kiosk.local.day = kiosk.local.day + 1;
    kiosk.day_begins();
    kiosk.tap("grp.save");
    CHECK(on(kiosk, day).size() == 1);
    CHECK(on(kiosk, day + 1).empty());
    CHECK(on(kiosk, day - 1).empty());
}

// Staff: a day, and every such weekday, has room for so many groups. Nobody is led to add one that cannot be kept, and
// what cannot be kept changes nothing.
#include "support/journeys/driver.h"

#include <catch2/catch.hpp>
#include <chrono>

using namespace porchlight;
using journeys::Driver;

namespace {

constexpr std::string_view full = "A day has room for 40 groups. Remove one to add another.";

std::vector<store::Group> as_many_as_there_is_room_for() {
    std::vector<store::Group> groups;
    for (std::size_t i = 0; i < store::groups_max; ++i)
        groups.push_back({"group " + std::to_string(i), static_cast<std::uint16_t>(11 * 60 + i), 60, "", {}, true});
    return groups;
}

std::size_t today(Driver& kiosk) { return lobby::need(kiosk.store().schedule().groups_on(kiosk.local.day)).size(); }

std::chrono::weekday weekday(const Driver& kiosk) {
    return std::chrono::weekday{std::chrono::sys_days{store::date_of(kiosk.local.day)}};
}

std::size_t every_week(Driver& kiosk) { return lobby::need(kiosk.store().schedule().usual(weekday(kiosk))).size(); }

bool says(const Driver& kiosk, std::string_view words) { return kiosk.words().find(words) != std::string::npos; }

void open_groups(Driver& kiosk) {
    kiosk.restart();
    kiosk.unlock();
    kiosk.tap("staff.tab.groups");
}

} // namespace

TEST_CASE(
    "groups: where a day is full nothing is added, the screen says why, and there is room again after one is removed") {
    Driver kiosk;
    lobby::need(kiosk.store().schedule().set_day(kiosk.local.day, as_many_as_there_is_room_for()));
    open_groups(kiosk);
    CHECK(says(kiosk, full));
    kiosk.tap("grp.add");
    CHECK_FALSE(std::get<GroupsState>(kiosk.on<StaffState>()->page).edit);
    kiosk.tap("grp.edit.0");
    kiosk.tap("grp.remove");
    kiosk.tap("ask.go");
    CHECK(today(kiosk) == store::groups_max - 1);
    CHECK_FALSE(says(kiosk, full));
    kiosk.tap("grp.add");
    kiosk.type("x");
    kiosk.tap("grp.name.done");
    kiosk.tap("grp.weekly");
    kiosk.tap("grp.save");
    CHECK(today(kiosk) == store::groups_max);
    CHECK(every_week(kiosk) == 1);
}

TEST_CASE("groups: one that has no room on the list of every week is on neither, however often it is saved") {
    Driver kiosk;
    lobby::need(kiosk.store().schedule().set_usual(weekday(kiosk), as_many_as_there_is_room_for()));
    lobby::need(kiosk.store().schedule().set_day(kiosk.local.day, {}));
    open_groups(kiosk);
    kiosk.tap("grp.add");
    kiosk.type("x");
    kiosk.tap("grp.name.done");
    kiosk.tap("grp.weekly");
    for (int tries = 0; tries < 3; ++tries) {
        kiosk.tap("grp.save");
        CHECK(says(kiosk, full));
        CHECK(today(kiosk) == 0);
        CHECK(every_week(kiosk) == store::groups_max);
    }
    kiosk.tap("grp.weekly"); // today alone has room
    CHECK_FALSE(says(kiosk, full));
    kiosk.tap("grp.save");
    CHECK(today(kiosk) == 1);
    CHECK(every_week(kiosk) == store::groups_max);
}

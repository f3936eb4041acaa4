// Staff: another time zone, chosen in Settings. The local day may change by it; no visit is lost and no day that was
// exported begins again.
#include "app/clock.h"
#include "support/journeys/driver.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace porchlight;
using journeys::Driver;

namespace {

void set_up_in_new_york(Driver& kiosk, LocalTime now) {
    kiosk.local = now;
    kiosk.config.time_zone = "America/New_York";
    kiosk.config.region = Region::us;
    kiosk.restart();
}

/// Up to the page, with the zone picked and the box ticked.
void pick(Driver& kiosk, const std::string& zone) {
    kiosk.unlock();
    kiosk.tap("staff.tab.settings");
    kiosk.tap("set.clock");
    kiosk.tap("set.clock.zone");
    kiosk.roll_to("zone.list.", "zone." + zone);
    kiosk.tap("zone." + zone);
    kiosk.tap("set.clock.check");
}

/// Saved; the kiosk's loop sees that the day is another.
void save(Driver& kiosk) {
    const store::Day before = kiosk.local.day;
    kiosk.tap("set.save");
    if (kiosk.local.day != before) kiosk.day_begins();
}

void visit(Driver& kiosk) {
    lobby::need(kiosk.store().submit({kiosk.local.day, store::Reason::medication, {}, {}, {}, true}));
}

std::uint64_t visits_on(Driver& kiosk, store::Day day) {
    const auto session = lobby::unlock(kiosk.store());
    std::uint64_t count = 0;
    lobby::need(kiosk.store().visits().for_each({day, day}, session, [&](const store::Visit&) { return ++count > 0; }));
    return count;
}

void export_all(Driver& kiosk) {
    kiosk.tap("staff.tab.export");
    kiosk.tap("staff.export.start");
    kiosk.tap("staff.export.done");
}

std::vector<store::ExportEntry> exports(Driver& kiosk) { return lobby::need(kiosk.store().exports().list()); }

const store::Day today = day_built() + 40;

} // namespace

TEST_CASE("time zone: it is saved once it is ticked, moves the clock at once, and is there after a restart") {
    Driver kiosk;
    set_up_in_new_york(kiosk, {today, 15 * 60, 0});
    const std::string noon = "12:00\u00A0PM";
    pick(kiosk, "America/Los_Angeles");
    CHECK(kiosk.words().find("Pacific Time") != std::string::npos);
    CHECK(kiosk.words().find(noon) != std::string::npos);
    CHECK(kiosk.local.minute == 15 * 60); // nothing moves before Save
    const auto entries = [&] { return lobby::need(kiosk.store().audit().list()); };
    const auto changes = [&] {
        return std::ranges::count(entries(), store::Action::settings_changed, &store::AuditEntry::action);
    };
    CHECK(changes() == 0);
    save(kiosk);
    CHECK(changes() == 1);
    CHECK(kiosk.local.minute == 12 * 60);
    CHECK(kiosk.words().find(noon + " · Pacific Time") != std::string::npos);
    kiosk.restart();
    CHECK(kiosk.facts().setup.zone == "America/Los_Angeles");
    CHECK(kiosk.words().find(noon) != std::string::npos); // the clock on the front page
}

TEST_CASE("time zone: Cancel leaves the zone and the clock as they were") {
    Driver kiosk;
    set_up_in_new_york(kiosk, {today, 15 * 60, 0});
    pick(kiosk, "Pacific/Honolulu");
    kiosk.tap("set.cancel");
    CHECK(kiosk.zone == "America/New_York");
    CHECK(kiosk.local.minute == 15 * 60);
    kiosk.tap("set.clock");
    CHECK(kiosk.words().find("Eastern Time") != std::string::npos);
    CHECK(kiosk.words().find("Hawaii") == std::string::npos);
}

TEST_CASE("time zone: another one unticks the box, and the clock can be set on top of it") {
    Driver kiosk;
    set_up_in_new_york(kiosk, {today, 15 * 60, 0});
    pick(kiosk, "America/Chicago");
    kiosk.tap("set.clock.zone");
    kiosk.roll_to("zone.list.", "zone.America/Los_Angeles");
    kiosk.tap("zone.America/Los_Angeles");
    kiosk.tap("set.save");
    CHECK(kiosk.zone == "America/New_York");
    kiosk.tap("set.clock.minute.more");
    kiosk.tap("set.clock.check");
    save(kiosk);
    CHECK(kiosk.local.minute == 12 * 60 + 1);
}

TEST_CASE(
    "time zone: one a day back keeps every visit, marks the day that is not over, and goes on in the day before") {
    Driver kiosk;
    set_up_in_new_york(kiosk, {today - 1, 20 * 60, 0});
    visit(kiosk);
    set_up_in_new_york(kiosk, {today, 60, 0});
    visit(kiosk);
    pick(kiosk, "America/Los_Angeles");
    CHECK(kiosk.words().find("Requests that are still open leave the list") != std::string::npos);
    save(kiosk);
    CHECK(kiosk.local.day == today - 1);
    visit(kiosk);
    CHECK(visits_on(kiosk, today - 1) == 2);
    CHECK(visits_on(kiosk, today) == 1);
    CHECK(lobby::need(kiosk.store().uncertain_days({today - 1, today})) == std::vector{today});
    CHECK(lobby::need(kiosk.store().clock_is_sure(today - 1)));
    CHECK(lobby::need(kiosk.store().exports().days_waiting(today - 1)).empty());
    kiosk.local = {today + 1, 600, 0}; // both days go out together, once
    kiosk.restart();
    kiosk.unlock();
    export_all(kiosk);
    REQUIRE(exports(kiosk).size() == 1);
    CHECK(exports(kiosk).front().period == store::Period{today - 1, today});
    CHECK(exports(kiosk).front().verified);
}

TEST_CASE("time zone: one that would begin an exported day again waits until that day is over there") {
    Driver kiosk;
    set_up_in_new_york(kiosk, {today - 1, 20 * 60, 0});
    visit(kiosk);
    set_up_in_new_york(kiosk, {today, 60, 0});
    kiosk.unlock();
    export_all(kiosk);
    kiosk.tap("bar.lock");
    pick(kiosk, "America/Los_Angeles");
    CHECK(kiosk.words().find("was exported already") != std::string::npos);
    save(kiosk);
    CHECK(kiosk.zone == "America/New_York");
    CHECK(kiosk.local.day == today);
    kiosk.local.minute = 3 * 60 + 5; // past midnight there
    kiosk.frames();
    CHECK(kiosk.words().find("was exported already") == std::string::npos);
    save(kiosk);
    CHECK(kiosk.zone == "America/Los_Angeles");
    CHECK(kiosk.local == LocalTime{today, 5, kiosk.local.weekday});
    visit(kiosk);
    REQUIRE(exports(kiosk).size() == 1);
    CHECK(exports(kiosk).front().verified); // not opened again
}

TEST_CASE("time zone: one a day ahead ends the day as midnight does, and going back does not open what went out") {
    Driver kiosk;
    set_up_in_new_york(kiosk, {today, 20 * 60, 0});
    visit(kiosk);
    pick(kiosk, "America/Chicago"); // no day changes
    save(kiosk);
    kiosk.tap("set.clock");
    kiosk.tap("set.clock.zone");
    kiosk.roll_to("zone.list.", "zone.else");
    kiosk.tap("zone.else");
    kiosk.tap("zone.Europe");
    kiosk.roll_to("zone.list.Europe", "zone.Europe/Paris");
    kiosk.tap("zone.Europe/Paris");
    kiosk.tap("set.clock.check");
    save(kiosk);
    CHECK(kiosk.local.day == today + 1);
    visit(kiosk);
    export_all(kiosk);
    REQUIRE(exports(kiosk).size() == 1);
    CHECK(exports(kiosk).front().period == store::Period{today, today});
    kiosk.tap("bar.lock");
    pick(kiosk, "America/New_York");
    save(kiosk);
    CHECK(kiosk.zone == "Europe/Paris");
    CHECK(visits_on(kiosk, today) == 1);
    CHECK(visits_on(kiosk, today + 1) == 1);
    CHECK(exports(kiosk).front().verified);
}

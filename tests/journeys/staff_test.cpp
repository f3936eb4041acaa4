// Staff: unlock, see today, export, verify; and the passcode's rests.
#include "store/package/verify.h"
#include "support/journeys/driver.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace porchlight;
using journeys::Driver;

namespace {

void check_in(Driver& kiosk, std::string_view request = {}) {
    kiosk.tap("welcome.checkin");
    kiosk.tap("reason.group");
    kiosk.tap("reason.continue");
    kiosk.tap("mood.skip");
    if (!request.empty()) kiosk.tap(request);
    kiosk.tap("req.finish");
    kiosk.tap("done.done");
}

} // namespace

TEST_CASE("staff: today shows who waits, and a request goes when it is answered") {
    Driver kiosk;
    check_in(kiosk, "req.water");
    kiosk.unlock();
    REQUIRE(kiosk.on<StaffState>());
    CHECK(kiosk.words().find("Water") != std::string::npos);
    const auto day = kiosk.local.day;
    auto session = lobby::unlock(kiosk.store());
    REQUIRE(lobby::need(kiosk.store().requests().list(day, session)).requests.size() == 1);
    kiosk.tap(kiosk.id_of("staff.waiting.", ".go"));
    kiosk.tap(kiosk.id_of("staff.waiting.", ".done"));
    CHECK(lobby::need(kiosk.store().requests().list(day, session)).requests.size() == 1); // can be taken back
    kiosk.wait(undo_seconds + 1);
    CHECK(lobby::need(kiosk.store().requests().list(day, session)).requests.empty());
}

TEST_CASE("staff: a double touch on a row answers it once, and takes nobody else's") {
    const double seconds_apart = GENERATE(0.11, 0.15, 0.25);
    Driver kiosk;
    for (int i = 0; i < 3; ++i) check_in(kiosk, "req.water");
    kiosk.unlock();
    const auto helped = [&] {
        return std::ranges::count(kiosk.facts().today.waiting, RequestProgress::helping, &WaitingFact::progress);
    };
    kiosk.tap_twice(kiosk.id_of("staff.waiting.", ".go"), seconds_apart);
    CHECK(helped() == 1);
    CHECK_FALSE(kiosk.on<StaffState>()->finishing);

    kiosk.tap(kiosk.id_of("staff.waiting.", ".go"));
    REQUIRE(helped() == 2);
    const auto first = kiosk.facts().today.waiting.front().key;
    kiosk.tap_twice("staff.waiting." + std::to_string(first) + ".done", seconds_apart); // the next moves up, helped too
    REQUIRE(kiosk.on<StaffState>()->finishing);
    CHECK(kiosk.on<StaffState>()->finishing->key == first);
    kiosk.wait(undo_seconds + 1);
    CHECK(kiosk.facts().today.waiting.size() == 2);
}

TEST_CASE("staff: a locked kiosk shows nobody, and two minutes without a touch lock it") {
    Driver kiosk;
    check_in(kiosk, "req.peer");
    kiosk.unlock();
    REQUIRE(kiosk.on<StaffState>());
    kiosk.wait(staff_lock_seconds + 1);
    CHECK(kiosk.on<WelcomeState>());
    CHECK(kiosk.words().find("Peer supporter") == std::string::npos);
}

TEST_CASE("staff: a screen that was open when the machine went to sleep is locked before it answers a touch") {
    Driver kiosk;
    kiosk.unlock();
    REQUIRE(kiosk.on<StaffState>());
    kiosk.sleep(staff_lock_seconds + 1);
    kiosk.tap("staff.tab.settings");
    CHECK(kiosk.on<WelcomeState>());
}

TEST_CASE("staff: wrong passcodes rest, the lobby does not") {
    Driver kiosk;
    kiosk.unlock("not.the.one.1");
    for (int i = 0; i < 2; ++i) {
        kiosk.type("not.the.one.1");
        kiosk.tap("pin.ok");
    }
    REQUIRE(kiosk.on<PasscodeState>());
    CHECK(kiosk.on<PasscodeState>()->rest_until_seconds > 0);
    kiosk.tap("bar.home");
    check_in(kiosk);
    CHECK(kiosk.on<WelcomeState>());

    kiosk.restart(); // the rest is not over just because the power was
    kiosk.unlock();
    REQUIRE(kiosk.on<PasscodeState>());
    CHECK(kiosk.on<PasscodeState>()->rest_until_seconds > 0);
}

TEST_CASE("staff: closed days go out as a package that verifies, once") {
    Driver kiosk;
    for (int i = 0; i < 3; ++i) check_in(kiosk);
    kiosk.local.day = kiosk.local.day + 1;
    kiosk.restart();
    kiosk.unlock();
    kiosk.tap("staff.tab.export");
    REQUIRE(kiosk.on<StaffState>());
    kiosk.tap("staff.export.start");
    const auto* exporting = std::get_if<ExportState>(&kiosk.on<StaffState>()->page);
    REQUIRE(exporting);
    REQUIRE(exporting->phase == ExportPhase::safe);
    const auto found = store::verify_package(kiosk.stick() / exporting->folder);
    for (const std::string& failure : found.failures) UNSCOPED_INFO(failure);
    CHECK(found.good());
    CHECK(lobby::need(kiosk.store().exports().since_last(kiosk.local.day)) == std::nullopt);
}

TEST_CASE("staff: a ring shows as a bell beside the clock until somebody answers it") {
    Driver kiosk;
    CHECK(kiosk.words().find("Help rung") == std::string::npos);
    kiosk.tap("bar.help");
    kiosk.tap("help.ring");
    kiosk.tap("bar.home");
    REQUIRE(kiosk.on<WelcomeState>());
    CHECK(kiosk.words().find("Help rung at this kiosk") != std::string::npos);
    kiosk.unlock();
    kiosk.tap("staff.waiting.ring.go");
    kiosk.tap("bar.lock");
    REQUIRE(kiosk.on<WelcomeState>());
    CHECK(kiosk.words().find("Help rung") == std::string::npos);
}

TEST_CASE("staff: a ring nobody has answered is still there after midnight, what was asked for is not") {
    Driver kiosk;
    check_in(kiosk, "req.water");
    kiosk.tap("bar.help");
    kiosk.tap("help.ring");
    kiosk.tap("bar.home");
    kiosk.local = {kiosk.local.day + 1, 1, (kiosk.local.weekday + 1) % 7};
    kiosk.day_begins();
    CHECK(kiosk.words().find("Help rung at this kiosk") != std::string::npos);
    kiosk.unlock();
    CHECK(kiosk.words().find("Water") == std::string::npos);
    kiosk.tap("staff.waiting.ring.go");
    CHECK_FALSE(kiosk.shows("staff.waiting.ring.go"));
}

// A passcode by touch alone: whatever it may hold has a key where it is set, and where it is entered.
#include "app/unicode.h"
#include "support/journeys/driver.h"

#include <catch2/catch.hpp>

using namespace porchlight;
using journeys::Driver;

namespace {

/// Every character a passcode may hold, in two of them, in an order that is none of a keyboard's.
std::array<std::string, 2> every_character() {
    std::array<std::string, 2> all;
    for (char one = ' '; is_typeable(static_cast<unsigned char>(one)); ++one)
        all[one % 2].insert(all[one % 2].size() / 2, 1, one);
    return all;
}

/// The key that types it as the keys stand; empty when it is on another page of them.
std::string key_of(const Driver& kiosk, char one) {
    if (one == ' ') return "key.space";
    for (const ui::Control& control : kiosk.stage().access().controls())
        if (control.id.starts_with("key.") && control.label == std::string(1, one)) return control.id;
    return {};
}

void touch_in(Driver& kiosk, std::string_view text) {
    for (const char one : text) {
        for (const char* other : {"key.shift", "key.signs", "key.shift"})
            if (key_of(kiosk, one).empty()) kiosk.tap(other);
        INFO("'" << one << "'");
        REQUIRE(key_of(kiosk, one) != "");
        kiosk.tap(key_of(kiosk, one));
    }
}

} // namespace

TEST_CASE("passcode keys: what staff set on the glass they can enter on the glass, whatever it holds") {
    for (const std::string& passcode : every_character()) {
        Driver kiosk;
        kiosk.unlock();
        kiosk.tap("staff.tab.settings");
        kiosk.tap("set.passcodes");
        kiosk.tap("set.pass.add");
        kiosk.type("lead");
        kiosk.tap("set.pass.label.done");
        for (const char* done : {"set.pass.first.done", "set.pass.again.done"}) {
            touch_in(kiosk, passcode);
            kiosk.tap(done);
        }
        REQUIRE(kiosk.facts().staff.passcodes.size() == 2);
        kiosk.tap("bar.lock");
        kiosk.unlock("wrong by a keyboard");
        REQUIRE(kiosk.on<PasscodeState>());
        kiosk.tap("key.abc");
        touch_in(kiosk, passcode);
        kiosk.tap("pin.ok");
        CHECK(kiosk.on<StaffState>());
    }
}

// Staff: what is changed behind the door takes effect at once, is there after a restart, and stands in the audit.
#include "app/panel.h"
#include "support/journeys/driver.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace porchlight;
using journeys::Driver;

namespace {

void type_in(Driver& kiosk, std::string_view words) {
    for (const char one : words) kiosk.type(std::string(1, one));
}

std::size_t times(Driver& kiosk, store::Action action) {
    const auto entries = lobby::need(kiosk.store().audit().list());
    return static_cast<std::size_t>(std::ranges::count(entries, action, &store::AuditEntry::action));
}

} // namespace

TEST_CASE("groups: a weekly group is on the front page now, next week, and after a restart") {
    Driver kiosk;
    kiosk.unlock();
    kiosk.tap("staff.tab.groups");
    kiosk.tap("grp.add");
    type_in(kiosk, "circle");
    kiosk.tap("grp.name.done");
    kiosk.tap("grp.weekly");
    kiosk.tap("grp.who");
    kiosk.tap("audience.2");
    kiosk.tap("grp.save");
    kiosk.tap("bar.lock");
    REQUIRE(kiosk.on<WelcomeState>());
    CHECK(kiosk.words().find("circle") != std::string::npos);
    kiosk.restart();
    const auto next_week = lobby::need(kiosk.store().schedule().groups_on(kiosk.local.day + 7));
    REQUIRE(next_week.size() == 1);
    CHECK(next_week.front().name == "circle");
    CHECK(next_week.front().audience == store::Audience::families);
    CHECK(lobby::need(kiosk.store().schedule().groups_on(kiosk.local.day + 6)).empty());

    kiosk.unlock();
    kiosk.tap("staff.tab.groups");
    kiosk.tap("grp.edit.0");
    kiosk.tap("grp.remove");
    kiosk.tap("ask.go");
    CHECK(lobby::need(kiosk.store().schedule().groups_on(kiosk.local.day)).empty());
    CHECK(lobby::need(kiosk.store().schedule().groups_on(kiosk.local.day + 7)).size() == 1);
}

TEST_CASE("groups: last week's are copied, one of them is changed, and the visitor is told of the one for them") {
    Driver kiosk;
    const store::Group families{"family night", 18 * 60, 60, "Oak Room", store::Audience::families, true};
    const store::Group circle{"circle", 19 * 60, 45, "Room 4", store::Audience::everyone, true};
    lobby::need(kiosk.store().schedule().set_day(kiosk.local.day - 7, {families, circle}));
    kiosk.restart();
    CHECK(kiosk.words().find("family night") == std::string::npos);
    kiosk.unlock();
    kiosk.tap("staff.tab.groups");
    kiosk.tap("grp.copy");
    const auto today = [&] { return lobby::need(kiosk.store().schedule().groups_on(kiosk.local.day)); };
    CHECK(today() == std::vector{families, circle});
    kiosk.tap("grp.edit.1");
    kiosk.tap("grp.starts.less");
    kiosk.tap("grp.lasts.more");
    kiosk.tap("grp.who");
    kiosk.tap("audience.2");
    kiosk.tap("grp.save");
    store::Group changed = circle;
    changed.start_minute -= 5;
    changed.duration_minutes += 15;
    changed.audience = store::Audience::families;
    CHECK(today() == std::vector{families, changed});
    CHECK(lobby::need(kiosk.store().schedule().groups_on(kiosk.local.day - 7)) == std::vector{families, circle});
    kiosk.tap("bar.lock");
    CHECK(kiosk.words().find("family night") != std::string::npos);
}

TEST_CASE("groups: one that is open at midnight does not take the place of one of the next day") {
    Driver kiosk;
    const auto groups_on = [&](store::Day day) { return lobby::need(kiosk.store().schedule().groups_on(day)); };
    const store::Group monday{"monday", 600, 60, {}, store::Audience::everyone, true};
    store::Group tuesday = monday;
    tuesday.name = "tuesday";
    lobby::need(kiosk.store().schedule().set_day(kiosk.local.day, {monday}));
    lobby::need(kiosk.store().schedule().set_day(kiosk.local.day + 1, {tuesday}));
    kiosk.restart();
    kiosk.unlock();
    kiosk.tap("staff.tab.groups");
    kiosk.tap("grp.edit.0");
    kiosk.tap("grp.lasts.more");
    kiosk.local.day = kiosk.local.day + 1;
    kiosk.day_begins();
    kiosk.tap("grp.save");
    CHECK(groups_on(kiosk.local.day) == std::vector{tuesday});
    CHECK(groups_on(kiosk.local.day - 1) == std::vector{monday});
    CHECK_FALSE(kiosk.shows("grp.save"));
    kiosk.tap("grp.edit.0");
    CHECK(kiosk.words().find("Editing: tuesday") != std::string::npos);
}

TEST_CASE("settings: a request that is switched off is not offered any more, and the audit says so") {
    Driver kiosk;
    kiosk.unlock();
    kiosk.tap("staff.tab.settings");
    kiosk.tap("set.requests");
    kiosk.tap("set.req.2");
    kiosk.tap("set.save");
    CHECK_FALSE(kiosk.facts().site.offers[2]);
    CHECK(times(kiosk, store::Action::settings_changed) == 1);
    kiosk.restart();
    CHECK_FALSE(kiosk.facts().site.offers[2]);
    CHECK(kiosk.facts().site.offers[0]);
}

TEST_CASE("settings: a new passcode is typed twice and opens") {
    Driver kiosk;
    kiosk.unlock();
    kiosk.tap("staff.tab.settings");
    kiosk.tap("set.passcodes");
    const auto only = kiosk.facts().staff.passcodes.front().slot;
    CHECK_FALSE(kiosk.shows("set.pass.remove." + std::to_string(only))); // never the last one
    kiosk.tap("set.pass.add");
    type_in(kiosk, "lead");
    kiosk.tap("set.pass.label.done");
    type_in(kiosk, "quilt7.harbor.94");
    kiosk.tap("set.pass.first.done");
    type_in(kiosk, "quilt7.harbor.94");
    kiosk.tap("set.pass.again.done");
    CHECK(times(kiosk, store::Action::passcode_added) == 1);
    CHECK(kiosk.facts().staff.passcodes.size() == 2);
    kiosk.tap("bar.lock");
    kiosk.unlock("quilt7.harbor.94");
    CHECK(kiosk.on<StaffState>());
}

TEST_CASE("settings: which sounds are heard, and how loud, is kept") {
    Driver kiosk;
    CHECK(kiosk.facts().site.sound_volume == 60);
    kiosk.unlock();
    kiosk.tap("staff.tab.settings");
    kiosk.tap("set.sound");
    kiosk.tap("set.sound.cues");
    kiosk.tap("set.sound.ring");
    kiosk.tap("set.sound.volume.less");
    kiosk.tap("set.save");
    CHECK(times(kiosk, store::Action::settings_changed) == 1);
    kiosk.restart();
    CHECK(kiosk.facts().site.sound_cues);
    CHECK_FALSE(kiosk.facts().site.sound_ring);
    CHECK(kiosk.facts().site.sound_volume == 50);
}

TEST_CASE("settings: how long exported days stay is what the nightly upkeep reads") {
    Driver kiosk;
    kiosk.unlock();
    kiosk.tap("staff.tab.settings");
    kiosk.tap("set.keep");
    kiosk.tap("set.keep.less");
    kiosk.tap("set.keep.less");
    kiosk.tap("set.save");
    const auto kept = lobby::need(kiosk.store().settings().get(store::retention_key));
    REQUIRE(kept.has_value());
    CHECK(std::get<std::int64_t>(*kept) == 30);
    CHECK(times(kiosk, store::Action::settings_changed) == 1);
    kiosk.restart();
    CHECK(kiosk.facts().site.retention_days == 30);
}

TEST_CASE("settings: a new export passphrase takes the place of the old one") {
    Driver kiosk;
    const auto shown = [&] {
        return std::string(std::get<SettingsState>(kiosk.on<StaffState>()->page).passphrase.text());
    };
    kiosk.unlock();
    kiosk.tap("staff.tab.settings");
    kiosk.tap("set.passphrase");
    kiosk.tap("setup.cover");
    const std::string before = shown();
    kiosk.tap("set.passphrase.again");
    kiosk.tap("ask.stay");
    CHECK(shown() == before);
    kiosk.tap("set.passphrase.again");
    kiosk.tap("ask.go");
    const std::string after = shown();
    CHECK(after != before);
    CHECK(times(kiosk, store::Action::export_words_changed) == 1);
    kiosk.tap("bar.back");
    kiosk.tap("set.passphrase");
    kiosk.tap("setup.cover");
    CHECK(shown() == after);
    CHECK(lobby::need(kiosk.store().vault().export_passphrase(lobby::unlock(kiosk.store()))).text() == after);
}

TEST_CASE("settings: after every key was changed only the new passcode opens") {
    constexpr std::string_view fresh = "quilt7.harbor.94";
    Driver kiosk;
    kiosk.unlock();
    kiosk.tap("staff.tab.settings");
    kiosk.tap("set.keys");
    kiosk.tap("ask.go");
    type_in(kiosk, fresh);
    kiosk.tap("set.pass.first.done");
    type_in(kiosk, fresh);
    kiosk.tap("set.pass.again.done");
    const auto& words = std::get<SettingsState>(kiosk.on<StaffState>()->page);
    const std::string recovery(words.recovery.text()), passphrase(words.passphrase.text());
    REQUIRE_FALSE(recovery.empty());
    const std::string first = "1  " + recovery.substr(0, recovery.find(' '));
    CHECK(kiosk.words().find(first) != std::string::npos);
    kiosk.tap("set.keys.go"); // not before it is said that they were copied
    CHECK(times(kiosk, store::Action::rekeyed) == 0);
    kiosk.tap("set.keys.written");
    kiosk.tap("set.keys.go");
    CHECK(times(kiosk, store::Action::rekeyed) == 1);
    CHECK(kiosk.words().find(first) == std::string::npos);
    CHECK(kiosk.facts().staff.passcodes.size() == 1);
    const store::Day today = kiosk.local.day;
    CHECK(kiosk.store().unlock(lobby::passcode, 0, today).error().code == store::Code::wrong_passcode);
    const auto session = lobby::need(kiosk.store().unlock(fresh, 0, today));
    CHECK(lobby::need(kiosk.store().vault().export_passphrase(session)).text() == passphrase);
    CHECK(lobby::need(kiosk.store().recover(recovery, today)).by_recovery_code());
    kiosk.tap("bar.lock");
    kiosk.unlock(fresh);
    CHECK(kiosk.on<StaffState>());
}

namespace {

/// Yesterday went out in a verified export, and staff have agreed to erase it.
void agree_to_erase(Driver& kiosk) {
    lobby::need(kiosk.store().submit({kiosk.local.day, store::Reason::medication, {}, {}, {}, true}));
    kiosk.local.day = kiosk.local.day + 1;
    kiosk.restart();
    kiosk.unlock();
    kiosk.tap("staff.tab.export");
    kiosk.tap("staff.export.start");
    kiosk.tap("staff.export.done");
    kiosk.tap("staff.tab.settings");
    kiosk.tap("set.erase");
    kiosk.tap("set.erase.go");
    kiosk.tap("ask.go");
}

} // namespace

TEST_CASE("erasing: exported days go when the passcode was typed, and not before") {
    Driver kiosk;
    agree_to_erase(kiosk);
    CHECK(kiosk.facts().staff.erasable_days == 1);
    CHECK(times(kiosk, store::Action::erased_days) == 0);
    type_in(kiosk, lobby::passcode);
    kiosk.tap("set.erase.passcode.done");
    CHECK(times(kiosk, store::Action::erased_days) == 1);
    CHECK(kiosk.facts().staff.erasable_days == 0);
    CHECK_FALSE(kiosk.shows("set.erase.passcode"));
    CHECK_FALSE(kiosk.shows("set.erase.go"));
}

TEST_CASE("erasing: going back before the passcode erases nothing") {
    Driver kiosk;
    agree_to_erase(kiosk);
    type_in(kiosk, lobby::passcode);
    kiosk.tap("bar.back");
    CHECK(kiosk.shows("set.erase.go"));
    CHECK(times(kiosk, store::Action::erased_days) == 0);
    kiosk.tap("set.erase.go");
    kiosk.tap("ask.go");
    kiosk.tap("set.erase.passcode.done"); // what was typed before is gone
    CHECK(times(kiosk, store::Action::erased_days) == 0);
}

TEST_CASE("erasing: wrong passcodes rest as they do at the door, and count with those of the door") {
    Driver kiosk;
    agree_to_erase(kiosk);
    for (int i = 0; i < 3; ++i) {
        type_in(kiosk, "not.the.one.1");
        kiosk.tap("set.erase.passcode.done");
        CHECK(kiosk.facts().staff.erasable_days == 1);
    }
    CHECK(times(kiosk, store::Action::failed_try) == 3);
    CHECK(kiosk.words().find("Taking a short rest") != std::string::npos);
    type_in(kiosk, lobby::passcode);
    kiosk.press(ui::KeyName::enter);
    CHECK(times(kiosk, store::Action::erased_days) == 0);
    kiosk.tap("bar.lock");
    kiosk.unlock();
    REQUIRE(kiosk.on<PasscodeState>());
    CHECK(kiosk.on<PasscodeState>()->rest_until_seconds > 0);
    CHECK_FALSE(kiosk.on<StaffState>());

    kiosk.boot_seconds += 31;
    kiosk.wait(passcode_idle_seconds + 1); // back on the front page
    kiosk.unlock();
    kiosk.tap("staff.tab.settings");
    kiosk.tap("set.erase");
    kiosk.tap("set.erase.go");
    kiosk.tap("ask.go");
    type_in(kiosk, lobby::passcode);
    kiosk.tap("set.erase.passcode.done");
    CHECK(times(kiosk, store::Action::erased_days) == 1);
}

TEST_CASE("settings: the help numbers are changed and ticked, and count as checked today") {
    Driver kiosk;
    kiosk.config.help = HelpNumbers{.crisis = "988", .emergency = "911", .checked_on = kiosk.local.day - 200};
    kiosk.restart();
    kiosk.unlock();
    CHECK(std::ranges::count(kiosk.facts().today.problems, HealthFact::help_numbers) == 1);
    kiosk.tap("staff.tab.settings");
    kiosk.tap("set.help");
    kiosk.tap("set.save");
    CHECK(times(kiosk, store::Action::settings_changed) == 0); // not without the tick
    kiosk.tap("setup.help.emergency");
    for (int i = 0; i < 3; ++i) kiosk.press(ui::KeyName::erase);
    type_in(kiosk, "1x12");
    kiosk.tap("setup.help.done");
    kiosk.tap("setup.help.check");
    kiosk.tap("set.save");
    CHECK(times(kiosk, store::Action::settings_changed) == 1);
    CHECK(kiosk.facts().help.emergency == "112");
    CHECK(kiosk.facts().today.problems.empty());
    kiosk.restart();
    CHECK(kiosk.facts().help.emergency == "112");
    CHECK(kiosk.facts().help.crisis == "988");
    CHECK(kiosk.facts().help.checked_on == kiosk.local.day);
}

TEST_CASE("settings: the panel is measured anew when its four corners answered, and not before Save") {
    Driver kiosk;
    kiosk.unlock();
    kiosk.tap("staff.tab.settings");
    kiosk.tap("set.touch");
    kiosk.tap("setup.touch.size.27");
    for (const char* lamp : {"setup.touch.lamp.1", "setup.touch.lamp.2", "setup.touch.lamp.3"}) kiosk.tap(lamp);
    kiosk.tap("set.save");
    CHECK(times(kiosk, store::Action::settings_changed) == 0); // one corner was not touched
    CHECK(panel_inches({}, kiosk.facts()) != 27);
    kiosk.tap("setup.touch.lamp.4");
    kiosk.tap("set.save");
    CHECK(times(kiosk, store::Action::settings_changed) == 1);
    CHECK(kiosk.shows("set.touch")); // the list again
    kiosk.restart();
    CHECK(panel_inches({}, kiosk.facts()) == 27);
}

TEST_CASE("settings: the clock moves when it is saved, all at once, and a day before this program is refused") {
    Driver kiosk;
    kiosk.local.day = day_built() + 40;
    kiosk.restart();
    kiosk.unlock();
    const LocalTime before = kiosk.local;
    kiosk.tap("staff.tab.settings");
    kiosk.tap("set.clock");
    kiosk.tap("set.clock.year.less");
    kiosk.tap("set.clock.check");
    CHECK(kiosk.words().find("before this program was made") != std::string::npos);
    kiosk.tap("set.save");
    kiosk.tap("set.clock.year.more");
    kiosk.tap("set.clock.hour.more");
    kiosk.tap("set.clock.minute.more");
    CHECK(kiosk.local == before); // nothing moves while it is being chosen
    kiosk.tap("set.save");
    CHECK(kiosk.local == before); // not without the tick
    kiosk.tap("set.clock.check");
    kiosk.tap("set.save");
    CHECK(kiosk.local.day == before.day);
    CHECK(kiosk.local.minute == before.minute + 61);
    CHECK(times(kiosk, store::Action::settings_changed) == 1);
    CHECK(kiosk.shows("set.clock"));
}

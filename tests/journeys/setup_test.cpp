// From the box to the first visit and its export, by touch alone; left, and without power, at every step.
#include "app/clock.h"
#include "app/kept_settings.h"
#include "store/package/verify.h"
#include "support/journeys/set_up.h"

#include <catch2/catch.hpp>

using namespace porchlight;
using namespace journeys;

namespace {

constexpr std::string_view passcode = setup_passcode;

void takes_no_visit(Driver& kiosk) {
    CHECK_FALSE(kiosk.shows("welcome.checkin"));
    CHECK_FALSE(kiosk.facts().setup.done);
    CHECK(lobby::need(kiosk.store().counters().visits({kiosk.local.day, kiosk.local.day})) == 0);
}

} // namespace

TEST_CASE("set-up: from an empty folder to the first visit and its export, by touch alone") {
    Driver kiosk(Driver::Begin::new_kiosk);
    takes_no_visit(kiosk);
    up_to_words(kiosk);
    finish_words(kiosk);
    REQUIRE(step_of(kiosk) == SetupStep::finish);
    takes_no_visit(kiosk);
    kiosk.tap("setup.done.test");
    CHECK(kiosk.on<SetupState>()->test.well);
    kiosk.tap("setup.done.test"); // again, over the first
    CHECK(kiosk.on<SetupState>()->test.well);
    kiosk.tap("setup.continue");
    REQUIRE(kiosk.on<WelcomeState>());
    CHECK(kiosk.facts().site.desk == DeskSide::right);
    CHECK(kiosk.facts().site.naloxone);
    CHECK(kiosk.facts().help.emergency == "911");
    CHECK(kiosk.facts().setup.panel_width_mm == 299); // 24 inches, upright

    kiosk.tap("welcome.checkin");
    kiosk.tap("reason.group");
    kiosk.tap("reason.continue");
    kiosk.tap("mood.skip");
    kiosk.tap("req.finish");
    REQUIRE(kiosk.on<DoneState>());
    kiosk.local.day = kiosk.local.day + 1;
    kiosk.restart();
    REQUIRE(kiosk.on<WelcomeState>());
    kiosk.unlock(passcode);
    REQUIRE(kiosk.on<StaffState>());
    kiosk.tap("staff.tab.export");
    kiosk.tap("staff.export.start");
    const auto* exporting = std::get_if<ExportState>(&kiosk.on<StaffState>()->page);
    REQUIRE(exporting);
    REQUIRE(exporting->phase == ExportPhase::safe);
    CHECK(store::verify_package(kiosk.stick() / exporting->folder).good());
}

TEST_CASE("set-up: without power at any step it goes on where it was, and takes no visit before its end") {
    Driver kiosk(Driver::Begin::new_kiosk);
    const auto returns_to = [&](SetupStep step) {
        INFO("step " << static_cast<int>(step));
        kiosk.restart();
        CHECK(step_of(kiosk) == step);
        takes_no_visit(kiosk);
    };
    returns_to(SetupStep::place);
    finish_place(kiosk, "setup.place.in");
    returns_to(SetupStep::clock);
    CHECK(kiosk.facts().site.region == Region::in);
    CHECK(kiosk.facts().setup.zone == "Asia/Kolkata"); // the only one there is
    CHECK(kiosk.facts().help.crisis.empty());          // not confirmed yet
    finish_clock(kiosk);
    returns_to(SetupStep::touch);
    finish_touch(kiosk);
    returns_to(SetupStep::help);
    CHECK(kiosk.facts().setup.panel_width_mm == 299);
    finish_help(kiosk);
    returns_to(SetupStep::desk);
    CHECK(kiosk.facts().help.emergency == "112");
    finish_desk(kiosk);
    returns_to(SetupStep::passcode);
    finish_passcode(kiosk);
    const ShownWords words = kiosk.on<SetupState>()->recovery;
    returns_to(SetupStep::passcode);
    CHECK_FALSE(lobby::need(kiosk.store().is_set_up()));
    const auto shown = words.each();
    const std::string shown_once = std::string(shown[0]) + " " + std::string(shown[1]);
    CHECK(lobby::all_bytes(kiosk.data()).find(shown_once) == std::string::npos);
    CHECK(lobby::all_bytes(kiosk.data()).find(passcode) == std::string::npos);
    finish_passcode(kiosk);
    finish_codes(kiosk);
    returns_to(SetupStep::passcode);
    finish_passcode(kiosk);
    finish_codes(kiosk);
    finish_words(kiosk);
    returns_to(SetupStep::finish);
    kiosk.tap("setup.continue");
    REQUIRE(kiosk.on<WelcomeState>());
    kiosk.restart();
    CHECK(kiosk.on<WelcomeState>());
    CHECK_FALSE(lobby::need(kiosk.store().settings().get("setup.step")));
}

TEST_CASE("set-up: Home and Back keep everything, and what was finished stays finished") {
    Driver kiosk(Driver::Begin::new_kiosk);
    finish_place(kiosk);
    finish_clock(kiosk);
    kiosk.tap("setup.touch.lamp.1");
    kiosk.tap("bar.home");
    REQUIRE(step_of(kiosk) == SetupStep::place);
    CHECK(kiosk.on<SetupState>()->touch.lit[0]);
    kiosk.tap("setup.continue");
    REQUIRE(step_of(kiosk) == SetupStep::clock);
    CHECK(kiosk.on<SetupState>()->clock_checked);
    kiosk.tap("bar.back");
    CHECK(step_of(kiosk) == SetupStep::place);
}

TEST_CASE("set-up: the clock follows the touch, and a day before this program is refused") {
    Driver kiosk(Driver::Begin::new_kiosk);
    kiosk.local.day = day_built() + 5;
    finish_place(kiosk);
    const LocalTime before = kiosk.local;
    kiosk.tap("setup.clock.minute.more");
    kiosk.tap("setup.clock.hour.less");
    CHECK(kiosk.local.minute == before.minute - 60 + 1);
    kiosk.tap("setup.clock.check");
    CHECK(kiosk.on<SetupState>()->clock_checked);
    kiosk.tap("setup.clock.year.less");
    CHECK_FALSE(kiosk.on<SetupState>()->clock_checked); // it was another time that was checked
    CHECK(kiosk.facts().setup.clock_is_old);
    kiosk.tap("setup.clock.check");
    kiosk.tap("setup.continue");
    CHECK(step_of(kiosk) == SetupStep::clock);
    kiosk.tap("setup.clock.year.more");
    kiosk.tap("setup.clock.zone");
    kiosk.tap("zone.America/New_York");
    CHECK(kiosk.facts().setup.zone == "America/New_York");
    finish_clock(kiosk);
    CHECK(step_of(kiosk) == SetupStep::touch);
}

TEST_CASE("set-up: a touch beside the lamps says so, and all four are needed") {
    Driver kiosk(Driver::Begin::new_kiosk);
    finish_place(kiosk);
    finish_clock(kiosk);
    kiosk.tap("setup.touch.size.27");
    kiosk.tap("setup.touch.lamp.1");
    kiosk.touch("setup.touch.outside", 0.02F);
    CHECK(kiosk.on<SetupState>()->touch.off);
    kiosk.tap("setup.continue");
    CHECK(step_of(kiosk) == SetupStep::touch);
    kiosk.tap("setup.touch.again");
    CHECK(kiosk.on<SetupState>()->touch.to_go() == 4);
    CHECK_FALSE(kiosk.on<SetupState>()->touch.off);
    finish_touch(kiosk);
    CHECK(step_of(kiosk) == SetupStep::help);
}

TEST_CASE("set-up: somewhere else the numbers are typed, and shown before they are kept") {
    Driver kiosk(Driver::Begin::new_kiosk);
    finish_place(kiosk, "setup.place.else");
    finish_clock(kiosk);
    finish_touch(kiosk);
    kiosk.tap("setup.help.check"); // nothing to confirm
    kiosk.tap("setup.continue");
    REQUIRE(step_of(kiosk) == SetupStep::help);
    kiosk.tap("setup.help.emergency");
    on_keys(kiosk, "11");
    kiosk.tap("setup.help.done");
    CHECK(kiosk.on<SetupState>()->help.short_number);
    on_keys(kiosk, "2");
    kiosk.tap("setup.help.done");
    kiosk.tap("setup.preview");
    REQUIRE(kiosk.sheet<HelpSheet>());
    CHECK(kiosk.words().find("112") != std::string::npos);
    CHECK(kiosk.facts().help.emergency.empty());
    kiosk.tap("bar.help");
    finish_help(kiosk);
    CHECK(kiosk.facts().help.emergency == "112");
    CHECK(kiosk.facts().help.crisis.empty());
}

TEST_CASE(
    "set-up: the light is not turned on before the numbers of the country are confirmed, with or without a power cut") {
    const bool power_cut = GENERATE(false, true);
    INFO(power_cut);
    Driver kiosk(Driver::Begin::new_kiosk);
    up_to_words(kiosk);
    finish_words(kiosk);
    REQUIRE(step_of(kiosk) == SetupStep::finish);
    kiosk.tap("bar.home");
    finish_place(kiosk, "setup.place.else");
    const auto goes_on_at = [&](SetupStep step) {
        if (power_cut) kiosk.restart();
        REQUIRE(step_of(kiosk) == step);
    };
    goes_on_at(SetupStep::clock);
    CHECK(kiosk.facts().help.emergency.empty());
    finish_clock(kiosk);
    goes_on_at(SetupStep::touch);
    finish_touch(kiosk);
    goes_on_at(SetupStep::help);
    kiosk.tap("setup.help.emergency");
    on_keys(kiosk, "112");
    kiosk.tap("setup.help.done");
    finish_help(kiosk);
    if (power_cut) kiosk.restart(); // the desk was told before
    if (!power_cut) finish_desk(kiosk);
    REQUIRE(step_of(kiosk) == SetupStep::finish);
    kiosk.tap("setup.continue");
    REQUIRE(kiosk.on<WelcomeState>());
    CHECK(kiosk.facts().help.emergency == "112");
}

TEST_CASE("set-up: a last step that comes without confirmed numbers leads to them") {
    Driver kiosk(Driver::Begin::new_kiosk);
    up_to_words(kiosk);
    finish_words(kiosk);
    lobby::need(kiosk.store().settings().erase("help.checked_on"));
    kiosk.restart();
    REQUIRE(step_of(kiosk) == SetupStep::help);

    Facts facts = kiosk.facts(); // and the light itself asks
    State state = kiosk.state();
    std::get<SetupState>(state.screen).step = SetupStep::finish;
    const Step step = update(state, action::TurnOn{}, facts);
    CHECK(step.effects.empty());
    CHECK(std::get<SetupState>(step.state.screen).step == SetupStep::help);
}

TEST_CASE("set-up: a check-in is tried at the end and nothing of it is kept") {
    Driver kiosk(Driver::Begin::new_kiosk);
    up_to_words(kiosk);
    finish_words(kiosk);
    kiosk.tap("setup.done.try");
    REQUIRE(kiosk.on<CheckInState>());
    kiosk.tap("reason.group");
    kiosk.tap("reason.continue");
    kiosk.tap("mood.skip");
    kiosk.tap("req.finish");
    REQUIRE(step_of(kiosk) == SetupStep::finish);
    takes_no_visit(kiosk);
}

TEST_CASE("set-up: a test export that matched is not forgotten, not by trying a check-in nor by a power cut") {
    Driver kiosk(Driver::Begin::new_kiosk);
    up_to_words(kiosk);
    finish_words(kiosk);
    CHECK_FALSE(kiosk.on<SetupState>()->test.well);
    kiosk.tap("setup.done.test");
    REQUIRE(kiosk.on<SetupState>()->test.well);
    kiosk.tap("setup.done.try");
    kiosk.tap("bar.home");
    REQUIRE(step_of(kiosk) == SetupStep::finish);
    CHECK(kiosk.words().find("It matched.") != std::string::npos);
    kiosk.restart();
    REQUIRE(step_of(kiosk) == SetupStep::finish);
    CHECK(kiosk.words().find("It matched.") != std::string::npos);
    kiosk.tap("setup.done.test");
    kiosk.type(passcode);
    kiosk.tap("pin.ok");
    std::filesystem::remove_all(kiosk.stick());
    kiosk.tap("setup.done.test"); // one that fails takes it back
    kiosk.restart();
    CHECK_FALSE(kiosk.on<SetupState>()->test.well);
    kiosk.tap("setup.continue");
    REQUIRE(kiosk.on<WelcomeState>());
    for (const auto& [key, value] : lobby::need(kiosk.store().settings().all())) CHECK_FALSE(key.starts_with("setup."));
}

TEST_CASE("set-up: words drawn again after a power cut say that the ones copied before no longer count") {
    Driver kiosk(Driver::Begin::new_kiosk);
    up_to_passcode(kiosk);
    finish_passcode(kiosk);
    CHECK(kiosk.words().find("New words:") == std::string::npos);
    kiosk.restart();
    finish_passcode(kiosk);
    CHECK(kiosk.words().find("New words: those copied before") != std::string::npos);
}

TEST_CASE("set-up: after a power cut at the last step the test export asks for the passcode, and for nothing else") {
    Driver kiosk(Driver::Begin::new_kiosk);
    up_to_words(kiosk);
    finish_words(kiosk);
    kiosk.restart();
    kiosk.tap("setup.done.test");
    REQUIRE(kiosk.on<PasscodeState>());
    kiosk.tap("bar.back");
    REQUIRE(step_of(kiosk) == SetupStep::finish);
    kiosk.tap("setup.done.test");
    kiosk.type(passcode);
    kiosk.tap("pin.ok");
    REQUIRE(step_of(kiosk) == SetupStep::finish);
    kiosk.tap("setup.done.test");
    CHECK(kiosk.on<SetupState>()->test.well);
    takes_no_visit(kiosk);
}

TEST_CASE("set-up: a vault whose step could not be kept is finished by the next try") {
    Driver kiosk(Driver::Begin::new_kiosk);
    up_to_words(kiosk);
    pick_words(kiosk);
    const auto recovery = store::WordCode::draw(), words = store::WordCode::draw();
    lobby::need(kiosk.store().set_up({passcode, "1", &recovery, &words}, kiosk.local.day)); // as the first try left it
    kiosk.tap("setup.continue");
    CHECK(step_of(kiosk) == SetupStep::finish);
}

TEST_CASE("set-up: an easy passcode and two different ones are turned down") {
    Driver kiosk(Driver::Begin::new_kiosk);
    up_to_passcode(kiosk);
    on_keys(kiosk, "83920174");
    kiosk.tap("setup.continue");
    REQUIRE(step_of(kiosk) == SetupStep::passcode);
    CHECK(kiosk.on<SetupState>()->easy);
    CHECK(kiosk.words().find("at least 12") != std::string::npos);
    for (int i = 0; i < 8; ++i) kiosk.press(ui::KeyName::erase);
    on_keys(kiosk, passcode);
    kiosk.tap("setup.continue");
    on_keys(kiosk, "otterlamp48");
    kiosk.tap("setup.continue");
    CHECK(step_of(kiosk) == SetupStep::passcode);
    CHECK(kiosk.on<SetupState>()->differ);
}

TEST_CASE("set-up: a panel that was measured has the text size that can be read on it from the next step on") {
    Driver kiosk(Driver::Begin::new_kiosk);
    finish_place(kiosk);
    finish_clock(kiosk);
    kiosk.mm_per_pixel = 0.12F; // a small panel: Standard is too small there
    const float before = kiosk.stage().access().find("bar.help")->rect.y;
    finish_touch(kiosk);
    REQUIRE(step_of(kiosk) == SetupStep::help);
    CHECK(kiosk.stage().access().find("bar.help")->rect.y < before); // the bar of larger text is taller
}

TEST_CASE("set-up: whether the bell was heard outlives a power cut and decides whether it rings") {
    Driver kiosk(Driver::Begin::new_kiosk);
    up_to_words(kiosk);
    finish_words(kiosk);
    CHECK_FALSE(kiosk.facts().setup.bell_heard);
    kiosk.tap("setup.done.ring");
    REQUIRE(kiosk.sheet<BellQuestion>());
    kiosk.tap("bell.go");
    CHECK(kiosk.facts().setup.bell_heard == false);
    kiosk.restart();
    CHECK(kiosk.facts().setup.bell_heard == false);
    Config config;
    REQUIRE(lay_settings_over(config, kiosk.store().settings()));
    CHECK_FALSE(config.sound_ring);
    kiosk.tap("setup.done.ring");
    kiosk.tap("bell.stay");
    CHECK(kiosk.facts().setup.bell_heard == true);
}

// A touchscreen that was there and is gone: people are led to a person, whoever is at the keyboard goes on, and nothing
// is said on a machine that never had one.
#include "support/app/flow_glass.h"

#include <catch2/catch.hpp>

using namespace porchlight;
using test::Glass;

namespace {

Glass without_touch(Screen screen = {}) {
    Glass glass(std::move(screen));
    glass.on(action::TouchscreenSeen{true});
    glass.on(action::TouchscreenSeen{false});
    glass.wait(touch_lost_seconds);
    return glass;
}

bool shows_touch_failure(Glass& glass) {
    const auto* failure = glass.on_screen<FailureState>();
    return failure && failure->code == FailureCode::touch;
}

CheckInState check_in(CheckInStep step) {
    CheckInState state;
    state.step = step;
    state.draft.reason = store::Reason::medication;
    return state;
}

} // namespace

TEST_CASE("touch lost: a cable that is moved is no failure, one that stays out is") {
    Glass glass;
    glass.on(action::TouchscreenSeen{true});
    CHECK_FALSE(next_deadline(glass.state, glass.facts));
    glass.on(action::TouchscreenSeen{false});
    glass.wait(touch_lost_seconds - 0.1);
    CHECK(glass.on_screen<WelcomeState>());
    glass.on(action::TouchscreenSeen{true});
    glass.wait(60);
    CHECK(glass.on_screen<WelcomeState>());

    glass.on(action::TouchscreenSeen{false});
    glass.wait(touch_lost_seconds - 0.1);
    CHECK(glass.on_screen<WelcomeState>());
    glass.wait(0.1);
    CHECK(shows_touch_failure(glass));
    CHECK(glass.effects.empty());
}

TEST_CASE("touch lost: without a touchscreen from the start nothing is ever due") {
    const Glass glass;
    CHECK_FALSE(next_deadline(glass.state, glass.facts));
}

TEST_CASE("touch lost: one that answered at set-up and is not there at the start is told of") {
    Glass glass;
    glass.on(action::TouchscreenSeen{false});
    glass.wait(touch_lost_seconds - 0.1);
    CHECK(glass.on_screen<WelcomeState>()); // it may need that long to wake
    glass.wait(0.1);
    CHECK(shows_touch_failure(glass));
    glass.on(action::TouchscreenSeen{true});
    CHECK(glass.on_screen<WelcomeState>());
}

TEST_CASE("touch lost: it goes back to welcome by itself, and looks at nothing until then") {
    Glass glass = without_touch();
    REQUIRE(shows_touch_failure(glass));
    CHECK_FALSE(next_deadline(glass.state, glass.facts)); // the touchscreen tells by itself
    glass.wait(3600);
    CHECK(glass.asked<effect::CheckStore>() == 0);
    CHECK(shows_touch_failure(glass));
    glass.on(action::TouchscreenSeen{true});
    CHECK(glass.on_screen<WelcomeState>());
    CHECK(glass.last.screen_changed);
}

TEST_CASE("touch lost: a check-in that was not sent ends, and leaves nothing behind") {
    Glass glass(check_in(CheckInStep::requests));
    glass.state.look.language = "es";
    glass.on(action::TouchscreenSeen{false});
    glass.wait(touch_lost_seconds);
    CHECK(shows_touch_failure(glass));
    CHECK(glass.asked<effect::SubmitVisit>() == 0);
    glass.on(action::TouchscreenSeen{true});
    CHECK(glass.on_screen<WelcomeState>());
    CHECK(glass.state.look.language == glass.state.site_look.language);
    glass.on(action::BeginCheckIn{});
    REQUIRE(glass.on_screen<CheckInState>());
    CHECK(glass.on_screen<CheckInState>()->draft.untouched());
}

TEST_CASE("touch lost: a visit on its way to the disk still gets its name, and then the screen rests") {
    CheckInState sent = check_in(CheckInStep::requests);
    sent.saving = true;
    Glass glass = without_touch(sent);
    CHECK(glass.on_screen<CheckInState>());
    glass.on(action::Submitted{ArrivalName{EmblemFamily::amber, EmblemShape::heron, 27}, {}});
    REQUIRE(glass.on_screen<DoneState>());
    glass.wait(done_seconds_long);
    CHECK(shows_touch_failure(glass));

    Glass named =
        without_touch(DoneState{.name = ArrivalName{}, .requests = {}, .note = {}, .ring_ends_seconds = 1030});
    CHECK(named.on_screen<DoneState>());
}

TEST_CASE("touch lost: help that is open stays, over the failure and back over welcome") {
    Glass glass(check_in(CheckInStep::mood));
    glass.state.look.language = "es";
    glass.on(action::OpenLine{Line::mood});
    glass.on(action::OpenHelp{});
    glass.on(action::RingStaff{});
    glass.on(action::ShowCard{});
    glass.on(action::TouchscreenSeen{false});
    glass.wait(touch_lost_seconds);
    CHECK(shows_touch_failure(glass));
    CHECK(glass.sheet<HelpCard>());
    glass.on(action::CloseSheet{});
    CHECK(glass.sheet<HelpSheet>());
    glass.on(action::TouchscreenSeen{true});
    CHECK(glass.on_screen<WelcomeState>());
    CHECK(glass.sheet<HelpSheet>());
    CHECK(glass.state.look.language == "es"); // whoever reads it goes on reading
    glass.on(action::CloseSheet{});
    CHECK_FALSE(glass.state.sheet);
    glass.wait(settings_return_seconds);
    CHECK(glass.state.look.language == glass.state.site_look.language);
}

TEST_CASE("touch lost: any other sheet closes") {
    Glass glass;
    glass.on(action::OpenLanguage{});
    glass.on(action::TouchscreenSeen{false});
    glass.wait(touch_lost_seconds);
    CHECK(shows_touch_failure(glass));
    CHECK_FALSE(glass.state.sheet);
}

TEST_CASE("touch lost: by keys there are help, another try, the reads, and the staff door") {
    Glass glass = without_touch();
    glass.on(action::OpenHelp{});
    CHECK(glass.sheet<HelpSheet>());
    glass.on(action::RingStaff{});
    CHECK(glass.asked<effect::RingStaff>() == 1);
    glass.on(action::CloseSheet{});
    glass.on(action::TryAgain{});
    CHECK(glass.asked<effect::CheckStore>() == 1);
    glass.on(action::StoreWell{});
    REQUIRE(shows_touch_failure(glass)); // the store was never the trouble
    CHECK_FALSE(glass.on_screen<FailureState>()->trying);
    glass.on(action::StaffDoor{});
    CHECK(glass.on_screen<PasscodeState>());
    glass.wait(passcode_idle_seconds);
    CHECK(shows_touch_failure(glass));
}

TEST_CASE("touch lost: staff with a keyboard go on, and their way home leads to the failure") {
    StaffState staff;
    staff.page = TodayState{};
    Glass glass = without_touch(staff);
    CHECK(glass.on_screen<StaffState>());
    glass.on(action::OpenHealth{});
    CHECK(glass.sheet<HealthSheet>());
    glass.on(action::Lock{});
    CHECK(shows_touch_failure(glass));

    Glass left = without_touch(staff); // nobody has a keyboard
    left.wait(staff_lock_seconds);
    CHECK(shows_touch_failure(left));
    CHECK(left.asked<effect::LockStaff>() == 1);

    CHECK(without_touch(PasscodeState{}).on_screen<PasscodeState>());
    SetupState setup;
    setup.step = SetupStep::words;
    Glass setting_up = without_touch(setup);
    REQUIRE(setting_up.on_screen<SetupState>());
    CHECK(setting_up.on_screen<SetupState>()->step == SetupStep::words);
}

TEST_CASE("touch lost: of two failures the store's is told first, and each ends by itself") {
    Glass glass = without_touch();
    glass.on(action::StoreFailed{FailureCode::full});
    REQUIRE(glass.on_screen<FailureState>());
    CHECK(glass.on_screen<FailureState>()->code == FailureCode::full);
    glass.on(action::StoreWell{});
    CHECK(shows_touch_failure(glass));
    glass.on(action::StoreFailed{FailureCode::full});
    glass.on(action::TouchscreenSeen{true});
    REQUIRE(glass.on_screen<FailureState>());
    CHECK(glass.on_screen<FailureState>()->code == FailureCode::full);
    glass.on(action::StoreWell{});
    CHECK(glass.on_screen<WelcomeState>());

    Glass ill(FailureState{FailureCode::read_only, false, false});
    ill.on(action::TouchscreenSeen{false});
    ill.wait(touch_lost_seconds);
    REQUIRE(ill.on_screen<FailureState>());
    CHECK(ill.on_screen<FailureState>()->code == FailureCode::read_only);
    ill.on(action::StoreWell{});
    CHECK(shows_touch_failure(ill));
}

TEST_CASE("failure: help that is open stays when the store fails, and when it is well again") {
    Glass glass;
    glass.on(action::OpenHelp{});
    glass.on(action::StoreFailed{FailureCode::read_only});
    REQUIRE(glass.on_screen<FailureState>());
    CHECK(glass.sheet<HelpSheet>());
    glass.on(action::StoreWell{});
    CHECK(glass.on_screen<WelcomeState>());
    CHECK(glass.sheet<HelpSheet>());
}

TEST_CASE("health: that the power came back counts as read when its sheet closes, and nothing else does") {
    StaffState staff;
    staff.page = TodayState{};
    Glass glass(staff);
    glass.on(action::OpenHealth{});
    glass.on(action::CloseSheet{});
    CHECK(glass.asked<effect::HealthSeen>() == 0);
    glass.facts.today.problems = {HealthFact::clock, HealthFact::power};
    glass.on(action::OpenHealth{});
    CHECK(glass.asked<effect::HealthSeen>() == 0);
    glass.on(action::CloseSheet{});
    CHECK(glass.asked<effect::HealthSeen>() == 1);
    glass.on(action::OpenHealth{});
    glass.wait(staff_lock_seconds); // read, or at least shown
    CHECK(glass.asked<effect::HealthSeen>() == 2);
}

TEST_CASE("touch lost: whoever tries the panel with a mouse and keeps it misses a touchscreen no longer") {
    SettingsState settings;
    settings.page = SettingsPage::touch;
    settings.working = true;
    StaffState staff;
    staff.page = settings;
    Glass glass = without_touch(staff);
    REQUIRE(glass.on_screen<StaffState>());

    Glass failed = glass;
    failed.on(action::NotKept{store::Code::full});
    failed.on(action::Lock{});
    CHECK(shows_touch_failure(failed));

    glass.on(action::Kept{});
    glass.on(action::Lock{});
    CHECK(glass.on_screen<WelcomeState>());
    glass.on(action::TouchscreenSeen{true}); // one that comes later is missed again when it goes
    glass.on(action::TouchscreenSeen{false});
    glass.wait(touch_lost_seconds);
    CHECK(shows_touch_failure(glass));
}

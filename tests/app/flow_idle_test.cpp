// What happens when nobody touches anything, and what a late answer may still do. Values in, values out: no store, no
// clock, no picture.
#include "support/app/flow_glass.h"

#include <catch2/catch.hpp>

using namespace porchlight;
using test::Glass;

namespace {

constexpr ArrivalName amber_heron{EmblemFamily::amber, EmblemShape::heron, 27};

DoneState done_with_name() {
    DoneState done;
    done.name = amber_heron;
    done.ring_ends_seconds = 1030;
    return done;
}

Screen copying() {
    ExportState exporting;
    exporting.phase = ExportPhase::copying;
    return StaffState{1, exporting};
}

} // namespace

TEST_CASE("idle: a sheet left open over Done is asked about and then goes, without the name in sight") {
    Glass glass(done_with_name());
    glass.on(action::OpenLanguage{});
    glass.wait(91);
    CHECK(glass.sheet<StillThere>());
    glass.wait(61);
    REQUIRE(glass.on_screen<WelcomeState>());
    CHECK_FALSE(glass.on_screen<WelcomeState>()->seen_name);
}

TEST_CASE("idle: the end of Done keeps the name in sight for ten seconds") {
    Glass glass(done_with_name());
    glass.state.look.language = "es";
    glass.wait(31);
    REQUIRE(glass.on_screen<WelcomeState>());
    CHECK(glass.on_screen<WelcomeState>()->seen_name == amber_heron);
    CHECK(glass.on_screen<WelcomeState>()->seen_language == "es"); // though the front page is the site's again
    CHECK(glass.state.look.language == "en");
    glass.wait(10);
    CHECK_FALSE(glass.on_screen<WelcomeState>()->seen_name);
}

TEST_CASE("idle: Failure gives the site's look back and closes a sheet, and stays Failure") {
    Glass glass(FailureState{FailureCode::full, true, true});
    glass.state.look.text_size = ui::TextSize::larger;
    glass.on(action::OpenLanguage{});
    glass.wait(settings_return_seconds + 1);
    CHECK(glass.on_screen<FailureState>());
    CHECK_FALSE(glass.state.sheet);
    CHECK(glass.state.look == glass.state.site_look);
}

TEST_CASE("idle: help over set-up closes by itself, and set-up stays where it was") {
    SetupState setup;
    setup.step = SetupStep::words;
    setup.site_name = "Maple Street Center";
    Glass glass(setup);
    glass.on(action::OpenHelp{});
    glass.wait(1000);
    REQUIRE(glass.on_screen<SetupState>());
    CHECK(glass.on_screen<SetupState>()->step == SetupStep::words);
    CHECK(glass.on_screen<SetupState>()->site_name == "Maple Street Center");
    CHECK_FALSE(glass.state.sheet);
    glass.on(action::ClearNow{});
    CHECK(glass.on_screen<SetupState>());
}

TEST_CASE("idle: staff screens lock after two minutes, also under Help and a ring") {
    Glass glass(StaffState{1, TodayState{}});
    glass.on(action::OpenHelp{});
    glass.on(action::RingStaff{});
    glass.facts.today.help_rung = true;
    glass.wait(staff_lock_seconds + 1);
    CHECK(glass.on_screen<WelcomeState>());
    CHECK(glass.asked<effect::LockStaff>() == 1);
}

TEST_CASE("idle: a copy that runs is never locked away, whatever lies over it") {
    Glass glass(copying());
    glass.on(action::ExportMoved{{}});
    glass.on(action::OpenHelp{});
    for (int i = 0; i < 10; ++i) { // it is slow, and goes on
        glass.wait(stuck_stick_seconds - 1);
        glass.on(action::ExportMoved{{}});
    }
    CHECK(glass.on_screen<StaffState>());
    CHECK(glass.asked<effect::LockStaff>() == 0);
    CHECK(glass.asked<effect::StopExport>() == 0);
    glass.wait(stuck_stick_seconds + staff_lock_seconds + 1); // nothing comes any more: it is given up first
    CHECK(glass.asked<effect::StopExport>() == 1);
    CHECK(glass.asked<effect::LockStaff>() == 1);
}

TEST_CASE("idle: only the sheet staff were rung from is held open") {
    Glass glass;
    glass.on(action::OpenHelp{});
    glass.facts.today.help_rung = true; // by somebody before
    glass.wait(181);
    CHECK(glass.sheet<StillThere>());

    Glass rang;
    rang.on(action::OpenHelp{});
    rang.on(action::RingStaff{});
    rang.on(action::ShowCard{});
    rang.facts.today.help_rung = true;
    rang.wait(200);
    CHECK(rang.sheet<HelpCard>());
    rang.wait(1000);
    CHECK(rang.sheet<HelpSheet>());
}

TEST_CASE("idle: a ring nobody answers keeps its sheet and nothing of the visit of whoever rang") {
    CheckInState check_in;
    check_in.draft.reason = store::Reason::medication;
    Glass glass(check_in);
    glass.state.look.language = "hi";
    glass.state.reach_mode = glass.state.speech = true;
    glass.on(action::OpenHelp{});
    glass.on(action::RingStaff{});
    glass.facts.today.help_rung = true;
    glass.on(action::ShowCard{});
    glass.on(action::PointAtLine{3});
    const double reading = glass.facts.site.reading_idle_seconds;
    glass.wait(reading + answer_seconds_long - 1);
    CHECK(glass.sheet<HelpCard>());
    CHECK(glass.on_screen<CheckInState>());
    glass.wait(2);
    REQUIRE(glass.sheet<HelpSheet>());
    CHECK(std::get<HelpSheet>(*glass.state.sheet).rung);
    CHECK(glass.state.sheets_below.empty());
    CHECK(glass.on_screen<WelcomeState>());
    CHECK(glass.state.look == glass.state.site_look);
    CHECK_FALSE(glass.state.reach_mode);
    CHECK_FALSE(glass.state.speech);
    CHECK(glass.last.screen_changed); // what was scrolled and chosen is forgotten too
    glass.wait(14 * 3600);
    CHECK(glass.sheet<HelpSheet>());
    glass.on(action::CloseSheet{});
    CHECK(glass.on_screen<WelcomeState>());
}

TEST_CASE("idle: a ring is held and rung again also while something lies over its sheet") {
    Glass glass;
    glass.on(action::OpenHelp{});
    glass.on(action::RingStaff{});
    glass.facts.today.help_rung = true;
    glass.on(action::ShowCard{});
    glass.on(action::OpenLanguage{});
    glass.on(action::PickLanguage{"es"});
    glass.wait(ring_again_seconds + 1);
    CHECK(glass.asked<effect::RingStaff>() == 2);
    CHECK(glass.sheet<LanguageSheet>());
    glass.wait(180 + answer_seconds);
    REQUIRE(glass.sheet<HelpSheet>());
    CHECK(std::get<HelpSheet>(*glass.state.sheet).rung_again);
    CHECK(glass.asked<effect::RingStaff>() == 2);
}

TEST_CASE("idle: what lies over Get help now has its time") {
    Glass glass(CheckInState{});
    glass.on(action::OpenHelp{});
    glass.on(action::OpenLanguage{});
    glass.wait(179);
    CHECK(glass.sheet<LanguageSheet>());
    glass.wait(2);
    CHECK(glass.sheet<StillThere>());
}

TEST_CASE("flow: Language and Accessibility lie over Get help now and its card, and leave the ring") {
    Glass glass(CheckInState{});
    glass.on(action::OpenHelp{});
    glass.on(action::RingStaff{});
    glass.on(action::OpenLanguage{});
    CHECK(glass.sheet<LanguageSheet>());
    glass.on(action::OpenAccessibility{}); // instead of Language
    glass.on(action::CloseSheet{});
    REQUIRE(glass.sheet<HelpSheet>());
    CHECK(std::get<HelpSheet>(*glass.state.sheet).rung);
    glass.on(action::OpenLanguage{});
    glass.on(action::OpenHelp{}); // the way back to it
    REQUIRE(glass.sheet<HelpSheet>());
    CHECK(std::get<HelpSheet>(*glass.state.sheet).rung);
    CHECK(glass.state.sheets_below.empty());

    glass.on(action::ShowCard{});
    glass.on(action::PointAtLine{1});
    glass.on(action::OpenAccessibility{});
    glass.on(action::CloseSheet{});
    REQUIRE(glass.sheet<HelpCard>());
    CHECK(std::get<HelpCard>(*glass.state.sheet).pointed[1]);
    glass.on(action::CloseSheet{});
    glass.on(action::CloseSheet{});
    CHECK_FALSE(glass.state.sheet);
}

TEST_CASE("flow: Done closes Accessibility that was opened again from what this screen keeps") {
    Glass glass;
    glass.on(action::OpenAccessibility{});
    glass.on(action::OpenPrivacy{});
    glass.on(action::OpenAccessibility{});
    glass.on(action::CloseSheet{});
    CHECK_FALSE(glass.state.sheet);
}

TEST_CASE("flow: Home from a quiet minute opened from Done ends the visit, with the name in sight") {
    Glass glass(done_with_name());
    glass.state.look.text_size = ui::TextSize::largest;
    glass.on(action::OpenQuiet{});
    glass.on(action::GoHome{});
    REQUIRE(glass.on_screen<WelcomeState>());
    CHECK(glass.on_screen<WelcomeState>()->seen_name == amber_heron);
    CHECK(glass.state.look == glass.state.site_look);
}

TEST_CASE("idle: a touch gives whoever rang the whole time back") {
    Glass glass(SearchState{.words = "how do i"});
    glass.on(action::OpenHelp{});
    glass.on(action::RingStaff{});
    glass.facts.today.help_rung = true;
    glass.wait(200);
    glass.on(action::Touched{});
    glass.wait(200);
    CHECK(glass.on_screen<SearchState>());
    glass.wait(11);
    CHECK(glass.on_screen<WelcomeState>());
    CHECK(glass.sheet<HelpSheet>());
}

TEST_CASE("idle: a touch while we ask gives the whole answer time back") {
    CheckInState check_in;
    check_in.draft.reason = store::Reason::medication;
    Glass glass(check_in);
    glass.wait(91);
    REQUIRE(glass.sheet<StillThere>());
    glass.wait(25);
    glass.on(action::Touched{});
    glass.wait(25);
    CHECK(glass.sheet<StillThere>());
    glass.wait(6);
    CHECK(glass.on_screen<WelcomeState>());
}

TEST_CASE("flow: the end of a visit counts as a new screen, on the front page too") {
    Glass glass;
    glass.state.look.text_size = ui::TextSize::largest;
    glass.wait(settings_return_seconds + 1);
    CHECK(glass.state.look == glass.state.site_look);
    CHECK(glass.last.screen_changed);
}

TEST_CASE("flow: another read and the other quiet tab are other screens") {
    Glass glass(ReaderState{"one", {}});
    glass.on(action::OpenRead{"two"});
    CHECK(glass.last.screen_changed);
    glass.on(action::OpenTextSize{});
    CHECK_FALSE(glass.last.screen_changed);

    Glass quiet(QuietState{});
    quiet.on(action::ShowSenses{true});
    CHECK(quiet.last.screen_changed);
}

TEST_CASE("flow: an answer nobody on this screen asked for changes nothing") {
    Glass check_in(CheckInState{});
    check_in.on(action::Submitted{amber_heron, {}});
    CHECK(check_in.on_screen<CheckInState>());
    check_in.on(action::SubmitFailed{store::Code::full});
    CHECK(check_in.on_screen<CheckInState>());

    Glass reader(ReaderState{"one", {}});
    reader.on(action::Submitted{amber_heron, {}});
    CHECK(reader.on_screen<ReaderState>());
    reader.on(action::AskForCompany{});
    reader.on(action::AskForCompany{});
    CHECK(reader.asked<effect::AskForPeer>() == 1);
    reader.on(action::Submitted{amber_heron, {}});
    CHECK(reader.on_screen<DoneState>());
}

TEST_CASE("flow: staff come in only by the try that is being checked") {
    Glass glass(PasscodeState{});
    glass.on(action::Unlocked{1});
    CHECK(glass.on_screen<PasscodeState>());
    CHECK(glass.asked<effect::LockStaff>() == 1);
    for (const char character : std::string_view("otter.lamp.47"))
        glass.on(action::TypeCharacter{static_cast<char32_t>(character)});
    glass.on(action::SubmitPasscode{});
    glass.on(action::RestLearned{false, 0, true}); // about the door, not about what was typed
    CHECK_FALSE(glass.on_screen<PasscodeState>()->wrong);
    CHECK(glass.on_screen<PasscodeState>()->checking);
    glass.on(action::Unlocked{1});
    CHECK(glass.on_screen<StaffState>());
}

TEST_CASE("flow: a passcode of words has what is between them, where it is set and where it is entered") {
    const auto typed = [](Glass& glass) {
        for (const char character : std::string_view("seven wet.gulls"))
            glass.on(action::TypeCharacter{static_cast<char32_t>(character)});
        glass.on(action::TypeCharacter{U'ñ'}); // set-up takes none of these
    };
    Glass door(PasscodeState{});
    typed(door);
    CHECK(door.on_screen<PasscodeState>()->typed.reveal() == "seven wet.gulls");
    SetupState at_passcode;
    at_passcode.step = SetupStep::passcode;
    Glass setup(at_passcode);
    typed(setup);
    CHECK(setup.on_screen<SetupState>()->passcode.reveal() == "seven wet.gulls");
    SettingsState settings;
    settings.page = SettingsPage::passcode;
    settings.passcode.step = PasscodeStep::first;
    Glass staff(StaffState{.page = settings});
    typed(staff);
    CHECK(std::get<SettingsState>(staff.on_screen<StaffState>()->page).passcode.first.reveal() == "seven wet.gulls");
}

TEST_CASE("flow: taking the other stick leaves what was wrong with the first, and never a copy that runs") {
    ExportState failed;
    failed.phase = ExportPhase::unreadable;
    failed.period = store::Period{store::Day{20730}, store::Day{20740}};
    failed.volume_name = "FIRST";
    Glass glass(StaffState{1, failed});
    glass.on(action::NextStick{});
    CHECK(glass.asked<effect::NextStick>() == 0); // there is none
    glass.facts.volume = VolumeFact{.name = "FIRST", .readable = false, .others = 1};
    glass.on(action::NextStick{});
    CHECK(glass.asked<effect::NextStick>() == 1);
    const auto& found = std::get<ExportState>(glass.on_screen<StaffState>()->page);
    CHECK(found.phase == ExportPhase::ready);
    CHECK(found.period == failed.period);
    CHECK(found.volume_name.empty());

    Glass busy(copying());
    busy.facts.volume = VolumeFact{.name = "FIRST", .others = 1};
    busy.on(action::NextStick{});
    CHECK(busy.asked<effect::NextStick>() == 0);
    CHECK(std::get<ExportState>(busy.on_screen<StaffState>()->page).phase == ExportPhase::copying);
}

TEST_CASE("flow: a store that fails while staff are in stops the copy and locks") {
    Glass glass(copying());
    glass.on(action::StoreFailed{FailureCode::full});
    CHECK(glass.on_screen<FailureState>());
    CHECK(glass.asked<effect::StopExport>() == 1);
    CHECK(glass.asked<effect::LockStaff>() == 1);
}

TEST_CASE("flow: every way home from Failure leads back to it until the store is well") {
    Glass glass(FailureState{FailureCode::read_only, true, false});
    glass.on(action::StaffDoor{});
    glass.on(action::GoBack{});
    REQUIRE(glass.on_screen<FailureState>());
    CHECK(glass.on_screen<FailureState>()->code == FailureCode::read_only);
    glass.on(action::StoreWell{});
    CHECK(glass.on_screen<WelcomeState>());
}

TEST_CASE("flow: set-up that cannot be kept stays, with its words, to be tried again") {
    SetupState setup;
    setup.step = SetupStep::words;
    setup.ask_passphrase.right = setup.ask_recovery.right = true;
    Glass glass(setup);
    glass.on(action::Continue{});
    glass.on(action::SetUpFailed{store::Code::full});
    REQUIRE(glass.on_screen<SetupState>());
    CHECK(glass.on_screen<SetupState>()->not_kept == FailureCode::full);
    glass.on(action::Continue{});
    CHECK(glass.asked<effect::SetUp>() == 2);
}

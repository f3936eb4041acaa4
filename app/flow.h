// The whole behaviour: what is on the glass, and something that happened, make what is on the glass next and what is to
// be done. Pure: no I/O, no clock (the time is in Facts), no chance but Facts::chance.
#pragma once

#include "app/action.h"
#include "app/facts.h"
#include "ui/stage.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace porchlight {

namespace effect {

/// Stores the visit; answers Submitted or SubmitFailed.
struct SubmitVisit {
    VisitDraft draft;
    bool named = true; ///< false after hours
};
/// "Ask for one" from a read; answers Submitted or SubmitFailed.
struct AskForPeer {};
struct CountRead {
    std::string slug, language;
};
/// Answers Unlocked, UnlockFailed, or StoreFailed when the medium could not be read.
struct Unlock {
    Secret passcode;
};
struct LockStaff {};
/// How long passcode tries still rest; answers RestLearned when they do.
struct LearnRest {};
struct MarkHelping {
    std::uint64_t key;
};
struct FinishRequest {
    std::uint64_t key;
};
struct RingStaff {};
struct StopRinging {};
/// The pack on the stick takes the place of the reads; both answer ReadsTold.
struct InstallReads {};
struct BringReadsBack {};
/// The list of a day with one group changed, added or gone; `weekly` moves it on or off the usual list of the weekday.
/// Answers Kept or NotKept, as do those below unless they say otherwise.
struct SaveGroup {
    store::Day day;
    std::optional<GroupFact> before, after;
};
/// Today as it was a week ago.
struct CopyLastWeek {};
/// What of `site` staff may change, in one commit with its audit entry.
struct SaveSite {
    Site site;
};
/// The help numbers, read out loud and right.
struct KeepNumbers {
    HelpNumbers numbers;
};
/// How big the panel is; its glass answered in every corner.
struct KeepPanel {
    std::int32_t width_mm = 0, height_mm = 0;
};
/// The kiosk's clock is in this zone from now on, and then `minutes` ahead of what it showed; today is sure.
struct SetClock {
    std::string zone;
    std::int32_t minutes = 0;
};
/// The zones there are, for the clock in settings.
struct ListZones {};
/// What time it is there. Answers ZoneSeen when there is such a zone.
struct LookAtZone {
    std::string zone;
};
struct GivePasscode {
    std::optional<std::uint16_t> slot;
    std::string label; ///< of somebody new
    Secret passcode;
};
struct RemovePasscode {
    std::uint16_t slot = 0;
};
/// Answers PassphraseShown or NotKept.
struct ShowPassphrase {};
/// Draws new words and keeps them. Answers as above.
struct RenewPassphrase {};
/// With the words that DrawWords drew last. Answers KeysChanged or NotKept.
struct ChangeKeys {
    std::string label; ///< of the one passcode there is then
    Secret passcode;
};
struct GatherTrends {};
struct GatherAudit {};
/// With the passcode of whoever wants it; tries rest as those of the door do. Answers UnlockFailed too.
struct EraseDays {
    Secret passcode;
};
/// Answers Unlocked or UnlockFailed.
struct Recover {
    Secret words;
};
struct TrustClock {};
/// Answers ExportMoved any number of times, then ExportSafe, ExportFailed or ExportStopped.
struct StartExport {
    store::Period period;
};
struct StopExport {};
/// Of several sticks, the next one.
struct NextStick {};
/// Answers WordsDrawn; the words wait outside the state until they are kept.
struct DrawWords {};
/// Is a printer there that the words could go to? Facts::has_printer says so from then on.
struct LookForPrinter {};
/// Answers WordsPrinted or WordsNotPrinted. Nothing of the words is written anywhere else.
struct PrintWords {
    double began_seconds = 0;
    std::string language; ///< of the page
    ShownWords passphrase;
    ShownWords recovery; ///< may be empty: then the page has the passphrase alone
};
/// A finished step is kept, so that set-up goes on after it when the power was gone. Answers StepKept or SetUpFailed.
struct KeepStep {
    SetupStep step = SetupStep::place;
    std::string language, site_name;
    std::uint8_t region = 0;
    std::int32_t panel_width_mm = 0, panel_height_mm = 0;
    HelpNumbers numbers;
    DeskChoice desk;
};
/// The kiosk's own clock; both are kept at once. Answer SetUpFailed when they are not.
struct StepClock {
    ClockPart part = ClockPart::minute;
    int by = 0;
};
struct UseZone {
    std::string zone;
};
/// Makes the vault. Answers SetUpDone or SetUpFailed.
struct SetUp {
    Secret passcode;
};
/// Copies an export without a visit and reads it back. Answers StickTested.
struct TestStick {};
/// The staff bell, once, however the site has it: is there a speaker?
struct RingBell {};
/// Whether it was heard: it rings for staff from here on, or it does not.
struct KeepBell {
    bool heard = false;
};
/// Set-up is over: the kiosk takes visits from here on. Answers LightOn or SetUpFailed.
struct TurnOn {};
/// Does the medium take something again? Answers StoreWell or StoreFailed.
struct CheckStore {};
/// Staff have read that the power came back: nothing is to be done about it, and it is not told again.
struct HealthSeen {};

} // namespace effect

using Effect =
    std::variant<effect::SubmitVisit, effect::AskForPeer, effect::CountRead, effect::Unlock, effect::LockStaff,
                 effect::LearnRest, effect::MarkHelping, effect::FinishRequest, effect::RingStaff, effect::StopRinging,
                 effect::InstallReads, effect::BringReadsBack, effect::SaveGroup, effect::CopyLastWeek,
                 effect::SaveSite, effect::KeepNumbers, effect::KeepPanel, effect::SetClock, effect::ListZones,
                 effect::LookAtZone, effect::GivePasscode, effect::RemovePasscode, effect::ShowPassphrase,
                 effect::RenewPassphrase, effect::ChangeKeys, effect::GatherTrends, effect::GatherAudit,
                 effect::EraseDays, effect::Recover, effect::TrustClock, effect::StartExport, effect::StopExport,
                 effect::NextStick, effect::DrawWords, effect::LookForPrinter, effect::PrintWords, effect::KeepStep,
                 effect::StepClock, effect::UseZone, effect::SetUp, effect::TestStick, effect::RingBell,
                 effect::KeepBell, effect::TurnOn, effect::CheckStore, effect::HealthSeen>;

/// Copied and ended in flow.cpp, as State is.
struct Step {
    Step();
    Step(const Step& other);
    Step(Step&& other) noexcept;
    Step& operator=(const Step& other);
    Step& operator=(Step&& other) noexcept;
    ~Step();

    State state;
    std::vector<Effect> effects;
    ui::Transition transition = ui::Transition::none;
    bool screen_changed = false; ///< early presses are ignored, focus and scrolls forgotten
    bool layer_changed = false;  ///< a sheet came or went
};

/// The first state: welcome, or set-up when the kiosk has not been set up.
State first_state(const Facts& facts, const ui::Look& site_look, bool is_set_up);

Step update(State state, const Action& action, const Facts& facts);

/// Which failure screen a storage error leads to.
FailureCode failure_of(store::Code code);

/// When, on the monotonic clock, something happens by itself (Tick is due), or nothing.
std::optional<double> next_deadline(const State& state, const Facts& facts);

/// Milliseconds, seconds and limits that are promises rather than taste (screens.md, the table at the top).
inline constexpr double answer_seconds = 30, answer_seconds_long = 60;
inline constexpr double staff_lock_seconds = 120, passcode_idle_seconds = 30, settings_return_seconds = 90;
inline constexpr double done_seconds = 30, done_seconds_long = 60, seen_name_seconds = 10;
/// Twelve slow breaths of in 4, out 6, after two seconds to arrive.
inline constexpr double quiet_seconds = 120, quiet_start_seconds = 2;
inline constexpr double undo_seconds = 10, cleaning_seconds = 60;
/// A stick that has said nothing for so long is slow, then stuck; one that is asked to stop is stuck sooner. The
/// longest flush of a slow stick is well below the second.
inline constexpr double slow_stick_seconds = 10, stuck_stick_seconds = 120, stop_stick_seconds = 15;
inline constexpr double ring_again_seconds = 60, failure_check_seconds = 30, cover_seconds = 120;
/// While words are shown: a printer that is put in appears, and one that is pulled goes, after so long at most.
inline constexpr double look_for_printer_seconds = 4;
/// A cable that is moved and a hub that starts again are no failure.
inline constexpr double touch_lost_seconds = 3;

/// Whether speech can be turned on here. At the staff door and behind it nothing speaks: who waits, and what is typed,
/// is nobody's in the lobby to hear.
bool offers_speech(const State& state, const Facts& facts);

} // namespace porchlight

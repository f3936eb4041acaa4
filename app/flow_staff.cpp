// Staff: the passcode, today, and the export. What they see is gathered outside; here is only what follows what.
#include "app/flow_turn.h"
#include "app/unicode.h"
#include "store/vault.h"

#include <algorithm>

namespace porchlight::flow {

namespace {

PasscodeState* open_pad(Turn& turn) {
    auto* passcode = turn.screen<PasscodeState>();
    const bool open = passcode && !passcode->checking && // the recovery code does not rest: it cannot be tried out
                      (passcode->recovering || passcode->rest_until_seconds <= turn.facts.now_seconds);
    return open ? passcode : nullptr;
}

} // namespace

void on(Turn& turn, const action::TypeCharacter& typed) {
    if (turn.screen<SetupState>()) return setup_type(turn, typed.character);
    if (turn.staff()) return staff_type(turn, typed.character);
    if (auto* search = turn.screen<SearchState>()) return search_type(*search, typed.character);
    auto* passcode = open_pad(turn);
    if (!passcode || !is_typeable(typed.character)) return;
    passcode->typed.add(static_cast<char>(typed.character));
    passcode->wrong = false;
    passcode->capitals = false;
}

void on(Turn& turn, const action::EraseCharacter& erase) {
    if (turn.screen<SetupState>()) return setup_erase(turn, erase.all);
    if (turn.staff()) return staff_erase(turn, erase.all);
    if (auto* search = turn.screen<SearchState>()) return search_erase(*search, erase.all);
    auto* passcode = open_pad(turn);
    if (!passcode) return;
    if (erase.all)
        passcode->typed.wipe();
    else
        passcode->typed.erase_last();
}

void on(Turn& turn, const action::SwitchKeys& keys) {
    const auto switched = [&](auto& typed) {
        typed.signs = keys.signs;
        typed.capitals = false;
    };
    if (auto* passcode = turn.screen<PasscodeState>()) passcode->letters = keys.letters, switched(*passcode);
    if (auto* setup = turn.screen<SetupState>()) setup->letters = keys.letters, switched(*setup);
    if (SettingsState* settings = turn.settings()) switched(settings->passcode);
    if (auto* search = turn.screen<SearchState>()) search->numbers = !keys.letters;
}

void on(Turn& turn, const action::SwitchCapitals&) {
    if (auto* passcode = turn.screen<PasscodeState>()) passcode->capitals = !passcode->capitals;
    if (auto* setup = turn.screen<SetupState>()) setup->capitals = !setup->capitals;
    if (turn.staff()) staff_capitals(turn);
    if (auto* search = turn.screen<SearchState>()) search->capitals = !search->capitals;
}

void on(Turn& turn, const action::BeginRecovery&) {
    auto* passcode = turn.screen<PasscodeState>();
    if (!passcode || passcode->checking || !passcode->offers_recovery) return;
    passcode->recovering = passcode->letters = true;
    passcode->signs = passcode->capitals = passcode->wrong = false;
    passcode->typed.wipe();
}

void on(Turn& turn, const action::SubmitPasscode&) {
    auto* passcode = open_pad(turn);
    if (!passcode || passcode->typed.size() < store::passcode_characters_min) return;
    passcode->checking = true;
    if (passcode->recovering)
        turn.effects.emplace_back(effect::Recover{passcode->typed});
    else
        turn.effects.emplace_back(effect::Unlock{passcode->typed});
    passcode->typed.wipe();
}

void on(Turn& turn, const action::Unlocked& unlocked) {
    if (turn.staff()) return; // in already, by an earlier try
    // Somebody who went back while the passcode was being checked stays outside, also at the door.
    if (const auto* passcode = turn.screen<PasscodeState>(); !passcode || !passcode->checking)
        return turn.effects.emplace_back(effect::LockStaff{}), void();
    turn.state.last_touch_seconds = turn.facts.now_seconds;
    if (!turn.facts.setup.done) return turn.go(setup_of(turn.facts)); // for the test export, and nothing else
    turn.go(StaffState{unlocked.slot, TodayState{}});
    if (!unlocked.by_recovery_code) return;
    StaffState& staff = *turn.staff();
    staff.must_renew = true;
    SettingsState settings;
    settings.page = SettingsPage::passcodes;
    settings.draft = turn.facts.site;
    staff.page = settings;
}

void on(Turn& turn, const action::UnlockFailed& failed) {
    auto* passcode = turn.screen<PasscodeState>();
    if (!passcode) return erasing_turned_down(turn, failed);
    passcode->wrong = passcode->checking;
    passcode->checking = false;
    on(turn, action::RestLearned{failed.resting, failed.rest_seconds, failed.offers_recovery});
}

void on(Turn& turn, const action::RestLearned& rest) {
    auto* passcode = turn.screen<PasscodeState>();
    if (!passcode) return erasing_rests(turn, rest.resting ? rest.rest_seconds : 0);
    passcode->offers_recovery = passcode->offers_recovery || rest.offers_recovery;
    if (!rest.resting) return;
    passcode->rest_seconds = rest.rest_seconds;
    passcode->rest_until_seconds = turn.facts.now_seconds + rest.rest_seconds;
}

void on(Turn& turn, const action::Lock&) {
    if (!turn.staff()) return;
    turn.lock_staff();
    turn.go_home();
}

void on(Turn& turn, const action::HelpRequest& request) {
    if (turn.staff()) turn.effects.emplace_back(effect::MarkHelping{request.key});
}

void on(Turn& turn, const action::FinishRequest& request) {
    StaffState* staff = turn.staff();
    if (!staff) return;
    turn.finish_now(); // the one before can no longer be taken back
    staff->finishing = Finishing{request.key, turn.facts.now_seconds + undo_seconds};
}

void on(Turn& turn, const action::UndoFinish&) {
    if (StaffState* staff = turn.staff()) staff->finishing.reset();
}

void on(Turn& turn, const action::AnswerRing&) {
    if (turn.staff() && turn.facts.today.help_rung) turn.effects.emplace_back(effect::StopRinging{});
}

namespace {

/// Another page can be opened now: no copy runs, and nobody came in by the recovery code alone.
StaffState* free_to_go(Turn& turn) {
    StaffState* staff = turn.staff();
    const auto* exporting = turn.exporting();
    const bool free = staff && !staff->must_renew && !(exporting && exporting->phase == ExportPhase::copying);
    return free ? staff : nullptr;
}

} // namespace

void on(Turn& turn, const action::OpenWaiting&) {
    if (free_to_go(turn)) turn.open(WaitingSheet{});
}

void on(Turn& turn, const action::OpenHealth&) {
    if (free_to_go(turn)) turn.open(HealthSheet{});
}

void on(Turn& turn, const action::OpenToday&) {
    StaffState* staff = free_to_go(turn);
    if (!staff || !may_leave_groups(turn, 0)) return;
    staff->page = TodayState{};
    turn.transition = ui::Transition::forward;
}

void on(Turn& turn, const action::OpenTrends&) {
    StaffState* staff = free_to_go(turn);
    if (!staff) return;
    staff->page = TrendsState{};
    turn.effects.emplace_back(effect::GatherTrends{});
    turn.transition = ui::Transition::forward;
}

void on(Turn& turn, const action::ShowKind& shown) {
    StaffState* staff = turn.staff();
    auto* trends = staff ? std::get_if<TrendsState>(&staff->page) : nullptr;
    if (trends) trends->kind = shown.kind;
}

void on(Turn& turn, const action::BeginCleaning&) {
    if (free_to_go(turn)) turn.open(CleaningSheet{turn.facts.now_seconds + cleaning_seconds});
}

void on(Turn& turn, const action::TrustClock&) {
    if (free_to_go(turn)) turn.effects.emplace_back(effect::TrustClock{});
}

void on(Turn& turn, const action::OpenExport&) {
    StaffState* staff = free_to_go(turn);
    if (!staff || turn.exporting() || !may_leave_groups(turn, 2)) return;
    ExportState exporting;
    exporting.period = turn.facts.exporting.since_last;
    staff->page = exporting;
    turn.state.sheet.reset();
    turn.transition = ui::Transition::forward;
}

void on(Turn& turn, const action::StartExport&) {
    ExportState* exporting = turn.exporting();
    if (!exporting || exporting->phase == ExportPhase::copying || !turn.facts.volume || turn.facts.volume_is_busy)
        return;
    const auto period = exporting->period ? exporting->period : turn.facts.exporting.since_last;
    if (!period) return;
    exporting->period = period;
    exporting->phase = ExportPhase::copying;
    exporting->stopped = false;
    exporting->progress = {};
    exporting->heard_seconds = turn.facts.now_seconds;
    exporting->stopping_seconds.reset();
    exporting->volume_name = turn.facts.volume->name;
    turn.effects.emplace_back(effect::StartExport{*period});
    turn.transition = ui::Transition::forward;
}

void on(Turn& turn, const action::StopExport&) {
    ExportState* exporting = turn.exporting();
    if (!exporting || exporting->phase != ExportPhase::copying) return;
    if (!exporting->stopping_seconds) exporting->stopping_seconds = turn.facts.now_seconds;
    turn.effects.emplace_back(effect::StopExport{});
}

void on(Turn& turn, const action::NextStick&) {
    ExportState* exporting = turn.exporting();
    if (!exporting || exporting->phase == ExportPhase::copying || !turn.facts.volume || turn.facts.volume->others == 0)
        return;
    turn.effects.emplace_back(effect::NextStick{});
    if (exporting->phase == ExportPhase::ready) return;
    ExportState again; // what was wrong with the other one is over
    again.period = exporting->period;
    *exporting = std::move(again);
    turn.transition = ui::Transition::back;
}

void on(Turn& turn, const action::ExportDone&) {
    StaffState* staff = turn.staff();
    const auto* exporting = turn.exporting();
    if (!exporting || exporting->phase == ExportPhase::copying) return;
    staff->page = TodayState{};
    turn.transition = ui::Transition::back;
}

void on(Turn& turn, const action::ExportMoved& moved) {
    ExportState* exporting = turn.exporting();
    if (!exporting || exporting->phase != ExportPhase::copying) return;
    const float share = std::max(exporting->progress.share, moved.progress.share);
    exporting->progress = moved.progress;
    exporting->heard_seconds = turn.facts.now_seconds;
    exporting->progress.share = share;
}

void on(Turn& turn, const action::ExportSafe& safe) {
    ExportState* exporting = turn.exporting();
    const bool is_its_page = // also of one that was given up and ended well after all
        exporting && (exporting->phase == ExportPhase::copying || exporting->phase == ExportPhase::broken);
    if (!is_its_page) return;
    exporting->phase = ExportPhase::safe;
    exporting->folder = safe.folder;
    exporting->files = safe.files;
    exporting->damaged = safe.damaged;
    turn.state.last_touch_seconds = turn.facts.now_seconds; // the two minutes begin when there is something to read
    turn.transition = ui::Transition::forward;
}

void on(Turn& turn, const action::ExportFailed& failed) {
    ExportState* exporting = turn.exporting();
    if (!exporting || exporting->phase != ExportPhase::copying) return; // given up before
    exporting->phase = failed.phase;
    exporting->needed_bytes = failed.needed_bytes;
    exporting->free_bytes = failed.free_bytes;
    turn.state.last_touch_seconds = turn.facts.now_seconds;
    turn.transition = ui::Transition::forward;
}

void on(Turn& turn, const action::ExportStopped&) {
    ExportState* exporting = turn.exporting();
    if (!exporting || exporting->phase != ExportPhase::copying) return;
    exporting->phase = ExportPhase::ready;
    exporting->stopped = true;
    turn.state.last_touch_seconds = turn.facts.now_seconds;
    turn.transition = ui::Transition::back;
}

std::optional<double> stuck_at_seconds(const State& state) {
    if (const auto* setup = std::get_if<SetupState>(&state.screen); setup && setup->test.running)
        return setup->test.began_seconds + stuck_stick_seconds;
    const auto* staff = std::get_if<StaffState>(&state.screen);
    const auto* exporting = staff ? std::get_if<ExportState>(&staff->page) : nullptr;
    if (!exporting || exporting->phase != ExportPhase::copying) return std::nullopt;
    const double silent = exporting->heard_seconds + stuck_stick_seconds;
    return exporting->stopping_seconds ? std::min(silent, *exporting->stopping_seconds + stop_stick_seconds) : silent;
}

void give_up_stick(Turn& turn) {
    if (auto* setup = turn.screen<SetupState>())
        setup->test = {.failed = ExportPhase::broken, .volume_name = setup->test.volume_name};
    if (ExportState* exporting = turn.exporting()) exporting->phase = ExportPhase::broken;
    turn.effects.emplace_back(effect::StopExport{});
    turn.state.last_touch_seconds = turn.facts.now_seconds;
    turn.transition = ui::Transition::forward;
}

} // namespace porchlight::flow

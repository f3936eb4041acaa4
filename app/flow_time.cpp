// Being there, and not: every rule about time on one page. A countdown is always shown before anything is dropped, and
// one touch gives the whole time back; only a sheet that holds a ring is not covered by a question.
#include "app/flow_turn.h"

#include <algorithm>
#include <vector>

namespace porchlight {

namespace flow {

namespace {

bool is_help(const Sheet& sheet) {
    return std::holds_alternative<HelpSheet>(sheet) || std::holds_alternative<HelpCard>(sheet);
}

bool rang(const Sheet& sheet) {
    const auto* help = std::get_if<HelpSheet>(&sheet);
    return help && help->rung;
}

/// The first sheet like this, on top or below; null when there is none.
template <typename Sheets>
auto find_sheet(Sheets& state, bool (*is_wanted)(const Sheet&)) -> decltype(&*state.sheet) {
    if (state.sheet && is_wanted(*state.sheet)) return &*state.sheet;
    const auto below = std::find_if(state.sheets_below.begin(), state.sheets_below.end(), is_wanted);
    return below == state.sheets_below.end() ? nullptr : &*below;
}

/// The help sheet staff were rung from, also while something lies over it.
template <typename Sheets>
auto ring_in(Sheets& state) {
    auto* found = find_sheet(state, rang);
    return found ? std::get_if<HelpSheet>(found) : nullptr;
}

/// Nothing of whoever rang is left but the ring and its sheet.
bool is_ring_alone(const State& state) {
    const auto* welcome = std::get_if<WelcomeState>(&state.screen);
    const bool is_front = (welcome && !welcome->seen_name) || std::holds_alternative<FailureState>(state.screen);
    return is_front && rang(*state.sheet) && state.sheets_below.empty() && state.look == state.site_look &&
           !state.reach_mode && !state.speech;
}

/// A ring that nobody has answered holds open the sheet it was made on, and nothing of the visit below: whoever rang
/// may have been fetched, and the next person closes the sheet.
IdleRule ring_rule(const State& state, const Facts& facts) {
    if (is_ring_alone(state)) return {};
    const double answer = slow(state) ? answer_seconds_long : answer_seconds;
    return {facts.site.reading_idle_seconds + answer, IdleEnd::ring_alone};
}

void leave_ring_alone(Turn& turn) {
    const HelpSheet ring = *ring_in(turn.state);
    turn.go_home(ui::Transition::text_change); // the sheet stays where it is
    turn.state.sheet = ring;
}

/// A touchscreen tells by itself when it is there again; a medium does not.
bool checks_itself(const FailureState* failure) {
    return failure && !failure->trying && failure->code != FailureCode::touch;
}

/// Puts another screen below; help that is open stays, whoever is reading it. False when there is none.
bool change_below_help(Turn& turn, Screen screen) {
    if (!find_sheet(turn.state, is_help)) return false;
    std::erase_if(turn.state.sheets_below, [](const Sheet& one) { return !is_help(one); });
    turn.state.screen = std::move(screen);
    return true;
}

void rest(Turn& turn, FailureCode code) {
    const FailureState failure{code, turn.facts.reads_open, false};
    if (!change_below_help(turn, failure)) turn.go(failure);
}

void wake(Turn& turn) {
    if (!change_below_help(turn, WelcomeState{})) turn.go_home(ui::Transition::forward);
}

/// Whoever is at the keyboard goes on: staff, and who sets the kiosk up. So do a visit on its way to the disk and the
/// name it is given, which is shown once; every way home leads to Failure.
void lose_touch(Turn& turn) {
    turn.state.touch_gone_seconds.reset();
    turn.state.touch_lost = true;
    const auto* check_in = turn.screen<CheckInState>();
    if ((check_in && check_in->saving) || turn.screen<DoneState>() || turn.screen<FailureState>()) return;
    if (turn.staff() || turn.screen<PasscodeState>() || turn.screen<SetupState>()) return;
    rest(turn, FailureCode::touch);
}

} // namespace

IdleRule idle_rule(const State& state, const Facts& facts) {
    const double check_in = facts.site.check_in_idle_seconds, reading = facts.site.reading_idle_seconds;
    if (const auto* staff = std::get_if<StaffState>(&state.screen)) { // whatever lies over it
        const auto* exporting = std::get_if<ExportState>(&staff->page);
        if (exporting && exporting->phase == ExportPhase::copying) return {};
        return {staff_lock_seconds, IdleEnd::lock};
    }
    if (facts.today.help_rung && ring_in(state))
        return std::holds_alternative<SetupState>(state.screen) ? IdleRule{} : ring_rule(state, facts);
    if (std::holds_alternative<SetupState>(state.screen)) // what was typed and shown so far is never dropped
        return state.sheet ? IdleRule{reading, IdleEnd::close_sheet} : IdleRule{};
    if (find_sheet(state, is_help)) return {reading, IdleEnd::ask};
    if (std::holds_alternative<CheckInState>(state.screen) || std::holds_alternative<SearchState>(state.screen))
        return {check_in, IdleEnd::ask};
    if (std::holds_alternative<ExploreState>(state.screen) || std::holds_alternative<ReaderState>(state.screen) ||
        std::holds_alternative<PatternsState>(state.screen) || std::holds_alternative<BoundaryState>(state.screen) ||
        std::holds_alternative<QuestionState>(state.screen))
        return {reading, IdleEnd::ask};
    if (const auto* quiet = std::get_if<QuietState>(&state.screen))
        return quiet->ended || quiet->senses || quiet->paused_seconds ? IdleRule{reading, IdleEnd::ask} : IdleRule{};
    if (std::holds_alternative<PasscodeState>(state.screen)) return {passcode_idle_seconds, IdleEnd::go_home};
    if (std::holds_alternative<DoneState>(state.screen) && state.sheet) return {check_in, IdleEnd::ask};
    if (std::holds_alternative<WelcomeState>(state.screen) || std::holds_alternative<FailureState>(state.screen)) {
        const bool changed = state.look != state.site_look || state.reach_mode || state.speech || state.sheet;
        return changed ? IdleRule{settings_return_seconds, IdleEnd::go_home} : IdleRule{};
    }
    return {};
}

void on(Turn& turn, const action::StillHere&) {
    if (turn.sheet<StillThere>()) turn.close_sheet();
    turn.state.last_touch_seconds = turn.facts.now_seconds;
}

void on(Turn& turn, const action::ClearNow&) {
    if (auto* check_in = turn.screen<CheckInState>(); check_in && check_in->saving) return;
    if (turn.screen<SetupState>()) return turn.close_sheet();
    turn.go_home();
}

void on(Turn& turn, const action::Touched&) {
    turn.state.last_touch_seconds = turn.facts.now_seconds;
    if (auto* there = turn.sheet<StillThere>()) there->began_seconds = turn.facts.now_seconds;
    if (auto* done = turn.screen<DoneState>()) done->ring_ends_seconds = turn.facts.now_seconds + done->ring_seconds;
}

namespace {

void tick_sheet(Turn& turn) {
    const double now = turn.facts.now_seconds;
    if (const auto* there = turn.sheet<StillThere>(); there && now >= there->began_seconds + there->answer_seconds)
        return turn.go_home();
    if (const auto* cleaning = turn.sheet<CleaningSheet>(); cleaning && now >= cleaning->ends_seconds) {
        turn.close_sheet();
        turn.state.last_touch_seconds = now;
    }
    if (auto* help = ring_in(turn.state);
        help && !help->rung_again && turn.facts.today.help_rung && now >= help->rung_seconds + ring_again_seconds) {
        help->rung_again = true;
        turn.effects.emplace_back(effect::RingStaff{});
    }
}

void tick_screen(Turn& turn) {
    const double now = turn.facts.now_seconds;
    if (const auto stuck = stuck_at_seconds(turn.state); stuck && now >= *stuck) give_up_stick(turn);
    if (const StaffState* staff = turn.staff(); staff && staff->finishing && now >= staff->finishing->until_seconds)
        turn.finish_now();
    if (auto* welcome = turn.screen<WelcomeState>(); welcome && now >= welcome->seen_name_until_seconds)
        welcome->seen_name.reset();
    if (const auto* done = turn.screen<DoneState>(); done && !turn.state.sheet && now >= done->ring_ends_seconds)
        return turn.go_home_with(done->name);
    if (auto* failure = turn.screen<FailureState>();
        checks_itself(failure) && now >= turn.state.screen_since_seconds + failure_check_seconds) {
        failure->trying = true;
        turn.state.screen_since_seconds = now; // the next look comes after as long again
        turn.effects.emplace_back(effect::CheckStore{});
    }
    if (auto* passcode = turn.screen<PasscodeState>();
        passcode && passcode->rest_until_seconds > 0 && now >= passcode->rest_until_seconds)
        passcode->rest_until_seconds = 0;
    if (auto* setup = turn.screen<SetupState>(); setup && now >= turn.state.last_touch_seconds + cover_seconds)
        setup->covered = setup->step == SetupStep::passcode || setup->step == SetupStep::codes;
    look_for_printer(turn);
    if (auto* quiet = turn.screen<QuietState>(); quiet && !quiet->ended && !quiet->senses && !quiet->paused_seconds &&
                                                 now >= quiet->began_seconds + quiet_seconds) {
        quiet->ended = true;
        turn.state.last_touch_seconds = now;
    }
}

} // namespace

void on(Turn& turn, const action::Tick&) {
    if (const auto gone = turn.state.touch_gone_seconds; gone && turn.facts.now_seconds >= *gone + touch_lost_seconds)
        lose_touch(turn);
    tick_sheet(turn);
    tick_screen(turn);
    if (turn.sheet<StillThere>()) return;
    const double now = turn.facts.now_seconds;
    const IdleRule rule = idle_rule(turn.state, turn.facts);
    if (rule.end == IdleEnd::never || now < turn.state.last_touch_seconds + rule.seconds) return;
    switch (rule.end) {
    case IdleEnd::ask:
        turn.open(StillThere{now, turn.slow() ? answer_seconds_long : answer_seconds}, true);
        break;
    case IdleEnd::close_sheet:
        turn.state.sheet.reset();
        turn.state.sheets_below.clear();
        break;
    case IdleEnd::go_home:
        turn.go_home();
        break;
    case IdleEnd::ring_alone:
        leave_ring_alone(turn);
        break;
    case IdleEnd::lock:
        on(turn, action::Lock{});
        break;
    case IdleEnd::never:
        break;
    }
}

void on(Turn& turn, const action::TryAgain&) {
    if (auto* failure = turn.screen<FailureState>(); failure && !failure->trying) {
        failure->trying = true;
        turn.effects.emplace_back(effect::CheckStore{});
    }
    if (ExportState* exporting = turn.exporting(); exporting && exporting->phase != ExportPhase::copying)
        on(turn, action::StartExport{});
}

void on(Turn& turn, const action::StoreWell&) {
    turn.state.ill.reset();
    auto* failure = turn.screen<FailureState>();
    if (!failure) return;
    if (!turn.state.touch_lost) return wake(turn);
    failure->trying = false;
    failure->code = FailureCode::touch;
}

void touch_was_tested(Turn& turn) {
    turn.state.touch_gone_seconds.reset();
    turn.state.touch_lost = false;
}

void on(Turn& turn, const action::TouchscreenSeen& seen) {
    if (!seen.there && !turn.state.touch_lost && !turn.state.touch_gone_seconds)
        turn.state.touch_gone_seconds = turn.facts.now_seconds;
    if (!seen.there) return;
    touch_was_tested(turn);
    if (turn.screen<FailureState>() && !turn.state.ill) wake(turn);
}

void on(Turn& turn, const action::StoreFailed& failed) {
    if (auto* failure = turn.screen<FailureState>()) {
        failure->trying = false;
        failure->code = failed.code;
        return;
    }
    if (auto* setup = turn.screen<SetupState>()) {
        setup->working = false;
        setup->not_kept = failed.code;
        if (setup->print.phase == WordsPrint::Phase::running) setup->print.phase = WordsPrint::Phase::failed;
        return;
    }
    turn.lock_staff();
    rest(turn, failed.code);
}

} // namespace flow

std::optional<double> next_deadline(const State& state, const Facts& facts) {
    std::optional<double> next;
    const auto sooner = [&](double at) { next = next ? std::min(*next, at) : at; };
    const flow::IdleRule rule = flow::idle_rule(state, facts);
    if (const auto* there = state.sheet ? std::get_if<StillThere>(&*state.sheet) : nullptr)
        sooner(there->began_seconds + there->answer_seconds);
    else if (rule.end != flow::IdleEnd::never)
        sooner(state.last_touch_seconds + rule.seconds);
    if (const auto stuck = flow::stuck_at_seconds(state)) sooner(*stuck);
    if (const auto* help = flow::ring_in(state); help && !help->rung_again && facts.today.help_rung)
        sooner(help->rung_seconds + ring_again_seconds);
    if (const auto* cleaning = state.sheet ? std::get_if<CleaningSheet>(&*state.sheet) : nullptr)
        sooner(cleaning->ends_seconds);
    if (const auto* staff = std::get_if<StaffState>(&state.screen); staff && staff->finishing)
        sooner(staff->finishing->until_seconds);
    if (const auto* welcome = std::get_if<WelcomeState>(&state.screen); welcome && welcome->seen_name)
        sooner(welcome->seen_name_until_seconds);
    if (const auto* done = std::get_if<DoneState>(&state.screen); done && !state.sheet) sooner(done->ring_ends_seconds);
    if (state.touch_gone_seconds) sooner(*state.touch_gone_seconds + touch_lost_seconds);
    if (flow::checks_itself(std::get_if<FailureState>(&state.screen)))
        sooner(state.screen_since_seconds + failure_check_seconds);
    if (const auto* passcode = std::get_if<PasscodeState>(&state.screen); passcode && passcode->rest_until_seconds > 0)
        sooner(passcode->rest_until_seconds);
    if (const auto* setup = std::get_if<SetupState>(&state.screen);
        setup && !setup->covered && (setup->step == SetupStep::passcode || setup->step == SetupStep::codes))
        sooner(state.last_touch_seconds + cover_seconds);
    if (const auto look = flow::look_for_printer_at_seconds(state)) sooner(*look);
    if (const auto* quiet = std::get_if<QuietState>(&state.screen);
        quiet && !quiet->ended && !quiet->senses && !quiet->paused_seconds)
        sooner(quiet->began_seconds + quiet_seconds);
    return next;
}

} // namespace porchlight

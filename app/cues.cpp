#include "app/cues.h"

#include "app/breath.h"

namespace porchlight {

namespace {

template <class One>
bool is(const Action& action) {
    return std::holds_alternative<One>(action.any());
}

bool asks_still_there(const State& state) { return state.sheet && std::holds_alternative<StillThere>(*state.sheet); }

template <class One>
bool entered(const State& before, const State& after) {
    return std::holds_alternative<One>(after.screen) && !std::holds_alternative<One>(before.screen);
}

std::optional<CheckInStep> step_of(const State& state) {
    const auto* check_in = std::get_if<CheckInState>(&state.screen);
    return check_in ? std::optional(check_in->step) : std::nullopt;
}

bool exporting_in(const State& state, ExportPhase phase) {
    const auto* staff = std::get_if<StaffState>(&state.screen);
    const auto* exporting = staff ? std::get_if<ExportState>(&staff->page) : nullptr;
    return exporting && exporting->phase == phase;
}

bool is_choice(const Action& action) {
    return is<action::PickReason>(action) || is<action::ToggleRequest>(action) || is<action::PickNote>(action) ||
           is<action::PickLanguage>(action) || is<action::PickPattern>(action) || is<action::FilterReads>(action);
}

/// Answers from outside the glass are no touches.
bool is_answer(const Action& action) {
    return is<action::Touched>(action) || is<action::Tick>(action) || is<action::Submitted>(action) ||
           is<action::Unlocked>(action) || is<action::RestLearned>(action) || is<action::ExportMoved>(action) ||
           is<action::ExportStopped>(action) || is<action::WordsDrawn>(action) || is<action::SetUpDone>(action) ||
           is<action::StoreWell>(action) || is<action::ExportSafe>(action) || is<action::Kept>(action) ||
           is<action::PassphraseShown>(action) || is<action::KeysChanged>(action) || is<action::StepKept>(action) ||
           is<action::StickTested>(action) || is<action::LightOn>(action) || is<action::WordsPrinted>(action) ||
           is<action::TouchscreenSeen>(action);
}

bool is_trouble(const Action& action) {
    return is<action::SubmitFailed>(action) || is<action::UnlockFailed>(action) || is<action::ExportFailed>(action) ||
           is<action::SetUpFailed>(action) || is<action::StoreFailed>(action) || is<action::NotKept>(action) ||
           is<action::WordsNotPrinted>(action);
}

} // namespace

std::optional<ui::Cue> cue_of(const State& before, const Action& action, const State& after) {
    if (is_trouble(action)) return ui::Cue::not_saved;
    if (entered<DoneState>(before, after)) return ui::Cue::arrived;
    if (asks_still_there(after) && !asks_still_there(before)) return ui::Cue::still_there;
    if (exporting_in(after, ExportPhase::safe) && !exporting_in(before, ExportPhase::safe))
        return ui::Cue::safe_to_remove;
    if (is_answer(action)) return std::nullopt;
    if (is<action::SetLine>(action)) return std::nullopt; // a line makes no sound of its own (tokens.md 10)
    if (is<action::MoreNotes>(action)) return ui::Cue::note;
    if (is_choice(action)) return ui::Cue::choose;
    const auto step = step_of(after);
    const bool goes_on = is<action::Continue>(action) || is<action::Skip>(action) || is<action::BeginCheckIn>(action);
    if (goes_on && step && step != step_of(before)) return ui::Cue::step;
    return ui::Cue::tap;
}

bool breath_turned(const State& state, double before_seconds, double now_seconds) {
    const auto* quiet = std::get_if<QuietState>(&state.screen);
    if (!quiet || quiet->senses || quiet->ended || quiet->paused_seconds || state.sheet) return false;
    if (before_seconds < quiet->began_seconds || now_seconds <= before_seconds) return false;
    const BreathPhase was = breath_at(quiet->pattern, before_seconds - quiet->began_seconds).phase;
    const BreathPhase is_now = breath_at(quiet->pattern, now_seconds - quiet->began_seconds).phase;
    return was != is_now && is_now != BreathPhase::hold;
}

} // namespace porchlight

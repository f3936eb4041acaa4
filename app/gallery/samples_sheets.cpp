#include "app/gallery/samples.h"

namespace porchlight::gallery {

namespace {

CheckInState at_step(CheckInStep step) {
    CheckInState check_in;
    check_in.step = step;
    return check_in;
}

std::optional<Sample> sheets(std::string_view name, Sample sample) {
    State& state = sample.state;
    if (name == "help-now" || name == "help-card") {
        state.screen = ExploreState{};
        state.sheet = name == "help-now" ? Sheet(HelpSheet{}) : Sheet(HelpCard{});
        return sample;
    }
    if (name == "accessibility") {
        state.screen = at_step(CheckInStep::reason);
        state.sheet = AccessibilitySheet{};
        state.look.less_movement = true;
        return sample;
    }
    if (name == "language-sheet" || name == "privacy-sheet") {
        state.screen = at_step(CheckInStep::reason);
        state.sheet = name == "language-sheet" ? Sheet(LanguageSheet{}) : Sheet(PrivacySheet{});
        return sample;
    }
    if (name == "leave-check-in") {
        state.screen = at_step(CheckInStep::mood);
        state.sheet = LeaveQuestion{};
        return sample;
    }
    if (name == "still-there") {
        state.screen = at_step(CheckInStep::mood);
        state.sheet = StillThere{.began_seconds = sample.facts.now_seconds - 8, .answer_seconds = 30};
        return sample;
    }
    return std::nullopt;
}

} // namespace

Room sheets_room() {
    return {
        {"help-now", "help-card", "language-sheet", "accessibility", "privacy-sheet", "leave-check-in", "still-there"},
        sheets};
}

} // namespace porchlight::gallery

// The quiet minute: nothing is asked, nothing is scored, and it may end at any time.
#include "app/flow_turn.h"

namespace porchlight::flow {

void on(Turn& turn, const action::OpenQuiet&) {
    if (finish_first(turn, AfterCheckIn::quiet)) return;
    QuietState quiet;
    quiet.began_seconds = turn.facts.now_seconds + quiet_start_seconds;
    if (const auto* done = turn.screen<DoneState>()) quiet.name = done->name;
    turn.go(quiet);
}

void on(Turn& turn, const action::PickPattern& picked) {
    auto* quiet = turn.screen<QuietState>();
    if (!quiet) return;
    quiet->pattern = picked.pattern;
    const bool is_square = picked.pattern == BreathPattern::square;
    quiet->shows_note = is_square && !quiet->square_chosen;
    quiet->square_chosen = quiet->square_chosen || is_square;
    quiet->began_seconds = turn.facts.now_seconds;
    quiet->paused_seconds.reset();
    quiet->ended = false;
}

void on(Turn& turn, const action::PauseQuiet&) {
    if (auto* quiet = turn.screen<QuietState>(); quiet && !quiet->paused_seconds)
        quiet->paused_seconds = turn.facts.now_seconds;
}

void on(Turn& turn, const action::ResumeQuiet&) {
    auto* quiet = turn.screen<QuietState>();
    if (!quiet || !quiet->paused_seconds) return;
    quiet->began_seconds += turn.facts.now_seconds - *quiet->paused_seconds;
    quiet->paused_seconds.reset();
}

void on(Turn& turn, const action::QuietDone&) {
    const auto* quiet = turn.screen<QuietState>();
    if (!quiet) return;
    if (!quiet->name) return turn.go(WelcomeState{}, ui::Transition::back);
    turn.go_home_with(quiet->name); // it came from Done: the visit ends here, with the name in sight once more
}

void on(Turn& turn, const action::ShowSenses& shown) {
    auto* quiet = turn.screen<QuietState>();
    if (!quiet) return;
    const auto name = quiet->name;
    *quiet = QuietState{};
    quiet->name = name;
    quiet->senses = shown.senses;
    quiet->began_seconds = turn.facts.now_seconds + quiet_start_seconds;
}

void on(Turn& turn, const action::TouchLight& touched) {
    if (auto* quiet = turn.screen<QuietState>(); quiet && touched.light < static_cast<std::size_t>(quiet->sense))
        quiet->lights[touched.light] = !quiet->lights[touched.light];
}

void on(Turn& turn, const action::NextSense&) {
    auto* quiet = turn.screen<QuietState>();
    if (!quiet || !quiet->senses) return;
    quiet->lights = {};
    if (quiet->sense > 1)
        --quiet->sense;
    else
        quiet->ended = true;
}

} // namespace porchlight::flow

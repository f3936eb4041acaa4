// Which sound goes with what.
#include "app/cues.h"
#include "app/flow.h"

#include <catch2/catch.hpp>

using namespace porchlight;

namespace {

State check_in(CheckInStep step) {
    State state;
    CheckInState shown;
    shown.step = step;
    state.screen = shown;
    return state;
}

std::optional<ui::Cue> cue(const State& before, const Action& action) {
    return cue_of(before, action, update(before, action, Facts{}).state);
}

} // namespace

TEST_CASE("cues: a touch knocks, a choice knocks twice, a step goes on") {
    CHECK(cue(State{}, action::OpenLanguage{}) == ui::Cue::tap);
    CHECK(cue(check_in(CheckInStep::reason), action::PickReason{store::Reason::medication}) == ui::Cue::choose);
    CHECK(cue(check_in(CheckInStep::requests), action::MoreNotes{}) == ui::Cue::note);
    CHECK(cue(check_in(CheckInStep::mood), action::Skip{}) == ui::Cue::step);
    CHECK(cue(State{}, action::BeginCheckIn{}) == ui::Cue::step);
    CHECK(cue(check_in(CheckInStep::reason), action::Continue{}) == ui::Cue::tap); // nothing chosen: it stays
}

TEST_CASE("cues: a feeling line makes no sound of its own, nor does what nobody touched") {
    CHECK_FALSE(cue(check_in(CheckInStep::mood), action::SetLine{Line::energy, 40}));
    CHECK_FALSE(cue(State{}, action::Touched{}));
    CHECK_FALSE(cue(State{}, action::Tick{}));
}

TEST_CASE("cues: arriving, being asked, and trouble have their own") {
    State saving = check_in(CheckInStep::requests);
    std::get<CheckInState>(saving.screen).saving = true;
    CHECK(cue(saving, action::Submitted{ArrivalName{}, {}}) == ui::Cue::arrived);
    CHECK(cue(State{}, action::StoreFailed{FailureCode::full}) == ui::Cue::not_saved);
    CHECK(cue(State{}, action::NotKept{store::Code::full}) == ui::Cue::not_saved);
    CHECK_FALSE(cue(State{}, action::Kept{})); // an answer is no touch
    CHECK_FALSE(cue(State{}, action::PassphraseShown{}));
    State asked = State{};
    asked.sheet = StillThere{};
    CHECK(cue_of(State{}, action::Tick{}, asked) == ui::Cue::still_there);
}

TEST_CASE("cues: the breath is heard as it turns, not while it holds or pauses") {
    State state;
    QuietState quiet;
    quiet.pattern = BreathPattern::even; // in 4, out 4
    quiet.began_seconds = 100;
    state.screen = quiet;
    CHECK_FALSE(breath_turned(state, 101, 101.03));
    CHECK(breath_turned(state, 103.99, 104.02));
    CHECK(breath_turned(state, 107.99, 108.02));
    CHECK_FALSE(breath_turned(state, 99, 101)); // not begun
    std::get<QuietState>(state.screen).paused_seconds = 103;
    CHECK_FALSE(breath_turned(state, 103.99, 104.02));
}

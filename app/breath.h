// Where a breath is after so many seconds: in, hold or out, how far, and how large the light is. Pure arithmetic of the
// quiet minute; knows no clock, no picture and no person.
#pragma once

#include "app/state.h"

#include <optional>

namespace porchlight {

enum class BreathPhase : std::uint8_t { in, hold, out };

struct Breath {
    BreathPhase phase = BreathPhase::in;
    int breath = 0;           ///< whole breaths before this one
    int step = 0;             ///< of this breath: 0 and 1, in `square` 0 to 3
    float share = 0;          ///< of the step, 0 to 1, linear in time
    float step_seconds = 0;   ///< how long the step lasts
    std::optional<int> count; ///< seconds of the step left, rounded up; absent where nothing is counted
    float size = 0;           ///< of the light: 0 at its smallest, 1 at its largest, in-out-sine
};

/// `soft` is in 4, out 6 (six breaths a minute); `even` 4 and 4; `square` 4-4-4-4; `light` moves as `soft` does and
/// counts nothing. Before 0 seconds a breath is just about to begin.
Breath breath_at(BreathPattern pattern, double seconds);

/// The minutes still to go, rounded up; 0 in the last one.
int quiet_minutes_left(double seconds_left);

} // namespace porchlight

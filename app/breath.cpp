#include "app/breath.h"

#include "ui/motion.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace porchlight {

namespace {

struct Step {
    BreathPhase phase = BreathPhase::in;
    double seconds = 0; ///< 0 is left out
    float from = 0, until = 0;
};
using Steps = std::array<Step, 4>;

constexpr Steps in_and_out(double in_seconds, double hold_seconds, double out_seconds) {
    return {{{BreathPhase::in, in_seconds, 0, 1},
             {BreathPhase::hold, hold_seconds, 1, 1},
             {BreathPhase::out, out_seconds, 1, 0},
             {BreathPhase::hold, hold_seconds, 0, 0}}};
}

constexpr Steps soft = in_and_out(4, 0, 6), even = in_and_out(4, 0, 4), square = in_and_out(4, 4, 4);

const Steps& steps_of(BreathPattern pattern) {
    switch (pattern) {
    case BreathPattern::soft:
    case BreathPattern::light:
        return soft;
    case BreathPattern::even:
        return even;
    case BreathPattern::square:
        return square;
    }
    return soft;
}

} // namespace

Breath breath_at(BreathPattern pattern, double seconds) {
    const Steps& steps = steps_of(pattern);
    double whole_seconds = 0;
    for (const Step& step : steps) whole_seconds += step.seconds;
    const double since = std::max(0.0, seconds);
    Breath breath;
    breath.breath = static_cast<int>(std::floor(since / whole_seconds));
    double into = std::max(0.0, since - breath.breath * whole_seconds);
    std::size_t at = 0;
    while (at + 1 < steps.size() && into >= steps[at].seconds) into -= steps[at++].seconds;
    while (steps[at].seconds <= 0) --at; // rounding at the very end of a breath without holds

    const Step& step = steps[at];
    into = std::min(into, step.seconds);
    breath.phase = step.phase;
    for (std::size_t before = 0; before < at; ++before) breath.step += steps[before].seconds > 0 ? 1 : 0;
    breath.share = static_cast<float>(into / step.seconds);
    breath.step_seconds = static_cast<float>(step.seconds);
    if (pattern != BreathPattern::light) breath.count = std::max(1, static_cast<int>(std::ceil(step.seconds - into)));
    breath.size = step.from + (step.until - step.from) * ui::eased(ui::Ease::in_out_sine, breath.share);
    return breath;
}

int quiet_minutes_left(double seconds_left) {
    constexpr double minute = 60;
    return seconds_left < minute ? 0 : static_cast<int>(std::ceil(seconds_left / minute));
}

} // namespace porchlight

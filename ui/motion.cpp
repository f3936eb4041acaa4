// Easing curves and the values that follow them. Holds no clock: `begin_frame` is told the time.
#include "ui/motion.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

/// A CSS cubic-bezier from (0,0) to (1,1); control points of tokens.md, section 7.
struct Curve {
    double x1, y1, x2, y2;
};

/// The first picture after a touch already shows a step: it would answer a frame later otherwise.
constexpr double first_step_seconds = 1.0 / 60;

constexpr Curve out_cubic{0.22, 0.61, 0.36, 1}, out_quint{0.22, 1, 0.36, 1}, in_cubic{0.55, 0.06, 0.68, 0.19},
    in_out_sine{0.45, 0.05, 0.55, 0.95}, out_back{0.34, 1.56, 0.64, 1};

double bezier(double t, double one, double two) {
    const double u = 1 - t;
    return 3 * u * u * t * one + 3 * u * t * t * two + t * t * t;
}

/// Bisection: x(t) rises, and 24 halvings are finer than a float.
double on_curve(const Curve& curve, double x) {
    double low = 0, high = 1;
    for (int step = 0; step < 24; ++step) {
        const double middle = (low + high) / 2;
        (bezier(middle, curve.x1, curve.x2) < x ? low : high) = middle;
    }
    return bezier((low + high) / 2, curve.y1, curve.y2);
}

} // namespace

float eased(Ease ease, float share) {
    const double x = std::clamp(share, 0.0F, 1.0F);
    if (x <= 0 || x >= 1) {
        return static_cast<float>(x);
    }
    switch (ease) {
    case Ease::linear:
        return static_cast<float>(x);
    case Ease::out_cubic:
        return static_cast<float>(on_curve(out_cubic, x));
    case Ease::out_quint:
        return static_cast<float>(on_curve(out_quint, x));
    case Ease::in_cubic:
        return static_cast<float>(on_curve(in_cubic, x));
    case Ease::in_out_sine:
        return static_cast<float>(on_curve(in_out_sine, x));
    case Ease::out_back:
        return static_cast<float>(on_curve(out_back, x));
    }
    return static_cast<float>(x);
}

float progress(double started_seconds, double now_seconds, float duration_ms, Ease ease) {
    if (duration_ms <= 0) {
        return 1;
    }
    const double share = (now_seconds - started_seconds) * 1000.0 / static_cast<double>(duration_ms);
    return eased(ease, static_cast<float>(std::clamp(share, 0.0, 1.0)));
}

void Motion::begin_frame(double now_seconds, bool less_movement, float at_once_ms) {
    const std::uint64_t last = frame_;
    std::erase_if(tracks_, [last](const auto& entry) { return entry.second.seen_frame != last; });
    now_seconds_ = now_seconds;
    less_movement_ = less_movement;
    at_once_ms_ = at_once_ms;
    ++frame_;
    moving_ = false;
}

float Motion::toward(std::string_view id, float target, float duration_ms, Ease ease, float first) {
    auto found = tracks_.find(std::string(id));
    if (found == tracks_.end()) {
        found = tracks_.emplace(std::string(id), Track{.from = first, .target = first}).first;
    }
    Track& track = found->second;
    track.seen_frame = frame_;
    const auto value = [&] {
        const float share = progress(track.started_seconds, now_seconds_, track.duration_ms, track.ease);
        return track.from + (track.target - track.from) * share;
    };
    if (track.target != target) {
        track.from = value();
        track.target = target;
        track.started_seconds = now_seconds_ - first_step_seconds;
        track.duration_ms = duration_ms;
        track.ease = ease;
    }
    if (less_movement_ || track.duration_ms <= at_once_ms_) {
        track.duration_ms = 0;
    }
    const double ends_seconds = track.started_seconds + static_cast<double>(track.duration_ms) / 1000.0;
    moving_ = moving_ || now_seconds_ < ends_seconds;
    return value();
}

} // namespace ui

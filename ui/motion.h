// Eased values of tokens.md, section 7. Time is always passed in, so that a picture at t = 120 ms is the same every
// time.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace ui {

enum class Ease : std::uint8_t { linear, out_cubic, out_quint, in_cubic, in_out_sine, out_back };

/// `share` of the time (0..1) to share of the way; out_back overshoots 1 before it settles.
float eased(Ease ease, float share);

/// How far a movement that began at `started_seconds` has come at `now_seconds`: 0..1 after easing.
float progress(double started_seconds, double now_seconds, float duration_ms, Ease ease);

/// Remembers, by a stable id, a value that moves towards its target whenever the target changes: press faces, borders,
/// switch knobs. Forgets ids that were not asked for in the last frame.
class Motion {
  public:
    /// A movement of `at_once_ms` or less is at its end as soon as it begins.
    void begin_frame(double now_seconds, bool less_movement, float at_once_ms = 0);
    /// The value now, on its way to `target` within `duration_ms`. The first time an id is seen it starts at `first`.
    float toward(std::string_view id, float target, float duration_ms, Ease ease, float first);
    float toward(std::string_view id, float target, float duration_ms, Ease ease) {
        return toward(id, target, duration_ms, ease, target);
    }
    /// Something asked for this frame has not arrived yet: draw again.
    [[nodiscard]] bool moving() const { return moving_; }
    [[nodiscard]] bool less_movement() const { return less_movement_; }

  private:
    struct Track {
        float from = 0, target = 0;
        double started_seconds = 0;
        std::uint64_t seen_frame = 0;
        float duration_ms = 0;
        Ease ease = Ease::linear;
    };
    std::unordered_map<std::string, Track> tracks_;
    double now_seconds_ = 0;
    std::uint64_t frame_ = 0;
    float at_once_ms_ = 0;
    bool moving_ = false;
    bool less_movement_ = false;
};

} // namespace ui

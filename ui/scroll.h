// How a list moves: under the finger, gliding after it, and back from beyond its ends. Knows nothing of controls.
#pragma once

#include <cstdint>

namespace ui {

enum class Axis : std::uint8_t { down, across };

/// What the kinds of access steer: how far a list may go is told by the widget that draws it.
struct ScrollArea {
    float offset_px = 0;
    float limit_px = 0; ///< content height less the area's height, never below 0
    float speed_px_per_second = 0;
    Axis axis = Axis::down;
    /// For contents that are laid out anew, in another language or larger: as what they were laid out last (0: not
    /// yet), and where they stood, in parts of their own.
    std::uint64_t laid_out_as = 0;
    float place = 0;
};

/// How far a list may be pulled beyond its ends (tokens.md, section 7).
constexpr float overscroll_px = 40;

/// Moves with the finger: towards the ends one to one, beyond them ever more slowly. A list that fits its box stays.
void pull(ScrollArea& area, float by_px);
/// Moves at once and stops at the ends: wheel, keys, focus.
void step(ScrollArea& area, float by_px);
/// Lets go of the list at this speed (limited to 6000 px/s).
void fling(ScrollArea& area, float speed_px_per_second);
/// Moves on by itself: friction, and a spring from beyond the ends.
void glide(ScrollArea& area, double elapsed_seconds);
/// Moves by itself now.
[[nodiscard]] bool gliding(const ScrollArea& area);

} // namespace ui

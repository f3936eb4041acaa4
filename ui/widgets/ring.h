// The ring that shows how long is left before a screen clears itself: on the button of Done and in the question whether
// somebody is still there. Only shows; what happens at the end is decided elsewhere.
#pragma once

#include "ui/frame.h"

namespace ui {

/// Whole seconds until `ends_seconds` (monotonic, like `now_seconds`), rounded up; never below 0.
int seconds_left(double ends_seconds, double now_seconds);

struct RingLook {
    double ends_seconds = 0;  ///< monotonic
    double whole_seconds = 1; ///< the time of a full ring
    std::string_view number;  ///< `seconds_left` as the language writes it
    bool on_lamp = false;     ///< drawn on a lamp button, in its text colour
};

/// Part of a ring with round ends, clockwise from the top; `radius` is the outer one, `share` 0 to 1.
void round_arc(Painter& paint, Point center, float radius, float share, Color color, float width_px);

/// 92 canvas pixels on a button, 260 in a dialog. Asks for a frame when the number changes next. `id` names the
/// movement of the arc; nothing is registered.
void countdown_ring(Frame& frame, std::string_view id, Rect rect, const RingLook& look);

} // namespace ui

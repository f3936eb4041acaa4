// Paper to put things on: cards, banners, sheets and questions.
#pragma once

#include "ui/frame.h"

namespace ui {

/// A resting card with a hairline; not a control.
void card(Frame& frame, Rect rect, float radius = 36);

/// The banner of a step. With `opens` it is a control with a thicker line and a chevron, and returns true when touched.
struct BannerLook {
    std::string_view words; ///< may have **bold**
    Icon icon;
    Color icon_color;
    bool opens = false;
    float icon_px = 58;
};
/// Draws it from `at` (48, 474 in portrait) as high as its words need, 122 at least; returns its rectangle and a touch.
struct BannerResult {
    Rect rect;
    bool activated = false;
};
BannerResult banner(Frame& frame, std::string_view id, Rect at, const BannerLook& look);

/// Dims everything so far, covers it (it can no longer be reached), and draws the sheet: one that begins at x = 0 comes
/// up from the bottom bar over the whole width, any other in from the right. Call once a frame, before its contents.
/// It slides in only where a graphics card draws: where a processor does, and for those who want less movement, it is
/// there at once. Returns how far it still is from its place, which its contents have to be moved by; what can be
/// touched is in its place from the first frame on.
Point sheet(Frame& frame, Rect rect);
/// The same for a question in the middle of the screen. A touch outside it registers as `outside_id`; returns true
/// then.
bool question(Frame& frame, Rect rect, std::string_view outside_id, std::string_view outside_label);

} // namespace ui

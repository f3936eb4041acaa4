// What stands in the upper third: the dusk wash, the lantern that is always lit, and the lights of a path of steps.
// Decoration apart from the step's words; nothing here can be touched.
#pragma once

#include "ui/frame.h"

namespace ui {

/// The vertical header wash. Nothing in high contrast.
void header_wash(Frame& frame, float height_px = 620);

/// The lantern on its chain, `scale` 1 being a box of 160 x (210 + chain); its right edge is `right_px` from the
/// canvas's. Its light breathes as tokens.md, section 7, has it.
struct LanternLook {
    float right_px = 84;
    float chain_px = 70;
    float scale = 0.92F;
    float halo_px = 300; ///< radius, before scaling
};
void lantern(Frame& frame, const LanternLook& look);

/// "Step 2 of 3" with a ring for each step; `step` counts from 1. A long path in a narrow column has shorter links, and
/// its words stand below the rings.
struct PathLook {
    float link_px = 44;
    bool words_below = false;
};
void path_lights(Frame& frame, Point at, int step, int steps, std::string_view words, const PathLook& look = {});

} // namespace ui

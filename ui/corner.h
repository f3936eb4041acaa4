// One corner of a box, as a mask to be kept: how much of each pixel it covers. Included by painter_backend.cpp and its
// tests only.
#pragma once

#include "ui/mask.h"

namespace ui {

/// The top left corner, in pixels from the corner's own point: filled with `width_px` 0, else an outline of that width
/// inside the edge. As large as the arc or the outline reaches; empty when neither does.
Mask corner_mask(float radius_px, float width_px);

} // namespace ui

// The soft edge under a rounded box, as one quadrant of coverage. Pure arithmetic: no graphics, no colours.
#pragma once

#include "ui/mask.h"

namespace ui {

/// The lower right quadrant of a blurred rounded box. In device pixels the box's edge is at `edge_px` from the
/// quadrant's inner corner; the mask is smaller than that by `shrink` where the blur is wide.
struct ShadowQuadrant {
    float edge_px = 0;   ///< inner corner to the box's edge
    float extent_px = 0; ///< inner corner to where nothing is left
    float shrink = 1;    ///< device pixels per pixel of the mask
    Mask mask;
};

/// `blur_px` as in CSS box-shadow: twice the standard deviation of the Gaussian.
ShadowQuadrant shadow_quadrant(float radius_px, float blur_px);

} // namespace ui

// Coverage by distance: a pixel whose middle lies half a pixel or more inside is covered, half a pixel outside is not.
#include "ui/corner.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

/// Coverage of the pixel around (x, y) by a box that begins at (`edge`, `edge`) with a corner of this radius.
float covered(float x, float y, float edge, float radius) {
    const float turn = edge + radius;
    const float inside = x < turn && y < turn ? radius - std::hypot(turn - x, turn - y) : std::min(x, y) - edge;
    return std::clamp(inside + 0.5F, 0.0F, 1.0F);
}

} // namespace

Mask corner_mask(float radius_px, float width_px) {
    const int side = static_cast<int>(std::ceil(std::max(radius_px, width_px)));
    Mask mask{side, side, {}};
    mask.coverage.reserve(static_cast<std::size_t>(side) * static_cast<std::size_t>(side));
    for (int row = 0; row < side; ++row) {
        for (int column = 0; column < side; ++column) {
            const float x = static_cast<float>(column) + 0.5F, y = static_cast<float>(row) + 0.5F;
            const float outer = covered(x, y, 0, radius_px);
            const float inner = width_px > 0 ? covered(x, y, width_px, std::max(0.0F, radius_px - width_px)) : 0;
            mask.coverage.push_back(static_cast<std::uint8_t>(std::max(0.0F, outer - inner) * 255 + 0.5F));
        }
    }
    return mask;
}

} // namespace ui

// A rounded corner, blurred in two passes with one table; wide blurs are made small, since they have no detail.
#include "ui/shadow.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace ui {

namespace {

constexpr float size_most = 240; ///< pixels of a mask's side: far below the atlas page it goes to

/// Coverage of the pixel at (x, y) by a box whose rounded corner ends at (edge, edge).
float corner_coverage(float x, float y, float edge, float radius) {
    const float from = edge - radius;
    if (x <= from || y <= from || radius <= 0) {
        return std::clamp(edge - std::max(x, y) + 0.5F, 0.0F, 1.0F);
    }
    return std::clamp(radius - std::hypot(x - from, y - from) + 0.5F, 0.0F, 1.0F);
}

std::vector<float> half_gaussian(float sigma) {
    std::vector<float> weights;
    float sum = 0;
    const int reach = static_cast<int>(std::ceil(3 * sigma));
    for (int at = 0; at <= reach; ++at) {
        const float distance = static_cast<float>(at) / sigma;
        weights.push_back(std::exp(-distance * distance / 2));
        sum += at == 0 ? weights.back() : 2 * weights.back();
    }
    for (float& weight : weights) {
        weight /= sum;
    }
    return weights;
}

/// Blurs along rows and writes the result turned, so that two calls blur both ways. Left of the quadrant the box goes
/// on unchanged.
std::vector<float> blurred_and_turned(const std::vector<float>& from, int size, const std::vector<float>& weights) {
    std::vector<float> to(from.size());
    const auto reach = static_cast<int>(weights.size()) - 1;
    for (int row = 0; row < size; ++row) {
        const float* line = from.data() + static_cast<std::ptrdiff_t>(row) * size;
        for (int at = 0; at < size; ++at) {
            float sum = line[at] * weights[0];
            for (int away = 1; away <= reach; ++away) {
                const float left = line[std::max(at - away, 0)];
                const float right = at + away < size ? line[at + away] : 0;
                sum += (left + right) * weights[static_cast<std::size_t>(away)];
            }
            to[static_cast<std::size_t>(at) * static_cast<std::size_t>(size) + static_cast<std::size_t>(row)] = sum;
        }
    }
    return to;
}

} // namespace

ShadowQuadrant shadow_quadrant(float radius_px, float blur_px) {
    const float sigma_px = std::max(blur_px / 2, 0.5F);
    ShadowQuadrant quadrant;
    const float extent_px = std::max(radius_px, 3 * sigma_px) + 3 * sigma_px;
    quadrant.shrink = std::max({1.0F, sigma_px / 6, extent_px / size_most});
    const float sigma = sigma_px / quadrant.shrink, radius = radius_px / quadrant.shrink;
    const float edge = std::ceil(std::max(radius, 3 * sigma));
    const int size = static_cast<int>(edge + std::ceil(3 * sigma)) + 1;

    std::vector<float> box(static_cast<std::size_t>(size) * static_cast<std::size_t>(size));
    for (int y = 0; y < size; ++y) {
        for (int x = 0; x < size; ++x) {
            box[static_cast<std::size_t>(y) * static_cast<std::size_t>(size) + static_cast<std::size_t>(x)] =
                corner_coverage(static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F, edge, radius);
        }
    }
    const std::vector<float> weights = half_gaussian(sigma);
    box = blurred_and_turned(blurred_and_turned(box, size, weights), size, weights);

    quadrant.edge_px = edge * quadrant.shrink;
    quadrant.extent_px = static_cast<float>(size) * quadrant.shrink;
    quadrant.mask = {size, size, {}};
    quadrant.mask.coverage.reserve(box.size());
    for (const float value : box) {
        quadrant.mask.coverage.push_back(static_cast<std::uint8_t>(std::clamp(value, 0.0F, 1.0F) * 255.0F + 0.5F));
    }
    return quadrant;
}

} // namespace ui

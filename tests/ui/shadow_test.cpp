// The blurred corner under a box: what CSS would draw, within a few hundredths.
#include "ui/shadow.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace ui;

namespace {

float at(const ShadowQuadrant& quadrant, float x_px, float y_px) {
    const auto column = static_cast<std::size_t>(x_px / quadrant.shrink);
    const auto row = static_cast<std::size_t>(y_px / quadrant.shrink);
    return static_cast<float>(quadrant.mask.coverage.at(row * static_cast<std::size_t>(quadrant.mask.width) + column)) /
           255;
}

} // namespace

TEST_CASE("shadow: full inside, half at the edge, nothing beyond three deviations") {
    for (const float blur : {6.0F, 28.0F, 72.0F}) {
        const ShadowQuadrant quadrant = shadow_quadrant(40, blur);
        CHECK(at(quadrant, 0, 0) > 0.97F);
        CHECK(at(quadrant, quadrant.edge_px, 0) == Approx(0.5F).margin(0.08));
        CHECK(at(quadrant, quadrant.extent_px - 1, 0) < 0.01F);
        CHECK(at(quadrant, quadrant.edge_px, quadrant.edge_px) < at(quadrant, quadrant.edge_px, 0));
    }
}

TEST_CASE("shadow: the mask stays small however large the corner") {
    for (const float radius : {0.0F, 56.0F, 500.0F, 2000.0F}) {
        const ShadowQuadrant quadrant = shadow_quadrant(radius, 72);
        CHECK(quadrant.mask.width <= 256);
        CHECK(quadrant.edge_px >= radius);
        CHECK(quadrant.mask.coverage.size() ==
              static_cast<std::size_t>(quadrant.mask.width) * static_cast<std::size_t>(quadrant.mask.height));
    }
}

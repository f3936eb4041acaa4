#include "ui/corner.h"

#include <catch2/catch.hpp>

namespace {

int at(const ui::Mask& mask, int x, int y) {
    return mask.coverage.at(static_cast<std::size_t>(y) * static_cast<std::size_t>(mask.width) +
                            static_cast<std::size_t>(x));
}

} // namespace

TEST_CASE("corner: nothing outside the arc, everything inside, and half of it on the edge") {
    const ui::Mask mask = ui::corner_mask(36, 0);
    REQUIRE(mask.width == 36);
    CHECK(at(mask, 0, 0) == 0);
    CHECK(at(mask, 35, 35) == 255);
    CHECK(at(mask, 35, 0) > 240);          // the arc has all but reached the top
    const int diagonal = at(mask, 10, 10); // 36 - 25.5 * sqrt 2 = -0.06
    CHECK(diagonal > 90);
    CHECK(diagonal < 150);
}

TEST_CASE("corner: an outline is as wide as it says, on the straight and round the arc") {
    const ui::Mask mask = ui::corner_mask(36, 3);
    int straight = 0, round = 0;
    for (int i = 0; i < mask.height; ++i) {
        straight += at(mask, 35, i);
        round += at(mask, i, i);
    }
    CHECK(straight == Approx(3 * 255).margin(30));
    CHECK(round == Approx(3 * 255 / 1.41421).margin(60)); // a diagonal crosses fewer pixels for the same width
}

TEST_CASE("corner: without a radius an outline's corner is square, and a fill has none") {
    CHECK(ui::corner_mask(0, 0).coverage.empty());
    const ui::Mask mask = ui::corner_mask(0, 4);
    REQUIRE(mask.width == 4);
    for (const auto covered : mask.coverage) CHECK(covered == 255);
}

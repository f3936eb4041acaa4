#include "ui/mask.h"

#include <catch2/catch.hpp>
#include <string>

namespace {

/// A mask from rows of text: a dot has no ink.
ui::Mask mask_of(const std::vector<std::string>& rows) {
    ui::Mask mask{static_cast<int>(rows.front().size()), static_cast<int>(rows.size()), {}};
    for (const std::string& row : rows)
        for (const char ink : row) mask.coverage.push_back(ink == '.' ? 0 : 255);
    return mask;
}

std::vector<std::string> tall(const std::string& row, int count) {
    return std::vector<std::string>(static_cast<std::size_t>(count), row);
}

int pixels_outside(const ui::Mask& mask, const std::vector<ui::MaskPart>& parts) {
    int outside = 0;
    for (int y = 0; y < mask.height; ++y) {
        for (int x = 0; x < mask.width; ++x) {
            int holders = 0;
            for (const ui::MaskPart& part : parts)
                holders += x >= part.x && x < part.x + part.width && y >= part.y && y < part.y + part.height ? 1 : 0;
            const bool has_ink = mask.coverage.at(static_cast<std::size_t>(y * mask.width + x)) != 0;
            outside += has_ink ? holders != 1 : holders > 1;
        }
    }
    return outside;
}

} // namespace

TEST_CASE("mask: words far apart are parts of their own, with all their ink in one part each") {
    const std::string word(30, '#'), room(20, '.');
    std::vector<std::string> rows = tall(word + room + word, 40);
    rows.front() = std::string(80, '.');
    const ui::Mask mask = mask_of(rows);
    const auto parts = ui::inked_parts(mask);
    REQUIRE(parts.size() == 2);
    CHECK(parts[0].y == 1);
    CHECK(parts[1].x == 50);
    CHECK(parts[1].width == 30);
    CHECK(pixels_outside(mask, parts) == 0);
}

TEST_CASE("mask: letters close together are one part, as one more rectangle would cost more than it leaves out") {
    const ui::Mask mask = mask_of(tall("####..####..####", 20));
    const auto parts = ui::inked_parts(mask);
    REQUIRE(parts.size() == 1);
    CHECK(parts[0].width == 16);
    CHECK(pixels_outside(mask, parts) == 0);
}

TEST_CASE("mask: a tall letter between low ones keeps the room above them out") {
    std::vector<std::string> rows;
    for (int y = 0; y < 60; ++y)
        rows.push_back((y < 30 ? std::string(40, '.') : std::string(40, '#')) + "." + std::string(10, '#') + "." +
                       (y < 30 ? std::string(40, '.') : std::string(40, '#')));
    const ui::Mask mask = mask_of(rows);
    const auto parts = ui::inked_parts(mask);
    REQUIRE(parts.size() == 3);
    CHECK(parts[0].y == 30);
    CHECK(parts[1].y == 0);
    CHECK(pixels_outside(mask, parts) == 0);
}

TEST_CASE("mask: without ink there is no part") {
    CHECK(ui::inked_parts(mask_of(tall("......", 4))).empty());
    CHECK(ui::inked_parts({}).empty());
}

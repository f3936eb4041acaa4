// The type table of design/tokens.md, section 3. Line heights of the larger sizes keep the proportion of Standard.
#include "ui/type.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace ui {

namespace {

constexpr float smallest_px = 28; ///< tokens.md 3: never below 28 px anywhere

/// Sizes at Standard, Large, Larger and Largest; the line height as drawn at Standard.
struct Row {
    Face face;
    Weight weight;
    std::array<float, 4> size_px;
    float line_px;
    float tracking_px = 0;
};

constexpr Row display_row{Face::serif, Weight::medium, {108, 112, 120, 128}, 116.64F};
constexpr Row h1_row{Face::serif, Weight::medium, {84, 88, 96, 104}, 92.4F, -0.5F};
constexpr Row h2_row{Face::serif, Weight::semibold, {54, 60, 68, 76}, 63.72F};
constexpr Row h3_row{Face::sans, Weight::bold, {42, 46, 54, 60}, 51.24F};
constexpr Row button_row{Face::sans, Weight::bold, {42, 46, 54, 60}, 48.3F};
constexpr Row tile_row{Face::serif, Weight::semibold, {70, 74, 82, 92}, 70};
constexpr Row lead_row{Face::sans, Weight::regular, {40, 44, 52, 58}, 56.8F};
constexpr Row body_row{Face::sans, Weight::regular, {36, 40, 46, 52}, 53.28F};
constexpr Row reader_row{Face::sans, Weight::regular, {40, 48, 60, 80}, 60.8F};
constexpr Row small_row{Face::sans, Weight::regular, {32, 36, 42, 46}, 44.8F};
constexpr Row chip_row{Face::sans, Weight::semibold, {34, 38, 44, 46}, 49.3F};
constexpr Row bar_label_row{Face::sans, Weight::semibold, {28, 30, 32, 34}, 30.8F};
constexpr Row bar_help_row{Face::sans, Weight::bold, {34, 36, 40, 42}, 37.4F};
constexpr Row help_number_row{Face::sans, Weight::heavy, {124, 124, 132, 140}, 124, 2};

std::size_t column(TextSize size) { return static_cast<std::size_t>(size); }

TextStyle style(const Row& row, TextSize size) {
    const float size_px = row.size_px.at(column(size));
    return {.face = row.face,
            .weight = row.weight,
            .size_px = size_px,
            .line_px = row.line_px * size_px / row.size_px[0],
            .tracking_px = row.tracking_px};
}

TextStyle scaled(Face face, Weight weight, float size_px, float line_px, TextSize size) {
    const float grown = size_px * body_row.size_px.at(column(size)) / body_row.size_px[0];
    const float drawn = std::max(smallest_px, std::round(grown));
    return {.face = face, .weight = weight, .size_px = drawn, .line_px = line_px * drawn / size_px};
}

} // namespace

TextStyle Type::display() const { return style(display_row, size_); }
TextStyle Type::h1() const { return style(h1_row, size_); }
TextStyle Type::h2() const { return style(h2_row, size_); }
TextStyle Type::h3() const { return style(h3_row, size_); }
TextStyle Type::button() const { return style(button_row, size_); }
TextStyle Type::tile() const { return style(tile_row, size_); }
TextStyle Type::lead() const { return style(lead_row, size_); }
TextStyle Type::body() const { return style(body_row, size_); }
TextStyle Type::reader() const { return style(reader_row, size_); }
TextStyle Type::small() const { return style(small_row, size_); }
TextStyle Type::chip() const { return style(chip_row, size_); }
TextStyle Type::bar_label() const { return style(bar_label_row, size_); }
TextStyle Type::bar_help() const { return style(bar_help_row, size_); }
TextStyle Type::help_number() const { return style(help_number_row, size_); }

TextStyle Type::sans(float size_px, float line_px, Weight weight) const {
    return scaled(Face::sans, weight, size_px, line_px, size_);
}

TextStyle Type::serif(float size_px, float line_px, Weight weight) const {
    return scaled(Face::serif, weight, size_px, line_px, size_);
}

} // namespace ui

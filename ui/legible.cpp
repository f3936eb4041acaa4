#include "ui/legible.h"

#include <algorithm>
#include <array>

namespace ui {

namespace {

constexpr float pixel_mm_least = 0.05F, pixel_mm_most = 1.5F;
constexpr float capital_share = 0.7165F; // of Lato's size, from the font's own table
constexpr float capital_mm_least = 4.8F, target_mm_least = 12.7F, gap_mm_least = 2.54F;
constexpr float target_units = 88, gap_units = 12; // tokens.md 4, "Touch"
constexpr float short_side_units = 1080, long_side_units = 1920;
constexpr std::array<TextSize, 4> sizes{TextSize::standard, TextSize::large, TextSize::larger, TextSize::largest};

float capital_mm(TextSize size, float mm_per_unit) { return Type(size).body().size_px * capital_share * mm_per_unit; }

} // namespace

float mm_per_pixel(float panel_mm, float panel_px) {
    const float mm = panel_px > 0 ? panel_mm / panel_px : 0;
    return mm >= pixel_mm_least && mm <= pixel_mm_most ? mm : 0;
}

TextSize least_text_size(float mm_per_unit) {
    if (mm_per_unit <= 0) return TextSize::standard;
    const auto* const found =
        std::ranges::find_if(sizes, [&](TextSize size) { return capital_mm(size, mm_per_unit) >= capital_mm_least; });
    return found == sizes.end() ? TextSize::largest : *found;
}

bool OnGlass::is_enough() const {
    return target_mm >= target_mm_least && gap_mm >= gap_mm_least && capital_mm >= capital_mm_least;
}

OnGlass on_glass(float mm_per_unit) {
    return {target_units * mm_per_unit, gap_units * mm_per_unit, capital_mm(least_text_size(mm_per_unit), mm_per_unit)};
}

float mm_per_unit(float mm_per_pixel, Size panel_px) {
    const bool upright = panel_px.height >= panel_px.width;
    const float across = upright ? short_side_units : long_side_units,
                down = upright ? long_side_units : short_side_units;
    return mm_per_pixel * std::min(panel_px.width / across, panel_px.height / down);
}

} // namespace ui

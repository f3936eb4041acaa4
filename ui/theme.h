// The colours of design/tokens.md, section 2, by the names used there. Geometry never depends on the theme, except that
// high contrast has thicker edges and neither shadow nor glow.
#pragma once

#include <cstdint>

namespace ui {

/// sRGB with straight alpha, 0xRRGGBBAA.
struct Color {
    std::uint32_t rgba = 0;
    friend bool operator==(const Color&, const Color&) = default;
    [[nodiscard]] float alpha() const { return static_cast<float>(rgba & 0xffU) / 255.0F; }
    /// The same colour with its alpha multiplied by `share` (0..1).
    [[nodiscard]] Color faded(float share) const;
    /// The colour `share` of the way to `other`, channel by channel.
    [[nodiscard]] Color toward(Color other, float share) const;
};

constexpr Color opaque(std::uint32_t rgb) { return Color{(rgb << 8U) | 0xffU}; }
constexpr Color with_alpha(std::uint32_t rgb, float alpha) {
    return Color{(rgb << 8U) | static_cast<std::uint32_t>(alpha * 255.0F + 0.5F)};
}

/// WCAG 2.x contrast ratio of two opaque colours, 1 to 21 (success criterion 1.4.3).
float contrast(Color a, Color b);

enum class ThemeName : std::uint8_t { light, dark, high_contrast };

/// Topic tints: `soft` (50) and `fill` (100) behind ink, `deep` (700) for icons and labels.
struct Tint {
    Color soft, fill, deep;
};

enum class Family : std::uint8_t { lamp, clay, sage, sky, plum, indigo, olive };

struct Theme {
    ThemeName name;
    Color paper, surface, sunken, line, edge;
    Color header_top, header_mid, key_grey;
    Color ink, ink_2, ink_3;
    Color lamp_50, lamp_100, lamp_300, lamp_500, lamp_600, lamp_700, lamp_800, on_lamp, lamp_pressed;
    Color dusk_900, dusk_800, dusk_700, dusk_600, iron, cream, cream_2;
    Color bar, bar_button, on_bar, on_bar_2;
    Color help, help_lip, on_help, help_row, help_row_line;
    Color sel, sel_bg, on_sel;
    Color attention, attention_text, attention_line;
    Color chip_on, on_chip_on;
    Color plank, chart_bar, scrim, banner_line;
    Color focus;
    Color night_edge; ///< control outline on night
    Tint lamp, clay, sage, sky, plum, indigo, olive;
    float edge_px; ///< outline of a control on the canvas: 3, in high contrast 5
    float shadow;  ///< 0 none, 1 as drawn in light; dark draws black at more than ink
    bool glows;    ///< halos, washes and the scene are drawn
    [[nodiscard]] const Tint& tint(Family family) const;
    /// Of links, and of the field that is being written into (design/tokens.md 2.1 and, for high contrast, 2.3).
    [[nodiscard]] Color link() const { return name == ThemeName::high_contrast ? focus : sky.deep; }
    /// Of a link that stands back behind what it belongs to.
    [[nodiscard]] Color quiet_link() const { return name == ThemeName::high_contrast ? focus : ink_2; }
};

const Theme& theme(ThemeName name);

} // namespace ui

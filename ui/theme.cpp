// The three palettes, as tables of constants. Every value is one of design/tokens.md, section 2; nothing is computed
// from another colour, so that a palette can be checked against its table by eye.
#include "ui/theme.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr Theme light_theme{
    .name = ThemeName::light,
    .paper = opaque(0xF7F3EB),
    .surface = opaque(0xFFFDF8),
    .sunken = opaque(0xECE6DA),
    .line = opaque(0xDDD5C6),
    .edge = opaque(0x7F7A8C),
    .header_top = opaque(0xDFDEEC),
    .header_mid = opaque(0xF0E9E4),
    .key_grey = opaque(0xDAD4CB),
    .ink = opaque(0x1F2540),
    .ink_2 = opaque(0x343A55),
    .ink_3 = opaque(0x5C627B),
    .lamp_50 = opaque(0xFFF5DF),
    .lamp_100 = opaque(0xFDEBC4),
    .lamp_300 = opaque(0xFBD58C),
    .lamp_500 = opaque(0xF2B346),
    .lamp_600 = opaque(0xD98F22),
    .lamp_700 = opaque(0xA26A0E),
    .lamp_800 = opaque(0x663F00),
    .on_lamp = opaque(0x1F2540),
    .lamp_pressed = opaque(0xE3A233),
    .dusk_900 = opaque(0x171C38),
    .dusk_800 = opaque(0x222A4E),
    .dusk_700 = opaque(0x303B69),
    .dusk_600 = opaque(0x43507F),
    .iron = opaque(0x2B3157),
    .cream = opaque(0xFFF6E6),
    .cream_2 = opaque(0xD9D6E4),
    .bar = opaque(0x171C38),
    .bar_button = opaque(0x2A3260),
    .on_bar = opaque(0xFFF6E6),
    .on_bar_2 = opaque(0xC9CADB),
    .help = opaque(0x8E2F2A),
    .help_lip = opaque(0x6A1F1C),
    .on_help = opaque(0xFFFFFF),
    .help_row = opaque(0xFBE9E3),
    .help_row_line = opaque(0xE7BDB0),
    .sel = opaque(0x2C5A47),
    .sel_bg = opaque(0xE6F0E4),
    .on_sel = opaque(0xFFFFFF),
    .attention = opaque(0xFDEBC4),
    .attention_text = opaque(0x663F00),
    .attention_line = opaque(0xA26A0E),
    .chip_on = opaque(0x222A4E),
    .on_chip_on = opaque(0xFFF6E6),
    .plank = opaque(0xB98B5E),
    .chart_bar = opaque(0x6F7BB0),
    .scrim = with_alpha(0x12162E, 0.72F),
    .banner_line = opaque(0xFBD58C),
    .focus = opaque(0x303B69),
    .night_edge = opaque(0x8C93BE),
    .lamp = {opaque(0xFFF5DF), opaque(0xFDEBC4), opaque(0x663F00)},
    .clay = {opaque(0xFBEEE7), opaque(0xF6DDD2), opaque(0x84402A)},
    .sage = {opaque(0xEEF4EC), opaque(0xDCE8DB), opaque(0x2C5A47)},
    .sky = {opaque(0xECF2F5), opaque(0xD8E5EC), opaque(0x275470)},
    .plum = {opaque(0xF5EEF4), opaque(0xE9DCE8), opaque(0x5B3A5F)},
    .indigo = {opaque(0xEFF0F7), opaque(0xE0E3F0), opaque(0x3A4478)},
    .olive = {opaque(0xF3F4E4), opaque(0xE8EBD0), opaque(0x4B5320)},
    .edge_px = 3,
    .shadow = 1,
    .glows = true,
};

constexpr Theme dark_theme{
    .name = ThemeName::dark,
    .paper = opaque(0x141930),
    .surface = opaque(0x1F2644),
    .sunken = opaque(0x0E1224),
    .line = opaque(0x37406A),
    .edge = opaque(0x7D86AE),
    .header_top = opaque(0x262E58),
    .header_mid = opaque(0x1B2140),
    .key_grey = opaque(0x37406A),
    .ink = opaque(0xF8F1E4),
    .ink_2 = opaque(0xD2CCD2),
    .ink_3 = opaque(0xA9A9BD),
    .lamp_50 = opaque(0x2C2A3A),
    .lamp_100 = opaque(0x4A3B22),
    .lamp_300 = opaque(0xFBD58C),
    .lamp_500 = opaque(0xF5BD5A),
    .lamp_600 = opaque(0xC98A2A),
    .lamp_700 = opaque(0xE0A546),
    .lamp_800 = opaque(0xFBD58C),
    .on_lamp = opaque(0x1F2540),
    .lamp_pressed = opaque(0xE3A233),
    .dusk_900 = opaque(0x171C38),
    .dusk_800 = opaque(0x222A4E),
    .dusk_700 = opaque(0x303B69),
    .dusk_600 = opaque(0x43507F),
    .iron = opaque(0x59628F),
    .cream = opaque(0xFFF6E6),
    .cream_2 = opaque(0xD9D6E4),
    .bar = opaque(0x0B0F20),
    .bar_button = opaque(0x232A4C),
    .on_bar = opaque(0xFFF6E6),
    .on_bar_2 = opaque(0xC9CADB),
    .help = opaque(0xF3A08F),
    .help_lip = opaque(0xC47564),
    .on_help = opaque(0x2A0E0B),
    .help_row = opaque(0x4A2F31),
    .help_row_line = opaque(0xC47564),
    .sel = opaque(0xF5BD5A),
    .sel_bg = opaque(0x3A3322),
    .on_sel = opaque(0x1F2540),
    .attention = opaque(0x4A3B22),
    .attention_text = opaque(0xFBD58C),
    .attention_line = opaque(0xE0A546),
    .chip_on = opaque(0xF5BD5A),
    .on_chip_on = opaque(0x1F2540),
    .plank = opaque(0x6B5340),
    .chart_bar = opaque(0x7D86AE),
    .scrim = with_alpha(0x12162E, 0.72F),
    .banner_line = opaque(0x5A4A2C),
    .focus = opaque(0xF5BD5A),
    .night_edge = opaque(0x8C93BE),
    .lamp = {opaque(0x2C2A3A), opaque(0x4A3B22), opaque(0xFBD58C)},
    .clay = {opaque(0x33262F), opaque(0x4A2F31), opaque(0xF2B8A2)},
    .sage = {opaque(0x1F2F3A), opaque(0x27433F), opaque(0xA9D3B8)},
    .sky = {opaque(0x1E2F46), opaque(0x244058), opaque(0xA9CFE6)},
    .plum = {opaque(0x2D2644), opaque(0x43335A), opaque(0xDDBBE0)},
    .indigo = {opaque(0x252C50), opaque(0x333C6B), opaque(0xC3CBF2)},
    .olive = {opaque(0x2A2F33), opaque(0x3C4230), opaque(0xD5DCA0)},
    .edge_px = 3,
    .shadow = 1,
    .glows = true,
};

constexpr Color black = opaque(0x000000), white = opaque(0xFFFFFF), amber = opaque(0xFFD54A);

constexpr Theme high_contrast_theme{
    .name = ThemeName::high_contrast,
    .paper = black,
    .surface = black,
    .sunken = black,
    .line = white,
    .edge = white,
    .header_top = black,
    .header_mid = black,
    .key_grey = black,
    .ink = white,
    .ink_2 = white,
    .ink_3 = white,
    .lamp_50 = black,
    .lamp_100 = black,
    .lamp_300 = amber,
    .lamp_500 = amber,
    .lamp_600 = amber,
    .lamp_700 = amber,
    .lamp_800 = white,
    .on_lamp = black,
    .lamp_pressed = white,
    .dusk_900 = black,
    .dusk_800 = black,
    .dusk_700 = white,
    .dusk_600 = black,
    .iron = white,
    .cream = white,
    .cream_2 = white,
    .bar = black,
    .bar_button = black,
    .on_bar = white,
    .on_bar_2 = white,
    .help = white,
    .help_lip = white,
    .on_help = black,
    .help_row = black,
    .help_row_line = white,
    .sel = amber,
    .sel_bg = black,
    .on_sel = black,
    .attention = black,
    .attention_text = amber,
    .attention_line = amber,
    .chip_on = amber,
    .on_chip_on = black,
    .plank = white,
    .chart_bar = white,
    .scrim = black,
    .banner_line = white,
    .focus = amber,
    .night_edge = white,
    .lamp = {black, black, white},
    .clay = {black, black, white},
    .sage = {black, black, white},
    .sky = {black, black, white},
    .plum = {black, black, white},
    .indigo = {black, black, white},
    .olive = {black, black, white},
    .edge_px = 5,
    .shadow = 0,
    .glows = false,
};

float channel(Color color, unsigned shift) { return static_cast<float>((color.rgba >> shift) & 0xffU); }

/// Relative luminance, WCAG 2.2.
double luminance(Color color) {
    const auto linear = [&](unsigned shift) {
        const double value = static_cast<double>(channel(color, shift)) / 255.0;
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(24) + 0.7152 * linear(16) + 0.0722 * linear(8);
}

} // namespace

Color Color::faded(float share) const {
    const float kept = std::clamp(share, 0.0F, 1.0F);
    return {(rgba & 0xffffff00U) | static_cast<std::uint32_t>(channel(*this, 0) * kept + 0.5F)};
}

Color Color::toward(Color other, float share) const {
    const float part = std::clamp(share, 0.0F, 1.0F);
    std::uint32_t mixed = 0;
    for (const unsigned shift : {24U, 16U, 8U, 0U}) {
        const float value = channel(*this, shift) + (channel(other, shift) - channel(*this, shift)) * part;
        mixed |= static_cast<std::uint32_t>(value + 0.5F) << shift;
    }
    return {mixed};
}

float contrast(Color a, Color b) {
    const double one = luminance(a), two = luminance(b);
    return static_cast<float>((std::max(one, two) + 0.05) / (std::min(one, two) + 0.05));
}

const Tint& Theme::tint(Family family) const {
    switch (family) {
    case Family::lamp:
        return lamp;
    case Family::clay:
        return clay;
    case Family::sage:
        return sage;
    case Family::sky:
        return sky;
    case Family::plum:
        return plum;
    case Family::indigo:
        return indigo;
    case Family::olive:
        return olive;
    }
    return lamp;
}

const Theme& theme(ThemeName name) {
    switch (name) {
    case ThemeName::light:
        return light_theme;
    case ThemeName::dark:
        return dark_theme;
    case ThemeName::high_contrast:
        return high_contrast_theme;
    }
    return light_theme;
}

} // namespace ui

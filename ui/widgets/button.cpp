#include "ui/widgets/button.h"

namespace ui {

namespace {

constexpr float lip_px = 6;
constexpr float radius_px = 36;
constexpr float press_ms = 80, release_ms = 140; // tokens.md, section 7

TextStyle style_of(const Frame& frame, const ButtonLook& look) { return look.style.value_or(frame.type.button()); }

Touch registered(Frame& frame, std::string_view id, Rect rect, const ButtonLook& look, Role role = Role::button) {
    return frame.control(id, rect, {.role = role, .label = look.label, .value = look.value, .enabled = look.enabled});
}

} // namespace

float press_depth(Frame& frame, std::string_view id, bool pressed) {
    if (frame.less_movement()) return 0;
    const std::string key = std::string(id) + ".press";
    return lip_px * frame.motion.toward(key, pressed ? 1.0F : 0.0F, pressed ? press_ms : release_ms,
                                        pressed ? Ease::linear : Ease::out_cubic);
}

void lamp_face(Frame& frame, Rect rect, float radius, float down) {
    const Theme& theme = frame.theme;
    if (down <= 0) frame.paint.shadow(rect, radius, Shadow::lifted);
    frame.paint.fill(rect.moved(0, lip_px), theme.lamp_600, radius);
    const Rect face = rect.moved(0, down);
    frame.paint.fill(face, theme.lamp_500.toward(theme.lamp_pressed, down / lip_px), radius);
    frame.paint.stroke(face, theme.lamp_700, theme.edge_px, radius);
}

constexpr Size lantern_px{48, 63};
constexpr float words_sides_px = 32; ///< left free beside the words of a button, both sides together

void draw_lantern(Frame& frame, Point at) {
    const std::array tones{Tone{"iron", opaque(frame.theme.name == ThemeName::high_contrast ? 0x000000 : 0x2B3157)}};
    frame.paint.picture({.file = "scenes/lantern", .tones = tones}, {at.x, at.y, lantern_px.width, lantern_px.height});
}

void centered_words(Frame& frame, Rect rect, const ButtonLook& look, const TextStyle& style, Color color) {
    const float gap_px = look.gap_px;
    const float icons = (look.lantern ? lantern_px.width + gap_px : 0) + (look.before ? look.icon_px + gap_px : 0) +
                        (look.after ? look.icon_px + gap_px : 0);
    TextBlock words{.words = look.label, .style = style, .color = color, .align = Align::start};
    const float room = rect.width - icons - words_sides_px;
    if (frame.paint.measure(words).width > room) {
        words.width_px = room;
        words.align = look.before || look.after ? Align::start : Align::center;
    }
    const Size size = frame.paint.measure(words);
    // Wrapped words are centered within the width they were given, not within the widest line.
    const float width = words.align == Align::center ? words.width_px : size.width;
    float x = rect.center().x - (width + icons) / 2;
    const float y = rect.center().y;
    if (look.lantern) {
        draw_lantern(frame, {x, y - lantern_px.height / 2});
        x += lantern_px.width + gap_px;
    }
    if (look.before) {
        frame.paint.icon(*look.before, {x, y - look.icon_px / 2, look.icon_px, look.icon_px}, color, look.stroke_units);
        x += look.icon_px + gap_px;
    }
    frame.label({x, y - size.height / 2}, words);
    x += width + gap_px;
    if (look.after)
        frame.paint.icon(*look.after, {x, y - look.icon_px / 2, look.icon_px, look.icon_px}, color, look.stroke_units);
}

namespace {

/// Of a button that is "not yet". Where all is black and white its edge alone can tell it from one that answers.
void not_yet_face(Frame& frame, Rect rect, float round_px) {
    const Theme& theme = frame.theme;
    frame.paint.fill(rect, theme.sunken, round_px);
    if (theme.name == ThemeName::high_contrast)
        frame.paint.dashed(rect, theme.line, theme.edge_px, round_px);
    else
        frame.paint.stroke(rect, theme.line, theme.edge_px, round_px);
}

} // namespace

bool lamp_button(Frame& frame, std::string_view id, Rect rect, const ButtonLook& look) {
    const Touch touch = registered(frame, id, rect, look);
    const Theme& theme = frame.theme;
    if (!look.enabled) {
        not_yet_face(frame, rect, radius_px);
        centered_words(frame, rect, look, style_of(frame, look), theme.ink_3);
        return touch.activated;
    }
    const float down = press_depth(frame, id, touch.pressed);
    lamp_face(frame, rect, radius_px, down);
    centered_words(frame, rect.moved(0, down), look, style_of(frame, look), theme.on_lamp);
    return touch.activated;
}

bool line_button(Frame& frame, std::string_view id, Rect rect, const ButtonLook& look) {
    const Touch touch = registered(frame, id, rect, look);
    const Theme& theme = frame.theme;
    if (!look.enabled) {
        not_yet_face(frame, rect, look.radius_px);
        centered_words(frame, rect, look, style_of(frame, look), theme.ink_3);
        return touch.activated;
    }
    frame.paint.fill(rect, touch.pressed ? theme.sunken : theme.surface, look.radius_px);
    frame.paint.stroke(rect, theme.edge, theme.edge_px, look.radius_px);
    centered_words(frame, rect, look, style_of(frame, look), theme.ink);
    return touch.activated;
}

bool dusk_button(Frame& frame, std::string_view id, Rect rect, const ButtonLook& look) {
    const Touch touch = registered(frame, id, rect, look);
    const Theme& theme = frame.theme;
    frame.paint.fill(rect, touch.pressed ? theme.dusk_900 : theme.dusk_800, look.radius_px);
    // On paper that is dark as well only an outline tells where it ends.
    frame.paint.stroke(rect, theme.name == ThemeName::light ? theme.dusk_900 : theme.edge, theme.edge_px,
                       look.radius_px);
    centered_words(frame, rect, look, style_of(frame, look), theme.cream);
    return touch.activated;
}

bool round_button(Frame& frame, std::string_view id, Rect rect, Icon icon, std::string_view label) {
    const Touch touch = frame.control(id, rect, {.role = Role::button, .label = label});
    const Theme& theme = frame.theme;
    frame.paint.disc(rect.center(), rect.width / 2, touch.pressed ? theme.sunken : theme.surface);
    frame.paint.ring(rect.center(), rect.width / 2, theme.edge, theme.edge_px);
    frame.paint.icon(icon, square_at(rect.center(), rect.width * 0.52F), theme.ink, 2.2F);
    return touch.activated;
}

void link_words(Frame& frame, Rect rect, const TextBlock& words) {
    if (frame.theme.name == ThemeName::high_contrast) {
        TextBlock block = words; // as Frame::label_in places it
        if (block.width_px <= 0 || block.width_px > rect.width) block.width_px = rect.width;
        const float spare = rect.width - block.width_px;
        const float x = rect.x + (block.align == Align::end ? spare : block.align == Align::center ? spare / 2 : 0);
        const float y = rect.center().y - frame.paint.measure(block).height / 2;
        for (const Rect& line : frame.paint.rects(block, 0, spoken(block.words).size())) {
            const float below = (block.style.size_px - line.height) / 2 + 4;
            frame.paint.fill({x + line.x, y + line.bottom() + below, line.width, 4}, block.color);
        }
    }
    frame.label_in(rect, words);
}

bool link_button(Frame& frame, std::string_view id, Rect rect, std::string_view label, Icon after) {
    constexpr float icon_px = 40;
    const TextStyle style = frame.type.sans(34, 49, Weight::semibold);
    const Touch touch = frame.control(id, rect, {.role = Role::link, .label = label});
    const Color color = touch.pressed ? frame.theme.ink : frame.theme.link();
    const float drawn_px = icon_px * style.size_px / 34; // grows with the words, in its place
    frame.paint.icon(after, square_at({rect.right() - icon_px / 2 + 8, rect.center().y}, drawn_px), color, 2.2F);
    link_words(frame, {rect.x, rect.y, rect.width - icon_px, rect.height},
               {.words = label, .style = style, .color = color, .align = Align::end});
    return touch.activated;
}

namespace {

constexpr float chip_gap_px = 14;

float chip_icon_px(const ButtonLook& look) { return std::min(look.icon_px, 40.0F); }

TextStyle chip_style(const Frame& frame, const ButtonLook& look) { return look.style.value_or(frame.type.chip()); }

/// Where two lines have room, words wrap before they come near the round ends.
float chip_ends_px(const TextStyle& style, float height_px) {
    constexpr float ends_px = 10, around_lines_px = 20;
    return height_px >= 2 * style.line_px + around_lines_px ? ends_px : 0;
}

} // namespace

float chip_width_px(Frame& frame, const ButtonLook& look, float height_px) {
    constexpr float spare_px = 2;
    const TextStyle style = chip_style(frame, look);
    const float words_px = frame.paint.measure({.words = look.label, .style = style, .color = {}}).width;
    return words_px + chip_icon_px(look) + chip_gap_px + words_sides_px + 2 * chip_ends_px(style, height_px) + spare_px;
}

bool chip(Frame& frame, std::string_view id, Rect rect, const ButtonLook& look, bool on, Role role) {
    const Touch touch = registered(frame, id, rect, look, role);
    const Theme& theme = frame.theme;
    const float radius = rect.height / 2;
    const Color rest = touch.pressed ? theme.lamp_50 : theme.surface;
    const float share = frame.motion.toward(std::string(id) + ".on", on ? 1.0F : 0.0F, 160, Ease::out_cubic);
    frame.paint.fill(rect, rest.toward(theme.chip_on, share), radius);
    const Color on_edge = theme.name == ThemeName::high_contrast ? theme.chip_on : theme.dusk_900;
    frame.paint.stroke(rect, theme.edge.toward(on ? on_edge : theme.edge, share), theme.edge_px, radius);
    ButtonLook shown = look;
    shown.icon_px = chip_icon_px(look);
    shown.stroke_units = 2.6F;
    shown.gap_px = chip_gap_px;
    if (on) shown.before = Icon::check;
    const TextStyle style = chip_style(frame, look);
    centered_words(frame, rect.inset(chip_ends_px(style, rect.height), 0), shown, style,
                   on ? theme.on_chip_on : theme.ink);
    return touch.activated;
}

} // namespace ui

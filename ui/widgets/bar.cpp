#include "ui/widgets/bar.h"

#include "ui/widgets/fit.h"

#include <algorithm>
#include <array>
#include <span>

namespace ui {

namespace {

struct Place {
    BarButton button;
    std::string_view id;
    Icon icon;
    std::string_view label;
    float weight; ///< share of the width
    float width_px = 0;
};

constexpr float label_side_px = 4, label_air_px = 10; ///< beside words that stand below their icon: least, and wanted

/// Beside Back there is a little less room; across the glass words stand beside their icons and are a step larger.
TextStyle style_of(const Frame& frame, const BarLook& look, BarButton button) {
    const bool help = button == BarButton::help;
    if (!frame.is_portrait())
        return help ? frame.type.sans(36, 39.6F, Weight::bold) : frame.type.sans(32, 35.2F, Weight::semibold);
    if (!help) return frame.type.bar_label();
    return look.has_back ? frame.type.sans(33, 36.3F, Weight::bold) : frame.type.bar_help();
}

/// Shares out `room_px` by weight, but to none less than its longest word needs: the others give it from what they
/// have to spare.
void share_out(Frame& frame, const BarLook& look, std::span<Place> places, float room_px) {
    float weights = 0;
    for (const Place& one : places) weights += one.weight;
    for (Place& one : places) one.width_px = room_px * one.weight / weights;
    float wanted = 0, spare = 0;
    const auto over = [&](const Place& one) { // what it has more than it needs
        return one.width_px - longest_word(frame.paint, one.label, style_of(frame, look, one.button)) -
               2 * label_air_px;
    };
    for (const Place& one : places) (over(one) < 0 ? wanted : spare) += std::abs(over(one));
    if (wanted <= 0 || spare <= 0) return;
    const float given = std::min(1.0F, wanted / spare), taken = std::min(1.0F, spare / wanted);
    for (Place& one : places) one.width_px -= over(one) * (over(one) < 0 ? taken : given);
}

void draw_button(Frame& frame, const BarLook& look, const Place& place, Rect rect, const Touch& touch) {
    const Theme& theme = frame.theme;
    const bool help = place.button == BarButton::help;
    const bool open = look.open == place.button;
    const bool current = look.current == place.button && !open;
    Color face = help ? theme.help : theme.bar_button;
    Color words = help ? theme.on_help : theme.on_bar;
    if (touch.pressed) face = help ? theme.help_lip : theme.dusk_600;
    if (open) {
        face = help ? theme.cream : theme.lamp_500;
        // In dark and high contrast the help colour is as light as cream.
        const Color on_cream = theme.name == ThemeName::light ? theme.help : theme.on_help;
        words = help ? on_cream : theme.on_lamp;
    }
    if (current) words = theme.on_bar_2;
    if (!current) frame.paint.fill(rect, face, 28);
    if (theme.name == ThemeName::high_contrast && !current) frame.paint.stroke(rect, theme.edge, 4, 28);

    const bool is_portrait = frame.is_portrait();
    TextBlock block{.words = place.label, .style = style_of(frame, look, place.button), .color = words};
    const bool is_tall = is_portrait && frame.type.size() >= TextSize::larger;
    const float icon_px = help ? 56 : is_tall ? 60 : is_portrait ? 52 : 46, gap = help ? 14.0F : 18.0F;
    constexpr float room_at_sides = 24;
    Size size = frame.paint.measure(block);
    if ((help || !is_portrait) && icon_px + gap + size.width > rect.width - room_at_sides && !is_portrait)
        block.style = frame.type.bar_help(); // does not grow as much as other words
    size = frame.paint.measure(block);
    if ((help || !is_portrait) && icon_px + gap + size.width <= rect.width - room_at_sides) {
        const float x = rect.center().x - (icon_px + gap + size.width) / 2;
        frame.paint.icon(place.icon, {x, rect.center().y - icon_px / 2, icon_px, icon_px}, words);
        frame.label({x + icon_px + gap, rect.center().y - size.height / 2}, block);
    } else {
        block.width_px = rect.width - 2 * label_side_px;
        block.style = fitting(frame.paint, place.label, block.style, block.width_px);
        block.align = Align::center;
        size = frame.paint.measure(block);
        const float y = rect.center().y - (icon_px + 6 + size.height) / 2;
        frame.paint.icon(place.icon, {rect.center().x - icon_px / 2, y, icon_px, icon_px}, words);
        frame.label({rect.x + label_side_px, y + icon_px + 6}, block);
    }
    if (current) frame.paint.fill({rect.center().x - 24, rect.bottom() - 10, 48, 6}, theme.lamp_500, 3);
}

} // namespace

float bar_height(const Frame& frame) {
    if (!frame.is_portrait()) return 140;
    return frame.type.size() >= TextSize::larger ? 204 : 168;
}

std::optional<BarButton> bottom_bar(Frame& frame, const BarLook& look) {
    const bool portrait = frame.is_portrait();
    const Place home = look.is_staff ? Place{BarButton::lock, "bar.lock", Icon::lock, look.lock, 1}
                                     : Place{BarButton::home, "bar.home", Icon::house, look.home, 1};
    std::array<Place, 5> places{
        Place{BarButton::back, "bar.back", Icon::arrow_left, look.back, 1}, home,
        Place{BarButton::language, "bar.language", Icon::languages, look.language, 1},
        Place{BarButton::accessibility, "bar.accessibility", Icon::accessibility, look.accessibility, 1.36F},
        Place{BarButton::help, "bar.help", Icon::life_buoy, look.help, portrait ? 2.15F : 1.5F}};
    const std::size_t first = look.has_back ? 0 : 1;

    const float height = bar_height(frame);
    const Rect bar{0, frame.canvas.height - height, frame.canvas.width, height};
    frame.paint.fill(bar, frame.theme.bar);
    if (frame.theme.name == ThemeName::high_contrast) frame.paint.fill({bar.x, bar.y, bar.width, 5}, frame.theme.edge);

    const float margin = portrait ? (look.has_back ? 20.0F : 28.0F) : 40.0F;
    const float gap = portrait ? (look.has_back ? 12.0F : 16.0F) : 20.0F;
    const float top = portrait ? 18 : 14, bottom = portrait ? 22 : 16;
    const std::span<Place> shown = std::span(places).subspan(first);
    share_out(frame, look, shown, bar.width - 2 * margin - gap * static_cast<float>(shown.size() - 1));

    std::optional<BarButton> touched;
    float x = margin;
    for (const Place& one : shown) {
        const Rect rect{x, bar.y + top, one.width_px, height - top - bottom};
        const Touch touch = frame.control(one.id, rect, {.role = Role::button, .label = one.label});
        draw_button(frame, look, one, rect, touch);
        if (touch.activated) touched = one.button;
        x += rect.width + gap;
    }
    return touched;
}

} // namespace ui

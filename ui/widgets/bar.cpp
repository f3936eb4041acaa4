#include "ui/widgets/bar.h"

#include <array>

namespace ui {

namespace {

struct Place {
    BarButton button;
    std::string_view id;
    Icon icon;
    std::string_view label;
    float weight; ///< share of the width
};

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
    // Beside Back there is a little less room; across the glass words stand beside their icons and are a step larger.
    const TextStyle help_style = !is_portrait    ? frame.type.sans(36, 39.6F, Weight::bold)
                                 : look.has_back ? frame.type.sans(33, 36.3F, Weight::bold)
                                                 : frame.type.bar_help();
    const TextStyle label_style = is_portrait ? frame.type.bar_label() : frame.type.sans(32, 35.2F, Weight::semibold);
    TextBlock block{.words = place.label, .style = help ? help_style : label_style, .color = words};
    const float icon_px = help ? 56 : is_portrait ? 52 : 46, gap = help ? 14.0F : 18.0F;
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
        block.width_px = rect.width - 8;
        block.align = Align::center;
        size = frame.paint.measure(block);
        const float y = rect.center().y - (icon_px + 6 + size.height) / 2;
        frame.paint.icon(place.icon, {rect.center().x - icon_px / 2, y, icon_px, icon_px}, words);
        frame.label({rect.x + 4, y + icon_px + 6}, block);
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
    const std::array<Place, 5> places{
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
    float weights = 0;
    for (std::size_t i = first; i < places.size(); ++i) weights += places[i].weight;
    const float unit = (bar.width - 2 * margin - gap * static_cast<float>(places.size() - first - 1)) / weights;

    std::optional<BarButton> touched;
    float x = margin;
    for (std::size_t i = first; i < places.size(); ++i) {
        const Rect rect{x, bar.y + top, unit * places[i].weight, height - top - bottom};
        const Touch touch = frame.control(places[i].id, rect, {.role = Role::button, .label = places[i].label});
        draw_button(frame, look, places[i], rect, touch);
        if (touch.activated) touched = places[i].button;
        x += rect.width + gap;
    }
    return touched;
}

} // namespace ui

#include "ui/widgets/choice.h"

#include <algorithm>

namespace ui {

void choice_box(Frame& frame, std::string_view id, Rect rect, float radius, bool chosen, bool pressed) {
    const Theme& theme = frame.theme;
    const float share = frame.motion.toward(std::string(id) + ".chosen", chosen ? 1.0F : 0.0F, 160, Ease::out_cubic);
    frame.paint.shadow(rect, radius, Shadow::rest);
    const Color rest = pressed ? theme.lamp_50 : theme.surface;
    const Color edge = pressed ? theme.lamp_700 : theme.edge;
    const float chosen_px = theme.name == ThemeName::high_contrast ? 8.0F : 6.0F;
    frame.paint.fill(rect, rest.toward(theme.sel_bg, share), radius);
    frame.paint.stroke(rect, edge.toward(theme.sel, share), theme.edge_px + (chosen_px - theme.edge_px) * share,
                       radius);
}

void tick(Frame& frame, Rect rect, bool round) {
    frame.paint.fill(rect, frame.theme.sel, round ? rect.width / 2 : 16);
    frame.paint.icon(Icon::check, square_at(rect.center(), rect.width * 0.643F), frame.theme.on_sel, 3);
}

void icon_disc(Frame& frame, Rect rect, Family family, Icon icon, float icon_px, float stroke_units) {
    const Tint& tint = frame.theme.tint(family);
    constexpr float alone = 0.8F; // of the disc's width, where it is not seen
    if (frame.theme.name == ThemeName::high_contrast) icon_px = std::max(icon_px, rect.width * alone);
    frame.paint.disc(rect.center(), rect.width / 2, tint.fill);
    frame.paint.icon(icon, square_at(rect.center(), icon_px), tint.deep, stroke_units);
}

bool option_card(Frame& frame, std::string_view id, Rect rect, const OptionLook& look) {
    const Theme& theme = frame.theme;
    const Touch touch = frame.control(id, rect,
                                      {.role = look.any ? Role::choice_any : Role::choice_one,
                                       .label = look.title,
                                       .value = look.chosen ? look.chosen_word : std::string_view{}});
    constexpr float radius = 40, pad = 37, top_pad = 31, bottom_pad = 29, disc_max = 88, disc_min = 56;
    choice_box(frame, id, rect, radius, look.chosen, touch.pressed);
    const float width = rect.width - 2 * pad;
    const TextBlock title{.words = look.title,
                          .style = look.title_style.value_or(frame.type.h3()),
                          .color = theme.ink,
                          .width_px = width};
    const TextBlock second{.words = look.second, .style = frame.type.small(), .color = theme.ink_2, .width_px = width};
    const float title_height = frame.paint.measure(title).height;
    const float second_height = look.second.empty() ? 0 : frame.paint.measure(second).height;
    const float words_y = rect.bottom() - bottom_pad - second_height - title_height;

    const float disc_px = std::clamp(words_y - rect.y - top_pad, disc_min, disc_max);
    icon_disc(frame, {rect.x + pad, rect.y + top_pad, disc_px, disc_px}, look.family, look.icon,
              disc_px * 52 / disc_max);
    const Rect box{rect.right() - 34 - 56, rect.y + 34, 56, 56};
    if (look.chosen)
        tick(frame, box, !look.any);
    else if (look.any)
        frame.paint.stroke({box.x + 3, box.y - 3, box.width, box.height}, theme.edge, theme.edge_px, 16);
    frame.label({rect.x + pad, words_y}, title);
    if (!look.second.empty()) frame.label({rect.x + pad, words_y + title_height}, second);
    return touch.activated;
}

void draw_switch(Frame& frame, std::string_view id, Rect rect, bool on) {
    const Theme& theme = frame.theme;
    const float share = frame.motion.toward(std::string(id) + ".knob", on ? 1.0F : 0.0F, 160, Ease::out_cubic);
    const float radius = rect.height / 2;
    frame.paint.fill(rect, theme.sunken.toward(theme.sel, share), radius);
    frame.paint.stroke(rect, theme.edge.toward(theme.sel, share), 4, radius);
    const float from = rect.x + 10 + 26, to = rect.right() - 10 - 26;
    const Point knob{from + (to - from) * share, rect.center().y};
    frame.paint.disc(knob, 26, on ? theme.on_sel : theme.edge);
    if (on) frame.paint.icon(Icon::check, square_at(knob, 34), theme.sel, 3);
}

bool switch_row(Frame& frame, std::string_view id, Rect rect, const SwitchLook& look) {
    const Theme& theme = frame.theme;
    const Touch touch = frame.control(id, rect, {.role = Role::toggle, .label = look.title, .value = look.state_word});
    if (touch.pressed) frame.paint.fill(rect, theme.indigo.soft, 16);
    if (look.rule_above) frame.paint.fill({rect.x, rect.y, rect.width, 2}, theme.line);
    const float middle = rect.center().y;
    constexpr float icon_px = 56, gap = 28, knob_width = 128;
    frame.paint.icon(look.icon, {rect.x, middle - icon_px / 2, icon_px, icon_px}, theme.ink);
    const float x = rect.x + icon_px + gap;
    const float width = rect.right() - knob_width - gap - x;
    const TextBlock title{
        .words = look.title, .style = frame.type.sans(38, 47.5F, Weight::bold), .color = theme.ink, .width_px = width};
    const TextBlock second{.words = look.second, .style = frame.type.small(), .color = theme.ink_2, .width_px = width};
    const float height =
        frame.paint.measure(title).height + (look.second.empty() ? 0 : frame.paint.measure(second).height);
    const Size drawn = frame.label({x, middle - height / 2}, title);
    if (!look.second.empty()) frame.label({x, middle - height / 2 + drawn.height}, second);
    draw_switch(frame, id, {rect.right() - knob_width, middle - 36, knob_width, 72}, look.on);
    return touch.activated;
}

} // namespace ui

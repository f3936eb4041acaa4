// A card to turn towards staff when talking is hard: the whole glass in lamp light, whatever palette was chosen, so
// that it is seen from the desk. Pointing at a line ticks it; nothing of it is stored.
#include "app/screens/screens.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/button.h"

#include <array>
#include <string>

namespace porchlight::screens {

namespace {

constexpr float margin_px = 72, icon_y_px = 96, icon_px = 150, icon_to_title_px = 44, title_to_body_px = 44;
constexpr float body_width_px = 720; // one sentence a line
constexpr float rule_y_px = 1000, rule_px = 4, rule_to_point_px = 36, point_to_lines_px = 22;
constexpr float line_px = 132, line_gap_px = 22, line_radius_px = 36;
constexpr float ring_px = 136, ring_above_bar_px = 56;

constexpr std::array<Key, 4> lines{"card.line.sick", "card.line.unsafe", "card.line.use", "card.line.hurt"};
constexpr std::array<std::string_view, 4> line_ids{"help.point.sick", "help.point.unsafe", "help.point.use",
                                                   "help.point.hurt"};

/// In dark and light the same amber card; in high contrast its own.
const ui::Theme& card_theme(const ui::Frame& frame) {
    return frame.theme.name == ui::ThemeName::high_contrast ? frame.theme : ui::theme(ui::ThemeName::light);
}

bool draw_line(Page& page, std::size_t index, ui::Rect rect, bool pointed) {
    ui::Frame& frame = page.frame;
    const ui::Theme& card = card_theme(frame);
    const std::string words = page.say(lines[index]), chosen = page.say("say.chosen");
    const ui::Touch touch =
        frame.control(line_ids[index], rect,
                      {.role = ui::Role::choice_any, .label = words, .value = pointed ? chosen : std::string_view{}});
    frame.paint.fill(rect, touch.pressed ? card.lamp_300 : card.cream, line_radius_px);
    frame.paint.stroke(rect, card.on_lamp, pointed ? 6 : card.edge_px, line_radius_px);
    ui::ButtonLook look{.label = words, .icon_px = 44, .stroke_units = 3};
    if (pointed) look.before = ui::Icon::check;
    ui::TextStyle style = frame.type.button();
    const float width = frame.paint.measure({.words = words, .style = style, .color = card.on_lamp}).width;
    if (width > rect.width - 112) style = frame.type.sans(38, 43.7F, ui::Weight::bold);
    ui::centered_words(frame, rect, look, style, card.on_lamp);
    return touch.activated;
}

} // namespace

std::optional<Action> draw(const HelpCard& sheet, Page& page) {
    ui::Frame& frame = page.frame;
    const ui::Theme& card = card_theme(frame);
    const float width = frame.canvas.width - 2 * margin_px;
    frame.cover();
    frame.paint.fill({0, 0, frame.canvas.width, frame.canvas.height}, card.lamp_500);
    frame.paint.icon(ui::Icon::life_buoy, {margin_px, icon_y_px, icon_px, icon_px}, card.on_lamp, 1.6F);

    const std::string title = page.say("card.title"), body = page.say("card.sub"), point = page.say("card.point"),
                      ring = page.say("help.ring");
    float y = icon_y_px + icon_px + icon_to_title_px;
    y += frame
             .text({margin_px, y},
                   {.words = title,
                    .style = frame.type.serif(176, 179.52F, ui::Weight::semibold),
                    .color = card.on_lamp,
                    .width_px = width},
                   ui::Role::heading)
             .height +
         title_to_body_px;
    y += frame
             .text({margin_px, y}, {.words = body,
                                    .style = frame.type.sans(58, 77.72F, ui::Weight::medium),
                                    .color = card.on_lamp,
                                    .width_px = body_width_px})
             .height;

    y = std::max(rule_y_px, y + rule_to_point_px);
    frame.paint.fill({margin_px, y, width, rule_px}, card.on_lamp.faded(0.35F));
    y += rule_px + rule_to_point_px;
    y += frame
             .text({margin_px, y}, {.words = point,
                                    .style = frame.type.sans(38, 55.1F, ui::Weight::semibold),
                                    .color = card.on_lamp,
                                    .width_px = width})
             .height +
         point_to_lines_px;
    std::optional<Action> action;
    const float column = (width - line_gap_px) / 2;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const ui::Rect rect{margin_px + (i % 2 == 0 ? 0 : column + line_gap_px),
                            y + static_cast<float>(i / 2) * (line_px + line_gap_px), column, line_px};
        if (draw_line(page, i, rect, sheet.pointed[i])) action = action::PointAtLine{i};
    }
    const float ring_y = frame.canvas.height - ui::bar_height(frame) - ring_above_bar_px - ring_px;
    if (ui::dusk_button(frame, "help.ring", {margin_px, ring_y, width, ring_px},
                        {.label = ring,
                         .before = ui::Icon::bell_ring,
                         .stroke_units = 2,
                         .style = frame.type.sans(44, 50.6F, ui::Weight::bold)}))
        action = action::RingStaff{};
    return action;
}

} // namespace porchlight::screens

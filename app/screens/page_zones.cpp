#include "app/screens/page_zones.h"

#include "ui/widgets/bar.h"
#include "ui/widgets/header.h"
#include "ui/widgets/panel.h"

#include <algorithm>

namespace porchlight::screens {

namespace {

constexpr float margin_px = 48, words_x_px = 52, words_width_px = 760, control_line_px = 640;
constexpr float action_px = 124, action_gap_px = 28, action_above_bar_px = 44, actions_stack_px = 24;
constexpr float lead_above_px = 22, banner_y_px = 474, banner_above_px = 28, controls_above_px = 34;
constexpr float right_x_px = 712, right_end_px = 1864, landscape_y_px = 48, landscape_actions_bottom_px = 168;

} // namespace

bool large_text(const ui::Frame& frame) { return frame.type.size() >= ui::TextSize::larger; }

PageZones page_zones(const ui::Frame& frame, bool two_actions, float first_y) {
    PageZones zones;
    zones.landscape = !frame.is_portrait();
    const float stacked = two_actions && large_text(frame) ? action_px + actions_stack_px : 0;
    if (zones.landscape) {
        zones.reading = {words_x_px, landscape_y_px, right_x_px - words_x_px - 100, 0};
        zones.actions = {right_x_px, frame.canvas.height - landscape_actions_bottom_px - action_px - stacked,
                         right_end_px - right_x_px, action_px + stacked};
        zones.controls = {right_x_px, landscape_y_px, zones.actions.width, zones.actions.y - landscape_y_px - 24};
        return zones;
    }
    const float bottom = frame.canvas.height - ui::bar_height(frame) - action_above_bar_px;
    zones.reading = {words_x_px, first_y, words_width_px, 0};
    zones.actions = {margin_px, bottom - action_px - stacked, frame.canvas.width - 2 * margin_px, action_px + stacked};
    zones.controls = {margin_px, control_line_px, zones.actions.width, zones.actions.y - control_line_px - 24};
    return zones;
}

HeadDrawn draw_page_head(Page& page, const PageZones& zones, const PageHead& head) {
    ui::Frame& frame = page.frame;
    ui::header_wash(frame);
    if (zones.landscape)
        ui::lantern(frame,
                    {.right_px = frame.canvas.width - right_x_px + 60, .chain_px = 10, .scale = 0.6F, .halo_px = 240});
    else
        ui::lantern(frame, {});
    const ui::Rect words = zones.reading;
    const float title_px = zones.landscape ? words.width - 60 : words.width;
    float y = words.y +
              frame
                  .text({words.x, words.y},
                        {.words = head.title, .style = frame.type.h1(), .color = frame.theme.ink, .width_px = title_px},
                        ui::Role::heading)
                  .height;
    if (!head.lead.empty())
        y += lead_above_px + frame
                                 .text({words.x, y + lead_above_px}, {.words = head.lead,
                                                                      .style = frame.type.lead(),
                                                                      .color = frame.theme.ink_2,
                                                                      .width_px = words.width})
                                 .height;
    ui::Rect rest = zones.controls;
    if (!head.banner.empty()) {
        const ui::BannerLook look{
            .words = head.banner, .icon = head.banner_icon, .icon_color = head.banner_color, .icon_px = 56};
        const float width = zones.landscape ? words.width + 20 : zones.controls.width;
        const ui::Rect at{zones.landscape ? words.x - 4 : zones.controls.x, y + banner_above_px, width, 0};
        ui::Rect placed = at;
        if (!zones.landscape) placed.y = std::max(at.y, banner_y_px);
        const ui::BannerResult drawn = ui::banner(frame, {}, placed, look);
        y = drawn.rect.bottom();
    }
    if (zones.landscape) return {rest, y};
    const float top = std::max(rest.y, y + controls_above_px);
    rest.height = rest.bottom() - top;
    rest.y = top;
    return {rest, y};
}

std::optional<PageAction> draw_page_actions(Page& page, const PageZones& zones, const PageActions& actions) {
    ui::Frame& frame = page.frame;
    std::optional<PageAction> touched;
    ui::Rect lamp = zones.actions;
    if (!actions.line_id.empty()) {
        ui::Rect line = zones.actions;
        if (large_text(frame)) {
            lamp.height = action_px;
            line.height = action_px;
            line.y = lamp.bottom() + actions_stack_px;
        } else {
            constexpr float line_share = 0.45F;
            line.width = zones.actions.width * line_share;
            lamp.x = line.right() + action_gap_px;
            lamp.width = zones.actions.right() - lamp.x;
        }
        if (ui::line_button(frame, actions.line_id, line, actions.line)) touched = PageAction::line;
    }
    if (ui::lamp_button(frame, actions.lamp_id, lamp, actions.lamp)) touched = PageAction::lamp;
    return touched;
}

float button_height(Page& page, const ui::ButtonLook& look, float width, float least) {
    constexpr float inside_px = 32, above_and_below_px = 40; // as centered_words leaves at the sides
    const float icons =
        static_cast<float>(look.before.has_value() + look.after.has_value()) * (look.icon_px + look.gap_px);
    const ui::TextBlock words{.words = look.label,
                              .style = look.style.value_or(page.frame.type.button()),
                              .color = {},
                              .width_px = width - inside_px - icons};
    return std::max(least, page.frame.paint.measure(words).height + above_and_below_px);
}

} // namespace porchlight::screens

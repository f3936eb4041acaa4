#include "app/screens/page_zones.h"

#include "ui/widgets/bar.h"
#include "ui/widgets/fit.h"
#include "ui/widgets/header.h"
#include "ui/widgets/panel.h"

#include <algorithm>

namespace porchlight::screens {

namespace {

constexpr float margin_px = 48, words_x_px = 52, words_width_px = 760, control_line_px = 640;
constexpr float action_gap_px = 28, actions_above_bar_px = 44, actions_stack_px = 24, above_actions_px = 24;
constexpr float lead_above_px = 22, banner_above_px = 28, controls_above_px = 34, banner_icon_px = 56,
                banner_hang_px = 8; // a banner reaches so much further left than the words above it
constexpr float low_words_y_px = 500, low_controls_y_px = 964; // reach mode, tokens.md 4
constexpr float least_list_px = 420, list_side_px = 40, list_padding_px = 8;
// Across the glass, as in the steps of check-in.
constexpr float across_x_px = 56, across_words_px = 584, across_y_px = 330, across_top_px = 48, column_px = 690,
                lantern_below_px = 250, across_beside_lantern_px = 490, across_lead_above_bar_px = 36, right_x_px = 712,
                right_end_px = 1864, right_y_px = 40, actions_bottom_px = 168;

ui::TextBlock title_of(ui::Frame& frame, const PageHead& head, float width) {
    return with_whole_words(
        frame, {.words = head.title, .style = frame.type.h1(), .color = frame.theme.ink, .width_px = width});
}
ui::TextBlock lead_of(ui::Frame& frame, const PageHead& head, float width) {
    ui::TextBlock block{.words = head.lead, .style = frame.type.lead(), .color = frame.theme.ink_2, .width_px = width};
    if (!frame.is_portrait()) block.width_px = ui::even_width(frame.paint, block);
    return block;
}

ui::BannerLook banner_of(const PageHead& head) {
    return {.words = head.banner, .icon = head.banner_icon, .icon_color = head.banner_color, .icon_px = banner_icon_px};
}

/// As tall as ui::banner makes it.
float banner_height(ui::Frame& frame, const PageHead& head, float width) {
    constexpr float least_px = 122, beside_px = 34 + 28 + 34, around_px = 40;
    const ui::TextBlock words{.words = head.banner,
                              .style = frame.type.sans(34, 46.24F),
                              .color = {},
                              .width_px = width - banner_icon_px - beside_px};
    return std::max(least_px, frame.paint.measure(words).height + around_px);
}

struct ColumnWidths {
    float title, words;
};

/// Title, lead and banner below one another, without regard to where a banner should stand.
float words_height(ui::Frame& frame, const PageHead& head, ColumnWidths widths) {
    float height = frame.paint.measure(title_of(frame, head, widths.title)).height;
    if (!head.lead.empty()) height += lead_above_px + frame.paint.measure(lead_of(frame, head, widths.words)).height;
    if (!head.banner.empty()) height += banner_above_px + banner_height(frame, head, widths.words + 2 * banner_hang_px);
    return height;
}

/// Title and lead; returns where they end.
float draw_title(ui::Frame& frame, const PageHead& head, ui::Point at, ColumnWidths widths) {
    float y = at.y + frame.text(at, title_of(frame, head, widths.title), ui::Role::heading).height;
    if (head.lead.empty()) return y;
    y += lead_above_px;
    return y + frame.text({at.x, y}, lead_of(frame, head, widths.words)).height;
}

float draw_words(ui::Frame& frame, const PageHead& head, ui::Point at, ColumnWidths widths) {
    const float y = draw_title(frame, head, at, widths);
    if (head.banner.empty()) return y;
    return ui::banner(frame, {}, {at.x - banner_hang_px, y + banner_above_px, widths.words + 2 * banner_hang_px, 0},
                      banner_of(head))
        .rect.bottom();
}

/// Words at the left of the glass: below the lantern, beside a smaller one where they need to, and in the end a list.
float draw_words_across(Page& page, const PageHead& head) {
    ui::Frame& frame = page.frame;
    const float until = frame.canvas.height - ui::bar_height(frame);
    ColumnWidths widths{across_words_px, across_words_px};
    float y = std::min(across_y_px, until - across_lead_above_bar_px - words_height(frame, head, widths));
    if (y >= lantern_below_px) {
        ui::lantern(frame, {.right_px = frame.canvas.width - 604, .chain_px = 60, .scale = 0.9F});
        return draw_words(frame, head, {across_x_px, y}, widths);
    }
    ui::lantern(frame, {.right_px = frame.canvas.width - 656, .chain_px = 10, .scale = 0.52F, .halo_px = 200});
    widths.title = across_beside_lantern_px;
    const float height = words_height(frame, head, widths);
    if (across_top_px + height <= until - across_lead_above_bar_px)
        return draw_words(frame, head, {across_x_px, across_top_px}, widths);
    ui::ScrollBox list(frame, "page.words", {0, 0, column_px, until}, head.title);
    y = draw_words(frame, head, {across_x_px, list.origin_y() + across_top_px}, widths);
    list.content_height(across_top_px + height + across_lead_above_bar_px);
    return y;
}

void draw_wash(ui::Frame& frame, const PageZones& zones, const PageHead& head) {
    const float portrait_px = zones.low ? 1000 : 620;
    constexpr float strength = 1.1F;
    ui::header_wash(frame, zones.landscape ? frame.canvas.height : portrait_px);
    if (head.halo_px > 0 && frame.theme.glows) frame.paint.glow(head.halo_at, head.halo_px, ui::Glow::emblem, strength);
}

} // namespace

bool large_text(const ui::Frame& frame) { return frame.type.size() >= ui::TextSize::larger; }

ui::TextBlock with_whole_words(ui::Frame& frame, ui::TextBlock block) {
    block.style = ui::fitting(frame.paint, block.words, block.style, block.width_px);
    return block;
}

PageZones page_zones(const ui::Frame& frame, float first_y) {
    PageZones zones;
    zones.landscape = !frame.is_portrait();
    if (zones.landscape) {
        zones.reading = {across_x_px, across_top_px, across_words_px, 0};
        zones.controls = {right_x_px, right_y_px, right_end_px - right_x_px,
                          frame.canvas.height - actions_bottom_px - right_y_px};
        return zones;
    }
    const float bottom = frame.canvas.height - ui::bar_height(frame) - actions_above_bar_px;
    zones.reading = {words_x_px, first_y, words_width_px, 0};
    zones.controls = {margin_px, control_line_px, frame.canvas.width - 2 * margin_px, bottom - control_line_px};
    return zones;
}

void reach_down(const Page& page, PageZones& zones) {
    zones.low = page.state.reach_mode && !zones.landscape && !large_text(page.frame);
    if (zones.low) zones.reading.y = low_words_y_px;
}

PageZones page_zones(Page& page, const PageActions& actions, float first_y) {
    PageZones zones = page_zones(page.frame, first_y);
    reach_down(page, zones);
    const ui::Rect& room = zones.controls;
    if (actions.line_id.empty()) {
        const float height = button_height(page, actions.lamp, room.width, actions.least_px);
        zones.lamp = {room.x, room.bottom() - height, room.width, height};
    } else if (large_text(page.frame) && !zones.landscape) {
        const float low = button_height(page, actions.line, room.width, actions.least_px),
                    high = button_height(page, actions.lamp, room.width, actions.least_px);
        zones.line = {room.x, room.bottom() - low, room.width, low};
        zones.lamp = {room.x, zones.line.y - actions_stack_px - high, room.width, high};
    } else {
        const float line = room.width * actions.line_share, lamp = room.width - line - action_gap_px;
        const float height = std::max(button_height(page, actions.line, line, actions.least_px),
                                      button_height(page, actions.lamp, lamp, actions.least_px));
        zones.line = {room.x, room.bottom() - height, line, height};
        zones.lamp = {room.right() - lamp, zones.line.y, lamp, height};
    }
    zones.controls.height = zones.lamp.y - above_actions_px - room.y;
    return zones;
}

float draw_page_words(Page& page, const PageHead& head, ui::Rect column) {
    return draw_words(page.frame, head, {column.x, column.y}, {column.width, column.width});
}

std::string lead_by_sentences(Page& page, const PageZones& zones, std::string lead) {
    const ui::TextBlock block{
        .words = lead, .style = page.frame.type.lead(), .color = {}, .width_px = zones.reading.width};
    if (page.frame.paint.measure(block).height < 1.5F * block.style.line_px) return lead;
    for (const std::string_view end : {". ", "। "})
        if (const std::size_t at = lead.find(end); at != std::string::npos) lead[at + end.size() - 1] = '\n';
    return lead;
}

HeadDrawn draw_page_head(Page& page, const PageZones& zones, const PageHead& head) {
    ui::Frame& frame = page.frame;
    draw_wash(frame, zones, head);
    if (zones.landscape) return {zones.controls, draw_words_across(page, head)};
    if (zones.low)
        ui::lantern(frame, {.right_px = 96, .chain_px = 470, .scale = 1.05F});
    else
        ui::lantern(frame, {});
    ui::Rect words = zones.reading;
    if (zones.low) { // longer words begin higher, so that what is touched stays where it is
        float height = words_height(frame, {.title = head.title, .lead = head.lead}, {words.width, words.width});
        if (!head.banner.empty()) height += banner_above_px + banner_height(frame, head, zones.controls.width);
        words.y = std::min(words.y, low_controls_y_px - head.read_first_px - controls_above_px - height);
    }
    float y = draw_title(frame, head, {words.x, words.y}, {words.width, words.width});
    if (!head.banner.empty()) {
        const ui::Rect at{zones.controls.x, std::max(y + banner_above_px, zones.low ? 0 : head.banner_y_px),
                          zones.controls.width, head.banner_px};
        y = ui::banner(frame, {}, at, banner_of(head)).rect.bottom();
    }
    ui::Rect rest = zones.controls;
    const float top =
        std::max(zones.low ? low_controls_y_px - head.read_first_px : head.controls_y_px, y + controls_above_px);
    rest.height = rest.bottom() - top;
    rest.y = top;
    return {rest, y};
}

void draw_page(Page& page, const PageZones& zones, const PageHead& head, std::string_view list_id,
               const DrawControls& controls) {
    ui::Frame& frame = page.frame;
    const ui::Rect words = zones.reading;
    const float above = words.y + words_height(frame, head, {words.width, zones.controls.width}) + controls_above_px;
    const bool is_one_list = !zones.landscape && (large_text(frame) || zones.controls.bottom() - above < least_list_px);
    if (!is_one_list) {
        const ui::Rect box = draw_page_head(page, zones, head).controls;
        ui::ScrollBox list(frame, list_id,
                           {box.x - list_side_px, box.y - list_padding_px, box.width + 2 * list_side_px,
                            box.height + 2 * list_padding_px},
                           head.title);
        const float top = list.origin_y() + list_padding_px;
        list.content_height(controls({box.x, top, box.width, box.height}) + list_padding_px - list.origin_y());
        return;
    }
    draw_wash(frame, zones, head);
    ui::ScrollBox list(frame, list_id, {0, 0, frame.canvas.width, zones.controls.bottom() + list_padding_px},
                       head.title);
    const float top = list.origin_y();
    {
        const ui::Painter::Shift along(frame.paint, 0, top);
        ui::lantern(frame, {});
    }
    float y = draw_title(frame, head, {words.x, top + words.y}, {words.width, words.width});
    if (!head.banner.empty())
        y = ui::banner(frame, {}, {zones.controls.x, y + banner_above_px, zones.controls.width, 0}, banner_of(head))
                .rect.bottom();
    y = controls({zones.controls.x, y + controls_above_px, zones.controls.width, 0});
    list.content_height(y + above_actions_px - top);
}

std::optional<PageAction> draw_page_actions(Page& page, const PageZones& zones, const PageActions& actions) {
    std::optional<PageAction> touched;
    if (!actions.line_id.empty() && ui::line_button(page.frame, actions.line_id, zones.line, actions.line))
        touched = PageAction::line;
    if (ui::lamp_button(page.frame, actions.lamp_id, zones.lamp, actions.lamp)) touched = PageAction::lamp;
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

float draw_part_heading(Page& page, ui::Rect at, std::string_view words) {
    ui::Frame& frame = page.frame;
    return at.y + frame
                      .text({at.x, at.y},
                            {.words = words,
                             .style = frame.type.sans(40, 48, ui::Weight::bold),
                             .color = frame.theme.ink,
                             .width_px = at.width},
                            ui::Role::heading)
                      .height;
}

} // namespace porchlight::screens

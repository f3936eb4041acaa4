#include "app/screens/staff_parts.h"

#include "app/flow.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/ring.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace porchlight::screens {

namespace {

constexpr float margin_px = 48, tabs_px = 136, badge_y_px = 34;

struct Tab {
    StaffTab tab;
    std::string_view id;
    ui::Icon icon;
    Key words;
};

} // namespace

int lock_seconds_left(const State& state, double now_seconds) {
    return ui::seconds_left(state.last_touch_seconds + staff_lock_seconds, now_seconds);
}

namespace {

ui::TextStyle badge_style(const ui::Frame& frame) { return frame.type.sans(30, 43.5F, ui::Weight::semibold); }

float badge_px(const ui::Frame& frame) { return std::max(64.0F, badge_style(frame).line_px + 14); }

} // namespace

float staff_badge(Page& page) {
    ui::Frame& frame = page.frame;
    const int left = lock_seconds_left(page.state, frame.now_seconds);
    const double ends = page.state.last_touch_seconds + staff_lock_seconds;
    if (left > 0) frame.wake_in(ends - frame.now_seconds - (left - 1));
    const std::string words = page.say("staff.lock", {{"time", page.say.countdown(left)}});
    const ui::TextBlock text{.words = words, .style = badge_style(frame), .color = frame.theme.cream};
    constexpr float icon_px = 34, side_px = 26, gap_px = 12;
    const ui::Size size = frame.paint.measure(text);
    const float height_px = badge_px(frame);
    const float width = size.width + icon_px + gap_px + 2 * side_px;
    const ui::Rect rect{frame.canvas.width - margin_px - width, badge_y_px, width, height_px};
    frame.paint.fill(rect, frame.theme.dusk_800, height_px / 2);
    if (frame.theme.name == ui::ThemeName::high_contrast) // black on black has no shape without
        frame.paint.stroke(rect, frame.theme.line, 2, height_px / 2);
    frame.paint.icon(ui::Icon::lock_open, {rect.x + side_px, rect.center().y - icon_px / 2, icon_px, icon_px},
                     frame.theme.cream, 2.1F);
    frame.text({rect.x + side_px + icon_px + gap_px, rect.center().y - size.height / 2}, text, ui::Role::status);
    return width;
}

float staff_badge_bottom(const ui::Frame& frame) { return badge_y_px + badge_px(frame); }

float staff_top(Page& page, std::string_view title, std::string_view caption, bool locks, float width_px) {
    ui::Frame& frame = page.frame;
    ui::TextStyle style = frame.type.serif(72, 75.6F);
    style.tracking_px = -0.5F;
    const float badge_width = locks ? staff_badge(page) + 24 : 0, badge = width_px > 0 ? 0 : badge_width;
    const float whole = width_px > 0 ? width_px : frame.canvas.width - 2 * margin_px;
    const float wide = frame.paint.measure({.words = title, .style = style, .color = frame.theme.ink}).width;
    const bool below = badge > 0 && wide > whole - badge; // large words have a line of their own
    const float top = below ? staff_badge_bottom(frame) + 12 : badge_y_px;
    const ui::Size size = frame.text(
        {margin_px, top},
        {.words = title, .style = style, .color = frame.theme.ink, .width_px = below ? whole : whole - badge},
        ui::Role::heading);
    if (caption.empty()) return top + size.height + 19;
    const ui::Size second = frame.text(
        {margin_px, top + size.height},
        {.words = caption, .style = frame.type.sans(32, 43.2F), .color = frame.theme.ink_2, .width_px = whole});
    return std::max(172.0F, top + size.height + second.height); // the page below has its own margin
}

namespace {

/// The words grow with the text size, and the tabs with them.
float tabs_height(const ui::Frame& frame) {
    return tabs_px + frame.type.sans(30, 34.5F).line_px - ui::Type(ui::TextSize::standard).sans(30, 34.5F).line_px;
}

Action opens(StaffTab tab) {
    switch (tab) {
    case StaffTab::today:
        return action::OpenToday{};
    case StaffTab::groups:
        return action::OpenGroupEditor{};
    case StaffTab::exporting:
        return action::OpenExport{};
    case StaffTab::settings:
        return action::OpenSettings{};
    }
    return action::OpenToday{};
}

} // namespace

float staff_tabs_top(const ui::Frame& frame) {
    return frame.canvas.height - ui::bar_height(frame) - tabs_height(frame);
}

std::optional<Action> staff_tabs(Page& page, StaffTab current, bool can_leave) {
    static constexpr std::array<Tab, 4> tabs{
        Tab{StaffTab::today, "staff.tab.today", ui::Icon::layout_dashboard, "staff.tabs.today"},
        Tab{StaffTab::groups, "staff.tab.groups", ui::Icon::calendar_days, "staff.tabs.groups"},
        Tab{StaffTab::exporting, "staff.tab.export", ui::Icon::usb, "staff.tabs.export"},
        Tab{StaffTab::settings, "staff.tab.settings", ui::Icon::settings_2, "staff.tabs.settings"}};
    ui::Frame& frame = page.frame;
    const ui::Theme& theme = frame.theme;
    const float top = staff_tabs_top(frame), height = tabs_height(frame);
    frame.paint.fill({0, top, frame.canvas.width, height}, theme.surface);
    frame.paint.fill({0, top, frame.canvas.width, 2}, theme.line);

    constexpr float side_px = 28, gap_px = 12, icon_px = 48, radius_px = 28;
    const float width = (frame.canvas.width - 2 * side_px - 3 * gap_px) / 4;
    std::optional<Action> asked;
    float x = side_px;
    for (const Tab& tab : tabs) {
        const ui::Rect rect{x, top + 16, width, height - 30};
        const bool here = tab.tab == current;
        const bool enabled = here || can_leave;
        const std::string words = page.say(tab.words), value = here ? page.say("say.here") : std::string();
        const ui::Touch touch =
            frame.control(tab.id, rect, {.role = ui::Role::tab, .label = words, .value = value, .enabled = enabled});
        if (here || (touch.pressed && enabled))
            frame.paint.fill(rect, here ? theme.indigo.fill : theme.indigo.soft, radius_px);
        if (here) frame.paint.stroke(rect, theme.indigo.deep, theme.edge_px, radius_px);
        const ui::Color color = here ? theme.ink : theme.ink_2;
        frame.paint.icon(tab.icon, {rect.center().x - icon_px / 2, rect.y + 9.8F, icon_px, icon_px}, color);
        frame.label_in({rect.x, rect.y + 9.8F + icon_px + 4, rect.width, rect.bottom() - 9 - rect.y - 61.8F},
                       {.words = words,
                        .style = frame.type.sans(30, 34.5F, here ? ui::Weight::bold : ui::Weight::semibold),
                        .color = color,
                        .align = ui::Align::center,
                        .lines_max = 1});
        if (touch.activated && enabled && (!here || tab.tab != StaffTab::exporting)) asked = opens(tab.tab);
        x += width + gap_px;
    }
    return asked;
}

void staff_card(ui::Frame& frame, ui::Rect rect, const StaffCardLook& look) {
    constexpr float radius_px = 32;
    frame.paint.shadow(rect, radius_px, ui::Shadow::rest);
    frame.paint.fill(rect, look.face.value_or(frame.theme.surface), radius_px);
    frame.paint.stroke(rect, look.line.value_or(frame.theme.line), look.line_px, radius_px);
}

namespace {

constexpr float button_icon_px = 40, button_gap_px = 20, button_sides_px = 64;

ui::TextStyle button_style(const ui::Frame& frame) { return frame.type.sans(34, 49.3F, ui::Weight::bold); }

} // namespace

ui::Size staff_button_size(Page& page, std::string_view label, std::optional<ui::Icon> icon, float least_px,
                           float most_px) {
    const float beside = button_sides_px + (icon ? button_icon_px + button_gap_px : 0);
    ui::TextBlock words{.words = label, .style = button_style(page.frame), .color = page.frame.theme.ink};
    const float width = std::clamp(page.frame.paint.measure(words).width + beside, least_px, most_px);
    words.width_px = width - beside + button_sides_px / 2;
    return {width, std::max(staff_button_px, page.frame.paint.measure(words).height + 28)};
}

bool staff_button(Page& page, std::string_view id, ui::Rect rect, StaffButton kind, std::string_view label,
                  std::string_view whom, std::optional<ui::Icon> icon) {
    ui::Frame& frame = page.frame;
    const ui::Theme& theme = frame.theme;
    const std::string name = whom.empty() ? std::string(label) : std::string(label) + ", " + std::string(whom);
    const ui::Touch touch = frame.control(id, rect, {.role = ui::Role::button, .label = name});
    constexpr float radius_px = 28;
    ui::Color face = theme.surface, pressed = theme.sunken, edge = theme.edge, words = theme.ink;
    if (kind == StaffButton::go) {
        face = theme.dusk_800, pressed = theme.dusk_900, words = theme.cream;
        if (theme.name == ui::ThemeName::light) edge = theme.dusk_900; // on dark it would not be seen
    }
    if (kind == StaffButton::help) face = theme.help, pressed = edge = theme.help_lip, words = theme.on_help;
    frame.paint.fill(rect, touch.pressed ? pressed : face, radius_px);
    frame.paint.stroke(rect, edge, theme.edge_px, radius_px);
    ui::centered_words(
        frame, rect,
        {.label = label, .before = icon, .icon_px = button_icon_px, .gap_px = button_gap_px, .stroke_units = 2.6F},
        button_style(frame), words);
    return touch.activated;
}

float part_title(ui::Frame& frame, ui::Rect at, std::string_view words) {
    const ui::Size size = frame.text({at.x, at.y},
                                     {.words = words,
                                      .style = frame.type.sans(38, 45.6F, ui::Weight::bold),
                                      .color = frame.theme.ink,
                                      .width_px = at.width},
                                     ui::Role::heading);
    return at.y + size.height;
}

float part_sentence(Page& page, ui::Rect column, float y, std::string_view words, ui::Role role) {
    return y + page.frame
                   .text({column.x, y},
                         {.words = words,
                          .style = page.frame.type.sans(34, 46.2F),
                          .color = page.frame.theme.ink_2,
                          .width_px = column.width},
                         role)
                   .height;
}

float note_row(ui::Frame& frame, ui::Rect at, ui::Icon icon, ui::Color color, std::string_view words) {
    constexpr float icon_px = 46, gap_px = 18;
    const float x = at.x + icon_px + gap_px;
    const ui::TextBlock text{
        .words = words, .style = frame.type.sans(33, 47.85F), .color = frame.theme.ink_2, .width_px = at.right() - x};
    const float height = frame.paint.measure(text).height;
    frame.paint.icon(icon, {at.x, at.y + height / 2 - icon_px / 2, icon_px, icon_px}, color, 2);
    frame.text({x, at.y}, text);
    return at.y + height;
}

float numbered_steps(Page& page, ui::Rect at, float row_px, float padding_px,
                     std::initializer_list<std::string> steps) {
    ui::Frame& frame = page.frame;
    const ui::Theme& theme = frame.theme;
    constexpr float side_px = 42, disc_px = 72, gap_px = 26;
    const float left = at.x + side_px, words_x = left + disc_px + gap_px, right = at.right() - side_px;
    const auto block = [&](const std::string& words) {
        return ui::TextBlock{
            .words = words, .style = frame.type.sans(36, 52.2F), .color = theme.ink, .width_px = right - words_x};
    };
    const auto height_of = [&](const std::string& words) {
        return std::max(row_px, frame.paint.measure(block(words)).height + 20);
    };
    float height = 2 * padding_px;
    for (const std::string& words : steps) height += height_of(words);
    staff_card(frame, {at.x, at.y, at.width, height});
    float row_y = at.y + padding_px;
    int number = 1;
    for (const std::string& words : steps) {
        const ui::Rect row{left, row_y, right - left, height_of(words)};
        if (number > 1) frame.paint.fill({row.x, row.y, row.width, 2}, theme.line);
        const ui::Rect disc{row.x, row.center().y - disc_px / 2, disc_px, disc_px};
        frame.paint.disc(disc.center(), disc_px / 2, theme.lamp_100);
        const std::string figure = page.say.number(number);
        frame.label_in(disc, {.words = figure,
                              .style = frame.type.sans(36, 52.2F, ui::Weight::bold),
                              .color = theme.lamp_800,
                              .align = ui::Align::center});
        frame.text_in({words_x, row.y, row.right() - words_x, row.height}, block(words));
        row_y += row.height;
        ++number;
    }
    return at.y + height;
}

} // namespace porchlight::screens

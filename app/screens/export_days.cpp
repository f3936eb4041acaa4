// 15e: the days that go out. Days that went out carry a tick and bring their whole group; days not over cannot be
// chosen.
#include "app/staff/export_days.h"
#include "app/screens/export_pages.h"
#include "app/screens/page_zones.h"
#include "app/screens/sheet_box.h"
#include "app/screens/staff_parts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/fit.h"

#include <algorithm>
#include <chrono>

namespace porchlight::screens {

namespace {

constexpr float card_px = 150, gap_px = 12, foot_top_px = 14;

/// Across the glass large words leave the month little room: what only adorns gives way.
bool is_close(const ui::Frame& frame) { return !frame.is_portrait() && large_text(frame); }

/// Lower days across the glass, so that all of a month is seen at once.
float day_px(const ui::Frame& frame) {
    if (frame.is_portrait()) return 112;
    return frame.type.size() == ui::TextSize::standard ? 92.0F : 88.0F;
}

enum class DayLook : std::uint8_t { free, exported, chosen, first, last, today, closed };

DayLook look_of(const Page& page, const DayPicking& picking, store::Day day) {
    if (picking.first) {
        const store::Day last = picking.last.value_or(*picking.first);
        if (day == *picking.first) return DayLook::first;
        if (day == last) return DayLook::last;
        if (*picking.first < day && day < last) return DayLook::chosen;
    }
    if (day == page.facts.local.day) return DayLook::today;
    if (day > page.facts.local.day) return DayLook::closed;
    return staff::is_out(page.facts.exporting, day) ? DayLook::exported : DayLook::free;
}

bool day_key(Page& page, ui::Rect rect, store::Day day, DayLook look) {
    ui::Frame& frame = page.frame;
    const ui::Theme& theme = frame.theme;
    const bool chosen = look == DayLook::chosen || look == DayLook::first || look == DayLook::last;
    const bool enabled = look != DayLook::today && look != DayLook::closed;
    const auto number = static_cast<std::int64_t>(static_cast<unsigned>(store::date_of(day).day()));
    const std::string words = page.say.number(number), name = page.say.date("date.long", day);
    std::string second;
    if (look == DayLook::first) second = page.say("days.first");
    if (look == DayLook::last) second = page.say("days.last");
    if (look == DayLook::today) second = page.say("days.today");
    const std::string value = chosen                      ? page.say("say.chosen")
                              : look == DayLook::exported ? page.say("days.exported")
                                                          : second;
    const ui::Touch touch =
        frame.control("days." + store::to_iso(day), rect,
                      {.role = ui::Role::choice_any, .label = name, .value = value, .enabled = enabled});
    constexpr float radius_px = 26;
    ui::Color ink = theme.ink;
    if (chosen) {
        const bool light = theme.name == ui::ThemeName::light; // dusk on dark would not be seen
        frame.paint.fill(rect, light ? theme.dusk_800 : theme.sel, radius_px);
        frame.paint.stroke(rect, light ? theme.dusk_900 : theme.sel, theme.edge_px, radius_px);
        ink = light ? theme.cream : theme.on_sel;
    } else if (look == DayLook::exported) {
        frame.paint.fill(rect, theme.sage.fill, radius_px);
        frame.paint.stroke(rect, theme.sage.deep, theme.edge_px, radius_px);
    } else if (look == DayLook::free) {
        frame.paint.fill(rect, touch.pressed ? theme.sunken : theme.surface, radius_px);
        frame.paint.stroke(rect, theme.edge, theme.edge_px, radius_px);
    } else {
        ink = theme.ink_2;
        frame.paint.dashed(rect, look == DayLook::today ? theme.edge : theme.line, 3, radius_px, 6, 5);
    }
    const ui::TextStyle style{.weight = ui::Weight::semibold, .size_px = 40, .line_px = 48};
    const bool two = !second.empty() || look == DayLook::exported;
    const float lift = (rect.height - 112) / 2; // designed at 112
    const ui::Rect top{rect.x, two ? rect.y + 12 + lift : rect.y, rect.width, two ? 52 : rect.height};
    frame.label_in(top, {.words = words, .style = style, .color = ink, .align = ui::Align::center});
    if (look == DayLook::exported)
        frame.paint.icon(ui::Icon::check, {rect.center().x - 17, rect.y + 62 + lift, 34, 34},
                         chosen ? ink : theme.sage.deep, 2.4F);
    if (!second.empty())
        frame.label_in({rect.x, rect.y + 60 + lift, rect.width, 38}, {.words = second,
                                                                      .style = {.size_px = 28, .line_px = 34},
                                                                      .color = ink,
                                                                      .align = ui::Align::center,
                                                                      .lines_max = 1});
    return touch.activated && enabled;
}

/// The month's days in weeks from Sunday, as the region's calendars hang; returns where they end.
float calendar(Page& page, const DayPicking& picking, ui::Rect column, float y, std::optional<Action>& asked) {
    ui::Frame& frame = page.frame;
    const float width = (column.width - 6 * gap_px) / 7;
    const std::string month = page.say.date("date.month.year", picking.month);
    const ui::TextBlock head{
        .words = month, .style = frame.type.serif(54, 64, ui::Weight::semibold), .color = frame.theme.ink};
    y += frame.text({column.x, y}, head, ui::Role::heading).height + 12;
    const std::chrono::weekday first{std::chrono::sys_days{store::date_of(picking.month)}};
    const store::Day sunday = picking.month - static_cast<std::int32_t>(first.c_encoding());
    for (std::int32_t i = 0; i < 7; ++i) {
        const std::string name = page.say.date("date.weekday.short", sunday + i);
        frame.text({column.x + static_cast<float>(i) * (width + gap_px), y}, {.words = name,
                                                                              .style = {.size_px = 32, .line_px = 44},
                                                                              .color = frame.theme.ink_2,
                                                                              .width_px = width,
                                                                              .align = ui::Align::center,
                                                                              .lines_max = 1});
    }
    y += 60;
    const auto month_number = store::date_of(picking.month).month();
    store::Day day = sunday;
    while (day < picking.month || store::date_of(day).month() == month_number) {
        for (std::int32_t i = 0; i < 7; ++i, day = day + 1) {
            if (day < picking.month || store::date_of(day).month() != month_number) continue;
            const ui::Rect rect{column.x + static_cast<float>(i) * (width + gap_px), y, width, day_px(frame)};
            if (day_key(page, rect, day, look_of(page, picking, day))) asked = action::PickDay{day};
        }
        y += day_px(frame) + gap_px;
    }
    return y;
}

float months(Page& page, const DayPicking& picking, ui::Rect column, float y, std::optional<Action>& asked) {
    ui::Frame& frame = page.frame;
    const store::Day before = picking.month - 1, after = picking.month + 31;
    const std::string earlier = page.say.date("date.month", before), later = page.say.date("date.month", after);
    constexpr float button_px = 104, between_px = 24;
    const ui::TextStyle style = frame.type.sans(34, 42, ui::Weight::bold);
    const bool can_later = store::date_of(picking.month).year() / store::date_of(picking.month).month() <
                           store::date_of(page.facts.local.day).year() / store::date_of(page.facts.local.day).month();
    const ui::ButtonLook back{.label = earlier, .before = ui::Icon::chevron_left, .icon_px = 44, .style = style},
        on{.label = later, .after = ui::Icon::chevron_right, .icon_px = 44, .enabled = can_later, .style = style};
    const float half = (column.width - between_px) / 2;
    const bool beside = fits_on_button(page, back, half) && fits_on_button(page, on, half);
    const float width = beside ? half : column.width;
    const ui::Rect first{column.x, y, width, button_px},
        second = beside ? first.moved(half + between_px, 0) : first.moved(0, button_px + 16);
    if (ui::line_button(frame, "days.earlier", first, back)) asked = action::ShowMonth{-1};
    if (ui::line_button(frame, "days.later", second, on)) asked = action::ShowMonth{1};
    return second.bottom();
}

/// What a day with a tick means; returns where it ends.
float exported_note(Page& page, ui::Rect column, float y) {
    ui::Frame& frame = page.frame;
    const std::string mark = page.say("days.mark");
    const ui::Rect box{column.x, y + 8, 56, 56};
    frame.paint.fill(box, frame.theme.sage.fill, 16);
    frame.paint.stroke(box, frame.theme.sage.deep, 3, 16);
    frame.paint.icon(ui::Icon::check, box.inset(11), frame.theme.sage.deep, 2.4F);
    ui::TextBlock words{
        .words = mark, .style = frame.type.small(), .color = frame.theme.ink_2, .width_px = column.width - 76};
    words.width_px = ui::even_width(frame.paint, words);
    const ui::Size size = frame.text({column.x + 76, y}, words);
    return y + std::max(72.0F, size.height);
}

float chosen_card(Page& page, const DayPicking& picking, ui::Rect column) {
    ui::Frame& frame = page.frame;
    const ui::Theme& theme = frame.theme;
    const store::Period period{picking.first.value_or(page.facts.local.day),
                               picking.last.value_or(picking.first.value_or(page.facts.local.day))};
    const std::int64_t count = period.until.number - period.from.number + 1;
    const std::string title = picking.first ? page.say.range(period) : page.say("days.lead"),
                      second = !picking.first  ? std::string()
                               : picking.again ? page.say.plural("days.again", count)
                                               : page.say.plural("days.sum.sub", count);
    const bool has_disc = !is_close(frame);
    const float words_x_px = has_disc ? 171 : 40, width = column.width - words_x_px - 40;
    const ui::TextBlock head{.words = title,
                             .style = has_disc ? frame.type.serif(54, 60, ui::Weight::semibold)
                                               : frame.type.serif(44, 50, ui::Weight::semibold),
                             .color = theme.ink,
                             .width_px = width};
    const ui::TextBlock body{.words = second, .style = frame.type.small(), .color = theme.ink_2, .width_px = width};
    const float head_px = frame.paint.measure(head).height,
                body_px = second.empty() ? 0 : frame.paint.measure(body).height;
    const ui::Rect card{column.x, column.y, column.width, std::max(card_px, head_px + body_px + (has_disc ? 48 : 36))};
    staff_card(frame, card, {.face = theme.sel_bg, .line = theme.sel, .line_px = 3});
    if (has_disc) {
        frame.paint.disc({card.x + 89, card.center().y}, 50, theme.sel);
        frame.paint.icon(ui::Icon::calendar_days, ui::square_at({card.x + 89, card.center().y}, 54), theme.on_sel, 2);
    }
    const float top = card.center().y - (head_px + body_px) / 2;
    frame.text({card.x + words_x_px, top}, head, ui::Role::status);
    if (!second.empty()) frame.text({card.x + words_x_px, top + head_px}, body);
    return card.bottom();
}

} // namespace

std::optional<Action> days_page(Page& page, const DayPicking& picking) {
    ui::Frame& frame = page.frame;
    const bool upright = frame.is_portrait(), close = is_close(frame);
    const std::string title = page.say("days.title"), lead = close ? std::string() : page.say("days.lead"),
                      use = page.say("days.use"), cancel = page.say("days.cancel");
    constexpr float margin_px = 48, left_px = 612, right_x = 712;
    ui::Rect left{margin_px, 0, upright ? frame.canvas.width - 2 * margin_px : left_px, 0}, right = left;
    if (!upright) right = {right_x, 0, frame.canvas.width - margin_px - right_x, 0}; // the month beside what is chosen
    const FootButtons buttons{.left = FootButton{"days.cancel", {.label = cancel}},
                              .right = {"days.use", {.label = use, .enabled = picking.first.has_value()}},
                              .least_px = upright ? 124.0F : 112.0F,
                              .left_share = 0.396F};
    const float foot_px = foot_top_px + foot_buttons_height(page, buttons, right.width) + (upright ? 38.0F : 14.0F);
    StaffBody body(page, {.id = "days.list",
                          .title = title,
                          .caption = lead,
                          .tab = StaffTab::exporting,
                          .has_tabs = upright, // across, a month needs their room, and its own buttons lead away
                          .foot_px = foot_px,
                          .second_x_px = upright ? 0 : right_x,
                          .second_rises = !upright});
    left.y = body.column().y;
    std::optional<Action> asked;
    float y = chosen_card(page, picking, left) + 24;
    if (page.facts.exporting.exported.size() > page.facts.exporting.pending.size())
        y = exported_note(page, left, y) + 20;
    if (upright) {
        y = calendar(page, picking, right, y, asked) + 8;
        y = months(page, picking, right, y, asked);
    } else {
        y = body.begin_second(months(page, picking, left, y, asked));
        y = calendar(page, picking, right, y, asked) - gap_px;
    }
    body.end(y);
    const FootTouch touch = foot_buttons(page, buttons, {right.x, body.foot().y + foot_top_px}, right.width);
    if (touch == FootTouch::left) asked = action::GoBack{};
    if (touch == FootTouch::right) asked = action::UseDays{};
    return body.finish(asked);
}

} // namespace porchlight::screens

// 14: ten seconds to see who is waiting and whether anything needs a hand. Shows totals that are already made small
// enough; never a time of day of a visit.
#include "app/screens/screens.h"
#include "app/screens/staff_parts.h"
#include "app/screens/today_cards.h"
#include "app/screens/waiting_rows.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/panel.h"

namespace porchlight::screens {

namespace {

constexpr float margin_px = 48, top_px = 186, head_px = 92, between_px = 22;
constexpr std::size_t rows_max = 2;

std::size_t waiting_count(const TodayFacts& today) { return today.waiting.size() + (today.help_rung ? 1 : 0); }

void waiting_head(Page& page, ui::Rect card, std::optional<Action>& asked) {
    ui::Frame& frame = page.frame;
    const TodayFacts& today = page.facts.today;
    const std::size_t count = waiting_count(today);
    const bool restart = today.from_before_restart && !today.help_rung && !today.waiting.empty();
    const auto n = static_cast<std::int64_t>(today.waiting.size());
    const std::string title = restart ? page.say.plural("staff.wait.restart", n) : page.say("staff.wait");
    card_head(page, card, title);
    if (count > rows_max) {
        const std::string all = page.say("staff.wait.all", {{"n", count}});
        if (card_link(page, "staff.waiting.all", card, all, true)) asked = action::OpenWaiting{};
        return;
    }
    if (count == 0) return;
    card_caption(page, card, restart ? page.say("staff.wait.restart.sub") : page.say.plural("staff.wait.count", n),
                 restart ? frame.theme.ink : frame.theme.ink_2);
}

/// Returns where the card ends.
float waiting_card(Page& page, std::optional<Action>& asked) {
    ui::Frame& frame = page.frame;
    const ui::Theme& theme = frame.theme;
    const TodayFacts& today = page.facts.today;
    const std::size_t rows = std::clamp<std::size_t>(waiting_count(today), 1, rows_max);
    const ui::Rect card{margin_px, top_px, frame.canvas.width - 2 * margin_px,
                        head_px + 2 + static_cast<float>(rows) * waiting_row_px};
    const bool restart = today.from_before_restart && !today.waiting.empty();
    StaffCardLook look;
    if (restart) look = {.line = theme.attention_line, .line_px = 3};
    if (today.help_rung) look = {.line = theme.help, .line_px = 3};
    staff_card(frame, card, look);
    if (restart && !today.help_rung) {
        frame.paint.fill({card.x + 3, card.y + 3, card.width - 6, head_px}, theme.lamp_50, 29, ui::Corners::top);
    }
    waiting_head(page, card, asked);

    const float edge = look.line_px;
    ui::Rect row{card.x + edge, card.y + edge + head_px, card.width - 2 * edge, waiting_row_px};
    std::size_t left = rows_max;
    const auto next = [&](std::optional<Action> answer) {
        if (answer) asked = answer;
        row.y += waiting_row_px;
        --left;
    };
    if (today.help_rung) next(ring_row(page, "staff.waiting", row));
    for (std::size_t i = 0; i < today.waiting.size() && left > 0; ++i)
        next(waiting_row(page, "staff.waiting", i, row, today.waiting[i]));
    if (left == rows_max) {
        frame.paint.fill({row.x, row.y, row.width, 2}, theme.line);
        const std::string none = page.say(today.waiting_unread ? Key("staff.att.unread") : Key("staff.wait.none"));
        frame.text_in(row.inset(30, 0), {.words = none, .style = frame.type.sans(34, 44.2F), .color = theme.ink_2});
    }
    // The outline lies over the rows' tints.
    frame.paint.stroke(card, look.line.value_or(theme.line), edge, 32);
    return card.bottom();
}

} // namespace

std::optional<Action> draw(const TodayState&, Page& page) {
    const Facts& facts = page.facts;
    const std::string title = page.say("staff.today");
    const std::string caption = page.say("staff.now", {{"date", page.say.date("date.long", facts.local.day)},
                                                       {"time", page.say.time(facts.local.minute)}});
    std::optional<Action> asked;
    staff_top(page, title, caption, true);
    float y = waiting_card(page, asked) + between_px;
    y = day_card(page, y) + between_px;
    y = feelings_card(page, y) + between_px;
    if (auto answer = health_line(page, y)) asked = answer;
    if (auto answer = staff_tabs(page, StaffTab::today)) asked = answer;
    return asked;
}

std::optional<Action> draw(const WaitingSheet&, Page& page) {
    ui::Frame& frame = page.frame;
    const TodayFacts& today = page.facts.today;
    const float bar = ui::bar_height(frame);
    const ui::Rect sheet = ui::sheet(frame, {0, 260, frame.canvas.width, frame.canvas.height - bar - 260});
    const std::string title = page.say("staff.wait"), done = page.say("common.done");
    frame.text({sheet.x + 48, sheet.y + 48}, {.words = title, .style = frame.type.h2(), .color = frame.theme.ink},
               ui::Role::heading);
    std::optional<Action> asked;
    float y = sheet.y + 144;
    if (today.help_rung) { // never scrolled away
        asked = ring_row(page, "waiting", {sheet.x, y, sheet.width, waiting_row_px});
        y += waiting_row_px;
    }
    const float foot = 168;
    {
        ui::ScrollBox box(frame, "waiting.list", {sheet.x, y, sheet.width, sheet.bottom() - foot - y}, title);
        ui::Rect row{sheet.x, box.origin_y(), sheet.width, waiting_row_px};
        for (std::size_t i = 0; i < today.waiting.size(); ++i) {
            if (auto answer = waiting_row(page, "waiting", i, row, today.waiting[i])) asked = answer;
            row.y += waiting_row_px;
        }
        box.content_height(row.y - box.origin_y());
    }
    const ui::Rect button{sheet.x + 48, sheet.bottom() - foot + 16, sheet.width - 96, 120};
    if (ui::lamp_button(frame, "waiting.done", button, {.label = done})) asked = action::CloseSheet{};
    return asked;
}

} // namespace porchlight::screens

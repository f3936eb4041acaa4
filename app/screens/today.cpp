// 14: ten seconds to see who is waiting and whether anything needs a hand. Shows totals that are already made small
// enough; never a time of day of a visit.
#include "app/screens/screens.h"
#include "app/screens/staff_parts.h"
#include "app/screens/today_cards.h"
#include "app/screens/waiting_rows.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/panel.h"

#include <algorithm>
#include <vector>

namespace porchlight::screens {

namespace {

constexpr float head_px = 92, between_px = 22;
constexpr std::size_t rows_max = 2;

/// Who waits, without the one whose Done can still be taken back.
std::vector<WaitingFact> still_waiting(const Page& page) {
    std::vector<WaitingFact> waiting = page.facts.today.waiting;
    const auto* staff = std::get_if<StaffState>(&page.state.screen);
    if (staff && staff->finishing)
        std::erase_if(waiting, [&](const WaitingFact& one) { return one.key == staff->finishing->key; });
    return waiting;
}

bool can_undo(const Page& page) {
    const auto* staff = std::get_if<StaffState>(&page.state.screen);
    return staff && staff->finishing;
}

std::size_t waiting_count(const TodayFacts& today) { return today.waiting.size() + (today.help_rung ? 1 : 0); }

void waiting_head(Page& page, const TodayFacts& today, ui::Rect card, std::optional<Action>& asked) {
    ui::Frame& frame = page.frame;
    const std::size_t count = waiting_count(today);
    const bool restart = today.from_before_restart && !today.help_rung && !today.waiting.empty();
    const auto n = static_cast<std::int64_t>(today.waiting.size());
    const std::string title = restart ? page.say.plural("staff.wait.restart", n) : page.say("staff.wait");
    card_head(page, card, title);
    if (can_undo(page)) {
        const std::string undo = page.say("staff.wait.undo");
        if (card_link(page, "staff.waiting.undo", card, undo, true)) asked = action::UndoFinish{};
        return;
    }
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
float waiting_card(Page& page, ui::Rect at, std::optional<Action>& asked) {
    ui::Frame& frame = page.frame;
    const ui::Theme& theme = frame.theme;
    TodayFacts today = page.facts.today;
    today.waiting = still_waiting(page);
    const std::size_t rows = std::clamp<std::size_t>(waiting_count(today), 1, rows_max);
    const ui::Rect card{at.x, at.y, at.width, head_px + 2 + static_cast<float>(rows) * waiting_row_px};
    const bool restart = today.from_before_restart && !today.waiting.empty();
    StaffCardLook look;
    if (restart) look = {.line = theme.attention_line, .line_px = 3};
    if (today.help_rung) look = {.line = theme.help, .line_px = 3};
    staff_card(frame, card, look);
    if (restart && !today.help_rung) {
        frame.paint.fill({card.x + 3, card.y + 3, card.width - 6, head_px}, theme.lamp_50, 29, ui::Corners::top);
    }
    waiting_head(page, today, card, asked);

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
    StaffBody body(page, {.id = "staff.body", .title = title, .caption = caption, .tab = StaffTab::today});
    ui::Rect left = body.column(), right = left;
    if (!page.frame.is_portrait()) { // who waits and the health line at the left, the counts at the right
        constexpr float side_px = 48, gap_px = 40;
        left.x = side_px;
        left.width = right.width = (page.frame.canvas.width - 2 * side_px - gap_px) / 2;
        right.x = left.right() + gap_px;
        left.y = waiting_card(page, left, asked) + between_px;
        right.y = day_card(page, right, asked) + between_px;
        right.y = feelings_card(page, right);
        if (auto answer = health_line(page, left)) asked = answer;
    } else {
        right.y = waiting_card(page, left, asked) + between_px;
        right.y = day_card(page, right, asked) + between_px;
        right.y = feelings_card(page, right) + between_px;
        if (auto answer = health_line(page, right)) asked = answer;
        right.y += 130;
    }
    body.end(std::max(left.y + 130, right.y) - 20);
    return body.finish(asked);
}

std::optional<Action> draw(const WaitingSheet&, Page& page) {
    ui::Frame& frame = page.frame;
    TodayFacts today = page.facts.today;
    today.waiting = still_waiting(page);
    const float bar = ui::bar_height(frame);
    const float top = frame.is_portrait() ? 260.0F : 24.0F;
    const ui::Rect sheet = ui::sheet(frame, {0, top, frame.canvas.width, frame.canvas.height - bar - top});
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

// 14: ten seconds to see who is waiting and whether anything needs a hand. Shows totals that are already made small
// enough; never a time of day of a visit.
#include "app/screens/screens.h"
#include "app/screens/sheet_box.h"
#include "app/screens/staff_parts.h"
#include "app/screens/today_cards.h"
#include "app/screens/waiting_rows.h"
#include "ui/widgets/button.h"

#include <algorithm>
#include <vector>

namespace porchlight::screens {

namespace {

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

/// What the head of the card says, and what its link does.
struct WaitingHead {
    std::string title = {}, second = {};
    std::string_view link = {};
    std::optional<Action> leads_to = {};
    bool restart = false;
    [[nodiscard]] CardHead look() const { return {title, second, link, restart}; }
};

WaitingHead waiting_head(Page& page, const TodayFacts& today) {
    const std::size_t count = waiting_count(today);
    const bool restart = today.from_before_restart && !today.help_rung && !today.waiting.empty();
    const auto n = static_cast<std::int64_t>(today.waiting.size());
    WaitingHead head{.title = restart ? page.say.plural("staff.wait.restart", n) : page.say("staff.wait"),
                     .second = {},
                     .restart = restart};
    if (can_undo(page)) {
        head.second = page.say("staff.wait.undo");
        head.link = "staff.waiting.undo";
        head.leads_to = action::UndoFinish{};
    } else if (count > rows_max) {
        head.second = page.say("staff.wait.all", {{"n", count}});
        head.link = "staff.waiting.all";
        head.leads_to = action::OpenWaiting{};
    } else if (count > 0) {
        head.second = restart ? page.say("staff.wait.restart.sub") : page.say.plural("staff.wait.count", n);
    }
    return head;
}

/// What stands in the card: the first rows of everybody, or that there is nobody.
struct WaitingRows {
    bool rings = false;
    std::vector<WaitingFact> people = {};
    std::string none = {};
};

ui::TextBlock none_words(const ui::Frame& frame, std::string_view words, float width) {
    return {.words = words, .style = frame.type.sans(34, 44.2F), .color = frame.theme.ink_2, .width_px = width - 60};
}

float rows_height(Page& page, const WaitingRows& rows, float width) {
    float height = rows.rings ? ring_row_height(page, width) : 0;
    const bool is_small = waiting_lines_wrap(page, width, rows.people);
    for (const WaitingFact& one : rows.people) height += waiting_row_height(page, width, one, is_small);
    if (height > 0) return height;
    return std::max(136.0F, page.frame.paint.measure(none_words(page.frame, rows.none, width)).height + 48);
}

void draw_rows(Page& page, const WaitingRows& rows, ui::Rect at, std::optional<Action>& asked) {
    ui::Frame& frame = page.frame;
    ui::Rect row = at;
    const auto next = [&](std::optional<Action> answer) {
        if (answer) asked = answer;
        row.y += row.height;
    };
    if (rows.rings) {
        row.height = ring_row_height(page, row.width);
        next(ring_row(page, "staff.waiting", row));
    }
    const bool is_small = waiting_lines_wrap(page, row.width, rows.people);
    for (std::size_t i = 0; i < rows.people.size(); ++i) {
        row.height = waiting_row_height(page, row.width, rows.people[i], is_small);
        next(waiting_row(page, "staff.waiting", row, rows.people[i], is_small));
    }
    if (rows.rings || !rows.people.empty()) return;
    frame.paint.fill({row.x, row.y, row.width, 2}, frame.theme.line);
    frame.text_in(row.inset(30, 0), none_words(frame, rows.none, row.width));
}

/// The card of who is waiting: its head, its first rows, its outline, and how tall they are.
struct WaitingPlan {
    TodayFacts today;
    StaffCardLook look = {};
    WaitingRows rows = {};
    WaitingHead head = {};
    float head_px = 0, rows_px = 0;
    [[nodiscard]] float height() const { return head_px + 2 + rows_px; }
};

WaitingPlan waiting_plan(Page& page, float width) {
    const ui::Theme& theme = page.frame.theme;
    WaitingPlan plan{.today = page.facts.today};
    plan.today.waiting = still_waiting(page);
    const TodayFacts& today = plan.today;
    if (today.from_before_restart && !today.waiting.empty()) plan.look = {.line = theme.attention_line, .line_px = 3};
    if (today.help_rung) plan.look = {.line = theme.help, .line_px = 3};
    const std::size_t shown = std::min(today.waiting.size(), rows_max - (today.help_rung ? 1 : 0));
    plan.rows = {today.help_rung,
                 {today.waiting.begin(), today.waiting.begin() + static_cast<std::ptrdiff_t>(shown)},
                 page.say(today.waiting_unread ? Key("staff.att.unread") : Key("staff.wait.none"))};
    plan.head = waiting_head(page, today);
    plan.head_px = card_head_height(page, width, plan.head.look());
    plan.rows_px = rows_height(page, plan.rows, width - 2 * plan.look.line_px);
    return plan;
}

/// Returns where the card ends.
float waiting_card(Page& page, ui::Rect at, std::optional<Action>& asked) {
    ui::Frame& frame = page.frame;
    const ui::Theme& theme = frame.theme;
    const WaitingPlan plan = waiting_plan(page, at.width);
    const float edge = plan.look.line_px;
    const ui::Rect card{at.x, at.y, at.width, plan.height()};
    staff_card(frame, card, plan.look);
    if (plan.head.restart)
        frame.paint.fill({card.x + 3, card.y + 3, card.width - 6, plan.head_px}, theme.lamp_50, 29, ui::Corners::top);
    if (card_head(page, card, plan.head.look())) asked = plan.head.leads_to;
    draw_rows(page, plan.rows, {card.x + edge, card.y + edge + plan.head_px, at.width - 2 * edge, plan.rows_px}, asked);
    // The outline lies over the rows' tints.
    frame.paint.stroke(card, plan.look.line.value_or(theme.line), edge, 32);
    return card.bottom();
}

float between_px(Air air) { return aired(air, 14, 22); }

/// The whole of today, one below the other.
float today_height(Page& page, float width, Air air) {
    return waiting_plan(page, width).height() + day_card_height(page, width) + feelings_card_height(page, width, air) +
           health_line_height(page, width) + 3 * between_px(air);
}

/// Who asks for everything takes more room than was designed for. What has to scroll anyway has all its air.
Air air_of(Page& page, const StaffBody& body, float width) {
    const float whole_px = today_height(page, width, 1), least_px = today_height(page, width, 0);
    if (body.holds(whole_px) || !body.holds(least_px)) return 1;
    return std::clamp((body.visible_px() - least_px) / (whole_px - least_px), 0.0F, 1.0F);
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
        left.y = waiting_card(page, left, asked) + between_px(1);
        right.y = day_card(page, right, asked) + between_px(1);
        right.y = feelings_card(page, right);
        left.y = health_line(page, left, asked);
    } else {
        const Air air = air_of(page, body, left.width);
        const float between = between_px(air);
        right.y = waiting_card(page, left, asked) + between;
        right.y = day_card(page, right, asked) + between;
        right.y = feelings_card(page, right, air) + between;
        right.y = health_line(page, right, asked);
    }
    body.end(std::max(left.y, right.y));
    return body.finish(asked);
}

std::optional<Action> draw(const WaitingSheet&, Page& page) {
    ui::Frame& frame = page.frame;
    constexpr float top_px = 42, title_to_rows_px = 20, foot_gap_px = 24, bottom_px = 36, button_px = 120;
    TodayFacts today = page.facts.today;
    today.waiting = still_waiting(page);
    const std::string title = page.say("staff.wait"), done = page.say("common.done");
    const float wide = SheetBox::width_on(frame) + 2 * SheetBox::margin_px;
    const float ring_px = today.help_rung ? ring_row_height(page, wide) : 0;
    const ui::TextBlock head{.words = title,
                             .style = frame.type.serif(64, 75.52F, ui::Weight::semibold),
                             .color = frame.theme.ink,
                             .width_px = SheetBox::width_on(frame)};
    const float title_px = frame.paint.measure(head).height;
    const bool is_small = waiting_lines_wrap(page, wide, today.waiting);
    float rows_px = 0;
    for (const WaitingFact& one : today.waiting) rows_px += waiting_row_height(page, wide, one, is_small);
    SheetBox box(page, "waiting.list", title,
                 {.head_px = top_px + title_px + title_to_rows_px + ring_px,
                  .body_px = rows_px,
                  .foot_px = foot_gap_px + button_px + bottom_px});
    std::optional<Action> asked;
    const float left = box.left() - SheetBox::margin_px;
    frame.text({box.left(), box.head_y() + top_px}, head, ui::Role::heading);
    if (today.help_rung) // never scrolled away
        asked = ring_row(page, "waiting", {left, box.head_y() + top_px + title_px + title_to_rows_px, wide, ring_px});
    box.begin_body();
    ui::Rect row{left, box.body_y(), wide, 0};
    for (std::size_t i = 0; i < today.waiting.size(); ++i) {
        row.height = waiting_row_height(page, wide, today.waiting[i], is_small);
        if (auto answer = waiting_row(page, "waiting", row, today.waiting[i], is_small)) asked = answer;
        row.y += row.height;
    }
    box.end_body();
    if (ui::lamp_button(frame, "waiting.done", {box.left(), box.foot_y() + foot_gap_px, box.width(), button_px},
                        {.label = done}))
        asked = action::CloseSheet{};
    return asked;
}

} // namespace porchlight::screens

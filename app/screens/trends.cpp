// 14c: the last twelve finished weeks. Counts that could point at somebody are dashes; every bar has its number over
// it, and a place on a feeling line is never a number.
#include "app/screens/screens.h"
#include "app/screens/staff_parts.h"
#include "app/screens/today_cards.h"
#include "ui/widgets/button.h"

#include <algorithm>
#include <array>
#include <vector>

namespace porchlight::screens {

namespace {

constexpr float side_px = 32, between_px = 22, bars_px = 250, axis_px = 60, line_px = 161;

Key kind_chip(std::size_t kind) {
    static constexpr std::array<Key, store::reason_count + 1> words{
        "trend.kind.all",  "trend.kind.group", "trend.kind.one",  "trend.kind.family",
        "trend.kind.meds", "trend.kind.first", "trend.kind.other"};
    return words[kind];
}

store::Cell cell_of(const WeekFact& week, const std::optional<store::Reason>& kind) {
    return kind ? week.kinds[static_cast<std::size_t>(*kind)] : week.visits;
}

void bar(Page& page, ui::Rect slot, const WeekFact& week, store::Cell cell, std::uint64_t most) {
    ui::Frame& frame = page.frame;
    constexpr float number_px = 46, hidden_px = 56;
    const bool exact = cell.kind == store::Cell::Kind::exact;
    const std::string number = exact ? page.say.number(static_cast<std::int64_t>(cell.count)) : page.say("trend.few");
    const float share = most == 0 ? 0 : static_cast<float>(cell.count) / static_cast<float>(most);
    const float height = exact ? share * (slot.height - number_px - 8) : hidden_px;
    const ui::Rect box{slot.x + slot.width * 0.16F, slot.bottom() - height, slot.width * 0.68F, height};
    if (!exact)
        frame.paint.dashed(box, frame.theme.edge, 3, 12, 7, 6);
    else if (height > 0)
        frame.paint.fill(box, frame.theme.chart_bar, std::min(10.0F, height / 2), ui::Corners::top);
    const ui::TextBlock words{.words = number,
                              .style = exact ? ui::TextStyle{.weight = ui::Weight::bold, .size_px = 34, .line_px = 44}
                                             : ui::TextStyle{.size_px = 28, .line_px = 44},
                              .color = exact ? frame.theme.ink : frame.theme.ink_2,
                              .width_px = slot.width + 24,
                              .align = ui::Align::center,
                              .lines_max = 1};
    const std::string label = page.say.date("date.short", week.monday) + ": " + number;
    frame.control("trend.week." + store::to_iso(week.monday), slot,
                  {.role = ui::Role::status, .label = label, .focusable = false});
    frame.label({slot.x - 12, box.y - number_px}, words);
}

float visits_card(Page& page, const TrendsState& state, ui::Rect at) {
    ui::Frame& frame = page.frame;
    const auto& weeks = page.facts.staff.weeks;
    const std::string kind = page.say(kind_chip(state.kind ? 1 + static_cast<std::size_t>(*state.kind) : 0)),
                      title = page.say("trend.visits", {{"kind", kind}}), each = page.say("trend.each");
    const CardHead head{title, each};
    const float head_px = card_head_height(page, at.width, head);
    const ui::Rect card{at.x, at.y, at.width, head_px + bars_px + axis_px + 44};
    staff_card(frame, card);
    card_head(page, card, head);
    std::uint64_t most = 0;
    for (const WeekFact& week : weeks) most = std::max(most, cell_of(week, state.kind).count);
    const float width = (card.width - 2 * side_px) / static_cast<float>(std::max<std::size_t>(weeks.size(), 1));
    const float floor = card.y + head_px + bars_px + 20;
    for (std::size_t i = 0; i < weeks.size(); ++i) {
        const float x = card.x + side_px + static_cast<float>(i) * width;
        bar(page, {x, card.y + head_px + 20, width, bars_px}, weeks[i], cell_of(weeks[i], state.kind), most);
        if (i % 3 != 0) continue;
        const std::string day = page.say.date("date.short", weeks[i].monday);
        frame.text({x + 6, floor + 8}, {.words = day,
                                        .style = {.size_px = 29, .line_px = 42},
                                        .color = frame.theme.ink_2,
                                        .width_px = 3 * width - 12,
                                        .lines_max = 1});
    }
    frame.paint.fill({card.x + side_px, floor, card.width - 2 * side_px, 3}, frame.theme.edge);
    return card.bottom();
}

/// Chips in as many rows as they need, each row as wide as the card above.
float kind_chips(Page& page, const TrendsState& state, ui::Rect at, std::optional<Action>& asked) {
    ui::Frame& frame = page.frame;
    constexpr float gap_px = 16, row_gap_px = 14, sides_px = 72, tick_px = 54;
    struct Chip {
        std::string words;
        bool on;
        float width;
    };
    std::vector<std::vector<Chip>> rows(1);
    float left = at.width;
    for (std::size_t i = 0; i <= store::reason_count; ++i) {
        Chip chip{page.say(kind_chip(i)),
                  i == 0 ? !state.kind : state.kind && static_cast<std::size_t>(*state.kind) + 1 == i, 0};
        const ui::TextBlock words{.words = chip.words, .style = frame.type.chip(), .color = frame.theme.ink};
        chip.width = std::min(at.width, frame.paint.measure(words).width + sides_px + (chip.on ? tick_px : 0));
        if (chip.width > left && !rows.back().empty()) {
            rows.emplace_back();
            left = at.width;
        }
        left -= chip.width + gap_px;
        rows.back().push_back(std::move(chip));
    }
    const float height = std::max(88.0F, frame.type.chip().line_px + 36);
    float y = at.y;
    std::size_t kind = 0;
    for (const std::vector<Chip>& row : rows) {
        float used = -gap_px;
        for (const Chip& chip : row) used += chip.width + gap_px;
        const float more = (at.width - used) / static_cast<float>(row.size());
        float x = at.x;
        for (const Chip& chip : row) {
            const float width = chip.width + more;
            if (ui::chip(frame, "trend.kind." + std::to_string(kind), {x, y, width, height}, {.label = chip.words},
                         chip.on))
                asked =
                    action::ShowKind{kind == 0 ? std::nullopt : std::optional(static_cast<store::Reason>(kind - 1))};
            x += width + gap_px;
            ++kind;
        }
        y += height + row_gap_px;
    }
    return y - row_gap_px;
}

/// One feeling line over the weeks: a dot for each middle answer, joined where weeks follow one another.
void feeling_weeks(Page& page, ui::Rect plot, std::size_t line) {
    ui::Frame& frame = page.frame;
    const auto& weeks = page.facts.staff.weeks;
    frame.paint.fill({plot.x, plot.y, plot.width, 2}, frame.theme.line);
    frame.paint.fill({plot.x, plot.bottom(), plot.width, 2}, frame.theme.line);
    const float step = plot.width / static_cast<float>(std::max<std::size_t>(weeks.size(), 1));
    std::optional<ui::Point> before;
    for (std::size_t i = 0; i < weeks.size(); ++i) {
        const float x = plot.x + (static_cast<float>(i) + 0.5F) * step;
        const auto& middle = weeks[i].middles[line];
        if (!middle) {
            if (weeks[i].answered[line]) frame.paint.dashed_ring({x, plot.center().y}, 10, frame.theme.ink_2, 3, 4, 3);
            before.reset();
            continue;
        }
        const ui::Point at{x, plot.bottom() - plot.height * static_cast<float>(*middle) / 100};
        if (before) frame.paint.line(*before, at, frame.theme.indigo.deep, 6);
        frame.paint.disc(at, 8, frame.theme.indigo.deep);
        before = at;
    }
}

float feelings_weeks_card(Page& page, ui::Rect at) {
    struct Words {
        Key name, low, high;
    };
    static constexpr std::array<Words, line_count> all{Words{"mood.energy", "mood.energy.left", "mood.energy.right"},
                                                       Words{"mood.mood", "mood.mood.left", "mood.mood.right"},
                                                       Words{"mood.ease", "mood.ease.left", "mood.ease.right"}};
    ui::Frame& frame = page.frame;
    const bool large = frame.type.size() >= ui::TextSize::larger;
    const float name_px = large ? frame.type.sans(36, 52).line_px : 0, row_px = line_px + name_px;
    const std::string title = page.say("trend.feel"), mid = page.say("trend.mid");
    const CardHead head{title, mid};
    const float head_px = card_head_height(page, at.width, head);
    const ui::Rect card{at.x, at.y, at.width, head_px + 3 * row_px + 13};
    staff_card(frame, card);
    card_head(page, card, head);
    float names_px = 0;
    if (!large) {
        names_px = 150;
        for (const Words& words : all) {
            const std::string name = page.say(words.name);
            const ui::TextStyle style = frame.type.sans(36, 52.2F, ui::Weight::bold);
            names_px = std::max(
                names_px, frame.paint.measure({.words = name, .style = style, .color = frame.theme.ink}).width + 24);
        }
    }
    const float left = card.x + side_px, ends_px = large ? 260 : 190;
    for (std::size_t line = 0; line < all.size(); ++line) {
        const float y = card.y + head_px + static_cast<float>(line) * row_px;
        const std::string name = page.say(all[line].name), low = page.say(all[line].low),
                          high = page.say(all[line].high);
        if (line > 0) frame.paint.fill({left, y - 4, card.width - 2 * side_px, 2}, frame.theme.line);
        const ui::TextBlock word{
            .words = name, .style = frame.type.sans(36, 52.2F, ui::Weight::bold), .color = frame.theme.ink};
        if (large)
            frame.text({left, y}, word);
        else
            frame.text_in({left, y, names_px, line_px}, word);
        const ui::Rect plot{left + names_px, y + name_px + 16, card.width - 2 * side_px - names_px - ends_px - 24,
                            line_px - 40};
        feeling_weeks(page, plot, line);
        ui::TextBlock end{.words = high,
                          .style = {.size_px = large ? 34.0F : 29.0F, .line_px = large ? 38.0F : 32.0F},
                          .color = frame.theme.ink_2,
                          .width_px = ends_px,
                          .lines_max = 2};
        frame.text({plot.right() + 24, plot.y - 4}, end);
        end.words = low;
        frame.text({plot.right() + 24, plot.bottom() - frame.paint.measure(end).height + 4}, end);
    }
    return card.bottom();
}

float hidden_note(Page& page, ui::Rect at) {
    ui::Frame& frame = page.frame;
    const std::string words = page.say("trend.hidden");
    const ui::TextBlock text{
        .words = words, .style = frame.type.sans(33, 44.2F), .color = frame.theme.ink_2, .width_px = at.width - 74};
    const float height = frame.paint.measure(text).height;
    frame.paint.dashed({at.x, at.y + height / 2 - 25, 50, 50}, frame.theme.ink_2, 3, 10, 6, 5);
    frame.text({at.x + 74, at.y}, text);
    return at.y + height;
}

} // namespace

std::optional<Action> draw(const TrendsState& state, Page& page) {
    const auto& weeks = page.facts.staff.weeks;
    const std::string title = page.say("trend.title");
    std::string caption;
    if (!weeks.empty())
        caption = page.say("trend.sub", {{"from", page.say.date("date.month.day", weeks.front().monday)},
                                         {"to", page.say.date("date.month.day", weeks.back().monday + 6)}});
    StaffBody body(page, {.id = "trend.body", .title = title, .caption = caption, .tab = StaffTab::today});
    ui::Rect left = body.column(), right = left;
    std::optional<Action> asked;
    if (page.frame.is_portrait()) {
        right.y = visits_card(page, state, right) + between_px;
        right.y = kind_chips(page, state, right, asked) + between_px;
        right.y = feelings_weeks_card(page, right) + between_px;
        right.y = hidden_note(page, right);
    } else {
        constexpr float edge_px = 48, gap_px = 40;
        left.x = edge_px;
        left.width = right.width = (page.frame.canvas.width - 2 * edge_px - gap_px) / 2;
        right.x = left.right() + gap_px;
        left.y = visits_card(page, state, left) + between_px;
        left.y = kind_chips(page, state, left, asked);
        right.y = feelings_weeks_card(page, right) + between_px;
        right.y = hidden_note(page, right);
    }
    body.end(std::max(left.y, right.y));
    return body.finish(asked);
}

} // namespace porchlight::screens

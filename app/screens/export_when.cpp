// The four ways to say which days go out: since the last export, this month, last month, or days of a calendar.
#include "app/screens/export_pages.h"
#include "app/screens/staff_parts.h"
#include "app/staff/export_days.h"
#include "ui/widgets/choice.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace porchlight::screens {

namespace {

struct DaysCard {
    std::string_view id, title, second;
    bool chosen = false, enabled = true;
    bool picks = false; ///< opens a calendar
};

constexpr float days_mark_px = 56, days_side_px = 36, days_end_px = 18;

/// Its words; beside a mark in the middle where both lines leave room for one, or else with the mark beside the title.
struct DaysWords {
    ui::TextBlock head, body;
    bool mark_is_above = false;
};

DaysWords days_words(ui::Frame& frame, const DaysCard& look, float width) {
    const float whole = width - days_side_px - days_end_px;
    const float room = whole - (look.chosen || look.picks ? days_mark_px + 24 : 0);
    DaysWords words{{.words = look.title,
                     .style = frame.type.sans(38, 45.6F, ui::Weight::bold),
                     .color = look.enabled ? frame.theme.ink : frame.theme.ink_2,
                     .width_px = room},
                    {.words = look.second, .style = frame.type.small(), .color = frame.theme.ink_2, .width_px = 0}};
    words.mark_is_above = frame.paint.measure(words.body).width > room;
    words.body.width_px = words.mark_is_above ? whole : room;
    return words;
}

float days_card_height(ui::Frame& frame, DaysCard look, float width) {
    look.chosen = true; // so that it does not grow when it is touched
    const auto [head, body, above] = days_words(frame, look, width);
    return frame.paint.measure(head).height + frame.paint.measure(body).height + 22;
}

bool days_card(Page& page, ui::Rect rect, const DaysCard& look) {
    ui::Frame& frame = page.frame;
    const std::string value = look.chosen ? page.say("say.chosen") : std::string();
    const std::string label = std::string(look.title) + ", " + std::string(look.second);
    const ui::Touch touch = frame.control(
        look.id, rect, {.role = ui::Role::choice_one, .label = label, .value = value, .enabled = look.enabled});
    ui::choice_box(frame, look.id, rect, 40, look.chosen, touch.pressed && look.enabled);
    const auto [head, body, above] = days_words(frame, look, rect.width);
    const float head_px = frame.paint.measure(head).height;
    const float top = rect.center().y - (head_px + frame.paint.measure(body).height) / 2;
    frame.label({rect.x + days_side_px, top}, head);
    frame.label({rect.x + days_side_px, top + head_px}, body);
    const float mark = look.chosen ? days_mark_px : 52;
    const float mark_y = above ? top - 8 + (head_px - mark) / 2 : rect.center().y - mark / 2;
    const ui::Rect box{rect.right() - 30 - mark, std::max(mark_y, rect.y + 12), mark, mark};
    if (look.chosen)
        ui::tick(frame, box, true);
    else if (look.picks)
        frame.paint.icon(ui::Icon::calendar_days, box, frame.theme.ink, 2);
    return touch.activated && look.enabled;
}

std::string words_of(Page& page, const store::Period& days) {
    const std::int32_t count = days.until.number - days.from.number + 1;
    return page.say.plural("exp.since.sub", count, {{"days", page.say.range(days)}});
}

/// One of the four ways to say which days.
struct DaysChoice {
    DaysCard look;
    std::string title, second;
    Action action;
};

std::vector<DaysChoice> days_choices(Page& page, const ExportState& state) {
    const auto& fact = page.facts.exporting;
    const store::Day today = page.facts.local.day;
    const auto period = state.period ? state.period : fact.since_last;
    const std::array<std::optional<store::Period>, 3> offered{fact.since_last, staff::month_of(fact, today, 0),
                                                              staff::month_of(fact, today, -1)};
    static constexpr std::array<Key, 3> titles{"exp.since", "exp.month", "exp.month.last"};
    static constexpr std::array<std::string_view, 3> ids{"staff.export.since", "staff.export.month",
                                                         "staff.export.last"};
    std::vector<DaysChoice> choices;
    bool found = false;
    for (std::size_t i = 0; i < offered.size(); ++i) {
        const bool chosen = !found && offered[i] && period == offered[i];
        found = found || chosen;
        choices.push_back(
            {{ids[i], {}, {}, chosen, offered[i].has_value()},
             page.say(titles[i]),
             offered[i] ? words_of(page, *offered[i]) : page.say(i == 0 ? Key("exp.none") : Key("exp.month.none")),
             action::PickPeriod{offered[i].value_or(store::Period{})}});
    }
    const bool own = period && !found;
    choices.push_back({{"staff.export.pick", {}, {}, own, true, true},
                       own ? page.say("exp.chosen") : page.say("exp.pick"),
                       own ? words_of(page, *period) : page.say("exp.pick.sub"),
                       action::OpenDays{}});
    return choices;
}

/// The tallest of a row.
float row_height(ui::Frame& frame, std::span<const DaysChoice> row, float width) {
    constexpr float least_px = 126;
    float height = least_px;
    for (const DaysChoice& choice : row) {
        DaysCard look = choice.look;
        look.title = choice.title;
        look.second = choice.second;
        height = std::max(height, days_card_height(frame, look, width));
    }
    return height;
}

} // namespace

std::string days_chosen(Page& page, const ExportState& state) {
    const auto period = state.period ? state.period : page.facts.exporting.since_last;
    return period ? words_of(page, *period) : std::string();
}

float export_when(Page& page, const ExportState& state, ui::Rect at, std::optional<Action>& asked) {
    ui::Frame& frame = page.frame;
    constexpr float gap_px = 16, title_gap_px = 18;
    const std::string title = page.say("exp.days"), note = page.say("exp.today");
    float y = part_title(frame, at, title) + title_gap_px;
    const std::size_t in_a_row = frame.type.size() >= ui::TextSize::larger ? 1 : 2;
    const auto across = static_cast<float>(in_a_row);
    const float width = (at.width - (across - 1) * gap_px) / across;
    std::vector<DaysChoice> choices = days_choices(page, state);
    for (std::size_t first = 0; first < choices.size(); first += in_a_row) {
        const std::span row = std::span(choices).subspan(first, std::min(in_a_row, choices.size() - first));
        const float height = row_height(frame, row, width);
        float x = at.x;
        for (DaysChoice& choice : row) {
            choice.look.title = choice.title;
            choice.look.second = choice.second;
            if (days_card(page, {x, y, width, height}, choice.look)) asked = choice.action;
            x += width + gap_px;
        }
        y += height + gap_px;
    }
    at.y = y - 4;
    return note_row(frame, at, ui::Icon::calendar_check, frame.theme.ink_2, note);
}

} // namespace porchlight::screens

#include "app/screens/waiting_rows.h"

#include "app/emblems.h"
#include "app/screens/row_words.h"
#include "app/screens/staff_parts.h"

#include <algorithm>
#include <array>

namespace porchlight::screens {

namespace {

constexpr float row_px = 136, full_row_px = 168, side_px = 30, emblem_px = 96, gap_px = 26, button_px = 236,
                clock_px = 36, above_px = 28;
constexpr std::int32_t long_wait_minutes = 10; // screens.md 14: over it, a clock and bold minutes

std::string kinds_of(Page& page, const Requests& requests) {
    static constexpr std::array<Key, request_count> words{"staff.wait.kind.peer", "staff.wait.kind.quiet",
                                                          "staff.wait.kind.water", "staff.wait.kind.private"};
    std::vector<std::string> kinds;
    for (std::size_t i = 0; i < request_count; ++i)
        if (requests.asked[i]) kinds.push_back(page.say(words[i]));
    return page.say.list(kinds);
}

/// How long somebody has waited, in the largest unit that has passed: minutes, then hours, then days.
std::string waited(Page& page, std::int32_t minutes) {
    constexpr std::int32_t hour_minutes = 60, day_minutes = 24 * hour_minutes;
    if (minutes < hour_minutes) return page.say("staff.wait.minutes", {{"n", minutes}});
    if (minutes < day_minutes) return page.say.plural("staff.wait.hours", minutes / hour_minutes);
    return page.say.plural("staff.wait.days", minutes / day_minutes);
}

/// The second line, and whether the minutes want to be seen.
struct WaitingLine {
    std::string words;
    bool is_long = false;
};

WaitingLine line_of(Page& page, const WaitingFact& waiting) {
    const std::string kinds = kinds_of(page, waiting.requests);
    if (waiting.progress == RequestProgress::helping)
        return {page.say("staff.wait.line.helping", {{"kind", kinds}}), false};
    if (!waiting.waited_minutes) return {kinds, false};
    const bool is_long = *waiting.waited_minutes > long_wait_minutes;
    const Key line = is_long ? Key("staff.wait.line.long") : Key("staff.wait.line");
    return {page.say(line, {{"kind", kinds}, {"time", waited(page, *waiting.waited_minutes)}}), is_long};
}

/// Nothing says in which language somebody checked in, and nothing keeps it: the name is written in every language of
/// the site that says it otherwise, so that it can be called as its bearer read it.
std::string name_elsewhere(Page& page, const ArrivalName& name) {
    std::string names;
    for (const Strings* say : page.other_languages) {
        const std::string other = words_of(name, *say);
        if (other != words_of(name, page.say) && names.find(other) == std::string::npos)
            names += (names.empty() ? "" : " · ") + other;
    }
    return names;
}

/// What a row says and where its button goes: at the right of the words, or below them where words are large.
struct RowPlan {
    std::string name, elsewhere, button;
    WaitingLine line;
    std::optional<ui::Icon> button_icon = {};
    float words_px = 0;
    ui::Size button_size = {};
    float height = row_px;
    bool below = false, is_small = false;
};

struct RowBlocks {
    ui::TextBlock name, elsewhere, line;
    float shift = 0; ///< of the line, behind a clock
    [[nodiscard]] float height(ui::Painter& paint) const {
        return paint.measure(name).height + (elsewhere.words.empty() ? 0 : paint.measure(elsewhere).height) +
               paint.measure(line).height;
    }
};

RowBlocks blocks_of(ui::Frame& frame, const RowPlan& plan) {
    const bool is_tight = !plan.elsewhere.empty(); // three lines in the room of two
    RowBlocks blocks{.name = {.words = plan.name,
                              .style = is_tight ? frame.type.sans(38, 42, ui::Weight::bold)
                                                : frame.type.sans(40, 48, ui::Weight::bold),
                              .color = frame.theme.ink,
                              .width_px = plan.words_px},
                     .elsewhere = {.words = plan.elsewhere,
                                   .style = frame.type.sans(28, 34),
                                   .color = frame.theme.ink,
                                   .width_px = plan.words_px},
                     .line = {.words = plan.line.words,
                              .style = frame.type.sans(34, is_tight ? 42.0F : 44.2F),
                              .color = plan.line.is_long ? frame.theme.ink : frame.theme.ink_2},
                     .shift = plan.line.is_long ? clock_px + 12 : 0};
    blocks.line.width_px = plan.words_px - blocks.shift;
    if (plan.is_small && is_tight && !plan.below) blocks.line.style = frame.type.sans(28, 34);
    return blocks;
}

/// Fills in where things go.
void lay_out(Page& page, RowPlan& plan, float width) {
    ui::Frame& frame = page.frame;
    const float room = width - 2 * side_px - emblem_px - gap_px;
    plan.below = frame.type.size() >= ui::TextSize::larger && (frame.is_portrait() || room < 720);
    plan.button_size =
        staff_button_size(page, plan.button, plan.button_icon, button_px, plan.below ? room : room * 0.5F);
    plan.words_px = plan.below ? room : room - plan.button_size.width - gap_px;
    plan.line.words = words_at_dots(frame.paint, blocks_of(frame, plan).line);
    const float words = blocks_of(frame, plan).height(frame.paint);
    // Lines do not fill the row to its edges; more than three leave room for the rest of today.
    const bool is_full = words > row_px;
    const float least = is_full ? full_row_px : row_px, around = is_full ? 12 : 20;
    plan.height = plan.below ? words + plan.button_size.height + 2 * above_px
                             : std::max({least, words + around, plan.button_size.height + 40});
}

RowPlan plan_of(Page& page, float width, const WaitingFact& waiting, bool is_small) {
    const bool helping = waiting.progress == RequestProgress::helping;
    const std::string name = words_of(waiting.name, page.say);
    RowPlan plan{.name = name,
                 .elsewhere = name_elsewhere(page, waiting.name),
                 .button = helping ? page.say("staff.wait.done") : page.say("staff.wait.go"),
                 .line = line_of(page, waiting),
                 .button_icon = helping ? std::optional(ui::Icon::check) : std::nullopt,
                 .is_small = is_small};
    lay_out(page, plan, width);
    return plan;
}

RowPlan ring_plan(Page& page, float width) {
    const std::int32_t minutes = page.facts.today.help_rung_minutes;
    RowPlan plan{.name = page.say("staff.wait.help"),
                 .elsewhere = {},
                 .button = page.say("staff.wait.go"),
                 .line = {minutes > 0 ? page.say("staff.wait.help.ago", {{"time", waited(page, minutes)}})
                                      : page.say("staff.wait.help.now"),
                          false}};
    lay_out(page, plan, width);
    return plan;
}

ui::Rect button_rect(ui::Rect row, const RowPlan& plan) {
    const ui::Size size = plan.button_size;
    if (plan.below)
        return {row.x + side_px + emblem_px + gap_px, row.bottom() - above_px + 8 - size.height, size.width,
                size.height};
    return {row.right() - side_px - size.width, row.y + 1 + (row.height - size.height) / 2, size.width, size.height};
}

void draw_words(Page& page, ui::Rect row, const RowPlan& plan) {
    ui::Frame& frame = page.frame;
    const RowBlocks blocks = blocks_of(frame, plan);
    const float x = row.x + side_px + emblem_px + gap_px;
    const float height = blocks.height(frame.paint);
    float y = plan.below ? row.y + above_px - 8 : row.y + 2 + (row.height - 2 - height) / 2;
    y += frame.text({x, y}, blocks.name).height;
    if (!plan.elsewhere.empty()) y += frame.text({x, y}, blocks.elsewhere).height;
    if (plan.line.is_long)
        frame.paint.icon(ui::Icon::clock, {x, y + (blocks.line.style.line_px - clock_px) / 2, clock_px, clock_px},
                         frame.theme.ink, 2.2F);
    frame.text({x + blocks.shift, y}, blocks.line);
}

ui::Rect emblem_rect(ui::Rect row, const RowPlan& plan) {
    const float y = plan.below ? row.y + above_px : row.y + 1 + (row.height - emblem_px) / 2;
    return {row.x + side_px, y, emblem_px, emblem_px};
}

} // namespace

bool waiting_lines_wrap(Page& page, float width, std::span<const WaitingFact> people) {
    return std::ranges::any_of(people, [&](const WaitingFact& one) {
        const RowPlan plan = plan_of(page, width, one, false);
        const ui::TextBlock line = blocks_of(page.frame, plan).line;
        return page.frame.paint.measure(line).height > 1.5F * line.style.line_px;
    });
}

float waiting_row_height(Page& page, float width, const WaitingFact& waiting, bool is_small) {
    return plan_of(page, width, waiting, is_small).height;
}

float ring_row_height(Page& page, float width) { return ring_plan(page, width).height; }

std::optional<Action> waiting_row(Page& page, std::string_view scope, ui::Rect row, const WaitingFact& waiting,
                                  bool is_small) {
    ui::Frame& frame = page.frame;
    const RowPlan plan = plan_of(page, row.width, waiting, is_small);
    frame.paint.fill({row.x, row.y, row.width, 2}, frame.theme.line);
    draw_emblem(frame, emblem_rect(row, plan), waiting.name);
    draw_words(page, row, plan);
    const bool helping = waiting.progress == RequestProgress::helping;
    // By the person, not by the place: the next one moves up under the finger when a row goes.
    const std::string id = std::string(scope) + "." + std::to_string(waiting.key) + (helping ? ".done" : ".go");
    if (!staff_button(page, id, button_rect(row, plan), helping ? StaffButton::line : StaffButton::go, plan.button,
                      plan.name, plan.button_icon))
        return std::nullopt;
    return helping ? Action(action::FinishRequest{waiting.key}) : Action(action::HelpRequest{waiting.key});
}

std::optional<Action> ring_row(Page& page, std::string_view scope, ui::Rect row) {
    ui::Frame& frame = page.frame;
    const ui::Theme& theme = frame.theme;
    const RowPlan plan = ring_plan(page, row.width);
    if (theme.name != ui::ThemeName::high_contrast) frame.paint.fill(row, theme.help_row); // black over an outline
    frame.paint.fill({row.x, row.y, row.width, 2}, theme.help_row_line);
    const ui::Rect disc = emblem_rect(row, plan);
    frame.paint.disc(disc.center(), emblem_px / 2, theme.help);
    frame.paint.icon(ui::Icon::bell_ring, ui::square_at(disc.center(), 52), theme.on_help, 2);
    draw_words(page, row, plan);
    if (staff_button(page, std::string(scope) + ".ring.go", button_rect(row, plan), StaffButton::help, plan.button,
                     plan.name))
        return action::AnswerRing{};
    return std::nullopt;
}

} // namespace porchlight::screens

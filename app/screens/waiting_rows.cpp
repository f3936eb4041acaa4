#include "app/screens/waiting_rows.h"

#include "app/emblems.h"
#include "app/screens/staff_parts.h"

#include <array>

namespace porchlight::screens {

namespace {

constexpr float side_px = 30, emblem_px = 96, gap_px = 26, button_px = 236;
constexpr std::int32_t long_wait_minutes = 10; // screens.md 14: over it, a clock and bold minutes

std::string kinds_of(Page& page, const Requests& requests) {
    static constexpr std::array<Key, request_count> words{"staff.wait.kind.peer", "staff.wait.kind.quiet",
                                                          "staff.wait.kind.water", "staff.wait.kind.private"};
    std::vector<std::string> kinds;
    for (std::size_t i = 0; i < request_count; ++i)
        if (requests.asked[i]) kinds.push_back(page.say(words[i]));
    return page.say.list(kinds);
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
    return {is_long ? page.say("staff.wait.line.long", {{"kind", kinds}, {"n", *waiting.waited_minutes}})
                    : page.say("staff.wait.line", {{"kind", kinds}, {"n", *waiting.waited_minutes}}),
            is_long};
}

ui::Rect button_rect(ui::Rect row) { return {row.right() - side_px - button_px, row.y + 21, button_px, emblem_px}; }

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

void row_words(Page& page, ui::Rect row, std::string_view name, std::string_view elsewhere, const WaitingLine& line) {
    ui::Frame& frame = page.frame;
    const float x = row.x + side_px + emblem_px + gap_px;
    const float width = row.right() - side_px - button_px - gap_px - x;
    constexpr float clock_px = 36;
    const float shift = line.is_long ? clock_px + 12 : 0;
    const bool is_tight = !elsewhere.empty(); // three lines in the room of two
    const ui::TextBlock title{.words = name,
                              .style = is_tight ? frame.type.sans(38, 42, ui::Weight::bold)
                                                : frame.type.sans(40, 48, ui::Weight::bold),
                              .color = frame.theme.ink,
                              .width_px = width,
                              .lines_max = 1};
    const ui::TextBlock also{.words = elsewhere,
                             .style = frame.type.sans(28, 34),
                             .color = frame.theme.ink,
                             .width_px = width,
                             .lines_max = 1};
    ui::TextBlock second{.words = line.words,
                         .style = frame.type.sans(34, is_tight ? 42.0F : 44.2F),
                         .color = line.is_long ? frame.theme.ink : frame.theme.ink_2,
                         .width_px = 0};
    if (frame.paint.measure(second).width > width - shift) { // somebody who asked for everything
        second.style = is_tight ? frame.type.sans(28, 29) : frame.type.sans(30, 38);
        second.lines_max = 2;
    }
    second.width_px = width - shift;
    const float also_px = is_tight ? also.style.line_px : 0;
    const float height = title.style.line_px + also_px + frame.paint.measure(second).height;
    const float y = row.y + 2 + (row.height - 2 - height) / 2;
    frame.text({x, y}, title);
    if (is_tight) frame.text({x, y + title.style.line_px}, also);
    const float second_y = y + title.style.line_px + also_px;
    if (line.is_long)
        frame.paint.icon(ui::Icon::clock, {x, second_y + (second.style.line_px - clock_px) / 2, clock_px, clock_px},
                         frame.theme.ink, 2.2F);
    frame.text({x + shift, second_y}, second);
}

} // namespace

std::optional<Action> waiting_row(Page& page, std::string_view scope, std::size_t place, ui::Rect row,
                                  const WaitingFact& waiting) {
    ui::Frame& frame = page.frame;
    frame.paint.fill({row.x, row.y, row.width, 2}, frame.theme.line);
    draw_emblem(frame, {row.x + side_px, row.y + 21, emblem_px, emblem_px}, waiting.name);
    const std::string name = words_of(waiting.name, page.say);
    row_words(page, row, name, name_elsewhere(page, waiting.name), line_of(page, waiting));
    const bool helping = waiting.progress == RequestProgress::helping;
    const std::string id = std::string(scope) + "." + std::to_string(place) + (helping ? ".done" : ".go");
    const std::string words = helping ? page.say("staff.wait.done") : page.say("staff.wait.go");
    const bool touched = staff_button(page, id, button_rect(row), helping ? StaffButton::line : StaffButton::go, words,
                                      name, helping ? std::optional(ui::Icon::check) : std::nullopt);
    if (!touched) return std::nullopt;
    return helping ? Action(action::FinishRequest{waiting.key}) : Action(action::HelpRequest{waiting.key});
}

std::optional<Action> ring_row(Page& page, std::string_view scope, ui::Rect row) {
    ui::Frame& frame = page.frame;
    const ui::Theme& theme = frame.theme;
    frame.paint.fill(row, theme.help_row);
    frame.paint.fill({row.x, row.y, row.width, 2}, theme.help_row_line);
    const ui::Rect disc{row.x + side_px, row.y + 21, emblem_px, emblem_px};
    frame.paint.disc(disc.center(), emblem_px / 2, theme.help);
    frame.paint.icon(ui::Icon::bell_ring, ui::square_at(disc.center(), 52), theme.on_help, 2);
    const std::int32_t minutes = page.facts.today.help_rung_minutes;
    const std::string name = page.say("staff.wait.help");
    row_words(
        page, row, name, {},
        {minutes > 0 ? page.say("staff.wait.help.ago", {{"n", minutes}}) : page.say("staff.wait.help.now"), false});
    const std::string go = page.say("staff.wait.go");
    if (staff_button(page, std::string(scope) + ".ring.go", button_rect(row), StaffButton::help, go, name))
        return action::AnswerRing{};
    return std::nullopt;
}

} // namespace porchlight::screens

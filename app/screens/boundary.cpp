// The boundary builder: a kind and a situation are picked, and a sentence is shown that can be said softer or firmer.
// Nothing is typed here and nothing is kept.
#include "app/screens/boundary.h"
#include "app/screens/check_in_step.h"
#include "app/screens/page_zones.h"
#include "app/screens/screens.h"
#include "app/try_it_words.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/fit.h"

#include <algorithm>
#include <array>
#include <string>

namespace porchlight::screens {

namespace {

constexpr float kinds_across_px = 22, close_what_above_px = 18, close_what_below_px = 8, low_situation_px = 104,
                close_situation_px = 112; // where all of it is to be seen at once: across the glass, in reach mode
constexpr float what_above_px = 38, what_below_px = 20, situation_px = 136, situations_px = 22, situations_down_px = 20;

/// How a kind's card is laid out: its height at least, the icon's disc, the tick, and what its words leave free.
struct KindLook {
    float least_px, disc_px, top_px, side_px, tick_px, tick_inset_px, around_px;
    float down_px = 20;     ///< to the next row of cards
    float title_px = 39;    ///< of the letters
    bool is_row = false;    ///< one a row, with its words beside the disc
    bool is_beside = false; ///< the title beside the disc, the second line below both
};
constexpr KindLook as_drawn{216, 72, 25, 29, 48, 26, 128}, close{180, 60, 14, 29, 48, 20, 86, 16},
    low{.least_px = 112,
        .disc_px = 44,
        .top_px = 12,
        .side_px = 20,
        .tick_px = 44,
        .tick_inset_px = 12,
        .around_px = 24,
        .down_px = 14,
        .title_px = 36,
        .is_beside = true},
    rows{.least_px = 124,
         .disc_px = 72,
         .top_px = 25,
         .side_px = 29,
         .tick_px = 48,
         .tick_inset_px = 26,
         .around_px = 36,
         .is_row = true};
constexpr float beside_px = 10; ///< between disc and title

struct KindWords {
    std::string title, second;
};

KindWords words_of_kind(const Page& page, std::string_view kind) {
    return {page.say(Key::of({"bound.", kind})), page.say(Key::of({"bound.", kind, ".sub"}))};
}

ui::TextBlock kind_title(Page& page, std::string_view words, const KindLook& look, float width) {
    const float taken = look.is_beside ? look.disc_px + beside_px : 0;
    return {.words = words,
            .style = page.frame.type.sans(look.title_px, look.title_px * 1.22F, ui::Weight::bold),
            .color = page.frame.theme.ink,
            .width_px = width - taken};
}
ui::TextBlock kind_second(Page& page, std::string_view words, float width) {
    return {.words = words, .style = page.frame.type.sans(32, 40), .color = page.frame.theme.ink_2, .width_px = width};
}

struct KindGrid {
    KindLook look;
    float width, height, words_px; ///< of one card, and of its words
    [[nodiscard]] std::size_t columns() const { return look.is_row ? 1 : 3; }
};

/// Whether every word of the kinds stands whole in cards of this look; a title beside its disc clear of the tick, and
/// on one line.
bool keeps_words(Page& page, const KindLook& look, float width) {
    const float tick = look.is_beside ? look.tick_px + look.tick_inset_px - look.side_px : 0;
    return std::ranges::all_of(kind_words, [&](std::string_view kind) {
        const KindWords words = words_of_kind(page, kind);
        ui::Painter& paint = page.frame.paint;
        const ui::TextBlock title = kind_title(page, words.title, look, width - tick),
                            second = kind_second(page, words.second, width);
        const float title_px =
            look.is_beside ? paint.advance(title) : ui::longest_word(paint, words.title, title.style);
        return title_px <= title.width_px && ui::longest_word(paint, words.second, second.style) <= width;
    });
}

KindGrid kind_grid(Page& page, float width) {
    const float third = (width - 2 * kinds_across_px) / 3;
    const auto fits = [&](const KindLook& look) { return keeps_words(page, look, third - 2 * look.side_px); };
    const bool is_upright = page.frame.is_portrait();
    KindGrid grid{rows, width, rows.least_px, width - rows.side_px - rows.disc_px - 26 - 90};
    if (!large_text(page.frame) && fits(as_drawn)) {
        grid.look = !is_upright ? close : reaches_close(page) && fits(low) ? low : as_drawn;
        grid.width = third;
        grid.words_px = third - 2 * grid.look.side_px;
        grid.height = grid.look.least_px;
    }
    for (const std::string_view kind : kind_words) {
        const KindWords words = words_of_kind(page, kind);
        const float title = page.frame.paint.measure(kind_title(page, words.title, grid.look, grid.words_px)).height,
                    second = page.frame.paint.measure(kind_second(page, words.second, grid.words_px)).height;
        const float first = grid.look.is_beside ? std::max(grid.look.disc_px, title) : title;
        grid.height = std::max(grid.height, first + second + grid.look.around_px);
    }
    return grid;
}

bool draw_kind(Page& page, std::uint8_t kind, ui::Rect rect, const KindGrid& grid, bool chosen) {
    constexpr float words_below_px = 6, icon_share = 46.0F / 72;
    const KindLook& look = grid.look;
    ui::Frame& frame = page.frame;
    const KindWords words = words_of_kind(page, kind_words[kind]);
    const std::string state = chosen ? page.say("say.chosen") : std::string(),
                      id = "bound." + std::string(kind_words[kind]), label = words.title + ". " + words.second;
    const ui::Touch touch = frame.control(id, rect, {.role = ui::Role::choice_one, .label = label, .value = state});
    ui::choice_box(frame, id, rect, 36, chosen, touch.pressed);
    const ui::TextBlock head = kind_title(page, words.title, look, grid.words_px),
                        below = kind_second(page, words.second, grid.words_px);
    const float head_px = frame.paint.measure(head).height;
    ui::Rect disc{rect.x + look.side_px, rect.y + look.top_px, look.disc_px, look.disc_px};
    ui::Rect tick{rect.right() - look.tick_inset_px - look.tick_px, rect.y + look.tick_inset_px, look.tick_px,
                  look.tick_px};
    ui::Point title{disc.x, disc.bottom() + words_below_px}, second{title.x, title.y + head_px};
    if (look.is_row) {
        disc.y = rect.center().y - look.disc_px / 2;
        tick.y = rect.center().y - look.tick_px / 2;
        title = {disc.right() + 26, rect.center().y - (head_px + frame.paint.measure(below).height) / 2};
        second = {title.x, title.y + head_px};
    } else if (look.is_beside) {
        const float row_px = std::max(look.disc_px, head_px);
        disc.y = rect.y + look.top_px + (row_px - look.disc_px) / 2;
        title = {disc.right() + beside_px, rect.y + look.top_px + (row_px - head_px) / 2};
        second = {disc.x, rect.y + look.top_px + row_px + 4};
    }
    ui::icon_disc(frame, disc, boundary_kinds[kind].family, boundary_kinds[kind].icon, look.disc_px * icon_share, 2);
    if (chosen) ui::tick(frame, tick, true);
    frame.label(title, head);
    frame.label(second, below);
    return touch.activated;
}

float draw_kinds(const BoundaryState& state, Page& page, ui::Rect box, std::optional<Action>& action) {
    const KindGrid grid = kind_grid(page, box.width);
    for (std::uint8_t kind = 0; kind < kind_words.size(); ++kind) {
        const auto column = static_cast<float>(kind % grid.columns()), row = static_cast<float>(kind / grid.columns());
        const ui::Rect rect{box.x + column * (grid.width + kinds_across_px),
                            box.y + row * (grid.height + grid.look.down_px), grid.width, grid.height};
        if (draw_kind(page, kind, rect, grid, state.kind == kind)) action = action::PickKind{kind};
    }
    const auto count = static_cast<float>(kind_words.size() / grid.columns());
    return box.y + count * grid.height + (count - 1) * grid.look.down_px;
}

ui::TextBlock situation_block(Page& page, std::string_view words, float width, bool chosen) {
    return {.words = words,
            .style = page.frame.type.sans(38, 45.6F, ui::Weight::semibold),
            .color = page.frame.theme.ink,
            .width_px = width - 58 - (chosen ? 78.0F : 0.0F)};
}

bool draw_situation(Page& page, const std::string& id, std::string_view words, ui::Rect rect, bool chosen) {
    constexpr float side_px = 29, tick_px = 52;
    ui::Frame& frame = page.frame;
    const std::string state = chosen ? page.say("say.chosen") : std::string();
    const ui::Touch touch = frame.control(id, rect, {.role = ui::Role::choice_one, .label = words, .value = state});
    ui::choice_box(frame, id, rect, 36, chosen, touch.pressed);
    frame.label_in({rect.x + side_px, rect.y, rect.width - 2 * side_px, rect.height},
                   situation_block(page, words, rect.width, chosen));
    if (chosen) ui::tick(frame, {rect.right() - 33 - tick_px, rect.center().y - tick_px / 2, tick_px, tick_px}, true);
    return touch.activated;
}

/// All of it is to be seen at once.
bool is_close_set(const Page& page) {
    return reaches_close(page) || (!page.frame.is_portrait() && !large_text(page.frame));
}

float situation_down(const Page& page) {
    return reaches_close(page) ? low.down_px : is_close_set(page) ? close.down_px : situations_down_px;
}

struct SituationRow {
    std::vector<std::string> words;
    float height = 0;
};

/// Rows as tall as their words need; where all is to be seen at once, with what the room leaves for air.
std::vector<SituationRow> situation_rows(Page& page, std::uint8_t kind, float width, std::size_t columns, float room) {
    constexpr float close_around_px = 14, around_px = 40;
    const bool is_close = is_close_set(page);
    const float least_px = reaches_close(page) ? low_situation_px : is_close ? close_situation_px : situation_px;
    std::vector<SituationRow> in_rows;
    for (std::uint8_t at = 0; at < situation_count(kind); ++at) {
        if (at % columns == 0) in_rows.push_back({.words = {}, .height = least_px});
        SituationRow& row = in_rows.back();
        row.words.push_back(boundary_words(page, kind, at, "what"));
        // As tall as it is with its tick, so that nothing moves when it is picked.
        const float words_px = page.frame.paint.measure(situation_block(page, row.words.back(), width, true)).height;
        row.height = std::max(row.height, words_px + (is_close ? close_around_px : around_px));
    }
    if (!is_close) return in_rows;
    for (const SituationRow& row : in_rows) room -= row.height + situation_down(page);
    const float air_px = (room + situation_down(page)) / static_cast<float>(in_rows.size());
    for (SituationRow& row : in_rows) row.height += std::clamp(air_px, 0.0F, close_around_px);
    return in_rows;
}

/// What is happening: nothing to pick from until there is a kind. Returns where it ends.
float draw_situations(const BoundaryState& state, Page& page, ui::Rect box, std::optional<Action>& action) {
    ui::Frame& frame = page.frame;
    const std::string what = page.say("bound.what");
    float y = draw_part_heading(page, box, what) + (is_close_set(page) ? close_what_below_px : what_below_px);
    if (!state.kind) {
        const std::string first = page.say("bound.first");
        return y +
               frame
                   .text(
                       {box.x, y},
                       {.words = first, .style = frame.type.body(), .color = frame.theme.ink_2, .width_px = box.width})
                   .height;
    }
    const std::size_t columns = large_text(frame) ? 1 : 2;
    const float width = (box.width - static_cast<float>(columns - 1) * situations_px) / static_cast<float>(columns);
    std::uint8_t at = 0;
    for (const SituationRow& row : situation_rows(page, *state.kind, width, columns, box.bottom() - y)) {
        ui::Rect rect{box.x, y, width, row.height};
        for (const std::string& words : row.words) {
            if (draw_situation(page, "bound.situation." + std::to_string(at + 1), words, rect, state.situation == at))
                action = action::PickSituation{at};
            rect.x += width + situations_px;
            ++at;
        }
        y += row.height + situation_down(page);
    }
    return y - situation_down(page);
}

std::optional<Action> draw_picks(const BoundaryState& state, Page& page) {
    const std::string title = page.say("bound.title"), banner = page.say("bound.banner"), go = page.say("bound.go");
    const bool ready = state.kind && state.situation;
    const std::string value = ready ? std::string() : page.say("say.not_yet");
    const PageActions actions{.lamp_id = "bound.go",
                              .lamp = {.label = go, .after = ui::Icon::arrow_right, .enabled = ready, .value = value}};
    const PageZones zones = page_zones(page, actions);
    const std::string lead = lead_by_sentences(page, zones, page.say("bound.lead"));
    std::optional<Action> action;
    draw_page(page, zones,
              {.title = title,
               .lead = lead,
               .banner = banner,
               .banner_icon = ui::Icon::fence,
               .banner_color = page.frame.theme.sage.deep},
              "bound.list", [&](ui::Rect box) {
                  const float kinds_end = draw_kinds(state, page, box, action);
                  const float above = zones.low ? low.down_px : zones.landscape ? close_what_above_px : what_above_px;
                  const float y = kinds_end + above;
                  return draw_situations(state, page, {box.x, y, box.width, box.bottom() - y}, action);
              });
    if (draw_page_actions(page, zones, actions) == PageAction::lamp && ready) return action::ShowSentence{};
    return action;
}

} // namespace

std::optional<Action> draw(const BoundaryState& state, Page& page) {
    return state.shows_sentence && state.kind && state.situation ? draw_sentence(state, page) : draw_picks(state, page);
}

} // namespace porchlight::screens

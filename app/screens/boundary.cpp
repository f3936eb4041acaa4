// The boundary builder: a kind and a situation are picked, and a sentence is shown that can be said softer or firmer.
// Nothing is typed here and nothing is kept.
#include "app/screens/boundary.h"
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

constexpr float kind_px = 216, kind_row_px = 124, kinds_across_px = 22, kinds_down_px = 20;
constexpr float close_kind_px = 180, close_words_px = 90, close_what_above_px = 24, close_what_below_px = 12,
                close_situation_px = 112; // across the glass, where all of it is to be seen at once
constexpr float what_above_px = 38, what_below_px = 20, situation_px = 136, situations_px = 22;

ui::TextBlock kind_title(Page& page, std::string_view words, float width) {
    return {.words = words,
            .style = page.frame.type.sans(39, 47.58F, ui::Weight::bold),
            .color = page.frame.theme.ink,
            .width_px = width};
}
ui::TextBlock kind_second(Page& page, std::string_view words, float width) {
    return {.words = words, .style = page.frame.type.sans(32, 40), .color = page.frame.theme.ink_2, .width_px = width};
}

struct KindGrid {
    float width, height, words_px; ///< of one card, and of its words
    std::size_t columns;
    bool is_close; ///< three columns across the glass
};

/// Whether every word of the kinds stands whole in such a width.
bool keeps_words(Page& page, float width) {
    return std::ranges::all_of(kind_words, [&](std::string_view kind) {
        const std::string title = page.say(Key::of({"bound.", kind})),
                          second = page.say(Key::of({"bound.", kind, ".sub"}));
        return ui::longest_word(page.frame.paint, title, kind_title(page, title, 0).style) <= width &&
               ui::longest_word(page.frame.paint, second, kind_second(page, second, 0).style) <= width;
    });
}

KindGrid kind_grid(Page& page, float width) {
    constexpr std::size_t across = 3;
    const float third = (width - 2 * kinds_across_px) / static_cast<float>(across) - 2 * 29;
    const bool one_column = large_text(page.frame) || !keeps_words(page, third);
    KindGrid grid{width, kind_row_px, width - 29 - 72 - 26 - 90, 1, false};
    if (!one_column) {
        grid.columns = 3;
        grid.width = (width - 2 * kinds_across_px) / 3;
        grid.words_px = grid.width - 2 * 29;
        grid.is_close = !page.frame.is_portrait();
        grid.height = grid.is_close ? close_kind_px : kind_px;
    }
    for (const std::string_view kind : kind_words) {
        const std::string title = page.say(Key::of({"bound.", kind})),
                          second = page.say(Key::of({"bound.", kind, ".sub"}));
        const float words = page.frame.paint.measure(kind_title(page, title, grid.words_px)).height +
                            page.frame.paint.measure(kind_second(page, second, grid.words_px)).height;
        grid.height = std::max(grid.height, words + (one_column ? 36.0F : grid.is_close ? close_words_px : 128.0F));
    }
    return grid;
}

bool draw_kind(Page& page, std::uint8_t kind, ui::Rect rect, const KindGrid& grid, bool chosen) {
    constexpr float side_px = 29, words_below_px = 6, tick_px = 48, icon_share = 46.0F / 72;
    const float disc_px = grid.is_close ? 60 : 72, top_px = grid.is_close ? 14 : 25;
    ui::Frame& frame = page.frame;
    const std::string name(kind_words[kind]),
        title = page.say(Key::of({"bound.", name})), second = page.say(Key::of({"bound.", name, ".sub"})),
        state = chosen ? page.say("say.chosen") : std::string(), id = "bound." + name, label = title + ". " + second;
    const ui::Touch touch = frame.control(id, rect, {.role = ui::Role::choice_one, .label = label, .value = state});
    ui::choice_box(frame, id, rect, 36, chosen, touch.pressed);
    const ui::TextBlock head = kind_title(page, title, grid.words_px), below = kind_second(page, second, grid.words_px);
    const float head_px = frame.paint.measure(head).height;
    ui::Point words{rect.x + side_px, rect.y + top_px + disc_px + words_below_px};
    ui::Rect disc{rect.x + side_px, rect.y + top_px, disc_px, disc_px};
    const float tick_inset_px = grid.is_close ? 20 : 26;
    ui::Rect tick{rect.right() - tick_inset_px - tick_px, rect.y + tick_inset_px, tick_px, tick_px};
    if (grid.columns == 1) {
        disc.y = rect.center().y - disc_px / 2;
        tick.y = rect.center().y - tick_px / 2;
        words = {disc.right() + 26, rect.center().y - (head_px + frame.paint.measure(below).height) / 2};
    }
    ui::icon_disc(frame, disc, boundary_kinds[kind].family, boundary_kinds[kind].icon, disc_px * icon_share, 2);
    if (chosen) ui::tick(frame, tick, true);
    frame.label(words, head);
    frame.label({words.x, words.y + head_px}, below);
    return touch.activated;
}

float draw_kinds(const BoundaryState& state, Page& page, ui::Rect box, std::optional<Action>& action) {
    const KindGrid grid = kind_grid(page, box.width);
    for (std::uint8_t kind = 0; kind < kind_words.size(); ++kind) {
        const auto column = static_cast<float>(kind % grid.columns), row = static_cast<float>(kind / grid.columns);
        const ui::Rect rect{box.x + column * (grid.width + kinds_across_px),
                            box.y + row * (grid.height + kinds_down_px), grid.width, grid.height};
        if (draw_kind(page, kind, rect, grid, state.kind == kind)) action = action::PickKind{kind};
    }
    const auto rows = static_cast<float>(kind_words.size() / grid.columns);
    return box.y + rows * grid.height + (rows - 1) * kinds_down_px;
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

/// What is happening: nothing to pick from until there is a kind. Returns where it ends.
float draw_situations(const BoundaryState& state, Page& page, ui::Rect box, std::optional<Action>& action) {
    ui::Frame& frame = page.frame;
    const std::string what = page.say("bound.what");
    const bool is_close = !frame.is_portrait() && !large_text(frame);
    float y = draw_part_heading(page, box, what) + (is_close ? close_what_below_px : what_below_px);
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
    const std::uint8_t count = situation_count(*state.kind);
    for (std::uint8_t first = 0; first < count; first = static_cast<std::uint8_t>(first + columns)) {
        float height = is_close ? close_situation_px : situation_px;
        std::vector<std::string> words;
        for (std::uint8_t at = first; at < std::min<std::size_t>(count, first + columns); ++at) {
            words.push_back(boundary_words(page, *state.kind, at, "what"));
            // As tall as it is with its tick, so that nothing moves when it is picked.
            height = std::max(height, frame.paint.measure(situation_block(page, words.back(), width, true)).height +
                                          (is_close ? 20 : 40));
        }
        for (std::uint8_t column = 0; column < words.size(); ++column) {
            const auto at = static_cast<std::uint8_t>(first + column);
            const ui::Rect rect{box.x + static_cast<float>(column) * (width + situations_px), y, width, height};
            if (draw_situation(page, "bound.situation." + std::to_string(at + 1), words[column], rect,
                               state.situation == at))
                action = action::PickSituation{at};
        }
        y += height + kinds_down_px;
    }
    return y - kinds_down_px;
}

std::optional<Action> draw_picks(const BoundaryState& state, Page& page) {
    const std::string title = page.say("bound.title"), lead = page.say("bound.lead"), banner = page.say("bound.banner"),
                      go = page.say("bound.go");
    const bool ready = state.kind && state.situation;
    const std::string value = ready ? std::string() : page.say("say.not_yet");
    const PageActions actions{.lamp_id = "bound.go",
                              .lamp = {.label = go, .after = ui::Icon::arrow_right, .enabled = ready, .value = value}};
    const PageZones zones = page_zones(page, actions);
    std::optional<Action> action;
    draw_page(page, zones,
              {.title = title,
               .lead = lead,
               .banner = banner,
               .banner_icon = ui::Icon::fence,
               .banner_color = page.frame.theme.sage.deep},
              "bound.list", [&](ui::Rect box) {
                  const float kinds_end = draw_kinds(state, page, box, action);
                  const float above = zones.landscape ? close_what_above_px : what_above_px;
                  return draw_situations(state, page, {box.x, kinds_end + above, box.width, 0}, action);
              });
    if (draw_page_actions(page, zones, actions) == PageAction::lamp && ready) return action::ShowSentence{};
    return action;
}

} // namespace

std::optional<Action> draw(const BoundaryState& state, Page& page) {
    return state.shows_sentence && state.kind && state.situation ? draw_sentence(state, page) : draw_picks(state, page);
}

} // namespace porchlight::screens

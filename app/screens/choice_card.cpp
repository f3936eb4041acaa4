#include "app/screens/choice_card.h"

#include "ui/widgets/choice.h"
#include "ui/widgets/fit.h"

#include <algorithm>

namespace porchlight::screens {

namespace {

constexpr float pad = 31, right_pad = 27, between = 24, disc_px = 84, tick_px = 48, tick_inset = 24, above_words = 20,
                above_disc = 24;
constexpr float above_words_tight = 12, above_disc_tight = 18;
constexpr float top_pad = 31, disc_least = 56, disc_below = 12, bottom_pad = 29, top_card_pad = 37; // of option_card
constexpr float radius = 40;

struct CardWords {
    ui::TextBlock title, second;
    float title_height = 0, height = 0;
};

CardWords words_of(ui::Frame& frame, const ChoiceCard& card, const CardGrid& grid, float width) {
    CardWords words{
        .title = {.words = card.title,
                  .style = ui::fitting(frame.paint, card.title, grid.title_style, width),
                  .color = frame.theme.ink,
                  .width_px = width},
        .second = {.words = card.second, .style = grid.second_style, .color = frame.theme.ink_2, .width_px = width}};
    words.title_height = frame.paint.measure(words.title).height;
    words.height = words.title_height + (card.second.empty() ? 0 : frame.paint.measure(words.second).height);
    return words;
}

/// Room for words beside the disc; the tick has its own place where any of several can be chosen.
float width_beside(float width, const CardGrid& grid) {
    return width - pad - disc_px - between - (grid.any || grid.columns == 1 ? tick_px + tick_inset + 12 : right_pad);
}

float card_height(ui::Frame& frame, const ChoiceCard& card, const CardGrid& grid, float width) {
    if (grid.beside)
        return std::max({grid.least_px, disc_px + 2 * (grid.is_tight ? above_disc_tight : above_disc),
                         words_of(frame, card, grid, width_beside(width, grid)).height +
                             2 * (grid.is_tight ? above_words_tight : above_words)});
    const float words = words_of(frame, card, grid, width - 2 * top_card_pad).height;
    return std::max(grid.least_px, top_pad + disc_least + disc_below + words + bottom_pad);
}

bool draw_beside(Page& page, ui::Rect rect, const ChoiceCard& card, const CardGrid& grid) {
    ui::Frame& frame = page.frame;
    const std::string chosen = card.chosen ? page.say("say.chosen") : std::string();
    const ui::Touch touch = frame.control(
        card.id, rect,
        {.role = grid.any ? ui::Role::choice_any : ui::Role::choice_one, .label = card.title, .value = chosen});
    ui::choice_box(frame, card.id, rect, radius, card.chosen, touch.pressed);
    const ui::Rect disc{rect.x + pad, rect.center().y - disc_px / 2, disc_px, disc_px};
    ui::icon_disc(frame, disc, card.family, card.icon, 48);
    const bool is_alone = grid.any || grid.columns == 1;
    const float tick_y = is_alone ? rect.center().y - tick_px / 2 : rect.y + tick_inset;
    const ui::Rect box{rect.right() - tick_inset - tick_px, tick_y, tick_px, tick_px};
    if (card.chosen)
        ui::tick(frame, box, !grid.any);
    else if (grid.any)
        frame.paint.stroke(box, frame.theme.edge, frame.theme.edge_px, 14);
    // A tick in the corner takes the title's room, never the second line's.
    const CardWords words = words_of(frame, card, grid, width_beside(rect.width, grid));
    const float x = disc.right() + between, y = rect.center().y - words.height / 2;
    frame.label({x, y}, words.title);
    if (!card.second.empty()) frame.label({x, y + words.title_height}, words.second);
    return touch.activated;
}

bool draw_above(Page& page, ui::Rect rect, const ChoiceCard& card, const CardGrid& grid) {
    const std::string chosen = page.say("say.chosen");
    return ui::option_card(page.frame, card.id, rect,
                           {.title = card.title,
                            .second = card.second,
                            .icon = card.icon,
                            .family = card.family,
                            .chosen = card.chosen,
                            .any = grid.any,
                            .chosen_word = chosen,
                            .title_style = grid.title_style});
}

float column_width(float width, const CardGrid& grid) {
    return (width - static_cast<float>(grid.columns - 1) * grid.column_gap_px) / static_cast<float>(grid.columns);
}

std::size_t rows_of(std::size_t cards, const CardGrid& grid) {
    const auto columns = static_cast<std::size_t>(grid.columns);
    return (cards + columns - 1) / columns;
}

float tallest(ui::Frame& frame, std::span<const ChoiceCard> cards, const CardGrid& grid, float width) {
    float height = 0;
    for (const ChoiceCard& card : cards) height = std::max(height, card_height(frame, card, grid, width));
    return height;
}

} // namespace

float cards_height(Page& page, std::span<const ChoiceCard> cards, float width_px, const CardGrid& grid) {
    const auto rows = static_cast<float>(rows_of(cards.size(), grid));
    return rows * tallest(page.frame, cards, grid, column_width(width_px, grid)) + (rows - 1) * grid.row_gap_px;
}

std::optional<std::size_t> draw_cards(Page& page, std::span<const ChoiceCard> cards, ui::Rect area,
                                      const CardGrid& grid) {
    const float width = column_width(area.width, grid);
    const auto rows = static_cast<float>(rows_of(cards.size(), grid));
    const float height = std::max(tallest(page.frame, cards, grid, width),
                                  (area.height - (rows - 1) * grid.row_gap_px) / std::max(1.0F, rows));
    std::optional<std::size_t> touched;
    for (std::size_t at = 0; at < cards.size(); ++at) {
        const auto columns = static_cast<std::size_t>(grid.columns);
        const ui::Rect rect{area.x + static_cast<float>(at % columns) * (width + grid.column_gap_px),
                            area.y + static_cast<float>(at / columns) * (height + grid.row_gap_px), width, height};
        if (grid.beside ? draw_beside(page, rect, cards[at], grid) : draw_above(page, rect, cards[at], grid))
            touched = at;
    }
    return touched;
}

} // namespace porchlight::screens

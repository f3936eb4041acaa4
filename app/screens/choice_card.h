// Cards to choose from, in a grid that grows with its words: the disc above them where cards are tall, beside them
// where they are low or where one stands in a row alone. Says which was touched; knows nothing of what it means.
#pragma once

#include "app/page.h"

#include <span>
#include <string>

namespace porchlight::screens {

struct ChoiceCard {
    std::string_view id;
    std::string title, second; ///< the second line may be empty
    ui::Icon icon;
    ui::Family family;
    bool chosen = false;
};

struct CardGrid {
    int columns = 2;
    bool beside = false; ///< the disc stands beside the words
    bool any = false;    ///< any of them can be chosen, not one
    float column_gap_px = 32, row_gap_px = 26;
    float least_px = 0;    ///< height of a card
    bool is_tight = false; ///< less air above and below the disc and the words
    ui::TextStyle title_style, second_style;
};

/// How tall the grid is at this width when no card is taller than it has to be.
[[nodiscard]] float cards_height(Page& page, std::span<const ChoiceCard> cards, float width_px, const CardGrid& grid);
/// Fills the area, or more where the words need it; the card that was touched.
std::optional<std::size_t> draw_cards(Page& page, std::span<const ChoiceCard> cards, ui::Rect area,
                                      const CardGrid& grid);

} // namespace porchlight::screens

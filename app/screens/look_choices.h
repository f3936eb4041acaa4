// Tiles for the four text sizes and the three palettes: in Accessibility, and the sizes in the reader's own sheet.
#pragma once

#include "app/page.h"

#include <optional>
#include <string_view>

namespace porchlight::screens {

/// Where tiles stand: side by side, in fewer columns when a word would not fit its tile.
struct LookTiles {
    std::size_t columns = 1;
    ui::Size tile;
    float height_px = 0; ///< of all rows
};
LookTiles text_size_tiles(Page& page, float width);
LookTiles theme_tiles(Page& page, float width);

/// One tile a size, each with an A as large as it makes the text. Ids: `id`.standard, .large, .larger, .largest.
std::optional<Action> draw_text_sizes(Page& page, const LookTiles& tiles, ui::Point at, std::string_view id);
/// One tile a palette. Ids: `id`.light, .dark, .contrast.
std::optional<Action> draw_themes(Page& page, const LookTiles& tiles, ui::Point at, std::string_view id);

} // namespace porchlight::screens

// Tiles for the four text sizes and the three palettes: in Accessibility, and the sizes in the reader's own sheet.
#pragma once

#include "app/page.h"

#include <optional>
#include <string_view>

namespace porchlight::screens {

float look_tile_height(Page& page);
/// One tile a size, each with an A as large as it makes the text. Ids: `id`.standard, .large, .larger, .largest.
std::optional<Action> draw_text_sizes(Page& page, ui::Rect row, std::string_view id);
/// One tile a palette. Ids: `id`.light, .dark, .contrast.
std::optional<Action> draw_themes(Page& page, ui::Rect row, std::string_view id);

} // namespace porchlight::screens

// The text of a read as it stands on the page: how tall each block is, and the block itself. Knows the page's column,
// not the screen around it.
#pragma once

#include "app/library/article.h"
#include "app/page.h"

#include <optional>

namespace porchlight::screens {

/// Left edge and width of the column of text: 50 to 55 letters of standard text.
struct ReadColumn {
    float x, width;
};
ReadColumn read_column(const ui::Frame& frame);

/// With the space below it.
float block_height(Page& page, const library::Block& block);
/// Draws a block with its top at `y`; links between reads are rows below their block, big enough to touch. `number`
/// keeps their ids apart.
std::optional<Action> draw_block(Page& page, const library::Article& article, std::size_t number, float y);

} // namespace porchlight::screens

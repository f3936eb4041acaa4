// The text of a read as it stands on the page: how tall each block is, and the block itself. Knows the page's column,
// not the screen around it.
#pragma once

#include "app/library/article.h"
#include "app/page.h"

#include <optional>
#include <vector>

namespace porchlight::screens {

/// Left edge and width of the column of text: 50 to 55 letters of standard text.
struct ReadColumn {
    float x, width;
};
ReadColumn read_column(const ui::Frame& frame);

/// Bytes of a text that are on lamplight because they are read aloud; none when they end where they begin.
struct LitWords {
    std::size_t begin = 0, end = 0;
};
/// Words that are read aloud, the lit ones on lamplight in a colour that is read on it; registered as Frame::text does.
ui::Size draw_lit(Page& page, ui::Point at, const ui::TextBlock& block, LitWords lit, ui::Role role);

/// Where these bytes of a block's text stand when its top is at 0, on the canvas from its left edge: a rectangle a
/// line.
std::vector<ui::Rect> block_rects(Page& page, const library::Block& block, LitWords words);

/// The tinted box that something to try, to ask or to have stands in; with an edge where no tint is seen.
void draw_tinted_box(ui::Frame& frame, ui::Rect rect, const ui::Tint& tint);

/// How tall a line of these words is: of some scripts taller than of others.
float line_height(ui::Frame& frame, ui::TextBlock block);

/// With the space below it.
float block_height(Page& page, const library::Block& block);
/// Draws a block with its top at `y`; links between reads are rows below their block, big enough to touch. `number`
/// keeps their ids apart.
std::optional<Action> draw_block(Page& page, const library::Article& article, std::size_t number, float y,
                                 LitWords lit = {});

} // namespace porchlight::screens

// A read as a row: its topic's disc, its title, and how long it takes. At the end of a read and in the sheet of a
// shelf.
#pragma once

#include "app/screens/shelves.h"

#include <string_view>

namespace porchlight::screens {

inline constexpr float read_rows_gap_px = 20;

float read_row_height(Page& page, const Book& book, std::string_view second, float width);
/// `second` is the line below the title. Returns true when it was touched.
bool draw_read_row(Page& page, std::string_view id, ui::Rect rect, library::Shelf shelf, const Book& book,
                   std::string_view second);

} // namespace porchlight::screens

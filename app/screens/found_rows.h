// A read that was found, as a row: what matched is marked in its title or in the words around it.
#pragma once

#include "app/library/search.h"
#include "app/page.h"

#include <string_view>

namespace porchlight::screens {

enum class RowSize : std::uint8_t { beside_keys, full };

float found_row_height(Page& page, const library::Found& found, float width, RowSize size);
/// Returns true when it was touched.
bool draw_found_row(Page& page, const library::Found& found, ui::Rect rect, RowSize size);

} // namespace porchlight::screens

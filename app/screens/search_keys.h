// The letters of each language on the keys of search, and the row of keys below them.
#pragma once

#include "app/page.h"
#include "ui/widgets/keyboard.h"

#include <optional>
#include <string>
#include <string_view>

namespace porchlight::screens {

/// Whose letters the keys have now.
std::string keys_language(const SearchState& state, const Page& page);
/// The three rows for what has been typed so far: after a Devanagari consonant, vowels are signs.
ui::KeyRows rows_of(const SearchState& state, const Page& page);

/// The rows of a language, for whatever else is written in it.
ui::KeyRows letter_rows(std::string_view language, std::string_view typed);

/// Draws the keys in the bed from `left_px`; `head_px` is left free above them. `ready`: there is something to see.
std::optional<Action> draw_search_keys(const SearchState& state, Page& page, ui::Rect bed, float head_px, bool ready);

} // namespace porchlight::screens

// What explore, the reader and their sheets share: the names of their lists, and where things lie in them.
#pragma once

#include "app/library/article.h"
#include "app/library/sentences.h"
#include "app/page.h"
#include "app/screens/shelves.h"

#include <string_view>
#include <vector>

namespace porchlight::screens {

inline constexpr std::string_view shelves_list_id = "explore.list";
/// Every shelf is as tall as the one with the longest title needs.
struct ShelfSize {
    ui::Size book;
    float pitch_px; ///< from one shelf to the next
};
ShelfSize shelf_size(Page& page, const std::vector<ShownShelf>& shelves);

inline constexpr std::string_view read_list_id = "reader.text";

/// Where the parts of a read lie, from the top of its text; measured anew each frame, because the size of the text and
/// the language may change.
struct ReadPlaces {
    std::vector<float> blocks;         ///< top of each block
    std::vector<std::size_t> sections; ///< the blocks that are headings
    float contents_px = 0;             ///< top of the card with the sections
    float text_end_px = 0;             ///< below the last block
};
ReadPlaces places_of(Page& page, const library::Article& article);

/// The list position that shows a section's heading near the top.
float scroll_to_section(const ReadPlaces& places, std::size_t section);

/// Where a sentence of the read stands, a rectangle for each of its lines, from the top of the text and the left of the
/// canvas: for whoever reads it aloud.
std::vector<ui::Rect> sentence_rects(Page& page, const library::Article& article, const ReadPlaces& places,
                                     const library::Sentence& sentence);

/// The bed of a dock above the bar or, from the top of the glass down, at its right, with the shadow it throws.
void draw_dock_bed(ui::Frame& frame, ui::Rect dock);

} // namespace porchlight::screens

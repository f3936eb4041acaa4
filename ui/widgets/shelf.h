// A shelf of books, as in a friendly room: the books, and the plank they stand on. Knows nothing of what a book is
// about.
#pragma once

#include "ui/frame.h"

namespace ui {

inline constexpr Size book_size{304, 252}; ///< the least: it grows with its words
inline constexpr float books_gap_px = 22;
inline constexpr float plank_px = 14;

struct BookLook {
    std::string_view title, foot; ///< "4 min"
    Icon foot_icon = Icon::clock;
    Family family = Family::lamp;
    bool read = false;           ///< a small tick stands after the foot
    std::string_view value = {}; ///< state in words, for speech
};

/// How large a book must be for its words at the size of the text.
Size measured_book(Frame& frame, const BookLook& look);
/// A book; lifts while it is touched. Returns true when it was activated.
bool book(Frame& frame, std::string_view id, Rect still, const BookLook& look);
/// The plank under the books, with the shadow it throws on the wall.
void plank(Frame& frame, Rect rect);

} // namespace ui

// What stands on the shelves for a filter: the reads of each shelf in their order, and the try-it pages this kiosk has,
// each beside the read that leads to it. Knows nothing of how a shelf is drawn.
#pragma once

#include "app/library/library.h"
#include "app/page.h"
#include "ui/icon_names.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace porchlight::screens {

struct Book {
    std::string slug, title;
    int minutes = 0;
    bool try_it = false;
    bool read = false; ///< opened in this visit
};

struct ShownShelf {
    library::Shelf shelf = library::Shelf::peer;
    std::vector<Book> books;
};

/// The seven shelves, in the order they stand in.
inline constexpr std::array<library::Shelf, 7> seven_shelves{
    library::Shelf::peer,   library::Shelf::family, library::Shelf::coping, library::Shelf::boundaries,
    library::Shelf::stigma, library::Shelf::groups, library::Shelf::youth};

ui::Family family_of(library::Shelf shelf);
ui::Icon icon_of(library::Shelf shelf);
std::string name_of(const Page& page, library::Shelf shelf);

/// Every shelf that has something on it for this filter.
std::vector<ShownShelf> shelves_for(const Page& page, const ExploreState& explore);
/// All that stands on one shelf.
std::vector<Book> books_on(const Page& page, library::Shelf shelf, const ExploreState& explore);
/// The read or the try-it page with this slug, if this kiosk has it.
std::optional<ShownShelf> book_of(const Page& page, std::string_view slug);

/// "4 min" or "Try it".
std::string length_of(const Page& page, const Book& book);

/// What opening it asks for.
Action open(const Book& book);

} // namespace porchlight::screens

#include "app/screens/shelves.h"

#include "app/unicode.h"

#include <algorithm>

namespace porchlight::screens {

namespace {

using library::Article;
using library::Shelf;
using library::TryIt;

bool suits(const library::Audience& audience, Audience filter) {
    switch (filter) {
    case Audience::everyone:
        return true;
    case Audience::me:
        return audience.everyone || audience.clients;
    case Audience::family:
        return audience.everyone || audience.family;
    case Audience::teens:
        return audience.everyone || audience.teens;
    }
    return true;
}

bool has(const Page& page, const TryIt& page_to_try) {
    const auto& here = page.facts.try_its;
    return std::find(here.begin(), here.end(), page_to_try.slug) != here.end();
}

std::string title_of(const Page& page, std::string_view try_it) {
    if (try_it == "pattern-cards") return page.say("fam.book");
    if (try_it != "boundary-builder" && try_it != "question-to-carry") return page.say("welcome.quiet");
    // The break is for the head of its own page.
    return in_one_line(page.say(try_it == "boundary-builder" ? Key("bound.title") : Key("carry.title")));
}

Book book_from(const Article& article, const ExploreState& explore) {
    const bool read = std::find(explore.read.begin(), explore.read.end(), article.slug) != explore.read.end();
    return {article.slug, article.title, article.minutes, false, read};
}

Book book_from(const Page& page, const TryIt& try_it) {
    return {std::string(try_it.slug), title_of(page, try_it.slug), 0, true, false};
}

/// After the last read of the shelf that names it as a next step; at the end when none does.
std::size_t place_of(const TryIt& try_it, const std::vector<const Article*>& reads) {
    for (std::size_t i = reads.size(); i > 0; --i) {
        const auto& next = reads[i - 1]->next;
        if (std::find(next.begin(), next.end(), try_it.slug) != next.end()) return i;
    }
    return reads.size();
}

std::vector<Book> books_for(const Page& page, Shelf shelf, Audience filter, const ExploreState& explore) {
    std::vector<Book> books;
    if (page.facts.library == nullptr) return books;
    std::vector<const Article*> reads;
    for (const Article& article : page.facts.library->on(shelf))
        if (suits(article.audience, filter)) reads.push_back(&article);
    if (reads.empty()) return books;
    for (const Article* article : reads) books.push_back(book_from(*article, explore));
    for (const TryIt& try_it : library::try_it_pages)
        if (try_it.shelf == shelf && has(page, try_it))
            books.insert(books.begin() + static_cast<std::ptrdiff_t>(place_of(try_it, reads)), book_from(page, try_it));
    return books;
}

} // namespace

ui::Family family_of(Shelf shelf) {
    switch (shelf) {
    case Shelf::peer:
        return ui::Family::lamp;
    case Shelf::family:
        return ui::Family::clay;
    case Shelf::coping:
        return ui::Family::sky;
    case Shelf::boundaries:
        return ui::Family::sage;
    case Shelf::stigma:
        return ui::Family::plum;
    case Shelf::groups:
    case Shelf::about:
        return ui::Family::indigo;
    case Shelf::youth:
        return ui::Family::olive;
    }
    return ui::Family::indigo;
}

ui::Icon icon_of(Shelf shelf) {
    switch (shelf) {
    case Shelf::peer:
        return ui::Icon::heart_handshake;
    case Shelf::family:
        return ui::Icon::users;
    case Shelf::coping:
        return ui::Icon::waves;
    case Shelf::boundaries:
        return ui::Icon::fence;
    case Shelf::stigma:
        return ui::Icon::speech;
    case Shelf::groups:
        return ui::Icon::messages_square;
    case Shelf::youth:
        return ui::Icon::graduation_cap;
    case Shelf::about:
        return ui::Icon::info;
    }
    return ui::Icon::book_open;
}

std::string name_of(const Page& page, Shelf shelf) { return page.say(Key::of({"shelf.", library::name_of(shelf)})); }

std::vector<ShownShelf> shelves_for(const Page& page, const ExploreState& explore) {
    std::vector<ShownShelf> shelves;
    for (Shelf shelf : seven_shelves) {
        auto books = books_for(page, shelf, explore.audience, explore);
        if (!books.empty()) shelves.push_back({shelf, std::move(books)});
    }
    return shelves;
}

std::vector<Book> books_on(const Page& page, Shelf shelf, const ExploreState& explore) {
    return books_for(page, shelf, explore.audience, explore);
}

std::optional<ShownShelf> book_of(const Page& page, std::string_view slug) {
    if (page.facts.library != nullptr)
        if (const Article* article = page.facts.library->find(slug))
            return ShownShelf{article->shelf, {book_from(*article, {})}};
    for (const TryIt& try_it : library::try_it_pages)
        if (try_it.slug == slug && has(page, try_it))
            return ShownShelf{try_it.shelf.value_or(Shelf::coping), {book_from(page, try_it)}};
    return std::nullopt;
}

std::string length_of(const Page& page, const Book& book) {
    return book.try_it ? page.say("explore.try") : page.say("explore.min", {{"n", book.minutes}});
}

Action open(const Book& book) {
    if (book.slug == "quiet-minute") return action::OpenQuiet{};
    return action::OpenRead{book.slug};
}

} // namespace porchlight::screens

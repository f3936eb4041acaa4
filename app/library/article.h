// A read: what it is about, who it is for, and its text as blocks that can be drawn, spoken and searched. Nothing but
// text: a read cannot hold a picture, markup or a way out of the kiosk.
#pragma once

#include "app/error.h"
#include "store/day.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace porchlight::library {

/// The shelves in the order they stand in. The last one holds what the kiosk says about itself and its sources.
enum class Shelf : std::uint8_t { peer, family, coping, boundaries, stigma, groups, youth, about };

/// As written in front matter, and after "shelf." in the catalogue of words.
inline constexpr std::array<std::string_view, 8> shelf_names = {"peer",   "family", "coping", "boundaries",
                                                                "stigma", "groups", "youth",  "about"};
constexpr std::string_view name_of(Shelf shelf) { return shelf_names[static_cast<std::size_t>(shelf)]; }

/// Who a read is for; a read may be for several.
struct Audience {
    bool everyone = false;
    bool clients = false;
    bool family = false;
    bool teens = false;
    friend bool operator==(const Audience&, const Audience&) = default;
};

/// A page to do something on, which stands on a shelf like a book and can be linked to like a read.
struct TryIt {
    std::string_view slug;
    std::optional<Shelf> shelf; ///< none: opened from elsewhere
};
inline constexpr std::array<TryIt, 4> try_it_pages = {{{"pattern-cards", Shelf::family},
                                                       {"boundary-builder", Shelf::boundaries},
                                                       {"question-to-carry", Shelf::coping},
                                                       {"quiet-minute", std::nullopt}}};

std::optional<Shelf> shelf_of(std::string_view name);
/// From "everyone", "clients", "family" and "teens"; nothing when one of them is another word or there is none.
std::optional<Audience> audience_of(const std::vector<std::string>& names);

/// Small letters a to z, digits and "-": how reads and pages are named in links and file names.
bool is_slug(std::string_view text);

/// A stretch of text in one style.
struct Run {
    std::string text;
    bool bold = false;
    bool emphasis = false;
    std::string link = {}; ///< slug of a read or a try-it page; empty: no link
    friend bool operator==(const Run&, const Run&) = default;
};

enum class BlockKind : std::uint8_t {
    heading,   ///< opens a section
    paragraph, ///< plain text
    item,      ///< one entry of a list with dots
    numbered,  ///< one entry of a list with numbers
    quote,     ///< words somebody might say
    try_this,  ///< a box: something to try
    ask_this,  ///< a box: something to ask
};

struct Block {
    BlockKind kind = BlockKind::paragraph;
    std::vector<Run> runs;
    int number = 0; ///< of a numbered entry
    int line = 0;   ///< in the file, from 1
};

/// The words of a block without their style.
std::string text_of(const Block& block);

/// A fact of the plan, and where a read teaches it.
struct Teaching {
    std::string fact;
    int section = 0; ///< 0: before the first heading, 1: under the first heading, and so on
    friend bool operator==(const Teaching&, const Teaching&) = default;
};

struct Article {
    std::string slug; ///< the file's name without ".md"
    std::string title;
    Shelf shelf = Shelf::peer;
    Audience audience;
    int minutes = 1;
    int place = 99; ///< on its shelf, from 1
    std::string summary;
    std::vector<std::string> sources;
    std::vector<std::string> keywords;
    std::optional<store::Day> reviewed; ///< the day a person at the site checked it
    std::vector<std::string> next;      ///< slugs to offer at the end, first choice first
    std::vector<Teaching> teaches;      ///< empty for a read that the plan does not know
    std::vector<Block> blocks;
};

/// How many words the text of a read has, headings included.
int word_count(const Article& article);

/// How many sections a read has, the opening before its first heading not counted.
int section_count(const Article& article);

struct Plan;

/// Reads one article. `file` names it in errors, and its stem is the slug. Refuses, with file, line and what is
/// allowed: a missing, unknown or repeated field, raw HTML, pictures, outside links, code, tables and anything else
/// that is not a block above, a fact in a section that is not there, text that is not UTF-8, and files over 256 KB.
/// With a `plan`, a read may teach only the facts that the plan asks of it.
Result<Article> parse_article(std::string_view text, const std::string& file, const Plan* plan = nullptr);

} // namespace porchlight::library

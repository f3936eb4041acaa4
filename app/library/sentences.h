// The sentences of a read, in the order they are read aloud. Knows where they are in the text, not on the page.
#pragma once

#include "app/library/article.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace porchlight::library {

/// One sentence without the space around it: bytes `begin` to `end` of the title or of the text of a block.
struct Sentence {
    std::optional<std::size_t> block; ///< none: the title
    std::size_t begin = 0, end = 0;
};

/// The title, then every block's; ICU's rules of the language decide where one ends.
std::vector<Sentence> sentences_of(const Article& article, std::string_view language);

} // namespace porchlight::library

// The text of a read, from Markdown to blocks. Only what a block can hold is taken; everything else is refused.
#pragma once

#include "app/library/article.h"

namespace porchlight::library {

/// `body` must be UTF-8 with "\n" line ends. `first_line` is the line of its first character in `file`.
Result<std::vector<Block>> blocks_of(std::string_view body, const std::string& file, int first_line);

} // namespace porchlight::library

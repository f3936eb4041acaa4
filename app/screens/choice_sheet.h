// A sheet to choose one of a few: a row for each, and a tick on the one that holds.
#pragma once

#include "app/page.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace porchlight::screens {

struct SheetChoice {
    std::string words;
    std::string second = {}; ///< at the right, or below where one of them has no room there
    bool chosen = false;
};

/// What was touched: a row, counted from 0, or the way out.
struct SheetAnswer {
    std::optional<std::size_t> picked = {};
    bool closed = false;
};

/// Names its controls `id`.0, `id`.1 ... and `id`.close.
SheetAnswer choice_sheet(Page& page, std::string_view id, std::string_view title,
                         const std::vector<SheetChoice>& choices);

} // namespace porchlight::screens

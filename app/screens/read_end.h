// What stands below the last words of a read: company where peers are offered, two reads to go on with, and the way
// back to the shelf.
#pragma once

#include "app/library/article.h"
#include "app/page.h"

#include <optional>

namespace porchlight::screens {

struct ReadEnd {
    float height_px = 0; ///< with the space below it
    std::optional<Action> action;
};
ReadEnd draw_read_end(Page& page, const library::Article& article, float y);

} // namespace porchlight::screens

// Runs of columns that hold ink, each with the rows it needs; neighbours stay together where the gap is small.
#include "ui/mask.h"

#include <algorithm>

namespace ui {

namespace {

constexpr int quad_px = 250; ///< pixels that cost a processor about what one more rectangle does

struct Rows {
    int first = 0, end = 0; ///< of the ink; end 0: none
};

std::vector<Rows> rows_of_columns(const Mask& mask) {
    std::vector<Rows> columns(static_cast<std::size_t>(mask.width));
    const std::uint8_t* at = mask.coverage.data();
    for (int y = 0; y < mask.height; ++y) {
        for (Rows& column : columns) {
            if (*at++ == 0) continue;
            if (column.end == 0) column.first = y;
            column.end = y + 1;
        }
    }
    return columns;
}

int area(const MaskPart& part) { return part.width * part.height; }

MaskPart around(const MaskPart& a, const MaskPart& b) {
    const int x = std::min(a.x, b.x), y = std::min(a.y, b.y);
    return {x, y, std::max(a.x + a.width, b.x + b.width) - x, std::max(a.y + a.height, b.y + b.height) - y};
}

} // namespace

std::vector<MaskPart> inked_parts(const Mask& mask) {
    std::vector<MaskPart> parts;
    const std::vector<Rows> columns = rows_of_columns(mask);
    for (int x = 0; x < mask.width; ++x) {
        const Rows& rows = columns[static_cast<std::size_t>(x)];
        if (rows.end == 0) continue;
        const bool goes_on = x > 0 && columns[static_cast<std::size_t>(x) - 1].end != 0;
        const MaskPart column{x, rows.first, 1, rows.end - rows.first};
        if (goes_on)
            parts.back() = around(parts.back(), column);
        else
            parts.push_back(column);
    }
    std::vector<MaskPart> joined;
    for (const MaskPart& part : parts) {
        joined.push_back(part);
        while (joined.size() > 1) {
            const MaskPart &a = joined[joined.size() - 2], &b = joined.back(), both = around(a, b);
            if (area(both) > area(a) + area(b) + quad_px) break;
            joined.pop_back();
            joined.back() = both;
        }
    }
    return joined;
}

} // namespace ui

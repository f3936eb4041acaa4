// Words in any script, laid out by Pango and drawn as tinted masks. A layout is measured without a window; pixels are
// made only when something is drawn to a screen. Line boxes sit as in CSS: the glyphs are centred in `line_px`.
#pragma once

#include "ui/geometry.h"
#include "ui/theme.h"
#include "ui/type.h"

#include <string>
#include <string_view>
#include <vector>

namespace ui {

enum class Align : std::uint8_t { start, center, end };

/// `words` may mark **bold** runs; everything else is drawn as it is.
struct TextBlock {
    std::string_view words;
    TextStyle style;
    Color color;
    float width_px = 0; ///< wraps at this width; 0 is one line of any length
    Align align = Align::start;
    int lines_max = 0; ///< ends with an ellipsis after so many lines; 0 is any number
};

/// What `words` say without the marks of bold runs: for labels and speech.
std::string spoken(std::string_view words);

} // namespace ui

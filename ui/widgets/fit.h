// Words that must never be broken in the middle: how wide the longest of them is, and a style in which it fits. Makes
// nothing smaller that fits already.
#pragma once

#include "ui/painter.h"

#include <string_view>

namespace ui {

/// The widest piece of `words` that a line cannot be broken in, in canvas pixels.
float longest_word(Painter& paint, std::string_view words, const TextStyle& style);

/// The style, or as much smaller as the longest word needs to stand within `width_px`; never below 28 px (tokens.md 3).
TextStyle fitting(Painter& paint, std::string_view words, TextStyle style, float width_px);

/// The style, or as much as a fifth smaller where that lets every line that the copy breaks by hand stand on one line.
TextStyle fitting_lines(Painter& paint, std::string_view words, TextStyle style, float width_px);

/// The narrowest width in which the block has as many lines as it has, so that they are as even as they can be; its own
/// width where the copy breaks its lines by hand.
float even_width(Painter& paint, TextBlock block);

/// The block's style, or one up to an eighth smaller where that saves a whole line.
TextStyle a_line_less(Painter& paint, TextBlock block);

} // namespace ui

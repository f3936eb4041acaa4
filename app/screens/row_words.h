// The title of a row and the sentence below it, made once and measured, and where its lines break; a line through
// words that do not hold.
#pragma once

#include "ui/frame.h"

#include <string>
#include <string_view>

namespace porchlight::screens {

struct RowWords {
    ui::TextBlock title, second;
    float title_px, height_px; ///< of the title, and of both
};

/// The words must outlive what is made of them.
RowWords row_words(ui::Frame& frame, std::string_view title, std::string_view second, float width,
                   float title_line_px = 47.5F);

/// Words with dots between two things, as they read best where they need more lines than one: where each thing
/// fits on a line, one that does not fit beside the one before it goes below, without its dot, unless that takes a line
/// more. No line begins with a dot.
std::string words_at_dots(ui::Painter& paint, const ui::TextBlock& block);

/// A line through every line of the words, which stand at `at`.
void strike(ui::Frame& frame, ui::Point at, const ui::TextBlock& block);

} // namespace porchlight::screens

// The title of a row and the sentence below it, made once and measured. Draws nothing.
#pragma once

#include "ui/frame.h"

#include <string_view>

namespace porchlight::screens {

struct RowWords {
    ui::TextBlock title, second;
    float title_px, height_px; ///< of the title, and of both
};

/// The words must outlive what is made of them.
RowWords row_words(ui::Frame& frame, std::string_view title, std::string_view second, float width,
                   float title_line_px = 47.5F);

} // namespace porchlight::screens

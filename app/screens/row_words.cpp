#include "app/screens/row_words.h"

namespace porchlight::screens {

RowWords row_words(ui::Frame& frame, std::string_view title, std::string_view second, float width,
                   float title_line_px) {
    RowWords words{
        {.words = title,
         .style = frame.type.sans(38, title_line_px, ui::Weight::bold),
         .color = frame.theme.ink,
         .width_px = width},
        {.words = second, .style = frame.type.sans(32, 44.8F), .color = frame.theme.ink_2, .width_px = width},
        0,
        0};
    words.title_px = frame.paint.measure(words.title).height;
    words.height_px = words.title_px + frame.paint.measure(words.second).height;
    return words;
}

} // namespace porchlight::screens

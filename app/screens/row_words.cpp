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

std::string words_at_dots(ui::Painter& paint, const ui::TextBlock& block) {
    constexpr std::string_view dot = " · ", kept_dot = "\u00A0· ";
    const auto measured = [&](std::string_view words, float width_px) {
        ui::TextBlock part = block;
        part.words = words;
        part.width_px = width_px;
        return paint.measure(part);
    };
    const auto fits = [&](std::string_view words) { return measured(words, 0).width <= block.width_px; };
    bool each_fits = true;
    std::string kept, below, line;
    std::string_view rest = block.words;
    while (true) {
        const std::size_t at = rest.find(dot);
        const std::string thing(rest.substr(0, at));
        kept += (kept.empty() ? "" : std::string(kept_dot)) + thing;
        const std::string longer = line.empty() ? thing : line + std::string(kept_dot) + thing;
        each_fits = each_fits && fits(thing);
        if (!line.empty() && !fits(longer)) {
            below += line + "\n";
            line = thing;
        } else {
            line = longer;
        }
        if (at == std::string_view::npos) break;
        rest.remove_prefix(at + dot.size());
    }
    below += line;
    const bool is_no_longer = measured(below, block.width_px).height <= measured(kept, block.width_px).height;
    return each_fits && is_no_longer ? below : kept;
}

void strike(ui::Frame& frame, ui::Point at, const ui::TextBlock& block) {
    constexpr float line_px = 3, middle = 0.53F; // through the small letters, and below the headline of Devanagari
    for (const ui::Rect& line : frame.paint.rects(block, 0, block.words.size()))
        frame.paint.fill({at.x + line.x, at.y + line.y + middle * line.height, line.width, line_px}, block.color);
}

} // namespace porchlight::screens

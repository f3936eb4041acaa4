#include "ui/widgets/fit.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr float smallest_px = 28; ///< tokens.md 3: never below 28 px anywhere

/// Where the first piece of `words` ends that a line can be broken after; a word joiner forbids it after a hyphen.
std::size_t piece_end(std::string_view words) {
    constexpr std::string_view word_joiner = "\u2060";
    std::size_t end = words.find_first_of(" \n-");
    while (end != std::string_view::npos && words.substr(end + 1).starts_with(word_joiner))
        end = words.find_first_of(" \n-", end + 1);
    return std::min(end, words.size());
}

} // namespace

float longest_word(Painter& paint, std::string_view words, const TextStyle& style) {
    TextStyle seen = style;
    if (words.find("**") != std::string_view::npos) seen.weight = std::max(seen.weight, Weight::bold);
    float longest = 0;
    while (!words.empty()) {
        const std::size_t end = piece_end(words);
        const bool hyphen = end < words.size() && words[end] == '-'; // which stays at the end of its line
        const std::string word = spoken(words.substr(0, end + (hyphen ? 1 : 0)));
        if (!word.empty()) longest = std::max(longest, paint.advance({.words = word, .style = seen, .color = {}}));
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return longest;
}

TextStyle fitting(Painter& paint, std::string_view words, TextStyle style, float width_px) {
    const float longest = longest_word(paint, words, style);
    if (longest <= width_px) return style;
    const float size_px =
        std::max(std::min(smallest_px, style.size_px), std::floor(style.size_px * width_px / longest));
    style.line_px *= size_px / style.size_px;
    style.size_px = size_px;
    return style;
}

TextStyle fitting_lines(Painter& paint, std::string_view words, TextStyle style, float width_px) {
    constexpr float least_share = 0.8F;
    const float longest = paint.measure({.words = words, .style = style, .color = {}}).width;
    const float share = width_px / std::max(longest, 1.0F);
    if (words.find('\n') == std::string_view::npos || share >= 1 || share < least_share) return style;
    const float size_px = std::floor(style.size_px * share);
    style.line_px *= size_px / style.size_px;
    style.size_px = size_px;
    return style;
}

float even_width(Painter& paint, TextBlock block) {
    constexpr float step_px = 20, least_share = 0.5F;
    const float whole_px = block.width_px, height = paint.measure(block).height;
    if (block.words.find('\n') != std::string_view::npos || height < 1.5F * block.style.line_px) return whole_px;
    float width = whole_px;
    while (width - step_px > whole_px * least_share) {
        block.width_px = width - step_px;
        if (paint.measure(block).height > height + 0.5F) break;
        width = block.width_px;
    }
    return width;
}

TextStyle a_line_less(Painter& paint, TextBlock block) {
    constexpr float least_share = 0.875F, step_px = 2;
    const TextStyle whole = block.style;
    const float height = paint.measure(block).height;
    while (block.style.size_px - step_px >= whole.size_px * least_share) {
        block.style.line_px *= (block.style.size_px - step_px) / block.style.size_px;
        block.style.size_px -= step_px;
        if (paint.measure(block).height < height - whole.line_px / 2) return block.style;
    }
    return whole;
}

} // namespace ui

#include "ui/text_ends.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace ui {

namespace {

constexpr float least_share = 0.6F; ///< of the width: a narrower block looks like a column of its own

std::string_view trimmed(std::string_view words) {
    while (!words.empty() && words.back() == ' ') words.remove_suffix(1);
    while (!words.empty() && words.front() == ' ') words.remove_prefix(1);
    return words;
}

bool is_one_word(std::string_view words) {
    constexpr std::string_view no_break_space = "\u00a0";
    words = trimmed(words);
    return words.find(' ') == std::string_view::npos && words.find(no_break_space) == std::string_view::npos;
}

/// Whether a paragraph of several lines ends on one word.
bool has_lone_word(PangoLayout* layout) {
    const char* words = pango_layout_get_text(layout);
    const int count = pango_layout_get_line_count(layout);
    for (int at = 1; at < count; ++at) {
        const PangoLayoutLine* line = pango_layout_get_line_readonly(layout, at);
        const bool is_last = at + 1 == count || pango_layout_get_line_readonly(layout, at + 1)->is_paragraph_start != 0;
        if (line->is_paragraph_start == 0 && is_last &&
            is_one_word({words + line->start_index, static_cast<std::size_t>(line->length)})) {
            return true;
        }
    }
    return false;
}

bool ends_sentence(std::string_view words) {
    constexpr std::array<std::string_view, 6> ends{".", "!", "?", "…", "।", ":"};
    for (const std::string_view closing : {"”", "\""}) {
        if (words.ends_with(closing)) words.remove_suffix(closing.size());
    }
    return std::ranges::any_of(ends, [&](std::string_view end) { return words.ends_with(end); });
}

/// The bytes of the words stay where they are, so that their attributes do too.
void set_words(PangoLayout* layout, const std::string& words) {
    pango_layout_set_text(layout, words.c_str(), static_cast<int>(words.size()));
}

/// Narrows the layout, each time below its widest line so that something moves, until no word is alone. Leaves it as it
/// was when that takes a line more, or too narrow a block.
bool narrow(PangoLayout* layout, int lines_most) {
    const int whole = pango_layout_get_width(layout);
    while (pango_layout_get_line_count(layout) <= lines_most) {
        if (!has_lone_word(layout)) return true;
        PangoRectangle logical;
        pango_layout_get_extents(layout, nullptr, &logical);
        const int narrower = std::min(logical.width, pango_layout_get_width(layout)) - PANGO_SCALE;
        if (static_cast<float>(narrower) < least_share * static_cast<float>(whole)) break;
        pango_layout_set_width(layout, narrower);
        if (breaks_word(layout)) break;
    }
    pango_layout_set_width(layout, whole);
    return false;
}

/// Whether a line between two others of its paragraph is one short word.
bool has_short_line(PangoLayout* layout, int whole) {
    constexpr float short_share = 0.33F;
    const char* words = pango_layout_get_text(layout);
    const int count = pango_layout_get_line_count(layout);
    for (int at = 1; at + 1 < count; ++at) {
        PangoLayoutLine* line = pango_layout_get_line_readonly(layout, at);
        if (line->is_paragraph_start != 0 || pango_layout_get_line_readonly(layout, at + 1)->is_paragraph_start != 0)
            continue;
        PangoRectangle logical;
        pango_layout_line_get_extents(line, nullptr, &logical);
        if (static_cast<float>(logical.width) < short_share * static_cast<float>(whole) &&
            is_one_word({words + line->start_index, static_cast<std::size_t>(line->length)}))
            return true;
    }
    return false;
}

/// The same as `narrow` for a short word alone between two lines, where the last word has to stand alone.
void fill_short_line(PangoLayout* layout) {
    const int whole = pango_layout_get_width(layout), lines = pango_layout_get_line_count(layout);
    while (has_short_line(layout, whole)) {
        PangoRectangle logical;
        pango_layout_get_extents(layout, nullptr, &logical);
        const int narrower = std::min(logical.width, pango_layout_get_width(layout)) - PANGO_SCALE;
        pango_layout_set_width(layout, narrower);
        if (static_cast<float>(narrower) >= least_share * static_cast<float>(whole) && !breaks_word(layout) &&
            pango_layout_get_line_count(layout) <= lines)
            continue;
        pango_layout_set_width(layout, whole);
        return;
    }
}

} // namespace

bool breaks_word(PangoLayout* layout) {
    const char* words = pango_layout_get_text(layout);
    int attribute_count = 0;
    const PangoLogAttr* attributes = pango_layout_get_log_attrs_readonly(layout, &attribute_count);
    for (int line = 1; line < pango_layout_get_line_count(layout); ++line) {
        const int start = pango_layout_get_line_readonly(layout, line)->start_index;
        const long at = g_utf8_pointer_to_offset(words, words + start);
        if (at < attribute_count && attributes[at].is_line_break == 0 && words[start - 1] != '\n') return true;
    }
    return false;
}

void settle_line_ends(PangoLayout* layout, bool one_text) {
    std::string words = pango_layout_get_text(layout);
    const auto breaks = static_cast<int>(std::ranges::count(words, '\n'));
    if (breaks > 0 && pango_layout_get_line_count(layout) > breaks + 1) {
        for (std::size_t at = words.find('\n'); at != std::string::npos; at = words.find('\n', at + 1)) {
            if (!ends_sentence(std::string_view(words).substr(0, at))) words[at] = ' ';
        }
        set_words(layout, words);
    }
    const int lines = pango_layout_get_line_count(layout);
    if (narrow(layout, lines)) return;
    if (breaks > 0 && one_text) {
        const std::string kept = words;
        std::ranges::replace(words, '\n', ' ');
        set_words(layout, words);
        if (narrow(layout, lines)) return;
        set_words(layout, kept);
    }
    fill_short_line(layout);
}

} // namespace ui

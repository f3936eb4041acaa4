// Layout through Pango; line boxes as CSS draws them.
#include "ui/text_layout.h"

#include "ui/text_ends.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace ui {

namespace {

/// tokens.md 3: Hindi titles are bold, nine tenths of the size; all Devanagari lines are 1.15 times as tall.
constexpr float devanagari_title_size = 0.9F, devanagari_line = 1.15F, devanagari_title_line_least = 1.3F;

/// U+0900..U+097F in UTF-8 begin with E0 A4 or E0 A5.
bool has_devanagari(std::string_view words) {
    for (std::size_t at = 0; at + 1 < words.size(); ++at) {
        const auto first = static_cast<unsigned char>(words[at]), second = static_cast<unsigned char>(words[at + 1]);
        if (first == 0xE0 && (second == 0xA4 || second == 0xA5)) {
            return true;
        }
    }
    return false;
}

TextStyle for_devanagari(TextStyle style) {
    style.line_px *= devanagari_line;
    if (style.face == Face::serif) {
        style.size_px = std::round(style.size_px * devanagari_title_size);
        style.weight = Weight::bold;
        style.line_px = std::max(style.line_px, style.size_px * devanagari_title_line_least);
    }
    return style;
}

struct AttributesRelease {
    void operator()(PangoAttrList* list) const { pango_attr_list_unref(list); }
};
using Attributes = std::unique_ptr<PangoAttrList, AttributesRelease>;

/// Vollkorn leaves nearly a space after the marks that open a Spanish question or exclamation; Pango takes half of this
/// from each side of the mark.
void close_opening_marks(PangoAttrList* list, std::string_view plain, const TextStyle& style) {
    constexpr float spacing_em = -0.1F;
    if (style.face != Face::serif) return;
    for (const std::string_view mark : {"¿", "¡"})
        for (std::size_t at = plain.find(mark); at != std::string_view::npos; at = plain.find(mark, at + 1)) {
            const float spacing_px = spacing_em * style.size_px + style.tracking_px;
            PangoAttribute* closer = pango_attr_letter_spacing_new(static_cast<int>(spacing_px * PANGO_SCALE));
            closer->start_index = static_cast<unsigned>(at);
            closer->end_index = static_cast<unsigned>(at + mark.size());
            pango_attr_list_change(list, closer);
        }
}

Attributes attributes(std::string_view marked, const TextStyle& style) {
    Attributes list(pango_attr_list_new());
    // Never a hyphen that the copy does not have (tokens.md, section 3), even where a word is too long for its line.
    pango_attr_list_insert(list.get(), pango_attr_insert_hyphens_new(FALSE));
    pango_attr_list_insert(list.get(), pango_attr_font_features_new(style.tabular ? "lnum=1,tnum=1" : "lnum=1"));
    if (style.tracking_px != 0) {
        const auto spacing = static_cast<int>(std::lround(style.tracking_px * PANGO_SCALE));
        pango_attr_list_insert(list.get(), pango_attr_letter_spacing_new(spacing));
    }
    unsigned plain = 0, began = 0;
    bool bold = false;
    for (std::size_t at = 0; at <= marked.size(); ++at) {
        const bool mark = marked.substr(std::min(at, marked.size()), 2) == "**";
        if (!mark && at < marked.size()) {
            ++plain;
            continue;
        }
        if (bold && plain > began && style.weight < Weight::bold) {
            PangoAttribute* weight = pango_attr_weight_new(PANGO_WEIGHT_BOLD);
            weight->start_index = began;
            weight->end_index = plain;
            pango_attr_list_insert(list.get(), weight);
        }
        bold = mark && !bold;
        began = plain;
        if (mark) {
            ++at;
        }
    }
    return list;
}

float units(int pango) { return static_cast<float>(pango) / static_cast<float>(PANGO_SCALE); }

} // namespace

std::size_t TextLayouts::KeyHash::operator()(const Key& key) const {
    std::size_t hash = std::hash<std::string_view>{}(key.words);
    const auto mix = [&hash](auto value) {
        hash ^= std::hash<decltype(value)>{}(value) + 0x9e3779b97f4a7c15ULL + (hash << 6U) + (hash >> 2U);
    };
    mix(key.style.size_px);
    mix(key.style.line_px);
    mix(key.width_px);
    mix((static_cast<unsigned>(key.style.weight) << 8U) | (static_cast<unsigned>(key.style.face) << 4U) |
        static_cast<unsigned>(key.align));
    return hash;
}

void TextLayouts::set_language(std::string_view language, bool right_to_left) {
    if (language == language_ && right_to_left == right_to_left_) {
        return;
    }
    language_ = language;
    right_to_left_ = right_to_left;
    fonts_.set_language(language);
    fonts_.set_right_to_left(right_to_left);
    forget();
}

TextLayouts::Kept::~Kept() { ::explicit_bzero(words.data(), words.size()); }

const Paragraph& TextLayouts::get(const TextBlock& block) {
    const auto found = paragraphs_.find({block.words, block.style, block.width_px, block.align, block.lines_max});
    if (found != paragraphs_.end()) {
        return found->second->paragraph;
    }
    auto kept = std::make_unique<Kept>();
    kept->words = block.words;
    kept->paragraph.number = ++next_number_;
    lay_out(block, kept->paragraph);
    const Key key{kept->words, block.style, block.width_px, block.align, block.lines_max};
    return paragraphs_.emplace(key, std::move(kept)).first->second->paragraph;
}

void TextLayouts::lay_out(const TextBlock& block, Paragraph& paragraph) {
    const bool in_devanagari = has_devanagari(block.words);
    const TextStyle style = in_devanagari ? for_devanagari(block.style) : block.style;
    paragraph.layout_.reset(pango_layout_new(fonts_.context()));
    PangoLayout* layout = paragraph.layout_.get();
    const FontDescription font = Fonts::description(style);
    pango_layout_set_font_description(layout, font.get());
    pango_layout_set_auto_dir(layout, FALSE);
    const std::string plain = spoken(block.words);
    pango_layout_set_text(layout, plain.c_str(), static_cast<int>(plain.size()));
    const Attributes listed = attributes(block.words, style);
    close_opening_marks(listed.get(), plain, style);
    pango_layout_set_attributes(layout, listed.get());
    if (block.width_px > 0) {
        pango_layout_set_width(layout, static_cast<int>(std::ceil(block.width_px * PANGO_SCALE)));
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
        if (block.lines_max > 0) {
            pango_layout_set_height(layout, -block.lines_max);
            pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
        } else {
            // Words with a limit of lines, such as running text, end where they end. A bold line is a heading to the
            // rest.
            settle_line_ends(layout, block.words.find("**\n") == std::string_view::npos);
        }
    }
    place_lines(block, style, paragraph);
}

void TextLayouts::place_lines(const TextBlock& block, const TextStyle& style, Paragraph& paragraph) {
    PangoLayout* layout = paragraph.layout_.get();
    const FontHeights font = heights(style);
    // Whole pixels, as browsers do, so that the measured pictures of the design match.
    const float half_leading = std::floor((style.line_px - (font.ascent_px + font.descent_px)) / 2);
    const float share = block.align == Align::start ? 0 : block.align == Align::center ? 0.5F : 1;
    const int lines = pango_layout_get_line_count(layout);
    for (int at = 0; at < lines; ++at) {
        PangoRectangle ink, logical;
        pango_layout_line_get_extents(pango_layout_get_line_readonly(layout, at), &ink, &logical);
        LaidLine line;
        line.width = units(logical.width);
        line.x = (block.width_px - line.width) * share;
        line.baseline = static_cast<float>(at) * style.line_px + half_leading + font.ascent_px;
        line.ink = {units(ink.x), units(ink.y), units(ink.width), units(ink.height)};
        paragraph.size.width = std::max(paragraph.size.width, line.width);
        paragraph.lines.push_back(line);
    }
    paragraph.size.height = static_cast<float>(lines) * style.line_px;
    paragraph.ellipsized = pango_layout_is_ellipsized(layout) != FALSE;
}

FontHeights TextLayouts::heights(const TextStyle& style) {
    const auto size = static_cast<std::uint64_t>(std::lround(style.size_px * 64));
    const auto key =
        (size << 16U) | (static_cast<std::uint64_t>(style.weight) << 1U) | static_cast<std::uint64_t>(style.face);
    const auto found = heights_.find(key);
    if (found != heights_.end()) {
        return found->second;
    }
    return heights_.emplace(key, fonts_.heights(style)).first->second;
}

LineMask Paragraph::raster(std::size_t line, float pixels_per_unit) const {
    const Rect ink = lines.at(line).ink;
    LineMask made;
    if (ink.empty()) {
        return made;
    }
    constexpr int margin_px = 1; // anti-aliasing reaches past the outline's box
    const auto floor_px = [&](float value) { return static_cast<int>(std::floor(value * pixels_per_unit)); };
    const auto ceil_px = [&](float value) { return static_cast<int>(std::ceil(value * pixels_per_unit)); };
    made.left_px = floor_px(ink.x) - margin_px;
    made.top_px = floor_px(ink.y) - margin_px;
    made.mask.width = ceil_px(ink.right()) + margin_px - made.left_px;
    made.mask.height = ceil_px(ink.bottom()) + margin_px - made.top_px;

    cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_A8, made.mask.width, made.mask.height);
    cairo_t* cairo = cairo_create(surface);
    cairo_translate(cairo, -made.left_px, -made.top_px);
    cairo_scale(cairo, static_cast<double>(pixels_per_unit), static_cast<double>(pixels_per_unit));
    // As outlines: cairo 1.16 would snap every glyph to whole pixels and space small text unevenly.
    cairo_move_to(cairo, 0, 0);
    pango_cairo_layout_line_path(cairo, pango_layout_get_line_readonly(layout_.get(), static_cast<int>(line)));
    cairo_fill(cairo);
    cairo_destroy(cairo);
    cairo_surface_flush(surface);

    const auto width = static_cast<std::size_t>(made.mask.width), height = static_cast<std::size_t>(made.mask.height);
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
    const unsigned char* pixels = cairo_image_surface_get_data(surface);
    made.mask.coverage.resize(width * height);
    for (std::size_t row = 0; row < height; ++row) {
        std::copy_n(pixels + row * stride, width,
                    made.mask.coverage.begin() + static_cast<std::ptrdiff_t>(row * width));
    }
    ::explicit_bzero(cairo_image_surface_get_data(surface), stride * height); // words are shown that are secrets
    cairo_surface_destroy(surface);
    return made;
}

bool Paragraph::breaks_word() const { return ui::breaks_word(layout_.get()); }

std::vector<Rect> Paragraph::rects(std::size_t begin, std::size_t end) const {
    std::vector<Rect> found;
    const float line_px = lines.empty() ? 0 : size.height / static_cast<float>(lines.size());
    for (std::size_t at = 0; at < lines.size(); ++at) {
        PangoLayoutLine* line = pango_layout_get_line_readonly(layout_.get(), static_cast<int>(at));
        const int from = std::max(line->start_index, static_cast<int>(begin));
        const int until = std::min(line->start_index + line->length, static_cast<int>(end));
        if (from >= until) continue;
        int left = 0, right = 0;
        pango_layout_line_index_to_x(line, from, FALSE, &left);
        // Where the next letter begins: Pango's trailing edge leaves out a vowel sign that stands beside its letter.
        // From right to left that edge is the one to have, because there the end of a line is not its width.
        if (line->resolved_dir == PANGO_DIRECTION_RTL)
            pango_layout_line_index_to_x(line, until - 1, TRUE, &right);
        else
            pango_layout_line_index_to_x(line, until, FALSE, &right);
        found.push_back({lines[at].x + std::min(units(left), units(right)), static_cast<float>(at) * line_px,
                         std::abs(units(right) - units(left)), line_px});
    }
    return found;
}

int Paragraph::glyph_count() const {
    int count = 0;
    PangoLayoutIter* run_at = pango_layout_get_iter(layout_.get());
    do {
        const PangoLayoutRun* run = pango_layout_iter_get_run_readonly(run_at);
        if (run != nullptr) {
            count += run->glyphs->num_glyphs;
        }
    } while (pango_layout_iter_next_run(run_at) != FALSE);
    pango_layout_iter_free(run_at);
    return count;
}

} // namespace ui

// Words broken into lines and measured, in canvas pixels, without any graphics; and, when asked, one line as a mask.
// Remembers what it measured until it is told to forget. Pango lives here and in fonts.h only.
#pragma once

#include "ui/fonts.h"
#include "ui/mask.h"
#include "ui/text.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ui {

/// Where one line's glyphs start and what they cover, relative to the text box's top left; canvas pixels.
struct LaidLine {
    float x = 0, baseline = 0, width = 0;
    Rect ink; ///< relative to (x, baseline)
};

/// A line's pixels at one scale, kept by the atlas; relative to the snapped line origin, in device pixels.
struct LineMask {
    int left_px = 0, top_px = 0;
    Mask mask;
};

class Paragraph {
  public:
    Size size;
    std::vector<LaidLine> lines;
    bool ellipsized = false;
    std::uint32_t number = 0; ///< of its own, for the atlas

    /// Where these bytes of the plain words stand, one rectangle a line, as tall as the line.
    [[nodiscard]] std::vector<Rect> rects(std::size_t begin, std::size_t end) const;
    [[nodiscard]] LineMask raster(std::size_t line, float pixels_per_unit) const;
    [[nodiscard]] int glyph_count() const;
    /// Whether a line ends within a word, because the box is narrower than the word.
    [[nodiscard]] bool breaks_word() const;

  private:
    friend class TextLayouts;
    GObject<PangoLayout> layout_;
};

class TextLayouts {
  public:
    explicit TextLayouts(Fonts& fonts) : fonts_(fonts) {}
    /// Forgets everything when the language or its direction changes, because they decide glyphs and their order.
    void set_language(std::string_view language, bool right_to_left = false);
    /// The paragraph for these words; the reference lives until `forget`.
    const Paragraph& get(const TextBlock& block);
    void forget() { paragraphs_.clear(); }
    [[nodiscard]] std::size_t count() const { return paragraphs_.size(); }

  private:
    struct Key {
        std::string_view words;
        TextStyle style;
        float width_px = 0;
        Align align = Align::start;
        int lines_max = 0;
        friend bool operator==(const Key&, const Key&) = default;
    };
    struct KeyHash {
        std::size_t operator()(const Key& key) const;
    };
    struct Kept {
        Kept() = default;
        Kept(const Kept&) = delete;
        Kept& operator=(const Kept&) = delete;
        ~Kept();           ///< wipes the words: some are shown once, for one pair of eyes
        std::string words; ///< the key's view points here
        Paragraph paragraph;
    };
    void lay_out(const TextBlock& block, Paragraph& paragraph);
    void place_lines(const TextBlock& block, const TextStyle& style, Paragraph& paragraph);
    FontHeights heights(const TextStyle& style);

    Fonts& fonts_;
    std::string language_ = "en";
    bool right_to_left_ = false;
    std::unordered_map<Key, std::unique_ptr<Kept>, KeyHash> paragraphs_;
    std::unordered_map<std::uint64_t, FontHeights> heights_;
    std::uint32_t next_number_ = 0;
};

} // namespace ui

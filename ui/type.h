// Type styles of design/tokens.md, section 3: a face, a weight, a size and a line height, for each of four text sizes.
#pragma once

#include <cstdint>

namespace ui {

/// serif: Vollkorn (Noto Serif Devanagari in Hindi). sans: Lato (Noto Sans Devanagari in Hindi).
enum class Face : std::uint8_t { serif, sans };
enum class Weight : std::uint16_t { regular = 400, medium = 500, semibold = 600, bold = 700, heavy = 800 };
enum class TextSize : std::uint8_t { standard, large, larger, largest };

/// Sizes are canvas pixels; `line_px` is the height of one line box, as in CSS.
struct TextStyle {
    Face face = Face::sans;
    Weight weight = Weight::regular;
    float size_px = 36;
    float line_px = 53;
    float tracking_px = 0;
    bool tabular = false;
    friend bool operator==(const TextStyle&, const TextStyle&) = default;
};

/// All styles at one text size. A screen takes them from `Frame::type` and never writes a size of its own without
/// going through `sans` or `serif`, so that larger text is larger everywhere.
class Type {
  public:
    explicit Type(TextSize size) : size_(size) {}
    [[nodiscard]] TextSize size() const { return size_; }

    [[nodiscard]] TextStyle display() const; ///< greeting
    [[nodiscard]] TextStyle h1() const;      ///< screen titles
    [[nodiscard]] TextStyle h2() const;
    [[nodiscard]] TextStyle h3() const; ///< card titles
    [[nodiscard]] TextStyle button() const;
    [[nodiscard]] TextStyle tile() const; ///< "I'm here"
    [[nodiscard]] TextStyle lead() const; ///< drawn in ink-2
    [[nodiscard]] TextStyle body() const;
    [[nodiscard]] TextStyle reader() const;
    [[nodiscard]] TextStyle small() const; ///< drawn in ink-2
    [[nodiscard]] TextStyle chip() const;
    [[nodiscard]] TextStyle bar_label() const;
    [[nodiscard]] TextStyle bar_help() const;
    [[nodiscard]] TextStyle help_number() const;

    /// Any other size of the pictures: `size_px` and `line_px` as drawn at Standard, scaled as body text is.
    [[nodiscard]] TextStyle sans(float size_px, float line_px, Weight weight = Weight::regular) const;
    [[nodiscard]] TextStyle serif(float size_px, float line_px, Weight weight = Weight::medium) const;

  private:
    TextSize size_;
};

} // namespace ui

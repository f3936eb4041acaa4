// A sheet of paper to write on: the same words and fonts as on the glass, laid out in dots and kept as black and white.
// Needs no window and no graphics. Knows sheets, not printers.
#pragma once

#include "ui/text.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace ui {

inline constexpr int paper_dots_an_inch = 300;

enum class PaperFormat : std::uint8_t { letter, a4 };

/// What printers reach of an upright sheet, in dots from its upper left corner: everything but a margin of 12.7 mm at
/// least, because most inkjets leave out 12 mm at the lower edge. As wide as whole bytes are.
struct PaperArea {
    int left = 0, top = 0, width = 0, height = 0;
};
constexpr PaperArea paper_area(PaperFormat format) {
    constexpr int margin = paper_dots_an_inch / 2;
    const int across = format == PaperFormat::letter ? 2550 : 2480; // 8.5 inches; 210 mm
    const int down = format == PaperFormat::letter ? 3300 : 3507;   // 11 inches; 297 mm
    const int width = (across - 2 * margin) / 8 * 8;
    return {(across - width) / 2, margin, width, down - 2 * margin};
}

/// One bit a dot, black is 1, the leftmost in the highest bit of its byte. Wiped when it goes: it may show secrets.
class PaperPicture {
  public:
    explicit PaperPicture(PaperFormat format);
    ~PaperPicture();
    PaperPicture(PaperPicture&& other) noexcept = default;
    PaperPicture& operator=(PaperPicture&& other) noexcept;
    PaperPicture(const PaperPicture&) = delete;
    PaperPicture& operator=(const PaperPicture&) = delete;

    [[nodiscard]] PaperFormat format() const { return format_; }
    [[nodiscard]] PaperArea area() const { return paper_area(format_); }
    /// y 0 at the top.
    [[nodiscard]] std::span<const std::uint8_t> row(int y) const;
    /// Beyond the picture nothing is drawn.
    void blacken(int x, int y);

  private:
    void wipe();
    PaperFormat format_;
    std::size_t row_bytes_;
    std::vector<std::uint8_t> dots_;
};

class Paper {
  public:
    /// `assets` holds fonts.conf. Fails with one sentence naming the font that is missing.
    static tl::expected<std::unique_ptr<Paper>, std::string>
    open(const std::filesystem::path& assets, PaperFormat format, std::string_view language, bool right_to_left);
    ~Paper();
    Paper(const Paper&) = delete;
    Paper& operator=(const Paper&) = delete;

    /// Of what can be written on, in dots; sizes of text are in dots as well.
    [[nodiscard]] Size size() const;
    /// Black, whatever the colour of the words, from `at` on; returns how much of the paper they take. From right to
    /// left everything stands mirrored.
    Size write(Point at, const TextBlock& words);
    void fill(Rect rect);
    /// What was written; the paper is empty after it.
    PaperPicture take();

  private:
    struct Parts;
    explicit Paper(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

} // namespace ui

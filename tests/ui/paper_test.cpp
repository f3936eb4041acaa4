// A sheet in dots: what printers reach of it, and words where they were laid out.
#include "ui/paper.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace ui;

namespace {

std::unique_ptr<Paper> sheet(PaperFormat format = PaperFormat::letter, bool right_to_left = false) {
    auto paper = Paper::open(PORCHLIGHT_ASSETS, format, "en", right_to_left);
    if (!paper) FAIL(paper.error());
    return std::move(*paper);
}

bool is_black(const PaperPicture& picture, int x, int y) {
    const auto column = static_cast<unsigned>(x);
    return (picture.row(y)[column / 8] & (0x80U >> (column % 8))) != 0;
}

/// The smallest rectangle with everything black in it.
Rect ink(const PaperPicture& picture) {
    int left = 1 << 20, top = 1 << 20, right = -1, bottom = -1;
    for (int y = 0; y < picture.area().height; ++y)
        for (int x = 0; x < picture.area().width; ++x)
            if (is_black(picture, x, y)) {
                left = std::min(left, x), right = std::max(right, x + 1);
                top = std::min(top, y), bottom = std::max(bottom, y + 1);
            }
    if (right < 0) return {};
    return {static_cast<float>(left), static_cast<float>(top), static_cast<float>(right - left),
            static_cast<float>(bottom - top)};
}

constexpr TextStyle large{.size_px = 120, .line_px = 160};

} // namespace

TEST_CASE("paper: at least 12 mm stay free on every side, and rows are whole bytes") {
    constexpr double least_dots = 12.0 / 25.4 * paper_dots_an_inch;
    for (const PaperFormat format : {PaperFormat::letter, PaperFormat::a4}) {
        const PaperArea area = paper_area(format);
        const bool letter = format == PaperFormat::letter;
        CHECK(area.left >= least_dots);
        CHECK(area.top >= least_dots);
        CHECK((letter ? 8.5 : 210 / 25.4) * paper_dots_an_inch - area.left - area.width >= least_dots);
        CHECK((letter ? 11 : 297 / 25.4) * paper_dots_an_inch - area.top - area.height >= least_dots);
        CHECK(area.width % 8 == 0);
        const PaperPicture picture(format);
        CHECK(picture.row(0).size() * 8 == static_cast<std::size_t>(area.width));
        CHECK(ink(picture).empty());
    }
}

TEST_CASE("paper: words are black where they were laid out, and nowhere else") {
    const auto paper = sheet();
    const Size size = paper->write({300, 500}, {.words = "Lamp", .style = large, .color = {}});
    const Rect black = ink(paper->take());
    CHECK(black.x >= 298);
    CHECK(black.right() <= 302 + size.width);
    CHECK(black.width > size.width * 0.8F);
    CHECK(black.y >= 500);
    CHECK(black.bottom() <= 500 + size.height);
    CHECK(ink(paper->take()).empty()); // what was taken is off the paper
}

TEST_CASE("paper: words end at its width, and beyond its edges nothing is drawn") {
    const auto paper = sheet(PaperFormat::a4);
    const Size lines = paper->write(
        {0, 0}, {.words = "Keep them in two places. Not on this kiosk.", .style = large, .color = {}, .width_px = 900});
    CHECK(lines.height > large.line_px);
    CHECK(ink(paper->take()).right() <= 902);
    paper->fill({-40, paper->size().height - 10, paper->size().width + 80, 400});
    CHECK(ink(paper->take()) == Rect{0, paper->size().height - 10, paper->size().width, 10});
}

TEST_CASE("paper: Hindi is written in its own letters, as black as others") {
    const auto paper = sheet();
    const Size size = paper->write({0, 0}, {.words = "रिकवरी कोड", .style = large, .color = {}});
    const Rect black = ink(paper->take());
    CHECK(black.width > size.width * 0.9F);
    CHECK(black.height > 60);
}

TEST_CASE("paper: from right to left everything stands mirrored, letters as they are") {
    const auto paper = sheet(PaperFormat::letter, true);
    paper->fill({10, 20, 30, 40});
    CHECK(ink(paper->take()) == Rect{paper->size().width - 40, 20, 30, 40});
    paper->write({300, 0}, {.words = "Lamp", .style = large, .color = {}});
    const Rect mirrored = ink(paper->take());
    const auto other = sheet();
    other->write({300, 0}, {.words = "Lamp", .style = large, .color = {}});
    const Rect upright = ink(other->take());
    CHECK(mirrored.width == Approx(upright.width).margin(2));
    CHECK(mirrored.right() <= paper->size().width - 298);
}

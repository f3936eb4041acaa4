// Words laid out without graphics: shaping, lines, bold runs, ellipsis, and that what is measured is what is drawn.
#include "ui/text_layout.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace ui;

namespace {

std::filesystem::path fonts_conf() { return std::filesystem::path(PORCHLIGHT_ASSETS) / "fonts.conf"; }

struct Words {
    std::unique_ptr<Fonts> fonts = std::move(Fonts::load(fonts_conf()).value());
    TextLayouts layouts{*fonts};
    Type type{TextSize::standard};
};

} // namespace

TEST_CASE("text: Devanagari is shaped into conjuncts and reordered vowel signs") {
    Words words;
    // Letters that join leave fewer glyphs than code points: क्षत्रिय has 8, हिन्दी 6, विकल्प 6.
    const auto glyphs = [&](std::string_view said) {
        return words.layouts.get({.words = said, .style = words.type.body(), .color = {}}).glyph_count();
    };
    CHECK(glyphs("क्षत्रिय") < 8);
    CHECK(glyphs("हिन्दी") < 6);
    CHECK(glyphs("विकल्प") < 6);
    CHECK(glyphs("Lamp") == 4);
}

TEST_CASE("text: the place of a word takes in its last vowel sign, and at the end of a line ends with it") {
    Words words;
    constexpr std::string_view said = "साथी सहयोग क्या है", found = "क्या";
    const std::size_t begin = said.find(found), end = begin + found.size();
    const auto laid = [&](std::string_view some) -> const Paragraph& {
        return words.layouts.get({.words = some, .style = words.type.body(), .color = {}});
    };
    const auto in_line = laid(said).rects(begin, end);
    REQUIRE(in_line.size() == 1);
    CHECK(in_line[0].right() == Approx(laid(said.substr(0, end)).size.width).margin(1));
    const auto last = laid(said).rects(said.find("है"), said.size());
    REQUIRE(last.size() == 1);
    CHECK(last[0].right() == Approx(laid(said).size.width).margin(1));
}

TEST_CASE("text: a long paragraph wraps at its width") {
    Words words;
    const TextBlock block{.words = "Your answers help staff get ready for the day. They are never tied to who you are.",
                          .style = words.type.body(),
                          .color = {},
                          .width_px = 400};
    const Paragraph& paragraph = words.layouts.get(block);
    REQUIRE(paragraph.lines.size() > 2);
    for (const LaidLine& line : paragraph.lines) {
        CHECK(line.width <= 400);
    }
    CHECK(paragraph.size.height == Approx(static_cast<float>(paragraph.lines.size()) * block.style.line_px));
    CHECK(paragraph.lines[1].baseline - paragraph.lines[0].baseline == Approx(block.style.line_px));
}

TEST_CASE("text: glyphs are centred in their line box as in CSS") {
    Words words;
    TextStyle style = words.type.sans(34, 46);
    const float tight = words.layouts.get({.words = "Back", .style = style, .color = {}}).lines[0].baseline;
    style.line_px += 20;
    const float loose = words.layouts.get({.words = "Back", .style = style, .color = {}}).lines[0].baseline;
    CHECK(loose - tight == Approx(10));
}

TEST_CASE("text: bold runs are wider, and the marks are neither drawn nor said") {
    Words words;
    const auto width = [&](std::string_view said) {
        return words.layouts.get({.words = said, .style = words.type.body(), .color = {}}).size.width;
    };
    CHECK(width("**No names here.**") > width("No names here."));
    CHECK(width("**No** names") < width("**No names**"));
    CHECK(width("plain **bold") == Approx(width("plain bold")).margin(20));
    CHECK(spoken("**No names here.** Your answers") == "No names here. Your answers");
    CHECK(spoken("2 * 3") == "2 * 3");
}

TEST_CASE("text: too many lines end with an ellipsis") {
    Words words;
    TextBlock block{.words = "One two three four five six seven eight nine ten eleven twelve thirteen",
                    .style = words.type.body(),
                    .color = {},
                    .width_px = 220,
                    .lines_max = 2};
    CHECK(words.layouts.get(block).lines.size() == 2);
    CHECK(words.layouts.get(block).ellipsized);
    block.width_px = 2000;
    CHECK_FALSE(words.layouts.get(block).ellipsized);
}

TEST_CASE("text: lines are aligned within the width") {
    Words words;
    TextBlock block{.words = "Home", .style = words.type.body(), .color = {}, .width_px = 300};
    const float width = words.layouts.get(block).size.width;
    CHECK(words.layouts.get(block).lines[0].x == 0);
    block.align = Align::center;
    CHECK(words.layouts.get(block).lines[0].x == Approx((300 - width) / 2));
    block.align = Align::end;
    CHECK(words.layouts.get(block).lines[0].x == Approx(300 - width));
}

TEST_CASE("text: what is drawn is as wide as what was measured, at any scale") {
    Words words;
    const Paragraph& paragraph =
        words.layouts.get({.words = "Or you’d rather not say", .style = words.type.h3(), .color = {}});
    for (const float scale : {1.0F, 0.5F, 1.75F}) {
        const LineMask line = paragraph.raster(0, scale);
        const Rect ink = paragraph.lines[0].ink;
        CHECK(static_cast<float>(line.mask.width) == Approx(ink.width * scale).margin(4));
        CHECK(static_cast<float>(line.mask.height) == Approx(ink.height * scale).margin(4));
        CHECK(static_cast<float>(line.left_px) <= ink.x * scale);
        // The mask holds all of it: its outermost pixels are empty.
        for (int column = 0; column < line.mask.width; ++column) {
            CHECK(line.mask.coverage.at(static_cast<std::size_t>(column)) == 0);
        }
    }
}

TEST_CASE("text: Hindi lines are taller, and Hindi titles smaller") {
    Words words;
    const TextStyle title = words.type.h1();
    const float english = words.layouts.get({.words = "Good evening", .style = title, .color = {}}).size.height;
    const float hindi = words.layouts.get({.words = "शुभ संध्या", .style = title, .color = {}}).size.height;
    CHECK(english == Approx(title.line_px));
    CHECK(hindi == Approx(title.line_px * 1.15F));
}

TEST_CASE("text: figures stand in line, and tabular ones are equally wide") {
    Words words;
    TextStyle style = words.type.sans(36, 50);
    const auto width = [&](std::string_view said) {
        return words.layouts.get({.words = said, .style = style, .color = {}}).size.width;
    };
    style.tabular = true;
    CHECK(width("111") == Approx(width("888")));
    const TextStyle serif = words.type.h2();
    const auto height = [&](std::string_view said) {
        return words.layouts.get({.words = said, .style = serif, .color = {}}).lines[0].ink.height;
    };
    CHECK(height("3") == Approx(height("0")).margin(2)); // old-style 3 would hang below the line
    CHECK(words.layouts.get({.words = "3", .style = serif, .color = {}}).lines[0].ink.bottom() < 3);
}

TEST_CASE("text: the same words are laid out once") {
    Words words;
    const TextBlock block{.words = "Home", .style = words.type.body(), .color = opaque(0x112233)};
    TextBlock other_color = block;
    other_color.color = opaque(0x445566);
    CHECK(&words.layouts.get(block) == &words.layouts.get(other_color));
    CHECK(words.layouts.count() == 1);
    words.layouts.set_language("hi");
    CHECK(words.layouts.count() == 0);
}

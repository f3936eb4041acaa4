// Words that must not break: how wide the longest is, and the style that keeps it whole.
#include "ui/stage.h"
#include "ui/widgets/fit.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace ui;

TEST_CASE("fit: a title is smaller only where its longest word would break") {
    auto stage = Stage::create({.assets = PORCHLIGHT_SHARE});
    REQUIRE(stage);
    Frame& frame = (*stage)->begin({1080, 1920}, 0, {});
    const TextStyle style = frame.type.h1();
    const float longest = longest_word(frame.paint, "Good evening.", style);
    CHECK(longest == frame.paint.measure({.words = "evening.", .style = style, .color = {}}).width);
    CHECK(fitting(frame.paint, "Good evening.", style, longest) == style);

    const TextStyle smaller = fitting(frame.paint, "Good evening.", style, longest * 0.7F);
    CHECK(smaller.size_px < style.size_px);
    CHECK(smaller.line_px / smaller.size_px == Approx(style.line_px / style.size_px));
    CHECK(longest_word(frame.paint, "Good evening.", smaller) <= longest * 0.7F);
    CHECK(fitting(frame.paint, "Good evening.", style, 10).size_px == 28);
    (*stage)->finish();
}

TEST_CASE("fit: a hyphen ends a piece, and the marks of bold runs take no room") {
    auto stage = Stage::create({.assets = PORCHLIGHT_SHARE});
    REQUIRE(stage);
    Frame& frame = (*stage)->begin({1080, 1920}, 0, {});
    const TextStyle style = frame.type.body();
    const auto width = [&](std::string_view words, const TextStyle& how) {
        return frame.paint.advance({.words = words, .style = how, .color = {}});
    };
    CHECK(longest_word(frame.paint, "check-in", style) == width("check-", style));
    TextStyle bold = style;
    bold.weight = Weight::bold;
    CHECK(longest_word(frame.paint, "a **lamp**", style) == width("lamp", bold));
    (*stage)->finish();
}

TEST_CASE("fit: a line broken by hand stays one line where a fifth less is enough") {
    auto stage = Stage::create({.assets = PORCHLIGHT_SHARE});
    REQUIRE(stage);
    Frame& frame = (*stage)->begin({1080, 1920}, 0, {});
    const TextStyle style = frame.type.h1();
    constexpr std::string_view words = "How are you,\nright now?";
    const float longest = frame.paint.measure({.words = words, .style = style, .color = {}}).width;
    const auto lines = [&](float width) {
        const TextStyle fit = fitting_lines(frame.paint, words, style, width);
        const float height = frame.paint.measure({.words = words, .style = fit, .color = {}, .width_px = width}).height;
        return static_cast<int>(std::lround(height / fit.line_px));
    };
    CHECK(fitting_lines(frame.paint, words, style, longest) == style);
    CHECK(lines(longest * 0.85F) == 2);
    CHECK(fitting_lines(frame.paint, words, style, longest * 0.7F) == style); // too much smaller: it wraps instead
    CHECK(fitting_lines(frame.paint, "How are you", style, 10) == style);     // nothing is broken by hand
    (*stage)->finish();
}

TEST_CASE("fit: a title gives up an eighth of its size for a whole line, and nothing for less") {
    auto stage = Stage::create({.assets = PORCHLIGHT_SHARE});
    REQUIRE(stage);
    Frame& frame = (*stage)->begin({1080, 1920}, 0, {});
    TextBlock block{.words = "Are you still there?", .style = frame.type.h1(), .color = {}};
    const float all = frame.paint.measure(block).width;
    block.width_px = all * 0.93F;
    TextBlock smaller = block;
    smaller.style = a_line_less(frame.paint, block);
    CHECK(smaller.style.size_px < block.style.size_px);
    CHECK(frame.paint.measure(smaller).height == Approx(smaller.style.line_px));
    block.width_px = all * 0.8F;
    CHECK(a_line_less(frame.paint, block) == block.style);
    (*stage)->finish();
}

// Words that must not break: how wide the longest is, and the style that keeps it whole.
#include "ui/stage.h"
#include "ui/widgets/fit.h"

#include <catch2/catch.hpp>

using namespace ui;

TEST_CASE("fit: a title is smaller only where its longest word would break") {
    auto stage = Stage::create({.assets = PORCHLIGHT_ASSETS});
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
    auto stage = Stage::create({.assets = PORCHLIGHT_ASSETS});
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

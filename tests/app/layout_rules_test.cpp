// The checker of layout.h itself: a frame that keeps the rules is left in peace, and each way to break one is said.
#include "../support/app/layout.h"

#include "ui/widgets/button.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>

namespace {

constexpr ui::Size canvas{1080, 1920};

std::vector<std::string> found(const std::function<void(ui::Frame&)>& draw,
                               const std::set<std::string>* foreign = nullptr,
                               ui::ThemeName theme = ui::ThemeName::light) {
    auto stage = ui::Stage::create({.assets = PORCHLIGHT_SHARE, .keeps_marks = true});
    REQUIRE(stage);
    ui::Look look;
    look.theme = theme;
    draw((*stage)->begin(canvas, 1, look));
    (*stage)->finish();
    return test::broken_layout(**stage, {.canvas = canvas, .bar_height = 168, .theme = theme, .foreign = foreign});
}

bool says(const std::vector<std::string>& lines, std::string_view words) {
    return std::any_of(lines.begin(), lines.end(),
                       [&](const std::string& line) { return line.find(words) != std::string::npos; });
}

void button(ui::Frame& frame, std::string_view id, ui::Rect rect, std::string_view label = "Continue") {
    frame.control(id, rect, {.role = ui::Role::button, .label = label});
    frame.paint.fill(rect, frame.theme.surface, 36);
    frame.paint.stroke(rect, frame.theme.edge, 3, 36);
}

ui::TextBlock words(const ui::Frame& frame, std::string_view text, float width = 0) {
    return {.words = text, .style = frame.type.body(), .color = frame.theme.ink, .width_px = width};
}

} // namespace

TEST_CASE("layout rules: a frame that keeps them is left in peace") {
    CHECK(found([](ui::Frame& frame) {
              button(frame, "a", {48, 100, 300, 120});
              frame.label_in({48, 100, 300, 120}, words(frame, "Continue"));
              button(frame, "b", {48, 240, 300, 120}, "Skip");
              frame.text({48, 400}, words(frame, "Take all the time you need.", 900));
          }) == std::vector<std::string>{});
}

TEST_CASE("layout rules: controls that are unnamed, foreign, small, close or off the screen are said") {
    const std::set<std::string> foreign{"Seguir"};
    const auto lines = found(
        [](ui::Frame& frame) {
            button(frame, "a", {48, 100, 300, 120}, "");
            button(frame, "b", {48, 226, 300, 80}, "Seguir");
            button(frame, "c", {900, 400, 300, 120}, "Skip");
        },
        &foreign);
    CHECK(says(lines, "a has no words"));
    CHECK(says(lines, "a is too close to b"));
    CHECK(says(lines, "b is too small"));
    CHECK(says(lines, "b speaks another language"));
    CHECK(says(lines, "c is not on the screen"));
}

TEST_CASE("layout rules: words that are cut, broken, outside, over each other or hidden are said") {
    const auto lines = found([](ui::Frame& frame) {
        ui::TextBlock cut = words(frame, "One hour at a time is enough for anybody who is here today.", 300);
        cut.lines_max = 1;
        frame.text({48, 100}, cut);
        frame.text({48, 200}, words(frame, "Extraordinarily", 120));
        frame.text({900, 400}, words(frame, "Reaches out of the screen"));
        button(frame, "a", {48, 500, 200, 120});
        frame.label({60, 530}, words(frame, "Words that are too long"));
        frame.text({48, 700}, words(frame, "First"));
        frame.text({60, 710}, words(frame, "Second"));
        frame.text({48, 900}, words(frame, "Hidden"));
        frame.paint.fill({0, 880, 400, 100}, frame.theme.paper);
    });
    CHECK(says(lines, "ends in an ellipsis"));
    CHECK(says(lines, "“Extraordinarily” breaks a word"));
    CHECK(says(lines, "“Reaches out of the screen” reaches out of the screen"));
    CHECK(says(lines, "“Words that are too long” reaches out of a"));
    CHECK(says(lines, "“First” lies over “Second”"));
    CHECK(says(lines, "“Hidden” is hidden"));
}

TEST_CASE("layout rules: contrast is that of the colours drawn, through whatever is see-through") {
    const auto faint = [](ui::Frame& frame) {
        ui::TextBlock block = words(frame, "Too pale");
        block.color = frame.theme.edge;
        frame.text({48, 100}, block);
        frame.paint.fill({0, 300, 900, 200}, frame.theme.ink);
        frame.paint.fill({0, 300, 900, 200}, frame.theme.paper.faded(0.2F));
        frame.text({48, 360}, words(frame, "Dark on dark"));
        const ui::Rect rect{48, 600, 300, 120};
        frame.control("a", rect, {.role = ui::Role::button, .label = "Skip"});
        frame.paint.stroke(rect, frame.theme.line, 3, 36);
    };
    const auto lines = found(faint);
    CHECK(says(lines, "“Too pale” has a contrast of 3."));
    CHECK(says(lines, "“Dark on dark” has a contrast of 1."));
    CHECK(says(lines, "a has an edge of 1."));
    CHECK(found(
              [](ui::Frame& frame) {
                  frame.text({48, 100}, words(frame, "Plain"));
              },
              nullptr, ui::ThemeName::high_contrast) == std::vector<std::string>{});
}

TEST_CASE("layout rules: a link without a line below each of its lines is said, in high contrast") {
    constexpr ui::Rect two_lines{48, 100, 260, 140}, bare{48, 300, 600, 100};
    const auto lines = found(
        [&](ui::Frame& frame) {
            ui::TextBlock block = words(frame, "Forgot? Use the recovery code", two_lines.width);
            block.color = frame.theme.link();
            frame.control("told", two_lines, {.role = ui::Role::link, .label = block.words});
            ui::link_words(frame, two_lines, block);
            block.words = "What this keeps";
            frame.control("bare", bare, {.role = ui::Role::link, .label = block.words});
            frame.label_in(bare, block);
        },
        nullptr, ui::ThemeName::high_contrast);
    CHECK(lines.size() == 1);
    CHECK(says(lines, "“What this keeps” is a link without a line below"));
}

TEST_CASE("layout rules: what lies under a sheet is not looked at") {
    CHECK(found([](ui::Frame& frame) {
              button(frame, "a", {48, 100, 20, 20}, "");
              frame.text({48, 200}, words(frame, "Extraordinarily", 120));
              frame.cover();
              button(frame, "b", {48, 240, 300, 120}, "Skip");
          }) == std::vector<std::string>{});
}

// How lines end: no word alone on the last one, and breaks made by hand only where they hold.
#include "ui/text_layout.h"

#include <catch2/catch.hpp>

using namespace ui;

namespace {

struct Words {
    std::unique_ptr<Fonts> fonts =
        std::move(Fonts::load(std::filesystem::path(PORCHLIGHT_ASSETS) / "fonts.conf").value());
    TextLayouts layouts{*fonts};
    Type type{TextSize::standard};

    [[nodiscard]] TextBlock block(std::string_view said, float width_px, int lines_max = 0) const {
        return {.words = said, .style = type.lead(), .color = {}, .width_px = width_px, .lines_max = lines_max};
    }
    float width(std::string_view said) { return layouts.get(block(said, 0)).size.width; }
    std::size_t lines(const TextBlock& block) { return layouts.get(block).lines.size(); }
    /// On which line a part of the words begins.
    std::size_t line_of(const TextBlock& block, std::string_view part) {
        const std::size_t at = block.words.find(part);
        const auto rects = layouts.get(block).rects(at, at + 1);
        REQUIRE(rects.size() == 1);
        return static_cast<std::size_t>(rects[0].y / block.style.line_px);
    }
};

} // namespace

TEST_CASE("text ends: no word stands alone on the last line, and no line is added for that") {
    Words words;
    constexpr std::string_view said = "Touch each line where it feels true.";
    const TextBlock block = words.block(said, words.width(said) - 20);
    CHECK(words.lines(block) == 2);
    CHECK(words.line_of(block, "feels") == 1);
    const TextBlock as_it_falls = words.block(said, block.width_px, 9);
    CHECK(words.lines(as_it_falls) == 2);
    CHECK(words.line_of(as_it_falls, "feels") == 0);
    CHECK(words.line_of(as_it_falls, "true") == 1);
}

TEST_CASE("text ends: a word stays alone where only another line would give it company") {
    Words words;
    const TextBlock block = words.block("I incomprehensibilities though", words.width("I incomprehensibilities") + 2);
    CHECK(words.lines(block) == 2);
    CHECK(words.line_of(block, "incomprehensibilities") == 0);
}

TEST_CASE("text ends: a short word gets company from the line above where the last word has to stand alone") {
    Words words;
    constexpr std::string_view said = "¿Dónde está\nla recepción?";
    const TextBlock block = words.block(said, words.width("¿Dónde está") + 2);
    CHECK(words.lines(block) == 3);
    CHECK(words.line_of(block, "está") == 1);
    CHECK(words.line_of(block, "la") == 1);
    const TextBlock as_it_falls = words.block("¿Dónde está la recepción?", block.width_px, 9);
    CHECK(words.lines(as_it_falls) == 3);
    CHECK(words.line_of(as_it_falls, "está") == 0);
}

TEST_CASE("text ends: a word wider than its block is laid out all the same") {
    Words words;
    const TextBlock block = words.block("so straightforwardly on", words.width("straight"));
    CHECK(words.lines(block) > 2);
}

TEST_CASE("text ends: a break within a sentence holds while its lines do") {
    Words words;
    constexpr std::string_view said = "Take it with you. Answer it later,\nor never.";
    const float longest = words.width("Take it with you. Answer it later,");
    CHECK(words.line_of(words.block(said, longest + 1), "or never") == 1);
    const TextBlock narrow = words.block(said, longest - 20);
    CHECK(words.lines(narrow) == 2);
    CHECK(words.line_of(narrow, "later") == 1);
    CHECK(words.line_of(narrow, "or never") == 1);
}

TEST_CASE("text ends: a break between sentences holds unless it leaves a word alone") {
    Words words;
    constexpr std::string_view said = "Searches stay on this screen.\nThey’re cleared when you leave.";
    const TextBlock narrow = words.block(said, words.width("Searches stay on this screen.") + 4);
    CHECK(words.lines(narrow) == 3);
    CHECK(words.line_of(narrow, "when") == words.line_of(narrow, "leave"));
    // A bold line is a heading: what follows never moves up beside it.
    constexpr std::string_view headed = "**Searches stay on this screen.**\nThey’re cleared when you leave.";
    const TextBlock with_heading = words.block(headed, words.width("**Searches stay on this screen.**") + 4);
    const auto rects = words.layouts.get(with_heading).rects(0, spoken(headed).find('\n'));
    CHECK(rects.size() == 1);
}

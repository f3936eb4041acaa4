// The text of a read: numbers, headings and words to say keep their shape in every script and size.
#include "../support/app/pane.h"
#include "app/library/library.h"
#include "app/screens/reading.h"

#include <catch2/catch.hpp>

using namespace porchlight;
using library::Article;
using library::Block;
using library::BlockKind;
using test::Pane;

namespace {

/// A read of one block.
Article read_of(BlockKind kind, std::string words, int number = 0) {
    Article read;
    read.slug = "read";
    read.title = "A read";
    read.shelf = library::Shelf::coping;
    read.blocks.push_back({kind, {{std::move(words), false, false, {}}}, number, 1});
    return read;
}

/// Where bytes of its words stand, line by line.
std::vector<ui::Rect> rects(Page& page, const Article& read, std::size_t begin, std::size_t end) {
    return screens::sentence_rects(page, read, screens::places_of(page, read),
                                   {.block = 0, .begin = begin, .end = end});
}

} // namespace

TEST_CASE("reader: the words of a numbered entry stand beside its number, however long that is") {
    Pane pane;
    for (const ui::TextSize size : {ui::TextSize::standard, ui::TextSize::largest}) {
        pane.state.look.text_size = size;
        pane.frame([](Page& page) {
            const auto left_of = [&page](int number) {
                return rects(page, read_of(BlockKind::numbered, "A step", number), 0, 6).front().x;
            };
            const std::string number = page.say.number(2026);
            ui::TextStyle bold = page.frame.type.reader();
            bold.weight = ui::Weight::bold;
            const float number_px = page.frame.paint.measure({.words = number, .style = bold, .color = {}}).width;
            CHECK(left_of(1) == left_of(9));
            CHECK(left_of(2026) > left_of(1) - 64 + number_px);
            return std::optional<Action>{};
        });
    }
}

TEST_CASE("reader: a heading is larger than the text under it in every script and size") {
    Pane pane;
    for (const std::string words : {"Coming home", "घर लौटना"}) {
        for (const ui::TextSize size :
             {ui::TextSize::standard, ui::TextSize::large, ui::TextSize::larger, ui::TextSize::largest}) {
            pane.state.look.text_size = size;
            pane.frame([&words](Page& page) {
                const auto width_of = [&](BlockKind kind) {
                    return rects(page, read_of(kind, words), 0, words.size()).front().width;
                };
                INFO(words);
                CHECK(width_of(BlockKind::heading) > 1.1F * width_of(BlockKind::paragraph));
                return std::optional<Action>{};
            });
        }
    }
}

TEST_CASE("reader: a heading and words to say leave no word of theirs alone on a line") {
    const std::string words = "I would rather keep that to myself today, so please do not ask me any more now.";
    Pane pane;
    pane.state.look.text_size = ui::TextSize::largest;
    for (const BlockKind kind : {BlockKind::heading, BlockKind::quote}) {
        pane.frame([&](Page& page) {
            for (std::size_t length = 20; length <= words.size(); ++length) { // wherever it may end
                const auto last = words.find_last_of(' ', length - 1);
                if (words[length - 1] == ' ') continue;
                const Article read = read_of(kind, words.substr(0, length));
                const auto all = rects(page, read, 0, length).size(), end = rects(page, read, last + 1, length).size(),
                           before = rects(page, read, 0, last).size();
                INFO(words.substr(0, length));
                CHECK((all == 1 || before == all || end > 1));
            }
            return std::optional<Action>{};
        });
    }
}

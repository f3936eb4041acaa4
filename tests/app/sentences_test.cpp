// What reading aloud needs of every read: where its sentences end, and where each stands on the page.
#include "app/gallery/samples.h"
#include "app/library/library.h"
#include "app/library/sentences.h"
#include "app/screens/read_text.h"
#include "app/screens/reading.h"
#include "ui/stage.h"

#include <catch2/catch.hpp>
#include <string>

using namespace porchlight;
using library::Article;
using library::Sentence;

namespace {

std::string words_of(const Article& article, const Sentence& sentence) {
    const std::string text = sentence.block ? text_of(article.blocks[*sentence.block]) : article.title;
    return text.substr(sentence.begin, sentence.end - sentence.begin);
}

/// What is left of a text without the space between its words.
std::string without_space(std::string_view text) {
    std::string left;
    for (const char one : text)
        if (one != ' ' && one != '\n' && one != '\t') left += one;
    return left;
}

struct Ends {
    float y = 0, right = 0; ///< of the sentence before, on its last line
};

/// Empty, or what is wrong with where a sentence stands; moves on to its end.
std::string misplaced(const std::vector<ui::Rect>& rects, screens::ReadColumn column, Ends& before) {
    if (rects.empty()) return "stands nowhere";
    for (std::size_t line = 0; line < rects.size(); ++line) {
        const ui::Rect& rect = rects[line];
        if (rect.width <= 0 || rect.height <= 0) return "has an empty rectangle";
        if (rect.x < column.x - 1 || rect.right() > column.x + column.width + 1) return "leaves the column";
        const bool same_line = rect.y < before.y + 1 && rect.y > before.y - 1;
        if (line == 0 ? rect.y < before.y - 1 || (same_line && rect.x < before.right - 1) : rect.y <= before.y)
            return "stands before what is read before it";
        before = {rect.y, rect.right()};
    }
    return {};
}

struct Glass {
    Glass() : stage(std::move(*ui::Stage::create({.assets = PORCHLIGHT_SHARE}))) {}

    /// Every sentence of the read that is not where it should be, a line each.
    std::string check(const Article& article, const std::string& language, ui::TextSize size, ui::Size canvas) {
        auto strings = Strings::open(PORCHLIGHT_SHARE "/locale", language, "US");
        REQUIRE(strings);
        State state;
        Facts facts;
        state.look.language = language;
        state.look.text_size = size;
        ui::Frame& frame = stage->begin(canvas, 10, state.look);
        Page page{frame, *strings, facts, state, {}};
        const screens::ReadPlaces places = screens::places_of(page, article);
        const screens::ReadColumn column = screens::read_column(frame);
        std::string wrong;
        Ends before;
        std::optional<std::size_t> block;
        for (const Sentence& sentence : library::sentences_of(article, language)) {
            if (sentence.block != block) before.right = 0; // a block begins on a line of its own
            block = sentence.block;
            const auto rects = screens::sentence_rects(page, article, places, sentence);
            std::string what = misplaced(rects, column, before);
            if (what.empty() && block) {
                const float top = places.blocks[*block];
                const float end = *block + 1 < places.blocks.size() ? places.blocks[*block + 1] : places.text_end_px;
                if (rects.front().y < top - 1 || rects.back().bottom() > end + 1) what = "leaves its block";
            }
            if (!what.empty()) wrong += words_of(article, sentence) + ": " + what + "\n";
        }
        stage->finish();
        return wrong;
    }

    std::unique_ptr<ui::Stage> stage;
};

library::Library reads_in(const std::string& language) {
    auto reads = library::load(PORCHLIGHT_SHARE "/library", language);
    if (!reads) FAIL(reads.error().sentence);
    return std::move(*reads);
}

} // namespace

TEST_CASE("sentences: nothing of a read is left out, nothing is said twice, and none has space around it") {
    for (const std::string language : {"en", "es", "hi"}) {
        const library::Library reads = reads_in(language);
        REQUIRE_FALSE(reads.articles().empty());
        for (const Article& article : reads.articles()) {
            INFO(language << " " << article.slug);
            std::string said, text = article.title;
            for (const library::Block& block : article.blocks) text += text_of(block);
            for (const Sentence& sentence : library::sentences_of(article, language)) {
                const std::string words = words_of(article, sentence);
                CHECK(!words.empty());
                CHECK(words.find_first_not_of(" \n\t") == 0);
                CHECK(words.find_last_not_of(" \n\t") == words.size() - 1);
                said += words;
            }
            CHECK(without_space(said) == without_space(text));
        }
    }
}

TEST_CASE("sentences: a paragraph is cut where its language ends a sentence") {
    Article article;
    article.title = "Two";
    article.blocks.push_back({library::BlockKind::paragraph, {{"Dr. No is in. "}, {"Is he?", true}, {" “Yes.”"}}});
    std::vector<std::string> said;
    for (const Sentence& one : library::sentences_of(article, "en")) said.push_back(words_of(article, one));
    CHECK(said.back() == "“Yes.”");
    CHECK(said[said.size() - 2] == "Is he?");
    article.title = "दो";
    article.blocks = {{library::BlockKind::paragraph, {{"आप अकेले नहीं हैं। हम यहाँ हैं।"}}}};
    said.clear();
    for (const Sentence& one : library::sentences_of(article, "hi")) said.push_back(words_of(article, one));
    CHECK(said == std::vector<std::string>{"दो", "आप अकेले नहीं हैं।", "हम यहाँ हैं।"});
}

TEST_CASE("sentences: each of every read has its rectangles in the column, in the order they are read") {
    Glass glass;
    for (const std::string language : {"en", "es", "hi"}) {
        const library::Library reads = reads_in(language);
        for (const Article& article : reads.articles())
            for (const ui::TextSize size : {ui::TextSize::standard, ui::TextSize::largest})
                for (const ui::Size canvas : {ui::Size{1080, 1920}, ui::Size{1920, 1080}}) {
                    INFO(language << " " << article.slug);
                    CHECK(glass.check(article, language, size, canvas) == "");
                }
    }
}

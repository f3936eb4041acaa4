// The English reads as a person in a lobby meets them: short, plain, and ending with something to do.
#include "app/library/library.h"
#include "app/library/reading_level.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cctype>
#include <string>

using namespace porchlight::library;

namespace {

Library english() {
    auto library = load(PORCHLIGHT_ASSETS "/library", "en");
    if (!library) FAIL(library.error().sentence);
    return *library;
}

std::string lower_text_of(const Article& article) {
    std::string text = article.title + "\n" + article.summary + "\n";
    for (const auto& block : article.blocks) text += text_of(block) + "\n";
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

} // namespace

TEST_CASE("reading level: the measure tells easy from hard") {
    Article easy;
    easy.blocks = {{BlockKind::paragraph, {{"The cat sat on the mat. It was a big cat."}}, 0, 1}};
    Article hard;
    hard.blocks = {
        {BlockKind::paragraph,
         {{"Participation in organizational activities demonstrates considerable psychological determination."}},
         0,
         1}};
    CHECK(grade_of(easy) < 2);
    CHECK(grade_of(hard) > 15);
    CHECK(syllables_of("table") == 2);
    CHECK(syllables_of("listened") == 2);
    CHECK(syllables_of("wanted") == 2);
    CHECK(syllables_of("home") == 1);
}

TEST_CASE("reading level: every read has 250 to 600 words of grade 4 to 7") {
    const auto reads = english();
    for (const auto& article : reads.articles()) {
        INFO(article.slug << ": grade " << grade_of(article) << ", " << word_count(article) << " words");
        CHECK(word_count(article) >= words_min);
        CHECK(word_count(article) <= words_max);
        CHECK(grade_of(article) >= grade_min);
        CHECK(grade_of(article) <= grade_max);
    }
}

TEST_CASE("reads: each has at least three parts and one box to try or to ask") {
    const auto reads = english();
    for (const auto& article : reads.articles()) {
        INFO(article.slug);
        const auto count = [&](auto... kinds) {
            return std::count_if(article.blocks.begin(), article.blocks.end(),
                                 [&](const Block& block) { return ((block.kind == kinds) || ...); });
        };
        CHECK(count(BlockKind::heading) >= 3);
        CHECK(count(BlockKind::try_this, BlockKind::ask_this) == 1);
        CHECK(article.next.size() == 2);
    }
}

TEST_CASE("reads: no straight quotes, exclamation marks, labels, web addresses or telephone numbers") {
    const auto reads = english();
    for (const auto& article : reads.articles()) {
        INFO(article.slug);
        const auto text = lower_text_of(article);
        for (const auto word : {"'", "\"", "!", "addict", "patient", "user", "abuse", "junkie", "clean and sober",
                                "www", "http", "committed suicide", "victim", "suffer"}) {
            INFO(word);
            CHECK(text.find(word) == std::string::npos);
        }
        int digits = 0;
        for (const auto letter : text) {
            digits = std::isdigit(static_cast<unsigned char>(letter)) != 0 ? digits + 1 : 0;
            CHECK(digits < 3);
        }
    }
}

TEST_CASE("reads: every shelf that people see holds at least one") {
    const auto reads = english();
    for (const auto shelf :
         {Shelf::peer, Shelf::family, Shelf::coping, Shelf::boundaries, Shelf::stigma, Shelf::groups, Shelf::youth})
        CHECK_FALSE(reads.on(shelf).empty());
}

TEST_CASE("reads: the minutes match the words, at 90 to 200 words a minute") {
    const auto reads = english();
    for (const auto& article : reads.articles()) {
        INFO(article.slug << ": " << word_count(article) << " words, " << article.minutes << " minutes");
        CHECK(word_count(article) >= 90 * article.minutes);
        CHECK(word_count(article) <= 200 * article.minutes);
    }
}

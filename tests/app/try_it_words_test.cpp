// The words of the pages to try something on: as many as the design asks for, in whole sets, and none of them twice.
#include "app/strings.h"
#include "app/unicode.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>

using porchlight::Key;
using porchlight::Strings;

namespace {

Strings english() {
    auto strings = Strings::open(PORCHLIGHT_SHARE "/locale", "en", "US");
    if (!strings) FAIL(strings.error().sentence);
    return *strings;
}

bool has(const std::string& key) {
    return std::binary_search(porchlight::string_keys.begin(), porchlight::string_keys.end(), key);
}

} // namespace

TEST_CASE("try-it words: each of the six kinds of boundaries has four situations, each said in three ways") {
    const auto strings = english();
    std::set<std::string> sentences;
    for (const std::string kind : {"financial", "physical", "verbal", "emotional", "spiritual", "time"}) {
        const auto bound = "bound." + kind;
        CHECK((has(bound) && has(bound + ".sub")));
        for (const std::string place : {".1", ".2", ".3", ".4"}) {
            INFO(bound << place);
            REQUIRE(has(bound + place + ".what"));
            for (const std::string tone : {".softer", ".plain", ".firmer"}) {
                REQUIRE(has(bound + place + tone));
                CHECK(sentences.insert(strings(Key::of({bound, place, tone}))).second);
            }
        }
    }
    CHECK(sentences.size() == 72);
}

TEST_CASE("try-it words: five family patterns have a name, a line, a feeling, a step and a picture in words") {
    for (const std::string pattern : {"auth", "comp", "unin", "comm", "ally"})
        for (const std::string part : {"", ".line", ".feel", ".step", ".alt"}) {
            INFO("fam." << pattern << part);
            CHECK(has("fam." + pattern + part));
        }
}

TEST_CASE("try-it words: at least 30 questions to carry, eight of each theme, short and each asked once") {
    const auto strings = english();
    std::set<std::string> questions;
    for (const std::string theme : {"today", "people", "myself", "next"})
        for (int number = 1; has("carry." + theme + "." + std::to_string(number)); ++number) {
            const auto question = strings(Key::of({"carry.", theme, ".", std::to_string(number)}));
            INFO(question);
            CHECK(question.ends_with('?'));
            CHECK(porchlight::letter_count(question) <= 50);
            CHECK(questions.insert(question).second);
            CHECK(number <= 8);
        }
    CHECK(questions.size() == 32);
}

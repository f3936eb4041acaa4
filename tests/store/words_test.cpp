// Words that people copy by hand.
#include "tests/support/store/lobby.h"

#include <algorithm>
#include <fstream>
#include <set>

using store::WordCode;

TEST_CASE("words: the list holds 2,048 different words of 3 to 6 letters") {
    const auto& list = store::word_list();
    CHECK(std::set(list.begin(), list.end()).size() == 2048);
    CHECK(std::is_sorted(list.begin(), list.end()));
    for (const std::string_view word : list) {
        INFO(word);
        CHECK((word.size() >= 3 && word.size() <= 6));
        CHECK(std::all_of(word.begin(), word.end(), [](char letter) { return letter >= 'a' && letter <= 'z'; }));
    }
}

TEST_CASE("words: none of the blocked words is drawn") {
    std::ifstream file(std::string(PORCHLIGHT_SOURCE_DIR) + "/store/words/blocked.txt");
    const std::set<std::string_view> list(store::word_list().begin(), store::word_list().end());
    std::string word;
    std::getline(file, word); // the comment
    int seen = 0;
    while (file >> word) {
        ++seen;
        INFO(word);
        CHECK_FALSE(list.contains(word));
    }
    CHECK(seen > 300);
}

TEST_CASE("words: a code is eight words of the list, and two codes differ") {
    const WordCode first = WordCode::draw();
    const WordCode second = WordCode::draw();
    std::string joined;
    for (std::size_t i = 0; i < store::code_word_count; ++i) {
        joined += (i > 0 ? " " : "") + std::string(first.word(i));
        CHECK(std::binary_search(store::word_list().begin(), store::word_list().end(), first.word(i)));
    }
    CHECK(first.text().text() == joined);
    CHECK(first.text().text() != second.text().text());
}

TEST_CASE("words: every part of the list is drawn") {
    std::array<int, 8> eighths{};
    for (int i = 0; i < 200; ++i) {
        const WordCode code = WordCode::draw();
        for (std::size_t k = 0; k < store::code_word_count; ++k) {
            const auto at = std::lower_bound(store::word_list().begin(), store::word_list().end(), code.word(k));
            ++eighths[static_cast<std::size_t>(at - store::word_list().begin()) / 256];
        }
    }
    for (const int drawn : eighths) CHECK(drawn > 120); // 200 expected; under 120 has odds of 1 in 10^9
}

TEST_CASE("words: a typed code counts whatever its capitals and spaces") {
    CHECK(store::normalise_code("  Maple\totter \n LAMP ").text() == "maple otter lamp");
    CHECK(store::normalise_code("maple otter lamp").text() == "maple otter lamp");
    CHECK(store::normalise_code("   ").text().empty());
    CHECK(store::normalise_code("").text().empty());
}

TEST_CASE("words: the choices for one word hold it once, among five others") {
    std::set<std::size_t> places;
    for (int i = 0; i < 200; ++i) {
        const auto choices = store::word_choices("maple");
        CHECK(std::set(choices.begin(), choices.end()).size() == store::word_choice_count);
        const auto at = std::find(choices.begin(), choices.end(), "maple");
        REQUIRE(at != choices.end());
        places.insert(static_cast<std::size_t>(at - choices.begin()));
    }
    CHECK(places.size() == store::word_choice_count);
}

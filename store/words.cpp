// See words.h. The list itself is made by words/make_list.cmake.
#include "store/words.h"

#include "store/crypto.h"

#include <sodium.h>

#include <algorithm>
#include <cassert>
#include <string>

namespace store {

namespace {

constexpr std::array<std::string_view, word_list_size> words = {
#include "store/words/word_list.inc"
};

} // namespace

const std::array<std::string_view, word_list_size>& word_list() { return words; }

WordCode WordCode::draw() {
    Secret places(code_word_count * 2);
    random_bytes(places.bytes());
    static_assert(65536 % word_list_size == 0, "masking must not favour any word");
    for (std::size_t i = 1; i < code_word_count * 2; i += 2)
        places.bytes()[i] = static_cast<std::uint8_t>(places.bytes()[i] & (word_list_size / 256 - 1));
    return WordCode(std::move(places));
}

std::string_view WordCode::word(std::size_t place) const {
    assert(place < code_word_count);
    const ByteView bytes = places_.bytes();
    return words[static_cast<std::size_t>(bytes[place * 2] | bytes[place * 2 + 1] << 8)];
}

Secret WordCode::text() const {
    std::size_t size = code_word_count - 1;
    for (std::size_t i = 0; i < code_word_count; ++i) size += word(i).size();
    Secret text(size);
    auto out = text.bytes().begin();
    for (std::size_t i = 0; i < code_word_count; ++i) {
        if (i > 0) *out++ = ' ';
        out = std::copy(word(i).begin(), word(i).end(), out);
    }
    return text;
}

Secret normalise_code(std::string_view typed) {
    const auto is_space = [](char letter) { return letter == ' ' || (letter >= '\t' && letter <= '\r'); };
    Secret spaced(typed.size());
    std::size_t used = 0;
    for (const char letter : typed) {
        if (is_space(letter)) {
            if (used > 0 && spaced.bytes()[used - 1] != ' ') spaced.bytes()[used++] = ' ';
        } else {
            const bool upper = letter >= 'A' && letter <= 'Z';
            spaced.bytes()[used++] = static_cast<std::uint8_t>(upper ? letter + ('a' - 'A') : letter);
        }
    }
    if (used > 0 && spaced.bytes()[used - 1] == ' ') --used;
    return Secret::copy_of(spaced.bytes().first(used));
}

std::array<std::string_view, word_choice_count> word_choices(std::string_view right) {
    std::array<std::string_view, word_choice_count> choices{right};
    for (std::size_t filled = 1; filled < choices.size();) {
        const std::string_view word = words[randombytes_uniform(word_list_size)];
        const auto end = choices.begin() + static_cast<std::ptrdiff_t>(filled);
        if (std::find(choices.begin(), end, word) == end) choices[filled++] = word;
    }
    for (std::uint32_t i = word_choice_count - 1; i > 0; --i)
        std::swap(choices[i], choices[randombytes_uniform(i + 1)]);
    return choices;
}

} // namespace store

#include "app/unicode.h"

#include <algorithm>
#include <boost/locale/utf.hpp>
#include <iterator>

namespace porchlight {

namespace utf = boost::locale::utf;

std::optional<std::size_t> first_bad_byte(std::string_view text) {
    auto at = text.begin();
    while (at != text.end()) {
        const auto start = at;
        const auto letter = utf::utf_traits<char>::decode(at, text.end());
        if (letter == utf::illegal || letter == utf::incomplete) return static_cast<std::size_t>(start - text.begin());
    }
    return std::nullopt;
}

std::size_t letter_count(std::string_view text) {
    std::size_t count = 0;
    for (const auto byte : text) count += (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
    return count;
}

bool has_control_letters(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; });
}

void add_letter(std::string& text, char32_t letter) {
    if (utf::is_valid_codepoint(letter)) utf::utf_traits<char>::encode(letter, std::back_inserter(text));
}

void drop_last_letter(std::string& text) {
    while (!text.empty()) {
        const auto last = static_cast<unsigned char>(text.back());
        text.pop_back();
        if ((last & 0xC0U) != 0x80U) return;
    }
}

char32_t last_letter(std::string_view text) {
    char32_t letter = 0;
    for (auto at = text.begin(); at != text.end();) letter = utf::utf_traits<char>::decode(at, text.end());
    return letter;
}

std::string in_one_line(std::string words) {
    std::replace(words.begin(), words.end(), '\n', ' ');
    return words;
}

} // namespace porchlight

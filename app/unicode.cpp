#include "app/unicode.h"

#include <boost/locale/utf.hpp>

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

void add_letter(std::string& text, char32_t letter) {
    if (letter < 0x80) {
        text.push_back(static_cast<char>(letter));
    } else if (letter < 0x800) {
        text.push_back(static_cast<char>(0xC0U | (letter >> 6U)));
        text.push_back(static_cast<char>(0x80U | (letter & 0x3FU)));
    } else if (letter < 0x10000) {
        text.push_back(static_cast<char>(0xE0U | (letter >> 12U)));
        text.push_back(static_cast<char>(0x80U | ((letter >> 6U) & 0x3FU)));
        text.push_back(static_cast<char>(0x80U | (letter & 0x3FU)));
    }
}

void erase_last_letter(std::string& text) {
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U) text.pop_back();
    if (!text.empty()) text.pop_back();
}

} // namespace porchlight

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

} // namespace porchlight

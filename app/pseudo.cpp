#include "app/pseudo.h"

#include <algorithm>
#include <cctype>

namespace porchlight {

namespace {

bool is_letter(char byte) { return std::isalpha(static_cast<unsigned char>(byte)) != 0; }

/// Every second letter stands twice: words are half as long again, sentences with their spaces 40 %.
std::string longer(std::string_view part) {
    std::string copy;
    std::size_t letters = 0;
    for (const char byte : part) {
        copy += byte;
        if (!is_letter(byte)) continue;
        if (++letters % 2 == 0) copy += byte;
    }
    return copy;
}

/// Every word overridden to run from right to left, as the words of a script that does; digits still run to the right.
std::string right_to_left(std::string_view part) {
    constexpr std::string_view override = "\u202E", end = "\u202C";
    std::string copy;
    bool in_word = false;
    for (const char byte : part) {
        if (is_letter(byte) != in_word) copy += in_word ? end : override;
        in_word = is_letter(byte);
        copy += byte;
    }
    if (in_word) copy += end;
    return copy;
}

} // namespace

std::optional<Pseudo> pseudo_named(std::string_view language) {
    if (language == "pseudo-long") return Pseudo::longer;
    if (language == "pseudo-rtl") return Pseudo::right_to_left;
    return std::nullopt;
}

std::string pseudo_copy(Pseudo language, std::string_view copy) {
    std::string made;
    while (!copy.empty()) {
        const auto open = std::min(copy.find('{'), copy.size());
        const auto part = copy.substr(0, open);
        made += language == Pseudo::longer ? longer(part) : right_to_left(part);
        copy.remove_prefix(open);
        const auto close = copy.find('}');
        const auto place = copy.substr(0, close == std::string_view::npos ? copy.size() : close + 1);
        made += place;
        copy.remove_prefix(place.size());
    }
    return made;
}

} // namespace porchlight

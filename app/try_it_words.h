// How many patterns, kinds, situations and questions there are: counted in the catalogue, so that a new question there
// is a new question on the glass.
#pragma once

#include "app/strings.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace porchlight {

inline constexpr std::array<std::string_view, 5> pattern_words{"auth", "comp", "unin", "comm", "ally"};
inline constexpr std::array<std::string_view, 6> kind_words{"financial", "physical",  "verbal",
                                                            "emotional", "spiritual", "time"};
inline constexpr std::array<std::string_view, 3> tone_words{"softer", "plain", "firmer"}; ///< as Tone
inline constexpr std::array<std::string_view, 4> theme_words{"today", "people", "myself", "next"};

/// How many keys begin with this and go on with a number from 1 on, and `end`.
inline std::uint8_t numbered_keys(std::string_view begin, std::string_view end = {}) {
    std::uint8_t count = 0;
    for (;; ++count) {
        const std::string key = std::string(begin) + std::to_string(count + 1) + std::string(end);
        if (!std::binary_search(string_keys.begin(), string_keys.end(), std::string_view(key))) return count;
    }
}

inline std::uint8_t situation_count(std::uint8_t kind) {
    return numbered_keys("bound." + std::string(kind_words[kind]) + ".", ".what");
}
inline std::uint8_t question_count(std::uint8_t theme) {
    return numbered_keys("carry." + std::string(theme_words[theme]) + ".");
}

} // namespace porchlight

// The arrival name: two words and a number, "Amber Heron 27", just for today. It stands for nobody: it is drawn at
// random, and never twice on the same day.
#pragma once

#include <array>
#include <cstdint>

namespace porchlight {

enum class EmblemFamily : std::uint8_t { amber, moss, slate, coral, plum, sky, copper, olive };
enum class EmblemShape : std::uint8_t {
    heron,
    finch,
    cedar,
    fern,
    oak,
    daisy,
    acorn,
    moon,
    river,
    pebble,
    shell,
    boat
};

inline constexpr std::uint32_t emblem_family_count = 8;
inline constexpr std::uint32_t emblem_shape_count = 12;

struct ArrivalName {
    EmblemFamily family = EmblemFamily::amber;
    EmblemShape shape = EmblemShape::heron;
    std::uint8_t number = 2; ///< 2 to 99 without the numbers of tokens.md 2.6
    friend bool operator==(const ArrivalName&, const ArrivalName&) = default;
};

/// Numbers that are never given: luck, hate and drug codes (tokens.md, 2.6).
inline constexpr std::array<std::uint8_t, 7> skipped_numbers{13, 14, 18, 42, 66, 69, 88};

/// How many names there are in all.
inline constexpr std::uint32_t arrival_name_count =
    emblem_family_count * emblem_shape_count * static_cast<std::uint32_t>(98 - skipped_numbers.size());

/// The name with this index, 0 to arrival_name_count - 1.
ArrivalName arrival_name(std::uint32_t index);
std::uint32_t index_of(ArrivalName name);

} // namespace porchlight

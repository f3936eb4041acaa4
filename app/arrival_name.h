// The arrival name: two words and a number, "Amber Heron 27", just for today. The store draws it; here it gets its
// words and its picture.
#pragma once

#include "store/arrival_name.h"

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

inline constexpr std::size_t emblem_family_count = store::name_family_count;
inline constexpr std::size_t emblem_shape_count = store::name_shape_count;

struct ArrivalName {
    EmblemFamily family = EmblemFamily::amber;
    EmblemShape shape = EmblemShape::heron;
    std::uint8_t number = 2;
    friend bool operator==(const ArrivalName&, const ArrivalName&) = default;
};

inline ArrivalName shown(const store::ArrivalName& name) {
    return {static_cast<EmblemFamily>(name.family), static_cast<EmblemShape>(name.shape), name.number};
}
inline store::ArrivalName kept(const ArrivalName& name) {
    return {static_cast<std::uint8_t>(name.family), static_cast<std::uint8_t>(name.shape), name.number};
}

} // namespace porchlight

#include "app/arrival_name.h"

#include <algorithm>

namespace porchlight {

namespace {

constexpr std::uint32_t numbers = static_cast<std::uint32_t>(98 - skipped_numbers.size());

constexpr std::array<std::uint8_t, numbers> given_numbers() {
    std::array<std::uint8_t, numbers> list{};
    std::size_t next = 0;
    for (std::uint8_t number = 2; number <= 99; ++number)
        if (std::find(skipped_numbers.begin(), skipped_numbers.end(), number) == skipped_numbers.end())
            list[next++] = number;
    return list;
}

constexpr auto given = given_numbers();

} // namespace

ArrivalName arrival_name(std::uint32_t index) {
    const std::uint32_t pair = index / numbers;
    return {static_cast<EmblemFamily>(pair / emblem_shape_count % emblem_family_count),
            static_cast<EmblemShape>(pair % emblem_shape_count), given[index % numbers]};
}

std::uint32_t index_of(ArrivalName name) {
    const auto place = std::find(given.begin(), given.end(), name.number) - given.begin();
    const auto pair =
        static_cast<std::uint32_t>(name.family) * emblem_shape_count + static_cast<std::uint32_t>(name.shape);
    return pair * numbers + static_cast<std::uint32_t>(place);
}

} // namespace porchlight

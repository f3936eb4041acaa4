// See arrival_name.h.
#include "store/arrival_name.h"

#include <algorithm>
#include <array>

namespace store {

namespace {

constexpr std::array<std::uint8_t, 7> left_out = {13, 14, 18, 42, 66, 69, 88}; // design/tokens.md 2.6
constexpr std::size_t slice_count = 7;
constexpr std::size_t numbers_per_slice = 13; // 91 numbers in all
constexpr std::size_t names_per_slice = numbers_per_slice * name_family_count * name_shape_count;

constexpr bool is_number(std::uint8_t number) {
    return number >= 2 && number <= 99 && std::find(left_out.begin(), left_out.end(), number) == left_out.end();
}

constexpr auto numbers = [] {
    std::array<std::uint8_t, slice_count * numbers_per_slice> all{};
    std::size_t used = 0;
    for (std::uint8_t number = 2; number <= 99; ++number)
        if (is_number(number)) all[used++] = number;
    return all;
}();

ArrivalName name_at(std::size_t slice, std::size_t place) {
    const std::size_t number = place % numbers_per_slice * slice_count + slice;
    place /= numbers_per_slice;
    return {static_cast<std::uint8_t>(place % name_family_count), static_cast<std::uint8_t>(place / name_family_count),
            numbers[number]};
}

} // namespace

std::uint64_t random_below(const RandomSource& random, std::uint64_t end) {
    std::array<std::uint8_t, 8> bytes{};
    random(bytes);
    std::uint64_t value = 0;
    for (const std::uint8_t byte : bytes) value = value << 8 | byte;
    return value % end;
}

bool is_allowed(const ArrivalName& name) {
    return name.family < name_family_count && name.shape < name_shape_count && is_number(name.number);
}

void ArrivalNames::begin_day(std::size_t start) {
    start_ = start;
    taken_.clear();
}

ArrivalName ArrivalNames::draw() const {
    const std::size_t from = random_below(random_, names_per_slice);
    for (std::size_t slice = 0; slice < slice_count; ++slice) {
        for (std::size_t step = 0; step < names_per_slice; ++step) {
            const ArrivalName name = name_at((start_ + slice) % slice_count, (from + step) % names_per_slice);
            if (!taken_.contains(name)) return name;
        }
    }
    return name_at(start_ % slice_count, from); // all 8,736 names of the day are out: one comes again
}

} // namespace store

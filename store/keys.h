// Keys of the tables: numbers as big-endian bytes, so that LMDB's order of bytes is the order of days.
#pragma once

#include "store/day.h"
#include "store/secret.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace store {

using DayBytes = std::array<std::uint8_t, 4>;

/// The sign bit is flipped, so that days before 1970 sort first.
inline DayBytes bytes_of(Day day) {
    const std::uint32_t biased = static_cast<std::uint32_t>(day.number) ^ 0x80000000u;
    return {static_cast<std::uint8_t>(biased >> 24), static_cast<std::uint8_t>(biased >> 16),
            static_cast<std::uint8_t>(biased >> 8), static_cast<std::uint8_t>(biased)};
}

/// The day at the start of a key of at least 4 bytes.
inline Day day_at(ByteView key) {
    const std::uint32_t biased = static_cast<std::uint32_t>(key[0]) << 24 | static_cast<std::uint32_t>(key[1]) << 16 |
                                 static_cast<std::uint32_t>(key[2]) << 8 | static_cast<std::uint32_t>(key[3]);
    return Day{static_cast<std::int32_t>(biased ^ 0x80000000u)};
}

using PeriodBytes = std::array<std::uint8_t, 8>;

/// Groups of days that went out: the first day, then the last.
inline PeriodBytes key_of(Period period) {
    PeriodBytes key{};
    const DayBytes from = bytes_of(period.from), until = bytes_of(period.until);
    std::copy(until.begin(), until.end(), std::copy(from.begin(), from.end(), key.begin()));
    return key;
}

/// Nothing for a key that no such group has.
inline std::optional<Period> period_at(ByteView key) {
    if (key.size() != std::tuple_size_v<PeriodBytes>) return std::nullopt;
    return Period{day_at(key), day_at(key.subspan(std::tuple_size_v<DayBytes>))};
}

using DayAndId = std::array<std::uint8_t, 20>;

/// Visits, requests and day keys: the day, then 16 random bytes.
inline DayAndId key_of(Day day, const std::array<std::uint8_t, 16>& id) {
    DayAndId key{};
    const DayBytes front = bytes_of(day);
    std::copy(front.begin(), front.end(), key.begin());
    std::copy(id.begin(), id.end(), key.begin() + 4);
    return key;
}

/// A stored key of 20 bytes.
inline DayAndId day_and_id(ByteView key) {
    DayAndId copy{};
    std::copy_n(key.begin(), copy.size(), copy.begin());
    return copy;
}

inline std::array<std::uint8_t, 16> id_at(ByteView key) {
    std::array<std::uint8_t, 16> id{};
    std::copy_n(key.begin() + 4, 16, id.begin());
    return id;
}

} // namespace store

// A visit as it is kept: the whole list of the privacy sheet, and nothing more. A field may be added only together with
// a line on that sheet.
#pragma once

#include "store/day.h"

#include <array>
#include <cstdint>
#include <optional>

namespace store {

/// 128 random bits: neither a counter nor a clock, so that keys carry no order.
using VisitId = std::array<std::uint8_t, 16>;

enum class Reason : std::uint8_t { group_session, one_to_one, family_visit, medication, first_visit, something_else };
inline constexpr std::size_t reason_count = 6;

/// Where somebody put their finger, 0 (left end) to 100 (right end); an untouched line is absent, never 50.
struct Feelings {
    std::optional<std::uint8_t> energy; ///< worn out .. full of energy
    std::optional<std::uint8_t> mood;   ///< heavy .. light
    std::optional<std::uint8_t> ease;   ///< on edge .. at ease
    friend bool operator==(const Feelings&, const Feelings&) = default;
};

struct Visit {
    Day day;
    VisitId id{};
    Reason reason = Reason::something_else;
    Feelings feelings;
    friend bool operator==(const Visit&, const Visit&) = default;
};

} // namespace store

// The arrival name of a day, "Amber Heron 27": family, shape and number, never a person's. No list of used names is
// kept on the medium. A name is not drawn twice in one run; each later start of a day draws from another seventh of the
// numbers, chosen by how many day keys the day already has, so that an earlier name of the day does not come again.
#pragma once

#include "store/day.h"

#include <compare>
#include <cstdint>
#include <functional>
#include <set>
#include <span>

namespace store {

/// Fills with random bytes; from the system's source unless a test or the demo asks for a seeded one.
using RandomSource = std::function<void(std::span<std::uint8_t>)>;

/// 0 to end - 1.
std::uint64_t random_below(const RandomSource& random, std::uint64_t end);

inline constexpr std::uint8_t name_family_count = 8; ///< design/tokens.md 2.6
inline constexpr std::uint8_t name_shape_count = 12; ///< design/tokens.md 2.6

struct ArrivalName {
    std::uint8_t family = 0; ///< 0 to 7, the colour word
    std::uint8_t shape = 0;  ///< 0 to 11, the drawn shape
    std::uint8_t number = 2; ///< 2 to 99 without 13, 14, 18, 42, 66, 69, 88
    friend auto operator<=>(const ArrivalName&, const ArrivalName&) = default;
};

bool is_allowed(const ArrivalName& name);

/// Names given out in this run. One thread at a time.
class ArrivalNames {
  public:
    explicit ArrivalNames(RandomSource random) : random_(std::move(random)) {}

    /// Forgets the names of the day before. `start` counts the earlier starts of the day that gave names out.
    void begin_day(std::size_t start);
    /// A name not yet taken in this run; calls without take() in between may return the same one.
    ArrivalName draw() const;
    void take(const ArrivalName& name) { taken_.insert(name); }

  private:
    RandomSource random_;
    std::size_t start_ = 0;
    std::set<ArrivalName> taken_;
};

} // namespace store

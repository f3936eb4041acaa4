// The last twelve finished weeks, made small enough that nobody stands out. Pure; refuses the week that is not over.
#pragma once

#include "app/facts.h"

#include <array>
#include <vector>

namespace porchlight::staff {

inline constexpr std::size_t weeks_shown = 12;

class Weeks {
  public:
    explicit Weeks(store::Day today);
    /// From the Monday of the first week to the Sunday of the last one.
    [[nodiscard]] store::Period period() const;
    /// Visits outside of the period are left out.
    void add(const store::Visit& visit);
    /// Counts of 1 to 10 are hidden, and with them whatever would let them be worked out (store::suppress); a middle
    /// answer shows from 11 answers on.
    [[nodiscard]] std::vector<WeekFact> shown() const;

  private:
    struct Week {
        store::Tally tally;
        std::array<std::array<std::uint64_t, 101>, line_count> answers{};
    };
    store::Day first_;
    std::vector<Week> weeks_;
};

} // namespace porchlight::staff

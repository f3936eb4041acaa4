// A long period counted, with somebody watching: days one after another, nothing kept but the sums.
#pragma once

#include "store/error.h"
#include "store/summary.h"

#include <cstdint>
#include <functional>

namespace store {

class Session;
class Visits;

struct Counted {
    Tally tally;
    std::uint64_t corrupt = 0; ///< records that were left out
};

/// `days_done` of `days` that hold visits; called on the caller's thread after every few days. False asks to stop:
/// Code::stopped.
using CountProgress = std::function<bool(std::uint32_t days_done, std::uint32_t days)>;

/// Memory does not grow with the period. Errors as Visits::for_each.
Result<Counted> count_visits(const Visits& visits, Period period, const Session& session,
                             const CountProgress& progress = {});

} // namespace store

// See count.h.
#include "store/count.h"

#include "store/visits.h"

#include <algorithm>

namespace store {

Result<Counted> count_visits(const Visits& visits, Period period, const Session& session,
                             const CountProgress& progress) {
    constexpr std::size_t days_at_once = 32; // two of the batches that are opened side by side
    const auto days = visits.days(period);
    if (!days) return tl::unexpected<Error>(days.error());
    Counted counted;
    for (std::size_t done = 0; done < days->size();) {
        const std::size_t until = std::min(done + days_at_once, days->size());
        const auto read = visits.for_each({(*days)[done], (*days)[until - 1]}, session, [&](const Visit& visit) {
            counted.tally.add(visit);
            return true;
        });
        if (!read) return tl::unexpected<Error>(read.error());
        counted.corrupt += read->corrupt;
        done = until;
        if (progress && !progress(static_cast<std::uint32_t>(done), static_cast<std::uint32_t>(days->size())))
            return fail(Code::stopped, "the count was stopped");
    }
    return counted;
}

} // namespace store

// Parted by days that hold visits, not by the calendar: a week of holidays is no work.
#include "store/package/from_store.h"

#include "store/vault.h"
#include "store/visits.h"

#include <algorithm>

namespace store {

Result<void> take_visits(PackageRequest& request, const Visits& visits, const Session& session,
                         std::atomic<std::uint64_t>& damaged) {
    const auto days = visits.days();
    if (!days) return tl::unexpected(days.error());
    const auto first = std::lower_bound(days->begin(), days->end(), request.period.from);
    const auto last = std::upper_bound(days->begin(), days->end(), request.period.until);
    const auto source_of = [&](Period part) -> VisitSource {
        return [&visits, &session, &damaged, part](const VisitSink& sink) -> Result<void> {
            const auto count = visits.for_each(part, session, sink);
            if (!count) return tl::unexpected(count.error());
            damaged += count->corrupt;
            return {};
        };
    };
    request.visits_beside.clear();
    request.visits = source_of(request.period);
    if (last - first < 2) return {};
    const Day middle = *(first + (last - first) / 2);
    request.visits = source_of({request.period.from, middle - 1});
    request.visits_beside.push_back(source_of({middle, request.period.until}));
    return {};
}

} // namespace store

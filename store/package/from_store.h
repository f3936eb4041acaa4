// The visits of a store as the source of an export. Opens them with a staff session and hands them on; keeps none.
#pragma once

#include "store/package/package.h"

#include <atomic>

namespace store {

class Session;
class Visits;

/// Sets `visits` and `visits_beside` of the request for its period: the days are parted in two, so that two processors
/// open them. `visits`, `session` and `damaged` must outlive the export; `damaged` counts records whose bytes are
/// broken, which are left out. What Visits::days answers when it fails.
Result<void> take_visits(PackageRequest& request, const Visits& visits, const Session& session,
                         std::atomic<std::uint64_t>& damaged);

} // namespace store

// See kdf_fit.h.
#include "store/kdf_fit.h"

#include <algorithm>
#include <ctime>
#include <unistd.h>

namespace store {

namespace {

constexpr std::uint64_t memory_ever_bytes = 1ull << 30;

double processor_seconds() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

Result<double> time_here(const KdfCost& cost) {
    const double before = processor_seconds();
    const auto done = stretch(bytes_of("how long does this take"), Salt{}, cost);
    if (!done) return tl::unexpected<Error>(done.error());
    return processor_seconds() - before;
}

std::uint64_t device_memory_bytes() {
    const long pages = ::sysconf(_SC_PHYS_PAGES);
    const long page_bytes = ::sysconf(_SC_PAGE_SIZE);
    return pages > 0 && page_bytes > 0 ? static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(page_bytes) : 0;
}

} // namespace

KdfCost fit_cost(const KdfCost& least, std::uint64_t memory_most_bytes, const StretchTimer& seconds_of) {
    KdfCost cost = least;
    auto taken = seconds_of(cost);
    if (!taken) return least;
    double seconds = *taken;
    const auto raise_to = [&](const KdfCost& dearer) {
        taken = seconds_of(dearer);
        if (!taken || *taken > stretch_seconds_max) return false;
        cost = dearer;
        seconds = *taken;
        return true;
    };
    while (seconds < stretch_seconds_min && cost.memory_bytes <= memory_most_bytes / 2)
        if (!raise_to({cost.operations, cost.memory_bytes * 2})) break;
    while (seconds < stretch_seconds_min) {
        // Sixteenfold at most: a short measurement says little about a long one.
        const double wanted = (stretch_seconds_min + stretch_seconds_max) / 2 / std::max(seconds, 0.001);
        const auto passes = static_cast<std::uint64_t>(static_cast<double>(cost.operations) * std::min(wanted, 16.0));
        if (!raise_to({std::max(passes, cost.operations + 1), cost.memory_bytes})) break;
    }
    return cost;
}

KdfCost fit_cost_here(const KdfCost& least) {
    return fit_cost(least, std::min(memory_ever_bytes, device_memory_bytes() / 4), time_here);
}

} // namespace store

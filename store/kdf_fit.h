// How much stretching this device bears: the dearest Argon2id that still answers a passcode within a second. Refuses to
// go below what it is given, however slow the device is.
#pragma once

#include "store/crypto.h"

#include <cstdint>
#include <functional>

namespace store {

/// A passcode is answered in about this long: as much as a person at the door takes for a touch that was heard.
inline constexpr double stretch_seconds_min = 0.7;
inline constexpr double stretch_seconds_max = 1.0;

/// Seconds one stretching takes, or why it cannot be done.
using StretchTimer = std::function<Result<double>(const KdfCost&)>;

/// From `least` upwards: memory first, because it is what guessing machines have least of, doubled up to
/// `memory_most_bytes`; then passes. Stays at `least` where that takes longer already or cannot be measured.
KdfCost fit_cost(const KdfCost& least, std::uint64_t memory_most_bytes, const StretchTimer& seconds_of);

/// The same on this device, by the processor's own time, so that a busy moment does not make it cheaper. Memory goes up
/// to a quarter of the device's, 1 GiB at most. Takes a few seconds.
KdfCost fit_cost_here(const KdfCost& least);

} // namespace store

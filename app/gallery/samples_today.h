// What the samples of the staff screens share.
#pragma once

#include "app/gallery/samples.h"
#include "store/summary.h"

namespace porchlight::gallery {

/// So many seconds are left until the staff screens lock.
void locks_in(Sample& sample, double seconds);

/// These groups meet today, and on the days after it.
void plan(Sample& sample, std::vector<std::vector<GroupFact>> days);

/// The first staff screen, with these visits counted.
Sample at_today(Sample sample, const store::Tally& tally);

} // namespace porchlight::gallery

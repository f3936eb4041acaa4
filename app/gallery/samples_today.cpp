// See samples_today.h.
#include "app/gallery/samples_today.h"

#include "app/staff/today.h"

namespace porchlight::gallery {

void locks_in(Sample& sample, double seconds) {
    sample.state.last_touch_seconds = sample.facts.now_seconds - (120 - seconds);
}

void plan(Sample& sample, std::vector<std::vector<GroupFact>> days) {
    days.resize(days_planned);
    sample.facts.staff.schedule = {.first = sample.facts.local.day, .days = std::move(days)};
}

Sample at_today(Sample sample, const store::Tally& tally) {
    const TodayFacts counted = staff::today_of(tally);
    TodayFacts& facts = sample.facts.today;
    facts.checked_in = counted.checked_in;
    facts.kinds = counted.kinds;
    facts.feelings = counted.feelings;
    sample.state.screen = StaffState{0, TodayState{}};
    locks_in(sample, 108);
    return sample;
}

} // namespace porchlight::gallery

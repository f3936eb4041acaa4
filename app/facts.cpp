// The sky follows the kiosk clock, the way of writing dates the country.
#include "app/facts.h"

#include <algorithm>

namespace porchlight {

Sky sky_at(std::int32_t minute) {
    const std::int32_t hour = minute / 60;
    if (hour < 5 || hour >= 20) return Sky::night;
    if (hour < 8) return Sky::dawn;
    return hour < 17 ? Sky::day : Sky::dusk;
}

std::string_view country_of(Region region) {
    switch (region) {
    case Region::us:
        return "US";
    case Region::in:
        return "IN";
    case Region::other:
        return "";
    }
    return "";
}

std::span<const GroupFact> ScheduleFact::on(store::Day day) const {
    const std::int64_t ahead = std::int64_t{day.number} - first.number;
    if (ahead < 0 || ahead >= std::ssize(days)) return {};
    return days[static_cast<std::size_t>(ahead)];
}

bool has_wishes(const Site& site) {
    return !site.desk_is_open || site.kind_notes || std::ranges::find(site.offers, true) != site.offers.end();
}

} // namespace porchlight

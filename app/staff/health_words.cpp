// See health_words.h.
#include "app/staff/health_words.h"

#include "app/help_lines.h"

#include <algorithm>

namespace porchlight::staff {

std::string health_words(const Strings& say, HealthFact what, const TodayFacts& today) {
    const bool is_clock_sure = std::ranges::find(today.problems, HealthFact::clock) == today.problems.end();
    switch (what) {
    case HealthFact::well:
        return {};
    case HealthFact::export_due:
        return say.plural("staff.att.export", today.health_number);
    case HealthFact::clock:
        return say("staff.att.clock");
    case HealthFact::full:
        return say("staff.att.full");
    case HealthFact::unread:
        return say("staff.att.unread");
    case HealthFact::damage:
        return say("staff.att.damage");
    case HealthFact::reserve:
        return say("staff.att.reserve");
    case HealthFact::upkeep:
        return say("staff.att.upkeep");
    case HealthFact::help_numbers:
        return say("staff.att.help", {{"n", verified_for_days}});
    case HealthFact::reads:
        return say("staff.att.reads");
    case HealthFact::battery:
        if (!today.battery_minutes) return say("staff.att.battery.unknown");
        return say("staff.att.battery", {{"n", *today.battery_minutes}});
    case HealthFact::touch:
        return say("staff.att.touch");
    case HealthFact::power:
        return say(is_clock_sure ? Key("staff.att.power") : Key("staff.att.power.unsure"));
    }
    return {};
}

} // namespace porchlight::staff

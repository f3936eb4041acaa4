// See health_words.h.
#include "app/staff/health_words.h"

#include "app/help_lines.h"

namespace porchlight::staff {

std::string health_words(const Strings& say, HealthFact what, std::int32_t days) {
    switch (what) {
    case HealthFact::well:
        return {};
    case HealthFact::export_due:
        return say.plural("staff.att.export", days);
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
    case HealthFact::power:
        return say("staff.att.power");
    }
    return {};
}

} // namespace porchlight::staff

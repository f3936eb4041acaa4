// See opening_words.h.
#include "app/screens/opening_words.h"

namespace porchlight::screens {

std::string opening_words(const Page& page, Key today, Key another_day) {
    const Site& site = page.facts.site;
    if (!site.desk_opens_minute) return {};
    const std::string time = page.say.time(*site.desk_opens_minute);
    if (site.desk_opens_days_on == 0) return page.say(today, {{"time", time}});
    const auto day = page.say.date("date.weekday", page.facts.local.day + site.desk_opens_days_on);
    return page.say(another_day, {{"day", day}, {"time", time}});
}

} // namespace porchlight::screens

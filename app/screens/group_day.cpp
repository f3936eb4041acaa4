#include "app/screens/group_day.h"

namespace porchlight::screens {

const GroupsState* groups_shown(const Page& page) {
    const auto* staff = std::get_if<StaffState>(&page.state.screen);
    return staff ? std::get_if<GroupsState>(&staff->page) : nullptr;
}

GroupDay group_day(Page& page) {
    const GroupsState* groups = groups_shown(page);
    const store::Day today = page.facts.local.day, day = groups ? groups->shown(today) : today;
    return {.day = day,
            .groups = page.facts.staff.schedule.on(day),
            .weekday = page.say.date("date.weekday", day),
            .is_ahead = day != today};
}

} // namespace porchlight::screens

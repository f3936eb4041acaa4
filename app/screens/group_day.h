// The day whose groups staff look at: what its list and its editor say of it.
#pragma once

#include "app/page.h"

#include <span>
#include <string>

namespace porchlight::screens {

struct GroupDay {
    store::Day day;
    std::span<const GroupFact> groups;
    std::string weekday;
    bool is_ahead = false; ///< not today
};

/// The page of groups; null on every other page.
const GroupsState* groups_shown(const Page& page);

/// Today on every page but that of groups.
GroupDay group_day(Page& page);

} // namespace porchlight::screens

// The one group that is open for changes within the list of a day's groups.
#pragma once

#include "app/screens/group_day.h"

namespace porchlight::screens {

float group_editor_height(Page& page, const GroupDay& day, const GroupEdit& edit, float width);
std::optional<Action> group_editor(Page& page, const GroupDay& day, const GroupEdit& edit, ui::Rect rect, bool saving);

} // namespace porchlight::screens

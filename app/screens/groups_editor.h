// The one group that is open for changes within the list of today's groups.
#pragma once

#include "app/page.h"

namespace porchlight::screens {

float group_editor_height(Page& page, const GroupEdit& edit, float width);
std::optional<Action> group_editor(Page& page, const GroupEdit& edit, ui::Rect rect, bool saving);

} // namespace porchlight::screens

// The other face of check-in's last step.
#pragma once

#include "app/page.h"

namespace porchlight::screens {

/// Step 3 while the desk is closed: what is open right now, in place of requests.
std::optional<Action> draw_after_hours(const CheckInState& state, Page& page);

} // namespace porchlight::screens

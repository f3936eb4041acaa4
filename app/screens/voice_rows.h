// How fast and how loud the screen is read aloud: two rows of Accessibility, there while reading aloud is on.
#pragma once

#include "app/page.h"

#include <optional>

namespace porchlight::screens {

float voice_rows_height(Page& page, float width);
/// Ids: accessibility.speed.slower, .normal, .faster, accessibility.loud.less, accessibility.loud.more.
std::optional<Action> draw_voice_rows(Page& page, ui::Point at, float width);

} // namespace porchlight::screens

// The kind notes of check-in's last step, by day and after hours: four at a time, one may be left for the next person.
#pragma once

#include "app/page.h"

namespace porchlight::screens {

/// Height of heading and notes at this width, as tall as their words need.
[[nodiscard]] float notes_height(const CheckInState& state, Page& page, float width_px);

/// Draws the notes from the area's top on. Returns PickNote or MoreNotes.
std::optional<Action> draw_notes(const CheckInState& state, Page& page, ui::Rect area);

} // namespace porchlight::screens

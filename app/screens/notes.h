// The kind notes of check-in's last step, by day and after hours: four at a time, one may be left for the next person.
#pragma once

#include "app/page.h"

namespace porchlight::screens {

/// Height of heading and four notes when each fits two lines.
inline constexpr float notes_height = 356;

/// Draws the notes from `top` on. Returns PickNote or MoreNotes.
std::optional<Action> draw_notes(const CheckInState& state, Page& page, float top);

} // namespace porchlight::screens

// The pages of the export after its start: copying, safe, and the ways a stick can fail. Each draws everything but the
// tabs and the bar.
#pragma once

#include "app/page.h"

namespace porchlight::screens {

/// "BLUE STICK · Oct 7 to Oct 13", as far as they are known.
std::string stick_and_days(Page& page, const ExportState& state);

std::optional<Action> copying_page(Page& page, const ExportState& state);
std::optional<Action> safe_page(Page& page, const ExportState& state);
/// The stick came out early, or what was read back did not match.
std::optional<Action> lost_page(Page& page, const ExportState& state);
/// Too full, read-only or unreadable: nothing was written.
std::optional<Action> unusable_page(Page& page, const ExportState& state);

/// The calendar of 15e.
std::optional<Action> days_page(Page& page, const DayPicking& picking);

} // namespace porchlight::screens

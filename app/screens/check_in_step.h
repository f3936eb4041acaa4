// What the three steps of check-in share: the header with its path lights and lantern, the banner, and the action row.
#pragma once

#include "app/page.h"
#include "ui/widgets/panel.h"

#include <string_view>

namespace porchlight::screens {

inline constexpr float step_margin = 48, step_column_gap = 32;
inline constexpr float step_action_top = 1580, step_action_height = 128;

/// Draws the header of step `step` of three; returns where the lead ends.
float step_header(Page& page, int step, std::string_view title, std::string_view lead);

/// Draws a banner below the lead, from `top` on if there is room; one that `opens` is a control.
ui::BannerResult step_banner(Page& page, std::string_view id, float top, float lead_bottom, const ui::BannerLook& look);

/// Draws Skip and the lamp button; `skip_id` may be empty. Returns Skip or Continue.
struct StepButtons {
    std::string_view skip_id, go_id;
    std::string_view skip, go; ///< words
    bool ready = true;         ///< false: "not yet", but it answers and says why
};
std::optional<Action> step_buttons(Page& page, const StepButtons& look);

} // namespace porchlight::screens

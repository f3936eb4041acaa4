// What the three steps of check-in share: where words, controls and buttons go, upright and across, at every text size
// and in reach mode. Reading is in the header or at the left; touching below the control line or at the right. What
// does not fit scrolls. Knows nothing of what a step asks.
#pragma once

#include "app/page.h"
#include "ui/widgets/panel.h"

#include <functional>
#include <string_view>

namespace porchlight::screens {

inline constexpr float step_margin = 48, step_column_gap = 32;

/// Skip and the lamp button; `skip_id` may be empty.
struct StepButtons {
    std::string_view skip_id, go_id;
    std::string_view skip, go;     ///< words
    bool ready = true;             ///< false: "not yet", but it answers and says why
    std::string_view why_not = {}; ///< right above the button that was touched in vain
};

struct StepLook {
    int step = 1; ///< of three
    std::string_view title, lead;
    std::string_view banner_id; ///< of one that opens what this screen keeps
    ui::BannerLook banner;
    std::string_view brief = {};                    ///< the banner's words in reach mode, where it is a line of text
    float banner_top = 474;                         ///< in portrait, or below the lead
    float controls_top = 640, below_banner_px = 24; ///< in portrait, or below the banner
    float above_buttons_px = 24;
    float read_first_px = 0; ///< of the controls, what is only read: in reach mode it stands above the control line
    StepButtons buttons;
};

/// What is touched: how tall it has to be at a width, and how it is drawn from the area's top left on. Where all of it
/// fits, the area is as tall as the room for it.
struct StepControls {
    std::function<float(float width_px)> height;
    std::function<std::optional<Action>(ui::Rect area)> draw;
};

/// Draws the step. Returns what its controls asked for, Skip, Continue, or what the banner opens.
std::optional<Action> draw_step(Page& page, const StepLook& look, const StepControls& controls);

/// Two columns become one at Larger and Largest.
[[nodiscard]] bool stacks(const ui::Frame& frame);
/// Every button lower down: upright glass only, because across it nothing is high.
[[nodiscard]] bool reaches(const Page& page);
/// The same, where the words leave the controls but the lower part of the glass: everything stands closer together.
[[nodiscard]] bool reaches_close(const Page& page);

/// The lamp button with, if there is one, a line button at its left or, at Larger and Largest, below it.
struct ActionRow {
    ui::Rect line, lamp;
    [[nodiscard]] float top() const { return lamp.y; }
};
/// Where they go within `area`, whose bottom is theirs; `line` may be empty. Each is as tall as its words need.
/// `line_icon_px`: what stands before the line button's words, with its gap.
ActionRow action_row(Page& page, ui::Rect area, std::string_view line, std::string_view lamp, float least_px,
                     float line_icon_px = 0);

} // namespace porchlight::screens

// Where things go on the pages for reading and trying: words above or at the left, controls below or at the right, one
// row of actions over the bar (tokens.md 4, portrait, landscape and large text). Draws the head and the actions.
#pragma once

#include "app/page.h"
#include "ui/widgets/button.h"

#include <optional>
#include <string>
#include <string_view>

namespace porchlight::screens {

/// Larger and Largest: grids are one column, and the actions stand on one another.
bool large_text(const ui::Frame& frame);

struct PageZones {
    ui::Rect reading;  ///< for the head; its height is free in portrait
    ui::Rect controls; ///< between the control line and the actions, or what is at the right
    ui::Rect actions;
    bool landscape = false;
};
/// `two_actions`: a line button beside the lamp. `first_y` is where the head begins in portrait.
PageZones page_zones(const ui::Frame& frame, bool two_actions, float first_y = 96);

struct PageHead {
    std::string_view title, lead;
    std::string_view banner = {}; ///< may have **bold**
    ui::Icon banner_icon = ui::Icon::shield_check;
    ui::Color banner_color = {};
};
struct HeadDrawn {
    ui::Rect controls; ///< what is left of the zone: in portrait it begins below a head that needs more room
    float bottom_px = 0;
};
/// Wash, lantern, title, lead and banner.
HeadDrawn draw_page_head(Page& page, const PageZones& zones, const PageHead& head);

struct PageActions {
    std::string_view line_id = {}, lamp_id;
    ui::ButtonLook line = {}, lamp;
};
enum class PageAction : std::uint8_t { line, lamp };
std::optional<PageAction> draw_page_actions(Page& page, const PageZones& zones, const PageActions& actions);

/// How tall a button with these words must be in `width`, and no less than `least`.
float button_height(Page& page, const ui::ButtonLook& look, float width, float least);

} // namespace porchlight::screens

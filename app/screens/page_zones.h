// Where things go on the pages for reading and trying: words above or at the left, controls below or at the right, one
// row of actions over the bar (tokens.md 4, portrait, landscape and large text). Draws the head and the actions.
#pragma once

#include "app/page.h"
#include "ui/widgets/button.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace porchlight::screens {

/// Larger and Largest: grids are one column, and the actions stand on one another.
bool large_text(const ui::Frame& frame);

/// The block in a smaller size where a word of it is wider than its width, so that no word is cut in two.
ui::TextBlock with_whole_words(ui::Frame& frame, ui::TextBlock block);

struct PageActions {
    std::string_view line_id = {}, lamp_id; ///< without a line button the lamp has the row
    ui::ButtonLook line = {}, lamp;
    float least_px = 124, line_share = 0.45F; ///< of one line of words; of the row's width
};
enum class PageAction : std::uint8_t { line, lamp };

struct PageZones {
    ui::Rect reading;         ///< for the head; its height is free
    ui::Rect controls;        ///< between the control line and the actions, or what is at the right
    ui::Rect line = {}, lamp; ///< the actions; empty when there are none
    bool landscape = false;
    bool low = false; ///< reach mode: words and controls begin lower
};
/// `first_y` is where the head begins in portrait.
PageZones page_zones(const ui::Frame& frame, float first_y = 96);
/// With room for these actions, as tall as their words need.
PageZones page_zones(Page& page, const PageActions& actions, float first_y = 96);
/// In reach mode words and controls begin lower: zones with actions do so already.
void reach_down(const Page& page, PageZones& zones);

struct PageHead {
    std::string_view title, lead;
    std::string_view banner = {}; ///< may have **bold**
    ui::Icon banner_icon = ui::Icon::shield_check;
    ui::Color banner_color = {};
    float banner_y_px = 474, banner_px = 122; ///< in portrait, at least
    float controls_y_px = 640;                ///< the same, of what stands below
    float read_first_px = 0; ///< of that, what is only read: in reach mode it may stand above the control line
    float halo_px = 0;       ///< radius of the light behind the controls, where they are lit
    ui::Point halo_at = {};
};
/// A lead of two sentences; where it needs a second line, that begins with the second of them.
std::string lead_by_sentences(Page& page, const PageZones& zones, std::string lead);
struct HeadDrawn {
    ui::Rect controls; ///< what is left of the zone: in portrait it begins below a head that needs more room
    float bottom_px = 0;
};
/// Wash, lantern, title, lead and banner. In landscape they stand below the lantern, or higher where they need to.
HeadDrawn draw_page_head(Page& page, const PageZones& zones, const PageHead& head);
/// Title, lead and banner from the top of `column` down; returns where they end.
float draw_page_words(Page& page, const PageHead& head, ui::Rect column);

/// 40 px bold, over a part of the controls, from the top of `at`. Returns where it ends.
float draw_part_heading(Page& page, ui::Rect at, std::string_view words);

/// Draws from the top of the rectangle, which has its own height, and returns where it ends.
using DrawControls = std::function<float(ui::Rect)>;
/// Head and controls. The controls scroll by themselves; with larger text in portrait, or where they would have but a
/// slit, head and controls are one list.
void draw_page(Page& page, const PageZones& zones, const PageHead& head, std::string_view list_id,
               const DrawControls& controls);

std::optional<PageAction> draw_page_actions(Page& page, const PageZones& zones, const PageActions& actions);

/// How tall a button with these words must be in `width`, and no less than `least`.
float button_height(Page& page, const ui::ButtonLook& look, float width, float least);

} // namespace porchlight::screens

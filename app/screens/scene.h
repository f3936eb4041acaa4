// The porch under its sky, with the site's name and the clock over it: the upper part of welcome and of the failure
// screen, or, across the glass, their left. At Largest text, and in high contrast, plain paper takes its place. Says
// what the hold on the clock came to; knows nothing of what stands on the paper beside or below.
#pragma once

#include "app/page.h"

#include <string_view>

namespace porchlight::screens {

struct SceneLook {
    Sky sky = Sky::dusk;
    std::string_view clock_id; ///< of the staff door
    std::string_view title, second;
    ui::TextStyle title_style;
    /// A title keeps to one line where an eighth less is enough, and on plain paper what follows begins right below.
    bool is_close = false;
};

struct SceneResult {
    float bottom_px = 0;      ///< below the second line
    bool door_opened = false; ///< the clock was held for three seconds
    ui::Rect paper = {};      ///< the sheet beside or below the scene, already drawn
    ui::Rect content = {};    ///< where its contents go: within its margins, down to the bar
    float can_rise_px = 0;    ///< how much higher they may begin on plain paper
};

/// `below_px`: what else stands below the second line. It takes the second line's place over the picture across the
/// glass, where the house is further down, and upright on plain paper, which has no room for both.
SceneResult draw_scene(Page& page, const SceneLook& look, float below_px = 0);

} // namespace porchlight::screens

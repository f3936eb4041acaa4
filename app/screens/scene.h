// The porch under its sky, with the site's name and the clock over it: the upper part of welcome and of the failure
// screen. Says what the hold on the clock came to; knows nothing of what stands on the paper below.
#pragma once

#include "app/page.h"

#include <string_view>

namespace porchlight::screens {

struct SceneLook {
    Sky sky = Sky::dusk;
    std::string_view clock_id; ///< of the staff door
    std::string_view title, second;
    ui::TextStyle title_style;
};

struct SceneResult {
    ui::Color ink;    ///< of words on this sky
    float bottom_px;  ///< below the second line
    bool door_opened; ///< the clock was held for three seconds
    ui::Rect paper;   ///< the sheet below the scene, already drawn
};

SceneResult draw_scene(Page& page, const SceneLook& look);

} // namespace porchlight::screens

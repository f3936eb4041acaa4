// What stands on the paper of the welcome screen, part by part: languages, the lamp tile, two tiles, today's groups and
// the strip at the foot. Each tells how tall it has to be and draws itself; where they go is decided by the screen.
#pragma once

#include "app/page.h"

namespace porchlight::screens {

/// A group this near says how many minutes it is off instead of when it begins.
inline constexpr std::int32_t soon_minutes = 15;

/// One column of parts with the glass they are for.
struct FrontSizes {
    float chip_px, here_px, tile_px, group_row_px, foot_px; ///< at least
    float below_chips, below_here, below_tiles;
    bool tiles_low;     ///< the disc stands beside the words, which have no second line
    bool tiles_stacked; ///< one tile below the other
    bool tiles_spread;  ///< with more air in them
};
FrontSizes front_sizes(const Page& page, bool has_languages, bool has_groups);

float languages_height(Page& page, float width_px, const FrontSizes& sizes);
std::optional<Action> draw_languages(Page& page, ui::Rect rect, const FrontSizes& sizes);

float here_height(Page& page, float width_px, const FrontSizes& sizes);
std::optional<Action> draw_here(Page& page, ui::Rect rect);

float tiles_height(Page& page, float width_px, const FrontSizes& sizes);
std::optional<Action> draw_tiles(Page& page, ui::Rect rect, const FrontSizes& sizes);

/// `shown`: how many groups at most.
float groups_height(Page& page, float width_px, const FrontSizes& sizes, std::size_t shown);
std::optional<Action> draw_groups(Page& page, ui::Rect rect, const FrontSizes& sizes, std::size_t shown);

/// `margin_px`: how far its words stand in from the paper's left edge.
float foot_height(Page& page, float width_px, float margin_px, const FrontSizes& sizes);
std::optional<Action> draw_foot(Page& page, ui::Rect rect, float margin_px, const FrontSizes& sizes);

} // namespace porchlight::screens

// What the steps of set-up share: the path of lights with the lantern, the title, and what is covered after a while.
#pragma once

#include "app/page.h"

namespace porchlight::screens {

/// What a step says of itself.
struct SetupHead {
    int step = 1;
    std::string_view title, lead;
};

/// What lies under a step: the wash and, across the glass, the lantern, whose light is wider than the column of what is
/// read and moves with it.
void setup_ground(Page& page);

/// "Step n of 7", title and lead, from the top of what is read, upright with the lantern. Returns where the words end.
float setup_head(Page& page, float top, const SetupHead& head);

/// Where a banner or a card among what is read stands: from its left edge to its right.
struct ReadingColumn {
    float x, width;
    float until; ///< the column's own right edge
};
ReadingColumn reading_column(const ui::Frame& frame);

/// The reading of a step that is typed into: over `down_to` upright, left of the keys across the glass; what is too
/// long scrolls. The banner may be left out.
struct SetupBanner {
    ui::Icon icon;
    std::string_view words;
};
void setup_reading(Page& page, const SetupHead& head, const std::optional<SetupBanner>& banner, float down_to);

/// Where such a step is typed: the column of its fields, which end above the keys, and the bed of the keys.
struct TypingRoom {
    float left, width;
    float keys_top;
    float bed_left, bed_width; ///< 0 is the whole glass
};
TypingRoom typing_room(const ui::Frame& frame);

/// A sunken bar over something secret, which is shown again when touched.
std::optional<Action> cover(Page& page, ui::Rect rect);

/// The paper card of the words to keep: an icon disc, a title and, under it, a second line that may be empty.
struct PaperLook {
    ui::Icon icon;
    ui::Family family;
    std::string_view title, second;
    ui::Color second_color;
    float kept_right_px = 0; ///< room beside the words, for the caller's own
    ui::Role second_role = ui::Role::text;
};
/// How tall its head is: what its words need, `least` at least.
float paper_head_px(ui::Frame& frame, float width, const PaperLook& look, float least);
void paper_card(Page& page, ui::Rect rect, const PaperLook& look, float head_px);

} // namespace porchlight::screens

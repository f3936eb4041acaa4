// What the steps of set-up share: the path of lights with the lantern, the title, and what is covered after a while.
#pragma once

#include "app/page.h"

namespace porchlight::screens {

/// Wash, lantern, "Step n of 7", title and lead. Returns where the words end.
float setup_top(Page& page, int step, std::string_view title, std::string_view lead);

/// The banner of a step from y = 474; returns where it ends.
float setup_banner(Page& page, ui::Icon icon, std::string_view words);

/// A sunken bar over something secret, which is shown again when touched.
std::optional<Action> cover(Page& page, ui::Rect rect);

/// The paper card of the words to keep: an icon disc, a title and, under it, a second line that may be empty.
struct PaperLook {
    ui::Icon icon;
    ui::Family family;
    std::string_view title, second;
    float head_px = 96;
    ui::Color second_color;
};
void paper_card(Page& page, ui::Rect rect, const PaperLook& look);

} // namespace porchlight::screens

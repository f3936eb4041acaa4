// The cards of today below the one of who is waiting, and the heads they all share.
#pragma once

#include "app/page.h"

#include <cmath>

namespace porchlight::screens {

/// The head of a card: its title, and at the right a few words, or a link with a chevron. Where both do not fit on one
/// line, the second stands below the first.
struct CardHead {
    std::string_view title, second = {};
    std::string_view link = {}; ///< the id of the second, when it can be touched
    bool strong = false;        ///< the second is in ink
};
float card_head_height(Page& page, float card_width, const CardHead& head);
/// True when the link was touched.
bool card_head(Page& page, ui::Rect card, const CardHead& head);

/// 1 as it was designed, less where everything would not be seen at once; at 0 it stands as close as it is still read
/// with ease.
using Air = float;
/// A distance with so much air, in whole pixels.
inline float aired(Air air, float least_px, float designed_px) {
    return std::floor(least_px + (designed_px - least_px) * air);
}

/// Each is drawn from the top of `at` down, as wide as it, and returns where it ends.
float day_card(Page& page, ui::Rect at, std::optional<Action>& asked);
float day_card_height(Page& page, float width);
float feelings_card(Page& page, ui::Rect at, Air air = 1);
float feelings_card_height(Page& page, float width, Air air);

/// One line: all well, or the one thing that is most urgent; drawn and returned like the cards.
float health_line(Page& page, ui::Rect at, std::optional<Action>& asked);
float health_line_height(Page& page, float width);

} // namespace porchlight::screens

// The cards of today below the one of who is waiting, and the heads they all share.
#pragma once

#include "app/page.h"

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

/// Each is drawn from the top of `at` down, as wide as it, and returns where it ends.
float day_card(Page& page, ui::Rect at, std::optional<Action>& asked);
float feelings_card(Page& page, ui::Rect at);

/// One line: all well, or the one thing that is most urgent; drawn and returned like the cards.
float health_line(Page& page, ui::Rect at, std::optional<Action>& asked);

} // namespace porchlight::screens

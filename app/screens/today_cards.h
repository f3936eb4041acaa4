// The cards of today below the one of who is waiting, and the heads they all share.
#pragma once

#include "app/page.h"

namespace porchlight::screens {

void card_head(Page& page, ui::Rect card, std::string_view title);
void card_caption(Page& page, ui::Rect card, std::string_view words, ui::Color color);
/// Words with a chevron at the right of a card's head.
bool card_link(Page& page, std::string_view id, ui::Rect card, std::string_view words, bool enabled = true);

/// Each is drawn from the top of `at` down, as wide as it, and returns where it ends.
float day_card(Page& page, ui::Rect at, std::optional<Action>& asked);
float feelings_card(Page& page, ui::Rect at);

/// One line: all well, or the one thing that is most urgent.
std::optional<Action> health_line(Page& page, ui::Rect at);

} // namespace porchlight::screens

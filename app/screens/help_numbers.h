// The numbers somebody can call, as cards: the crisis line large, the emergency line below it. Only numbers the site
// has set; nothing here can be touched.
#pragma once

#include "app/page.h"

#include <string>
#include <string_view>
#include <vector>

namespace porchlight::screens {

/// "us", "in" or "other", as the keys of the catalogue that depend on the country end.
std::string_view region_word(Region region);

/// A sentence about the lobby's phone: `named` where the site says which one it is ("the blue one"), else `any`.
std::string of_lobby_phone(Page& page, Key named, Key any);

struct HelpNumberCard {
    std::string number, title, second, spanish; ///< `spanish` and `second` may be empty
    bool crisis = true;
    ui::TextStyle number_style;
    float height_px = 0;
};

struct HelpNumberCards {
    std::vector<HelpNumberCard> cards;
    float number_width_px = 0; ///< the column of numbers, so that the rules between are in one line
    bool is_close = false;
};

/// The lines that are set, measured for cards of this width. `is_close`: with less air, where there is not room for
/// all.
HelpNumberCards help_number_cards(Page& page, float width, bool is_close);
/// `lamp` is the outline of the card that comes first when the desk is closed.
void draw_help_number(Page& page, const HelpNumberCards& numbers, const HelpNumberCard& line, ui::Rect card, bool lamp);

} // namespace porchlight::screens

// Things to choose: option cards, switches and their rows. Chosen is never colour alone: a thicker border, a tick, a
// tint.
#pragma once

#include "ui/frame.h"

namespace ui {

/// The box of anything that can be chosen: border, tint and shadow in the right state. Draws no tick.
void choice_box(Frame& frame, std::string_view id, Rect rect, float radius, bool chosen, bool pressed);
/// The tick of a chosen thing: round (one of several) or a square with rounded corners (any of several).
void tick(Frame& frame, Rect rect, bool round);
/// An icon in a disc of its family's tint; in high contrast, which has no tints, a larger icon.
void icon_disc(Frame& frame, Rect rect, Family family, Icon icon, float icon_px, float stroke_units = 1.9F);

struct OptionLook {
    std::string_view title, second; ///< second line may be empty
    Icon icon;
    Family family;
    bool chosen = false;
    bool any = false;                          ///< a square tick box that is always shown: any of several
    std::string_view chosen_word;              ///< "Chosen", for speech
    std::optional<TextStyle> title_style = {}; ///< h3 when absent
};
/// A card of tokens.md, section 6: an 88 px disc at the top, words at the bottom. The disc gives way to longer words.
bool option_card(Frame& frame, std::string_view id, Rect rect, const OptionLook& look);

struct SwitchLook {
    std::string_view title, second;
    Icon icon;
    bool on = false;
    std::string_view state_word; ///< "On" or "Off", for speech
    bool rule_above = true;
};
/// A row whose whole width is the target, with a switch at its right.
bool switch_row(Frame& frame, std::string_view id, Rect rect, const SwitchLook& look);
void draw_switch(Frame& frame, std::string_view id, Rect rect, bool on);

} // namespace ui

// Buttons of tokens.md, section 6. Each registers itself by a stable id and returns true in the frame it was activated.
#pragma once

#include "ui/frame.h"

namespace ui {

struct ButtonLook {
    std::string_view label;
    std::optional<Icon> before = {}, after = {};
    float icon_px = 52;
    float gap_px = 20; ///< between icon and words
    float stroke_units = 2.2F;
    bool enabled = true;                 ///< false is "not yet": it still answers a touch, so that it can say why
    std::optional<TextStyle> style = {}; ///< the button style when absent
    std::string_view value = {};         ///< state in words, for speech
    bool lantern = false;                ///< before the words, on a lamp only
    float radius_px = 36;                ///< of a line or dusk button
};

/// The one lamp of a screen: the kindest next step.
bool lamp_button(Frame& frame, std::string_view id, Rect rect, const ButtonLook& look);
bool line_button(Frame& frame, std::string_view id, Rect rect, const ButtonLook& look);
bool dusk_button(Frame& frame, std::string_view id, Rect rect, const ButtonLook& look);
/// Round, with an icon alone: only for close and clear, whose panel has the word as well.
bool round_button(Frame& frame, std::string_view id, Rect rect, Icon icon, std::string_view label);
/// Words with a chevron, 88 high; `rect` is the target, the words end at its right.
bool link_button(Frame& frame, std::string_view id, Rect rect, std::string_view label,
                 Icon after = Icon::chevron_right);
/// The words of a link as Frame::label_in draws them; in high contrast each line has one below (tokens.md 2.3).
void link_words(Frame& frame, Rect rect, const TextBlock& words);
/// A pill that is on or off; on has a tick in front.
bool chip(Frame& frame, std::string_view id, Rect rect, const ButtonLook& look, bool on, Role role = Role::choice_one);
/// How wide a chip so high must be for its words to stand in one line beside its tick.
float chip_width_px(Frame& frame, const ButtonLook& look, float height_px);

/// The face of the lamp button alone, moved `down` pixels onto its lip; for tiles with contents of their own.
void lamp_face(Frame& frame, Rect rect, float radius, float down);
/// How far a lamp face is down now (0 to 6), following the press motion of tokens.md section 7.
float press_depth(Frame& frame, std::string_view id, bool pressed);
/// Icon and words side by side, centred in `rect`.
void centered_words(Frame& frame, Rect rect, const ButtonLook& look, const TextStyle& style, Color color);

} // namespace ui

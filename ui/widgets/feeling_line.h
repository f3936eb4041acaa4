// A line to put a feeling on: a plain track between two words, with no number, no middle and no word for the place.
// Untouched it has no thumb; touched, a light sits exactly where it was put.
#pragma once

#include "ui/frame.h"

#include <cstdint>

namespace ui {

struct FeelingLineLook {
    std::string_view name, left, right; ///< the line's name and the words at its ends
    std::string_view hint;              ///< shown while untouched
    std::string_view set_word;          ///< shown once touched
    std::string_view clear_label;       ///< of the x, which has no word of its own on the glass
    std::string_view state_in_words;    ///< for speech: the place as a share of the way, or "Not answered"
    std::optional<std::uint8_t> value;  ///< 0 at the left end to 100 at the right one; absent is untouched
    bool low = false;                   ///< across the glass and in reach mode: a lower card with a thinner track
    bool close = false;                 ///< lower still: three of them below reach mode's control line
};

/// What was asked of the line in this frame; both empty when nothing was.
struct FeelingLineChange {
    std::optional<std::uint8_t> set;
    bool cleared = false;
    bool opened = false; ///< Enter or a switch: who has no arrow keys needs another way in
};

/// How tall the card is at this width: 288 in portrait at Standard text, more where words need a second line.
float feeling_line_height(Frame& frame, const FeelingLineLook& look, float width_px);

/// Draws the card into `rect`, which is as tall as it wants. Ids: `id` for the line (a slider that takes the finger at
/// once) and `id`.clear.
FeelingLineChange feeling_line(Frame& frame, std::string_view id, Rect rect, const FeelingLineLook& look);

/// The place of a touch at `x` on a track: 0 and 100 are the centres of its round ends, and beyond them it stays there.
std::uint8_t feeling_at(Rect track, float x);
/// Where the light of a value is.
float feeling_x(Rect track, std::uint8_t value);
/// What an arrow, Home, End or Delete makes of a value. The first arrow on an untouched line lands on the end it points
/// away from, so that no key ever answers from the middle by itself.
std::optional<std::uint8_t> feeling_after(std::optional<std::uint8_t> value, KeyName key);

} // namespace ui

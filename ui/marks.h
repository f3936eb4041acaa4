// What one frame drew, as a list, so that checks can hold a screen against its rules without looking at pixels: which
// words are cut, what overlaps, what colour stands on which. Kept only when asked for; the kiosk never asks.
#pragma once

#include "ui/geometry.h"
#include "ui/theme.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ui {

enum class MarkKind : std::uint8_t {
    fill,
    outline,
    words,
    icon,
    picture, ///< colours of its own: nothing can be said of what stands on it
    cover    ///< what came before lies under a sheet or a question
};

struct Mark {
    MarkKind kind = MarkKind::fill;
    Rect rect = {};               ///< on the canvas; of words, what their glyphs cover
    Rect clip = {};               ///< the part of the canvas it can be seen in
    Color color = {};             ///< with every fade it was drawn under
    Color foot = {};              ///< at the lower edge, where a fill changes from top to bottom
    float radius = 0;             ///< of a fill's corners
    std::string words = {};       ///< as they were given, with the marks of bold runs
    std::vector<Rect> lines = {}; ///< of words: what each line's glyphs cover
    float size_px = 0;            ///< of words
    bool is_cut = false;          ///< words that end in an ellipsis because there were more of them
    bool breaks_word = false;     ///< words whose box is narrower than one of them
};

} // namespace ui

// Coverage without colour: words, icons and shadows are all masks, tinted when they are drawn.
#pragma once

#include <cstdint>
#include <vector>

namespace ui {

/// An 8-bit coverage mask, one byte a pixel, rows without padding.
struct Mask {
    int width = 0, height = 0;
    std::vector<std::uint8_t> coverage;
};

/// A rectangle of a mask, in its pixels.
struct MaskPart {
    int x = 0, y = 0, width = 0, height = 0;
};

/// The parts of a line of words that have ink, from left to right: words without the room between them, and without
/// the room above low letters where leaving it out is worth one more rectangle. No part overlaps another.
std::vector<MaskPart> inked_parts(const Mask& mask);

} // namespace ui

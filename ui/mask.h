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

} // namespace ui

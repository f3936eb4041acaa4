// Opaque rectangles on whole pixels, filled by clearing: without a graphics card that is several times faster than
// drawing triangles, and most of a screen is such rectangles. They keep their place among the triangles of the list.
#pragma once

#include "ui/geometry.h"
#include "ui/theme.h"

#include <cstddef>
#include <deque>
#include <imgui.h>
#include <span>
#include <vector>

namespace ui {

class Flats {
  public:
    struct Part {
        Rect rect; ///< device pixels, whole
        Color color;
    };
    struct Run {
        std::vector<Part> parts;
        float framebuffer_height = 0;
    };

    void begin(float framebuffer_height);
    /// Fills `parts` when the list comes to this point, cut to the list's clip.
    void add(ImDrawList& list, std::vector<Part> parts);
    /// Everything so far is seen through this colour.
    void veil(Color color);
    /// Moves edges between the top and `until_y` down.
    void shift_down(float until_y, float by);
    /// What a command of the list fills, or null when it is one of triangles.
    static const Run* of(const ImDrawCmd& command);

  private:
    static void draw(const ImDrawList* list, const ImDrawCmd* command);

    std::deque<Run> runs_; // the list points at them
    float framebuffer_height_ = 0;
};

} // namespace ui

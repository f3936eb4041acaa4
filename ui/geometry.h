// Points, sizes and rectangles on the reference canvas (1080 x 1920 portrait, 1920 x 1080 landscape), y down.
#pragma once

#include <algorithm>

namespace ui {

struct Point {
    float x = 0, y = 0;
    friend bool operator==(const Point&, const Point&) = default;
};

struct Size {
    float width = 0, height = 0;
    friend bool operator==(const Size&, const Size&) = default;
};

struct Rect {
    float x = 0, y = 0, width = 0, height = 0;

    [[nodiscard]] float right() const { return x + width; }
    [[nodiscard]] float bottom() const { return y + height; }
    [[nodiscard]] Point center() const { return {x + width / 2, y + height / 2}; }
    [[nodiscard]] bool empty() const { return width <= 0 || height <= 0; }
    [[nodiscard]] bool contains(Point p) const { return p.x >= x && p.y >= y && p.x < right() && p.y < bottom(); }
    [[nodiscard]] Rect inset(float by) const { return {x + by, y + by, width - 2 * by, height - 2 * by}; }
    [[nodiscard]] Rect inset(float across, float down) const {
        return {x + across, y + down, width - 2 * across, height - 2 * down};
    }
    /// Seen from right to left on a canvas so wide.
    [[nodiscard]] Rect mirrored(float canvas_width) const { return {canvas_width - right(), y, width, height}; }
    [[nodiscard]] Rect moved(float dx, float dy) const { return {x + dx, y + dy, width, height}; }
    friend bool operator==(const Rect&, const Rect&) = default;
};

/// The part two rectangles share; empty (zero size) when they do not touch.
inline Rect overlap(Rect a, Rect b) {
    const float left = std::max(a.x, b.x), top = std::max(a.y, b.y);
    const float right = std::min(a.right(), b.right()), bottom = std::min(a.bottom(), b.bottom());
    return {left, top, std::max(0.0F, right - left), std::max(0.0F, bottom - top)};
}

/// A square of the given size around a point.
inline Rect square_at(Point center, float size) { return {center.x - size / 2, center.y - size / 2, size, size}; }

} // namespace ui

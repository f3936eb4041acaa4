// One-byte textures that hold every mask on the screen, so that almost all of a frame is one draw call. Only adds; when
// too much has gathered the owner resets it between frames and everything is made again as it is drawn.
#pragma once

#include "ui/mask.h"

#include <cstdint>
#include <vector>

namespace ui {

/// A part of a mask and where it lies: `offset` within the mask, texture coordinates from 0 to 1.
struct AtlasPiece {
    std::uint32_t texture = 0;
    int offset_x = 0, offset_y = 0, width = 0, height = 0;
    float u0 = 0, v0 = 0, u1 = 0, v1 = 0;
};

/// Needs a current OpenGL 3.3 context for its whole life.
class Atlas {
  public:
    static constexpr int page_width = 2048, page_height = 1024;
    static constexpr int smooth_page_side = 512;
    /// Pages beyond this many are given back at the next `reset`.
    static constexpr std::size_t pages_kept = 4;

    /// `smooth` blends between pixels, for masks drawn larger than they are; without it a processor draws a third
    /// faster, and what is drawn pixel for pixel looks the same.
    Atlas(int width, int height, bool smooth);
    ~Atlas();
    Atlas(const Atlas&) = delete;
    Atlas& operator=(const Atlas&) = delete;

    /// Masks larger than a piece are cut up.
    std::vector<AtlasPiece> add(const Mask& mask);
    [[nodiscard]] bool too_full() const { return pages_.size() > pages_kept; }
    void reset();

    /// The first page, and a point in it that is always fully covered: plain shapes are drawn with it.
    [[nodiscard]] std::uint32_t first_texture() const { return pages_.front().texture; }
    static constexpr float white_u = 2.0F / page_width, white_v = 2.0F / page_height;

  private:
    struct Page {
        std::uint32_t texture = 0;
        int x = 0, y = 0, shelf_height = 0;
    };
    void add_page();
    AtlasPiece place(const Mask& mask, int x, int y, int width, int height);

    int width_, height_;
    bool smooth_;
    std::vector<Page> pages_;
};

} // namespace ui

// One-byte textures that hold every mask on the screen, so that almost all of a frame is one draw call. Only adds; when
// too much has gathered the owner resets it between frames and everything is made again as it is drawn.
#pragma once

#include "ui/mask.h"

#include <cstdint>
#include <deque>
#include <vector>

namespace ui {

/// A part of a mask and where it lies: `offset` within the mask, texture coordinates from 0 to 1.
struct AtlasPiece {
    const std::uint32_t* texture = nullptr; ///< its page's; known once there is a context
    int offset_x = 0, offset_y = 0, width = 0, height = 0;
    float u0 = 0, v0 = 0, u1 = 0, v1 = 0;
};

/// With a context masks go to textures at once; without one they wait in memory until `use_context`, so that the first
/// screen can be made while the window is still opening.
class Atlas {
  public:
    static constexpr int page_width = 2048, page_height = 1024;
    static constexpr int smooth_page_side = 512;
    /// Pages beyond this many are given back at the next `reset`.
    static constexpr std::size_t pages_kept = 4;

    /// `smooth` blends between pixels, for masks drawn larger than they are; without it a processor draws a third
    /// faster, and what is drawn pixel for pixel looks the same.
    Atlas(int width, int height, bool smooth, bool has_context);
    /// An OpenGL 3.3 context is current now, and for the rest of the atlas's life.
    void use_context();
    ~Atlas();
    Atlas(const Atlas&) = delete;
    Atlas& operator=(const Atlas&) = delete;

    /// Masks larger than a piece are cut up.
    std::vector<AtlasPiece> add(const Mask& mask);
    /// For words: pieces that leave out what has no ink. A processor that draws blends every pixel of a piece, and
    /// half of a line of words is empty.
    std::vector<AtlasPiece> add_words(const Mask& mask);
    [[nodiscard]] bool too_full() const { return pages_.size() > pages_kept; }
    void reset();

    /// The first page, and a point in it that is always fully covered: plain shapes are drawn with it.
    [[nodiscard]] std::uint32_t first_texture() const { return pages_.front().texture; }
    static constexpr float white_u = 2.0F / page_width, white_v = 2.0F / page_height;

  private:
    struct Page {
        std::uint32_t texture = 0;
        int x = 0, y = 0, shelf_height = 0;
        std::vector<std::uint8_t> waiting; ///< its pixels until there is a context
    };
    void make_texture(Page& page);
    void add_page();
    void write(Page& page, const Mask& mask, int x, int y, int width, int height) const;
    AtlasPiece place(const Mask& mask, int x, int y, int width, int height);

    int width_, height_;
    bool smooth_, has_context_;
    std::deque<Page> pages_; // pieces point into it
};

} // namespace ui

// Shelf packing: masks come in similar heights, line by line, and leave little between them.
#include "ui/atlas.h"

#include <algorithm>
#include <glad/gl.h>

namespace ui {

namespace {

constexpr int piece_side = 1000, gap = 1, white_side = 4;

} // namespace

Atlas::Atlas(int width, int height, bool smooth, bool has_context)
    : width_(width), height_(height), smooth_(smooth), has_context_(has_context) {
    add_page();
}

Atlas::~Atlas() {
    for (const Page& page : pages_)
        if (page.texture != 0) glDeleteTextures(1, &page.texture);
}

void Atlas::use_context() {
    has_context_ = true;
    for (Page& page : pages_) make_texture(page);
}

void Atlas::make_texture(Page& page) {
    glGenTextures(1, &page.texture);
    glBindTexture(GL_TEXTURE_2D, page.texture);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, smooth_ ? GL_LINEAR : GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, smooth_ ? GL_LINEAR : GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    // Coverage is read as alpha of white: the vertex colour tints it.
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_R, GL_ONE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_G, GL_ONE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_B, GL_ONE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_A, GL_RED);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, width_, height_, 0, GL_RED, GL_UNSIGNED_BYTE, page.waiting.data());
    std::vector<std::uint8_t>().swap(page.waiting);
}

void Atlas::add_page() {
    Page& page = pages_.emplace_back();
    page.waiting.resize(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_));
    if (has_context_) make_texture(page);
    if (pages_.size() == 1) reset();
}

void Atlas::reset() {
    while (pages_.size() > 1) {
        if (pages_.back().texture != 0) glDeleteTextures(1, &pages_.back().texture);
        pages_.pop_back();
    }
    Page& first = pages_.front();
    first.x = first.y = first.shelf_height = 0;
    const Mask white{white_side, white_side, std::vector<std::uint8_t>(std::size_t{white_side} * white_side, 255)};
    place(white, 0, 0, white_side, white_side);
}

std::vector<AtlasPiece> Atlas::add(const Mask& mask) {
    std::vector<AtlasPiece> pieces;
    for (int y = 0; y < mask.height; y += piece_side) {
        for (int x = 0; x < mask.width; x += piece_side) {
            pieces.push_back(
                place(mask, x, y, std::min(piece_side, mask.width - x), std::min(piece_side, mask.height - y)));
        }
    }
    return pieces;
}

std::vector<AtlasPiece> Atlas::add_words(const Mask& mask) {
    const std::vector<MaskPart> parts = inked_parts(mask);
    const float across = 1.0F / static_cast<float>(width_), down = 1.0F / static_cast<float>(height_);
    std::vector<AtlasPiece> pieces;
    for (const AtlasPiece& whole : add(mask)) {
        for (const MaskPart& part : parts) {
            const int left = std::max(part.x, whole.offset_x), top = std::max(part.y, whole.offset_y);
            const int right = std::min(part.x + part.width, whole.offset_x + whole.width);
            const int bottom = std::min(part.y + part.height, whole.offset_y + whole.height);
            if (left >= right || top >= bottom) continue;
            AtlasPiece& piece = pieces.emplace_back(whole);
            piece.offset_x = left, piece.offset_y = top, piece.width = right - left, piece.height = bottom - top;
            piece.u0 = whole.u0 + static_cast<float>(left - whole.offset_x) * across;
            piece.v0 = whole.v0 + static_cast<float>(top - whole.offset_y) * down;
            piece.u1 = piece.u0 + static_cast<float>(piece.width) * across;
            piece.v1 = piece.v0 + static_cast<float>(piece.height) * down;
        }
    }
    return pieces;
}

void Atlas::write(Page& page, const Mask& mask, int x, int y, int width, int height) const {
    const auto row_bytes = static_cast<std::size_t>(mask.width);
    const std::uint8_t* from =
        mask.coverage.data() + static_cast<std::size_t>(y) * row_bytes + static_cast<std::size_t>(x);
    if (page.texture == 0) {
        for (int row = 0; row < height; ++row)
            std::copy_n(from + static_cast<std::size_t>(row) * row_bytes, width,
                        page.waiting.begin() + static_cast<std::ptrdiff_t>(page.y + row) * width_ + page.x);
        return;
    }
    glBindTexture(GL_TEXTURE_2D, page.texture);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, mask.width);
    glTexSubImage2D(GL_TEXTURE_2D, 0, page.x, page.y, width, height, GL_RED, GL_UNSIGNED_BYTE, from);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
}

AtlasPiece Atlas::place(const Mask& mask, int x, int y, int width, int height) {
    Page* page = &pages_.back();
    if (page->x + width > width_) {
        page->x = 0;
        page->y += page->shelf_height + gap;
        page->shelf_height = 0;
    }
    if (page->y + height > height_) {
        add_page();
        page = &pages_.back();
    }
    write(*page, mask, x, y, width, height);
    const float across = 1.0F / static_cast<float>(width_), down = 1.0F / static_cast<float>(height_);
    const AtlasPiece piece{.texture = &page->texture,
                           .offset_x = x,
                           .offset_y = y,
                           .width = width,
                           .height = height,
                           .u0 = static_cast<float>(page->x) * across,
                           .v0 = static_cast<float>(page->y) * down,
                           .u1 = static_cast<float>(page->x + width) * across,
                           .v1 = static_cast<float>(page->y + height) * down};
    page->x += width + gap;
    page->shelf_height = std::max(page->shelf_height, height);
    return piece;
}

} // namespace ui

// Boxes, square or round at their corners, filled or outlined: whole pixels inside, and a corner that was drawn once
// and is kept as a mask. A corner of triangles would take fifty of them, and each costs a processor more than the
// pixels it covers.
#include "ui/painter_backend.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace ui {

namespace {

constexpr float large_px = 100 * 100; ///< an inside from here on is worth a command of its own

struct Edges {
    float left = 0, top = 0, right = 0, bottom = 0;
    [[nodiscard]] Rect rect() const { return {left, top, right - left, bottom - top}; }
};

Edges snapped(const PainterBackend& backend, Rect rect) {
    const Rect box = backend.whole_pixels(rect);
    return {box.x, box.y, box.right(), box.bottom()};
}

void quad(ImDrawList& list, Edges part, ImU32 color) {
    if (part.right <= part.left || part.bottom <= part.top) {
        return;
    }
    draw_box(list, {part.left, part.top}, {part.right, part.bottom}, color);
}

bool is_round(Corners corners, Corners across, Corners down) {
    return corners == Corners::all || corners == across || corners == down;
}

/// How far each corner's mask reaches from its corner, cut where two would meet.
struct CornerBox {
    const AtlasPiece* piece = nullptr; ///< null: nothing to draw
    float width = 0, height = 0;
};

struct CornerBoxes {
    CornerBox top_left, top_right, bottom_right, bottom_left;
};

CornerBox corner_box(const AtlasPiece* piece, float width, float height) {
    if (piece == nullptr) return {};
    return {piece, std::min(static_cast<float>(piece->width), width),
            std::min(static_cast<float>(piece->height), height)};
}

CornerBoxes corner_boxes(Edges box, Corners corners, const AtlasPiece* round, const AtlasPiece* square) {
    const float left = std::ceil((box.right - box.left) / 2), right = box.right - box.left - left;
    const float top = std::ceil((box.bottom - box.top) / 2), bottom = box.bottom - box.top - top;
    const auto piece = [&](Corners down, Corners across) { return is_round(corners, across, down) ? round : square; };
    return {corner_box(piece(Corners::top, Corners::left), left, top),
            corner_box(piece(Corners::top, Corners::right), right, top),
            corner_box(piece(Corners::bottom, Corners::right), right, bottom),
            corner_box(piece(Corners::bottom, Corners::left), left, bottom)};
}

/// The mask is of a top left corner: it is turned over for the others.
void draw_corner(ImDrawList& list, const CornerBox& corner, ImVec2 at, bool is_left, bool is_top, ImU32 color) {
    if (corner.piece == nullptr || corner.width <= 0 || corner.height <= 0) {
        return;
    }
    const AtlasPiece& piece = *corner.piece;
    const float u = piece.u0 + (piece.u1 - piece.u0) * corner.width / static_cast<float>(piece.width);
    const float v = piece.v0 + (piece.v1 - piece.v0) * corner.height / static_cast<float>(piece.height);
    const ImVec2 min{is_left ? at.x : at.x - corner.width, is_top ? at.y : at.y - corner.height};
    const ImVec2 max{min.x + corner.width, min.y + corner.height};
    list.AddImage(texture_id(*piece.texture), min, max, {is_left ? piece.u0 : u, is_top ? piece.v0 : v},
                  {is_left ? u : piece.u0, is_top ? v : piece.v0}, color);
}

void draw_corners(ImDrawList& list, Edges box, const CornerBoxes& corners, ImU32 color) {
    draw_corner(list, corners.top_left, {box.left, box.top}, true, true, color);
    draw_corner(list, corners.top_right, {box.right, box.top}, false, true, color);
    draw_corner(list, corners.bottom_right, {box.right, box.bottom}, false, false, color);
    draw_corner(list, corners.bottom_left, {box.left, box.bottom}, true, false, color);
}

const AtlasPiece* first(const std::vector<AtlasPiece>& pieces) { return pieces.empty() ? nullptr : &pieces.front(); }

/// The four sides between the corners, `from` to `until` pixels inside the box's edges.
void draw_sides(ImDrawList& list, Edges box, const CornerBoxes& at, float from, float until, ImU32 color) {
    quad(list, {box.left + at.top_left.width, box.top + from, box.right - at.top_right.width, box.top + until}, color);
    quad(list,
         {box.left + at.bottom_left.width, box.bottom - until, box.right - at.bottom_right.width, box.bottom - from},
         color);
    quad(list, {box.left + from, box.top + at.top_left.height, box.left + until, box.bottom - at.bottom_left.height},
         color);
    quad(list,
         {box.right - until, box.top + at.top_right.height, box.right - from, box.bottom - at.bottom_right.height},
         color);
}

} // namespace

void draw_box(ImDrawList& list, ImVec2 min, ImVec2 max, ImU32 color) {
    const ImVec2 white{Atlas::white_u, Atlas::white_v};
    list.PrimReserve(6, 4);
    list.PrimRectUV(min, max, white, white, color);
}

void Painter::fill_inside(std::span<const Rect> parts, Color color) {
    ImDrawList& list = *backend_.list();
    float area = 0;
    for (const Rect& part : parts) {
        area += part.empty() ? 0 : part.width * part.height;
    }
    const ImU32 tint = packed(color, strength_);
    if ((tint & IM_COL32_A_MASK) == IM_COL32_A_MASK && area >= large_px) {
        std::vector<Flats::Part> flat;
        for (const Rect& part : parts) {
            flat.push_back({part, color});
        }
        backend_.flats().add(list, std::move(flat));
        return;
    }
    for (const Rect& part : parts) {
        quad(list, {part.x, part.y, part.right(), part.bottom()}, tint);
    }
}

void Painter::fill(Rect rect, Color color, float radius, Corners corners) {
    note_fill(rect, color, corners == Corners::all ? radius : 0);
    ImDrawList* list = backend_.list(strength_);
    if (list == nullptr || rect.empty() || overlap(rect.moved(shift_.x, shift_.y).inset(-1), clip_).empty()) {
        return;
    }
    const Edges box = snapped(backend_, rect.moved(shift_.x, shift_.y));
    corners = backend_.placed(corners);
    const float round = std::min({radius, rect.width / 2, rect.height / 2}) * backend_.scale();
    if (round < 1 || corners == Corners::none) {
        const std::array<Rect, 1> inside{box.rect()};
        fill_inside(inside, color);
        return;
    }
    const CornerBoxes at = corner_boxes(box, corners, first(backend_.corner(round)), nullptr);
    const float top = box.top + std::max(at.top_left.height, at.top_right.height);
    const float bottom = box.bottom - std::max(at.bottom_left.height, at.bottom_right.height);
    draw_corners(*list, box, at, packed(color, strength_));
    const std::array<Rect, 3> inside{
        Edges{box.left + at.top_left.width, box.top, box.right - at.top_right.width, top}.rect(),
        Edges{box.left, top, box.right, bottom}.rect(),
        Edges{box.left + at.bottom_left.width, bottom, box.right - at.bottom_right.width, box.bottom}.rect()};
    fill_inside(inside, color);
}

void Painter::stroke(Rect rect, Color color, float width, float radius, Corners corners) {
    note({.kind = MarkKind::outline, .rect = rect, .color = color, .radius = radius});
    ImDrawList* list = backend_.list(strength_);
    if (list == nullptr || rect.inset(width / 2).empty() || width <= 0 ||
        overlap(rect.moved(shift_.x, shift_.y).inset(-1), clip_).empty()) {
        return;
    }
    const Edges box = snapped(backend_, rect.moved(shift_.x, shift_.y));
    corners = backend_.placed(corners);
    const float wide = PainterBackend::in_quarters(width * backend_.scale());
    const float round = std::min({radius, rect.width / 2, rect.height / 2}) * backend_.scale();
    const CornerBoxes at = corner_boxes(box, corners, first(backend_.corner(std::max(round, 0.0F), wide)),
                                        first(backend_.corner(0, wide)));
    const ImU32 tint = packed(color, strength_);
    draw_corners(*list, box, at, tint);
    const float whole = std::floor(wide);
    draw_sides(*list, box, at, 0, whole, tint);
    if (wide > whole) draw_sides(*list, box, at, whole, whole + 1, packed(color, strength_ * (wide - whole)));
}

/// The same number of whole pixels across and down, so that it stays round.
Rect Painter::disc_box(Point center, float radius) const {
    const float side = std::max(1.0F, std::round(2 * radius * backend_.scale())) / backend_.scale();
    return square_at(center, side);
}

void Painter::disc(Point center, float radius, Color color) {
    if (radius <= 0) {
        return;
    }
    const float drawn = radius * backend_.scale();
    if (drawn <= corner_most_px) {
        fill(disc_box(center, radius), color, radius);
        return;
    }
    note_fill(square_at(center, 2 * radius), color, radius);
    ImDrawList* list = backend_.list(strength_);
    if (list == nullptr) {
        return;
    }
    // A large circle's corners would be seen: its sides stay within a tenth of a pixel of the curve.
    constexpr float error_px = 0.1F;
    const int sides = static_cast<int>(std::ceil(std::numbers::pi_v<float> / std::acos(1 - error_px / drawn)));
    list->AddCircleFilled(backend_.to_pixels(backend_.placed(Point{center.x + shift_.x, center.y + shift_.y})), drawn,
                          packed(color, strength_), sides);
}

} // namespace ui

// The filled rectangle, square or rounded: a soft rim one pixel wide, four corners, and an inside of whole pixels.
// Triangles never reach across the whole shape: long thin ones are the slowest thing a processor can draw.
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

class Mesh {
  public:
    Mesh(ImDrawList& list, ImU32 color) : list_(list), color_(color) {}

    void quad(Edges part) {
        if (part.right <= part.left || part.bottom <= part.top) {
            return;
        }
        list_.PrimReserve(6, 4);
        list_.PrimRectUV({part.left, part.top}, {part.right, part.bottom}, white_, white_, color_);
    }
    /// A fan around `center`, with a soft rim one pixel wide outside of `inner`.
    void corner(ImVec2 center, std::span<const ImVec2> inner, std::span<const ImVec2> outer) {
        const auto count = static_cast<unsigned>(inner.size());
        list_.PrimReserve(static_cast<int>((count - 1) * 9), static_cast<int>(1 + 2 * count));
        const unsigned first = list_._VtxCurrentIdx;
        for (unsigned at = 0; at + 1 < count; ++at) {
            const unsigned in = first + 1 + at, out = in + count;
            for (const unsigned corner : {first, in, in + 1, in, out, out + 1, in, out + 1, in + 1}) {
                list_.PrimWriteIdx(static_cast<ImDrawIdx>(corner));
            }
        }
        list_.PrimWriteVtx(center, white_, color_);
        for (const ImVec2 point : inner) {
            list_.PrimWriteVtx(point, white_, color_);
        }
        for (const ImVec2 point : outer) {
            list_.PrimWriteVtx(point, white_, color_ & ~IM_COL32_A_MASK);
        }
    }
    /// A straight piece of rim: full from `a` to `b`, nothing one pixel `outward`.
    void rim(ImVec2 a, ImVec2 b, ImVec2 outward) {
        list_.PrimReserve(6, 4);
        const unsigned first = list_._VtxCurrentIdx;
        for (const unsigned corner : {0U, 1U, 2U, 0U, 2U, 3U}) {
            list_.PrimWriteIdx(static_cast<ImDrawIdx>(first + corner));
        }
        list_.PrimWriteVtx(a, white_, color_);
        list_.PrimWriteVtx(b, white_, color_);
        list_.PrimWriteVtx({b.x + outward.x, b.y + outward.y}, white_, color_ & ~IM_COL32_A_MASK);
        list_.PrimWriteVtx({a.x + outward.x, a.y + outward.y}, white_, color_ & ~IM_COL32_A_MASK);
    }

  private:
    ImVec2 white_{Atlas::white_u, Atlas::white_v};
    ImDrawList& list_;
    ImU32 color_;
};

/// One corner's arc, or its square point, half a pixel inside and outside of the edge.
void draw_corner(Mesh& mesh, ImVec2 anchor, ImVec2 middle, float radius, ImVec2 toward) {
    constexpr unsigned steps_most = 24;
    const unsigned steps = radius < 1 ? 1 : std::min(steps_most, static_cast<unsigned>(4 + radius / 3));
    std::array<ImVec2, steps_most + 3> inner{}, outer{};
    unsigned count = 0;
    const auto add = [&](ImVec2 in, ImVec2 out) {
        inner.at(count) = in;
        outer.at(count++) = out;
    };
    const auto at = [&](float across, float down, float reach) {
        return ImVec2(middle.x + toward.x * across * reach, middle.y + toward.y * down * reach);
    };
    // From the corner's horizontal edge round to its vertical one, both ends at the anchor's lines.
    const ImVec2 top_in = at(0, 1, radius - 0.5F), top_out = at(0, 1, radius + 0.5F);
    const ImVec2 side_in = at(1, 0, radius - 0.5F), side_out = at(1, 0, radius + 0.5F);
    add({anchor.x, top_in.y}, {anchor.x, top_out.y});
    for (unsigned step = 0; step <= steps; ++step) {
        const float angle = std::numbers::pi_v<float> / 2 * static_cast<float>(step) / static_cast<float>(steps);
        add(at(std::sin(angle), std::cos(angle), radius - 0.5F), at(std::sin(angle), std::cos(angle), radius + 0.5F));
    }
    add({side_in.x, anchor.y}, {side_out.x, anchor.y});
    mesh.corner(anchor, std::span(inner).first(count), std::span(outer).first(count));
}

/// What lies between the corners, from the inside's whole pixels out to the soft rim.
void draw_sides(Mesh& mesh, Edges inner, Edges full, Edges flat) {
    if (inner.right > inner.left) {
        mesh.quad({inner.left, full.top, inner.right, flat.top});
        mesh.quad({inner.left, flat.bottom, inner.right, full.bottom});
        mesh.rim({inner.left, full.top}, {inner.right, full.top}, {0, -1});
        mesh.rim({inner.left, full.bottom}, {inner.right, full.bottom}, {0, 1});
    }
    if (inner.bottom > inner.top) {
        mesh.quad({full.left, inner.top, flat.left, inner.bottom});
        mesh.quad({flat.right, inner.top, full.right, inner.bottom});
        mesh.rim({full.left, inner.top}, {full.left, inner.bottom}, {-1, 0});
        mesh.rim({full.right, inner.top}, {full.right, inner.bottom}, {1, 0});
    }
}

struct CornerSides {
    Point toward;
    Corners side_a, side_b;
};

constexpr std::array<CornerSides, 4> corner_sides{{{{-1, -1}, Corners::top, Corners::left},
                                                   {{1, -1}, Corners::top, Corners::right},
                                                   {{1, 1}, Corners::bottom, Corners::right},
                                                   {{-1, 1}, Corners::bottom, Corners::left}}};

} // namespace

void Painter::fill_inside(std::span<const Rect> parts, Color color) {
    ImDrawList& list = *backend_.list();
    float area = 0;
    for (const Rect& part : parts) {
        area += part.empty() ? 0 : part.width * part.height;
    }
    const ImU32 tint = packed(color, strength_);
    if ((tint & IM_COL32_A_MASK) == IM_COL32_A_MASK && area >= large_px) {
        backend_.flats().add(list, parts, color);
        return;
    }
    Mesh mesh(list, tint);
    for (const Rect& part : parts) {
        mesh.quad({part.x, part.y, part.right(), part.bottom()});
    }
}

void Painter::fill(Rect rect, Color color, float radius, Corners corners) {
    note_fill(rect, color, corners == Corners::all ? radius : 0);
    ImDrawList* list = backend_.list();
    if (list == nullptr || rect.empty()) {
        return;
    }
    if (overlap(rect.moved(shift_.x, shift_.y).inset(-1), clip_).empty()) {
        return;
    }
    const Rect moved = backend_.placed(rect.moved(shift_.x, shift_.y));
    corners = backend_.placed(corners);
    const ImVec2 from = backend_.to_pixels({moved.x, moved.y}),
                 until = backend_.to_pixels({moved.right(), moved.bottom()});
    const float round = std::min({radius, rect.width / 2, rect.height / 2}) * backend_.scale();
    if (round < 1 || corners == Corners::none) {
        Edges whole{std::round(from.x), std::round(from.y), std::round(until.x), std::round(until.y)};
        whole.right = std::max(whole.right, whole.left + 1); // a hairline never vanishes
        whole.bottom = std::max(whole.bottom, whole.top + 1);
        const std::array<Rect, 1> inside{whole.rect()};
        fill_inside(inside, color);
        return;
    }
    // The inside's lines are whole pixels; corners and rim are drawn up to them.
    const float middle_x = std::floor((from.x + until.x) / 2), middle_y = std::floor((from.y + until.y) / 2);
    const Edges inner{std::min(std::ceil(from.x + round), middle_x), std::min(std::ceil(from.y + round), middle_y),
                      std::max(std::floor(until.x - round), middle_x), std::max(std::floor(until.y - round), middle_y)};
    const Edges full{from.x + 0.5F, from.y + 0.5F, until.x - 0.5F, until.y - 0.5F};
    const Edges flat{std::ceil(full.left), std::ceil(full.top), std::floor(full.right), std::floor(full.bottom)};
    Mesh mesh(*list, packed(color, strength_));
    for (const auto& [toward, side_a, side_b] : corner_sides) {
        const bool is_left = toward.x < 0, is_top = toward.y < 0;
        const bool is_round = corners == Corners::all || corners == side_a || corners == side_b;
        const float turn = is_round ? round : 0;
        draw_corner(mesh, {is_left ? inner.left : inner.right, is_top ? inner.top : inner.bottom},
                    {is_left ? from.x + turn : until.x - turn, is_top ? from.y + turn : until.y - turn}, turn,
                    {toward.x, toward.y});
    }
    draw_sides(mesh, inner, full, flat);
    const std::array<Rect, 3> inside{Edges{inner.left, flat.top, inner.right, inner.top}.rect(),
                                     Edges{flat.left, inner.top, flat.right, inner.bottom}.rect(),
                                     Edges{inner.left, inner.bottom, inner.right, flat.bottom}.rect()};
    fill_inside(inside, color);
}

} // namespace ui

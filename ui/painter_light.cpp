// Shadows, light and gradients: the marks made of many soft pixels, kept to as few of them as possible.
#include "ui/painter_backend.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace ui {

namespace {

/// tokens.md 5: offset downwards, CSS blur, and the share of ink (light) or black (dark).
struct ShadowLook {
    float offset = 0, blur = 0;
    Color light, dark;
};

ShadowLook look_of(Shadow kind) {
    switch (kind) {
    case Shadow::rest:
        return {2, 6, with_alpha(0x1F2540, 0.08F), with_alpha(0, 0.28F)};
    case Shadow::lifted:
        return {10, 28, with_alpha(0x1F2540, 0.12F), with_alpha(0, 0.36F)};
    case Shadow::sheet:
        return {24, 72, with_alpha(0x171C38, 0.28F), with_alpha(0, 0.60F)};
    case Shadow::dock:
        return {-8, 28, with_alpha(0x1F2540, 0.08F), with_alpha(0, 0.28F)};
    }
    return {};
}

/// Texture coordinate for a distance inwards from the shadow's outer end, on one axis of its quadrant.
struct Ramp {
    float outer = 0, far = 0; ///< device pixels of the two outer ends
    float extent = 0;         ///< device pixels of the quadrant
    float inner_uv = 0, outer_uv = 0;

    [[nodiscard]] float at(float pixel) const {
        const float inwards = std::min({pixel - outer, far - pixel, extent});
        return outer_uv + (inner_uv - outer_uv) * std::clamp(inwards / extent, 0.0F, 1.0F);
    }
};

void quad(ImDrawList& list, ImVec2 min, ImVec2 max, ImVec2 uv_min, ImVec2 uv_max, ImU32 color) {
    list.PrimReserve(6, 4);
    list.PrimRectUV(min, max, uv_min, uv_max, color);
}

using Breaks = std::array<float, 6>;

Breaks breaks(float outer, float far, float extent, float hole_from, float hole_until) {
    const float middle = (outer + far) / 2;
    const auto within = [&](float value) { return std::clamp(value, outer, far); };
    Breaks all{outer,
               std::min(outer + extent, middle),
               std::max(far - extent, middle),
               far,
               within(hole_from),
               within(std::max(hole_from, hole_until))};
    std::sort(all.begin(), all.end());
    return all;
}

} // namespace

void Painter::shadow(Rect rect, float radius, Shadow kind) {
    ImDrawList* list = backend_.list();
    if (list == nullptr || rect.empty() || backend_.theme().shadow <= 0) {
        return;
    }
    const ShadowLook look = look_of(kind);
    const bool is_dark = backend_.theme().name == ThemeName::dark;
    const ImU32 color = packed(is_dark ? look.dark : look.light, strength_ * backend_.theme().shadow);
    const float scale = backend_.scale();
    const float round = std::min({radius, rect.width / 2, rect.height / 2});
    const PainterBackend::DrawnShadow& made = backend_.shadow(round * scale, look.blur * scale);

    const Rect fallen = backend_.placed(rect.moved(shift_.x, shift_.y + look.offset));
    const ImVec2 min = backend_.to_pixels({fallen.x, fallen.y});
    const ImVec2 max = backend_.to_pixels({fallen.right(), fallen.bottom()});
    const float reach = made.extent_px - made.edge_px;
    const float half_u = (made.piece.u1 - made.piece.u0) / static_cast<float>(made.piece.width) / 2;
    const float half_v = (made.piece.v1 - made.piece.v0) / static_cast<float>(made.piece.height) / 2;
    const Ramp across{min.x - reach, max.x + reach, made.extent_px, made.piece.u0 + half_u, made.piece.u1 - half_u};
    const Ramp down{min.y - reach, max.y + reach, made.extent_px, made.piece.v0 + half_v, made.piece.v1 - half_v};
    // Under the box itself nothing falls (CSS), and blending there would cost the most.
    const Rect hole = backend_.placed(rect.moved(shift_.x, shift_.y)).inset(round * 0.3F + 1);
    const ImVec2 hole_min = backend_.to_pixels({hole.x, hole.y});
    const ImVec2 hole_max = backend_.to_pixels({hole.right(), hole.bottom()});
    const Breaks xs = breaks(across.outer, across.far, made.extent_px, hole_min.x, hole_max.x);
    const Breaks ys = breaks(down.outer, down.far, made.extent_px, hole_min.y, hole_max.y);

    list->PushTextureID(texture_id(*made.piece.texture));
    for (std::size_t row = 0; row + 1 < ys.size(); ++row) {
        for (std::size_t column = 0; column + 1 < xs.size(); ++column) {
            const ImVec2 from{xs.at(column), ys.at(row)}, until{xs.at(column + 1), ys.at(row + 1)};
            const bool is_hole =
                from.x >= hole_min.x && until.x <= hole_max.x && from.y >= hole_min.y && until.y <= hole_max.y;
            if (is_hole || until.x - from.x <= 0 || until.y - from.y <= 0) {
                continue;
            }
            quad(*list, from, until, {across.at(from.x), down.at(from.y)}, {across.at(until.x), down.at(until.y)},
                 color);
        }
    }
    list->PopTextureID();
}

void Painter::gradient(Rect rect, std::span<const GradientStop> stops) {
    for (std::size_t at = 0; at + 1 < stops.size(); ++at) {
        const Rect band{rect.x, rect.y + rect.height * stops[at].at, rect.width,
                        rect.height * (stops[at + 1].at - stops[at].at)};
        note({.kind = MarkKind::fill, .rect = band, .color = stops[at].color, .foot = stops[at + 1].color});
    }
    ImDrawList* list = backend_.list();
    if (list == nullptr || rect.empty() || stops.empty()) {
        return;
    }
    const Rect moved = backend_.placed(rect.moved(shift_.x, shift_.y));
    const ImVec2 uv{Atlas::white_u, Atlas::white_v};
    const auto band = [&](float from, float until, Color top, Color bottom) {
        if (until <= from) {
            return;
        }
        const ImVec2 min = backend_.to_pixels({moved.x, moved.y + moved.height * from});
        const ImVec2 max = backend_.to_pixels({moved.right(), moved.y + moved.height * until});
        const ImU32 above = packed(top, strength_), below = packed(bottom, strength_);
        list->PrimReserve(6, 4);
        const auto first = static_cast<ImDrawIdx>(list->_VtxCurrentIdx);
        for (const unsigned corner : {0U, 1U, 2U, 0U, 2U, 3U}) {
            list->PrimWriteIdx(static_cast<ImDrawIdx>(first + corner));
        }
        list->PrimWriteVtx(min, uv, above);
        list->PrimWriteVtx({max.x, min.y}, uv, above);
        list->PrimWriteVtx(max, uv, below);
        list->PrimWriteVtx({min.x, max.y}, uv, below);
    };
    band(0, stops.front().at, stops.front().color, stops.front().color);
    for (std::size_t at = 0; at + 1 < stops.size(); ++at) {
        band(stops[at].at, stops[at + 1].at, stops[at].color, stops[at + 1].color);
    }
    band(stops.back().at, 1, stops.back().color, stops.back().color);
}

namespace {

constexpr std::array<GradientStop, 4> lantern_stops{{{0, with_alpha(0xFFDF9E, 0.85F)},
                                                     {0.25F, with_alpha(0xF9C766, 0.42F)},
                                                     {0.60F, with_alpha(0xF7BE5C, 0.14F)},
                                                     {1, with_alpha(0xF7BE5C, 0)}}};
constexpr std::array<GradientStop, 4> emblem_stops{{{0, with_alpha(0xFFDF9E, 0.62F)},
                                                    {0.24F, with_alpha(0xF9C766, 0.34F)},
                                                    {0.52F, with_alpha(0xF7BE5C, 0.12F)},
                                                    {0.70F, with_alpha(0xF7BE5C, 0)}}};
constexpr std::array<GradientStop, 3> slider_stops{
    {{0, with_alpha(0xF7BE5C, 0.75F)}, {0.34F, with_alpha(0xF7BE5C, 0.32F)}, {0.70F, with_alpha(0xF7BE5C, 0)}}};

constexpr std::array<GradientStop, 3> night_stops{
    {{0, with_alpha(0xFFDF9E, 0.6F)}, {0.45F, with_alpha(0xF7BE5C, 0.22F)}, {1, with_alpha(0xF7BE5C, 0)}}};

std::span<const GradientStop> stops_of(Glow kind) {
    switch (kind) {
    case Glow::lantern:
        return lantern_stops;
    case Glow::emblem:
        return emblem_stops;
    case Glow::slider:
        return slider_stops;
    case Glow::night:
        return night_stops;
    case Glow::lamp_ring:
        return {};
    }
    return {};
}

} // namespace

void Painter::glow(Point center, float radius, Glow kind, float strength) {
    if (backend_.list() == nullptr || radius <= 0 || !backend_.theme().glows) {
        return;
    }
    if (kind == Glow::lamp_ring) {
        disc(center, radius, with_alpha(0xF2B346, 0.28F * strength));
        return;
    }
    // In the dark theme the halo is 34 % at its peak (tokens.md 2.2).
    const float dimmed = backend_.theme().name == ThemeName::dark && kind == Glow::lantern ? 0.4F : 1;
    light(center, radius, center, stops_of(kind), strength * dimmed);
}

void Painter::lit_disc(Point center, float radius, Point focus, std::span<const GradientStop> stops) {
    note({.kind = MarkKind::picture, .rect = square_at(center, 2 * radius)});
    if (backend_.list() == nullptr || radius <= 0 || stops.empty()) {
        return;
    }
    disc(center, radius, stops.back().color); // the smooth rim
    light(center, radius - 1 / backend_.scale(), focus, stops, 1);
}

// Rings of triangles between the stops: exact colours at any size, and no texture.
void Painter::light(Point center, float radius, Point focus, std::span<const GradientStop> stops, float strength) {
    ImDrawList& list = *backend_.list();
    constexpr unsigned sides = 72;
    const ImVec2 uv{Atlas::white_u, Atlas::white_v};
    const ImVec2 middle = backend_.to_pixels(backend_.placed(Point{focus.x + shift_.x, focus.y + shift_.y}));
    const ImVec2 rim = backend_.to_pixels(backend_.placed(Point{center.x + shift_.x, center.y + shift_.y}));
    const auto tint = [&](const GradientStop& stop) { return packed(stop.color, strength_ * strength); };
    const auto rings = static_cast<unsigned>(stops.size()) - 1;
    list.PrimReserve(static_cast<int>(sides * 3 + (rings - 1) * sides * 6), static_cast<int>(1 + rings * sides));
    const auto first = static_cast<unsigned>(list._VtxCurrentIdx);
    const auto index = [&](unsigned ring, unsigned side) {
        return static_cast<ImDrawIdx>(ring == 0 ? first : first + 1 + (ring - 1) * sides + side % sides);
    };
    for (unsigned ring = 1; ring <= rings; ++ring) {
        for (unsigned side = 0; side < sides; ++side) {
            list.PrimWriteIdx(index(ring - 1, side));
            list.PrimWriteIdx(index(ring, side));
            list.PrimWriteIdx(index(ring, side + 1));
            if (ring == 1) {
                continue;
            }
            list.PrimWriteIdx(index(ring - 1, side));
            list.PrimWriteIdx(index(ring, side + 1));
            list.PrimWriteIdx(index(ring - 1, side + 1));
        }
    }
    list.PrimWriteVtx(middle, uv, tint(stops[0]));
    for (unsigned ring = 1; ring <= rings; ++ring) {
        const float at = stops[ring].at, reach = radius * backend_.scale() * at;
        const ImVec2 around{middle.x + (rim.x - middle.x) * at, middle.y + (rim.y - middle.y) * at};
        for (unsigned side = 0; side < sides; ++side) {
            const float angle = 2 * std::numbers::pi_v<float> * static_cast<float>(side) / sides;
            list.PrimWriteVtx({around.x + reach * std::cos(angle), around.y + reach * std::sin(angle)}, uv,
                              tint(stops[ring]));
        }
    }
}

} // namespace ui

// Shadows, light and gradients: the marks made of many soft pixels, kept to as few of them as possible.
#include "ui/painter_backend.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string>

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

Breaks breaks(float from, float until, const Ramp& ramp, float hole_from, float hole_until) {
    const float middle = (ramp.outer + ramp.far) / 2;
    const auto within = [&](float value) { return std::clamp(value, from, until); };
    Breaks all{from,
               within(std::min(ramp.outer + ramp.extent, middle)),
               within(std::max(ramp.far - ramp.extent, middle)),
               until,
               within(hole_from),
               within(std::max(hole_from, hole_until))};
    std::sort(all.begin(), all.end());
    return all;
}

/// How far out a shadow is seen, in sigmas of its blur: farther away it is less than half of one of 255 steps.
float seen_sigmas(float alpha) {
    constexpr float most = 3, step = 0.05F, half_step = 0.5F / 255;
    float sigmas = most;
    while (sigmas > 0 && alpha * 0.5F * std::erfc(sigmas / std::numbers::sqrt2_v<float>) < half_step) sigmas -= step;
    return std::min(sigmas + step, most);
}

struct Box {
    ImVec2 min, max;
    [[nodiscard]] bool holds(ImVec2 from, ImVec2 until) const {
        return from.x >= min.x && until.x <= max.x && from.y >= min.y && until.y <= max.y;
    }
};

} // namespace

void Painter::shadow(Rect rect, float radius, Shadow kind) {
    ImDrawList* list = backend_.list(strength_);
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
    const float cut = reach - std::min(reach, seen_sigmas(static_cast<float>(color >> IM_COL32_A_SHIFT) / 255) *
                                                  look.blur / 2 * scale);
    // Under the box itself nothing falls (CSS), and blending there would cost the most. Its corners are round: only
    // between them the hole reaches to the box's edge.
    const auto hole = [&](float inset_x, float inset_y) {
        const Rect box = backend_.placed(rect.moved(shift_.x, shift_.y));
        return Box{backend_.to_pixels({box.x + inset_x, box.y + inset_y}),
                   backend_.to_pixels({box.right() - inset_x, box.bottom() - inset_y})};
    };
    const float corner = round * 0.3F + 1;
    const std::array<Box, 3> holes{hole(corner, corner), hole(round, 1), hole(1, round)};
    const Breaks xs = breaks(across.outer + cut, across.far - cut, across, holes[0].min.x, holes[0].max.x);
    const Breaks ys = breaks(down.outer + cut, down.far - cut, down, holes[0].min.y, holes[0].max.y);

    list->PushTextureID(texture_id(*made.piece.texture));
    const auto draw = [&](ImVec2 from, ImVec2 until) {
        if (until.x - from.x <= 0 || until.y - from.y <= 0) return;
        quad(*list, from, until, {across.at(from.x), down.at(from.y)}, {across.at(until.x), down.at(until.y)}, color);
    };
    for (std::size_t row = 0; row + 1 < ys.size(); ++row) {
        for (std::size_t column = 0; column + 1 < xs.size(); ++column) {
            ImVec2 from{xs.at(column), ys.at(row)}, until{xs.at(column + 1), ys.at(row + 1)};
            if (std::any_of(holes.begin(), holes.end(), [&](const Box& one) { return one.holds(from, until); }))
                continue;
            // A side's strip ends where the box begins.
            if (from.x >= holes[1].min.x && until.x <= holes[1].max.x) {
                if (from.y < holes[1].min.y) until.y = std::min(until.y, holes[1].min.y);
                if (until.y > holes[1].max.y) from.y = std::max(from.y, holes[1].max.y);
            }
            if (from.y >= holes[2].min.y && until.y <= holes[2].max.y) {
                if (from.x < holes[2].min.x) until.x = std::min(until.x, holes[2].min.x);
                if (until.x > holes[2].max.x) from.x = std::max(from.x, holes[2].max.x);
            }
            draw(from, until);
        }
    }
    list->PopTextureID();
}

namespace {

/// The colour of a gradient at `at`, as it is between the two stops around it.
Color color_at(std::span<const GradientStop> stops, float at) {
    if (at <= stops.front().at) return stops.front().color;
    for (std::size_t next = 1; next < stops.size(); ++next) {
        const GradientStop &above = stops[next - 1], &below = stops[next];
        if (at >= below.at) continue;
        return above.color.toward(below.color, (at - above.at) / (below.at - above.at));
    }
    return stops.back().color;
}

void add_pixel(Pixels& pixels, Color color) {
    for (const unsigned shift : {8U, 16U, 24U, 0U}) // blue, green, red, alpha
        pixels.bgra.push_back(static_cast<std::uint8_t>(color.rgba >> shift));
}

std::string key_of(std::string_view kind, int size, std::span<const GradientStop> stops) {
    std::string key(kind);
    const auto add = [&](auto number) { key.append(" ").append(std::to_string(number)); };
    add(size);
    for (const GradientStop& stop : stops) {
        add(stop.at);
        add(stop.color.rgba);
    }
    return key;
}

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

// Pixels of the pictures. No powers of two, as those of files are none: llvmpipe would compile its shaders once more
// for such sides, and the first touch would wait for it.
constexpr int gradient_width = 3; ///< all alike
constexpr int glow_side = 126;
constexpr float light_step_px = 8; ///< between the pixels of a gradient with light in it

Pixels rows_of(std::span<const GradientStop> stops, int rows) {
    Pixels pixels{gradient_width, rows, {}};
    for (int at = 0; at < rows * gradient_width; ++at) {
        const auto row = static_cast<float>(at / gradient_width);
        add_pixel(pixels, color_at(stops, (row + 0.5F) / static_cast<float>(rows)));
    }
    return pixels;
}

/// `size` and `middle` in the units of `reach`, from the top left of the rectangle.
Pixels lit_rows_of(std::span<const GradientStop> stops, Size size, Point middle, float reach, Glow kind) {
    Pixels pixels{static_cast<int>(std::ceil(size.width / light_step_px)),
                  static_cast<int>(std::ceil(size.height / light_step_px)),
                  {}};
    for (int y = 0; y < pixels.height; ++y) {
        for (int x = 0; x < pixels.width; ++x) {
            const float across = (static_cast<float>(x) + 0.5F) / static_cast<float>(pixels.width),
                        down = (static_cast<float>(y) + 0.5F) / static_cast<float>(pixels.height);
            const Color light = color_at(
                stops_of(kind), std::hypot(across * size.width - middle.x, down * size.height - middle.y) / reach);
            add_pixel(pixels, color_at(stops, down).toward(opaque(light.rgba >> 8U), light.alpha()));
        }
    }
    return pixels;
}

} // namespace

void Painter::note_gradient(Rect rect, std::span<const GradientStop> stops) {
    for (std::size_t at = 0; at + 1 < stops.size(); ++at) {
        const Rect band{rect.x, rect.y + rect.height * stops[at].at, rect.width,
                        rect.height * (stops[at + 1].at - stops[at].at)};
        note({.kind = MarkKind::fill, .rect = band, .color = stops[at].color, .foot = stops[at + 1].color});
    }
}

// A picture of a few pixels a row: a rectangle for each of its colours would cost a processor more than the pixels.
void Painter::gradient(Rect rect, std::span<const GradientStop> stops) {
    note_gradient(rect, stops);
    ImDrawList* list = backend_.list(strength_);
    if (list == nullptr || rect.empty() || stops.empty()) {
        return;
    }
    const Rect box = backend_.whole_pixels(rect.moved(shift_.x, shift_.y));
    const int rows = static_cast<int>(box.height);
    const PictureTexture& made = backend_.made(key_of("gradient", rows, stops), [&] { return rows_of(stops, rows); });
    list->AddImage(texture_id(made.texture()), {box.x, box.y}, {box.right(), box.bottom()}, {0, 0}, {1, 1},
                   packed(opaque(0xFFFFFF), strength_));
}

void Painter::lit_gradient(Rect rect, std::span<const GradientStop> stops, Point center, float radius, Glow kind) {
    note_gradient(rect, stops);
    ImDrawList* list = backend_.list(strength_);
    if (list == nullptr || rect.empty() || stops.empty()) {
        return;
    }
    const Rect box = backend_.whole_pixels(rect.moved(shift_.x, shift_.y));
    const Point from{center.x - rect.x, center.y - rect.y};
    std::string key = key_of("lit", static_cast<int>(kind), stops);
    for (const float part : {box.width, box.height, from.x, from.y, radius})
        key.append(" ").append(std::to_string(part));
    const PictureTexture& made = backend_.made(key, [&] {
        return lit_rows_of(stops, {rect.width, rect.height}, from, radius, kind);
    });
    const float left = backend_.is_mirrored() ? 1.0F : 0.0F;
    list->AddImage(texture_id(made.texture()), {box.x, box.y}, {box.right(), box.bottom()}, {left, 0}, {1 - left, 1},
                   packed(opaque(0xFFFFFF), strength_));
}

namespace {

constexpr float glow_spare = static_cast<float>(glow_side) / (glow_side - 2); ///< the light ends a pixel earlier

Pixels disc_of(std::span<const GradientStop> stops, float ends, float strength) {
    Pixels pixels{glow_side, glow_side, {}};
    const auto off = [](int pixel) { return (static_cast<float>(pixel) + 0.5F) * 2 / glow_side - 1; };
    for (int y = 0; y < glow_side; ++y) {
        for (int x = 0; x < glow_side; ++x) {
            const Color color = color_at(stops, std::hypot(off(x), off(y)) * ends);
            add_pixel(pixels, with_alpha(color.rgba >> 8U, std::min(1.0F, color.alpha() * strength)));
        }
    }
    return pixels;
}

} // namespace

// Drawn small and once, then stretched: light has no edges.
void Painter::glow(Point center, float radius, Glow kind, float strength) {
    ImDrawList* list = backend_.list(strength_ * strength);
    if (list == nullptr || radius <= 0 || !backend_.theme().glows) {
        return;
    }
    if (kind == Glow::lamp_ring) {
        disc(center, radius, with_alpha(0xF2B346, 0.28F * strength));
        return;
    }
    const std::span<const GradientStop> stops = stops_of(kind);
    // The dark theme's light is as bright as the light one's (tokens.md 5, lantern halo: 85 %), as mock-up 11c has it.
    const float most = std::max(1.0F, strength), ends = stops.back().at * glow_spare;
    const PictureTexture& made = backend_.made(key_of("glow", static_cast<int>(std::lround(most * 100)), stops),
                                               [&] { return disc_of(stops, ends, most); });
    const float reach = radius * backend_.scale() * ends;
    const ImVec2 middle = backend_.to_pixels(backend_.placed(Point{center.x + shift_.x, center.y + shift_.y}));
    list->AddImage(texture_id(made.texture()), {std::round(middle.x - reach), std::round(middle.y - reach)},
                   {std::round(middle.x + reach), std::round(middle.y + reach)}, {0, 0}, {1, 1},
                   packed(opaque(0xFFFFFF), strength_ * std::min(1.0F, strength)));
}

void Painter::lit_disc(Point center, float radius, Point focus, std::span<const GradientStop> stops) {
    note({.kind = MarkKind::picture, .rect = square_at(center, 2 * radius)});
    if (backend_.list(strength_) == nullptr || radius <= 0 || stops.empty()) {
        return;
    }
    constexpr float rim = 3;
    ring(center, radius, stops.back().color, rim); // smooth, and as bright as the light is there
    light(center, radius - 1 / backend_.scale(), focus, stops);
}

// Rings of triangles between the stops: exact colours at any size, and no texture.
void Painter::light(Point center, float radius, Point focus, std::span<const GradientStop> stops) {
    ImDrawList& list = *backend_.list();
    constexpr unsigned sides = 72;
    const ImVec2 uv{Atlas::white_u, Atlas::white_v};
    const ImVec2 middle = backend_.to_pixels(backend_.placed(Point{focus.x + shift_.x, focus.y + shift_.y}));
    const ImVec2 rim = backend_.to_pixels(backend_.placed(Point{center.x + shift_.x, center.y + shift_.y}));
    const auto around = static_cast<unsigned>(stops.size());
    list.PrimReserve(static_cast<int>((around - 1) * sides * 6), static_cast<int>(around * sides));
    const auto first = static_cast<unsigned>(list._VtxCurrentIdx);
    for (unsigned ring = 1; ring < around; ++ring) {
        for (unsigned side = 0; side < sides; ++side) {
            const unsigned inner = first + (ring - 1) * sides, outer = first + ring * sides, next = (side + 1) % sides;
            for (const unsigned corner :
                 {inner + side, outer + side, outer + next, inner + side, outer + next, inner + next})
                list.PrimWriteIdx(static_cast<ImDrawIdx>(corner));
        }
    }
    for (const auto& [at, color] : stops) {
        const float reach = radius * backend_.scale() * at;
        const ImVec2 from{middle.x + (rim.x - middle.x) * at, middle.y + (rim.y - middle.y) * at};
        for (unsigned side = 0; side < sides; ++side) {
            const float angle = 2 * std::numbers::pi_v<float> * static_cast<float>(side) / sides;
            list.PrimWriteVtx({from.x + reach * std::cos(angle), from.y + reach * std::sin(angle)}, uv,
                              packed(color, strength_));
        }
    }
}

} // namespace ui

// Shapes: fills, outlines, lines, rings; clip and shift.
#include "ui/painter_backend.h"

#include <array>
#include <cmath>
#include <numbers>

namespace ui {

namespace {

constexpr float turn = 2 * std::numbers::pi_v<float>;

struct Pen {
    PainterBackend& backend;
    Point shift;

    [[nodiscard]] ImVec2 at(Point point) const {
        return backend.to_pixels(backend.placed(Point{point.x + shift.x, point.y + shift.y}));
    }
};

/// A dash on a straight side, on whole pixels as a solid edge would be: two triangles, where a stroke takes eight.
void draw_straight_dash(ImDrawList& list, ImVec2 from, ImVec2 to, ImU32 color, float width) {
    const bool is_across = std::abs(to.x - from.x) > std::abs(to.y - from.y);
    const float half = width / 2, across = is_across ? 0 : half, down = is_across ? half : 0;
    const ImVec2 min{std::round(std::min(from.x, to.x) - across), std::round(std::min(from.y, to.y) - down)};
    const ImVec2 max{std::round(std::max(from.x, to.x) + across), std::round(std::max(from.y, to.y) + down)};
    draw_box(list, min, max, color);
}

bool is_straight(const ImVector<ImVec2>& path) {
    constexpr float hair = 0.01F;
    return path.Size == 2 && (std::abs(path[0].x - path[1].x) < hair || std::abs(path[0].y - path[1].y) < hair);
}

void draw_dash(ImDrawList& list, ImU32 color, float width) {
    if (is_straight(list._Path)) {
        draw_straight_dash(list, list._Path[0], list._Path[1], color, width);
        list.PathClear();
    } else {
        list.PathStroke(color, 0, width);
    }
}

/// A closed outline as points, dash by dash: as many as fit, all of one length, so that the pattern meets itself.
void draw_dashes(ImDrawList& list, const std::vector<ImVec2>& outline, ImU32 color, float width, float dash,
                 float gap) {
    float length = 0;
    const std::size_t count = outline.size();
    const auto step = [&](std::size_t from) {
        const ImVec2 a = outline[from], b = outline[(from + 1) % count];
        return std::hypot(b.x - a.x, b.y - a.y);
    };
    for (std::size_t at = 0; at < count; ++at) {
        length += step(at);
    }
    const float dashes = std::max(1.0F, std::round(length / (dash + gap)));
    const float period = length / dashes, drawn = period * dash / (dash + gap);
    float into = 0; // how far into the present period
    for (std::size_t at = 0; at < count; ++at) {
        const ImVec2 a = outline[at], b = outline[(at + 1) % count];
        const float span = step(at);
        float gone = 0;
        while (span - gone > 1e-3F) {
            const bool is_dash = into < drawn;
            const float go = std::min(span - gone, (is_dash ? drawn : period) - into);
            if (is_dash) {
                const auto point = [&](float along) {
                    return ImVec2(a.x + (b.x - a.x) * along / span, a.y + (b.y - a.y) * along / span);
                };
                if (list._Path.empty()) {
                    list.PathLineTo(point(gone));
                }
                list.PathLineTo(point(gone + go));
            }
            gone += go;
            into += go;
            if (is_dash && into >= drawn - 1e-3F) {
                draw_dash(list, color, width);
                into = std::max(into, drawn);
            }
            if (into >= period - 1e-3F) {
                into = 0;
            }
        }
    }
    if (!list._Path.empty()) {
        draw_dash(list, color, width);
    }
}

} // namespace

Painter::Painter(PainterBackend& backend, Size canvas) : backend_(backend), clip_{0, 0, canvas.width, canvas.height} {}

void Painter::note(Mark mark) {
    if (backend_.marks() == nullptr) return;
    mark.rect = mark.rect.moved(shift_.x, shift_.y);
    mark.clip = clip_;
    mark.color = mark.color.faded(strength_);
    mark.foot = mark.foot.faded(strength_);
    backend_.marks()->push_back(std::move(mark));
}

void Painter::note_fill(Rect rect, Color color, float radius) {
    note({.kind = MarkKind::fill, .rect = rect, .color = color, .foot = color, .radius = radius});
}

void Painter::dashed(Rect rect, Color color, float width, float radius, float dash, float gap) {
    note({.kind = MarkKind::outline, .rect = rect, .color = color, .radius = radius});
    ImDrawList* list = backend_.list(strength_);
    const Rect middle = rect.inset(width / 2);
    if (list == nullptr || middle.empty()) {
        return;
    }
    const float round = std::max(0.0F, std::min({radius, rect.width / 2, rect.height / 2}) - width / 2);
    const Pen pen{backend_, shift_};
    std::vector<ImVec2> outline;
    constexpr int steps = 16;
    const std::array<Point, 4> centers{{{middle.right() - round, middle.y + round},
                                        {middle.right() - round, middle.bottom() - round},
                                        {middle.x + round, middle.bottom() - round},
                                        {middle.x + round, middle.y + round}}};
    for (std::size_t corner = 0; corner < centers.size(); ++corner) {
        for (int step = 0; step <= steps; ++step) {
            const float quarter = static_cast<float>(corner) + static_cast<float>(step) / steps - 1;
            const float angle = quarter * turn / 4;
            outline.push_back(pen.at(
                {centers.at(corner).x + round * std::cos(angle), centers.at(corner).y + round * std::sin(angle)}));
        }
    }
    const float scale = backend_.scale();
    draw_dashes(*list, outline, packed(color, strength_), width * scale, dash * scale, gap * scale);
}

void Painter::line(Point from, Point to, Color color, float width) {
    const std::array<Point, 2> points{from, to};
    polyline(points, color, width);
}

void Painter::polyline(std::span<const Point> points, Color color, float width) {
    ImDrawList* list = backend_.list(strength_);
    if (list == nullptr || points.size() < 2) {
        return;
    }
    const Pen pen{backend_, shift_};
    for (const Point point : points) {
        list->PathLineTo(pen.at(point));
    }
    list->PathStroke(packed(color, strength_), 0, width * backend_.scale());
}

void Painter::polygon(std::span<const Point> points, Color color) {
    ImDrawList* list = backend_.list(strength_);
    if (list == nullptr || points.size() < 3) {
        return;
    }
    const Pen pen{backend_, shift_};
    float area = 0;
    for (std::size_t at = 0; at < points.size(); ++at) {
        const Point a = points[at], b = points[(at + 1) % points.size()];
        area += a.x * b.y - b.x * a.y;
    }
    // The soft rim lies outside only when the points run clockwise on the screen.
    const bool is_clockwise = (area >= 0) != backend_.is_mirrored();
    for (std::size_t at = 0; at < points.size(); ++at) {
        list->PathLineTo(pen.at(points[is_clockwise ? at : points.size() - 1 - at]));
    }
    list->PathFillConvex(packed(color, strength_));
}

void Painter::ring(Point center, float radius, Color color, float width) {
    if (radius * backend_.scale() <= corner_most_px) {
        stroke(disc_box(center, radius), color, width, radius);
    } else {
        note({.kind = MarkKind::outline, .rect = square_at(center, 2 * radius), .color = color, .radius = radius});
        arc(center, radius, 0, 1, color, width);
    }
}

void Painter::dashed_ring(Point center, float radius, Color color, float width, float dash, float gap) {
    dashed(square_at(center, 2 * radius), color, width, radius, dash, gap);
}

void Painter::arc(Point center, float radius, float from, float until, Color color, float width) {
    ImDrawList* list = backend_.list(strength_);
    const float middle = (radius - width / 2) * backend_.scale();
    if (list == nullptr || middle <= 0 || until <= from) {
        return;
    }
    const bool is_whole = until - from >= 1;
    const float share = is_whole ? 1 : until - from;
    const int steps = std::max(4, static_cast<int>(std::ceil(share * std::max(24.0F, turn * middle / 4))));
    const ImVec2 at = Pen{backend_, shift_}.at(center);
    for (int step = 0; step < (is_whole ? steps : steps + 1); ++step) {
        const float angle = (from + share * static_cast<float>(step) / static_cast<float>(steps) - 0.25F) * turn;
        list->PathLineTo({at.x + middle * std::cos(angle), at.y + middle * std::sin(angle)});
    }
    list->PathStroke(packed(color, strength_), is_whole ? ImDrawFlags_Closed : 0, width * backend_.scale());
}

Painter::Clip::Clip(Painter& painter, Rect rect) : painter_(painter), before_(painter.clip_) {
    painter_.clip_ = overlap(before_, rect.moved(painter.shift_.x, painter.shift_.y));
    if (ImDrawList* list = painter_.backend_.list()) {
        const Rect cut = painter_.backend_.placed(painter_.clip_);
        list->PushClipRect(painter_.backend_.to_pixels({cut.x, cut.y}),
                           painter_.backend_.to_pixels({cut.right(), cut.bottom()}), false);
    }
}

Painter::Clip::~Clip() {
    painter_.clip_ = before_;
    if (ImDrawList* list = painter_.backend_.list()) {
        list->PopClipRect();
    }
}

Painter::Shift::Shift(Painter& painter, float dx, float dy, float strength)
    : painter_(painter), before_(painter.shift_), strength_before_(painter.strength_) {
    painter_.shift_ = {before_.x + dx, before_.y + dy};
    painter_.strength_ *= strength;
}

Painter::Shift::~Shift() {
    painter_.shift_ = before_;
    painter_.strength_ = strength_before_;
}

} // namespace ui

// Words, icons and pictures: everything that was drawn once elsewhere and is placed here, on whole pixels.
#include "ui/painter_backend.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ui {

namespace {

/// From here to there on one line, in whatever unit the line is in.
struct Stretch {
    float from = -std::numeric_limits<float>::infinity(), until = std::numeric_limits<float>::infinity();
};

/// What is drawn of the pieces lies within `seen`, in pixels.
void draw_pieces(ImDrawList& list, const std::vector<AtlasPiece>& pieces, float left, float top, ImU32 color,
                 Stretch seen = {}) {
    for (const AtlasPiece& piece : pieces) {
        ImVec2 min{left + static_cast<float>(piece.offset_x), top + static_cast<float>(piece.offset_y)};
        ImVec2 max{min.x + static_cast<float>(piece.width), min.y + static_cast<float>(piece.height)};
        const float from = std::max(min.x, seen.from), until = std::min(max.x, seen.until);
        if (from >= until) continue;
        const float u_per_pixel = (piece.u1 - piece.u0) / (max.x - min.x);
        const float u0 = piece.u0 + (from - min.x) * u_per_pixel, u1 = piece.u1 - (max.x - until) * u_per_pixel;
        min.x = from, max.x = until;
        list.AddImage(texture_id(*piece.texture), min, max, {u0, piece.v0}, {u1, piece.v1}, color);
    }
}

/// What is left of `whole` beside `taken`, from left to right.
std::vector<Stretch> beside(Stretch whole, std::vector<Stretch> taken) {
    std::ranges::sort(taken, {}, &Stretch::from);
    std::vector<Stretch> left;
    for (const Stretch& one : taken) {
        if (one.from > whole.from) left.push_back({whole.from, std::min(one.from, whole.until)});
        whole.from = std::max(whole.from, one.until);
    }
    if (whole.from < whole.until) left.push_back(whole);
    return left;
}

/// The rectangles that lie on one line of a block whose lines are `line_px` tall.
std::vector<Rect> on_line(std::span<const Rect> rects, std::size_t line, float line_px) {
    std::vector<Rect> found;
    for (const Rect& rect : rects)
        if (std::floor(rect.center().y / line_px) == static_cast<float>(line)) found.push_back(rect);
    return found;
}

/// What points onward or back points the other way where reading goes from right to left; nothing else turns.
Icon turned(Icon icon) {
    switch (icon) {
    case Icon::arrow_left:
        return Icon::arrow_right;
    case Icon::arrow_right:
        return Icon::arrow_left;
    case Icon::chevron_left:
        return Icon::chevron_right;
    case Icon::chevron_right:
        return Icon::chevron_left;
    default:
        return icon;
    }
}

/// Words at `at`, drawn at `share` of their size; their lines, not yet the box, stand where `shift` puts them.
Mark mark_of(Point at, Point shift, const TextBlock& block, const Paragraph& paragraph, float share) {
    Mark mark{.kind = MarkKind::words, .color = block.color, .words = std::string(block.words)};
    mark.size_px = block.style.size_px * share;
    mark.is_cut = paragraph.ellipsized;
    mark.breaks_word = paragraph.breaks_word();
    Point from{1e9F, 1e9F}, until{-1e9F, -1e9F};
    for (const LaidLine& line : paragraph.lines) {
        const Rect ink{at.x + (line.x + line.ink.x) * share, at.y + (line.baseline + line.ink.y) * share,
                       line.ink.width * share, line.ink.height * share};
        if (ink.empty()) continue;
        mark.lines.push_back(ink.moved(shift.x, shift.y));
        from = {std::min(from.x, ink.x), std::min(from.y, ink.y)};
        until = {std::max(until.x, ink.right()), std::max(until.y, ink.bottom())};
    }
    if (!mark.lines.empty()) mark.rect = {from.x, from.y, until.x - from.x, until.y - from.y};
    return mark;
}

} // namespace

void Painter::note_words(Point at, const TextBlock& block, const Paragraph& paragraph) {
    if (backend_.marks() == nullptr) return;
    Mark mark = mark_of(at, shift_, block, paragraph, 1);
    if (!mark.lines.empty()) note(std::move(mark));
}

void Painter::note_words(Point at, const TextBlock& block, const Paragraph& paragraph, std::span<const Rect> lit,
                         Color lit_color) {
    if (backend_.marks() == nullptr) return;
    constexpr float edge = 1; // where both colours meet
    Mark plain{.kind = MarkKind::words, .color = block.color, .words = std::string(block.words)};
    plain.size_px = block.style.size_px;
    plain.breaks_word = paragraph.breaks_word();
    Mark bright = plain;
    bright.color = lit_color;
    const float line_px = paragraph.size.height / static_cast<float>(std::max<std::size_t>(1, paragraph.lines.size()));
    for (std::size_t line = 0; line < paragraph.lines.size(); ++line) {
        const LaidLine& laid = paragraph.lines[line];
        const Rect ink = laid.ink.moved(laid.x, laid.baseline);
        if (ink.empty()) continue;
        std::vector<Stretch> taken;
        for (const Rect& rect : on_line(lit, line, line_px)) {
            taken.push_back({rect.x, rect.right()});
            bright.lines.push_back(overlap(ink, {rect.x + edge, ink.y, rect.width - 2 * edge, ink.height}));
        }
        for (const Stretch& one : beside({ink.x, ink.right()}, std::move(taken)))
            if (one.until - one.from > 2 * edge)
                plain.lines.push_back({one.from + edge, ink.y, one.until - one.from - 2 * edge, ink.height});
    }
    for (Mark* mark : {&plain, &bright}) {
        if (mark->lines.empty()) continue;
        Rect all = mark->lines.front();
        for (Rect& one : mark->lines) {
            const Point until{std::max(all.right(), one.right()), std::max(all.bottom(), one.bottom())};
            all.x = std::min(all.x, one.x), all.y = std::min(all.y, one.y);
            all.width = until.x - all.x, all.height = until.y - all.y;
            one = one.moved(at.x + shift_.x, at.y + shift_.y);
        }
        mark->rect = all.moved(at.x, at.y);
        note(std::move(*mark));
    }
}

Size Painter::measure(const TextBlock& block) { return backend_.texts().get(block).size; }

std::vector<Rect> Painter::rects(const TextBlock& block, std::size_t begin, std::size_t end) {
    return backend_.texts().get(block).rects(begin, end);
}

float Painter::advance(const TextBlock& one_line) {
    const Paragraph& paragraph = backend_.texts().get(one_line);
    return paragraph.lines.empty() ? 0 : paragraph.lines.back().width;
}

Size Painter::text(Point at, const TextBlock& block) { return text(at, block, {}, block.color); }

Size Painter::text(Point at, const TextBlock& block, std::span<const Rect> lit, Color lit_color) {
    const Paragraph& paragraph = backend_.texts().get(block);
    if (lit.empty())
        note_words(at, block, paragraph);
    else
        note_words(at, block, paragraph, lit, lit_color);
    ImDrawList* list = backend_.list(strength_);
    if (list == nullptr) {
        return paragraph.size;
    }
    const Point moved{at.x + shift_.x, at.y + shift_.y};
    // A third of a line more than the boxes, for marks that reach out of them.
    const float spare = block.style.line_px / 3;
    const float left = block.width_px > 0 ? moved.x : moved.x - paragraph.size.width;
    const Rect reach{left, moved.y, std::max(block.width_px, 2 * paragraph.size.width), paragraph.size.height};
    if (overlap(reach.inset(-spare), clip_).empty()) {
        return paragraph.size;
    }
    const std::vector<PainterBackend::DrawnLine>& drawn = backend_.drawn(paragraph);
    const ImU32 color = packed(block.color, strength_), other = packed(lit_color, strength_);
    const float line_px = paragraph.size.height / static_cast<float>(std::max<std::size_t>(1, drawn.size()));
    for (std::size_t line = 0; line < drawn.size(); ++line) {
        const LaidLine& laid = paragraph.lines[line];
        const Rect seen = backend_.placed(Rect{moved.x + laid.x, moved.y + laid.baseline, laid.width, 0});
        const ImVec2 origin = backend_.to_pixels({seen.x, seen.y});
        const float x = std::round(origin.x) + static_cast<float>(drawn[line].left_px),
                    y = std::round(origin.y) + static_cast<float>(drawn[line].top_px);
        std::vector<Stretch> taken;
        for (const Rect& rect : on_line(lit, line, line_px)) {
            const Rect placed = backend_.placed(rect.moved(moved.x, moved.y));
            taken.push_back(
                {backend_.to_pixels({placed.x, placed.y}).x, backend_.to_pixels({placed.right(), placed.y}).x});
            draw_pieces(*list, drawn[line].pieces, x, y, other, taken.back());
        }
        if (taken.empty())
            draw_pieces(*list, drawn[line].pieces, x, y, color);
        else
            for (const Stretch& one : beside({}, std::move(taken)))
                draw_pieces(*list, drawn[line].pieces, x, y, color, one);
    }
    return paragraph.size;
}

void Painter::growing_text(Point center, const TextBlock& one_line, float share) {
    const Paragraph& paragraph = backend_.texts().get(one_line);
    if (backend_.marks() != nullptr && share > 0) {
        const Size drawn{paragraph.size.width * share, paragraph.size.height * share};
        Mark mark =
            mark_of({center.x - drawn.width / 2, center.y - drawn.height / 2}, shift_, one_line, paragraph, share);
        if (!mark.lines.empty()) note(std::move(mark));
    }
    ImDrawList* list = backend_.list(strength_);
    if (list == nullptr || paragraph.lines.empty() || share <= 0) {
        return;
    }
    const auto& [line, made_scale] = backend_.smooth(paragraph);
    const Point middle = backend_.placed(Point{center.x + shift_.x, center.y + shift_.y});
    const float left = middle.x - paragraph.size.width / 2 * share;
    const float baseline = middle.y + (paragraph.lines.front().baseline - paragraph.size.height / 2) * share;
    const ImVec2 origin = backend_.to_pixels({left, baseline});
    const float grown = share * backend_.scale() / made_scale;
    const ImU32 color = packed(one_line.color, strength_);
    for (const AtlasPiece& piece : line.pieces) {
        const ImVec2 min{origin.x + static_cast<float>(line.left_px + piece.offset_x) * grown,
                         origin.y + static_cast<float>(line.top_px + piece.offset_y) * grown};
        const ImVec2 max{min.x + static_cast<float>(piece.width) * grown,
                         min.y + static_cast<float>(piece.height) * grown};
        list->AddImage(texture_id(*piece.texture), min, max, {piece.u0, piece.v0}, {piece.u1, piece.v1}, color);
    }
}

void Painter::icon(Icon icon, Rect rect, Color color, float stroke_units) {
    note({.kind = MarkKind::icon, .rect = rect, .color = color});
    ImDrawList* list = backend_.list(strength_);
    const Rect moved = rect.moved(shift_.x, shift_.y);
    if (list == nullptr || overlap(moved, clip_).empty()) {
        return;
    }
    const int width = std::max(1, static_cast<int>(std::lround(rect.width * backend_.scale())));
    const int height = std::max(1, static_cast<int>(std::lround(rect.height * backend_.scale())));
    const Rect seen = backend_.placed(moved);
    const ImVec2 at = backend_.to_pixels({seen.x, seen.y});
    if (backend_.is_mirrored()) {
        icon = turned(icon);
    }
    draw_pieces(*list, backend_.icon(icon, width, height, stroke_units), std::round(at.x), std::round(at.y),
                packed(color, strength_));
}

void Painter::picture(const PictureName& name, Rect rect, float strength) { picture(name, {}, rect, strength); }

void Painter::picture(const PictureName& name, Rect view, Rect rect, float strength) {
    note({.kind = MarkKind::picture, .rect = rect});
    ImDrawList* list = backend_.list(strength_);
    const Rect moved = rect.moved(shift_.x, shift_.y);
    if (list == nullptr || overlap(moved, clip_).empty()) {
        return;
    }
    const int width = std::max(1, static_cast<int>(std::lround(rect.width * backend_.scale())));
    const int height = std::max(1, static_cast<int>(std::lround(rect.height * backend_.scale())));
    const PictureTexture* texture = backend_.picture(name, view, width, height);
    if (texture == nullptr) {
        return;
    }
    const Rect seen = backend_.placed(moved);
    const ImVec2 at = backend_.to_pixels({seen.x, seen.y});
    const ImVec2 min{std::round(at.x), std::round(at.y)};
    const ImVec2 max{min.x + static_cast<float>(width), min.y + static_cast<float>(height)};
    const bool turned = name.turns && backend_.is_mirrored();
    list->AddImage(texture_id(texture->texture()), min, max, {turned ? 1.0F : 0.0F, 0}, {turned ? 0.0F : 1.0F, 1},
                   packed(opaque(0xFFFFFF), strength_ * strength));
}

} // namespace ui

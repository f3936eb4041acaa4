// The marks a widget can make: shapes, shadows, light, words, icons and pictures, in canvas units. Draws into the
// frame's list of triangles; never reads input, never decides anything.
#pragma once

#include "ui/geometry.h"
#include "ui/icon_names.h"
#include "ui/marks.h"
#include "ui/picture_name.h"
#include "ui/text.h"
#include "ui/theme.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ui {

/// The three shadows of tokens.md, section 5: resting cards; lamp button and thumb; sheets and dialogs; and the dock's,
/// which falls upward.
enum class Shadow : std::uint8_t { rest, lifted, sheet, dock };

/// Light that fades out from its center, tokens.md section 5. `lamp_ring` is the even ring around a lit step or lamp,
/// `night` the light of the quiet minute.
enum class Glow : std::uint8_t { lantern, emblem, slider, lamp_ring, night };

enum class Corners : std::uint8_t { all, top, bottom, left, right, none };

struct GradientStop {
    float at = 0; ///< 0 top .. 1 bottom
    Color color;
};

class Paragraph;
class PainterBackend; // ImGui, textures and Pango live behind this, in ui/painter_*.cpp

class Painter {
  public:
    Painter(PainterBackend& backend, Size canvas);
    Painter(const Painter&) = delete;
    Painter& operator=(const Painter&) = delete;

    void fill(Rect rect, Color color, float radius = 0, Corners corners = Corners::all);
    /// The outline lies inside the rectangle, as a CSS border does.
    void stroke(Rect rect, Color color, float width, float radius = 0, Corners corners = Corners::all);
    void dashed(Rect rect, Color color, float width, float radius, float dash = 10, float gap = 8);
    void line(Point from, Point to, Color color, float width);
    void polyline(std::span<const Point> points, Color color, float width);
    void polygon(std::span<const Point> points, Color color); ///< convex
    void disc(Point center, float radius, Color color);
    void ring(Point center, float radius, Color color, float width); ///< outer radius
    void dashed_ring(Point center, float radius, Color color, float width, float dash = 10, float gap = 8);
    /// Part of a ring, clockwise from the top, `from` and `until` as shares of a whole turn.
    void arc(Point center, float radius, float from, float until, Color color, float width);
    void shadow(Rect rect, float radius, Shadow kind);
    void gradient(Rect rect, std::span<const GradientStop> stops); ///< vertical
    /// The gradient with a glow in it, where that stands still: in one go, which costs a processor a third.
    void lit_gradient(Rect rect, std::span<const GradientStop> stops, Point center, float radius, Glow kind);
    void glow(Point center, float radius, Glow kind, float strength = 1);
    /// A disc lit from within: the first stop's colour at `focus`, the last one's along the rim.
    void lit_disc(Point center, float radius, Point focus, std::span<const GradientStop> stops);

    /// Everything drawn so far is seen through this colour from now on, and only within `seen`: the rest of it is about
    /// to be covered. As if a layer of the colour lay over it, without one: every pixel of a layer would be blended.
    void veil(Color color, Rect seen);

    /// The widest line, and all line boxes together.
    [[nodiscard]] Size measure(const TextBlock& block);
    /// `at` is the top left of a box `width_px` wide, and lines are aligned within it. With `width_px` 0 the box has
    /// no width: `at` is then the line's top left, top center or top right, by its alignment. Returns what `measure`
    /// does.
    Size text(Point at, const TextBlock& block);
    /// One line centred on `center` at `share` (0 to 1) of its size, soft between pixels: for words that grow with what
    /// they stand on. Whatever stands still is drawn with `text`.
    void growing_text(Point center, const TextBlock& one_line, float share);
    /// The same, but what stands within `lit` (of a block drawn at 0, 0, see `rects`) has another colour.
    Size text(Point at, const TextBlock& block, std::span<const Rect> lit, Color lit_color);
    /// Where the bytes from `begin` to `end` stand in the block drawn at 0, 0: one rectangle a line, as tall as the
    /// line. Bytes are of the words as they are spoken, without the marks of bold runs.
    [[nodiscard]] std::vector<Rect> rects(const TextBlock& block, std::size_t begin, std::size_t end);
    /// How far the pen has come after the last line's last character, trailing spaces included; for carets.
    [[nodiscard]] float advance(const TextBlock& one_line);

    /// `stroke_units` is the line width on the 24-unit grid as in tokens.md section 8.
    void icon(Icon icon, Rect rect, Color color, float stroke_units = 1.9F);
    void picture(const PictureName& name, Rect rect, float strength = 1);
    /// The part of the picture's box named by `view` (in the SVG's units) fills `rect`.
    void picture(const PictureName& name, Rect view, Rect rect, float strength);

    /// Everything drawn while the guard lives is cut to the rectangle (and to the clips around it).
    class [[nodiscard]] Clip {
      public:
        Clip(Painter& painter, Rect rect);
        ~Clip();
        Clip(const Clip&) = delete;
        Clip& operator=(const Clip&) = delete;

      private:
        Painter& painter_;
        Rect before_;
    };
    [[nodiscard]] Rect clip() const { return clip_; }

    /// What was drawn so far lies under a sheet or a question; changes no pixel.
    void cover() { note({.kind = MarkKind::cover}); }

    /// Everything drawn while the guard lives is moved and faded: transitions and pressed faces.
    class [[nodiscard]] Shift {
      public:
        Shift(Painter& painter, float dx, float dy, float strength = 1);
        ~Shift();
        Shift(const Shift&) = delete;
        Shift& operator=(const Shift&) = delete;

      private:
        Painter& painter_;
        Point before_;
        float strength_before_;
    };

  private:
    /// Notes a mark when the frame's marks are kept.
    void note(Mark mark);
    void note_fill(Rect rect, Color color, float radius);
    void note_gradient(Rect rect, std::span<const GradientStop> stops);
    void note_words(Point at, const TextBlock& block, const Paragraph& paragraph);
    void note_words(Point at, const TextBlock& block, const Paragraph& paragraph, std::span<const Rect> lit,
                    Color lit_color);
    static constexpr float corner_most_px = 128; ///< circles up to this radius are drawn as four corners
    [[nodiscard]] Rect disc_box(Point center, float radius) const;
    void fill_inside(std::span<const Rect> parts, Color color);
    void light(Point center, float radius, Point focus, std::span<const GradientStop> stops);

    PainterBackend& backend_;
    Rect clip_;
    Point shift_;
    float strength_ = 1;
};

} // namespace ui

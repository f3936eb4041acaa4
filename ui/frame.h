// What a draw function gets: the painter, the theme, the type, and the one way to make a control. It holds no state of
// its own; a screen that keeps a Frame beyond its draw call is wrong.
#pragma once

#include "ui/access.h"
#include "ui/interaction.h"
#include "ui/motion.h"
#include "ui/painter.h"
#include "ui/theme.h"
#include "ui/type.h"

#include <optional>
#include <string>
#include <string_view>

namespace ui {

/// What a widget says of itself when it registers.
struct ControlNote {
    Role role = Role::button;
    std::string_view label;
    std::string_view value = {};
    bool enabled = true;
    bool captures_drag = false;
    bool focusable = true; ///< keys reach it, if it can be touched at all
    Rect seen = {};        ///< what the focus ring lies around, where the target reaches further; empty: the target
};

/// What happened to a control since the last frame.
struct Touch {
    bool activated = false;
    bool pressed = false;
    bool focused = false;
};

struct Frame {
    Painter& paint;
    Access& access;
    Interaction& input;
    Motion& motion;
    const Theme& theme;
    Type type;
    Size canvas;        ///< 1080 x 1920, or 1920 x 1080
    double now_seconds; ///< monotonic; never a date
    /// Seconds after which the picture would change by itself (a countdown's next number); the window sleeps until
    /// then.
    std::optional<double> wake_in_seconds;
    bool wants_frame = false; ///< something moves by itself and wants the next frame as well
    std::string scroller;     ///< id of the scroll area being filled, or empty
    /// Lamps breathe and stars fade (tokens.md 7): somebody was here within a minute, and it costs no whole pictures.
    bool is_ambient = false;
    float ambient_strength = 0;            ///< 1, and less and less in the last seconds of that minute
    bool large_parts_move = true;          ///< false where a processor draws: it would draw all of them again and again
    std::optional<Color> focus_color = {}; ///< of the focus ring, where the theme's would not be seen
    std::optional<Rect> sheet = {};        ///< where a sheet lies now, for the way out it takes when it closes

    /// Registers a control and tells what happened to it. Draws nothing but, last in the frame, the focus ring.
    Touch control(std::string_view id, Rect rect, const ControlNote& note);
    /// Registers words that are read aloud but cannot be touched, and draws them. Returns their size.
    Size text(Point at, const TextBlock& block, Role role = Role::text);
    /// The same with some words in another colour, see Painter::text.
    Size text(Point at, const TextBlock& block, Role role, std::span<const Rect> lit, Color lit_color);
    /// The same, centred between `rect`'s top and bottom; horizontally by the block's alignment within `rect`.
    Size text_in(Rect rect, TextBlock block, Role role = Role::text);
    /// Words already part of a control's label: drawn, not registered.
    Size label(Point at, const TextBlock& block);
    Size label_in(Rect rect, TextBlock block);

    void wake_in(double seconds);
    /// The strength of a lamp's halo now, 0.92 to 1 (1 when nothing is ambient); asks for the next frame.
    float lamp_breath();
    /// A sheet or a question starts here: what was registered so far can no longer be reached.
    void cover() {
        access.cover();
        paint.cover();
    }

    [[nodiscard]] bool less_movement() const { return motion.less_movement(); }
    [[nodiscard]] bool is_portrait() const { return canvas.height >= canvas.width; }
};

/// How a list tells that there is more of it: what is cut off below fades into what the list lies on, and a bar in its
/// right margin, 18 px of which no content may stand in, shows where it stands.
struct ScrollHint {
    Color ground, bar;
};

/// A list that follows the finger, up and down or, as a row within a list, sideways. Controls made while it lives move
/// with it and are cut to its box; the offset is already taken off `origin_y` (`origin_x`), where the content's own 0
/// goes.
class [[nodiscard]] ScrollBox {
  public:
    ScrollBox(Frame& frame, std::string_view id, Rect box, std::string_view label, Axis axis = Axis::down);
    ~ScrollBox();
    ScrollBox(const ScrollBox&) = delete;
    ScrollBox& operator=(const ScrollBox&) = delete;
    [[nodiscard]] float origin_y() const { return box_.y - offset_px_; }
    [[nodiscard]] float origin_x() const { return box_.x - offset_px_; }
    [[nodiscard]] float offset_px() const { return offset_px_; }
    /// Tells how tall the content turned out to be, and hints at what is hidden of it, as it has to be on paper or as
    /// given; call when all of it is drawn.
    void content_height(float height_px);
    void content_height(float height_px, const ScrollHint& hint);
    /// The same for one that shows by itself that there is more: it always opens with a part of what follows.
    void content_height_unhinted(float height_px);
    /// The same for one that goes sideways.
    void content_width(float width_px);

  private:
    void content(float length_px, float box_px);

    Frame& frame_;
    std::string id_, scroller_before_;
    Rect box_;
    float offset_px_ = 0;
    Painter::Clip clip_;
};

} // namespace ui

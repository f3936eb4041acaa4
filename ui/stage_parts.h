// What a Stage is made of, for the two files that are its inside: frames, and the ways from one picture to the next.
#pragma once

#include "ui/painter_backend.h"
#include "ui/renderer.h"
#include "ui/stage.h"

namespace ui {

inline constexpr Size portrait{1080, 1920}, landscape{1920, 1080};
inline constexpr int settle_frames = 2; ///< after a touch or a key, as long as they change anything

struct Stage::Parts {
    std::unique_ptr<Fonts> fonts;
    std::unique_ptr<PainterBackend> backend;
    std::unique_ptr<Renderer> renderer; ///< null without graphics
    Interaction input;
    Access access;
    std::vector<Mark> marks;
    bool keeps_marks = false;
    Motion motion;
    std::unique_ptr<Painter> painter;
    std::unique_ptr<Frame> frame;

    Look look;
    Size framebuffer_px, canvas = portrait;
    std::vector<Rect> changed_px;
    Point origin_px;
    float scale = 1;
    double now_seconds = 0;
    int settle = settle_frames;
    std::optional<double> last_touched_seconds;
    std::optional<double> wake_in_seconds; ///< as the finished frame said
    bool wants_frame = false;

    Transition transition = Transition::none;
    double transition_began_seconds = 0;
    std::optional<Rect> sheet;   ///< where the finished frame had one
    std::optional<Rect> leaving; ///< where the one lay that is on its way out
    bool picture_kept = false;   ///< by a transition that is over

    /// A graphics card draws, or nobody does: what moves may be large and often.
    [[nodiscard]] bool has_card() const { return renderer == nullptr || !renderer->pixels_kept(); }
    void fit(Size framebuffer);
    void begin_drawing();
    [[nodiscard]] std::unique_ptr<Frame> new_frame(Painter& on, Access& noted, Interaction& touched,
                                                   Motion& moved) const;
    void fill_outside(ImDrawList& list) const;
    void begin_ambient(bool less_movement);
    void draw_focus();
    void draw_transition();
    bool draw_change(float faded);
    bool draw_screens(float faded);
    bool draw_sheet_out();
    [[nodiscard]] float share_of_transition(float duration_ms, Ease ease) const {
        return progress(transition_began_seconds, now_seconds, duration_ms, ease);
    }
    /// Above the bar, in pixels.
    [[nodiscard]] float bar_top_px() const { return origin_px.y + (canvas.height - bar_height()) * scale; }
    [[nodiscard]] float bar_height() const;
};

} // namespace ui

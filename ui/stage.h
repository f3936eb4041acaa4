// Everything a run of frames needs, in one owner: fonts, text, pictures, access, interaction and motion. With a
// graphics context it draws pixels; without one it still lays out, registers and answers, which is how screens are
// tested in milliseconds. One thread.
#pragma once

#include "ui/frame.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace ui {

/// How a person sees this visit. Back to the site's own at the end of it.
struct Look {
    ThemeName theme = ThemeName::light;
    TextSize text_size = TextSize::standard;
    bool less_movement = false;
    std::string language = "en"; ///< decides font families and line breaking
    bool right_to_left = false;  ///< the whole picture is mirrored; of the language, never chosen
    friend bool operator==(const Look&, const Look&) = default;
};

struct StageOptions {
    std::filesystem::path assets; ///< the folder that holds fonts.conf and drawings/
    bool has_graphics = false;    ///< a current OpenGL 3.3 context exists (window or offscreen)
    bool keeps_marks = false;     ///< every frame notes what it drew, for checks
    bool gets_graphics = false;   ///< there will be one later: frames are made, and drawn from `use_graphics` on
};

/// tokens.md, section 7: `screen`, `back`, words that change in place, `note change`, and a sheet that opens or closes.
enum class Transition : std::uint8_t { none, forward, back, text_change, note_change, sheet_in, sheet_out };

class Stage {
  public:
    /// Fails with one sentence naming the font or asset that is missing.
    static tl::expected<std::unique_ptr<Stage>, std::string> create(const StageOptions& options);
    ~Stage();
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

    /// An OpenGL 3.3 context is current now, on this thread, where every later call comes from. Only for a stage made
    /// with `gets_graphics`; what its frames made so far is kept. Fails with one sentence.
    tl::expected<void, std::string> use_graphics();

    /// Starts a frame for a framebuffer of so many pixels; the canvas is fitted into it. The Frame lives until
    /// `finish`.
    Frame& begin(Size framebuffer_px, double now_seconds, const Look& look);
    /// Ends it: focus ring, checks that ids are unique (our own mistake: asserts), and, with graphics, the pixels.
    /// Another frame comes at once when it `is_passing`: where pixels are kept it is not drawn, and nobody waits for
    /// it.
    void finish(bool is_passing = false);

    /// Between two frames: makes the words, icons and pictures of a screen that may be asked for next, in the look and
    /// size of the last frame. Nothing of it is shown, and nothing of the last frame is changed.
    void prepare(const std::function<void(Frame&)>& draw);
    /// How often all that was made was dropped: for another language, another scale, after secrets, or for want of
    /// room.
    [[nodiscard]] std::uint64_t times_dropped() const;

    /// The next frame starts with the picture as it is now and moves to the new one. Where pixels are kept it shows at
    /// once instead: every frame of a change drawn by the processor costs what a whole screen costs, and people wait.
    void begin_transition(Transition transition, double now_seconds);
    /// From the next frame on nothing that was written before is kept: after a page with secrets.
    void forget_words();

    [[nodiscard]] Interaction& input();
    /// The finished frame's controls.
    [[nodiscard]] const Access& access() const;
    /// The same as one JSON object, its rectangles in pixels of the canvas as they are seen.
    [[nodiscard]] std::string access_json() const;
    /// What the finished frame drew, in order; empty unless the stage keeps marks.
    [[nodiscard]] const std::vector<Mark>& marks() const;
    /// A point of the framebuffer on the canvas, as the last frame was read: left to right or right to left.
    [[nodiscard]] Point to_canvas(Point framebuffer_px) const;
    [[nodiscard]] float pixels_per_unit() const;
    /// When the next frame is due without input: 0 at once, nothing means never.
    [[nodiscard]] std::optional<double> next_frame_in_seconds() const;
    /// What a pixel of the framebuffer measures on the glass, from `mm_per_pixel`; 0 when nobody knows. Text is never
    /// drawn smaller than legible.h allows there, whatever size a look asks for.
    void set_mm_per_pixel(float mm) { mm_per_pixel_ = mm; }
    /// The framebuffer still holds the last frame when the next one is begun (see Window::keeps_pixels): only what
    /// changed is drawn. Off by default.
    void set_pixels_kept(bool kept);
    /// The window system lost the picture: the next frame is drawn whole, changed or not.
    void draw_all_next();
    /// Nothing moves and nobody touches: what the last picture needed goes back to the system.
    void give_memory_back();
    /// The parts of the framebuffer that the last `finish` drew, in its pixels; none when the picture is the same as
    /// before and need not be shown again.
    [[nodiscard]] const std::vector<Rect>& changed_px() const;
    /// Writes the finished frame as PNG. Needs graphics.
    [[nodiscard]] tl::expected<void, std::string> write_png(const std::filesystem::path& file) const;

  private:
    struct Parts;
    tl::expected<void, std::string> start_renderer();
    explicit Stage(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
    float mm_per_pixel_ = 0;
};

} // namespace ui

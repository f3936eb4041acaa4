// One window with one OpenGL 3.3 context, on X11 through GLFW. Sleeps until input, a deadline or a wake-up from another
// thread. Touches come from XInput 2.2, because GLFW alone drops every tap while another finger rests on the glass.
#pragma once

#include "ui/input.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace ui {

struct WindowOptions {
    std::string title;
    std::optional<Size> windowed_px; ///< absent: fullscreen on the primary monitor
    /// The keys that the two switches press, by the names of `switch_key_names`; empty: none.
    std::string next_key = {}, select_key = {};
};

/// Xlib reads half a megabyte of rules for composing letters before a window opens, an eighth of a start; here letters
/// are touched, or typed with a key of their own. Call before any thread; rules somebody names in XCOMPOSEFILE stay.
void skip_compose_rules();

/// The keys a switch box may press, for settings: "space", "enter", "tab", "f1" to "f12", "1" to "9".
std::vector<std::string> switch_key_names();

class Window {
  public:
    /// Fails with one sentence when there is no display or no OpenGL 3.3.
    static tl::expected<std::unique_ptr<Window>, std::string> open(const WindowOptions& options);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    /// Sleeps until something happens, or for `seconds` (absent: for ever). Returns what was touched or typed, in
    /// framebuffer pixels, oldest first, on the clock of `now_seconds`; nothing when a deadline, `wake`, an exposure,
    /// a touchscreen that came or went or the end of the session was the reason. A deadline comes no more than 60 times
    /// a second, whatever is asked for, so that "at once" (0) is right while something moves. A pointer that only
    /// passes by is no reason to return.
    std::vector<InputEvent> wait(std::optional<double> seconds);
    /// Ends a `wait`; the only call allowed from other threads.
    void wake();
    [[nodiscard]] double now_seconds() const; ///< monotonic, also while the machine sleeps; starts near 0
    [[nodiscard]] Size framebuffer_px() const;
    [[nodiscard]] bool connection_lost() const; ///< to the display server; nothing can be shown any more
    [[nodiscard]] bool should_close() const;    ///< asked to end by the session (SIGTERM is the caller's)
    /// A touchscreen is connected to the display server. `wait` returns when this changes; false at first, until the
    /// server has told. From any thread.
    [[nodiscard]] bool has_touchscreen() const;
    [[nodiscard]] bool exposed(); ///< the window system wants the picture again; once
    /// Millimetres of a pixel as the monitor says of itself, or 0 when it does not or cannot be right.
    [[nodiscard]] float mm_per_pixel() const;
    void present();
    /// What was drawn stays in the framebuffer after `present`: true where the processor draws, not a graphics card.
    [[nodiscard]] bool keeps_pixels() const;
    /// Shows these parts of the framebuffer only where pixels are kept, else all of it; nothing when there are none.
    void present(std::span<const Rect> changed_px);

  private:
    struct Parts;
    explicit Window(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

struct Display {
    std::string name;
    Size px;
    Size mm; ///< as the monitor says of itself; 0 when it does not
};
/// The primary monitor, without opening anything on it; fails with one sentence when there is none. Not while a Window
/// is open.
tl::expected<Display, std::string> primary_display();

/// An OpenGL context without a window or a display (EGL, surfaceless): the gallery and the golden pictures draw on it.
class Offscreen {
  public:
    static tl::expected<std::unique_ptr<Offscreen>, std::string> create(Size size_px);
    ~Offscreen();
    Offscreen(const Offscreen&) = delete;
    Offscreen& operator=(const Offscreen&) = delete;

  private:
    struct Parts;
    explicit Offscreen(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

} // namespace ui

// Fingers on an X11 window, through XInput 2.2 on a connection and a thread of its own. GLFW 3.3 sees a touchscreen as
// a mouse: it never learns of a second finger, drops every tap while a palm rests on the glass, and does not tell when
// the touchscreen is gone. Draws nothing, knows nothing of controls. Without a touchscreen, or with a server that has
// no XInput 2.2, it only stays silent.
#pragma once

#include "ui/input.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

struct _XDisplay;

namespace ui {

/// Calls `broken` when the X server behind `display` goes away, instead of ending the program there and then. Every
/// later call on the display returns at once. Nothing of X may be called from within `broken`.
void when_connection_breaks(_XDisplay* display, std::function<void()>& broken);

/// Whether the display that DISPLAY names has a touchscreen which is connected, enabled and moves its pointer: one that
/// is touched where things are shown (XIDirectTouch), not a touchpad. Absent when there is no such display, or it can't
/// say: its server has no XInput 2.2.
std::optional<bool> touchscreen_connected();

class Touchscreen {
  public:
    /// Listens to the window with this X11 id. `now_seconds` and `wake` are called on the listening thread, the latter
    /// after fingers were queued, a touchscreen came or went, or the server went away.
    Touchscreen(unsigned long window, std::function<double()> now_seconds, std::function<void()> wake);
    ~Touchscreen();
    Touchscreen(const Touchscreen&) = delete;
    Touchscreen& operator=(const Touchscreen&) = delete;

    /// What fingers did since the last call, oldest first, in window pixels.
    std::vector<InputEvent> take();
    /// A finger is on the glass: a mouse that moves now is only its echo.
    [[nodiscard]] bool touched() const { return fingers_ > 0; }
    /// A touchscreen is connected, as far as the server has told by now.
    [[nodiscard]] bool is_there() const { return is_there_; }

  private:
    class ServerClock;
    void listen(const std::stop_token& stop);
    void look_for_devices(_XDisplay* display);
    void read_events(_XDisplay* display, int extension, ServerClock& clock);
    /// Of the fingers that went with the last touchscreen nothing more may come.
    void let_go();

    unsigned long window_;
    std::function<double()> now_seconds_;
    std::function<void()> wake_;
    std::vector<std::int32_t> down_; ///< fingers on the glass; of the listening thread alone
    std::atomic<int> fingers_ = 0;   ///< how many those are
    std::atomic<bool> is_there_ = false;
    std::mutex mutex_;
    std::vector<InputEvent> events_; ///< guarded by mutex_
    int stop_signal_ = -1;           ///< eventfd that ends the thread's sleep
    std::jthread thread_;            ///< last, so that it ends before what it uses
};

} // namespace ui

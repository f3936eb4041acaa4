// A pane of glass with controls on it and a clock of its own: fingers and keys for tests, without a window.
#pragma once

#include "ui/interaction.h"

namespace test {

inline constexpr ui::Rect canvas{0, 0, 1080, 1920};

inline ui::Control button(std::string id, ui::Rect rect) {
    ui::Control control;
    control.label = id;
    control.id = std::move(id);
    control.rect = rect;
    control.clip = canvas;
    return control;
}

class Glass {
  public:
    ui::Access access;
    ui::Interaction input;
    double now_seconds = 10;

    ui::Control& add(ui::Control control) {
        access.add(std::move(control));
        return const_cast<ui::Control&>(access.controls().back());
    }
    void send(ui::InputEvent event) {
        event.time_seconds = now_seconds;
        input.push(event);
    }
    void press(ui::Point at, int finger = 1) { send({.kind = ui::InputKind::press, .finger = finger, .at = at}); }
    void move(ui::Point at, int finger = 1) { send({.kind = ui::InputKind::move, .finger = finger, .at = at}); }
    void release(ui::Point at, int finger = 1) { send({.kind = ui::InputKind::release, .finger = finger, .at = at}); }
    void key(ui::KeyName name, bool repeated = false) {
        send({.kind = ui::InputKind::key, .key = name, .repeated = repeated});
    }
    void frame() { input.begin_frame(access, now_seconds); }
    void wait(double seconds) {
        now_seconds += seconds;
        frame();
    }
    /// Down and up in one place, then one frame; says what was activated ("" for nothing).
    std::string tap(ui::Point at, int finger = 1) {
        press(at, finger);
        release(at, finger);
        frame();
        return input.activated_id().value_or("");
    }
    /// A key and one frame; says what has the focus.
    std::string focus_after(ui::KeyName name) {
        key(name);
        frame();
        return input.focus();
    }
};

} // namespace test

// What reached the glass or the keys, as plain values with the time it happened. Made by the window, by tests and by
// switch boxes alike; nothing here looks at a clock.
#pragma once

#include "ui/geometry.h"

#include <cstdint>

namespace ui {

/// A mouse is finger 0; fingers of a touchscreen start at 1.
enum class InputKind : std::uint8_t { press, move, release, cancel, wheel, key, character };

/// `next` and `select` are the two switches.
enum class KeyName : std::uint8_t {
    none,
    tab,
    back_tab,
    left,
    right,
    up,
    down,
    enter,
    escape,
    erase,
    home,
    end,
    next,
    select
};

struct InputEvent {
    InputKind kind = InputKind::press;
    std::int32_t finger = 0;
    Point at = {};           ///< on the canvas
    double time_seconds = 0; ///< monotonic
    float wheel_steps = 0;   ///< up is positive
    KeyName key = KeyName::none;
    bool repeated = false; ///< key auto-repeat: never activates a control (VVSG 7.2-M)
    char32_t character = 0;
};

} // namespace ui

// A value between a minus and a plus: for what has few steps, or a known order. Keeps no value; one touch is one step.
#pragma once

#include "ui/frame.h"

namespace ui {

struct StepperLook {
    std::string_view label;      ///< what is being set, over it
    std::string_view value;      ///< as it stands
    std::string_view less, more; ///< what the ends are called, for speech
};

/// The label and the field under it; `rect` is both. Ids: `id`.less and `id`.more. Returns -1, 0 or 1.
int stepper(Frame& frame, std::string_view id, Rect rect, const StepperLook& look);
float stepper_height(Frame& frame, const StepperLook& look);

/// The same box with one value and a chevron, which opens something. Returns true when touched.
struct PickerLook {
    std::string_view label, value;
};
bool picker(Frame& frame, std::string_view id, Rect rect, const PickerLook& look);

} // namespace ui

// Where the focus goes when a key asks for it. Pure: looks at the access list, changes nothing.
#pragma once

#include "ui/access.h"
#include "ui/input.h"

#include <functional>

namespace ui {

using CanFocus = std::function<bool(const Control&)>;

/// The next control in reading order (tab), the one before (back_tab), both in a circle, or the nearest one in an
/// arrow's direction. Starts at the first (or last) one when `from` is null. Null when there is nowhere to go.
const Control* next_focus(const Access& access, const Control* from, KeyName direction, const CanFocus& can_focus);

} // namespace ui

// The letters a passcode is typed with, where one is set and where it is entered: every character that it may hold
// (is_typeable) has a key, so that nobody sets one that cannot be entered. Knows nothing of what was typed.
#pragma once

#include "app/page.h"
#include "ui/widgets/keyboard.h"

#include <optional>

namespace porchlight::screens {

struct PasscodeKeys {
    ui::ExtraKey last;   ///< at the right: OK, Continue, Save
    bool has_pad = true; ///< there is a pad of digits to go back to
    bool signs = false, capitals = false, enabled = true, has_text = false;
    float left_px = 0, width_px = 0; ///< as KeyboardLook's
};

/// `on_last` is what the last key and Enter ask for, once it is ready.
std::optional<Action> passcode_keys(Page& page, const PasscodeKeys& keys, const Action& on_last);

} // namespace porchlight::screens

// A page of the staff screens on which one thing is typed: what it is, the field, a hint, and the keys. Draws and
// registers only.
#pragma once

#include "app/page.h"

#include <optional>
#include <string_view>

namespace porchlight::screens {

struct TypingLook {
    std::string_view id; ///< of the field: `id`, and of the last key: `id`.done
    std::string_view title, caption, name, hint;
    std::string_view text;             ///< what was typed, in the clear
    std::optional<std::size_t> secret; ///< a passcode: only how many characters it has
    bool signs = false, capitals = false;
    bool enabled = true; ///< the keys
    bool can_go_on = true;
    bool complains = false; ///< the hint is news
    std::string_view go_on; ///< on the last key
};

/// Touching the last key or Enter asks for `go_on`.
std::optional<Action> typing_page(Page& page, const TypingLook& look, const Action& go_on);

} // namespace porchlight::screens

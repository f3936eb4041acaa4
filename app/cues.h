// Which sound goes with what happened, by the table of design/tokens.md, section 9. Plays nothing; sound is never the
// only sign of anything.
#pragma once

#include "app/action.h"
#include "app/state.h"
#include "ui/chime.h"

#include <optional>

namespace porchlight {

/// The sound of one turn of the flow; nothing for most that nobody touched.
std::optional<ui::Cue> cue_of(const State& before, const Action& action, const State& after);

/// The breathing light has just turned, in to out or out to in, since the frame before; nothing while it pauses.
bool breath_turned(const State& state, double before_seconds, double now_seconds);

} // namespace porchlight

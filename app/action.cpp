// What every Action needs once, see action.h.
#include "app/action.h"

namespace porchlight {

Action::Action(const Action& other) = default;
Action::Action(Action&& other) noexcept = default;
Action& Action::operator=(const Action& other) = default;
Action& Action::operator=(Action&& other) noexcept = default;
Action::~Action() = default;

} // namespace porchlight

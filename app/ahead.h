// What somebody at the front page may touch next.
#pragma once

#include "app/flow.h"

#include <cstddef>
#include <optional>

namespace porchlight {

/// The state of the page that lies so many ahead of the front page, most likely first; nothing when there is none or
/// `front` is not at rest there. Facts as of now; whoever really touches sees other chances.
[[nodiscard]] std::optional<State> page_ahead(const State& front, const Facts& facts, std::size_t number);

} // namespace porchlight

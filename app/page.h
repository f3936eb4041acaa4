// What every draw function gets: the frame to draw into, the words to say, and the facts. A screen is one state struct
// and one draw function that returns at most one action.
#pragma once

#include "app/action.h"
#include "app/facts.h"
#include "app/strings.h"
#include "ui/frame.h"

#include <optional>
#include <vector>

namespace porchlight {

struct Page {
    ui::Frame& frame;
    const Strings& say;
    const Facts& facts;
    const State& state;                               ///< the whole of it, for the bar and the sheets
    std::vector<const Strings*> other_languages = {}; ///< of the site, as far as they are read, without `say`
};

} // namespace porchlight

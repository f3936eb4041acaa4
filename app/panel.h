// The size of the panel on the wall, from what staff say of it: corner to corner in inches, as it stands on the box.
#pragma once

#include "app/facts.h"
#include "app/setup_state.h"

namespace porchlight {

/// Of the picture, 16:9, as it hangs.
struct PanelSize {
    std::int32_t width_mm = 0, height_mm = 0;
};
PanelSize panel_of(int inches, bool portrait);

/// What was chosen, else what the panel says of itself, else what was measured before; 0 when nobody knows.
int panel_inches(const TouchTest& test, const Facts& facts);

} // namespace porchlight

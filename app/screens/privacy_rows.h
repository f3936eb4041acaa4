// The rows of "What this screen keeps", apart from how they are drawn, so that the list can be held against what the
// store has fields for.
#pragma once

#include "app/facts.h"
#include "app/strings.h"
#include "ui/icon_names.h"

#include <vector>

namespace porchlight::screens {

struct KeptRow {
    Key key;
    ui::Icon icon;
};

/// What this site's screen keeps, in the order shown.
std::vector<KeptRow> kept_rows(const Site& site);

} // namespace porchlight::screens

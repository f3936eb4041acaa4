#include "app/panel.h"

#include <cmath>

namespace porchlight {

namespace {

constexpr double inch_mm = 25.4, long_side = 16, short_side = 9;

} // namespace

PanelSize panel_of(int inches, bool portrait) {
    const double unit_mm = inches * inch_mm / std::hypot(long_side, short_side);
    const auto longer = static_cast<std::int32_t>(std::lround(unit_mm * long_side));
    const auto shorter = static_cast<std::int32_t>(std::lround(unit_mm * short_side));
    return portrait ? PanelSize{shorter, longer} : PanelSize{longer, shorter};
}

int panel_inches(const TouchTest& test, const Facts& facts) {
    if (test.inches) return *test.inches;
    const SetupFacts& kept = facts.setup;
    if (kept.panel_width_mm > 0)
        return static_cast<int>(std::lround(std::hypot(kept.panel_width_mm, kept.panel_height_mm) / inch_mm));
    return static_cast<int>(std::lround(facts.panel_inches));
}

} // namespace porchlight

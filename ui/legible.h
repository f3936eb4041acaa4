// What canvas sizes come to in millimetres on a real panel: whether letters can be read and targets hit there. Numbers
// only; asks no monitor.
#pragma once

#include "ui/geometry.h"
#include "ui/type.h"

namespace ui {

/// Millimetres of a pixel on a panel `panel_mm` wide that shows `panel_px`; 0 when either is unknown, or when what the
/// panel says of itself cannot be true (pixels under 0.05 or over 1.5 mm).
float mm_per_pixel(float panel_mm, float panel_px);

/// The smallest text size whose body text has capitals of at least 4.8 mm at `mm_per_unit` (VVSG 2.0, 7.1-G: the
/// default size); Standard when nothing is known, Largest when none reaches it.
TextSize least_text_size(float mm_per_unit);

struct OnGlass {
    float target_mm = 0;  ///< the smallest target, 88 units; wanted: 12.7 (VVSG 2.0, 7.2-I)
    float gap_mm = 0;     ///< the least gap between targets, 12 units; wanted: 2.54
    float capital_mm = 0; ///< of body text at the size `least_text_size` allows; wanted: 4.8
    [[nodiscard]] bool is_enough() const;
};
OnGlass on_glass(float mm_per_unit);

/// The canvas units a panel of so many pixels shows: millimetres of one, from those of a pixel.
float mm_per_unit(float mm_per_pixel, Size panel_px);

} // namespace ui

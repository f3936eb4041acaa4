// The bottom bar: always there, always in the same order, on every screen. Get help now never moves.
#pragma once

#include "ui/frame.h"

namespace ui {

enum class BarButton : std::uint8_t { back, home, lock, language, accessibility, help };

struct BarLook {
    bool has_back = false;
    bool is_staff = false;                                            ///< Home becomes Lock
    std::optional<BarButton> current;                                 ///< greyed and underlined: we are there
    std::optional<BarButton> open;                                    ///< its panel is open
    std::string_view back, home, lock, language, accessibility, help; ///< words
};

/// Height of the bar on this canvas: 168 in portrait, 140 in landscape, 204 in portrait with Larger or Largest text.
float bar_height(const Frame& frame);

/// Draws the bar and returns what was touched. Ids: bar.back, bar.home, bar.lock, bar.language, bar.accessibility,
/// bar.help.
std::optional<BarButton> bottom_bar(Frame& frame, const BarLook& look);

} // namespace ui

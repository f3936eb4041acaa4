// The pictures of the design that show a screen in a look of their own, whatever look the gallery was asked for: in
// Hindi, in dark, across the glass.
#pragma once

#include "ui/stage.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace porchlight::gallery {

struct View {
    std::string_view name;          ///< of the picture, and of its sample
    std::string_view language = {}; ///< empty: the one asked for
    std::optional<ui::ThemeName> theme = {};
    std::optional<ui::TextSize> text_size = {};
    bool is_across = false;
};

/// Their names are known to `sample`, and are not among `sample_names`.
inline constexpr std::array<View, 5> views{{
    {.name = "welcome-hindi", .language = "hi"},
    {.name = "welcome-high-contrast", .theme = ui::ThemeName::high_contrast, .text_size = ui::TextSize::largest},
    {.name = "welcome-landscape", .is_across = true},
    {.name = "mood-dark", .theme = ui::ThemeName::dark},
    {.name = "mood-landscape", .is_across = true},
}};

/// Null for a picture that has no look of its own.
inline const View* view_named(std::string_view name) {
    const auto* const found = std::ranges::find(views, name, &View::name);
    return found == views.end() ? nullptr : found;
}

} // namespace porchlight::gallery

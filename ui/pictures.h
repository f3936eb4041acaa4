// Drawings at the size they are shown: icons as masks, pictures as colours. Knows files and pixels, not where they go.
#pragma once

#include "ui/geometry.h"
#include "ui/icon_names.h"
#include "ui/mask.h"
#include "ui/picture_name.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace ui {

/// Straight (not premultiplied) BGRA, rows without padding.
struct Pixels {
    int width = 0, height = 0;
    std::vector<std::uint8_t> bgra;
};

/// Fails with one sentence naming the first icon whose file is not there.
tl::expected<void, std::string> check_icons(const std::filesystem::path& drawings);

/// An icon filling width x height pixels, with lines of `stroke_units` / 24 of the box.
tl::expected<Mask, std::string> draw_icon(const std::filesystem::path& drawings, Icon icon, int width, int height,
                                          float stroke_units);

/// The part `view` of the picture, in the picture's own units, filling width x height pixels. An empty `view` is all
/// of it.
tl::expected<Pixels, std::string> draw_picture(const std::filesystem::path& drawings, const PictureName& name,
                                               Rect view, int width, int height);

} // namespace ui

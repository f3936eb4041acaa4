// Everything the gallery can draw: every picture in every language, theme, orientation and in the smallest and the
// largest text, a folder for each, and one page to look at them all beside the names of the design's pictures.
#pragma once

#include "app/error.h"
#include "ui/geometry.h"

#include <filesystem>

namespace porchlight::gallery {

/// `upright_px` is the size of an upright picture; across, its sides change places. Writes FOLDER/index.html and a
/// folder for each variant. Errors are those of `draw`.
Result<void> draw_all(const std::filesystem::path& folder, ui::Size upright_px);

} // namespace porchlight::gallery

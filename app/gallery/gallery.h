// Draws screens without a window, with a fixed clock and fixed sample data, into PNG pictures and JSON lists of
// controls. The same bytes on every run.
#pragma once

#include "app/error.h"
#include "ui/stage.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace porchlight::gallery {

struct Options {
    std::filesystem::path folder;   ///< made when it is not there
    std::vector<std::string> names; ///< all when nothing is named, with those of views.h in their own looks
    std::vector<std::string> reads; ///< slugs, each drawn from its first glassful to its last
    ui::Look look;
    ui::Size size_px{1080, 1920};
};

/// Every screen there is a picture of.
std::vector<std::string_view> all_names();

/// Writes NAME.png and NAME.json for each name, and SLUG-01.png and so on for each read. ExitCode::bad_input, and
/// nothing is made, names a screen there is no picture of, or a read that is not there.
Result<void> draw(const Options& options);

} // namespace porchlight::gallery

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
    std::vector<std::string> names; ///< all when empty, with those of views.h in their own looks
    ui::Look look;
    ui::Size size_px{1080, 1920};
};

/// Every screen there is a picture of.
std::vector<std::string_view> all_names();

/// Writes NAME.png and NAME.json for each name. ExitCode::bad_input, and nothing is made, names a screen
/// there is no picture of.
Result<void> draw(const Options& options);

} // namespace porchlight::gallery

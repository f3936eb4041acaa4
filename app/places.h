// Where the program's own files are: next to it, wherever it was built or installed.
#pragma once

#include "app/error.h"

#include <filesystem>

namespace porchlight {

/// The folder that holds scenes/, emblems/, icons/, library/, help/, locale/, fonts.conf and porchlight.toml:
/// share/porchlight beside the program's bin folder. ExitCode::storage when it is not there.
Result<std::filesystem::path> share_folder();

/// The site's settings: /etc/porchlight/porchlight.toml, or the file that came with the program.
std::filesystem::path config_file(const std::filesystem::path& share);

/// Where visits are kept when neither the command line nor porchlight.toml says so: $STATE_DIRECTORY (systemd), else
/// $XDG_DATA_HOME/porchlight, else ~/.local/share/porchlight.
std::filesystem::path default_data_folder();

} // namespace porchlight

#include "app/places.h"

#include <cstdlib>

namespace porchlight {

Result<std::filesystem::path> share_folder() {
    std::error_code failed;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", failed);
    if (failed)
        return fail(ExitCode::storage,
                    "Where the program lies can't be read from /proc/self/exe; /proc must be mounted.");
    const auto share = program.parent_path().parent_path() / "share" / "porchlight";
    if (!std::filesystem::is_directory(share, failed))
        return fail(ExitCode::storage, share.string() + " is not there; install Porchlight again.");
    return share;
}

std::filesystem::path config_file(const std::filesystem::path& share) {
    const std::filesystem::path of_the_site = "/etc/porchlight/porchlight.toml";
    std::error_code failed;
    return std::filesystem::exists(of_the_site, failed) ? of_the_site : share / "porchlight.toml";
}

std::filesystem::path default_data_folder() {
    if (const char* given = std::getenv("STATE_DIRECTORY"); given && *given) return given;
    if (const char* data = std::getenv("XDG_DATA_HOME"); data && *data)
        return std::filesystem::path(data) / "porchlight";
    const char* home = std::getenv("HOME");
    return std::filesystem::path(home && *home ? home : "/var/lib") / ".local" / "share" / "porchlight";
}

} // namespace porchlight

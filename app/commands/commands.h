// One function for each command of the command line. Options are plain values; what a command prints on success goes to
// standard output, what stops it comes back as an Error.
#pragma once

#include "app/error.h"
#include "store/crypto.h"
#include "ui/geometry.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace porchlight::commands {

struct KioskOptions {
    std::filesystem::path config, data; ///< empty: the defaults
    std::optional<ui::Size> windowed_px;
    bool whole_pictures = false; ///< over screen.partial_present: every picture is drawn whole
};
Result<void> kiosk(const KioskOptions& options);

struct SetupOptions {
    std::filesystem::path data, passcode_file, secrets_out;
    std::string site, language = "en", region = "us";
};
Result<void> setup(const SetupOptions& options);

struct DemoOptions {
    std::filesystem::path data;
    std::int32_t days = 30, visits_per_day = 25;
    std::uint64_t seed = 1;
    std::string until; ///< "2026-11-22"; empty: yesterday
};
Result<void> demo(const DemoOptions& options);

struct ExportOptions {
    std::filesystem::path data, to, passcode_file;
    std::string from, until;
};
Result<void> export_days(const ExportOptions& options);

struct VerifyOptions {
    std::filesystem::path package, passphrase_file; ///< no passphrase file: records are not opened
    std::string key; ///< 64 hexadecimal digits of the key to trust; empty: the one that the package names
};
Result<void> verify(const VerifyOptions& options);

struct RestoreOptions {
    std::filesystem::path package, data, recovery_file, passcode_file;
    std::string key; ///< as in VerifyOptions
};
Result<void> restore(const RestoreOptions& options);

struct GalleryOptions {
    std::filesystem::path folder;
    std::vector<std::string> screens, reads;
    std::string theme = "light", language = "en", text = "standard", size = "1080x1920";
    bool all = false; ///< everything there is, and a page to look at it; the other choices but the size mean nothing
};
Result<void> gallery(const GalleryOptions& options);

struct DoctorOptions {
    std::filesystem::path data;
    bool json = false;
};
Result<void> doctor(const DoctorOptions& options);

struct LibraryOptions {
    std::filesystem::path folder, pack, key_file, data, config;
};
/// What is wrong with the reads and help numbers in `folder`: of each read and each language the first fault.
Result<void> library_check(const LibraryOptions& options);
/// A new pair of keys: the secret half into `key_file`, the public one printed.
Result<void> library_key(const LibraryOptions& options);
Result<void> library_build(const LibraryOptions& options);
Result<void> library_install(const LibraryOptions& options);
Result<void> library_revert(const LibraryOptions& options);

/// The first line of a file that holds a secret, without its line end. ExitCode::bad_input when it cannot be read or is
/// empty.
Result<store::SecretText> secret_from(const std::filesystem::path& file);
/// ExitCode::bad_input for a passcode that nobody could enter at the kiosk, which would lock everybody out.
Result<void> check_passcode(const store::SecretText& passcode, const std::filesystem::path& file);
/// Makes the file anew, for its owner alone, with the text on the medium when it returns.
Result<void> write_once(const std::filesystem::path& file, std::string_view text);
/// 64 hexadecimal digits; none for an empty text.
Result<std::optional<store::PublicKey>> key_from(const std::string& text);
/// "1080x1920", both 320 to 7680.
Result<ui::Size> size_from(const std::string& text);

} // namespace porchlight::commands

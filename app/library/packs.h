// Packs as a site uses them: made of a folder that has no fault, and installed whole or not at all.
#pragma once

#include "app/config.h"
#include "app/help_lines.h"
#include "store/pack/pack.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace porchlight::library {

/// Where a kiosk's reads and help numbers come from.
struct Source {
    std::filesystem::path root; ///< holds library/ and, it may be, help/
    std::string fault;          ///< why an installed pack is not it; empty otherwise
};
/// The pack installed in `data` when every byte of it is as it was installed, else what came with the program.
Source source_of(const std::filesystem::path& share, const std::filesystem::path& data);

/// The help numbers of the installed pack, else those that came with the program: a pack may leave them out.
Result<HelpLines> help_lines_of(const std::filesystem::path& share, const std::filesystem::path& data, Region region);

/// The first fault of the pack installed in `data`, as `faults` finds it; nothing when it is well or there is none.
std::optional<std::string> installed_fault(const std::filesystem::path& data);

/// The bytes of a pack of `root`; every fault in one Error when there is one, ExitCode::check_failed.
Result<store::Bytes> build_pack(const std::filesystem::path& root, const store::PackKey& key);

/// The pack in a file, signed by a key the site trusts. ExitCode::bad_input with one sentence otherwise.
Result<store::Pack> open_pack(const std::filesystem::path& file, const Config& config);

struct Installed {
    std::uint32_t version = 0;
    std::vector<std::string> languages;
};
/// Lets the kiosk of `data` read from the pack in `file` from its next start, or after Shelves::read_again. Refuses the
/// whole pack with the file and line at fault, and then nothing has changed.
Result<Installed> install_pack(const std::filesystem::path& file, const std::filesystem::path& data,
                               const Config& config);
/// The same with a pack that was opened; `file` names it in a sentence.
Result<Installed> install_pack(const store::Pack& pack, const std::filesystem::path& file,
                               const std::filesystem::path& data, const Config& config);

} // namespace porchlight::library

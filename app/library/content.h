// The reads and help numbers of a site as one folder, in the shape that the program ships them, a pack holds them and a
// kiosk keeps an installed pack: library/<language>/*.md, library/pack.toml, library/plan.toml and help/<region>.toml.
#pragma once

#include "app/error.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace porchlight::library {

/// The languages that `root` has reads in, in the order of the alphabet.
std::vector<std::string> languages_in(const std::filesystem::path& root);

/// The number in `root`/library/pack.toml.
Result<std::uint32_t> version_of(const std::filesystem::path& root);

enum class Strictness : std::uint8_t {
    fit_to_read,   ///< whatever would keep a kiosk from showing all of it
    fit_to_publish ///< and English that is too long, too short or too hard
};

/// One sentence for every fault, opening with file and line: front matter, blocks, links, a read that a language lacks,
/// a fact of the plan that no section teaches, a help number, a file that a pack cannot hold. Of one read, the first
/// fault; of one language, the first read at fault.
std::vector<std::string> faults(const std::filesystem::path& root, Strictness strictness);

} // namespace porchlight::library

// A small center's visits, a kiosk key and a folder that cleans up after itself, for the tests of the export.
#pragma once

#include "store/package/package.h"

#include <filesystem>
#include <random>
#include <string>
#include <vector>

namespace store::sample {

inline constexpr std::string_view passphrase = "lamp porch quiet river stone maple window bread";

/// Random but repeatable visits of the period; ids are unique.
std::vector<Visit> visits(std::size_t count, Period period, std::uint32_t seed);

Period november();

/// Visits in the order they are given, in a source.
VisitSource source_of(std::vector<Visit> visits);

/// A request for them, signed by a key that is the same for the same seed.
PackageRequest request(std::vector<Visit> visits, std::uint8_t key_seed = 7);

/// A new empty folder, removed at the end.
class Folder {
  public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

std::string read(const std::filesystem::path& file);
void write(const std::filesystem::path& file, std::string_view text);

} // namespace store::sample

// A data folder of its own for each test, and a store that is set up in it cheaply. Removed when the test ends.
#pragma once

#include "store/store.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <memory>
#include <random>
#include <string>
#include <string_view>

namespace lobby {

inline constexpr std::string_view passcode = "otter.lamp.47";

/// The value, or a failed test that says why there is none.
template <typename T>
T need(store::Result<T> result) {
    if (!result) FAIL(result.error().detail);
    return std::move(*result);
}
inline void need(const store::Result<void>& result) {
    if (!result) FAIL(result.error().detail);
}

class Folder {
  public:
    explicit Folder(const std::filesystem::path& in = std::filesystem::temp_directory_path());
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path data() const { return path_ / "data"; }

  private:
    std::filesystem::path path_;
};

/// The same bytes on every run.
store::RandomSource seeded(std::uint32_t seed);

store::Options options();
std::unique_ptr<store::Store> open(const std::filesystem::path& data, store::Options with = options());

struct Site {
    std::unique_ptr<store::Store> store;
    store::WordCode recovery_code;
    store::WordCode export_words;
};

store::Day day(std::string_view iso);

/// A store that is set up, with `passcode` as its first.
Site set_up(const std::filesystem::path& data, store::Options with = options());

store::Session unlock(store::Store& store);

/// A group of days as an export has the store remember it. Its numbers are made up.
store::ExportEntry group(store::Period period, const store::Session& session, std::uint8_t numbers = 2,
                         bool verified = false);

std::vector<store::Visit> visits_of(store::Store& store, store::Period period);

std::string file_text(const std::filesystem::path& file);
/// Every file in the folder, one after another.
std::string all_bytes(const std::filesystem::path& folder);

} // namespace lobby

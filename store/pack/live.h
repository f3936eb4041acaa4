// DATA/library: the pack that a kiosk reads from, laid out as files, and the one before it. Takes the place of the old
// one in a single rename, so that a power cut leaves the one or the other.
#pragma once

#include "store/error.h"
#include "store/pack/pack.h"
#include "store/package/folder.h"

#include <filesystem>
#include <optional>

namespace store {

/// Where the pack in use lies; there may be none.
std::filesystem::path live_library(const std::filesystem::path& data);

/// The manifest of the pack in use; nothing when there is none. Every file is read and compared with it: Code::corrupt
/// with one sentence when one is missing, changed or too many. Signatures were looked at when it was installed.
Result<std::optional<PackManifest>> check_live_library(const std::filesystem::path& data);

/// A change of the library, by one process at a time. What was not finished is undone.
class LibraryChange {
  public:
    /// Finishes or clears what a power cut left. Code::in_use when another one is at it; Code::not_found without
    /// `data`.
    static Result<LibraryChange> begin(const std::filesystem::path& data);
    ~LibraryChange();
    LibraryChange(LibraryChange&&) = default;
    LibraryChange& operator=(LibraryChange&&) = delete;

    /// Lays the pack's files into a folder of their own, flushed. Code::invalid when it is not newer than the one in
    /// use; a damaged one counts as none.
    Result<std::filesystem::path> lay_out(const Pack& pack);
    /// What was laid out is in use when this returns, and stays so; what was, is kept as the one before.
    Result<void> put_in_use();
    /// The one before is in use when this returns, and what was is kept as the one before; with none before it, the
    /// reads that came with the program are. Code::not_found when nothing was ever installed.
    Result<void> bring_back();

  private:
    LibraryChange(std::filesystem::path data, Descriptor lock) : data_(std::move(data)), lock_(std::move(lock)) {}
    Result<void> finish();

    std::filesystem::path data_;
    Descriptor lock_;
    bool half_done_ = false; ///< something is laid out that is not in use
};

} // namespace store

// A folder as a place for exports: a network drive, a stick the system mounts by itself, a folder for a test.
#pragma once

#include "store/volume/volume.h"

namespace store {

class FolderVolume : public Volume {
  public:
    enum class Needs : std::uint8_t {
        folder, ///< the folder exists
        mount,  ///< and something is mounted on it, so that an export never lands on the kiosk's own disk by mistake
    };

    explicit FolderVolume(std::filesystem::path folder, Needs needs = Needs::folder);

    std::string name() const override;
    const std::filesystem::path& root() const override { return folder_; }
    bool present() const override;
    Result<std::uint64_t> free_bytes() const override;
    Result<void> check_writable() const override;

    /// Flushes the file system the folder is on (syncfs). The folder stays where it is.
    Result<void> let_go() override;

    /// Wakes for mounts and for changes in the folders above.
    Result<void> watch(std::stop_token stop, const std::function<void()>& changed) const override;

  private:
    std::filesystem::path folder_;
    Needs needs_;
};

} // namespace store

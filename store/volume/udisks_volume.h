// A USB stick as a place for exports, through the system's disk service (UDisks2 over D-Bus). Mounted only while it is
// looked at (read-only) or written to; never with programs, devices or set-user-id files of its own. Formats, repairs
// and forces nothing.
#pragma once

#include "store/volume/volume.h"

#include <memory>
#include <vector>

namespace store {

struct Stick;

/// The system bus is asked anew each time, so that nothing has to be restarted when the service was.
class UdisksVolume : public Volume {
  public:
    /// `loop_folder`, for tests: loop devices over files in this folder are sticks too.
    explicit UdisksVolume(std::filesystem::path loop_folder = {});
    ~UdisksVolume() override;

    std::string name() const override;
    const std::filesystem::path& root() const override { return root_; }
    /// Whether the stick that was taken is still in and mounted where it was.
    bool present() const override;
    Result<std::uint64_t> free_bytes() const override;
    Result<void> check_writable() const override;

    /// Of several sticks the one put in last, or the one chosen. One that was let go of is not there until it is put
    /// in again. Mounts it read-only for as long as it takes to ask for the free space.
    std::optional<VolumeLook> look() override;
    Result<void> take() override;
    Result<void> open_to_read() override;
    /// Unmounts and mounts: the memory of the file system and of the device is dropped with it, also where the file
    /// system is a program (exFAT, NTFS through FUSE), which reading with O_DIRECT would not pass by. Only what the
    /// stick itself remembers in its own electronics stays in between.
    Result<void> take_again() override;
    /// Flush, unmount, and power off where the hardware can. A stick that can't be powered off is safe all the same.
    Result<void> let_go() override;
    void put_back() override;
    void choose_next() override;
    Result<void> watch(std::stop_token stop, const std::function<void()>& changed) const override;

  private:
    Result<std::vector<Stick>> find();
    /// The one that counts now; Code::vanished when there is none.
    Result<Stick> choose();
    Result<void> mount(const Stick& stick, bool read_only);
    Result<void> unmount();

    std::filesystem::path loop_folder_;
    std::unique_ptr<Stick> taken_;
    std::filesystem::path root_;    ///< empty: nothing is mounted
    std::uint64_t device_ = 0;      ///< number of the mounted file system
    std::string chosen_;            ///< id; empty: the last one put in
    std::string released_;          ///< id of the one that was let go of
    std::vector<std::string> seen_; ///< ids, in the order they came
};

} // namespace store

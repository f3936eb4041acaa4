// The reserve: a file of real blocks beside the database, let go of when the medium is full, so that a day's visits are
// still taken while somebody makes room. Refuses to take the last of a small medium for itself.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>

namespace store {

/// More than 1,000 visits let the database grow by (tests/store/room_test.cpp measures it).
inline constexpr std::uint64_t reserve_bytes = 2 << 20;

/// Safe from several threads.
class Room {
  public:
    void lie_in(const std::filesystem::path& folder) { file_ = folder / "reserve"; }
    /// Makes the reserve when it is not there and twice its size is free. Not a failure when there is no room.
    void keep();
    /// True when there was a reserve, and its blocks are free now.
    bool release();
    /// By the file itself, whole and with its blocks.
    bool is_there() const;

  private:
    std::filesystem::path file_;
    std::atomic<bool> held_ = false;
};

} // namespace store

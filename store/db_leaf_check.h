// Looks at the leaves of a large table beside the running program, so that a start does not wait for years of visits.
// Whoever needs that table waits; everybody else goes on.
#pragma once

#include "store/db_pages.h"

#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace store {

class LeafCheck {
  public:
    ~LeafCheck() { stop(); }
    /// `snapshot` keeps the leaves from being changed; it is let go of when the check is done or stopped.
    void start(const std::filesystem::path& file, const PageMeta& meta, std::vector<std::uint64_t> leaves,
               std::shared_ptr<void> snapshot);
    /// Forgets what was found.
    void stop();
    /// True when every leaf is sound; waits until that is known. Any thread.
    bool is_sound();

  private:
    enum class State : std::uint8_t { sound, looking, damaged };
    void turn(State state);

    std::mutex mutex_;
    std::condition_variable known_;
    State state_ = State::sound;
    std::jthread thread_;
};

} // namespace store

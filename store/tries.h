// Wrong passcodes in a row, and the rest they earn. What is kept is how many and how many seconds remain, never a clock
// time, so that neither a restart nor setting the clock makes a rest shorter.
#pragma once

#include "store/error.h"

#include <cstdint>
#include <mutex>

namespace store {

class Db;

inline constexpr std::uint32_t tries_before_rest = 3;   ///< design/screens.md 13
inline constexpr std::uint32_t first_rest_seconds = 30; ///< NIST SP 800-63B 5.2.2: "30 s up to an hour"
inline constexpr std::uint32_t longest_rest_seconds = 3600;
inline constexpr std::uint32_t tries_before_recovery = 100; ///< NIST SP 800-63B 5.2.2

struct Rest {
    std::uint32_t seconds = 0; ///< 0: tries are open
    std::uint32_t failures = 0;
    bool recovery_only = false; ///< 100 in a row: only the recovery code opens now
};

/// Safe from several threads.
class Tries {
  public:
    explicit Tries(Db& db) : db_(db) {}

    Result<Rest> rest(std::uint64_t now_seconds);
    /// Counts a try as failed, durably, before it is made; Code::resting or Code::locked refuse it.
    Result<void> begin(std::uint64_t now_seconds);
    /// The try begun last could not be made at all (no memory to stretch with): it does not count.
    Result<void> undo();
    /// The try was right: nothing is held against anybody.
    Result<void> clear();

  private:
    Result<void> load(std::uint64_t now_seconds);
    Result<void> save(std::uint32_t failures, std::uint32_t rest_seconds);

    Db& db_;
    std::mutex mutex_;
    bool loaded_ = false;
    std::uint32_t failures_ = 0;
    std::uint64_t rest_seconds_ = 0; // remaining at seen_at_seconds_
    std::uint64_t seen_at_seconds_ = 0;
};

} // namespace store

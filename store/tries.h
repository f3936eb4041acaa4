// Wrong passcodes in a row, and the rest they earn. What is kept is how many, how many seconds remain, and when the
// rest ends in seconds since the machine started: never a clock time. Waiting counts whether the program runs or not,
// and neither starting the machine anew nor setting its clock makes a rest shorter.
#pragma once

#include "store/error.h"

#include <cstdint>
#include <mutex>
#include <string>

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

/// Which start of the machine this is: the kernel's random boot id. Empty when it does not say.
std::string system_boot();

/// Safe from several threads.
class Tries {
  public:
    /// `boot`: which start of the machine `now_seconds` counts from. Empty: unknown, and then only waiting that this
    /// object saw counts.
    Tries(Db& db, std::string boot) : db_(db), boot_(std::move(boot)) {}

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
    std::string boot_;
    std::mutex mutex_;
    bool loaded_ = false;
    std::uint32_t failures_ = 0;
    std::uint64_t rest_seconds_ = 0; // remaining at seen_at_seconds_
    std::uint64_t seen_at_seconds_ = 0;
};

} // namespace store

// The site's wall clock: which civil day it is, which minute of it, in the site's own time zone. Right across summer
// time, from the system's zone files. Nothing it says is ever stored but the day.
#pragma once

#include "app/error.h"
#include "app/facts.h"

#include <chrono>
#include <memory>
#include <string>

namespace date {
class time_zone;
}

namespace porchlight {

/// When this program was made: a clock before it is wrong.
[[nodiscard]] store::Day day_built();

class Clock {
  public:
    /// `zone` is an IANA name; empty is the system's own zone. ExitCode::bad_input names a zone that does not exist.
    static Result<Clock> open(const std::string& zone);

    [[nodiscard]] LocalTime now() const { return at(std::chrono::system_clock::now()); }
    [[nodiscard]] LocalTime at(std::chrono::system_clock::time_point instant) const;
    /// Seconds until the next full minute: when a shown time changes.
    [[nodiscard]] static double seconds_to_next_minute();
    /// Seconds since the machine started, sleep included (CLOCK_BOOTTIME): never set by anybody.
    [[nodiscard]] static std::uint64_t boot_seconds();

  private:
    explicit Clock(const date::time_zone* zone) : zone_(zone) {}
    const date::time_zone* zone_; // owned by the zone database, which lives as long as the program
};

} // namespace porchlight

// The site's wall clock: which civil day it is, which minute of it, in the site's own time zone. Right across summer
// time, from the system's zone files. Nothing it says is ever stored but the day.
#pragma once

#include "app/error.h"
#include "app/facts.h"
#include "app/setup_state.h"
#include "app/staff_state.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace date {
class time_zone;
}

namespace porchlight {

/// When this program was made: a clock before it is wrong.
[[nodiscard]] store::Day day_built();

/// Copies share the zone and the correction; all of it is safe from several threads.
class Clock {
  public:
    /// `zone` is an IANA name; empty is the system's own zone. ExitCode::bad_input names a zone that does not exist.
    /// `correction_minutes` is what the kiosk's clock is ahead of the machine's, as set-up found it.
    static Result<Clock> open(const std::string& zone, std::int32_t correction_minutes = 0);

    /// The kiosk's time: the machine's with the correction.
    [[nodiscard]] LocalTime now() const;
    /// From here on another zone; the instant stays. False, and nothing changed, when there is no such zone.
    bool use_zone(const std::string& zone);
    /// How many minutes another zone is ahead of this one now; nothing when there is no such zone.
    [[nodiscard]] std::optional<std::int32_t> minutes_ahead_in(const std::string& zone) const;
    /// From here on `now` shows this; answers the correction in minutes. A time that summer time leaves out becomes the
    /// one after it.
    std::int32_t show(const LocalTime& wanted);
    /// The time of an instant of the machine's clock, without the correction.
    [[nodiscard]] LocalTime at(std::chrono::system_clock::time_point instant) const;
    /// Seconds until the next full minute: when a shown time changes.
    [[nodiscard]] static double seconds_to_next_minute();
    /// Seconds since the machine started, sleep included (CLOCK_BOOTTIME): never set by anybody.
    [[nodiscard]] static std::uint64_t boot_seconds();

  private:
    struct Setting {
        std::atomic<const date::time_zone*> zone; ///< of the zone database, which lives as long as the program
        std::atomic<std::int32_t> correction_minutes = 0;
    };
    [[nodiscard]] LocalTime at(std::chrono::system_clock::time_point instant, const date::time_zone& zone) const;
    explicit Clock(const date::time_zone* zone) : setting_(std::make_shared<Setting>()) { setting_->zone = zone; }
    std::shared_ptr<Setting> setting_;
};

/// One part of a date or a time moved by one, as a person sets a clock: it goes round within its own limits, and a day
/// that the month does not have becomes the month's last. Years go from 2000 to 2099.
[[nodiscard]] LocalTime stepped(const LocalTime& time, ClockPart part, int by);
/// `minutes` later, on whatever day that is.
[[nodiscard]] LocalTime moved(const LocalTime& time, std::int32_t minutes);
[[nodiscard]] std::int32_t minutes_between(const LocalTime& from, const LocalTime& until);

/// What a clock being set in Settings shows.
[[nodiscard]] LocalTime shown(const ClockDraft& draft, const LocalTime& now);
/// Why it can't be saved like that.
enum class ClockFault : std::uint8_t {
    none,
    before_program,
    day_went_out ///< another zone would begin a day again that an export holds whole
};
[[nodiscard]] ClockFault fault_of(const ClockDraft& draft, const Facts& facts);

} // namespace porchlight

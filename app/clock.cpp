#include "app/clock.h"

#include "app/version.h"

#include <ctime>
#include <date/tz.h>

namespace porchlight {

store::Day day_built() { return store::day_from_iso(build_day).value_or(store::Day{}); }

Result<Clock> Clock::open(const std::string& zone) {
    try {
        return Clock(zone.empty() ? date::current_zone() : date::locate_zone(zone));
    } catch (const std::runtime_error&) {
        return fail(ExitCode::bad_input, "site.time_zone \"" + zone +
                                             "\" is not a time zone of this system; allowed are IANA names such as "
                                             "\"America/New_York\" or \"Asia/Kolkata\".");
    }
}

LocalTime Clock::at(std::chrono::system_clock::time_point instant) const {
    const auto local = zone_->to_local(std::chrono::floor<std::chrono::seconds>(instant));
    const auto day = date::floor<date::days>(local);
    const auto minute = std::chrono::duration_cast<std::chrono::minutes>(local - day);
    const auto weekday = date::weekday(day).iso_encoding(); // 1 is Monday
    return {store::Day{static_cast<std::int32_t>(day.time_since_epoch().count())},
            static_cast<std::int32_t>(minute.count()), static_cast<std::int32_t>(weekday) - 1};
}

double Clock::seconds_to_next_minute() {
    using namespace std::chrono;
    const auto now = system_clock::now();
    return duration<double>(floor<minutes>(now) + minutes(1) - now).count();
}

std::uint64_t Clock::boot_seconds() {
    timespec time{};
    clock_gettime(CLOCK_BOOTTIME, &time);
    return static_cast<std::uint64_t>(time.tv_sec);
}

} // namespace porchlight

#include "app/clock.h"

#include "app/version.h"

#include <algorithm>
#include <ctime>
#include <date/tz.h>

namespace porchlight {

store::Day day_built() { return store::day_from_iso(build_day).value_or(store::Day{}); }

namespace {

constexpr std::int32_t day_minutes = 24 * 60;

int wrapped(int value, int from, int count) { return from + ((value - from) % count + count) % count; }

/// 0 is Monday; 1 January 1970 was a Thursday.
std::int32_t weekday_of(store::Day day) { return wrapped(day.number + 3, 0, 7); }

} // namespace

Result<Clock> Clock::open(const std::string& zone, std::int32_t correction_minutes) {
    try {
        Clock clock(zone.empty() ? date::current_zone() : date::locate_zone(zone));
        clock.setting_->correction_minutes = correction_minutes;
        return clock;
    } catch (const std::runtime_error&) {
        return fail(ExitCode::bad_input, "site.time_zone \"" + zone +
                                             "\" is not a time zone of this system; allowed are IANA names such as "
                                             "\"America/New_York\" or \"Asia/Kolkata\".");
    }
}

LocalTime Clock::now() const {
    return at(std::chrono::system_clock::now() + std::chrono::minutes(setting_->correction_minutes));
}

bool Clock::use_zone(const std::string& zone) {
    try {
        setting_->zone = zone.empty() ? date::current_zone() : date::locate_zone(zone);
        return true;
    } catch (const std::runtime_error&) {
        return false;
    }
}

std::optional<std::int32_t> Clock::minutes_ahead_in(const std::string& zone) const {
    try {
        const auto& there = *(zone.empty() ? date::current_zone() : date::locate_zone(zone));
        const auto instant = std::chrono::system_clock::now() + std::chrono::minutes(setting_->correction_minutes);
        return minutes_between(at(instant), at(instant, there));
    } catch (const std::runtime_error&) {
        return std::nullopt;
    }
}

std::int32_t Clock::show(const LocalTime& wanted) {
    using namespace std::chrono;
    const date::local_seconds local(date::days(wanted.day.number) + minutes(wanted.minute));
    const auto instant = setting_->zone.load()->to_sys(local, date::choose::earliest);
    const auto ahead = floor<minutes>(instant) - floor<minutes>(system_clock::now());
    setting_->correction_minutes = static_cast<std::int32_t>(duration_cast<minutes>(ahead).count());
    return setting_->correction_minutes;
}

LocalTime stepped(const LocalTime& time, ClockPart part, int by) {
    using namespace std::chrono;
    constexpr int first_year = 2000, years = 100, hour_minutes = 60, day_hours = 24;
    const auto date = store::date_of(time.day);
    int y = static_cast<int>(date.year()), m = static_cast<int>(static_cast<unsigned>(date.month()));
    int d = static_cast<int>(static_cast<unsigned>(date.day()));
    const auto last_of = [](int in_year, int in_month) {
        return static_cast<int>(static_cast<unsigned>(
            year_month_day_last(year(in_year), month_day_last(month(static_cast<unsigned>(in_month)))).day()));
    };
    LocalTime moved = time;
    const int hour = time.minute / hour_minutes, minute = time.minute % hour_minutes;
    switch (part) {
    case ClockPart::month:
        m = wrapped(m + by, 1, 12);
        break;
    case ClockPart::day:
        d = wrapped(d + by, 1, last_of(y, m));
        break;
    case ClockPart::year:
        y = wrapped(y + by, first_year, years);
        break;
    case ClockPart::hour:
        moved.minute = wrapped(hour + by, 0, day_hours) * hour_minutes + minute;
        break;
    case ClockPart::minute:
        moved.minute = hour * hour_minutes + wrapped(minute + by, 0, hour_minutes);
        break;
    }
    d = std::min(d, last_of(y, m));
    moved.day = store::day_of(year(y) / month(static_cast<unsigned>(m)) / day(static_cast<unsigned>(d)));
    moved.weekday = weekday_of(moved.day);
    return moved;
}

LocalTime moved(const LocalTime& time, std::int32_t minutes) {
    const std::int32_t minute = wrapped(time.minute + minutes, 0, day_minutes);
    const store::Day day = time.day + (time.minute + minutes - minute) / day_minutes;
    return {day, minute, weekday_of(day)};
}

std::int32_t minutes_between(const LocalTime& from, const LocalTime& until) {
    return (until.day.number - from.day.number) * day_minutes + until.minute - from.minute;
}

LocalTime shown(const ClockDraft& draft, const LocalTime& now) {
    return moved(now, draft.zone_minutes + draft.set_minutes);
}

ClockFault fault_of(const ClockDraft& draft, const Facts& facts) {
    const store::Day day = shown(draft, facts.local).day;
    if (day < day_built()) return ClockFault::before_program;
    const auto& gone = facts.exporting.exported;
    const bool is_out = std::any_of(gone.begin(), gone.end(), [&](const store::Period& period) {
        return period.from <= day && day <= period.until;
    });
    return is_out && draft.zone != facts.setup.zone ? ClockFault::day_went_out : ClockFault::none;
}

LocalTime Clock::at(std::chrono::system_clock::time_point instant) const { return at(instant, *setting_->zone.load()); }

LocalTime Clock::at(std::chrono::system_clock::time_point instant, const date::time_zone& zone) const {
    const auto local = zone.to_local(std::chrono::floor<std::chrono::seconds>(instant));
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

// A local civil day of the site: the only time a visit ever has. Clocks and time zones live in app/.
#pragma once

#include "store/error.h"

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace store {

/// Days since 1970-01-01 in the proleptic Gregorian calendar, without a zone.
struct Day {
    std::int32_t number = 0;
    friend auto operator<=>(const Day&, const Day&) = default;
};

inline Day day_of(std::chrono::year_month_day date) {
    return Day{static_cast<std::int32_t>(std::chrono::sys_days{date}.time_since_epoch().count())};
}

inline std::chrono::year_month_day date_of(Day day) {
    return std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{day.number}}};
}

inline Day operator+(Day day, std::int32_t days) { return Day{day.number + days}; }
inline Day operator-(Day day, std::int32_t days) { return Day{day.number - days}; }

/// "2026-11-22".
std::string to_iso(Day day);

/// Reads "2026-11-22". Code::invalid names what was read and the form that is allowed.
Result<Day> day_from_iso(std::string_view text);

/// A closed range of days: both ends belong to it.
struct Period {
    Day from;
    Day until;
    friend bool operator==(const Period&, const Period&) = default;
};

} // namespace store

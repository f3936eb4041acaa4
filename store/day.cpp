// Days as text: the one form we write is the one form we read.
#include "store/day.h"

#include <cstdio>

namespace store {

std::string to_iso(Day day) {
    const std::chrono::year_month_day date = date_of(day);
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text;
}

Result<Day> day_from_iso(std::string_view text) {
    const auto refuse = [&] {
        return fail(Code::invalid,
                    "\"" + std::string(text.substr(0, 40)) + "\" is not a day: write year-month-day as in 2026-11-22");
    };
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return refuse();
    unsigned parts[3] = {};
    constexpr std::size_t starts[3] = {0, 5, 8};
    constexpr std::size_t lengths[3] = {4, 2, 2};
    for (int i = 0; i < 3; ++i) {
        for (const char digit : text.substr(starts[i], lengths[i])) {
            if (digit < '0' || digit > '9') return refuse();
            parts[i] = parts[i] * 10 + static_cast<unsigned>(digit - '0');
        }
    }
    const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(parts[0])), std::chrono::month(parts[1]),
                                           std::chrono::day(parts[2])};
    if (!date.ok()) return refuse();
    return day_of(date);
}

} // namespace store

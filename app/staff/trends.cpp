#include "app/staff/trends.h"

#include <chrono>

namespace porchlight::staff {

namespace {

constexpr std::int32_t days_a_week = 7;

store::Day monday_of(store::Day day) {
    const std::chrono::weekday weekday{std::chrono::sys_days{store::date_of(day)}};
    return day - static_cast<std::int32_t>(weekday.iso_encoding() - 1);
}

/// The value that half of the answers do not pass.
std::uint8_t middle_of(const std::array<std::uint64_t, 101>& answers, std::uint64_t count) {
    std::uint64_t passed = 0;
    std::uint8_t value = 0;
    while (passed + answers[value] < (count + 1) / 2) passed += answers[value++];
    return value;
}

} // namespace

Weeks::Weeks(store::Day today)
    : first_(monday_of(today) - static_cast<std::int32_t>(weeks_shown) * days_a_week), weeks_(weeks_shown) {}

store::Period Weeks::period() const {
    return {first_, first_ + (static_cast<std::int32_t>(weeks_shown) * days_a_week - 1)};
}

void Weeks::add(const store::Visit& visit) {
    if (visit.day < first_ || period().until < visit.day) return;
    Week& week = weeks_[static_cast<std::size_t>((visit.day.number - first_.number) / days_a_week)];
    week.tally.add(visit);
    for (std::size_t line = 0; line < line_count; ++line)
        if (const auto& value = line_of(visit.feelings, static_cast<Line>(line)); value && *value <= 100)
            ++week.answers[line][*value];
}

std::vector<WeekFact> Weeks::shown() const {
    std::vector<WeekFact> facts;
    store::Day monday = first_;
    for (const Week& week : weeks_) {
        const store::Summary summary = store::suppress(week.tally);
        WeekFact fact{.monday = monday, .visits = summary.total, .kinds = summary.reasons};
        for (std::size_t line = 0; line < line_count; ++line) {
            const std::uint64_t answered = week.tally.lines[line].answered();
            fact.answered[line] = answered > 0;
            if (answered >= store::shown_from) fact.middles[line] = middle_of(week.answers[line], answered);
        }
        facts.push_back(fact);
        monday = monday + days_a_week;
    }
    return facts;
}

} // namespace porchlight::staff

#include "app/staff/export_days.h"

#include <algorithm>
#include <chrono>

namespace porchlight::staff {

std::optional<store::Period> group_of(const ExportFact& fact, store::Day day) {
    for (const store::Period& period : fact.exported)
        if (period.from <= day && day <= period.until) return period;
    return std::nullopt;
}

bool is_out(const ExportFact& fact, store::Day day) {
    const auto group = group_of(fact, day);
    return group && std::ranges::find(fact.pending, *group) == fact.pending.end();
}

store::Period reach(const ExportFact& fact, store::Day first, store::Day last, store::Day today) {
    store::Day from = std::min(first, last), until = std::min(std::max(first, last), today - 1);
    for (const store::Period& period : fact.exported) {
        if (period.from > first && period.from <= until) until = period.from - 1;
        if (period.until < first && period.until >= from) from = period.until + 1;
    }
    return {from, until};
}

std::optional<store::Period> month_of(const ExportFact& fact, store::Day today, int month) {
    const std::chrono::year_month_day now = store::date_of(today);
    const std::chrono::year_month wanted = now.year() / now.month() + std::chrono::months(month);
    const store::Day first = store::day_of(wanted / std::chrono::day(1));
    const store::Day last =
        std::min(store::day_of((wanted + std::chrono::months(1)) / std::chrono::day(1)) - 1, today - 1);
    std::optional<store::Period> free;
    for (store::Day day = first; day <= last; day = day + 1) {
        if (group_of(fact, day)) continue;
        if (!free) free = store::Period{day, day};
        if (day.number - free->until.number > 1) return std::nullopt;
        free->until = day;
    }
    if (free || last < first) return free;
    const auto again = group_of(fact, first);
    return again && again->from == first && again->until == last ? again : std::nullopt;
}

} // namespace porchlight::staff

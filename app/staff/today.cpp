#include "app/staff/today.h"

#include "app/help_lines.h"

#include <algorithm>

namespace porchlight::staff {

std::vector<KindFact> kinds_shown(const std::array<std::uint64_t, store::reason_count>& reasons) {
    std::vector<KindFact> kinds;
    std::int32_t others = 0;
    for (std::size_t i = 0; i < reasons.size(); ++i) {
        const auto visits = static_cast<std::int32_t>(reasons[i]);
        if (reasons[i] >= named_kind_min)
            kinds.push_back({static_cast<store::Reason>(i), visits});
        else
            others += visits;
    }
    std::stable_sort(kinds.begin(), kinds.end(),
                     [](const KindFact& a, const KindFact& b) { return a.visits > b.visits; });
    if (others > 0 && others < static_cast<std::int32_t>(named_kind_min) && !kinds.empty()) {
        others += kinds.back().visits;
        kinds.pop_back();
    }
    if (others > 0) kinds.push_back({std::nullopt, others});
    return kinds;
}

FeelingFact feeling_shown(const store::LineTally& line) {
    if (line.answered() < feelings_min) return {};
    std::array<std::int32_t, store::fifth_count> cells{};
    std::transform(line.fifths.begin(), line.fifths.end(), cells.begin(),
                   [](std::uint64_t count) { return static_cast<std::int32_t>(count); });
    return {cells};
}

int cell_shade(std::int32_t count, std::int32_t answers) {
    if (count <= 0) return 0;
    const float share = answers > 0 ? static_cast<float>(count) / static_cast<float>(answers) : 0;
    if (is_hidden(count) || share < 0.25F) return 1;
    return share < 0.45F ? 2 : share < 0.65F ? 3 : 4;
}

TodayFacts today_of(const store::Tally& tally) {
    TodayFacts today;
    today.checked_in = static_cast<std::int32_t>(tally.total);
    today.kinds = kinds_shown(tally.reasons);
    std::transform(tally.lines.begin(), tally.lines.end(), today.feelings.begin(), feeling_shown);
    return today;
}

void judge_health(TodayFacts& today, const HealthSigns& signs, store::Day now) {
    today.problems.clear();
    const auto found = [&](bool is_so, HealthFact what) {
        if (is_so) today.problems.push_back(what);
    };
    found(signs.battery.has_value(), HealthFact::battery);
    found(signs.touch_missing, HealthFact::touch);
    found(!signs.clock_is_sure || (signs.newest && *signs.newest > now), HealthFact::clock);
    found(signs.damaged, HealthFact::damage);
    found(signs.unread, HealthFact::unread);
    found(signs.no_reserve, HealthFact::reserve);
    found(signs.free_bytes && *signs.free_bytes < space_wanted_bytes, HealthFact::full);
    found(signs.upkeep_failed, HealthFact::upkeep);
    found(signs.power_came_back && !signs.damaged && !signs.unread, HealthFact::power);
    found(signs.help_checked_on && needs_checking(*signs.help_checked_on, now), HealthFact::help_numbers);
    found(signs.reads_damaged, HealthFact::reads);
    found(signs.days_waiting >= export_due_days, HealthFact::export_due);
    today.health = today.problems.empty() ? HealthFact::well : today.problems.front();
    today.health_number = signs.days_waiting;
    today.battery_minutes = signs.battery ? signs.battery->minutes_left : std::nullopt;
}

} // namespace porchlight::staff

// See retention.h.
#include "store/retention.h"

#include "store/audit.h"
#include "store/counters.h"
#include "store/exports.h"
#include "store/keys.h"
#include "store/visits.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <vector>

namespace store {

std::size_t erase_days(WriteTxn& txn, Table table, Period period) {
    std::vector<Bytes> keys;
    txn.each(table, bytes_of(period.from), [&](ByteView key, ByteView) {
        if (key.size() < std::tuple_size_v<DayBytes> || day_at(key) > period.until) return false;
        keys.emplace_back(key.begin(), key.end());
        return true;
    });
    for (const Bytes& key : keys) txn.erase(table, key);
    return keys.size();
}

namespace {

/// No audit entry for a period that held nothing.
Result<std::uint64_t> erase(Db& db, const std::vector<Period>& periods, std::uint16_t slot, Day today) {
    return db.write([&](WriteTxn& txn) -> Result<std::uint64_t> {
        std::uint64_t erased = 0;
        for (const Period period : periods) {
            const std::size_t visits = erase_days(txn, Table::visits, period);
            const std::size_t others =
                erase_days(txn, Table::requests, period) + erase_days(txn, Table::day_keys, period);
            if (visits + others == 0) continue;
            const auto noted = Audit::add(txn, {today, slot, Action::erased_days, period});
            if (!noted) return tl::unexpected<Error>(noted.error());
            erased += visits;
        }
        return erased;
    });
}

std::int64_t days_of_gap(Day from, Day until) {
    const std::int64_t gap = std::int64_t{until.number} - from.number;
    return gap > most_days_off ? 1 : gap;
}

/// Days until `today`, by each day on which something was counted: counts stay when visits go.
using Passed = std::map<Day, std::int64_t>;

Result<Passed> days_passed(const Db& db, Day from, Day today) {
    return db.read([&](const ReadTxn& txn) -> Result<Passed> {
        Passed passed{{today, 0}};
        for (const Day day : Counters::days(txn, {from + 1, today})) passed.emplace(day, 0);
        for (auto day = std::next(passed.rbegin()); day != passed.rend(); ++day) {
            const auto next = std::prev(day);
            day->second = next->second + days_of_gap(day->first, next->first);
        }
        return passed;
    });
}

std::int64_t days_since(Day day, const Passed& passed) {
    const auto next = passed.upper_bound(day);
    return next == passed.end() ? 0 : next->second + days_of_gap(day, next->first);
}

} // namespace

Result<std::uint64_t> erase_exported(Db& db, const Exports& exports, const std::vector<Period>& periods,
                                     std::uint16_t slot, Day today) {
    const auto groups = exports.list();
    if (!groups) return tl::unexpected<Error>(groups.error());
    for (const Period period : periods) {
        const std::string name = to_iso(period.from) + " to " + to_iso(period.until);
        if (period.from > period.until) return fail(Code::invalid, name + ": the first day comes after the last");
        if (period.until >= today) return fail(Code::invalid, name + ": only days that are over can be erased");
        const auto days = Visits(db).days(period);
        if (!days) return tl::unexpected<Error>(days.error());
        for (const Day day : *days) {
            const bool is_out = std::any_of(groups->begin(), groups->end(), [&](const ExportEntry& group) {
                return group.verified && group.period.from <= day && day <= group.period.until;
            });
            if (!is_out)
                return fail(Code::invalid,
                            name + ": " + to_iso(day) + " is only on this kiosk; export it first, then erase it");
        }
    }
    return erase(db, periods, slot, today);
}

Result<std::uint64_t> erase_due(Db& db, const Exports& exports, std::int64_t after_days, Day today) {
    const auto groups = exports.list();
    if (!groups) return tl::unexpected<Error>(groups.error());
    Day oldest = today;
    for (const ExportEntry& group : *groups) oldest = std::min(oldest, group.verified_on.value_or(today));
    const auto passed = days_passed(db, oldest, today);
    if (!passed) return tl::unexpected<Error>(passed.error());
    std::vector<Period> due;
    for (const ExportEntry& group : *groups) {
        if (!group.verified || !group.verified_on || group.period.until >= today) continue;
        if (days_since(*group.verified_on, *passed) >= after_days) due.push_back(group.period);
    }
    return due.empty() ? Result<std::uint64_t>{0} : erase(db, due, 0, today);
}

} // namespace store

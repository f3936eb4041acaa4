// See uncertain_days.h. A mark is a setting, "day.uncertain.2026-11-22", so that it needs no table of its own.
#include "store/uncertain_days.h"

#include "store/counters.h"
#include "store/db.h"
#include "store/keys.h"
#include "store/record.h"
#include "store/schema/setting_generated.h"
#include "store/visits.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace store {

namespace {

constexpr std::string_view prefix = "day.uncertain.";

} // namespace

void mark_uncertain(WriteTxn& txn, Day day) {
    const std::string key = std::string(prefix) + to_iso(day);
    if (txn.get(Table::settings, bytes_of(key))) return;
    flatbuffers::FlatBufferBuilder builder(64);
    txn.put(Table::settings, bytes_of(key), finished(builder, schema::CreateSetting(builder, true)));
}

std::vector<Day> uncertain_days(const ReadTxn& txn) {
    std::vector<Day> days;
    txn.each(Table::settings, bytes_of(prefix), [&](ByteView key, ByteView) {
        const std::string_view name = text_of(key);
        if (!name.starts_with(prefix)) return false;
        if (const auto day = day_from_iso(name.substr(prefix.size()))) days.push_back(*day);
        return true;
    });
    return days;
}

Result<std::vector<Day>> uncertain_days(const Db& db, Period period) {
    return db.read([&](const ReadTxn& txn) -> Result<std::vector<Day>> {
        std::vector<Day> days = uncertain_days(txn);
        std::erase_if(days, [&](Day day) { return day < period.from || day > period.until; });
        return days;
    });
}

Result<std::vector<Day>> known_days(const Db& db, Period period) {
    const auto counted =
        db.read([&](const ReadTxn& txn) -> Result<std::vector<Day>> { return Counters::days(txn, period); });
    const auto visited = Visits(db).days(period);
    if (!counted) return counted;
    return visited.map([&](const std::vector<Day>& days) {
        std::vector<Day> both;
        std::ranges::set_union(days, *counted, std::back_inserter(both));
        return both;
    });
}

Result<std::optional<Day>> newest_certain_day(const Db& db) {
    struct Known {
        std::vector<Day> uncertain;
        std::optional<Day> newest;
    };
    const auto known = db.read([](const ReadTxn& txn) -> Result<Known> {
        Known found{uncertain_days(txn), {}};
        for (const Table table : {Table::visits, Table::counters}) {
            const Bytes last = txn.last_key(table);
            if (last.size() >= 4 && (!found.newest || day_at(last) > *found.newest)) found.newest = day_at(last);
        }
        return found;
    });
    if (!known) return tl::unexpected<Error>(known.error());
    const auto is_uncertain = [&](Day day) {
        return std::binary_search(known->uncertain.begin(), known->uncertain.end(), day);
    };
    if (!known->newest || !is_uncertain(*known->newest)) return known->newest;
    return known_days(db, {Day{INT32_MIN}, *known->newest})
        .map([&](const std::vector<Day>& days) { // rare: the newest of all is a wrong one
            const auto newest = std::find_if_not(days.rbegin(), days.rend(), is_uncertain);
            return newest == days.rend() ? std::nullopt : std::optional(*newest);
        });
}

} // namespace store

// See counters.h. A counter is 8 bytes, little-endian.
#include "store/counters.h"

#include "store/db.h"
#include "store/keys.h"

#include <algorithm>
#include <array>
#include <optional>

namespace store {

namespace {

Bytes key_of(Day day, std::string_view name) {
    const DayBytes front = bytes_of(day);
    Bytes key(front.begin(), front.end());
    key.insert(key.end(), name.begin(), name.end());
    return key;
}

/// A counter of another size counts as nothing rather than as nonsense.
std::uint64_t value_of(ByteView stored) {
    std::uint64_t value = 0;
    if (stored.size() == 8)
        for (std::size_t i = 8; i-- > 0;) value = value << 8 | stored[i];
    return value;
}

bool consists_of(std::string_view text, std::size_t least, std::size_t most, bool digits) {
    return text.size() >= least && text.size() <= most && std::all_of(text.begin(), text.end(), [&](char letter) {
               return (letter >= 'a' && letter <= 'z') || letter == '-' || (digits && letter >= '0' && letter <= '9');
           });
}

} // namespace

Period last_closed_week(Day today) {
    const std::chrono::sys_days date{date_of(today)};
    const auto since_monday = std::chrono::weekday{date} - std::chrono::Monday;
    const Day monday = today - static_cast<std::int32_t>(since_monday.count());
    return {monday - 7, monday - 1};
}

std::vector<Day> Counters::days(const ReadTxn& txn, Period period) {
    std::vector<Day> days;
    for (std::optional<Day> from = period.from; from && *from <= period.until;) { // one look per day
        std::optional<Day> found;
        txn.each(Table::counters, bytes_of(*from), [&](ByteView key, ByteView) {
            if (key.size() >= std::tuple_size_v<DayBytes>) found = day_at(key);
            return false;
        });
        if (!found || *found > period.until) break;
        days.push_back(*found);
        from = found->number == INT32_MAX ? std::nullopt : std::optional(*found + 1);
    }
    return days;
}

Result<void> Counters::add(WriteTxn& txn, Day day, std::string_view name, std::uint64_t count) {
    const Bytes key = key_of(day, name);
    const auto stored = txn.get(Table::counters, key);
    const std::uint64_t value = (stored ? value_of(*stored) : 0) + count;
    std::array<std::uint8_t, 8> bytes;
    for (std::size_t i = 0; i < 8; ++i) bytes[i] = static_cast<std::uint8_t>(value >> (8 * i));
    txn.put(Table::counters, key, bytes);
    return {};
}

Result<void> Counters::count_read(Day day, std::string_view slug, std::string_view language) {
    if (!consists_of(slug, 1, 80, true) || !consists_of(language, 2, 8, false))
        return fail(Code::invalid, "an article is counted by its slug (a-z, 0-9, '-') and language (as \"en\")");
    const std::string name = "read/" + std::string(language) + "/" + std::string(slug);
    return db_.write([&](WriteTxn& txn) { return add(txn, day, name, 1); });
}

Result<std::uint64_t> Counters::visits(Period period) const {
    return list(period).map([](const std::vector<Count>& counts) {
        std::uint64_t sum = 0;
        for (const Count& count : counts)
            if (count.name == "visits") sum += count.count;
        return sum;
    });
}

Result<std::uint64_t> Counters::visits_last_week(Day today) const { return visits(last_closed_week(today)); }

Result<std::vector<Count>> Counters::list(Period period) const {
    return db_.read([&](const ReadTxn& txn) -> Result<std::vector<Count>> {
        std::vector<Count> counts;
        txn.each(Table::counters, bytes_of(period.from), [&](ByteView key, ByteView value) {
            if (key.size() < 5) return true;
            const Day day = day_at(key);
            if (day > period.until) return false;
            counts.push_back({day, std::string(text_of(key.subspan(4))), value_of(value)});
            return true;
        });
        return counts;
    });
}

} // namespace store

// See exports.h.
#include "store/exports.h"

#include "store/audit.h"
#include "store/db.h"
#include "store/keys.h"
#include "store/record.h"
#include "store/schema/export_generated.h"
#include "store/vault.h"
#include "store/visits.h"

#include <algorithm>

namespace store {

namespace {

std::array<std::uint8_t, 8> key_of(Period period) {
    const DayBytes from = bytes_of(period.from);
    const DayBytes until = bytes_of(period.until);
    std::array<std::uint8_t, 8> key{};
    std::copy(from.begin(), from.end(), key.begin());
    std::copy(until.begin(), until.end(), key.begin() + 4);
    return key;
}

/// The days are the key, so a damaged value still says which days went out.
ExportEntry entry_of(Period period, ByteView stored) {
    ExportEntry entry{period, {}, false, {}};
    const auto record = Record<schema::Export>::read(stored, "export");
    if (!record || !copy_exactly(view_of((*record)->manifest_sha256()), entry.manifest_sha256)) return entry;
    entry.verified = (*record)->verified();
    Digest numbers{};
    if (copy_exactly(view_of((*record)->numbers_sha256()), numbers)) entry.numbers_sha256 = numbers;
    entry.pending = (*record)->pending();
    if ((*record)->verified_on()) entry.verified_on = Day{(*record)->verified_on().value()};
    return entry;
}

Bytes value_of(const ExportEntry& entry) {
    flatbuffers::FlatBufferBuilder builder;
    const auto manifest = vector_of(builder, entry.manifest_sha256);
    const auto numbers = entry.numbers_sha256 ? vector_of(builder, *entry.numbers_sha256) : 0;
    return finished(builder, schema::CreateExport(builder, manifest, entry.verified, numbers,
                                                  entry.verified_on
                                                      ? flatbuffers::Optional<std::int32_t>(entry.verified_on->number)
                                                      : flatbuffers::nullopt,
                                                  entry.pending));
}

void put(WriteTxn& txn, const ExportEntry& entry) { txn.put(Table::exports, key_of(entry.period), value_of(entry)); }

ExportEntry pending(ExportEntry entry) {
    entry.pending = !entry.verified;
    return entry;
}

const ExportEntry* find(const std::vector<ExportEntry>& entries, Period period) {
    const auto found =
        std::find_if(entries.begin(), entries.end(), [&](const ExportEntry& entry) { return entry.period == period; });
    return found == entries.end() ? nullptr : &*found;
}

Result<GroupOfDays> check_against(const std::vector<ExportEntry>& entries, Period wanted, Day today) {
    const std::string name = to_iso(wanted.from) + " to " + to_iso(wanted.until);
    if (wanted.from > wanted.until) return fail(Code::invalid, name + ": the first day comes after the last");
    if (wanted.until >= today) return fail(Code::invalid, name + ": only days that are over can be exported");
    for (const ExportEntry& entry : entries) {
        if (entry.period == wanted) return GroupOfDays::same_again;
        if (wanted.from <= entry.period.until && entry.period.from <= wanted.until)
            return fail(Code::invalid, name + ": some of these days went out as " + to_iso(entry.period.from) + " to " +
                                           to_iso(entry.period.until) + ", and go out again only as that group");
    }
    return GroupOfDays::fresh;
}

/// The days of all groups that wait no more, as few periods as they make.
std::vector<Period> gone_out(const std::vector<ExportEntry>& entries) {
    std::vector<Period> periods;
    for (const ExportEntry& entry : entries)
        if (!entry.pending) periods.push_back(entry.period);
    std::sort(periods.begin(), periods.end(), [](Period left, Period right) { return left.from < right.from; });
    std::vector<Period> merged;
    for (const Period period : periods) {
        if (!merged.empty() && period.from <= merged.back().until + 1)
            merged.back().until = std::max(merged.back().until, period.until);
        else
            merged.push_back(period);
    }
    return merged;
}

} // namespace

Result<std::vector<ExportEntry>> Exports::entries_in(const ReadTxn& txn) const {
    std::vector<ExportEntry> entries;
    bool sound = true;
    txn.each(Table::exports, {}, [&](ByteView key, ByteView stored) {
        sound = sound && key.size() == 8;
        if (sound) entries.push_back(entry_of({day_at(key), day_at(key.subspan(4))}, stored));
        return sound;
    });
    if (!sound) return fail(Code::corrupt, "the stored list of exports is damaged");
    const std::scoped_lock lock(mutex_);
    for (const ExportEntry& entry : unsaved_)
        if (find(entries, entry.period) == nullptr) entries.push_back(entry);
    return entries;
}

Result<std::vector<ExportEntry>> Exports::list() const {
    return db_.read([&](const ReadTxn& txn) { return entries_in(txn); });
}

Result<std::optional<Digest>> Exports::numbers_of(Period period) const {
    return list().map([&](const std::vector<ExportEntry>& entries) {
        const ExportEntry* known = find(entries, period);
        return known == nullptr ? std::nullopt : known->numbers_sha256;
    });
}

Result<GroupOfDays> Exports::check(Period wanted, Day today) const {
    return list().and_then(
        [&](const std::vector<ExportEntry>& entries) { return check_against(entries, wanted, today); });
}

Result<void> Exports::record(const ExportEntry& entry, const Session& session, Day today) {
    const auto kept = db_.write([&](WriteTxn& txn) -> Result<void> {
        const auto entries = entries_in(txn);
        if (!entries) return tl::unexpected<Error>(entries.error());
        const auto allowed = check_against(*entries, entry.period, today);
        if (!allowed) return tl::unexpected<Error>(allowed.error());
        ExportEntry now = pending(entry);
        if (const ExportEntry* known = find(*entries, entry.period)) {
            now.verified = now.verified || known->verified;
            now.pending = now.pending && known->pending;
            now.verified_on = known->verified_on;
            if (!now.numbers_sha256) now.numbers_sha256 = known->numbers_sha256;
            if (known->numbers_sha256 && now.numbers_sha256 != known->numbers_sha256)
                return tl::unexpected<Error>(other_numbers(entry.period));
        }
        if (now.verified && !now.verified_on) now.verified_on = today;
        put(txn, now);
        return Audit::add(txn, {today, session.slot(), Action::exported, entry.period});
    });
    if (kept || !takes_no_more(kept.error().code)) return kept;
    const std::scoped_lock lock(mutex_);
    if (find(unsaved_, entry.period) == nullptr) unsaved_.push_back(pending(entry));
    return {};
}

std::optional<std::pair<Bytes, Bytes>> Exports::row_going_out(const ReadTxn& txn, const ExportEntry& entry) {
    const auto key = key_of(entry.period);
    const auto stored = txn.get(Table::exports, key);
    if (stored && entry_of(entry.period, *stored).numbers_sha256) return std::nullopt;
    return std::pair(Bytes(key.begin(), key.end()), value_of(pending(entry)));
}

Result<void> Exports::mark(Period period, const std::function<void(ExportEntry&)>& how) {
    const auto marked = db_.write([&](WriteTxn& txn) -> Result<void> {
        const auto entries = entries_in(txn);
        if (!entries) return tl::unexpected<Error>(entries.error());
        const ExportEntry* known = find(*entries, period);
        if (known == nullptr) return fail(Code::not_found, "these days did not go out as a group");
        ExportEntry now = *known;
        now.pending = false;
        how(now);
        put(txn, now);
        return {};
    });
    if (marked || !takes_no_more(marked.error().code)) return marked;
    const std::scoped_lock lock(mutex_);
    for (ExportEntry& entry : unsaved_) {
        if (entry.period != period) continue;
        entry.pending = false;
        how(entry);
    }
    return {};
}

Result<void> Exports::mark_verified(Period period, Day today) {
    return mark(period, [&](ExportEntry& entry) {
        entry.verified = true;
        if (!entry.verified_on) entry.verified_on = today;
    });
}

Result<void> Exports::mark_incomplete(Period period) {
    return mark(period, [](ExportEntry&) {});
}

void Exports::reopen(WriteTxn& txn, Day day) {
    std::vector<ExportEntry> groups;
    txn.each(Table::exports, {}, [&](ByteView key, ByteView stored) {
        if (key.size() == 8) groups.push_back(entry_of({day_at(key), day_at(key.subspan(4))}, stored));
        return true;
    });
    for (ExportEntry& group : groups) {
        if ((!group.verified && !group.pending) || day < group.period.from || group.period.until < day) continue;
        group.verified = group.pending = false;
        group.verified_on.reset();
        put(txn, group);
    }
}

Error other_numbers(Period period) {
    return {Code::invalid, to_iso(period.from) + " to " + to_iso(period.until) +
                               ": these days went out before with other numbers, and the two side by side could tell "
                               "somebody apart; the earlier package stays the one that counts"};
}

Result<std::vector<Day>> Exports::days_waiting(Day today) const {
    const auto entries = list();
    if (!entries) return tl::unexpected<Error>(entries.error());
    return Visits(db_).days({Day{INT32_MIN}, today - 1}, gone_out(*entries));
}

Result<std::optional<Period>> Exports::since_last(Day today) const {
    const auto entries = list();
    if (!entries) return tl::unexpected<Error>(entries.error());
    return days_waiting(today).map([&](const std::vector<Day>& waiting) {
        for (const ExportEntry& entry : *entries) {
            const bool waits = std::ranges::any_of(
                waiting, [&](Day day) { return entry.period.from <= day && day <= entry.period.until; });
            if (entry.pending && waits && entry.period.until < today) return std::optional(entry.period);
        }
        std::optional<Day> from = waiting.empty() ? std::nullopt : std::optional(waiting.back());
        for (const Day day : waiting) from = std::min(*from, day);
        for (const ExportEntry& entry : *entries)
            if (from) from = std::max(*from, entry.period.until + 1);
        if (!from || waiting.back() < *from) return std::optional<Period>{};
        return std::optional(Period{*from, today - 1});
    });
}

} // namespace store

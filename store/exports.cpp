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

/// The days are the key, so a damaged value still says which days went out.
ExportEntry entry_of(Period period, ByteView stored) {
    ExportEntry entry{period, {}, false, {}};
    const auto record = Record<schema::Export>::read(stored, "export");
    if (!record || !copy_exactly(view_of((*record)->manifest_sha256()), entry.manifest_sha256)) return entry;
    entry.verified = (*record)->verified();
    const ByteView numbers = view_of((*record)->numbers_sealed());
    entry.numbers_sealed.assign(numbers.begin(), numbers.end());
    entry.pending = (*record)->pending();
    if ((*record)->verified_on()) entry.verified_on = Day{(*record)->verified_on().value()};
    return entry;
}

Bytes value_of(const ExportEntry& entry) {
    flatbuffers::FlatBufferBuilder builder;
    const auto manifest = vector_of(builder, entry.manifest_sha256);
    const auto numbers = vector_of(builder, entry.numbers_sealed);
    return finished(builder, schema::CreateExport(builder, manifest, entry.verified, numbers,
                                                  entry.verified_on
                                                      ? flatbuffers::Optional<std::int32_t>(entry.verified_on->number)
                                                      : flatbuffers::nullopt,
                                                  entry.pending));
}

void put(WriteTxn& txn, const ExportEntry& entry) { txn.put(Table::exports, key_of(entry.period), value_of(entry)); }

std::optional<Digest> opened(const ExportEntry& entry, const Session& session) {
    const auto plain = session.open(entry.numbers_sealed);
    Digest numbers{};
    if (!plain || !copy_exactly(plain->bytes(), numbers)) return std::nullopt;
    return numbers;
}

std::uint64_t visits_in(const ReadTxn& txn, Period period) {
    std::uint64_t count = 0;
    txn.each(Table::visits, bytes_of(period.from), [&](ByteView key, ByteView) {
        if (key.size() < std::tuple_size_v<DayBytes> || day_at(key) > period.until) return false;
        ++count;
        return true;
    });
    return count;
}

ExportEntry pending(ExportEntry entry) {
    entry.pending = !entry.verified;
    return entry;
}

std::vector<ExportEntry> stored_in(const ReadTxn& txn) {
    std::vector<ExportEntry> groups;
    txn.each(Table::exports, {}, [&](ByteView key, ByteView stored) {
        if (const auto period = period_at(key)) groups.push_back(entry_of(*period, stored));
        return true;
    });
    return groups;
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
        const auto period = period_at(key);
        sound = period.has_value();
        if (sound) entries.push_back(entry_of(*period, stored));
        return sound;
    });
    if (!sound) return fail(Code::corrupt, "the stored list of exports is damaged");
    const std::scoped_lock lock(mutex_);
    for (const auto& [entry, noted] : unsaved_)
        if (find(entries, entry.period) == nullptr) entries.push_back(entry);
    return entries;
}

/// With what the medium did not take before, in the same commit.
Result<void> Exports::write(const std::function<Result<void>(WriteTxn&)>& change) {
    std::vector<Unsaved> late;
    {
        const std::scoped_lock lock(mutex_);
        late = unsaved_;
    }
    const auto written = db_.write([&](WriteTxn& txn) -> Result<void> {
        for (const auto& [entry, noted] : late) {
            put(txn, entry);
            if (const auto added = Audit::add(txn, noted); !added) return added;
        }
        return change(txn);
    });
    if (!written) return written;
    const std::scoped_lock lock(mutex_);
    std::erase_if(unsaved_, [&](const Unsaved& held) {
        return std::ranges::any_of(late, [&](const Unsaved& one) { return one.entry == held.entry; });
    });
    return written;
}

Result<void> Exports::save() {
    {
        const std::scoped_lock lock(mutex_);
        if (unsaved_.empty()) return {};
    }
    return write([](WriteTxn&) { return Result<void>{}; });
}

Result<std::vector<ExportEntry>> Exports::list() const {
    return db_.read([&](const ReadTxn& txn) { return entries_in(txn); });
}

Result<std::optional<Digest>> Exports::numbers_of(Period period, const Session& session) const {
    return list().and_then([&](const std::vector<ExportEntry>& entries) -> Result<std::optional<Digest>> {
        const ExportEntry* known = find(entries, period);
        if (known == nullptr) return std::nullopt;
        const auto numbers = opened(*known, session);
        if (!numbers) return tl::unexpected<Error>(other_numbers(period));
        return numbers;
    });
}

Result<GroupOfDays> Exports::check(Period wanted, Day today) const {
    return list().and_then(
        [&](const std::vector<ExportEntry>& entries) { return check_against(entries, wanted, today); });
}

Result<void> Exports::record(const ExportEntry& entry, const Session& session, Day today) {
    const AuditEntry noted{today, session.slot(), Action::exported, entry.period};
    const auto kept = write([&](WriteTxn& txn) -> Result<void> {
        const auto entries = entries_in(txn);
        if (!entries) return tl::unexpected<Error>(entries.error());
        const auto allowed = check_against(*entries, entry.period, today);
        if (!allowed) return tl::unexpected<Error>(allowed.error());
        ExportEntry now = pending(entry);
        if (const ExportEntry* known = find(*entries, entry.period)) {
            const auto before = opened(*known, session);
            if (!before || before != opened(entry, session)) return tl::unexpected<Error>(other_numbers(entry.period));
            now.verified = now.verified || known->verified;
            now.pending = now.pending && known->pending;
            now.verified_on = known->verified_on;
        }
        if (now.verified && !now.verified_on) now.verified_on = today;
        put(txn, now);
        return Audit::add(txn, noted);
    });
    if (kept || !takes_no_more(kept.error().code)) return kept;
    const std::scoped_lock lock(mutex_);
    if (std::ranges::none_of(unsaved_, [&](const Unsaved& held) { return held.entry.period == entry.period; }))
        unsaved_.push_back({pending(entry), noted});
    return {};
}

std::optional<std::pair<Bytes, Bytes>> Exports::row_going_out(const ReadTxn& txn, const ExportEntry& entry) {
    const auto key = key_of(entry.period);
    const auto stored = txn.get(Table::exports, key);
    if (stored && !entry_of(entry.period, *stored).numbers_sealed.empty()) return std::nullopt;
    return std::pair(Bytes(key.begin(), key.end()), value_of(pending(entry)));
}

Result<void> Exports::mark(Period period, const std::function<void(const ReadTxn&, ExportEntry&)>& how) {
    const auto marked = write([&](WriteTxn& txn) -> Result<void> {
        const auto entries = entries_in(txn);
        if (!entries) return tl::unexpected<Error>(entries.error());
        const ExportEntry* known = find(*entries, period);
        if (known == nullptr) return fail(Code::not_found, "these days did not go out as a group");
        ExportEntry now = *known;
        now.pending = false;
        how(txn, now);
        put(txn, now);
        return {};
    });
    if (marked || !takes_no_more(marked.error().code)) return marked;
    return db_.read([&](const ReadTxn& txn) -> Result<void> {
        const std::scoped_lock lock(mutex_);
        for (auto& [entry, noted] : unsaved_) {
            if (entry.period != period) continue;
            entry.pending = false;
            how(txn, entry);
        }
        return {};
    });
}

Result<void> Exports::mark_verified(Period period, std::uint64_t visits, Day today) {
    return mark(period, [&](const ReadTxn& txn, ExportEntry& entry) {
        if (visits_in(txn, period) != visits) {
            entry.verified = false;
            entry.verified_on.reset();
            return;
        }
        entry.verified = true;
        if (!entry.verified_on) entry.verified_on = today;
    });
}

Result<void> Exports::mark_incomplete(Period period) {
    return mark(period, [](const ReadTxn&, ExportEntry&) {});
}

void Exports::reopen(WriteTxn& txn, Day day) {
    for (ExportEntry& group : stored_in(txn)) {
        if ((!group.verified && !group.pending) || day < group.period.from || group.period.until < day) continue;
        group.verified = group.pending = false;
        group.verified_on.reset();
        put(txn, group);
    }
}

Result<void> Exports::end_before(WriteTxn& txn, Day today, const std::vector<Day>& known, const Session& session) {
    Digest nobodys{};
    random_bytes(nobodys);
    const auto never_again = session.seal(nobodys);
    if (!never_again) return tl::unexpected<Error>(never_again.error());
    for (ExportEntry& group : stored_in(txn)) {
        if (group.period.until < today) continue;
        const Period whole = group.period;
        txn.erase(Table::exports, key_of(whole));
        group.numbers_sealed = *never_again;
        group.pending = false;
        if (group.verified_on) group.verified_on = std::min(*group.verified_on, today);
        group.period.until = today - 1;
        if (whole.from < today) put(txn, group);
        for (const Day day : known) {
            if (day < today || day < whole.from || day > whole.until) continue;
            group.period = {day, day};
            put(txn, group);
        }
    }
    return {};
}

Result<void> Exports::rekey(WriteTxn& txn, const Session& old, const Session& fresh) {
    for (ExportEntry& group : stored_in(txn)) {
        const auto numbers = opened(group, old);
        if (!numbers) continue; // damaged: it does not go out again
        auto sealed = fresh.seal(*numbers);
        if (!sealed) return tl::unexpected<Error>(sealed.error());
        group.numbers_sealed = std::move(*sealed);
        put(txn, group);
    }
    return {};
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
            if (from && entry.period.until < today) from = std::max(*from, entry.period.until + 1);
        if (!from || waiting.back() < *from) return std::optional<Period>{};
        return std::optional(Period{*from, waiting.back()});
    });
}

} // namespace store

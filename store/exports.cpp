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

Result<std::vector<ExportEntry>> read_all(const ReadTxn& txn) {
    std::vector<ExportEntry> entries;
    bool sound = true;
    txn.each(Table::exports, {}, [&](ByteView key, ByteView stored) {
        const auto record = Record<schema::Export>::read(stored, "export");
        ExportEntry entry;
        sound = record && key.size() == 8 && copy_exactly(view_of((*record)->manifest_sha256()), entry.manifest_sha256);
        if (!sound) return false;
        entry.period = {day_at(key), day_at(key.subspan(4))};
        entry.verified = (*record)->verified();
        entries.push_back(entry);
        return true;
    });
    if (!sound) return fail(Code::corrupt, "the stored list of exports is damaged");
    return entries;
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

bool went_out(const std::vector<ExportEntry>& entries, Day day) {
    return std::any_of(entries.begin(), entries.end(),
                       [&](const ExportEntry& entry) { return entry.period.from <= day && day <= entry.period.until; });
}

} // namespace

Result<std::vector<ExportEntry>> Exports::list() const { return db_.read(read_all); }

Result<GroupOfDays> Exports::check(Period wanted, Day today) const {
    return list().and_then(
        [&](const std::vector<ExportEntry>& entries) { return check_against(entries, wanted, today); });
}

Result<void> Exports::record(const ExportEntry& entry, const Session& session, Day today) {
    return db_.write([&](WriteTxn& txn) -> Result<void> {
        const auto entries = read_all(txn);
        if (!entries) return tl::unexpected<Error>(entries.error());
        const auto allowed = check_against(*entries, entry.period, today);
        if (!allowed) return tl::unexpected<Error>(allowed.error());
        const bool was_verified = std::any_of(entries->begin(), entries->end(), [&](const ExportEntry& known) {
            return known.period == entry.period && known.verified;
        });
        flatbuffers::FlatBufferBuilder builder;
        const auto digest = vector_of(builder, entry.manifest_sha256);
        txn.put(Table::exports, key_of(entry.period),
                finished(builder, schema::CreateExport(builder, digest, entry.verified || was_verified)));
        return Audit::add(txn, {today, session.slot(), Action::exported, entry.period});
    });
}

Result<std::vector<Day>> Exports::days_waiting(Day today) const {
    const auto entries = list();
    if (!entries) return tl::unexpected<Error>(entries.error());
    return Visits(db_).days().map([&](std::vector<Day> days) {
        std::erase_if(days, [&](Day day) { return day >= today || went_out(*entries, day); });
        return days;
    });
}

Result<std::optional<Period>> Exports::since_last(Day today) const {
    const auto entries = list();
    if (!entries) return tl::unexpected<Error>(entries.error());
    return days_waiting(today).map([&](const std::vector<Day>& waiting) {
        std::optional<Day> from = waiting.empty() ? std::nullopt : std::optional(waiting.back());
        for (const Day day : waiting) from = std::min(*from, day);
        for (const ExportEntry& entry : *entries)
            if (from) from = std::max(*from, entry.period.until + 1);
        if (!from || waiting.back() < *from) return std::optional<Period>{};
        return std::optional(Period{*from, today - 1});
    });
}

} // namespace store

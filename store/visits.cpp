// See visits.h. Reading is one pass with no allocation per record, half of it on a second thread: opening what is
// sealed takes far longer than finding it.
#include "store/visits.h"

#include "store/day_key.h"
#include "store/db.h"
#include "store/keys.h"
#include "store/record.h"
#include "store/schema/visit_generated.h"

#include <algorithm>
#include <functional>
#include <future>
#include <optional>
#include <sodium.h>
#include <system_error>

namespace store {

namespace {

constexpr std::uint8_t feeling_most = 100;

bool is_allowed(const std::optional<std::uint8_t>& feeling) { return !feeling || *feeling <= feeling_most; }

std::optional<std::uint8_t> of_schema(flatbuffers::Optional<std::uint8_t> value) {
    return value ? std::optional(*value) : std::nullopt;
}

flatbuffers::Optional<std::uint8_t> to_schema(std::optional<std::uint8_t> value) {
    return value ? flatbuffers::Optional<std::uint8_t>(*value) : flatbuffers::Optional<std::uint8_t>();
}

bool is_sound(const Visit& visit) {
    return static_cast<std::size_t>(visit.reason) < reason_count && is_allowed(visit.feelings.energy) &&
           is_allowed(visit.feelings.mood) && is_allowed(visit.feelings.ease);
}

bool read_answers(ByteView plain, Visit& visit) {
    if (plain.empty()) return false;
    const schema::Visit* stored = verified<schema::Visit>(plain);
    if (stored == nullptr) return false;
    visit.reason = static_cast<Reason>(stored->reason());
    visit.feelings = {of_schema(stored->energy()), of_schema(stored->mood()), of_schema(stored->ease())};
    return is_sound(visit);
}

/// Wiped when it goes.
struct Batch {
    Batch() = default;
    Batch(Batch&&) noexcept = default;
    Batch& operator=(Batch&&) noexcept = default;
    ~Batch() { wipe(); }
    /// What it outgrows is wiped: a vector left to itself frees it as it is.
    void add(const Visit& visit) {
        if (visits.size() == visits.capacity()) {
            std::vector<Visit> larger;
            larger.reserve(std::max<std::size_t>(4096, 2 * visits.capacity()));
            larger.insert(larger.end(), visits.begin(), visits.end());
            wipe();
            visits = std::move(larger);
        }
        visits.push_back(visit);
    }
    void wipe() {
        if (!visits.empty()) sodium_memzero(visits.data(), visits.size() * sizeof(Visit));
    }
    std::vector<Visit> visits;
    std::uint64_t corrupt = 0;
};

Result<Batch> open_batch(const Db& db, const Session& session, Period days) {
    return db.read([&](const ReadTxn& txn) -> Result<Batch> {
        Batch batch;
        OpenDayKeys keys(session, RecordKind::visit);
        std::optional<Day> loaded;
        Visit visit;
        txn.each(Table::visits, bytes_of(days.from), [&](ByteView key, ByteView sealed) {
            if (key.size() != std::tuple_size_v<DayAndId>) {
                ++batch.corrupt;
                return true;
            }
            const Day day = day_at(key);
            if (day > days.until) return false;
            if (loaded != day) keys.load(txn, day);
            loaded = day;
            visit.day = day;
            visit.id = id_at(key);
            if (read_answers(keys.open(sealed, day_and_id(key)), visit))
                batch.add(visit);
            else
                ++batch.corrupt;
            return true;
        });
        return batch;
    });
}

/// On a second thread; when the system has none left, on this one once it is asked for.
std::future<Result<Batch>> open_beside(const Db& db, const Session& session, Period days) {
    try {
        return std::async(std::launch::async, open_batch, std::cref(db), std::cref(session), days);
    } catch (const std::system_error&) {
        return std::async(std::launch::deferred, open_batch, std::cref(db), std::cref(session), days);
    }
}

/// The stored days of the period, a few to a batch.
std::vector<Period> in_batches(const std::vector<Day>& stored, Period period) {
    constexpr std::size_t days_per_batch = 16;
    std::vector<Period> batches;
    std::size_t in_last = days_per_batch;
    for (const Day day : stored) {
        if (day < period.from || day > period.until) continue;
        if (in_last == days_per_batch) {
            batches.push_back({day, day});
            in_last = 0;
        }
        batches.back().until = day;
        ++in_last;
    }
    return batches;
}

} // namespace

Result<void> Visits::add(WriteTxn& txn, const DayKey& key, const Visit& visit) {
    if (!is_sound(visit))
        return fail(Code::invalid, "a visit has one of the six reasons, and feelings of 0 to 100 or none");
    if (key.day() != visit.day) return fail(Code::invalid, "a visit is sealed with the key of its own day");
    flatbuffers::FlatBufferBuilder builder(64);
    builder.Finish(schema::CreateVisit(builder, static_cast<std::uint8_t>(visit.reason),
                                       to_schema(visit.feelings.energy), to_schema(visit.feelings.mood),
                                       to_schema(visit.feelings.ease)));
    const DayAndId at = key_of(visit.day, visit.id);
    const Bytes sealed = key.seal({builder.GetBufferPointer(), builder.GetSize()}, RecordKind::visit, at);
    sodium_memzero(builder.GetBufferPointer(), builder.GetSize());
    if (!txn.put_new(Table::visits, at, sealed)) return fail(Code::invalid, "a visit with this id is stored already");
    return {};
}

Result<VisitCount> Visits::for_each(Period period, const Session& session, const VisitReader& reader) const {
    const auto listed = days(period);
    if (!listed) return tl::unexpected<Error>(listed.error());
    const std::vector<Period> batches = in_batches(*listed, period);
    VisitCount count;
    const auto deliver = [&](Result<Batch> batch) -> Result<bool> {
        if (!batch) return tl::unexpected<Error>(batch.error());
        count.corrupt += batch->corrupt;
        for (const Visit& visit : batch->visits) {
            ++count.read;
            if (!reader(visit)) return false;
        }
        return true;
    };
    for (std::size_t i = 0; i < batches.size(); i += 2) {
        std::future<Result<Batch>> beside;
        if (i + 1 < batches.size()) beside = open_beside(db_, session, batches[i + 1]);
        auto more = deliver(open_batch(db_, session, batches[i]));
        if (more && *more && beside.valid()) more = deliver(beside.get());
        if (!more) return tl::unexpected<Error>(more.error());
        if (!*more) break;
    }
    return count;
}

Result<std::vector<Day>> Visits::days() const { return days({Day{INT32_MIN}, Day{INT32_MAX}}); }

Result<std::vector<Day>> Visits::days(Period within, const std::vector<Period>& without) const {
    return db_.read([&](const ReadTxn& txn) -> Result<std::vector<Day>> {
        std::vector<Day> days;
        auto skip = without.begin();
        // One look per day: each search starts behind the day found before.
        for (std::optional<Day> from = within.from; from && *from <= within.until;) {
            const auto after = [](Day day) { return day.number == INT32_MAX ? std::nullopt : std::optional(day + 1); };
            while (skip != without.end() && skip->until < *from) ++skip;
            if (skip != without.end() && skip->from <= *from) {
                from = after(skip->until);
                continue;
            }
            std::optional<Day> found;
            txn.each(Table::visits, bytes_of(*from), [&](ByteView key, ByteView) {
                if (key.size() >= std::tuple_size_v<DayBytes>) found = day_at(key);
                return !found;
            });
            if (!found || *found > within.until) break;
            const bool is_skipped = skip != without.end() && skip->from <= *found;
            if (!is_skipped) days.push_back(*found);
            from = is_skipped ? found : after(*found);
        }
        return days;
    });
}

} // namespace store

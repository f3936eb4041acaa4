// See store.h: what touches more than one table, and who owns them all.
#include "store/store.h"

#include "store/day_key.h"
#include "store/db.h"
#include "store/keys.h"
#include "store/retention.h"
#include "store/uncertain_days.h"

#include <array>
#include <mutex>
#include <span>

namespace store {

namespace {

Result<std::optional<Day>> newest_in(const Db& db, std::span<const Table> tables) {
    return db.read([&](const ReadTxn& txn) -> Result<std::optional<Day>> {
        std::optional<Day> newest;
        for (const Table table : tables) {
            const Bytes last = txn.last_key(table);
            if (last.size() >= 4 && (!newest || day_at(last) > *newest)) newest = day_at(last);
        }
        return newest;
    });
}

} // namespace

struct Store::Parts {
    Parts(const std::filesystem::path& folder, std::unique_ptr<Db> opened, const Options& options, RandomSource source)
        : db(std::move(opened)), built(options.built), random(source),
          vault(*db, folder / "device.key", options.kdf, options.measure_kdf,
                options.boot ? *options.boot : system_boot()),
          visits(*db), counters(*db), requests(*db), schedule(*db), settings(*db), exports(*db), audit(*db),
          names(std::move(source)) {}

    Result<void> mend_vault();
    Result<void> keep_up(Day today);
    bool may_have_jumped(Day today) const;
    Result<void> begin(Day today);
    Result<bool> is_sure(Day today) const;
    void drop_requests(Day today);
    Result<Session> noted(Result<Session> session, Action good, Day today);
    template <typename Id>
    Id fresh_id() {
        Id id{};
        random(id);
        return id;
    }

    std::unique_ptr<Db> db;
    std::optional<Day> built;
    RandomSource random;
    Vault vault;
    Visits visits;
    Counters counters;
    Requests requests;
    Schedule schedule;
    Settings settings;
    Exports exports;
    Audit audit;

    mutable std::mutex keeping; // guards the one below
    std::optional<Error> upkeep_problem;
    std::mutex lobby; // guards the two below
    std::optional<DayKey> day_key;
    bool day_is_sure = true; ///< of the day key
    ArrivalNames names;
};

Result<bool> Store::Parts::is_sure(Day today) const {
    if (built && today < *built) return false;
    return newest_certain_day(*db).map([&](std::optional<Day> newest) { return !newest || today >= *newest; });
}

/// The caller holds `lobby`.
Result<void> Store::Parts::begin(Day today) {
    if (day_key && day_key->day() == today) return {};
    day_key.reset(); // whatever fails below, the day before is over
    const auto staff = vault.staff_public_key();
    if (!staff) return tl::unexpected<Error>(staff.error());
    const auto starts = db->read([&](const ReadTxn& txn) -> Result<std::size_t> { return DayKey::count(txn, today); });
    if (!starts) return tl::unexpected<Error>(starts.error());
    const auto sure = is_sure(today);
    if (!sure) return tl::unexpected<Error>(sure.error());
    day_is_sure = *sure;
    auto made = DayKey::make(today, *staff);
    if (!made) return tl::unexpected<Error>(made.error());
    day_key = std::move(*made);
    names.begin_day(*starts);
    drop_requests(today);
    return {};
}

/// Nobody's check-in waits for this: what is not dropped now, because the medium does not let us or the clock may have
/// jumped, is dropped when the next day begins, and shown to nobody until then.
void Store::Parts::drop_requests(Day today) {
    if (!may_have_jumped(today)) (void)requests.drop_before(today);
}

bool Store::Parts::may_have_jumped(Day today) const {
    constexpr std::array known{Table::visits, Table::counters, Table::requests};
    const auto newest = newest_in(*db, known);
    return !newest || (*newest && today > **newest + most_days_off);
}

Result<void> Store::Parts::keep_up(Day today) {
    const auto wanted = settings.get(retention_key);
    const auto* days = wanted && *wanted ? std::get_if<std::int64_t>(&**wanted) : nullptr;
    const bool is_allowed = days != nullptr && *days >= 1 && *days <= most_retention_days;
    (void)exports.save(); // else the next time
    const auto erased = erase_due(*db, exports, is_allowed ? *days : default_retention_days, today);
    if (!erased) return tl::unexpected<Error>(erased.error());
    return db->was_written() ? db->rewrite() : Result<void>{};
}

/// A vault that changed on the medium is none: better set up again, or restored, than sealed to nobody's key. Without
/// the count of wrong passcodes staff can still come in; a thief who could write here could take it away anyhow.
Result<void> Store::Parts::mend_vault() {
    const auto staff = vault.staff_public_key();
    if (!staff && staff.error().code == Code::corrupt)
        if (const auto aside = db->set_aside(); !aside) return aside;
    constexpr std::string_view tries = "tries";
    const auto counted = db->read([&](const ReadTxn& txn) -> Result<void> {
        txn.get(Table::vault, bytes_of(tries));
        return {};
    });
    if (counted || counted.error().code != Code::corrupt) return {};
    return db->write([&](WriteTxn& txn) -> Result<void> {
        txn.erase(Table::vault, bytes_of(tries));
        return {};
    });
}

Store::Store(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Store::~Store() = default;

Result<std::unique_ptr<Store>> Store::open(const std::filesystem::path& folder, Options options) {
    auto db = Db::open(folder, options.map_bytes, options.lock_patience);
    if (!db) return tl::unexpected<Error>(db.error());
    RandomSource random = options.random ? options.random : RandomSource(random_bytes);
    auto parts = std::make_unique<Parts>(folder, std::move(*db), options, std::move(random));
    if (const auto mended = parts->mend_vault(); !mended) return tl::unexpected<Error>(mended.error());
    return std::unique_ptr<Store>(new Store(std::move(parts)));
}

Result<bool> Store::is_set_up() const { return parts_->vault.is_set_up(); }

Result<void> Store::set_up(const SetUp& wanted, Day today) {
    auto done = parts_->vault.set_up(wanted, today);
    const std::scoped_lock lock(parts_->lobby);
    if (done) parts_->day_key.reset(); // one of a vault that was lost meanwhile
    return done;
}

Result<void> Store::begin_day(Day today) {
    const std::scoped_lock lock(parts_->lobby);
    return parts_->begin(today);
}

Result<Receipt> Store::submit(const Submission& submission) {
    if (submission.requests.any() && !submission.named)
        return fail(Code::invalid, "a request stands under an arrival name");
    const std::scoped_lock lock(parts_->lobby);
    if (const auto begun = parts_->begin(submission.day); !begun) return tl::unexpected<Error>(begun.error());
    Visit visit{submission.day, parts_->fresh_id<VisitId>(), submission.reason, submission.feelings};
    Receipt receipt;
    if (submission.named) receipt.name = parts_->names.draw();
    if (submission.requests.any()) receipt.request = parts_->fresh_id<RequestId>();

    const auto stored = parts_->db->write_to_tray([&](WriteTxn& txn) -> Result<void> {
        if (const auto kept = parts_->day_key->put(txn); !kept) return kept;
        Exports::reopen(txn, visit.day);
        if (!parts_->day_is_sure) mark_uncertain(txn, parts_->day_key->day());
        if (const auto added = Visits::add(txn, *parts_->day_key, visit); !added) return added;
        if (const auto counted = Counters::add(txn, visit.day, "visits", 1); !counted) return counted;
        if (receipt.request) {
            const Request request{*receipt.request, *receipt.name, submission.requests};
            if (const auto put = Requests::put(txn, *parts_->day_key, request); !put) return put;
        }
        receipt.note = take_note(txn, parts_->random); // before theirs is left: nobody gets their own
        return submission.note ? leave_note(txn, *submission.note) : Result<void>{};
    });
    if (!stored) return tl::unexpected<Error>(stored.error());
    if (receipt.name) parts_->names.take(*receipt.name);
    return receipt;
}

Result<Receipt> Store::ask(Day day, const RequestKinds& kinds, std::optional<ArrivalName> name) {
    const std::scoped_lock lock(parts_->lobby);
    if (const auto begun = parts_->begin(day); !begun) return tl::unexpected<Error>(begun.error());
    const Request request{parts_->fresh_id<RequestId>(), name ? *name : parts_->names.draw(), kinds};
    const auto stored = parts_->db->write_to_tray([&](WriteTxn& txn) -> Result<void> {
        if (const auto kept = parts_->day_key->put(txn); !kept) return kept;
        if (!parts_->day_is_sure) mark_uncertain(txn, parts_->day_key->day());
        return Requests::put(txn, *parts_->day_key, request);
    });
    if (!stored) return tl::unexpected<Error>(stored.error());
    parts_->names.take(request.name);
    return Receipt{request.name, request.id, {}};
}

Result<void> Store::settle() { return parts_->db->settle(); }

Result<Session> Store::Parts::noted(Result<Session> session, Action good, Day today) {
    if (!session && session.error().code != Code::wrong_passcode) return session;
    const AuditEntry entry =
        session ? AuditEntry{today, session->slot(), good, {}} : AuditEntry{today, 0, Action::failed_try, {}};
    if (session) {
        const auto kept = keep_day_keys(*db, *session);
        if (!kept && !takes_no_more(kept.error().code)) return tl::unexpected<Error>(kept.error());
    }
    const auto added = audit.add(entry);
    if (!added && !takes_no_more(added.error().code)) return tl::unexpected<Error>(added.error());
    return session;
}

Result<Session> Store::unlock(std::string_view passcode, std::uint64_t now_seconds, Day today) {
    return parts_->noted(parts_->vault.unlock(passcode, now_seconds), Action::unlocked, today);
}

Result<Session> Store::recover(std::string_view typed_code, Day today) {
    return parts_->noted(parts_->vault.recover(typed_code), Action::recovered, today);
}

Result<Rest> Store::rest(std::uint64_t now_seconds) { return parts_->vault.rest(now_seconds); }

Result<Session> Store::rekey(const Session& session, const SetUp& wanted, Day today) {
    auto fresh = parts_->vault.rekey(session, wanted, today, [this](const Vault::Commit& commit) {
        const std::scoped_lock lock(parts_->lobby);
        parts_->day_key.reset(); // it may lie nowhere yet but sealed to the old staff key; the next submit makes one
        return commit();
    });
    if (fresh) (void)parts_->db->rewrite(); // the old wrappings' bytes; what stays of them goes at the day's end
    return fresh;
}

Result<std::optional<Day>> Store::newest_day() const { return newest_certain_day(*parts_->db); }

Result<bool> Store::clock_is_sure(Day today) const { return parts_->is_sure(today); }

Result<void> Store::trust_clock(const Session& session, Day today) {
    const auto days = known_days(*parts_->db, {today, Day{INT32_MAX}});
    if (!days) return tl::unexpected<Error>(days.error());
    const std::scoped_lock lock(parts_->lobby);
    parts_->day_is_sure = true;
    return parts_->db->write([&](WriteTxn& txn) -> Result<void> {
        for (const Day day : *days)
            if (day > today) mark_uncertain(txn, day);
        erase_days(txn, Table::requests, {today + 1, Day{INT32_MAX}});
        if (const auto ended = Exports::end_before(txn, today, *days, session); !ended) return ended;
        return Audit::add(txn, {today, session.slot(), Action::settings_changed, {}});
    });
}

Result<std::vector<Day>> Store::uncertain_days(Period period) const {
    return store::uncertain_days(*parts_->db, period);
}

Condition Store::condition() const {
    const std::scoped_lock lock(parts_->keeping);
    Condition now = condition_of(parts_->db->folder());
    now.upkeep = parts_->upkeep_problem;
    return now;
}

Condition condition_of(const std::filesystem::path& folder) {
    return {folders_set_aside(folder), holds_reserve(folder), {}};
}

Result<std::uint64_t> Store::erase_exported(const std::vector<Period>& periods, const Session& session, Day today) {
    auto erased = store::erase_exported(*parts_->db, parts_->exports, periods, session.slot(), today);
    if (erased && *erased > 0)
        if (const auto gone = parts_->db->rewrite(); !gone) return tl::unexpected<Error>(gone.error());
    return erased;
}

Result<void> Store::upkeep(Day today) {
    const auto kept = parts_->keep_up(today);
    const std::scoped_lock lock(parts_->keeping);
    parts_->upkeep_problem = kept ? std::nullopt : std::optional(kept.error());
    return kept;
}

Vault& Store::vault() { return parts_->vault; }
const Visits& Store::visits() const { return parts_->visits; }
Counters& Store::counters() { return parts_->counters; }
Requests& Store::requests() { return parts_->requests; }
Schedule& Store::schedule() { return parts_->schedule; }
Settings& Store::settings() { return parts_->settings; }
Exports& Store::exports() { return parts_->exports; }
Audit& Store::audit() { return parts_->audit; }
Db& Store::db() { return *parts_->db; }

} // namespace store

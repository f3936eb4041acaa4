// The store as the app sees it: one folder, held by one process. Durations are seconds, days are local civil days the
// caller names; the store has no clock. A call that returns without error is on the medium. Everything may be called
// from any thread; calls that write wait for one another, a read only for the commit of check-ins just before it.
#pragma once

#include "store/arrival_name.h"
#include "store/audit.h"
#include "store/counters.h"
#include "store/error.h"
#include "store/exports.h"
#include "store/notes.h"
#include "store/requests.h"
#include "store/schedule.h"
#include "store/settings.h"
#include "store/vault.h"
#include "store/visit.h"
#include "store/visits.h"
#include "store/words.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace store {

struct Options {
    KdfCost kdf = KdfCost::moderate();    ///< the least for slots made from now on; a slot keeps its own
    bool measure_kdf = true;              ///< raise it at set-up as far as this device bears, see kdf_fit.h
    std::uint64_t map_bytes = 1ull << 30; ///< address space to begin with; grows by itself
    std::optional<std::string> boot = {}; ///< which start of the machine this is; none: as the system says
    std::optional<Day> built = {};        ///< when the program was made: a clock before it is wrong
    /// How long to wait for a folder that is in use; none: refused at once. For whoever may meet one that only looks.
    std::chrono::milliseconds lock_patience{0};
    RandomSource random = {}; ///< ids, notes and names (never keys); empty: the system's source
};

/// What somebody sends when they touch Finish; until then the store knows nothing of it.
struct Submission {
    Day day;
    Reason reason = Reason::something_else;
    Feelings feelings;
    RequestKinds requests;
    std::optional<std::string> note; ///< the catalogue key of the kind note they leave
    bool named = true;               ///< false after hours: no arrival name; then nothing can be requested
};

/// What the Done screen shows.
struct Receipt {
    std::optional<ArrivalName> name;
    std::optional<RequestId> request; ///< when something was asked for
    std::optional<std::string> note;  ///< the catalogue key of a note somebody else left
};

/// How long days stay after a verified export, in days: the setting "retention.days", 1 to 3,650; else the default.
inline constexpr std::int64_t default_retention_days = 90;
inline constexpr std::string_view retention_key = "retention.days";

/// What staff and whoever looks after the kiosk need to know.
struct Condition {
    std::vector<std::string> set_aside; ///< damaged databases in the data folder, as "db.damaged-1"
    bool holds_reserve = true;          ///< false: the medium is full, or too small for a reserve
    std::optional<Error> upkeep;        ///< why the newest upkeep did not end well
};

/// The same of a folder that another process may hold, by the names in it; without the upkeep.
Condition condition_of(const std::filesystem::path& folder);

class Store {
  public:
    /// Opens the data folder, or makes a new one where its parent exists. A damaged database is set aside, and what can
    /// be read of it goes on (condition() says so); without a readable vault is_set_up() is false. Code::in_use:
    /// another process holds it. Code::newer_schema: written by a newer program, left untouched. Code::read_only, full,
    /// io: one sentence naming the folder.
    static Result<std::unique_ptr<Store>> open(const std::filesystem::path& folder, Options options = {});
    ~Store();
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    Result<bool> is_set_up() const;
    /// See Vault::set_up.
    Result<void> set_up(const SetUp& wanted, Day today);

    /// At start and at local midnight: wipes the old day key, makes the new one and drops requests of earlier days,
    /// unless `today` is more than most_days_off past the newest day known: then the clock may have jumped, and they
    /// wait for the next day's roll. Code::not_found until set-up is done.
    Result<void> begin_day(Day today);
    /// Stores the visit, its request and its note, and counts it, all or nothing; durable when it returns. On an error
    /// nothing of it is stored. Code::invalid: answers outside their limits. Begins the day if begin_day did not.
    Result<Receipt> submit(const Submission& submission);
    /// "Ask for one" outside a check-in: a request under `name`, or under a fresh name.
    Result<Receipt> ask(Day day, const RequestKinds& kinds, std::optional<ArrivalName> name = {});

    /// See Db::settle: to be called when nobody waits for the store, after submit or ask.
    Result<void> settle();

    /// Staff erase the visits of days that a verified export holds, with their requests and day keys, so that nothing
    /// of them stays in the file (FORMAT.md says what a medium may keep); the days' counts stay. Goes to the audit.
    /// Answers how many visits went. Code::invalid, and nothing erased, when a day with visits is in no verified export
    /// (the detail names it) or is not over.
    Result<std::uint64_t> erase_exported(const std::vector<Period>& periods, const Session& session, Day today);
    /// Beside the lobby, when a day begins: erases what was exported long enough ago (see erase_due), then rewrites the
    /// file so that it holds no order of arrival and nothing that was erased. Takes about a second for 100 MB;
    /// check-ins go on meanwhile.
    Result<void> upkeep(Day today);

    /// See Vault::unlock. Right and wrong tries go to the audit; on a medium that takes no more, staff come in without.
    Result<Session> unlock(std::string_view passcode, std::uint64_t now_seconds, Day today);
    Result<Session> recover(std::string_view typed_code, Day today);
    Result<Rest> rest(std::uint64_t now_seconds);
    /// See Vault::rekey. The session that staff go on with; `session` opens nothing any more. From here on visits are
    /// sealed with a day key that the leaked keys never opened.
    Result<Session> rekey(const Session& session, const SetUp& wanted, Day today);

    Condition condition() const;
    /// The newest day anything was counted or stored on, uncertain days aside: a clock behind it is wrong.
    Result<std::optional<Day>> newest_day() const;
    /// False when `today` is before the program was made or behind newest_day(): then check-ins go on, and the day is
    /// marked uncertain with the first of them. Setting the clock right heals.
    Result<bool> clock_is_sure(Day today) const;
    /// Staff say that today is right: the stored days ahead of it are the uncertain ones, their requests are nobody's
    /// any more, and what went out with them ends before today (Exports::end_before). Goes to the audit.
    Result<void> trust_clock(const Session& session, Day today);
    /// Marked days of the period, ascending.
    Result<std::vector<Day>> uncertain_days(Period period) const;

    Vault& vault();
    const Visits& visits() const;
    Counters& counters();
    Requests& requests();
    Schedule& schedule();
    Settings& settings();
    Exports& exports();
    Audit& audit();
    Db& db();

  private:
    struct Parts;
    explicit Store(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

} // namespace store

// Which days went out together. A day that went out once goes out again only in the same group, so that no two
// summaries can be set side by side to pick somebody out.
#pragma once

#include "store/audit.h"
#include "store/crypto.h"
#include "store/day.h"
#include "store/error.h"
#include "store/secret.h"

#include <functional>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace store {

class Db;
class ReadTxn;
class Session;
class WriteTxn;

struct ExportEntry {
    Period period;
    Digest manifest_sha256{}; ///< of manifest.json as written
    bool verified = false;    ///< the medium let go of a package that matched and left no visit out
    /// Outgoing::numbers_sha256 (package.h), sealed to staff: few numbers are possible, so in the clear it would tell
    /// them. Empty when the entry's value is damaged.
    Bytes numbers_sealed{};
    std::optional<Day> verified_on{}; ///< the day it first was; what retention counts from
    bool pending = false; ///< no medium let go of it yet, as when a stick was pulled: its days still wait, together
    friend bool operator==(const ExportEntry&, const ExportEntry&) = default;
};

/// Why a group is refused that went out before with other numbers: Code::invalid.
Error other_numbers(Period period);

enum class GroupOfDays : std::uint8_t { fresh, same_again };

/// Safe from several threads.
class Exports {
  public:
    explicit Exports(Db& db) : db_(db) {}

    /// By first day.
    Result<std::vector<ExportEntry>> list() const;
    /// May this group go out? Code::invalid: from after until, `until` not over on `today`, or some of its days went
    /// out in another group (the detail names that group).
    Result<GroupOfDays> check(Period wanted, Day today) const;
    /// Remembers that the group goes out: before it does, so that no power cut can let a group out unknown. The same
    /// checks; the same group again replaces its entry, and once verified it stays verified; until then a new one is
    /// pending. Code::invalid when it went out with other numbers, or nobody knows with which. Goes to the audit in the
    /// same commit. On a medium that takes no more the group is held in memory, so that staff can still take out what
    /// is there, until save() or another write finds room.
    Result<void> record(const ExportEntry& entry, const Session& session, Day today);
    /// What a backup that goes out with a group says of it: the row of the table, under its key; nothing when the
    /// group's row in there says as much.
    static std::optional<std::pair<Bytes, Bytes>> row_going_out(const ReadTxn& txn, const ExportEntry& entry);
    /// The group that record() remembered went out whole, with so many of the visits stored here. With any other number
    /// of them it is incomplete: one came to these days meanwhile, because the clock was set back. Code::not_found for
    /// another group.
    Result<void> mark_verified(Period period, std::uint64_t visits, Day today);
    /// It went out without the visits that are damaged here: nothing waits any more, and nothing of it is ever erased.
    Result<void> mark_incomplete(Period period);
    /// A visit came to a day that had gone out, because the clock was set back: its group no longer holds every visit,
    /// so it is not verified any more and nothing of it is ever erased. Nor does it wait: it can't go out any more.
    static void reopen(WriteTxn& txn, Day day);
    /// The clock had been ahead, and groups went out up to a day that is not over: so that the days to come can go out,
    /// those groups end before `today`. Their visits of later days, `known` ascending, are a group for each such day.
    /// None of these goes out again. What remains of `today` itself stays with the group it is in.
    static Result<void> end_before(WriteTxn& txn, Day today, const std::vector<Day>& known, const Session& session);
    /// Every group's numbers, from those who can open them to the staff of a new key.
    static Result<void> rekey(WriteTxn& txn, const Session& old, const Session& fresh);
    /// Writes what a full medium had not taken, once there is room.
    Result<void> save();
    /// Of the group when it went out before: what it may go out with again. Code::invalid when that can't be told.
    Result<std::optional<Digest>> numbers_of(Period period, const Session& session) const;
    /// Days with visits, before `today`, that are in no group yet or in a pending one; ascending.
    Result<std::vector<Day>> days_waiting(Day today) const;
    /// "Since the last export": the first pending group with days that wait, because they go out in no other; else from
    /// the first waiting day, or from the day after the newest group, whichever is later, to yesterday. Nothing when no
    /// day is waiting after the newest group.
    Result<std::optional<Period>> since_last(Day today) const;

  private:
    struct Unsaved {
        ExportEntry entry;
        AuditEntry noted;
    };
    Result<std::vector<ExportEntry>> entries_in(const ReadTxn& txn) const;
    Result<void> write(const std::function<Result<void>(WriteTxn&)>& change);
    Result<void> mark(Period period, const std::function<void(const ReadTxn&, ExportEntry&)>& how);

    Db& db_;
    mutable std::mutex mutex_;
    std::vector<Unsaved> unsaved_; ///< what the medium did not take
};

} // namespace store

// Visits: sealed the moment they are stored, opened only with a staff session. Refuses to show one visit by its place
// in time: it keeps none.
#pragma once

#include "store/error.h"
#include "store/visit.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace store {

class Db;
class DayKey;
class ReadTxn;
class Session;
class WriteTxn;

/// What a pass over the visits met.
struct VisitCount {
    std::uint64_t read = 0;
    std::uint64_t corrupt = 0; ///< records whose bytes or key are damaged; the rest was read
};

/// Return false to stop early.
using VisitReader = std::function<bool(const Visit&)>;

/// Safe to read from several threads, also while visits are added.
class Visits {
  public:
    explicit Visits(const Db& db) : db_(db) {}

    /// Every visit of the period, by day, then by random id: an order that says nothing about arrival. One pass, a few
    /// days at a time; each day is one snapshot. A damaged record is counted and skipped. The reader runs on the
    /// caller's thread, outside of any transaction; opening runs beside it on a second one.
    Result<VisitCount> for_each(Period period, const Session& session, const VisitReader& reader) const;

    /// Days with at least one stored visit, ascending. Needs no session.
    Result<std::vector<Day>> days() const;
    /// Of them, those of `within` and not of `without` (ascending, apart from one another). Costs as many looks as it
    /// finds, however long the history is.
    Result<std::vector<Day>> days(Period within, const std::vector<Period>& without = {}) const;

    /// Adds within a transaction. `visit.id` is the caller's fresh random id; Code::invalid when the answers are
    /// outside their limits or the id is taken.
    static Result<void> add(WriteTxn& txn, const DayKey& key, const Visit& visit);

  private:
    const Db& db_;
};

} // namespace store

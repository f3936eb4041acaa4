// Groups of days that went out and that a damaged database forgot: its audit still names them.
#pragma once

#include "store/day.h"
#include "store/db.h"

#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace store {

/// Looks on as a database is rescued, table by table. One thread.
class LostGroups {
  public:
    void see(Table table, ByteView key, ByteView value);
    /// Rows for every group that the audit says went out and `exports` does not know any more, so that none of its days
    /// goes out in another one. Neither verified, so that nothing of it is erased, nor pending, and without numbers, so
    /// that it does not go out again itself. A group that something was done on a day of had gone out while the clock
    /// was ahead: it ends before that day, and later days that hold visits are a group each (Exports::end_before).
    std::vector<std::pair<Bytes, Bytes>> rows() const;

  private:
    struct WentOut {
        Period period;
        std::optional<Day> ended; ///< the earliest day of its own on which something was done afterwards
    };
    void see_audit(ByteView value);
    std::vector<WentOut> went_out_;
    std::vector<Period> known_;
    std::set<Day> days_; ///< with visits
};

} // namespace store

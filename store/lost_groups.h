// Groups of days that went out and that a damaged database forgot: its audit still names them.
#pragma once

#include "store/db.h"

#include <set>
#include <utility>
#include <vector>

namespace store {

/// Looks on as a database is rescued. One thread.
class LostGroups {
  public:
    void see(Table table, ByteView key, ByteView value);
    /// Rows for every group that the audit says went out and `exports` does not know any more, so that none of its days
    /// goes out in another one. Neither verified, so that nothing of it is erased, nor pending, and without numbers, so
    /// that it does not go out again itself.
    std::vector<std::pair<Bytes, Bytes>> rows() const;

  private:
    std::set<Bytes> went_out_, known_; // keys of `exports`
};

} // namespace store

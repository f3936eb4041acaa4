// How long visits stay: until a verified export holds them, and then for the time the site chose. Refuses to erase a
// day that is only on this kiosk.
#pragma once

#include "store/day.h"
#include "store/db.h"
#include "store/error.h"

#include <cstdint>
#include <vector>

namespace store {

class Exports;

inline constexpr std::int64_t most_retention_days = 3650;
/// The longest that a kiosk in use is off, over holidays. After more its clock may as well have jumped.
inline constexpr std::int32_t most_days_off = 31;

/// Erases what a table whose keys begin with a day holds of these days; answers how many rows.
std::size_t erase_days(WriteTxn& txn, Table table, Period period);

/// Erases the periods' visits, requests and day keys in one commit with an audit entry of `slot` for each; answers how
/// many visits there were. The bytes are gone once the database is rewritten. Errors as Store::erase_exported.
Result<std::uint64_t> erase_exported(Db& db, const Exports& exports, const std::vector<Period>& periods,
                                     std::uint16_t slot, Day today);
/// The same for every verified group that went out `after_days` ago or earlier. Each gap of more than most_days_off, in
/// which nothing was counted, makes one day: a clock far ahead erases nothing, neither at once nor on the days after,
/// and a kiosk that was closed for so long keeps what it has for longer. Slot 0 in the audit: nobody did it.
Result<std::uint64_t> erase_due(Db& db, const Exports& exports, std::int64_t after_days, Day today);

} // namespace store

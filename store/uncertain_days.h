// Days the clock may have named wrongly: before the program was made, or behind a day that was stored. A day is marked
// in the commit of the first visit it got, and stays marked: nobody can say any more which day it was. Holds days only.
#pragma once

#include "store/day.h"
#include "store/error.h"

#include <optional>
#include <vector>

namespace store {

class Db;
class ReadTxn;
class WriteTxn;

/// Once, however often it is called.
void mark_uncertain(WriteTxn& txn, Day day);
/// Ascending.
std::vector<Day> uncertain_days(const ReadTxn& txn);
Result<std::vector<Day>> uncertain_days(const Db& db, Period period);

/// Days after `day` with a visit or a count, ascending.
std::vector<Day> known_after(const ReadTxn& txn, Day day);

/// Days with a visit or a count, ascending.
Result<std::vector<Day>> known_days(const Db& db, Period period);

/// The newest day with a visit or a count that is not uncertain: a clock behind it is wrong.
Result<std::optional<Day>> newest_certain_day(const Db& db);

} // namespace store

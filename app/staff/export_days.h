// Which days may go out together: never a group that shares some of its days with another that went out before. Pure.
#pragma once

#include "app/facts.h"

#include <optional>

namespace porchlight::staff {

/// The group that went out with this day in it.
std::optional<store::Period> group_of(const ExportFact& fact, store::Day day);

/// False for a day that still waits, alone or in a group no medium let go of.
bool is_out(const ExportFact& fact, store::Day day);

/// From `first` towards `last`, stopping at the edge of what went out already and before `today`.
store::Period reach(const ExportFact& fact, store::Day first, store::Day last, store::Day today);

/// This month (0) or the one before (-1): its days that went out in no group, or the whole group when all of them did.
/// Nothing when no finished day is left, or when they do not hang together.
std::optional<store::Period> month_of(const ExportFact& fact, store::Day today, int month);

} // namespace porchlight::staff

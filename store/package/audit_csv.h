// audit.csv: what staff did on the days of an export, for whoever may read the visits. By passcode and day, as the
// audit itself: no names, no times, no visit.
#pragma once

#include "store/audit.h"

#include <string>
#include <string_view>

namespace store {

inline constexpr std::string_view audit_header = "day,passcode,action,from,until,chain\r\n";

inline constexpr std::size_t audit_step_bytes = 16'384; ///< a file of 150 entries is as long as an empty one

/// The code of an action in the file; FORMAT.md lists them.
std::string_view code_of(Action action);

/// Entries of the period, oldest first, RFC 4180, each with its link of the chain: whoever keeps a package sees whether
/// the list was written anew since. A chain that does not hold is said in a row of its own,
/// `chain_broken`, instead of entries nobody can trust. Before them a row `day_uncertain` for each of `uncertain_days`;
/// behind them one row `fill`, up to a multiple of audit_step_bytes.
/// What Audit::list answers when the store can't be read.
Result<std::string> audit_csv(const Audit& audit, Period period, const std::vector<Day>& uncertain_days = {});

} // namespace store

// Kind notes on their way from one visitor to the next: which note, and how many showings are left. Nothing of who left
// it. A note left is shown twice, then rests.
#pragma once

#include "store/arrival_name.h"
#include "store/error.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace store {

class ReadTxn;
class WriteTxn;

inline constexpr std::uint32_t showings_per_note = 2; ///< design/screens.md 5: "shown once or twice, then rests"

/// A note is named by its catalogue key, a-z, 0-9, '.', '-' (1 to 60), never by its words.
bool is_note_key(std::string_view key);

/// Within the transaction of a visit: draws a waiting note, more often one that more people left, and uses up one
/// showing. Nothing when none is waiting.
std::optional<std::string> take_note(WriteTxn& txn, const RandomSource& random);

/// Leaves a note for others. Code::invalid when the key is not one.
Result<void> leave_note(WriteTxn& txn, std::string_view key);

} // namespace store

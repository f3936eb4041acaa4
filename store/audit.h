// What staff did, by slot and day, each entry holding the hash of the one before. Never a visit, never a clock time.
#pragma once

#include "store/crypto.h"
#include "store/day.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace store {

class Db;
class WriteTxn;

enum class Action : std::uint8_t {
    set_up,
    unlocked,
    failed_try, ///< the slot is 0: nobody knows whose it was
    recovered,
    exported,
    passcode_added,
    passcode_changed,
    passcode_removed,
    settings_changed,
    erased_days,
    export_words_changed,
    rekeyed,
    restored,
};

struct AuditEntry {
    Day day;
    std::uint16_t slot = 0; ///< whose passcode; 0 is the recovery code or nobody
    Action action = Action::set_up;
    std::optional<Period> period; ///< of an export or an erasure
    friend bool operator==(const AuditEntry&, const AuditEntry&) = default;
};

/// An entry and the BLAKE2b-256 of its value, which the next entry holds.
struct AuditLink {
    AuditEntry entry;
    Digest digest{};
};

/// Safe from several threads.
class Audit {
  public:
    explicit Audit(Db& db) : db_(db) {}

    Result<void> add(const AuditEntry& entry);
    /// Oldest first, with the chain checked: Code::corrupt names the first entry that does not follow from the one
    /// before it.
    Result<std::vector<AuditEntry>> list() const;
    /// The same, with the digests that packages carry away.
    Result<std::vector<AuditLink>> chain() const;

    static Result<void> add(WriteTxn& txn, const AuditEntry& entry);

  private:
    Db& db_;
};

} // namespace store

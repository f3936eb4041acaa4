// Which days went out together. A day that went out once goes out again only in the same group, so that no two
// summaries can be set side by side to pick somebody out.
#pragma once

#include "store/crypto.h"
#include "store/day.h"

#include <optional>
#include <vector>

namespace store {

class Db;
class Session;

struct ExportEntry {
    Period period;
    Digest manifest_sha256{}; ///< of manifest.json as written
    bool verified = false;    ///< every file was read back from the medium and matched
    friend bool operator==(const ExportEntry&, const ExportEntry&) = default;
};

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
    /// Remembers that the group went out. The same checks; the same group again replaces its entry, and once verified
    /// it stays verified. Goes to the audit in the same commit.
    Result<void> record(const ExportEntry& entry, const Session& session, Day today);
    /// Days with visits, before `today`, in no group yet; ascending.
    Result<std::vector<Day>> days_waiting(Day today) const;
    /// "Since the last export": from the first waiting day, or from the day after the newest group, whichever is later,
    /// to yesterday. Nothing when no day is waiting after the newest group.
    Result<std::optional<Period>> since_last(Day today) const;

  private:
    Db& db_;
};

} // namespace store

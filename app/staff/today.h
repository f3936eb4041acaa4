// What the staff screens show of today, made small enough that nobody stands out. Pure.
#pragma once

#include "app/facts.h"
#include "store/summary.h"

#include <optional>
#include <vector>

namespace porchlight::staff {

/// Kinds of visit with 3 or more by name, largest first, all others together as "Other kinds", last. If the others
/// alone would be 1 or 2, the smallest named kind joins them (screens.md, 14).
std::vector<KindFact> kinds_shown(const std::array<std::uint64_t, store::reason_count>& reasons);

/// The five cells of a line once 10 people have answered it, nothing before.
FeelingFact feeling_shown(const store::LineTally& line);

/// A cell of one or two people reads "1–2", whichever it is.
constexpr bool is_hidden(std::int32_t count) { return count == 1 || count == 2; }

/// Shade of a cell by its share of the line's answers: 0 nobody, then below 25, 45 and 65 %, 4 above
/// (design/tokens.md, 2.1). A hidden cell has shade 1, so that the shade does not tell what the words hide.
int cell_shade(std::int32_t count, std::int32_t answers);

TodayFacts today_of(const store::Tally& tally);

struct HealthSigns {
    std::int32_t days_waiting = 0;
    std::optional<store::Day> newest;
    bool clock_is_sure = true;                 ///< see Store::clock_is_sure
    bool unread = false;                       ///< a record or a list could not be read
    std::optional<std::uint64_t> free_bytes;   ///< on the data folder's medium; none: it could not be read
    bool damaged = false;                      ///< a database was set aside
    bool no_reserve = false;                   ///< no room was kept for a full disk
    bool upkeep_failed = false;                ///< the newest one did not end well
    std::optional<Battery> battery;            ///< its plug gives nothing
    bool touch_missing = false;                ///< see touch_is_missing
    bool power_came_back = false;              ///< it went out while the kiosk ran, and staff don't know
    bool reads_damaged = false;                ///< the installed pack; those of the program are shown
    std::optional<store::Day> help_checked_on; ///< see HelpNumbers::checked_on
};
/// Every problem, the most urgent first, which is the health line's: no mains power, no touchscreen where there was
/// one, a clock behind the newest day or the program, what was damaged or cannot be read, no or little room, an upkeep
/// that failed, a power cut that is over and left everything whole, help numbers nobody has checked for long, reads
/// that are damaged, then a week of days that went out nowhere.
void judge_health(TodayFacts& today, const HealthSigns& signs, store::Day now);

inline constexpr std::uint64_t named_kind_min = 3, feelings_min = 10;
inline constexpr std::int32_t export_due_days = 7;
inline constexpr std::uint64_t space_wanted_bytes = 200'000'000; ///< years of visits, and an export beside them

} // namespace porchlight::staff

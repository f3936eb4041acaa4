// Is this kiosk well? `porchlight doctor` judges by the same signs as the staff screens (staff::judge_health) and says
// what is wrong in the same words, then what only whoever stands at its keyboard can mend.
#pragma once

#include "app/config.h"
#include "app/error.h"
#include "app/staff/today.h"
#include "store/day.h"
#include "store/store.h"
#include "ui/window.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace porchlight {

struct HealthItem {
    /// "power", "outage", "store", "records", "damage", "reserve", "space", "clock", "export", "reads", "numbers",
    /// "touch", "display", "panel", "fonts", "swap"
    std::string name;
    bool well = true;
    std::string sentence;
};

/// Looks at the data folder, the medium under it, the clock, the display, the fonts and the last export. Opens the
/// store when no running kiosk holds it, and changes nothing, unless a damaged database has to be rescued.
std::vector<HealthItem> look_after(const std::filesystem::path& data);

/// What staff screens and doctor judge a kiosk by, but for its reads and help numbers. `unread` when the store can't
/// answer.
staff::HealthSigns signs_of(store::Store& store, const std::filesystem::path& data, store::Day today);

/// The files and partitions that memory may be written to, by the kernel's list (proc(5), /proc/swaps), but for those
/// that are in memory themselves (zram).
std::vector<std::string> swaps_on_disk(const std::filesystem::path& swaps = "/proc/swaps");

/// How large targets and letters come out on the panel, by the settings or by what the panel says of itself.
HealthItem panel_item(const Config& config, const ui::Display& display);

/// A touchscreen answered in all four corners at set-up, and none is connected now. `is_connected`: see
/// ui::touchscreen_connected. That the glass still answers can be told only by whoever stands before it.
bool touch_is_missing(const Config& config, std::optional<bool> is_connected);

/// What is left of the medium under `folder` for us; nothing when it cannot be asked.
std::optional<std::uint64_t> free_bytes_at(const std::filesystem::path& folder);

} // namespace porchlight

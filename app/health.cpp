#include "app/health.h"

#include "app/clock.h"
#include "app/config.h"
#include "app/effects.h"
#include "app/library/content.h"
#include "app/library/packs.h"
#include "app/places.h"
#include "app/staff/today.h"
#include "app/version.h"
#include "store/store.h"
#include "ui/legible.h"
#include "ui/stage.h"
#include "ui/window.h"

#include <cmath>
#include <sys/statvfs.h>

namespace porchlight {

namespace {

HealthItem space_item(const std::filesystem::path& data) {
    const auto free_bytes = free_bytes_at(data);
    if (!free_bytes)
        return {"space", false,
                "How much room is left at " + data.string() + " can't be read; check that the folder is there."};
    const std::string free_text = std::to_string(*free_bytes / 1'000'000) + " MB free";
    if (*free_bytes < space_wanted_bytes)
        return {"space", false, "Only " + free_text + ". Export, then erase exported days, or make room on the disk."};
    return {"space", true, free_text + "."};
}

HealthItem display_item() {
    auto found = ui::primary_display();
    if (!found) return {"display", false, found.error()};
    const auto pixels = [](float value) { return std::to_string(std::lround(value)); };
    return {"display", true,
            found->name + ", " + pixels(found->px.width) + " x " + pixels(found->px.height) + " pixels."};
}

/// Millimetres with one decimal.
std::string mm(float value) {
    const auto tenths = std::lround(value * 10);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " mm";
}

} // namespace

HealthItem panel_item(const Config& config, const ui::Display& display) {
    const bool is_told = config.panel_width_mm > 0;
    const float pixel_mm =
        ui::mm_per_pixel(is_told ? static_cast<float>(config.panel_width_mm) : display.mm.width, display.px.width);
    if (pixel_mm <= 0)
        return {"panel", true,
                "Nobody knows how large it is. Choose its size in step 3 of set-up, or write its lit area under "
                "[screen] in "
                "porchlight.toml."};
    const ui::OnGlass on_glass = ui::on_glass(ui::mm_per_unit(pixel_mm, display.px));
    const std::string sizes = "Targets are " + mm(on_glass.target_mm) + " and " + mm(on_glass.gap_mm) +
                              " apart, capital letters " + mm(on_glass.capital_mm) + ".";
    if (on_glass.is_enough()) return {"panel", true, sizes};
    return {"panel", false,
            sizes + " Wanted are 12.7, 2.54 and 4.8 mm: take a larger panel, or correct [screen] in porchlight.toml."};
}

namespace {

HealthItem fonts_item() {
    const auto share = share_folder();
    if (!share) return {"fonts", false, share.error().sentence};
    if (auto stage = ui::Stage::create({.assets = *share}); !stage) return {"fonts", false, stage.error()};
    return {"fonts", true, "Every font and drawing is there."};
}

HealthItem clock_item(const LocalTime& now, std::optional<store::Day> newest) {
    if (now.day < day_built()) return {"clock", false, "The date is before this program was made. Set the clock."};
    if (newest && *newest > now.day) return {"clock", false, "The date is before the newest visit. Set the clock."};
    return {"clock", true, "The date is " + store::to_iso(now.day) + "."};
}

HealthItem export_item(store::Store& store, store::Day today) {
    const auto waiting = store.exports().days_waiting(today);
    if (!waiting) return {"export", false, waiting.error().detail};
    const auto days = static_cast<std::int32_t>(waiting->size());
    const std::string text = std::to_string(days) + (days == 1 ? " day of visits is" : " days of visits are");
    if (days >= staff::export_due_days) return {"export", false, text + " only on this kiosk. Export them."};
    return {"export", true, days == 0 ? "Nothing waits for an export." : text + " not exported yet."};
}

/// Read from the names in the folder, so that a running kiosk hides nothing.
void condition_items(const std::filesystem::path& data, std::vector<HealthItem>& items) {
    const store::Condition condition = store::condition_of(data);
    if (!condition.set_aside.empty())
        items.push_back(
            {"damage", false,
             "Damaged data lies in " + (data / condition.set_aside.back()).string() +
                 "; what could be read of it goes on. Keep that folder, look at the disk, then move it away."});
    if (!condition.holds_reserve)
        items.push_back(
            {"reserve", false, "There is no room for the reserve of a day's visits. Make room on the disk."});
}

HealthItem reads_item(const std::filesystem::path& share, const std::filesystem::path& data) {
    if (const auto fault = library::installed_fault(data))
        return {"reads", false,
                *fault + " The reads that came with the program are shown: install the pack again, or bring the one "
                         "before back with porchlight library revert."};
    const auto source = library::source_of(share, data);
    const auto version = library::version_of(source.root);
    return {
        "reads", true,
        (source.root == share ? "Those that came with the program are shown" : "Those of an installed pack are shown") +
            (version ? ", version " + std::to_string(*version) + "." : std::string("."))};
}

/// The crisis and emergency lines that people are told to call.
HealthItem numbers_item(const std::filesystem::path& share, const std::filesystem::path& data, Region region,
                        store::Day today) {
    const auto lines = library::help_lines_of(share, data, region);
    if (!lines) return {"numbers", false, lines.error().sentence};
    for (const auto* line : {&lines->crisis, &lines->emergency})
        if (*line && needs_checking(**line, today))
            return {"numbers", false,
                    (*line)->name + ", " + (*line)->number + ", was last checked on " +
                        store::to_iso((*line)->verified_on) + ". Call it, and install a pack with the day of today."};
    return {"numbers", true,
            "Every help number was checked in the last " + std::to_string(verified_for_days) + " days."};
}

/// Nobody but whoever stands before the screen can try its corners.
HealthItem touch_item(const Config& config) {
    return {"touch", true,
            config.touch_tested ? "All four corners answered when it was set up."
                                : "Nobody has tried its four corners; step 3 of set-up on the screen does."};
}

/// Says how the store is, and lays what was chosen on the screen over `config` and `now` when it can be read.
void store_items(const std::filesystem::path& data, Config& config, LocalTime& now, std::vector<HealthItem>& items) {
    std::error_code failed;
    if (!std::filesystem::is_directory(data, failed)) {
        items.push_back(
            {"store", false, data.string() + " is not there; run porchlight setup, or name the kiosk's data folder."});
        items.push_back(clock_item(now, {}));
        return;
    }
    auto store = store::Store::open(data);
    if (!store && store.error().code == store::Code::in_use) {
        items.push_back({"store", true, "A running Porchlight holds it."});
        items.push_back(clock_item(now, {}));
        return;
    }
    if (!store) {
        items.push_back({"store", false, store.error().detail});
        items.push_back(clock_item(now, {}));
        return;
    }
    if (lay_settings_over(config, (*store)->settings()))
        if (const auto clock = Clock::open(config.time_zone, config.clock_correction_minutes)) now = clock->now();
    const auto set_up = (*store)->is_set_up();
    const auto step = (*store)->settings().get(setup_step_key);
    if (!set_up || !step)
        items.push_back({"store", false, set_up ? step.error().detail : set_up.error().detail});
    else if (!*set_up || *step)
        items.push_back({"store", false, "Set-up is not done. Run porchlight setup, or finish it on the screen."});
    else
        items.push_back({"store", true, "The store opens and is set up."});
    const auto newest = (*store)->newest_day();
    items.push_back(clock_item(now, newest.value_or(std::nullopt)));
    items.push_back(export_item(**store, now.day));
    items.push_back(touch_item(config));
}

} // namespace

std::optional<std::uint64_t> free_bytes_at(const std::filesystem::path& folder) {
    struct statvfs medium {};
    if (::statvfs(folder.c_str(), &medium) != 0) return std::nullopt;
    return static_cast<std::uint64_t>(medium.f_bavail) * medium.f_frsize;
}

std::vector<HealthItem> look_after(const std::filesystem::path& data) {
    std::vector<HealthItem> items;
    Config config;
    const auto share = share_folder();
    if (share)
        if (auto read = load_config_if_there(config_file(*share))) config = std::move(*read);
    const auto clock = Clock::open(config.time_zone);
    LocalTime now = clock ? clock->now() : LocalTime{};
    store_items(data, config, now, items);
    if (share) {
        items.push_back(reads_item(*share, data));
        items.push_back(numbers_item(*share, data, config.region, now.day));
    }
    std::error_code failed;
    if (std::filesystem::is_directory(data / "db", failed)) condition_items(data, items);
    items.push_back(space_item(data));
    items.push_back(display_item());
    if (const auto display = ui::primary_display()) items.push_back(panel_item(config, *display));
    items.push_back(fonts_item());
    return items;
}

} // namespace porchlight

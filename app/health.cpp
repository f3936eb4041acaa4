#include "app/health.h"

#include "app/clock.h"
#include "app/config.h"
#include "app/effects.h"
#include "app/help_lines.h"
#include "app/kept_settings.h"
#include "app/library/content.h"
#include "app/library/packs.h"
#include "app/places.h"
#include "app/power.h"
#include "app/staff/health_words.h"
#include "app/staff/today.h"
#include "app/strings.h"
#include "app/unicode.h"
#include "app/version.h"
#include "store/store.h"
#include "ui/legible.h"
#include "ui/stage.h"
#include "ui/touchscreen.h"
#include "ui/window.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sys/statvfs.h>

namespace porchlight {

namespace {

HealthItem display_item() {
    if (std::getenv("DISPLAY") == nullptr)
        return {"display", true, "It was not looked at: no display was named (DISPLAY)."};
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

/// What needs no open store.
staff::HealthSigns folder_signs(const std::filesystem::path& data, const store::Condition& condition) {
    staff::HealthSigns signs;
    signs.free_bytes = free_bytes_at(data);
    signs.damaged = !condition.set_aside.empty();
    signs.no_reserve = !condition.holds_reserve;
    return signs;
}

/// One thing that is judged as on the staff screens.
struct Judged {
    const char* name;
    HealthFact what;
    std::string when_well;
    std::string detail = {}; ///< after the staff screens' words when it is not
};

/// A sheet's words on one line, without its bold.
std::string plain(std::string words) {
    for (std::size_t at; (at = words.find("**")) != std::string::npos;) words.erase(at, 2);
    return in_one_line(std::move(words));
}

std::string space_words(std::optional<std::uint64_t> free_bytes) {
    return free_bytes ? std::to_string(*free_bytes / 1'000'000) + " MB free." : "How much room is left can't be read.";
}

std::string export_words(std::int32_t days_waiting) {
    if (days_waiting == 0) return "Nothing waits for an export.";
    return std::to_string(days_waiting) + (days_waiting == 1 ? " day of visits is" : " days of visits are") +
           " not exported yet.";
}

std::string reads_words(const std::filesystem::path& share, const std::filesystem::path& data) {
    const auto source = library::source_of(share, data);
    const auto version = library::version_of(source.root);
    return (source.root == share ? "Those that came with the program are shown"
                                 : "Those of an installed pack are shown") +
           (version ? ", version " + std::to_string(*version) + "." : std::string("."));
}

/// What was found out about a kiosk, as far as nobody else holds its store.
struct Found {
    Config config;
    LocalTime now;
    staff::HealthSigns signs;
    std::vector<HealthItem> items;
    bool store_read = false, set_up = false, numbers_read = false;
};

HealthItem swap_item() {
    const std::vector<std::string> swaps = swaps_on_disk();
    if (swaps.empty()) return {"swap", true, "Nothing that is in memory goes to a disk."};
    return {"swap", false,
            "This machine may write its memory, and so an answer that was not sent, to " + swaps.front() +
                ". Switch swap off: take its line out of /etc/fstab and start the machine again."};
}

/// What the folders tell.
struct Folders {
    const std::filesystem::path& data;
    const std::filesystem::path& share;
    const store::Condition& condition;
    std::string reads_fault; ///< of the installed pack, or empty
};

/// What the staff screens judge, in their words.
void add_judged(Found& found, const Folders& folders, const Strings& say) {
    const auto& [data, share, condition, reads_fault] = folders;
    const std::string set_aside = condition.set_aside.empty() ? "" : (data / condition.set_aside.back()).string();
    std::vector<Judged> all{{"power", HealthFact::battery, "The power is on."},
                            {"outage", HealthFact::power, "No power cut that staff have not been told of."},
                            {"space", HealthFact::full, space_words(found.signs.free_bytes)},
                            {"clock", HealthFact::clock, "The date is " + store::to_iso(found.now.day) + "."},
                            {"reads", HealthFact::reads, reads_words(share, data), reads_fault}};
    if (found.numbers_read)
        all.push_back({"numbers", HealthFact::help_numbers,
                       "Every help number was checked in the last " + std::to_string(verified_for_days) + " days."});
    if (found.store_read) {
        all.push_back({"records", HealthFact::unread, "Every list can be read."});
        all.push_back({"export", HealthFact::export_due, export_words(found.signs.days_waiting)});
        all.push_back({"touch", HealthFact::touch,
                       found.config.touch_tested
                           ? "All four corners answered when it was set up."
                           : "No touchscreen was tried in its four corners; step 3 of set-up on the screen does."});
    }
    std::error_code failed;
    if (std::filesystem::is_directory(data / "db", failed)) {
        all.push_back(
            {"damage", HealthFact::damage, "Nothing was set aside.",
             "Damaged data lies in " + set_aside + "; keep that folder, look at the disk, then move it away."});
        all.push_back({"reserve", HealthFact::reserve, "Room is kept for a full day."});
    }
    TodayFacts judged;
    staff::judge_health(judged, found.signs, found.now.day);
    for (const Judged& one : all) {
        const bool is_ill = std::ranges::find(judged.problems, one.what) != judged.problems.end();
        std::string words = is_ill ? plain(staff::health_words(say, one.what, judged)) : one.when_well;
        if (is_ill && !one.detail.empty()) words += " " + one.detail;
        found.items.push_back({one.name, !is_ill, std::move(words)});
    }
}

/// The day the numbers that are shown were checked, by whoever did so last.
void look_at_numbers(Found& found, const std::filesystem::path& share, const std::filesystem::path& data) {
    const auto lines = library::help_lines_of(share, data, found.config.region);
    if (!lines) return found.items.push_back({"numbers", false, lines.error().sentence});
    found.numbers_read = true;
    found.signs.help_checked_on = shown_numbers(found.config, numbers_of(*lines), found.set_up).checked_on;
}

} // namespace

bool touch_is_missing(const Config& config, std::optional<bool> is_connected) {
    return config.touch_tested && is_connected == false;
}

namespace {

/// Says how the store is, and lays what was chosen on the screen over the settings when it can be read.
void look_at_store(Found& found, const std::filesystem::path& data) {
    const auto said = [&](bool well, std::string sentence) {
        found.items.push_back({"store", well, std::move(sentence)});
    };
    std::error_code failed;
    if (!std::filesystem::is_directory(data, failed))
        return said(false, data.string() + " is not there; run porchlight setup, or name the kiosk's data folder.");
    if (!std::filesystem::exists(data / "db", failed) && !std::filesystem::exists(data / "lock", failed))
        return said(false, data.string() +
                               " holds no kiosk's data yet. Finish set-up on the screen, run porchlight setup, "
                               "or name the kiosk's data folder.");
    auto opened = store::Store::open(data, {.built = day_built()});
    if (!opened && opened.error().code == store::Code::in_use) return said(true, "A running Porchlight holds it.");
    if (!opened) return said(false, opened.error().detail);
    store::Store& store = **opened;
    if (lay_settings_over(found.config, store.settings()))
        if (const auto clock = Clock::open(found.config.time_zone, found.config.clock_correction_minutes))
            found.now = clock->now();
    const auto set_up = store.is_set_up();
    const auto step = store.settings().get(setup_step_key);
    if (!set_up || !step) return said(false, set_up ? step.error().detail : set_up.error().detail);
    found.set_up = *set_up && !*step;
    said(found.set_up, found.set_up ? "The store opens and is set up."
                                    : "Set-up is not done. Run porchlight setup, or finish it on the screen.");
    found.signs = signs_of(store, data, found.now.day);
    found.store_read = true;
}

} // namespace

std::vector<std::string> swaps_on_disk(const std::filesystem::path& swaps) {
    std::vector<std::string> found;
    std::ifstream list(swaps);
    std::string line;
    std::getline(list, line); // its head
    while (std::getline(list, line)) {
        std::string name = line.substr(0, line.find_first_of(" \t"));
        if (!name.starts_with("/dev/zram")) found.push_back(std::move(name));
    }
    return found;
}

std::optional<std::uint64_t> free_bytes_at(const std::filesystem::path& folder) {
    struct statvfs medium {};
    if (::statvfs(folder.c_str(), &medium) != 0) return std::nullopt;
    return static_cast<std::uint64_t>(medium.f_bavail) * medium.f_frsize;
}

staff::HealthSigns signs_of(store::Store& store, const std::filesystem::path& data, store::Day today) {
    const store::Condition condition = store.condition();
    staff::HealthSigns signs = folder_signs(data, condition);
    const auto days = store.exports().days_waiting(today);
    const auto newest = store.newest_day();
    signs.days_waiting = days ? static_cast<std::int32_t>(days->size()) : 0;
    signs.newest = newest.value_or(std::nullopt);
    signs.clock_is_sure = store.clock_is_sure(today).value_or(true);
    signs.unread = !days || !newest;
    signs.upkeep_failed = condition.upkeep && condition.upkeep->code != store::Code::full;
    return signs;
}

std::vector<HealthItem> look_after(const std::filesystem::path& data) {
    const auto share = share_folder();
    if (!share) return {{"fonts", false, share.error().sentence}};
    Found found;
    if (auto read = load_config_if_there(config_file(*share))) found.config = std::move(*read);
    if (const auto clock = Clock::open(found.config.time_zone)) found.now = clock->now();
    look_at_store(found, data);
    const store::Condition condition = store::condition_of(data);
    if (!found.store_read) { // what the folder alone tells, while a running kiosk holds the store
        found.signs = folder_signs(data, condition);
        found.signs.clock_is_sure = found.now.day >= day_built();
    }
    found.signs.battery = battery_in_use();
    found.signs.touch_missing = touch_is_missing(found.config, ui::touchscreen_connected());
    found.signs.power_came_back = RunMark(data).power_came_back();
    const auto reads_fault = library::installed_fault(data);
    found.signs.reads_damaged = reads_fault.has_value();
    look_at_numbers(found, *share, data);
    if (const auto say = Strings::open(*share / "locale", "en"))
        add_judged(found, {data, *share, condition, reads_fault.value_or("")}, *say);
    else
        found.items.push_back({"words", false, say.error().sentence});
    found.items.push_back(display_item());
    if (const auto display = ui::primary_display()) found.items.push_back(panel_item(found.config, *display));
    found.items.push_back(fonts_item());
    found.items.push_back(swap_item());
    return std::move(found.items);
}

} // namespace porchlight

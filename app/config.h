// What a site decides in porchlight.toml. Choices made on the screen (set-up, settings) are kept in the store and stand
// over these. Refuses unknown keys, wrong types and values outside their limits; never guesses what was meant.
#pragma once

#include "app/error.h"
#include "app/facts.h"
#include "store/crypto.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace porchlight {

struct Config {
    std::string site_name;           ///< on the front page; may be empty
    std::string site_code = "kiosk"; ///< names the export's folder
    Region region = Region::us;
    std::string time_zone; ///< IANA name; empty: the system's own
    std::int32_t clock_correction_minutes =
        0;                     ///< the kiosk's clock is so far ahead of the machine's; only from the screen
    bool touch_tested = false; ///< a touchscreen answered in all four corners, at set-up
    /// Typed or confirmed at set-up instead of the country's; empty ones are left out on the screen.
    std::optional<HelpNumbers> help;
    std::vector<std::string> languages{"en", "es", "hi"};
    std::string language = "en";                          ///< one of `languages`
    std::vector<std::string> languages_off;               ///< of `languages`, not offered; only from the screen
    std::int32_t panel_width_mm = 0, panel_height_mm = 0; ///< 0: what the screen says of itself
    bool partial_present = true;                          ///< where the processor draws, only what changed is drawn
    std::string next_key = "f7", select_key = "f8";       ///< what a switch box presses; empty: none
    std::int32_t scan_seconds = 0;                        ///< 0, or 1 to 10: the focus moves on by itself
    bool sound_cues = false, sound_ring = true;
    std::int32_t sound_volume = 60;   ///< 0 to 100
    std::int32_t retention_days = 90; ///< store::retention_key; only from the screen
    DeskSide desk = DeskSide::left;
    DeskWeek desk_hours;
    bool lobby_phone = false;
    /// Which phone, by language: "blue". Where there is none it is "the lobby phone".
    std::map<std::string, std::string> lobby_phone_words;
    bool naloxone = false;
    std::array<bool, request_count> offers{true, true, true, true}; ///< in the order of RequestKind
    bool community_line = true, kind_notes = true, groups = true, checked_line = true;
    std::int32_t check_in_idle_seconds = 90;    ///< 30 to 300
    std::int32_t reading_idle_seconds = 180;    ///< 30 to 300
    std::filesystem::path data_folder;          ///< empty: the system's place for such data
    std::filesystem::path export_folder;        ///< empty: USB sticks
    bool export_is_mount = true;                ///< export_folder counts only while something is mounted on it
    std::vector<store::PublicKey> trusted_keys; ///< who may sign content packs; empty: no pack is taken
};

/// Reads the text of a settings file; `file` names it in refusals.
Result<Config> parse_config(std::string_view text, const std::string& file);

/// Reads a settings file. ExitCode::bad_input when it cannot be read.
Result<Config> load_config(const std::filesystem::path& file);

/// The same; a file that is not there means every default.
Result<Config> load_config_if_there(const std::filesystem::path& file);

/// "08:30-20:00" within a day; nothing when it is not that.
std::optional<DeskHours> hours_of(std::string_view text);
std::string to_text(DeskHours hours);
/// Of the settings, from Monday.
inline constexpr std::array<std::string_view, 7> weekday_keys{"monday", "tuesday",  "wednesday", "thursday",
                                                              "friday", "saturday", "sunday"};

/// Is the desk open at this minute of this weekday (0 is Monday)?
bool desk_is_open(const Config& config, std::int32_t weekday, std::int32_t minute);

/// When the desk opens next: how many days on (0: today) and at which minute. None when it never closes or never opens.
struct DeskOpening {
    std::int32_t days_on = 0;
    std::int32_t minute = 0;
    friend bool operator==(const DeskOpening&, const DeskOpening&) = default;
};
std::optional<DeskOpening> next_desk_opening(const Config& config, std::int32_t weekday, std::int32_t minute);

} // namespace porchlight

#include "app/config.h"

#include "app/toml_reader.h"
#include "store/package/digest.h"
#include "store/package/manifest.h"
#include "ui/window.h"

#include <algorithm>

namespace porchlight {
namespace {

constexpr std::size_t code_limit_letters = 32;
constexpr std::int32_t panel_limit_mm = 5'000;
constexpr std::int32_t minutes_a_day = 24 * 60;
constexpr std::int32_t days_a_week = 7;
constexpr const char* zone_folder = "/usr/share/zoneinfo";

bool is_language(const std::string& text) {
    return (text.size() == 2 || text.size() == 3) &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
}

bool is_zone(const std::string& name) {
    std::error_code error; // a name that cannot be looked up is not a zone
    return name.front() != '/' && name.find("..") == std::string::npos &&
           std::filesystem::is_regular_file(std::filesystem::path(zone_folder) / name, error);
}

/// "08:30" as a minute of the day; "24:00" is its end.
std::optional<std::int32_t> minute_of(std::string_view text) {
    const auto digit = [&text](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
    if (text.size() != 5 || text[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4)) return std::nullopt;
    const auto value = [&text](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
    const auto minute = value(0) * 60 + value(3);
    if (value(3) > 59 || minute > minutes_a_day) return std::nullopt;
    return minute;
}

void read_site(TomlReader& in, Config& config) {
    in.text("site.name", config.site_name, 0, site_name_letters_max);
    in.text("site.code", config.site_code, 1, code_limit_letters);
    if (in.has("site.code") && !store::is_kiosk_code(config.site_code))
        in.refuse("site.code",
                  "may hold small letters a to z, digits and, between them, \"-\" only, such as \"maple-street\"");
    in.choice("site.region", config.region, {{"us", Region::us}, {"in", Region::in}, {"other", Region::other}});
    in.text("site.time_zone", config.time_zone, 0, 64);
    if (!config.time_zone.empty() && !is_zone(config.time_zone))
        in.refuse("site.time_zone",
                  "is \"" + config.time_zone +
                      "\"; allowed are the names of /usr/share/zoneinfo, such as \"America/New_York\"");
    in.texts("site.languages", config.languages);
    for (const auto& language : config.languages)
        if (!is_language(language))
            in.refuse("site.languages",
                      "holds \"" + language + "\"; a language is two or three small letters, such as \"en\"");
    if (in.has("site.languages")) config.language = config.languages.front();
    in.text("site.language", config.language, 2, 3);
    if (std::find(config.languages.begin(), config.languages.end(), config.language) == config.languages.end())
        in.refuse("site.language", "is \"" + config.language + "\", which site.languages does not hold");
}

void read_desk(TomlReader& in, Config& config) {
    in.choice("desk.side", config.desk,
              {{"left", DeskSide::left}, {"right", DeskSide::right}, {"behind", DeskSide::behind}});
    std::array<std::optional<DeskHours>, 7> hours;
    bool given = false;
    for (std::size_t day = 0; day < weekday_keys.size(); ++day) {
        const auto key = "desk.hours." + std::string(weekday_keys[day]);
        std::string text;
        in.text(key, text, 1, 11);
        if (!in.has(key)) continue;
        given = true;
        hours[day] = hours_of(text);
        if (!hours[day] && text != "closed")
            in.refuse(key,
                      "is \"" + text + "\"; allowed are \"closed\" and hours within a day, such as \"08:00-20:00\"");
    }
    if (given) config.desk_hours = hours;
    in.flag("desk.lobby_phone", config.lobby_phone);
    for (const std::string& language : config.languages)
        if (const std::string key = "desk.lobby_phone_words." + language; in.has(key))
            in.text(key, config.lobby_phone_words[language], 1, 20);
    in.flag("desk.naloxone", config.naloxone);
}

void read_switches(TomlReader& in, Config& config) {
    const std::vector<std::string> known = ui::switch_key_names();
    for (const auto& [key, into] :
         {std::pair{"switches.next", &config.next_key}, {"switches.select", &config.select_key}}) {
        in.text(key, *into, 0, 8);
        if (into->empty() || std::find(known.begin(), known.end(), *into) != known.end()) continue;
        in.refuse(key, "is \"" + *into +
                           "\"; allowed are \"\", \"space\", \"enter\", \"tab\", \"1\" to \"9\" and \"f1\" to \"f12\"");
    }
    if (!config.next_key.empty() && config.next_key == config.select_key)
        in.refuse(in.has("switches.select") ? "switches.select" : "switches.next",
                  "is the key of the other switch too");
    in.number("switches.scan_seconds", config.scan_seconds, 0, 10);
}

void read_folder(TomlReader& in, const std::string& key, std::filesystem::path& into) {
    std::string text;
    in.text(key, text, 0, 1024);
    if (!text.empty() && text.front() != '/') in.refuse(key, "is \"" + text + "\"; a folder begins with \"/\"");
    into = text;
}

void read_keys(TomlReader& in, std::vector<store::PublicKey>& into) {
    std::vector<std::string> keys;
    in.texts("library.trusted_keys", keys);
    for (const std::string& text : keys) {
        store::PublicKey key{};
        if (!store::from_hex(text, key))
            in.refuse("library.trusted_keys", "holds \"" + text +
                                                  "\"; a key is 64 lower-case hexadecimal digits, as "
                                                  "porchlight library key prints it");
        into.push_back(key);
    }
}

} // namespace

std::optional<DeskHours> hours_of(std::string_view text) {
    if (text.size() != 11 || text[5] != '-') return std::nullopt;
    const auto from = minute_of(text.substr(0, 5));
    const auto until = minute_of(text.substr(6));
    if (!from || !until || *from >= *until) return std::nullopt;
    return DeskHours{*from, *until};
}

std::string to_text(DeskHours hours) {
    const auto two = [](std::int32_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    const auto time = [&](std::int32_t minute) { return two(minute / 60) + ":" + two(minute % 60); };
    return time(hours.from_minute) + "-" + time(hours.until_minute);
}

Result<Config> parse_config(std::string_view text, const std::string& file) {
    TomlReader in(text, file);
    Config config;
    read_site(in, config);
    in.number("screen.width_mm", config.panel_width_mm, 0, panel_limit_mm);
    in.number("screen.height_mm", config.panel_height_mm, 0, panel_limit_mm);
    if ((config.panel_width_mm == 0) != (config.panel_height_mm == 0))
        in.refuse(in.has("screen.width_mm") ? "screen.width_mm" : "screen.height_mm",
                  "needs the other side of the panel too; both are 0 or neither");
    in.flag("screen.partial_present", config.partial_present);
    read_switches(in, config);
    in.flag("sound.cues", config.sound_cues);
    in.flag("sound.ring", config.sound_ring);
    in.number("sound.volume", config.sound_volume, 0, 100);
    read_desk(in, config);
    constexpr std::array<const char*, request_count> requests = {"requests.peer", "requests.quiet", "requests.water",
                                                                 "requests.private_talk"};
    for (std::size_t request = 0; request < request_count; ++request)
        in.flag(requests[request], config.offers[request]);
    in.flag("shows.community_line", config.community_line);
    in.flag("shows.kind_notes", config.kind_notes);
    in.flag("shows.groups", config.groups);
    in.flag("shows.checked_line", config.checked_line);
    in.number("timeouts.check_in_seconds", config.check_in_idle_seconds, 30, 300);
    in.number("timeouts.reading_seconds", config.reading_idle_seconds, 30, 300);
    read_folder(in, "storage.data_folder", config.data_folder);
    read_folder(in, "storage.export_folder", config.export_folder);
    in.flag("storage.export_is_mount", config.export_is_mount);
    read_keys(in, config.trusted_keys);
    return in.finish().map([&config] { return std::move(config); });
}

Result<Config> load_config(const std::filesystem::path& file) {
    return read_settings_file(file.string()).and_then([&file](const std::string& text) {
        return parse_config(text, file.string());
    });
}

Result<Config> load_config_if_there(const std::filesystem::path& file) {
    std::error_code error;
    if (std::filesystem::status(file, error).type() == std::filesystem::file_type::not_found) return Config{};
    return load_config(file);
}

bool desk_is_open(const Config& config, std::int32_t weekday, std::int32_t minute) {
    if (!config.desk_hours) return true;
    const auto& hours = config.desk_hours->at(static_cast<std::size_t>(weekday));
    return hours && minute >= hours->from_minute && minute < hours->until_minute;
}

std::optional<DeskOpening> next_desk_opening(const Config& config, std::int32_t weekday, std::int32_t minute) {
    if (!config.desk_hours) return std::nullopt;
    for (std::int32_t days_on = 0; days_on <= days_a_week; ++days_on) {
        const auto& hours = config.desk_hours->at(static_cast<std::size_t>((weekday + days_on) % days_a_week));
        if (hours && (days_on > 0 || minute < hours->from_minute)) return DeskOpening{days_on, hours->from_minute};
    }
    return std::nullopt;
}

} // namespace porchlight

#include "app/kept_settings.h"

#include "app/effects.h"
#include "store/retention.h"

#include <algorithm>
#include <sstream>

namespace porchlight {

namespace {

constexpr std::array<std::string_view, request_count> request_keys{"requests.peer", "requests.quiet", "requests.water",
                                                                   "requests.private_talk"};

/// Reads what the screen has kept under fixed keys; what is not there leaves `into` as it is.
class Kept {
  public:
    explicit Kept(const std::map<std::string, store::Setting>& values) : values_(values) {}
    template <typename T>
    const T* get(std::string_view key) const {
        const auto found = values_.find(std::string(key));
        return found == values_.end() ? nullptr : std::get_if<T>(&found->second);
    }
    void flag(std::string_view key, bool& into) const {
        if (const bool* kept = get<bool>(key)) into = *kept;
    }
    /// Within its limits; what is outside them was not kept by this program.
    void number(std::string_view key, std::int32_t& into, std::int64_t least, std::int64_t most) const {
        if (const auto* kept = get<std::int64_t>(key); kept && *kept >= least && *kept <= most)
            into = static_cast<std::int32_t>(*kept);
    }

  private:
    const std::map<std::string, store::Setting>& values_;
};

void lay_place_over(Config& config, const Kept& kept) {
    if (const auto* name = kept.get<std::string>("site.name")) config.site_name = *name;
    if (const auto* language = kept.get<std::string>("site.language")) {
        config.language = *language;
        if (std::find(config.languages.begin(), config.languages.end(), *language) == config.languages.end())
            config.languages.insert(config.languages.begin(), *language);
    }
    if (const auto* off = kept.get<std::string>("site.languages_off")) {
        std::istringstream words(*off);
        config.languages_off.clear();
        for (std::string code; words >> code;)
            if (code != config.language) config.languages_off.push_back(code);
    }
    if (const auto* region = kept.get<std::string>("site.region"))
        config.region = *region == "us" ? Region::us : *region == "in" ? Region::in : Region::other;
}

void lay_desk_over(Config& config, const Kept& kept) {
    if (const auto* side = kept.get<std::string>("desk.side"))
        for (const DeskSide one : {DeskSide::left, DeskSide::right, DeskSide::behind})
            if (*side == name_of(one)) config.desk = one;
    kept.flag("desk.lobby_phone", config.lobby_phone);
    kept.flag("desk.naloxone", config.naloxone);
    const bool* given = kept.get<bool>("desk.hours");
    if (!given) return;
    config.desk_hours.reset();
    if (!*given) return;
    config.desk_hours.emplace();
    for (std::size_t day = 0; day < weekday_keys.size(); ++day)
        if (const auto* text = kept.get<std::string>("desk.hours." + std::string(weekday_keys[day])))
            (*config.desk_hours)[day] = hours_of(*text);
}

void lay_machine_over(Config& config, const Kept& kept) {
    if (const auto* zone = kept.get<std::string>("site.time_zone")) config.time_zone = *zone;
    if (const auto* ahead = kept.get<std::int64_t>("clock.correction_minutes"))
        config.clock_correction_minutes = static_cast<std::int32_t>(*ahead);
    const auto* width = kept.get<std::int64_t>("screen.width_mm");
    const auto* height = kept.get<std::int64_t>("screen.height_mm");
    if (width && height) {
        config.panel_width_mm = static_cast<std::int32_t>(*width);
        config.panel_height_mm = static_cast<std::int32_t>(*height);
    }
    kept.flag("screen.touch_tested", config.touch_tested);
}

void lay_help_over(Config& config, const Kept& kept) {
    const auto* crisis = kept.get<std::string>("help.crisis");
    const auto* emergency = kept.get<std::string>("help.emergency");
    if (!crisis || !emergency) return;
    config.help = HelpNumbers{*crisis, *emergency, false};
    if (const auto* checked = kept.get<std::string>("help.checked_on"))
        if (const auto day = store::day_from_iso(*checked)) config.help->checked_on = *day;
}

} // namespace

std::string_view name_of(DeskSide side) {
    return side == DeskSide::left ? "left" : side == DeskSide::right ? "right" : "behind";
}

std::map<std::string, store::Setting> settings_of(const Site& site, const std::vector<LanguageFact>& languages) {
    std::map<std::string, store::Setting> values{
        {"site.name", site.name},
        {"site.language", site.language},
        {"shows.community_line", site.community_line},
        {"shows.kind_notes", site.kind_notes},
        {"shows.groups", site.shows_groups},
        {"shows.checked_line", site.shows_checked},
        {"timeouts.check_in_seconds", std::int64_t{site.check_in_idle_seconds}},
        {"timeouts.reading_seconds", std::int64_t{site.reading_idle_seconds}},
        {"sound.cues", site.sound_cues},
        {"sound.ring", site.sound_ring},
        {"sound.volume", std::int64_t{site.sound_volume}},
        {std::string(store::retention_key), std::int64_t{site.retention_days}},
        {"desk.side", std::string(name_of(site.desk))},
        {"desk.lobby_phone", site.lobby_phone},
        {"desk.naloxone", site.naloxone},
        {"desk.hours", site.desk_hours.has_value()}};
    for (std::size_t i = 0; i < request_keys.size(); ++i) values.emplace(request_keys[i], site.offers[i]);
    for (std::size_t day = 0; site.desk_hours && day < weekday_keys.size(); ++day) {
        const auto& hours = (*site.desk_hours)[day];
        values.emplace("desk.hours." + std::string(weekday_keys[day]), hours ? to_text(*hours) : std::string("closed"));
    }
    std::string off;
    for (const LanguageFact& language : languages)
        if (std::ranges::find(site.languages, language.code, &LanguageFact::code) == site.languages.end())
            off += (off.empty() ? "" : " ") + language.code;
    values.emplace("site.languages_off", off);
    return values;
}

store::Result<void> lay_settings_over(Config& config, store::Settings& settings) {
    const auto all = settings.all();
    if (!all) return tl::unexpected(all.error());
    const Kept kept(*all);
    lay_place_over(config, kept);
    lay_desk_over(config, kept);
    lay_machine_over(config, kept);
    lay_help_over(config, kept);
    for (std::size_t i = 0; i < request_keys.size(); ++i) kept.flag(request_keys[i], config.offers[i]);
    kept.flag("shows.community_line", config.community_line);
    kept.flag("shows.kind_notes", config.kind_notes);
    kept.flag("shows.groups", config.groups);
    kept.flag("shows.checked_line", config.checked_line);
    kept.number("timeouts.check_in_seconds", config.check_in_idle_seconds, 30, 300);
    kept.number("timeouts.reading_seconds", config.reading_idle_seconds, 30, 300);
    kept.flag("sound.cues", config.sound_cues);
    kept.flag("sound.ring", config.sound_ring);
    kept.number("sound.volume", config.sound_volume, 0, 100);
    kept.number(store::retention_key, config.retention_days, 1, store::most_retention_days);
    return {};
}

HelpNumbers shown_numbers(const Config& config, const HelpNumbers& of_country, bool set_up) {
    if (!config.help) return set_up ? of_country : HelpNumbers{};
    HelpNumbers numbers = *config.help;
    numbers.spanish_press_two = of_country.spanish_press_two && numbers.crisis == of_country.crisis;
    return numbers;
}

} // namespace porchlight

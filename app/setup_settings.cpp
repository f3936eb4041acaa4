// What set-up decided, read from the store's settings and laid over porchlight.toml.
#include "app/effects.h"

namespace porchlight {

namespace {

using Values = std::map<std::string, store::Setting>;

template <typename T>
const T* value_of(const Values& all, std::string_view key) {
    const auto found = all.find(std::string(key));
    return found == all.end() ? nullptr : std::get_if<T>(&found->second);
}

void lay_clock(Config& config, const Values& all) {
    if (const auto* zone = value_of<std::string>(all, "site.time_zone")) config.time_zone = *zone;
    if (const auto* ahead = value_of<std::int64_t>(all, "clock.correction_minutes"))
        config.clock_correction_minutes = static_cast<std::int32_t>(*ahead);
}

void lay_screen_and_desk(Config& config, const Values& all) {
    const auto* width = value_of<std::int64_t>(all, "screen.width_mm");
    const auto* height = value_of<std::int64_t>(all, "screen.height_mm");
    if (width && height) {
        config.panel_width_mm = static_cast<std::int32_t>(*width);
        config.panel_height_mm = static_cast<std::int32_t>(*height);
    }
    if (const auto* tested = value_of<bool>(all, "screen.touch_tested")) config.touch_tested = *tested;
    const auto* crisis = value_of<std::string>(all, "help.crisis");
    const auto* emergency = value_of<std::string>(all, "help.emergency");
    if (crisis && emergency) {
        config.help = HelpNumbers{*crisis, *emergency, false};
        if (const auto* checked = value_of<std::string>(all, "help.checked_on"))
            if (const auto day = store::day_from_iso(*checked)) config.help->checked_on = *day;
    }
    if (const auto* side = value_of<std::string>(all, "desk.side"))
        config.desk = *side == "left" ? DeskSide::left : *side == "right" ? DeskSide::right : DeskSide::behind;
    if (const auto* phone = value_of<bool>(all, "desk.lobby_phone")) config.lobby_phone = *phone;
    if (const auto* heard = value_of<bool>(all, bell_key)) config.sound_ring = *heard;
    if (const auto* kit = value_of<bool>(all, "desk.naloxone")) config.naloxone = *kit;
}

} // namespace

void lay_set_up_over(Config& config, const std::map<std::string, store::Setting>& kept) {
    lay_clock(config, kept);
    lay_screen_and_desk(config, kept);
}

HelpNumbers shown_numbers(const Config& config, const HelpNumbers& of_country, bool set_up) {
    if (!config.help) return set_up ? of_country : HelpNumbers{};
    HelpNumbers numbers = *config.help;
    numbers.spanish_press_two = of_country.spanish_press_two && numbers.crisis == of_country.crisis;
    return numbers;
}

} // namespace porchlight

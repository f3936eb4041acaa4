// What set-up and staff decided on the screen: how the store's settings hold it, and how it lies over porchlight.toml.
#pragma once

#include "app/config.h"
#include "app/facts.h"
#include "store/settings.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace porchlight {

/// "left", "right" or "behind", as in porchlight.toml.
std::string_view name_of(DeskSide side);

/// What Settings keeps of a site; of `languages`, all that the site does not show are kept as switched off.
std::map<std::string, store::Setting> settings_of(const Site& site, const std::vector<LanguageFact>& languages);

/// What the site chose on the screen, from the store's settings, laid over porchlight.toml.
store::Result<void> lay_settings_over(Config& config, store::Settings& settings);

/// The numbers people see: what was confirmed at set-up, else the country's. None before they were confirmed on a
/// kiosk whose set-up is not over.
HelpNumbers shown_numbers(const Config& config, const HelpNumbers& of_country, bool set_up);

} // namespace porchlight

// The pages of Settings, each with one decision. Draw functions; a change comes back as the whole draft.
#pragma once

#include "app/page.h"

namespace porchlight::screens {

std::optional<Action> texts_page(const SettingsState& state, Page& page);
std::optional<Action> requests_page(const SettingsState& state, Page& page);
std::optional<Action> hours_page(const SettingsState& state, Page& page);
std::optional<Action> numbers_page(const SettingsState& state, Page& page);
std::optional<Action> touch_page(const SettingsState& state, Page& page);
/// `zone`, or the machine's own where that is empty.
const std::string& zone_in_use(const Page& page, const std::string& zone);
/// It in the words of the page.
std::string zone_now(Page& page, const std::string& zone);
std::optional<Action> clock_page(const SettingsState& state, Page& page);
std::optional<Action> desk_page(const SettingsState& state, Page& page);
std::optional<Action> timeouts_page(const SettingsState& state, Page& page);
std::optional<Action> languages_page(const SettingsState& state, Page& page);
std::optional<Action> retention_page(const SettingsState& state, Page& page);
std::optional<Action> sound_page(const SettingsState& state, Page& page);

std::optional<Action> passcodes_page(const SettingsState& state, Page& page);
std::optional<Action> passcode_page(const SettingsState& state, Page& page);
std::optional<Action> passphrase_page(const SettingsState& state, Page& page);
/// The words of new keys, to be copied before anything changes.
std::optional<Action> new_keys_page(const SettingsState& state, Page& page);

std::optional<Action> erase_page(const SettingsState& state, Page& page);
std::optional<Action> erase_passcode_page(const SettingsState& state, Page& page);
std::optional<Action> audit_page(Page& page);

} // namespace porchlight::screens

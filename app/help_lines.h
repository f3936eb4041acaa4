// The numbers people can call, as shipped for a country. A person at the site confirms them at set-up before anybody
// sees them. Refuses a number without a source and the day it was checked.
#pragma once

#include "app/error.h"
#include "app/facts.h"
#include "store/day.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace porchlight {

struct HelpLine {
    std::string name;
    std::string number; ///< as people dial it: 3 to 15 digits (ITU-T E.164), with spaces, "-" and a leading "+" allowed
    bool text = false;  ///< takes text messages too
    bool spanish_press_two = false;
    std::string source;
    store::Day verified_on;
};

/// A country without a line has none: it is left out on the screen, never shown blank.
struct HelpLines {
    Region region = Region::other;
    std::optional<HelpLine> crisis, emergency;
};

/// After this many days somebody must check a number again (standards: crisis lines).
inline constexpr std::int32_t verified_for_days = 90;

/// Older than `verified_for_days` on `today`, or checked on a day that is still to come.
bool needs_checking(store::Day verified_on, store::Day today);

/// May `number` stand on the help screen?
bool is_help_number(std::string_view number);

/// May they stand there together? A place may have no crisis line; everybody has an emergency number.
bool are_help_numbers(const HelpNumbers& numbers);

/// Reads the text of a help file; `file` names it in refusals.
Result<HelpLines> parse_help_lines(std::string_view text, const std::string& file);

/// Reads `folder`/us.toml or in.toml. Region::other has no file and no lines: staff type the numbers at set-up.
Result<HelpLines> load_help_lines(const std::filesystem::path& folder, Region region);

/// What the screens show of them.
HelpNumbers numbers_of(const HelpLines& lines);

} // namespace porchlight

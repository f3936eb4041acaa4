// A place on a feeling line in words, for speech: always a share of the way from left to right, never a number.
#pragma once

#include "app/strings.h"

#include <cstdint>
#include <optional>

namespace porchlight::screens {

/// "a quarter of the way from Worn out to Full of energy"; the table of screens.md, section 3. `value` is 0 to 100.
std::string place_in_words(const Strings& say, std::uint8_t value, std::string_view left, std::string_view right);

/// "Set, a quarter of the way from ...", or "Not answered".
std::string line_in_words(const Strings& say, std::optional<std::uint8_t> value, std::string_view left,
                          std::string_view right);

} // namespace porchlight::screens

// Languages nobody speaks, made from the English copy to look at what a layout does: one 40 % longer, one read from
// right to left. For the gallery and the tests; no site can offer them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace porchlight {

enum class Pseudo : std::uint8_t { longer, right_to_left };

/// "pseudo-long" and "pseudo-rtl"; nothing for every other name.
std::optional<Pseudo> pseudo_named(std::string_view language);

/// The copy in that language; {places} and **bold** stay as they are.
std::string pseudo_copy(Pseudo language, std::string_view copy);

} // namespace porchlight

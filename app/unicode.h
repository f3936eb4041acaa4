// Text that comes from files: is it UTF-8, and how many letters has it; and letters of texts being typed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace porchlight {

/// Where the first byte that is not UTF-8 stands; none when all of it is.
std::optional<std::size_t> first_bad_byte(std::string_view text);

/// Unicode code points in `text`, which must be UTF-8.
std::size_t letter_count(std::string_view text);

/// Adds a character of the Basic Multilingual Plane; others are left out.
void add_letter(std::string& text, char32_t letter);
/// Takes the last whole character off.
void erase_last_letter(std::string& text);

} // namespace porchlight

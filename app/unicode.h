// Text letter by letter: is it UTF-8, how many letters has it, and what a key adds or takes.
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

/// Line ends, tabs and the rest of what ASCII has for machines: a name holds none of them.
bool has_control_letters(std::string_view text);

/// Adds a code point; one that Unicode does not have is left out.
void add_letter(std::string& text, char32_t letter);
void drop_last_letter(std::string& text);
/// The last code point of valid UTF-8, 0 of nothing.
char32_t last_letter(std::string_view text);

/// Without the line breaks that were drawn for a narrow column.
std::string in_one_line(std::string words);

/// What a passcode may hold: any character of a US keyboard, the space too.
constexpr bool is_typeable(char32_t character) { return character >= U' ' && character < 0x7F; }

} // namespace porchlight

// Eight words a person can copy by hand: the recovery code and the export passphrase. Drawn from 2,048 short plain
// words chosen at build time from Debian's diceware list, so eight of them hold 88 bits. A code is checked by its own
// text, never by the list, so that an old code outlives a new list.
#pragma once

#include "store/secret.h"

#include <array>
#include <cstddef>
#include <string_view>

namespace store {

inline constexpr std::size_t word_list_size = 2048;
inline constexpr std::size_t code_word_count = 8;
inline constexpr std::size_t word_choice_count = 6;

/// Every word that can be drawn, in alphabetical order; 3 to 6 letters a to z.
const std::array<std::string_view, word_list_size>& word_list();

/// Eight drawn words, wiped when they go. Move-only.
class WordCode {
  public:
    /// Draws from the system's random source.
    static WordCode draw();
    std::string_view word(std::size_t place) const; ///< place 0 to 7
    /// "maple otter ...": one space between words, as it is printed, normalised and typed back.
    Secret text() const;

  private:
    explicit WordCode(Secret places) : places_(std::move(places)) {}
    Secret places_; // eight little-endian 16-bit places in the list
};

/// What somebody typed, as it is hashed: lower case, one space between words, none around them.
Secret normalise_code(std::string_view typed);

/// Six different words in random order for "which was word {n}?": the right one and five others of the list.
std::array<std::string_view, word_choice_count> word_choices(std::string_view right);

} // namespace store

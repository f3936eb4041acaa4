// How hard a passcode is to guess. zxcvbn knows the common words, the keyboard's rows, dates and repeats.
#include "store/vault.h"

#include <zxcvbn.h>

#include <algorithm>
#include <string>

namespace store {

namespace {

constexpr std::size_t most_bytes = 128;
constexpr std::size_t judged_bytes = 48; // zxcvbn's time grows with the square of the length
constexpr double least_bits = 28;        // see FORMAT.md, "What a passcode is worth"

std::size_t character_count(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
}

} // namespace

PasscodeStrength passcode_strength(std::string_view passcode) {
    if (character_count(passcode) < passcode_characters_min) return PasscodeStrength::too_short;
    if (passcode.size() > most_bytes) return PasscodeStrength::too_long;
    Secret judged(judged_bytes + 1); // ends in zero, as zxcvbn wants it
    std::copy_n(passcode.begin(), std::min(passcode.size(), judged_bytes), judged.bytes().begin());
    const char* of_this_place[] = {"porchlight", "kiosk", "lobby", "staff", "passcode", nullptr};
    const double bits = ZxcvbnMatch(reinterpret_cast<const char*>(judged.bytes().data()), of_this_place, nullptr);
    return bits < least_bits ? PasscodeStrength::easy : PasscodeStrength::good;
}

} // namespace store

// SHA-256 and hexadecimal, as the package uses them. Hashes what it is given; keeps no secrets.
#pragma once

#include "store/crypto.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace store {

Digest sha256(ByteView bytes);

/// Two lower-case hexadecimal digits a byte.
std::string to_hex(ByteView bytes);

/// Fills all of `out`; false when the text is not exactly that many lower-case hexadecimal digits.
bool from_hex(std::string_view text, std::span<std::uint8_t> out);

} // namespace store

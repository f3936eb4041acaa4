// records.zip: records.csv under AES-256 as WinZip and 7-Zip know it (AE-2). libzip makes and reads the container.
// Refuses to write a row in the clear anywhere, in memory beyond half a megabyte included.
#pragma once

#include "store/error.h"
#include "store/secret.h"
#include "store/visit.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace store {

/// The whole zip file. `visits` sorted by id and within `period`. The entry's time is noon of the period's last day.
Result<std::vector<std::uint8_t>> lock_records(std::span<const Visit> visits, Period period,
                                               std::string_view passphrase);

/// records.csv out of the zip file. Code::wrong_passcode when the passphrase does not open it, Code::corrupt with what
/// is wrong otherwise. The caller wipes what it gets.
Result<std::string> unlock_records(std::span<const std::uint8_t> zip, const SecretText& passphrase);

} // namespace store

// The device secret: 32 random bytes in a file of their own beside the database, so that a copied database alone gives
// a thief no passcode to guess at. On the medium there is the whole key, the one before, or none: never a torn one.
#pragma once

#include "store/error.h"
#include "store/secret.h"

#include <filesystem>

namespace store {

/// Code::not_found when the file is not there; Code::corrupt when it is not 32 bytes.
Result<Secret> read_device_key(const std::filesystem::path& file);

/// Makes the file, readable by its owner alone, durable together with its name in the folder. One that is there is
/// replaced: the caller knows that nothing hangs on it.
Result<Secret> make_device_key(const std::filesystem::path& file);

/// Gives the key in `next` the name `file`, durably; the one that was there is gone.
Result<void> adopt_device_key(const std::filesystem::path& next, const std::filesystem::path& file);

} // namespace store

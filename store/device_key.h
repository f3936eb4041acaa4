// The device secret: 32 random bytes in a file of their own beside the database, so that a copied database alone gives
// a thief no passcode to guess at. On the medium there is the whole key, the one before, or none: never a torn one.
#pragma once

#include "store/crypto.h"
#include "store/error.h"
#include "store/secret.h"

#include <filesystem>

namespace store {

/// Code::not_found when the file is not there; Code::corrupt when it is not 32 bytes.
Result<Secret> read_device_key(const std::filesystem::path& file);

/// Makes the file, readable by its owner alone, durable together with its name in the folder. One that is there is
/// replaced: the caller knows that nothing hangs on it.
Result<Secret> make_device_key(const std::filesystem::path& file);

/// Where the key of a re-key to `staff` waits for its commit. The name says whose it is: once the vault has that staff
/// key, this is the device key, whatever was cut off.
std::filesystem::path waiting_device_key(const std::filesystem::path& file, const PublicKey& staff);

/// Removes waiting keys of re-keys that were never committed. On an error they stay, and open nothing.
void drop_waiting_device_keys(const std::filesystem::path& file);

/// Gives the key in `next` the name `file`, durably; the one that was there is gone.
Result<void> adopt_device_key(const std::filesystem::path& next, const std::filesystem::path& file);

} // namespace store

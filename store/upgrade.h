// Steps from an older format to the one this program writes. Each step knows the format it starts from and nothing
// newer; all of them are one transaction with the new version number.
#pragma once

#include "store/error.h"

#include <cstdint>

namespace store {

class WriteTxn;

/// From `version`, 1 or more, to schema_version. Code::corrupt for a version that never was.
Result<void> upgrade(WriteTxn& txn, std::uint32_t version);

} // namespace store

// Makes the names in a folder last: a new file is lost with its name unless the folder is flushed as well.
#pragma once

#include <filesystem>

namespace store {

/// fsync of a folder. False, with errno, when it can't be opened for reading or flushed. File systems that have no such
/// thing for folders (EINVAL) keep names by themselves: true.
bool sync_folder(const std::filesystem::path& folder);

} // namespace store

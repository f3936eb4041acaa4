// The time that every file in the data folder has: when somebody came is not to be read off it.
#pragma once

#include <array>
#include <ctime>
#include <filesystem>

namespace store {

/// Read and changed: noon of the first day of the century, UTC. Any time would do, as long as it is always the same.
inline constexpr std::array<timespec, 2> still_times{timespec{946'728'000, 0}, timespec{946'728'000, 0}};

/// A file that is not there has no time.
void still_time(const std::filesystem::path& file);

} // namespace store

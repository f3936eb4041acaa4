#include "store/still_time.h"

#include <fcntl.h>
#include <sys/stat.h>

namespace store {

void still_time(const std::filesystem::path& file) {
    (void)::utimensat(AT_FDCWD, file.c_str(), still_times.data(), AT_SYMLINK_NOFOLLOW);
}

} // namespace store

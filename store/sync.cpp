// See sync.h.
#include "store/sync.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace store {

bool sync_folder(const std::filesystem::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return false;
    const bool synced = ::fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP;
    const int problem = errno;
    ::close(descriptor);
    errno = problem;
    return synced;
}

} // namespace store

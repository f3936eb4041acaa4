// See sync.h.
#include "store/sync.h"

#include "store/descriptor.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace store {

bool sync_folder(const std::filesystem::path& folder) {
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return opened.open() && (::fsync(opened.number()) == 0 || errno == EINVAL || errno == ENOTSUP);
}

} // namespace store

// See db_room.h.
#include "store/db_room.h"

#include "store/sync.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace store {

namespace {

bool has_room(const std::filesystem::path& folder) {
    struct statvfs space {};
    return ::statvfs(folder.c_str(), &space) == 0 &&
           static_cast<std::uint64_t>(space.f_bavail) * space.f_frsize >= 2 * reserve_bytes;
}

} // namespace

bool Room::is_there() const {
    struct stat about {};
    return ::lstat(file_.c_str(), &about) == 0 && S_ISREG(about.st_mode) &&
           about.st_size == static_cast<off_t>(reserve_bytes) &&
           static_cast<std::uint64_t>(about.st_blocks) * 512 >= reserve_bytes;
}

void Room::keep() {
    if (held_) return;
    if (is_there()) {
        held_ = true;
        return;
    }
    if (!has_room(file_.parent_path())) return;
    ::unlink(file_.c_str());
    const int descriptor = ::open(file_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0) return;
    held_ = ::posix_fallocate(descriptor, 0, static_cast<off_t>(reserve_bytes)) == 0 && ::fsync(descriptor) == 0;
    ::close(descriptor);
    if (!held_) ::unlink(file_.c_str());
}

bool Room::release() {
    if (!held_.exchange(false)) return false;
    return ::unlink(file_.c_str()) == 0 && sync_folder(file_.parent_path());
}

} // namespace store

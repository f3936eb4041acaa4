// Presence is asked of the kernel each time; nothing about a folder is remembered, because it can go at any moment.
#include "store/volume/folder_volume.h"

#include "store/descriptor.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <memory>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>
#include <utility>

namespace store {
namespace {

Error gone(const std::filesystem::path& folder) { return {Code::vanished, folder.string() + ": it is not there."}; }

/// Folders along the path may come and go as well, so the nearest one that exists is watched, anew after each change.
void watch_nearest(int inotify, const std::filesystem::path& folder) {
    constexpr std::uint32_t changes = IN_CREATE | IN_DELETE | IN_MOVE | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;
    for (auto path = folder.parent_path();; path = path.parent_path()) {
        if (inotify_add_watch(inotify, path.empty() ? "." : path.c_str(), changes) >= 0) return;
        if (path == path.parent_path()) return;
    }
}

void drain(int descriptor) {
    std::array<char, 4096> buffer{};
    while (read(descriptor, buffer.data(), buffer.size()) > 0) {
    }
}

} // namespace

FolderVolume::FolderVolume(std::filesystem::path folder, Needs needs)
    : folder_(std::filesystem::absolute(folder).lexically_normal()), needs_(needs) {
    if (!folder_.has_filename() && folder_.has_parent_path()) folder_ = folder_.parent_path(); // "/media/stick/"
}

std::string FolderVolume::name() const {
    return folder_.has_filename() ? folder_.filename().string() : folder_.string();
}

bool FolderVolume::present() const {
    struct stat folder {};
    if (stat(folder_.c_str(), &folder) != 0 || !S_ISDIR(folder.st_mode)) return false;
    if (needs_ == Needs::folder) return true;
    struct stat above {};
    if (stat((folder_ / "..").c_str(), &above) != 0) return false;
    return folder.st_dev != above.st_dev || folder.st_ino == above.st_ino; // the same inode: the root itself
}

Result<std::uint64_t> FolderVolume::free_bytes() const {
    struct statvfs info {};
    if (!present() || statvfs(folder_.c_str(), &info) != 0) return tl::unexpected(gone(folder_));
    return static_cast<std::uint64_t>(info.f_bavail) * info.f_frsize;
}

Result<void> FolderVolume::check_writable() const {
    struct statvfs info {};
    if (!present() || statvfs(folder_.c_str(), &info) != 0) return tl::unexpected(gone(folder_));
    if ((info.f_flag & ST_RDONLY) != 0 || access(folder_.c_str(), W_OK | X_OK) != 0) {
        return fail(Code::read_only, folder_.string() + ": it can't be written to.");
    }
    return {};
}

Result<void> FolderVolume::let_go() {
    const Descriptor folder(open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder.open() || !present()) return tl::unexpected(gone(folder_));
    if (syncfs(folder.number()) != 0) {
        return fail(Code::io, folder_.string() + ": what was written could not be flushed to the medium.");
    }
    return {};
}

Result<void> FolderVolume::watch(std::stop_token stop, const std::function<void()>& changed) const {
    const Descriptor mounts(open("/proc/self/mountinfo", O_RDONLY | O_CLOEXEC));
    const Descriptor folders(inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
    const Descriptor wake(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC));
    if (!mounts.open() || !folders.open() || !wake.open()) {
        return fail(Code::io, folder_.string() + ": the system does not let it be watched.");
    }
    const std::stop_callback waker(stop, [&] { eventfd_write(wake.number(), 1); });
    watch_nearest(folders.number(), folder_);
    bool was_there = present();
    changed();
    while (!stop.stop_requested()) {
        std::array<pollfd, 3> waits{
            {{mounts.number(), POLLPRI, 0}, {folders.number(), POLLIN, 0}, {wake.number(), POLLIN, 0}}};
        if (poll(waits.data(), waits.size(), -1) < 0 && errno != EINTR) {
            return fail(Code::io, folder_.string() + ": the system stopped watching it.");
        }
        drain(folders.number());
        watch_nearest(folders.number(), folder_);
        if (const bool now = present(); std::exchange(was_there, now) != now) changed();
    }
    return {};
}

} // namespace store

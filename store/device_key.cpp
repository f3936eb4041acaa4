// See device_key.h.
#include "store/device_key.h"

#include "store/crypto.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace store {

namespace {

tl::unexpected<Error> failed(const std::filesystem::path& file, const char* doing) {
    const int error = errno;
    const Code code = error == ENOSPC || error == EDQUOT                    ? Code::full
                      : error == EROFS || error == EACCES || error == EPERM ? Code::read_only
                                                                            : Code::io;
    return fail(code, file.string() + ": could not " + doing + " the device key (" + std::strerror(error) + ")");
}

bool sync_folder(const std::filesystem::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return false;
    const bool synced = ::fsync(descriptor) == 0;
    ::close(descriptor);
    return synced;
}

} // namespace

Result<Secret> read_device_key(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0) {
        if (errno == ENOENT)
            return fail(Code::not_found, file.string() + ": the device key is missing, so no passcode can open; the "
                                                         "recovery code still does");
        return failed(file, "open");
    }
    Secret key(key_bytes + 1); // one more, to notice a longer file
    const ssize_t got = ::read(descriptor, key.bytes().data(), key_bytes + 1);
    ::close(descriptor);
    if (got < 0) return failed(file, "read");
    if (static_cast<std::size_t>(got) != key_bytes)
        return fail(Code::corrupt, file.string() + ": the device key must be 32 bytes");
    return Secret::copy_of(key.bytes().first(key_bytes));
}

Result<Secret> make_device_key(const std::filesystem::path& file) {
    Secret key = random_key();
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0) return failed(file, "make");
    const bool written = ::write(descriptor, key.bytes().data(), key_bytes) == static_cast<ssize_t>(key_bytes) &&
                         ::fsync(descriptor) == 0 && sync_folder(file.parent_path());
    const auto failure = written ? tl::unexpected<Error>(Error{}) : failed(file, "write");
    ::close(descriptor);
    if (written) return key;
    ::unlink(file.c_str());
    return failure;
}

} // namespace store

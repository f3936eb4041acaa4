// See device_key.h.
#include "store/device_key.h"

#include "store/descriptor.h"
#include "store/sync.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace store {

namespace {

tl::unexpected<Error> failed(const std::filesystem::path& file, const char* doing) {
    const int error = errno;
    return fail(code_of(error),
                file.string() + ": could not " + doing + " the device key (" + std::strerror(error) + ")");
}

/// All of it, in a file that was not there.
bool write_new(const std::filesystem::path& file, ByteView key) {
    const Descriptor made(::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!made.open()) return false;
    const ssize_t wrote = ::write(made.number(), key.data(), key.size());
    if (wrote >= 0 && wrote < static_cast<ssize_t>(key.size())) errno = ENOSPC;
    return wrote == static_cast<ssize_t>(key.size()) && ::fsync(made.number()) == 0;
}

} // namespace

Result<Secret> read_device_key(const std::filesystem::path& file) {
    const Descriptor opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (!opened.open()) {
        if (errno == ENOENT)
            return fail(Code::not_found, file.string() + ": the device key is missing, so no passcode can open; the "
                                                         "recovery code still does");
        return failed(file, "open");
    }
    Secret key(key_bytes + 1); // one more, to notice a longer file
    const ssize_t got = ::read(opened.number(), key.bytes().data(), key_bytes + 1);
    if (got < 0) return failed(file, "read");
    if (static_cast<std::size_t>(got) != key_bytes)
        return fail(Code::corrupt, file.string() + ": the device key must be 32 bytes");
    return Secret::copy_of(key.bytes().first(key_bytes));
}

Result<Secret> make_device_key(const std::filesystem::path& file) {
    const std::filesystem::path half = file.string() + ".new"; // what a power cut left of it is of no use
    if (::unlink(half.c_str()) != 0 && errno != ENOENT) return failed(file, "make");
    Secret key = random_key();
    if (write_new(half, key.bytes()) && ::rename(half.c_str(), file.c_str()) == 0 && sync_folder(file.parent_path()))
        return key;
    const auto failure = failed(file, "write");
    ::unlink(half.c_str());
    return failure;
}

std::filesystem::path waiting_device_key(const std::filesystem::path& file, const PublicKey& staff) {
    constexpr std::size_t named_by = 8;
    std::array<char, 2 * named_by + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), staff.data(), named_by);
    return file.string() + "." + hex.data();
}

void drop_waiting_device_keys(const std::filesystem::path& file) {
    std::error_code ignored;
    std::vector<std::filesystem::path> waiting;
    for (const auto& entry : std::filesystem::directory_iterator(file.parent_path(), ignored))
        if (entry.path().filename().string().starts_with(file.filename().string() + ".")) waiting.push_back(entry);
    for (const auto& key : waiting) std::filesystem::remove(key, ignored);
}

Result<void> adopt_device_key(const std::filesystem::path& next, const std::filesystem::path& file) {
    if (::rename(next.c_str(), file.c_str()) != 0 || !sync_folder(file.parent_path())) return failed(file, "rename");
    return {};
}

} // namespace store

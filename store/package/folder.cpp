// System calls by descriptor (openat and friends). Nothing here reads a path below the root twice, so that nothing can
// be swapped in between.
#include "store/package/folder.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

namespace store {
namespace {

constexpr std::size_t piece_bytes = 256 * 1024; ///< how much is written or read between two looks at the stop button
/// Flushed to the medium this often, so that progress is the medium's and a stop is heard on a slow one.
constexpr std::size_t flushed_bytes = 1024 * 1024;
constexpr std::size_t sector_bytes = 4096; ///< the largest alignment O_DIRECT asks for on usual media

struct FreeMemory {
    void operator()(void* memory) const { std::free(memory); }
};

Descriptor open_at(const Descriptor& folder, const std::string& name, int flags, mode_t mode = 0) {
    int number = -1;
    do {
        number = openat(folder.number(), name.c_str(), flags | O_NOFOLLOW | O_CLOEXEC, mode);
    } while (number < 0 && errno == EINTR);
    return Descriptor(number);
}

/// Opens for reading from the medium itself where that can be asked for.
Descriptor open_past_cache(const Descriptor& folder, const std::string& name) {
    auto file = open_at(folder, name, O_RDONLY | O_DIRECT);
    if (file.open()) return file;
    file = open_at(folder, name, O_RDONLY);
    if (file.open()) posix_fadvise(file.number(), 0, 0, POSIX_FADV_DONTNEED);
    return file;
}

} // namespace

Error medium_error(int error_number, const std::string& what) {
    const auto text = [&](std::string_view reason) { return what + ": " + std::string(reason) + "."; };
    switch (const Code code = code_of(error_number)) {
    case Code::full:
        return {code, text("there is no space left")};
    case Code::read_only:
        return {code, text("it can't be written to")};
    case Code::vanished:
        return {code, text("the medium is gone")};
    default:
        break;
    }
    switch (error_number) {
    case ELOOP:
        return {Code::blocked, text("it is a symbolic link, and those are not followed")};
    case ENOTDIR:
        return {Code::blocked, text("it is not a folder, or a symbolic link; those are not followed")};
    case ENOENT:
        return {Code::not_found, text("it is not there")};
    default: {
        std::array<char, 128> reason{};
        return {Code::io, text(strerror_r(error_number, reason.data(), reason.size()))};
    }
    }
}

Result<Descriptor> open_root(const std::filesystem::path& folder) {
    Descriptor root(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!root.open()) return tl::unexpected(medium_error(errno, folder.string()));
    return root;
}

Result<Descriptor> open_folder(const Descriptor& parent, const std::string& name) {
    auto folder = open_at(parent, name, O_RDONLY | O_DIRECTORY);
    if (!folder.open()) return tl::unexpected(medium_error(errno, name));
    return folder;
}

Result<Descriptor> make_folder(const Descriptor& parent, const std::string& name, bool& made) {
    made = mkdirat(parent.number(), name.c_str(), 0755) == 0;
    if (!made && errno != EEXIST) return tl::unexpected(medium_error(errno, name));
    return open_folder(parent, name);
}

Result<std::vector<std::string>> names_in(const Descriptor& folder) {
    const int copy = openat(folder.number(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR* const list = copy < 0 ? nullptr : fdopendir(copy);
    if (list == nullptr) {
        const auto problem = medium_error(errno, "folder");
        if (copy >= 0) close(copy);
        return tl::unexpected(problem);
    }
    std::vector<std::string> names;
    errno = 0;
    while (const dirent* entry = readdir(list)) { // NOLINT(concurrency-mt-unsafe): the stream is ours alone
        const std::string name = entry->d_name;
        if (name != "." && name != "..") names.push_back(name);
        errno = 0;
    }
    const int problem = errno;
    closedir(list);
    if (problem != 0) return tl::unexpected(medium_error(problem, "folder"));
    std::sort(names.begin(), names.end());
    return names;
}

Result<void> write_file(const Descriptor& folder, const std::string& name, ByteView bytes, std::time_t stamp,
                        const Step& step) {
    const auto file = open_at(folder, name, O_WRONLY | O_CREAT | O_EXCL, 0644);
    if (!file.open()) return tl::unexpected(medium_error(errno, name));
    std::size_t unflushed = 0;
    while (!bytes.empty()) {
        const auto written = write(file.number(), bytes.data(), std::min(bytes.size(), piece_bytes));
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return tl::unexpected(medium_error(errno, name));
        unflushed += static_cast<std::size_t>(written);
        if (unflushed >= flushed_bytes) {
            if (fdatasync(file.number()) != 0) return tl::unexpected(medium_error(errno, name));
            unflushed = 0;
        }
        bytes = bytes.subspan(static_cast<std::size_t>(written));
        if (!step(static_cast<std::uint64_t>(written))) return fail(Code::stopped, name + ": stopped.");
    }
    const std::array times{timespec{stamp, 0}, timespec{stamp, 0}};
    if (futimens(file.number(), times.data()) != 0 || fsync(file.number()) != 0) {
        return tl::unexpected(medium_error(errno, name));
    }
    return {};
}

Result<void> compare_file(const Descriptor& folder, const std::string& name, ByteView bytes, const ReadBack& read_hook,
                          const Step& step) {
    const auto file = open_past_cache(folder, name);
    if (!file.open()) return tl::unexpected(medium_error(errno, name));
    const std::unique_ptr<void, FreeMemory> memory(std::aligned_alloc(sector_bytes, piece_bytes));
    if (!memory) return fail(Code::io, name + ": no memory to read it back.");
    const std::span buffer{static_cast<std::uint8_t*>(memory.get()), piece_bytes};
    const auto differs = [&] { return fail(Code::corrupt, name + ": what was read back is not what was written."); };
    for (;;) {
        const auto length = read_hook ? read_hook(file.number(), buffer)
                                      : static_cast<std::int64_t>(read(file.number(), buffer.data(), buffer.size()));
        if (length < 0 && errno == EINTR) continue;
        if (length < 0) return tl::unexpected(medium_error(errno, name));
        if (length == 0) break;
        const auto size = static_cast<std::size_t>(length);
        if (size > bytes.size() || !std::equal(bytes.begin(), bytes.begin() + length, buffer.begin())) return differs();
        bytes = bytes.subspan(size);
        if (!step(size)) return fail(Code::stopped, name + ": stopped.");
    }
    if (!bytes.empty()) return differs();
    return {};
}

Result<Bytes> read_file(const Descriptor& folder, const std::string& name, std::uint64_t bytes_max) {
    // O_NONBLOCK: a pipe planted under the name must not hold us
    const auto file = open_at(folder, name, O_RDONLY | O_NONBLOCK);
    if (!file.open()) return tl::unexpected(medium_error(errno, name));
    struct stat info {};
    if (fstat(file.number(), &info) != 0) return tl::unexpected(medium_error(errno, name));
    if (!S_ISREG(info.st_mode)) return fail(Code::blocked, name + ": it is not a plain file.");
    if (static_cast<std::uint64_t>(info.st_size) > bytes_max) {
        return fail(Code::corrupt, name + ": it is " + std::to_string(info.st_size) + " bytes, more than the " +
                                       std::to_string(bytes_max) + " it may be.");
    }
    posix_fadvise(file.number(), 0, 0, POSIX_FADV_DONTNEED);
    const auto size = static_cast<std::size_t>(info.st_size);
    Bytes bytes; // grows with what comes, because a torn folder can name any size
    std::size_t done = 0;
    while (done < size) {
        bytes.resize(std::min(size, done + std::max(piece_bytes, done)));
        const auto length = read(file.number(), bytes.data() + done, bytes.size() - done);
        if (length < 0 && errno == EINTR) continue;
        if (length < 0) return tl::unexpected(medium_error(errno, name));
        if (length == 0) break;
        done += static_cast<std::size_t>(length);
    }
    bytes.resize(done);
    return bytes;
}

Result<void> sync_folder(const Descriptor& folder, const std::string& what) {
    if (fsync(folder.number()) == 0) return {};
    if ((errno == EINVAL || errno == ENOTSUP) && syncfs(folder.number()) == 0) return {};
    return tl::unexpected(medium_error(errno, what));
}

Result<void> remove_folder(const Descriptor& parent, const std::string& name) {
    const auto folder = open_folder(parent, name);
    if (!folder) return tl::unexpected(folder.error());
    const auto names = names_in(*folder);
    if (!names) return tl::unexpected(names.error());
    for (const auto& file : *names) {
        if (unlinkat(folder->number(), file.c_str(), 0) != 0) return tl::unexpected(medium_error(errno, file));
    }
    if (unlinkat(parent.number(), name.c_str(), AT_REMOVEDIR) != 0) {
        return tl::unexpected(medium_error(errno, name));
    }
    return {};
}

} // namespace store

// See recorder.h. The replacements go to the kernel directly, so that they need nothing of the calls they replace.
#include "recorder.h"

#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

namespace fs = std::filesystem;

namespace faults {

namespace {

constexpr std::size_t sector_bytes = 512;

/// The one that listens; the C library's calls have no place to pass it in.
std::atomic<Recorder*> listening{nullptr};
std::atomic<bool> flushes_fail{false};

std::string text_of(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

void lay(std::string& file, std::size_t at, std::string_view bytes) {
    if (file.size() < at + bytes.size()) file.resize(at + bytes.size(), '\0');
    file.replace(at, bytes.size(), bytes);
}

/// The sectors of a write that reached the medium: each with one chance in two.
void lay_some_sectors(std::string& file, const Event& event, std::mt19937& chance) {
    for (std::size_t done = 0; done < event.bytes.size();) {
        const std::size_t at = event.at + done;
        const std::size_t length = std::min(sector_bytes - at % sector_bytes, event.bytes.size() - done);
        if (chance() % 2 == 0) lay(file, at, std::string_view(event.bytes).substr(done, length));
        done += length;
    }
}

} // namespace

Recorder::Recorder(const fs::path& folder) : folder_(fs::canonical(folder)) {
    for (const auto& entry : fs::recursive_directory_iterator(folder_))
        if (entry.is_regular_file()) before_[entry.path().lexically_relative(folder_)] = text_of(entry.path());
    listening = this;
}

Recorder::~Recorder() { listening = nullptr; }

FailingFlushes::FailingFlushes() { flushes_fail = true; }
FailingFlushes::~FailingFlushes() { flushes_fail = false; }

void Recorder::promise(const std::string& line) {
    const std::scoped_lock lock(mutex_);
    events_.push_back({Event::Kind::promise, line, 0, {}, false});
}

std::string Recorder::name_of(int descriptor) const {
    char target[4096];
    const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
    const ssize_t length = ::readlink(link.c_str(), target, sizeof target);
    const std::string path(target, length > 0 ? static_cast<std::size_t>(length) : 0);
    const std::string front = folder_.string() + "/";
    return path.starts_with(front) ? path.substr(front.size()) : std::string();
}

void Recorder::wrote(int descriptor, const void* bytes, std::size_t length, long long at) {
    const int problem = errno;
    if (const std::string name = name_of(descriptor); !name.empty()) {
        const bool flushes = (::fcntl(descriptor, F_GETFL) & O_DSYNC) != 0;
        const std::scoped_lock lock(mutex_);
        events_.push_back({Event::Kind::write, name, static_cast<std::size_t>(at),
                           std::string(static_cast<const char*>(bytes), length), flushes});
    }
    errno = problem;
}

void Recorder::flushed(int descriptor) {
    const int problem = errno;
    if (const std::string name = name_of(descriptor); !name.empty()) {
        const std::scoped_lock lock(mutex_);
        events_.push_back({Event::Kind::flush, name, 0, {}, false});
    }
    errno = problem;
}

void Recorder::did_something_strange(int descriptor) {
    const int problem = errno;
    if (!name_of(descriptor).empty()) strange_ = true;
    errno = problem;
}

std::map<std::string, std::string> Recorder::image(std::size_t end, Loss loss, std::mt19937& chance) const {
    std::map<std::string, std::size_t> flushed_until; // by file: what was written before that event is on the medium
    for (std::size_t i = 0; i < end; ++i)
        if (events_[i].kind == Event::Kind::flush) flushed_until[events_[i].file] = i;
    const std::size_t last = std::min(end + 1, events_.size());
    std::vector<bool> safe(last, false);
    std::size_t open = 0; // writes that may be lost
    for (std::size_t i = 0; i < last; ++i) {
        const Event& event = events_[i];
        if (event.kind != Event::Kind::write) continue;
        const auto until = flushed_until.find(event.file);
        safe[i] = (event.flushes && i < end) || (until != flushed_until.end() && i < until->second);
        open += safe[i] ? 0 : 1;
    }
    auto files = before_;
    for (std::size_t i = 0; i < last; ++i) {
        const Event& event = events_[i];
        if (event.kind != Event::Kind::write) continue;
        open -= safe[i] ? 0 : 1; // how many come after this one
        std::string& file = files[event.file];
        if (safe[i] || loss == Loss::none || (loss == Loss::some_writes && chance() % 2 == 0) ||
            (loss == Loss::all_but_last && open == 0))
            lay(file, event.at, event.bytes);
        else if (loss == Loss::some_sectors)
            lay_some_sectors(file, event, chance);
    }
    return files;
}

namespace {

long tell(int descriptor, const void* bytes, long wrote, long long at) {
    Recorder* const recorder = listening;
    if (recorder != nullptr && wrote > 0) recorder->wrote(descriptor, bytes, static_cast<std::size_t>(wrote), at);
    return wrote;
}

long tell_all(int descriptor, const iovec* parts, int count, long wrote, long long at) {
    long left = wrote;
    for (int i = 0; i < count && left > 0; ++i) {
        const long length = std::min(left, static_cast<long>(parts[i].iov_len));
        tell(descriptor, parts[i].iov_base, length, at);
        at += length;
        left -= length;
    }
    return wrote;
}

/// Where the next write of a plain write() goes.
long long place_of(int descriptor) {
    if (listening == nullptr) return 0;
    const int problem = errno;
    const long long at = ::syscall(SYS_lseek, descriptor, 0L, SEEK_CUR);
    errno = problem;
    return at;
}

int flush(int descriptor, long call) {
    if (flushes_fail) {
        errno = EIO;
        return -1;
    }
    const long answer = ::syscall(call, descriptor);
    Recorder* const recorder = listening;
    if (recorder != nullptr && answer == 0) recorder->flushed(descriptor);
    return static_cast<int>(answer);
}

int told_strange(int descriptor, long answer) {
    Recorder* const recorder = listening;
    if (recorder != nullptr) recorder->did_something_strange(descriptor);
    return static_cast<int>(answer);
}

} // namespace

} // namespace faults

extern "C" {

ssize_t pwrite(int descriptor, const void* bytes, size_t length, off_t at) {
    return faults::tell(descriptor, bytes, ::syscall(SYS_pwrite64, descriptor, bytes, length, at), at);
}
ssize_t pwrite64(int descriptor, const void* bytes, size_t length, off64_t at) {
    return faults::tell(descriptor, bytes, ::syscall(SYS_pwrite64, descriptor, bytes, length, at), at);
}
ssize_t pwritev(int descriptor, const iovec* parts, int count, off_t at) {
    const long wrote = ::syscall(SYS_pwritev, descriptor, parts, count, at, 0L);
    return faults::tell_all(descriptor, parts, count, wrote, at);
}
ssize_t pwritev64(int descriptor, const iovec* parts, int count, off64_t at) {
    const long wrote = ::syscall(SYS_pwritev, descriptor, parts, count, at, 0L);
    return faults::tell_all(descriptor, parts, count, wrote, at);
}
ssize_t write(int descriptor, const void* bytes, size_t length) {
    const long long at = faults::place_of(descriptor);
    return faults::tell(descriptor, bytes, ::syscall(SYS_write, descriptor, bytes, length), at);
}
ssize_t writev(int descriptor, const iovec* parts, int count) {
    const long long at = faults::place_of(descriptor);
    return faults::tell_all(descriptor, parts, count, ::syscall(SYS_writev, descriptor, parts, count), at);
}
int fdatasync(int descriptor) { return faults::flush(descriptor, SYS_fdatasync); }
int fsync(int descriptor) { return faults::flush(descriptor, SYS_fsync); }
int ftruncate(int descriptor, off_t length) noexcept {
    return faults::told_strange(descriptor, ::syscall(SYS_ftruncate, descriptor, length));
}
int ftruncate64(int descriptor, off64_t length) noexcept {
    return faults::told_strange(descriptor, ::syscall(SYS_ftruncate, descriptor, length));
}
int fallocate(int descriptor, int mode, off_t at, off_t length) {
    return faults::told_strange(descriptor, ::syscall(SYS_fallocate, descriptor, mode, at, length));
}
}

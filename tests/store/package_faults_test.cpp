// A stick that fails at every single step it can fail at. The system calls of the export are counted as they pass
// (the linker's --wrap), and one of them is made to fail, in every way a medium has. "Safe to remove" is what
// export_package answers without an error: it never does so with a missing or a wrong byte, and the next try works.
#include "store/package/verify.h"
#include "store/volume/folder_volume.h"
#include "tests/support/store/package_sample.h"

#include <array>
#include <atomic>
#include <catch2/catch.hpp>
#include <cerrno>
#include <fcntl.h>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace {

enum class Fault : std::uint8_t {
    io_once,    ///< EIO, then well again
    dead,       ///< EIO from here on
    gone,       ///< ENODEV from here on, and the folder is not there any more
    full,       ///< ENOSPC from here on
    full_once,  ///< ENOSPC, then well again
    read_only,  ///< EROFS from here on: the system does this to a file system in trouble
    lost,       ///< says it was done, and nothing was
    wrong_byte, ///< done, with one byte another
    half,       ///< half of what was asked for, which is allowed
    interrupted ///< EINTR, which is allowed
};
constexpr std::array all_faults{Fault::io_once,   Fault::dead, Fault::gone,       Fault::full, Fault::full_once,
                                Fault::read_only, Fault::lost, Fault::wrong_byte, Fault::half, Fault::interrupted};

enum class Does : std::uint8_t { open, make, write, read, flush, stamp, rename, remove };

struct Plan {
    int at = 0; ///< 1-based step; 0: only count
    Fault fault = Fault::io_once;
    std::vector<Does> steps; ///< those that passed
    bool struck = false;
};
/// The C functions below have no other way to be told. Set on the exporting thread only while it exports.
thread_local Plan* plan = nullptr;

bool lasts(Fault fault) {
    return fault == Fault::dead || fault == Fault::gone || fault == Fault::full || fault == Fault::read_only;
}

bool concerns(Fault fault, Does does) {
    const bool changes = does == Does::make || does == Does::write || does == Does::flush || does == Does::rename ||
                         does == Does::stamp || does == Does::remove;
    switch (fault) {
    case Fault::full:
    case Fault::full_once:
        return does == Does::make || does == Does::write || does == Does::flush || does == Does::rename;
    case Fault::read_only:
        return changes;
    case Fault::lost:
        return does == Does::write || does == Does::rename || does == Does::read;
    case Fault::wrong_byte:
    case Fault::half:
    case Fault::interrupted:
        return does == Does::write || does == Does::read;
    default:
        return true;
    }
}

int number_of(Fault fault) {
    switch (fault) {
    case Fault::gone:
        return ENODEV;
    case Fault::full:
    case Fault::full_once:
        return ENOSPC;
    case Fault::read_only:
        return EROFS;
    case Fault::interrupted:
        return EINTR;
    default:
        return EIO;
    }
}

/// Counts the step; what it should suffer now, if anything.
std::optional<Fault> next(Does does) {
    if (plan == nullptr) return std::nullopt;
    plan->steps.push_back(does);
    const auto step = static_cast<int>(plan->steps.size());
    if (plan->at == 0 || step < plan->at) return std::nullopt;
    plan->struck = true;
    if ((step > plan->at && !lasts(plan->fault)) || !concerns(plan->fault, does)) return std::nullopt;
    return plan->fault;
}

/// -1 with errno for a step that fails outright; empty when it goes on.
bool fails(Does does, std::optional<Fault>& fault) {
    fault = next(does);
    if (!fault || *fault == Fault::lost || *fault == Fault::wrong_byte || *fault == Fault::half) return false;
    errno = number_of(*fault);
    return true;
}

} // namespace

extern "C" {
int __real_openat(int folder, const char* name, int flags, mode_t mode);
int __real_mkdirat(int folder, const char* name, mode_t mode);
ssize_t __real_write(int file, const void* bytes, size_t length);
ssize_t __real_read(int file, void* bytes, size_t length);
int __real_fsync(int file);
int __real_fdatasync(int file);
int __real_syncfs(int file);
int __real_futimens(int file, const timespec times[2]);
int __real_renameat(int from_folder, const char* from, int to_folder, const char* to);
int __real_unlinkat(int folder, const char* name, int flags);

int __wrap_openat(int folder, const char* name, int flags, mode_t mode) {
    std::optional<Fault> fault;
    return fails(Does::open, fault) ? -1 : __real_openat(folder, name, flags, mode);
}
int __wrap_mkdirat(int folder, const char* name, mode_t mode) {
    std::optional<Fault> fault;
    return fails(Does::make, fault) ? -1 : __real_mkdirat(folder, name, mode);
}
ssize_t __wrap_write(int file, const void* bytes, size_t length) {
    std::optional<Fault> fault;
    if (fails(Does::write, fault)) return -1;
    if (fault == Fault::half && length > 1) length /= 2;
    std::string copy(static_cast<const char*>(bytes), length);
    if (fault == Fault::lost) copy.assign(length, '\0');
    if (fault == Fault::wrong_byte) copy[length / 2] = static_cast<char>(copy[length / 2] ^ 1);
    return __real_write(file, copy.data(), length);
}
ssize_t __wrap_read(int file, void* bytes, size_t length) {
    std::optional<Fault> fault;
    if (fails(Does::read, fault)) return -1;
    if (fault == Fault::lost) return 0;
    const auto done = __real_read(file, bytes, length);
    if (fault == Fault::wrong_byte && done > 0) static_cast<char*>(bytes)[done / 2] ^= 1;
    return done;
}
int __wrap_fsync(int file) {
    std::optional<Fault> fault;
    return fails(Does::flush, fault) ? -1 : __real_fsync(file);
}
int __wrap_fdatasync(int file) {
    std::optional<Fault> fault;
    return fails(Does::flush, fault) ? -1 : __real_fdatasync(file);
}
int __wrap_syncfs(int file) {
    std::optional<Fault> fault;
    return fails(Does::flush, fault) ? -1 : __real_syncfs(file);
}
int __wrap_futimens(int file, const timespec times[2]) {
    std::optional<Fault> fault;
    return fails(Does::stamp, fault) ? -1 : __real_futimens(file, times);
}
int __wrap_renameat(int from_folder, const char* from, int to_folder, const char* to) {
    std::optional<Fault> fault;
    if (fails(Does::rename, fault)) return -1;
    return fault == Fault::lost ? 0 : __real_renameat(from_folder, from, to_folder, to);
}
int __wrap_unlinkat(int folder, const char* name, int flags) {
    std::optional<Fault> fault;
    return fails(Does::remove, fault) ? -1 : __real_unlinkat(folder, name, flags);
}
}

namespace {

using namespace store;
namespace fs = std::filesystem;

/// A folder that is there until the plan takes it away.
class PlannedStick final : public Volume {
  public:
    PlannedStick(const fs::path& folder, const Plan& steps) : folder_(folder), steps_(steps) {}
    std::string name() const override { return "STICK"; }
    const fs::path& root() const override { return folder_.root(); }
    bool present() const override { return !(steps_.struck && steps_.fault == Fault::gone); }
    Result<std::uint64_t> free_bytes() const override { return folder_.free_bytes(); }
    Result<void> check_writable() const override { return folder_.check_writable(); }
    Result<void> let_go() override { return folder_.let_go(); }
    Result<void> watch(std::stop_token stop, const std::function<void()>& changed) const override {
        return folder_.watch(std::move(stop), changed);
    }

  private:
    FolderVolume folder_;
    const Plan& steps_;
};

/// In memory where there is such a place: what is tested is not the disk of this machine.
fs::path quick_place() {
    std::error_code none;
    return fs::is_directory("/dev/shm", none) ? fs::path("/dev/shm") : fs::temp_directory_path();
}

class Desk {
  public:
    Desk() : path_(quick_place() / ("porchlight-faults-" + std::to_string(getpid()))) {
        fs::remove_all(path_);
        fs::create_directories(path_);
        sample::write(path_ / "holiday.txt", "not ours");
    }
    ~Desk() { fs::remove_all(path_); }
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    const fs::path& path() const { return path_; }
    ExportResult<Exported> run(Plan& with) {
        PlannedStick stick(path_, with);
        plan = &with;
        auto exported = export_package(request_, stick);
        plan = nullptr;
        return exported;
    }
    bool whole() const {
        const VerifyOptions ours{request_.signer.public_key, request_.passphrase};
        return verify_package(path_ / package_folder(request_), ours).good();
    }
    bool has_package() const { return fs::exists(path_ / package_folder(request_)); }
    bool has_half_made() const {
        for (const auto& entry : fs::recursive_directory_iterator(path_))
            if (entry.path().extension() == ".part") return true;
        return false;
    }
    void clear() { fs::remove_all(path_ / "porchlight"); }

  private:
    fs::path path_;
    PackageRequest request_ = sample::request(sample::visits(150, sample::november(), 30));
};

/// What one fault at one step may lead to, and the next try after it.
void try_once(Desk& desk, Plan strike) {
    const auto exported = desk.run(strike);
    INFO("step " << strike.at << ", fault " << static_cast<int>(strike.fault)
                 << (exported ? std::string() : ": " + exported.error().detail));
    if (exported) REQUIRE(desk.whole());
    if (desk.has_package()) REQUIRE(desk.whole()); // renamed, and a later step failed: it may lie there, but whole
    REQUIRE(strike.struck);
    const bool harmless = strike.fault == Fault::interrupted || strike.fault == Fault::half;
    if (harmless) REQUIRE(exported);
    if (!exported && strike.fault == Fault::gone) REQUIRE(exported.error().code == Code::vanished);
    REQUIRE(sample::read(desk.path() / "holiday.txt") == "not ours");
    Plan none;
    REQUIRE(desk.run(none));
    REQUIRE(desk.whole());
    REQUIRE_FALSE(desk.has_half_made());
}

} // namespace

TEST_CASE("export: a stick that fails at any step, in any way, is never called safe with a wrong or missing byte") {
    Desk desk;
    Plan counting;
    REQUIRE(desk.run(counting));
    REQUIRE(counting.steps.size() > 60);
    int points = 0;
    for (const Fault fault : all_faults) {
        for (int at = 1; at <= static_cast<int>(counting.steps.size()); ++at) {
            if (!concerns(fault, counting.steps[static_cast<std::size_t>(at) - 1])) continue;
            desk.clear();
            try_once(desk, {.at = at, .fault = fault, .steps = {}, .struck = false});
            ++points;
        }
    }
    WARN(points << " fault points");
    CHECK(points >= 300);
}

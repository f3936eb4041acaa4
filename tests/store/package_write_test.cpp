// The write protocol on bad days: whatever happens, the volume holds the whole package or what it held before.
#include "store/package/verify.h"
#include "store/volume/folder_volume.h"
#include "tests/support/store/package_sample.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cerrno>
#include <map>
#include <new>
#include <optional>
#include <set>
#include <sys/mount.h>
#include <unistd.h>

namespace {

using namespace store;
namespace fs = std::filesystem;

/// Every file below, with its bytes.
std::map<std::string, std::string> everything(const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        files[fs::relative(entry.path(), folder).string()] = entry.is_regular_file() ? sample::read(entry.path()) : "/";
    }
    return files;
}

PackageRequest request(std::uint32_t seed = 30) {
    return sample::request(sample::visits(150, sample::november(), seed));
}

/// A small file system of its own, when the test may mount one.
class SmallDisk {
  public:
    explicit SmallDisk(const char* options) : mounted_(mount("none", path().c_str(), "tmpfs", 0, options) == 0) {}
    ~SmallDisk() {
        if (mounted_) umount2(path().c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    bool mounted() const { return mounted_; }
    const fs::path& path() const { return folder_.path(); }
    bool make_read_only() const { return mount("none", path().c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, "") == 0; }
    bool pull_out() {
        mounted_ = umount2(path().c_str(), MNT_DETACH) != 0;
        return !mounted_;
    }

  private:
    sample::Folder folder_;
    bool mounted_;
};

#define SKIP_WITHOUT_MOUNT(disk)                                                                                       \
    if (!(disk).mounted()) {                                                                                           \
        WARN("skipped: this test needs to mount a small file system, which only root may do");                         \
        return;                                                                                                        \
    }

} // namespace

TEST_CASE("export: stopping at any step leaves the volume as it was") {
    const sample::Folder folder;
    FolderVolume volume(folder.path());
    sample::write(folder.path() / "holiday.txt", "not ours");
    const auto before = everything(folder.path());
    int calls = 0;
    for (int stop_at = 1;; ++stop_at) {
        std::stop_source stop;
        calls = 0;
        Stage stage = Stage::gather;
        ExportHooks hooks;
        hooks.stop = stop.get_token();
        hooks.progress = [&](const Progress& progress) {
            stage = progress.stage;
            if (++calls == stop_at) stop.request_stop();
        };
        const auto exported = export_package(request(), volume, hooks);
        if (exported) {
            CHECK(stage == Stage::let_go); // from here on the package is on the medium
            CHECK(stop_at > 20);
            break;
        }
        REQUIRE(exported.error().code == Code::stopped);
        REQUIRE(everything(folder.path()) == before);
    }
}

TEST_CASE("export: progress goes through the five stages and never back") {
    const sample::Folder folder;
    FolderVolume volume(folder.path());
    std::vector<Progress> seen;
    ExportHooks hooks;
    hooks.progress = [&](const Progress& progress) { seen.push_back(progress); };
    REQUIRE(export_package(request(), volume, hooks));
    std::set<Stage> stages;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        stages.insert(seen[i].stage);
        if (i == 0) continue;
        CHECK(seen[i].stage >= seen[i - 1].stage);
        CHECK(seen[i].percent() >= seen[i - 1].percent());
        if (seen[i].stage == Stage::read_back && seen[i - 1].stage == Stage::copy) CHECK(seen[i].percent() == 50);
    }
    CHECK(stages.size() == 5);
    CHECK(seen.back().percent() == 100);
    CHECK(seen.back().files_total == 5);
}

TEST_CASE("export: what reads back differently is never called a package") {
    const sample::Folder folder;
    FolderVolume volume(folder.path());
    int reads = 0;
    ExportHooks hooks;
    hooks.read_back = [&](int descriptor, std::span<std::uint8_t> into) -> std::int64_t {
        const auto length = ::read(descriptor, into.data(), into.size());
        if (++reads == 5 && length > 0) into[static_cast<std::size_t>(length) / 2] ^= 1;
        return length;
    };
    const auto exported = export_package(request(), volume, hooks);
    REQUIRE_FALSE(exported);
    CHECK(exported.error().code == Code::corrupt);
    CHECK(exported.error().detail.find("read back") != std::string::npos);
    CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("export: a medium that fails while it is read back is an error of its own") {
    const sample::Folder folder;
    FolderVolume volume(folder.path());
    for (const auto& [number, code] : {std::pair{EIO, Code::io}, std::pair{ENODEV, Code::vanished}}) {
        ExportHooks hooks;
        hooks.read_back = [number = number](int, std::span<std::uint8_t>) -> std::int64_t {
            errno = number;
            return -1;
        };
        const auto exported = export_package(request(), volume, hooks);
        REQUIRE_FALSE(exported);
        CHECK(exported.error().code == code);
        CHECK(fs::is_empty(folder.path()));
    }
}

TEST_CASE("export: a symbolic link anywhere on the way is refused and not written through") {
    for (const fs::path link : {"porchlight", "porchlight/lobby", "porchlight/lobby/2026-11-01_2026-11-21"}) {
        const sample::Folder folder;
        const sample::Folder elsewhere;
        FolderVolume volume(folder.path());
        if (link.has_parent_path()) fs::create_directories(folder.path() / link.parent_path());
        fs::create_directory_symlink(elsewhere.path(), folder.path() / link);
        const auto exported = export_package(request(), volume);
        INFO(link);
        REQUIRE_FALSE(exported);
        CHECK(exported.error().code == Code::blocked);
        CHECK(exported.error().detail.find("symbolic link") != std::string::npos);
        CHECK(fs::is_empty(elsewhere.path()));
    }
}

TEST_CASE("export: a half-made copy of an earlier try is cleared, other hidden folders are not") {
    const sample::Folder folder;
    FolderVolume volume(folder.path());
    const auto kiosk = folder.path() / "porchlight" / "lobby";
    fs::create_directories(kiosk / ".2026-10-01_2026-10-31.0123abcd.part");
    fs::create_directories(kiosk / ".2026-11-01_2026-11-21.89abcdef.part");
    fs::create_directories(kiosk / ".photos.part");
    sample::write(kiosk / ".2026-11-01_2026-11-21.89abcdef.part" / "summary.csv", "half");
    REQUIRE(export_package(request(), volume));
    CHECK_FALSE(fs::exists(kiosk / ".2026-10-01_2026-10-31.0123abcd.part"));
    CHECK_FALSE(fs::exists(kiosk / ".2026-11-01_2026-11-21.89abcdef.part"));
    CHECK(fs::exists(kiosk / ".photos.part"));
}

TEST_CASE("export: what lies under a half-made copy's name and can't be cleared stops nothing") {
    const sample::Folder folder;
    FolderVolume volume(folder.path());
    const auto kiosk = folder.path() / "porchlight" / "lobby";
    const auto planted = kiosk / ".2026-11-01_2026-11-21.00000000.part";
    fs::create_directories(planted / "a folder in it");
    sample::write(kiosk / ".2026-11-01_2026-11-21.00000001.part", "a file");
    fs::create_directory_symlink(folder.path(), kiosk / ".2026-11-01_2026-11-21.00000002.part");
    const auto exported = export_package(request(), volume);
    REQUIRE(exported);
    CHECK(verify_package(folder.path() / exported->folder).good());
    CHECK(fs::exists(planted));
}

TEST_CASE("export: what goes out is told before anything on the volume can be read") {
    const sample::Folder folder;
    FolderVolume volume(folder.path());
    std::vector<Outgoing> told;
    ExportHooks hooks;
    hooks.before_readable = [&](const Outgoing& going) -> Result<void> {
        for (const auto& entry : fs::recursive_directory_iterator(folder.path()))
            if (told.empty() && entry.is_regular_file()) CHECK(entry.path().filename() == "records.zip"); // locked
        told.push_back(going);
        return {};
    };
    const auto exported = export_package(request(), volume, hooks);
    REQUIRE(exported);
    REQUIRE(told.size() == 1);
    CHECK(told[0].manifest_sha256 == exported->manifest_sha256);
    REQUIRE(export_package(request(), volume, hooks)->already_there);
    REQUIRE(told.size() == 2); // the store may have lost what it knew
    CHECK(told[1].manifest_sha256 == told[0].manifest_sha256);
    CHECK(told[1].numbers_sha256 == told[0].numbers_sha256);
}

TEST_CASE("export: when what goes out can't be kept, nothing goes out") {
    const sample::Folder folder;
    FolderVolume volume(folder.path());
    ExportHooks hooks;
    hooks.before_readable = [](const Outgoing&) -> Result<void> { return fail(Code::corrupt, "the list is damaged"); };
    const auto exported = export_package(request(), volume, hooks);
    REQUIRE_FALSE(exported);
    CHECK(exported.error().code == Code::corrupt);
    CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("export: days that went out do not go out with other numbers, here or on another stick") {
    const sample::Folder folder;
    FolderVolume volume(folder.path());
    std::optional<Digest> numbers;
    ExportHooks hooks;
    hooks.before_readable = [&](const Outgoing& going) -> Result<void> {
        numbers = going.numbers_sha256;
        return {};
    };
    REQUIRE(export_package(request(), volume, hooks));
    const auto before = everything(folder.path());
    const auto refused = [](const ExportResult<Exported>& exported) {
        REQUIRE_FALSE(exported);
        CHECK(exported.error().code == Code::invalid);
        CHECK(exported.error().detail.find("other numbers") != std::string::npos);
    };
    refused(export_package(request(31), volume, {})); // the stick itself holds the numbers of then
    CHECK(everything(folder.path()) == before);

    const sample::Folder other_folder;
    FolderVolume other_volume(other_folder.path());
    auto changed = request(31);
    changed.numbers_before = numbers;
    refused(export_package(changed, other_volume));
    CHECK(fs::is_empty(other_folder.path()));
    auto same = request();
    same.kiosk = "front-door"; // the site took another name: the numbers are the same
    same.numbers_before = numbers;
    CHECK(export_package(same, other_volume));
}

TEST_CASE("export: a source that throws ends the export, not the program") {
    const sample::Folder folder;
    FolderVolume volume(folder.path());
    const auto throws = [](const VisitSink&) -> Result<void> { throw std::bad_alloc(); };
    auto here = request();
    here.visits = throws;
    auto beside = request();
    beside.visits_beside.push_back(throws);
    for (const auto& one : {here, beside}) {
        const auto exported = export_package(one, volume);
        REQUIRE_FALSE(exported);
        CHECK(exported.error().code == Code::io);
        CHECK(exported.error().detail.find("memory") != std::string::npos);
        CHECK(fs::is_empty(folder.path()));
    }
    ExportHooks hooks;
    hooks.progress = [](const Progress& progress) {
        if (progress.stage == Stage::read_back) throw std::bad_alloc();
    };
    CHECK(export_package(request(), volume, hooks).error().code == Code::io);
    CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("export: a package already there is verified and not rewritten") {
    const sample::Folder folder;
    FolderVolume volume(folder.path());
    const auto first = export_package(request(), volume);
    REQUIRE(first);
    const auto before = everything(folder.path());
    const auto again = export_package(request(), volume);
    REQUIRE(again);
    CHECK(again->already_there);
    CHECK(everything(folder.path()) == before);
    CHECK(again->manifest_sha256 == first->manifest_sha256);
    CHECK(again->files == first->files);
}

TEST_CASE("export: a damaged package in the way is kept aside and a whole one written") {
    const sample::Folder folder;
    FolderVolume volume(folder.path());
    const auto first = export_package(request(), volume);
    REQUIRE(first);
    const auto path = folder.path() / first->folder;
    sample::write(path / "records.zip", "torn");
    REQUIRE(export_package(request(), volume));
    CHECK(verify_package(path).good());
    CHECK(sample::read(path.string() + ".earlier-1/records.zip") == "torn");
}

TEST_CASE("export: a package of another kiosk's key in the way is kept aside and never read further") {
    const sample::Folder folder;
    FolderVolume volume(folder.path());
    const auto other = export_package(sample::request(sample::visits(90, sample::november(), 5), 8), volume);
    REQUIRE(other);
    const auto path = folder.path() / other->folder;
    const auto exported = export_package(request(), volume);
    REQUIRE(exported);
    CHECK_FALSE(exported->already_there);
    CHECK(verify_package(path, {.trusted_key = request().signer.public_key, .passphrase = {}}).good());
    CHECK(verify_package(path.string() + ".earlier-1").good());
}

TEST_CASE("export: too little space is known before anything is written") {
    const SmallDisk disk("size=128k");
    SKIP_WITHOUT_MOUNT(disk);
    FolderVolume volume(disk.path());
    const auto exported = export_package(request(), volume);
    REQUIRE_FALSE(exported);
    CHECK(exported.error().code == Code::full);
    CHECK(exported.error().free_bytes == 128 * 1024);
    CHECK(exported.error().needed_bytes > exported.error().free_bytes);
    CHECK(fs::is_empty(disk.path()));
}

TEST_CASE("export: a medium that fills up while it is written is cleared again") {
    const SmallDisk disk("size=1m");
    SKIP_WITHOUT_MOUNT(disk);
    FolderVolume volume(disk.path());
    ExportHooks hooks;
    bool filled = false;
    hooks.progress = [&](const Progress& progress) {
        if (progress.stage != Stage::copy || filled) return;
        filled = true; // somebody else fills it after we looked
        sample::write(disk.path() / "other", std::string(2'000'000, 'x'));
    };
    const auto exported = export_package(request(), volume, hooks);
    REQUIRE_FALSE(exported);
    CHECK(exported.error().code == Code::full);
    CHECK(exported.error().needed_bytes > 0);
    CHECK_FALSE(fs::exists(disk.path() / "porchlight"));
}

TEST_CASE("export: a read-only medium is said as such and left alone") {
    const SmallDisk disk("size=1m");
    SKIP_WITHOUT_MOUNT(disk);
    REQUIRE(disk.make_read_only());
    FolderVolume volume(disk.path());
    const auto exported = export_package(request(), volume);
    REQUIRE_FALSE(exported);
    CHECK(exported.error().code == Code::read_only);
}

TEST_CASE("export: a medium pulled out on the way has vanished, and the next one gets a whole package") {
    SmallDisk disk("size=2m");
    SKIP_WITHOUT_MOUNT(disk);
    FolderVolume volume(disk.path(), FolderVolume::Needs::mount);
    CHECK(volume.present());
    ExportHooks hooks;
    hooks.progress = [&](const Progress& progress) {
        if (progress.stage == Stage::lock) REQUIRE(disk.pull_out());
    };
    const auto exported = export_package(request(), volume, hooks);
    REQUIRE_FALSE(exported);
    CHECK(exported.error().code == Code::vanished);
    CHECK_FALSE(volume.present());
    CHECK(fs::is_empty(disk.path())); // nothing landed on the kiosk's own disk
    CHECK(volume.check_writable().error().code == Code::vanished);
}

TEST_CASE("export: a folder that is not there has vanished") {
    const sample::Folder folder;
    FolderVolume volume(folder.path() / "stick");
    const auto exported = export_package(request(), volume);
    REQUIRE_FALSE(exported);
    CHECK(exported.error().code == Code::vanished);
}

TEST_CASE("export: what the source or the signer answers is passed on") {
    const sample::Folder folder;
    FolderVolume volume(folder.path());
    auto locked = request();
    locked.visits = [](const VisitSink&) -> Result<void> { return fail(Code::locked, "Staff need to unlock first."); };
    CHECK(export_package(locked, volume).error().code == Code::locked);
    auto unsigned_request = request();
    unsigned_request.signer.sign = [](ByteView) -> Result<Signature> { return fail(Code::locked, "no key"); };
    CHECK(export_package(unsigned_request, volume).error().code == Code::locked);
    CHECK(fs::is_empty(folder.path()));
}

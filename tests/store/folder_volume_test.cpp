// A folder as a place for exports: what it says of itself, and that its coming and going is noticed.
#include "store/volume/folder_volume.h"
#include "tests/support/store/package_sample.h"

#include <catch2/catch.hpp>
#include <condition_variable>
#include <mutex>
#include <sys/mount.h>
#include <thread>

namespace {

using namespace store;
namespace fs = std::filesystem;
using namespace std::chrono_literals;

/// Watches on a thread of its own and lets the test wait for the next answer.
class Watcher {
  public:
    explicit Watcher(const Volume& volume)
        : thread_([this, &volume](const std::stop_token& stop) {
              (void)volume.watch(stop, [this, &volume] {
                  const std::lock_guard lock(mutex_);
                  seen_.push_back(volume.present());
                  changed_.notify_all();
              });
          }) {}

    /// Whether the `count`th answer came within ten seconds, and was that.
    bool saw(std::size_t count, bool present) {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, 10s, [&] { return seen_.size() >= count; }) && seen_[count - 1] == present;
    }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<bool> seen_;
    std::jthread thread_;
};

} // namespace

TEST_CASE("folder volume: it knows its name, its space and whether it can be written to") {
    const sample::Folder folder;
    fs::create_directory(folder.path() / "LOBBY STICK");
    FolderVolume volume(folder.path() / "LOBBY STICK" / "");
    CHECK(volume.name() == "LOBBY STICK");
    CHECK(volume.present());
    CHECK(volume.free_bytes().value_or(0) > 0);
    CHECK(volume.check_writable());
    CHECK(volume.let_go());
    fs::remove(folder.path() / "LOBBY STICK");
    CHECK_FALSE(volume.present());
    CHECK(volume.free_bytes().error().code == Code::vanished);
    CHECK(volume.let_go().error().code == Code::vanished);
}

TEST_CASE("folder volume: a mount point with nothing mounted on it is absent") {
    const sample::Folder folder;
    CHECK(FolderVolume(folder.path()).present());
    CHECK_FALSE(FolderVolume(folder.path(), FolderVolume::Needs::mount).present());
    CHECK(FolderVolume("/", FolderVolume::Needs::mount).present());
}

TEST_CASE("folder volume: a folder that comes and goes is noticed, with the folders above it") {
    const sample::Folder folder;
    const FolderVolume volume(folder.path() / "media" / "stick");
    Watcher watcher(volume);
    REQUIRE(watcher.saw(1, false));
    fs::create_directories(folder.path() / "media" / "stick");
    CHECK(watcher.saw(2, true));
    fs::remove_all(folder.path() / "media");
    CHECK(watcher.saw(3, false));
}

TEST_CASE("folder volume: mounting and unmounting is noticed") {
    const sample::Folder folder;
    const FolderVolume volume(folder.path(), FolderVolume::Needs::mount);
    Watcher watcher(volume);
    REQUIRE(watcher.saw(1, false));
    if (mount("none", folder.path().c_str(), "tmpfs", 0, "size=64k") != 0) {
        WARN("skipped: this test needs to mount a small file system, which only root may do");
        return;
    }
    CHECK(watcher.saw(2, true));
    REQUIRE(umount2(folder.path().c_str(), MNT_DETACH) == 0);
    CHECK(watcher.saw(3, false));
}

// Sticks through a real disk service on bad days: everything a hand, a full or a failing stick does to an export.
#include "tests/support/store/stick_desk.h"

#include <atomic>
#include <csignal>
#include <fstream>
#include <sys/mount.h>
#include <sys/wait.h>
#include <thread>
#include <utility>

namespace {

using namespace store;
using namespace store::sample;
namespace fs = std::filesystem;

/// The export, with the stick pulled when it comes to the stage.
ExportResult<Exported> pulled_at(UdisksVolume& volume, LoopStick& stick, Stage stage) {
    ExportHooks hooks;
    bool done = false;
    hooks.progress = [&](const Progress& progress) {
        if (progress.stage == stage && !std::exchange(done, true)) stick.pull_out();
    };
    return export_package(small_request(), volume, hooks);
}

} // namespace

TEST_CASE("stick: one that is too full is left as it was, may be taken out, and serves when there is room") {
    PrivateSystem system;
    SKIP_WITHOUT(system);
    LoopStick stick(system.shelf() / "stick.img", 8 * MB, ext4);
    UdisksVolume volume(system.shelf());
    REQUIRE(stick.put_in());
    REQUIRE(ready(volume));
    REQUIRE(volume.take());
    sample::write(volume.root() / "film", std::string(static_cast<std::size_t>(*volume.free_bytes() - MB / 5), 'x'));
    volume.put_back();
    const auto full = export_package(small_request(), volume);
    REQUIRE_FALSE(full);
    CHECK(full.error().code == Code::full);
    CHECK(full.error().needed_bytes > full.error().free_bytes);
    CHECK(full.error().free_bytes > 0);
    CHECK_FALSE(stick.is_mounted());
    REQUIRE(volume.take());
    CHECK_FALSE(fs::exists(volume.root() / "porchlight"));
    fs::remove(volume.root() / "film");
    volume.put_back();
    CHECK(exports(volume));
    CHECK(holds_package(system, stick));
}

TEST_CASE("stick: pulled at any stage costs nothing but a try again") {
    PrivateSystem system;
    SKIP_WITHOUT(system);
    LoopStick stick(system.shelf() / "stick.img", 32 * MB, ext4);
    UdisksVolume volume(system.shelf());
    for (const Stage stage : {Stage::gather, Stage::lock, Stage::copy, Stage::read_back, Stage::let_go}) {
        INFO(static_cast<int>(stage));
        REQUIRE(stick.put_in());
        REQUIRE(ready(volume));
        const auto pulled = pulled_at(volume, stick, stage);
        REQUIRE_FALSE(pulled);
        CHECK(pulled.error().code == Code::vanished);
        CHECK(none_found(volume));
        CHECK_FALSE(sample::runs("find /media -type f | grep .")); // nothing landed on the kiosk's own disk
    }
    REQUIRE(stick.put_in());
    REQUIRE(ready(volume));
    const auto exported = export_package(small_request(), volume);
    INFO((exported ? std::string() : exported.error().detail));
    REQUIRE(exported);
    CHECK(holds_package(system, stick));
}

TEST_CASE("stick: bytes that change on the medium behind the file system's back are found") {
    PrivateSystem system;
    SKIP_WITHOUT(system);
    const std::string make = GENERATE(as<std::string>(), ext4, "mkfs.exfat");
    INFO(make);
    LoopStick stick(system.shelf() / "stick.img", 16 * MB, make);
    UdisksVolume volume(system.shelf());
    REQUIRE(stick.put_in());
    REQUIRE(found(volume));
    if (!ready(volume)) {
        WARN("not tried: this kernel can't mount what this makes: " << make);
        return;
    }
    std::string marked;
    ExportHooks hooks;
    hooks.progress = [&](const Progress& progress) {
        if (progress.stage != Stage::read_back || !marked.empty()) return;
        marked = sample::read(stick.image());
        const auto at = marked.find("<!DOCTYPE html>");
        REQUIRE(at != std::string::npos); // the report had reached the medium
        std::fstream image(stick.image(), std::ios::binary | std::ios::in | std::ios::out);
        image.seekp(static_cast<std::streamoff>(at) + 3);
        image.put('X');
    };
    const auto exported = export_package(small_request(), volume, hooks);
    REQUIRE_FALSE(exported);
    CHECK(exported.error().code == Code::corrupt);
    CHECK(exports(volume));
    CHECK(holds_package(system, stick));
}

TEST_CASE("stick: one that lies about its size, or dies under the copy, is never called safe") {
    PrivateSystem system;
    SKIP_WITHOUT(system);
    const auto place = system.shelf() / "small"; // the flash it really has
    fs::create_directory(place);
    REQUIRE(mount("none", place.c_str(), "tmpfs", 0, "size=1m") == 0);
    UdisksVolume volume(place);
    {
        LoopStick liar(place / "liar.img", 64 * MB, "mkfs.ext4 -q -O ^has_journal");
        REQUIRE(liar.made());
        REQUIRE(liar.put_in());
        REQUIRE(ready(volume));
        CHECK(volume.look()->free_bytes > 20 * MB);
        auto large = small_request();
        large.backup = [](const Digest&) -> Result<Bytes> { return Bytes(4 * MB, 0xA5); };
        const auto exported = export_package(large, volume);
        REQUIRE_FALSE(exported);
        INFO(static_cast<int>(exported.error().code) << exported.error().detail);
        CHECK((exported.error().code == Code::io || exported.error().code == Code::corrupt ||
               exported.error().code == Code::full || exported.error().code == Code::read_only));
    }
    umount2(place.c_str(), MNT_DETACH);
}

TEST_CASE("stick: put in and pulled 200 times quickly, and it is found the time it stays") {
    PrivateSystem system;
    SKIP_WITHOUT(system);
    LoopStick stick(system.shelf() / "stick.img", 8 * MB, ext4);
    UdisksVolume volume(system.shelf());
    std::atomic<int> told = 0;
    std::jthread watcher([&](const std::stop_token& stop) { (void)volume.watch(stop, [&] { ++told; }); });
    REQUIRE(soon([&] { return told > 0; }));
    for (int i = 0; i < 200; ++i) {
        REQUIRE(stick.put_in());
        if (i % 10 == 0) (void)volume.look();
        stick.pull_out();
    }
    REQUIRE(none_found(volume));
    CHECK(told > 1);
    REQUIRE(stick.put_in());
    REQUIRE(ready(volume));
    CHECK(exports(volume));
    CHECK(holds_package(system, stick));
}

TEST_CASE("stick: hostile names and links on it lead nowhere, and half-made copies are cleared") {
    PrivateSystem system;
    SKIP_WITHOUT(system);
    LoopStick stick(system.shelf() / "stick.img", 32 * MB, "mkfs.ext4 -q -L '../../<b>%s;$(x)'");
    UdisksVolume volume(system.shelf());
    REQUIRE(stick.put_in());
    REQUIRE(ready(volume));
    REQUIRE(volume.take());
    CHECK(volume.root().string().starts_with("/media/"));
    const auto outside = system.shelf() / "outside";
    fs::create_directory(outside);
    fs::create_directory_symlink(outside, volume.root() / "porchlight");
    sample::write(volume.root() / "a\nb\xFF\x1B[2J", "odd");
    volume.put_back();
    CHECK(export_package(small_request(), volume).error().code == Code::blocked);
    CHECK(fs::is_empty(outside));
    REQUIRE(volume.take());
    fs::remove(volume.root() / "porchlight");
    const auto half = volume.root() / "porchlight" / "lobby" / ".2026-11-01_2026-11-21.89abcdef.part";
    fs::create_directories(half);
    sample::write(half / "summary.csv", "half");
    volume.put_back();
    const auto exported = export_package(small_request(), volume);
    REQUIRE(exported);
    CHECK(holds_package(system, stick));
    REQUIRE(stick.put_in());
    REQUIRE(ready(volume));
    REQUIRE(volume.take());
    CHECK_FALSE(fs::exists(volume.root() / "porchlight" / "lobby" / half.filename()));
    CHECK(sample::read(volume.root() / "a\nb\xFF\x1B[2J") == "odd");
    volume.put_back();
}

TEST_CASE("stick: one left mounted by a kiosk that was killed is used, and a disk service that was restarted too") {
    PrivateSystem system;
    SKIP_WITHOUT(system);
    LoopStick stick(system.shelf() / "stick.img", 32 * MB, ext4);
    REQUIRE(stick.put_in());
    UdisksVolume volume(system.shelf());
    REQUIRE(ready(volume));
    const pid_t kiosk = fork();
    if (kiosk == 0) {
        UdisksVolume other(system.shelf());
        ExportHooks hooks;
        hooks.progress = [](const Progress& progress) {
            if (progress.stage == Stage::copy && progress.files_done > 0) kill(getpid(), SIGKILL);
        };
        (void)export_package(small_request(), other, hooks);
        _exit(0);
    }
    int status = 0;
    REQUIRE(waitpid(kiosk, &status, 0) == kiosk);
    REQUIRE(WIFSIGNALED(status));
    CHECK(stick.is_mounted());
    system.restart_disk_service();
    SKIP_WITHOUT(system);
    REQUIRE(ready(volume));
    CHECK(exports(volume));
    CHECK(holds_package(system, stick));
}

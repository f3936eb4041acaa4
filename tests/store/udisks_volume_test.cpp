// Sticks through a real disk service: loop devices, real file systems, and everything a hand does to them.
#include "store/volume/udisks_volume.h"

#include "store/package/digest.h"
#include "store/package/verify.h"
#include "tests/support/store/private_system.h"

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>
#include <sys/mount.h>
#include <sys/wait.h>
#include <thread>

namespace {

using namespace store;
using sample::LoopStick;
using sample::PrivateSystem;
using sample::soon;
namespace fs = std::filesystem;

constexpr std::uint64_t MB = 1024 * 1024;
constexpr const char* ext4 = "mkfs.ext4 -q -E root_owner=0:0 -L LOBBY";

#define SKIP_WITHOUT(system)                                                                                           \
    if (!(system).missing().empty()) {                                                                                 \
        WARN("skipped: " << (system).missing());                                                                       \
        return;                                                                                                        \
    }

PackageRequest request(std::uint32_t seed = 30) {
    return sample::request(sample::visits(150, sample::november(), seed));
}

/// Exports; says why not.
bool exports(UdisksVolume& volume) {
    const auto exported = export_package(request(), volume);
    if (!exported) WARN(exported.error().detail);
    return exported.has_value();
}

bool found(UdisksVolume& volume) {
    return soon([&] { return volume.look().has_value(); });
}

/// Found, and known for what it is: the service looks into a new device for a moment.
bool ready(UdisksVolume& volume) {
    return soon([&] {
        const auto look = volume.look();
        return look && look->readable;
    });
}

bool none_found(UdisksVolume& volume) {
    return soon([&] { return !volume.look().has_value(); });
}

/// Puts the stick in anew and looks at the package with nothing of the kiosk's in between.
bool holds_package(PrivateSystem& system, LoopStick& stick) {
    stick.pull_out();
    if (!stick.put_in(true)) return false;
    const auto at = system.shelf() / "look";
    fs::create_directories(at);
    if (!sample::runs("mount -o ro " + stick.device() + " " + at.string())) return false;
    const VerifyOptions ours{request().signer.public_key, request().passphrase};
    const bool good = verify_package(at / package_folder(request()), ours).good();
    const bool away = sample::runs("umount " + at.string());
    stick.pull_out();
    return good && away;
}

std::string digest(const fs::path& file) {
    const auto text = sample::read(file);
    return to_hex(sha256(bytes_of(text)));
}

/// The export, with the stick pulled when it comes to the stage.
ExportResult<Exported> pulled_at(UdisksVolume& volume, LoopStick& stick, Stage stage) {
    ExportHooks hooks;
    bool done = false;
    hooks.progress = [&](const Progress& progress) {
        if (progress.stage == stage && !std::exchange(done, true)) stick.pull_out();
    };
    return export_package(request(), volume, hooks);
}

} // namespace

TEST_CASE("stick: a package is written, read back from the medium, and let go of") {
    PrivateSystem system;
    SKIP_WITHOUT(system);
    struct Format {
        const char* make;
        const char* name;
    };
    const Format format =
        GENERATE(Format{ext4, "LOBBY"}, Format{"mkfs.exfat -L EXSTICK", "EXSTICK"},
                 Format{"mkfs.ntfs -F -Q -L NTSTICK", "NTSTICK"}, Format{"mkfs.vfat -F 32 -n FATSTICK", "FATSTICK"});
    INFO(format.make);
    LoopStick stick(system.shelf() / "stick.img", 64 * MB, format.make);
    if (!stick.made()) {
        WARN("skipped: not installed: " << format.make);
        return;
    }
    UdisksVolume volume(system.shelf());
    CHECK_FALSE(volume.look());
    REQUIRE(stick.put_in());
    REQUIRE(soon([&] { return volume.look() && volume.look()->name == format.name; }));
    const auto look = volume.look();
    REQUIRE(look);
    CHECK(look->others == 0);
    CHECK_FALSE(stick.is_mounted());
    if (!look->readable) { // said so, and nothing is written to it
        CHECK(export_package(request(), volume).error().code == Code::unreadable);
        WARN("skipped: this kernel can't mount what this makes: " << format.make);
        return;
    }
    CHECK(look->writable);
    CHECK(look->free_bytes > 20 * MB);
    std::string held;
    bool options_held = true, was_mounted = false;
    ExportHooks hooks;
    hooks.progress = [&](const Progress& progress) {
        if (progress.stage != Stage::copy) return;
        const auto line = stick.mount_line();
        was_mounted = was_mounted || !line.empty();
        for (const char* option : {"nosuid", "nodev", "noexec"})
            options_held = options_held && line.find(option) != std::string::npos;
        if (!options_held) held = line;
    };
    const auto exported = export_package(request(), volume, hooks);
    INFO((exported ? std::string() : exported.error().detail));
    REQUIRE(exported);
    CHECK(was_mounted);
    INFO(held);
    CHECK(options_held);
    CHECK_FALSE(stick.is_mounted());
    CHECK_FALSE(volume.look()); // let go of: not there until it is put in again
    CHECK(holds_package(system, stick));

    REQUIRE(stick.put_in());
    REQUIRE(ready(volume));
    const auto again = export_package(request(), volume);
    INFO((again ? std::string() : again.error().detail));
    REQUIRE(again);
    CHECK(again->already_there);
}

TEST_CASE("stick: looking at one writes nothing to it") {
    PrivateSystem system;
    SKIP_WITHOUT(system);
    LoopStick stick(system.shelf() / "stick.img", 16 * MB, "mkfs.ext4 -q -O ^has_journal"); // the kernel's own diary
    const auto before = digest(stick.image());
    REQUIRE(stick.put_in());
    UdisksVolume volume(system.shelf());
    REQUIRE(ready(volume));
    for (int i = 0; i < 5; ++i) CHECK(volume.look());
    stick.pull_out();
    CHECK(digest(stick.image()) == before);
}

TEST_CASE("stick: unformatted, of an unknown format, or read-only is said as such") {
    PrivateSystem system;
    SKIP_WITHOUT(system);
    UdisksVolume volume(system.shelf());
    for (const char* make : {"", "mkswap", "dd if=/dev/urandom bs=1M count=8 of="}) {
        INFO(make);
        const auto image = system.shelf() / "bad.img";
        LoopStick stick(image, 8 * MB, std::string(make).ends_with("of=") ? "" : make);
        if (std::string(make).ends_with("of=")) REQUIRE(sample::runs(make + image.string()));
        REQUIRE(stick.made());
        const auto before = digest(image);
        REQUIRE(stick.put_in());
        REQUIRE(found(volume));
        const auto look = volume.look();
        REQUIRE(look);
        CHECK_FALSE(look->readable);
        CHECK(export_package(request(), volume).error().code == Code::unreadable);
        stick.pull_out();
        CHECK(none_found(volume));
        CHECK(digest(image) == before);
    }
    LoopStick locked(system.shelf() / "locked.img", 16 * MB, ext4);
    REQUIRE(locked.put_in(true));
    REQUIRE(ready(volume));
    CHECK_FALSE(volume.look()->writable);
    CHECK(export_package(request(), volume).error().code == Code::read_only);
    CHECK_FALSE(locked.is_mounted());
    locked.pull_out();
    REQUIRE(locked.put_in()); // the small switch on its side was slid
    REQUIRE(soon([&] { return volume.look() && volume.look()->readable && volume.look()->writable; }));
    CHECK(exports(volume));
}

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
    const auto full = export_package(request(), volume);
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
    const auto exported = export_package(request(), volume);
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
        WARN("skipped: this kernel can't mount what this makes: " << make);
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
    const auto exported = export_package(request(), volume, hooks);
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
        auto large = request();
        large.backup = []() -> Result<Bytes> { return Bytes(4 * MB, 0xA5); };
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

TEST_CASE("stick: coming and going is told, our own mounting is not") {
    PrivateSystem system;
    SKIP_WITHOUT(system);
    LoopStick stick(system.shelf() / "stick.img", 8 * MB, ext4);
    UdisksVolume volume(system.shelf());
    UdisksVolume watched(system.shelf());
    std::atomic<int> told = 0;
    std::jthread watcher([&](const std::stop_token& stop) { (void)watched.watch(stop, [&] { ++told; }); });
    REQUIRE(soon([&] { return told > 0; }));
    int before = told;
    REQUIRE(stick.put_in());
    REQUIRE(soon([&] { return told > before; }));
    REQUIRE(ready(volume));
    before = told;
    for (int i = 0; i < 5; ++i) REQUIRE(volume.look());
    CHECK(told <= before + 2); // what was still on its way
    before = told;
    stick.pull_out();
    CHECK(soon([&] { return told > before; }));
}

TEST_CASE("stick: of two the last one counts, the other can be chosen, and a stick that goes leaves the other") {
    PrivateSystem system;
    SKIP_WITHOUT(system);
    LoopStick first(system.shelf() / "first.img", 16 * MB, "mkfs.ext4 -q -L FIRST");
    LoopStick second(system.shelf() / "second.img", 16 * MB, "mkfs.ext4 -q -L SECOND");
    UdisksVolume volume(system.shelf());
    REQUIRE(first.put_in());
    REQUIRE(soon([&] { return volume.look() && volume.look()->name == "FIRST"; }));
    REQUIRE(second.put_in());
    REQUIRE(soon([&] { return volume.look() && volume.look()->others == 1 && volume.look()->name == "SECOND"; }));
    volume.choose_next();
    CHECK(volume.look()->name == "FIRST");
    const auto untouched = digest(second.image());
    REQUIRE(export_package(request(), volume));
    CHECK(volume.look()->name == "SECOND"); // the one that is left
    second.pull_out();
    CHECK(digest(second.image()) == untouched);
    CHECK(none_found(volume));
    CHECK(holds_package(system, first));
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
    CHECK(export_package(request(), volume).error().code == Code::blocked);
    CHECK(fs::is_empty(outside));
    REQUIRE(volume.take());
    fs::remove(volume.root() / "porchlight");
    const auto half = volume.root() / "porchlight" / "lobby" / ".2026-11-01_2026-11-21.89abcdef.part";
    fs::create_directories(half);
    sample::write(half / "summary.csv", "half");
    volume.put_back();
    const auto exported = export_package(request(), volume);
    REQUIRE(exported);
    CHECK(holds_package(system, stick));
    REQUIRE(stick.put_in());
    REQUIRE(ready(volume));
    REQUIRE(volume.take());
    CHECK_FALSE(fs::exists(volume.root() / "porchlight" / "lobby" / half.filename()));
    CHECK(sample::read(volume.root() / "a\nb\xFF\x1B[2J") == "odd");
    volume.put_back();
}

TEST_CASE("stick: the system's disks and other loop devices are never offered by the real service") {
    PrivateSystem system;
    SKIP_WITHOUT(system);
    LoopStick stick(system.shelf() / "stick.img", 8 * MB, ext4);
    REQUIRE(stick.put_in());
    UdisksVolume ours(system.shelf());
    REQUIRE(ready(ours));
    UdisksVolume usual;
    CHECK_FALSE(usual.look());
    CHECK(usual.take().error().code == Code::vanished);
    CHECK(export_package(request(), usual).error().code == Code::vanished);
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
        (void)export_package(request(), other, hooks);
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

TEST_CASE("stick: without a system bus there is no stick, and an export says that the service does not answer") {
    PrivateSystem system;
    SKIP_WITHOUT(system);
    setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/run/no-bus-here", 1);
    UdisksVolume volume(system.shelf());
    CHECK_FALSE(volume.look());
    CHECK(volume.take().error().code == Code::io);
    CHECK(volume.watch({}, [] {}).error().code == Code::io);
}

// Sticks through a real disk service: what is found, what is said of it, and an export from end to end.
#include "tests/support/store/stick_desk.h"

#include <atomic>
#include <fstream>
#include <thread>

using namespace store;
using namespace store::sample;

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
        WARN("not tried: not installed: " << format.make);
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
        CHECK(export_package(small_request(), volume).error().code == Code::unreadable);
        WARN("not tried: this kernel can't mount what this makes: " << format.make);
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
        for (const std::string option : {"nosuid", "nodev", "noexec"}) {
            // exfat-fuse forgets the last one; the kernel's own exFAT, and all others, keep it
            const bool forgotten = option == "noexec" && look->name == "EXSTICK" && line.find("fuseblk") != line.npos;
            options_held = options_held && (forgotten || line.find(option) != std::string::npos);
        }
        if (!options_held) held = line;
    };
    const auto exported = export_package(small_request(), volume, hooks);
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
    const auto again = export_package(small_request(), volume);
    INFO((again ? std::string() : again.error().detail));
    REQUIRE(again);
    CHECK(again->already_there);
}

TEST_CASE("stick: one with a partition table, as they are sold, takes a package on its largest file system") {
    PrivateSystem system;
    SKIP_WITHOUT(system);
    const auto image = system.shelf() / "sold.img";
    LoopStick stick(image, 64 * MB, "");
    const std::string at = " '" + image.string() + "'";
    if (!sample::runs("command -v sfdisk") || !sample::runs("command -v partx")) {
        WARN("skipped: sfdisk or partx is not installed");
        return;
    }
    REQUIRE(sample::runs("printf 'label: dos\nstart=2048,size=16384\nstart=18432\n' | sfdisk" + at));
    REQUIRE(sample::runs("mkfs.ext4 -q -F -L SMALL -E offset=1048576" + at + " 8M"));
    REQUIRE(sample::runs("mkfs.ext4 -q -F -L LARGE -E offset=9437184,root_owner=0:0" + at + " 50M"));
    UdisksVolume volume(system.shelf());
    REQUIRE(stick.put_in());
    REQUIRE(stick.offer_partitions());
    REQUIRE(soon([&] { return volume.look() && volume.look()->name == "LARGE"; }));
    CHECK(volume.look()->others == 0);
    CHECK(exports(volume));
    CHECK_FALSE(stick.is_mounted());
    stick.pull_out();
    const auto look = system.shelf() / "look";
    std::filesystem::create_directories(look);
    REQUIRE(sample::runs("mount -o ro,loop,offset=9437184,sizelimit=52428800" + at + " " + look.string()));
    const VerifyOptions ours{small_request().signer.public_key, small_request().passphrase};
    CHECK(verify_package(look / package_folder(small_request()), ours).good());
    CHECK(sample::runs("umount " + look.string()));
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
        CHECK(export_package(small_request(), volume).error().code == Code::unreadable);
        stick.pull_out();
        CHECK(none_found(volume));
        CHECK(digest(image) == before);
    }
    LoopStick locked(system.shelf() / "locked.img", 16 * MB, ext4);
    REQUIRE(locked.put_in(true));
    REQUIRE(ready(volume));
    CHECK_FALSE(volume.look()->writable);
    CHECK(export_package(small_request(), volume).error().code == Code::read_only);
    CHECK_FALSE(locked.is_mounted());
    locked.pull_out();
    REQUIRE(locked.put_in()); // the small switch on its side was slid
    REQUIRE(soon([&] { return volume.look() && volume.look()->readable && volume.look()->writable; }));
    CHECK(exports(volume));
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
    REQUIRE(export_package(small_request(), volume));
    CHECK(volume.look()->name == "SECOND"); // the one that is left
    second.pull_out();
    CHECK(digest(second.image()) == untouched);
    CHECK(none_found(volume));
    CHECK(holds_package(system, first));
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
    CHECK(export_package(small_request(), usual).error().code == Code::vanished);
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

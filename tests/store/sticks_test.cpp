// What is offered as a stick, from answers of the disk service written down here: no disk is needed.
#include "store/volume/sticks.h"

#include <catch2/catch.hpp>

namespace {

using namespace store;
using Bytes8 = std::vector<std::uint8_t>;

template <typename T>
sdbus::Variant var(T value) {
    return sdbus::Variant(std::move(value));
}

Bytes8 bytes(std::string_view text) {
    Bytes8 list(text.begin(), text.end());
    list.push_back(0);
    return list;
}

/// A machine with a system disk, and whatever is put in.
class Machine {
  public:
    Machine() { drive("disk", "sata", false).block("sda", "disk", 500).files("sda1", "disk", 400, "/"); }

    Machine& drive(const std::string& name, const std::string& bus, bool removable) {
        objects_[at("drives/" + name)]["org.freedesktop.UDisks2.Drive"] = {
            {"ConnectionBus", var(bus)},           {"Removable", var(removable)}, {"MediaRemovable", var(removable)},
            {"MediaAvailable", var(true)},         {"Optical", var(false)},       {"Vendor", var(std::string("Acme"))},
            {"Model", var(std::string("Flash 3"))}};
        return *this;
    }
    Machine& block(const std::string& name, const std::string& drive, std::uint64_t size) {
        objects_[at("block_devices/" + name)]["org.freedesktop.UDisks2.Block"] = {
            {"Drive", var(at("drives/" + drive))},
            {"Size", var(size)},
            {"HintSystem", var(drive == "disk")},
            {"HintIgnore", var(false)},
            {"ReadOnly", var(false)},
            {"IdUsage", var(std::string())},
            {"IdLabel", var(std::string())},
            {"IdUUID", var(std::string("uuid-" + name))},
            {"Symlinks", var(std::vector<Bytes8>{bytes("/dev/disk/by-diskseq/" + std::to_string(++sequence_))})}};
        return *this;
    }
    Machine& files(const std::string& name, const std::string& drive, std::uint64_t size,
                   const std::string& mounted = {}) {
        block(name, drive, size);
        set(name, "IdUsage", std::string("filesystem"));
        std::vector<Bytes8> mounts;
        if (!mounted.empty()) mounts.push_back(bytes(mounted));
        objects_[at("block_devices/" + name)]["org.freedesktop.UDisks2.Filesystem"] = {{"MountPoints", var(mounts)}};
        return *this;
    }
    template <typename T>
    Machine& set(const std::string& name, const std::string& property, T value) {
        objects_[at("block_devices/" + name)]["org.freedesktop.UDisks2.Block"][property] = var(std::move(value));
        return *this;
    }
    template <typename T>
    Machine& set_drive(const std::string& name, const std::string& property, T value) {
        objects_[at("drives/" + name)]["org.freedesktop.UDisks2.Drive"][property] = var(std::move(value));
        return *this;
    }
    std::vector<Stick> sticks() const { return sticks_of(objects_); }
    static std::string path(const std::string& name) { return "/org/freedesktop/UDisks2/block_devices/" + name; }

  private:
    static sdbus::ObjectPath at(const std::string& name) {
        return sdbus::ObjectPath("/org/freedesktop/UDisks2/" + name);
    }
    DiskObjects objects_;
    int sequence_ = 0;
};

} // namespace

TEST_CASE("sticks: the system's own disk is never offered, whatever it is connected to") {
    CHECK(Machine().sticks().empty());
    Machine usb_root; // a kiosk that runs from a USB drive
    usb_root.drive("root", "usb", true).block("sdb", "root", 64);
    usb_root.files("sdb1", "root", 32, "/boot/efi").files("sdb2", "root", 30);
    CHECK(usb_root.sticks().empty());
    using Row = sdbus::Struct<std::string, DiskProperties>;
    Machine in_fstab;
    in_fstab.drive("backup", "usb", true).files("sdb1", "backup", 32);
    REQUIRE(in_fstab.sticks().size() == 1);
    in_fstab.set("sdb1", "Configuration", std::vector<Row>{Row{std::string("fstab"), DiskProperties{}}});
    CHECK(in_fstab.sticks().empty());
    Machine hinted;
    hinted.drive("inside", "usb", true).files("sdb1", "inside", 32).set("sdb1", "HintSystem", true);
    CHECK(hinted.sticks().empty());
}

TEST_CASE("sticks: only removable USB media are offered, and an empty card reader is none") {
    for (const auto& [bus, removable] : {std::pair{"sata", true}, {"ata", false}, {"sdio", true}, {"usb", false}}) {
        Machine machine;
        machine.drive("other", bus, removable).files("sdb1", "other", 32);
        INFO(bus);
        CHECK(machine.sticks().empty());
    }
    Machine reader;
    reader.drive("reader", "usb", true).set_drive("reader", "MediaAvailable", false).block("sdb", "reader", 0);
    CHECK(reader.sticks().empty());
    Machine disc;
    disc.drive("disc", "usb", true).set_drive("disc", "Optical", true).files("sr0", "disc", 32);
    CHECK(disc.sticks().empty());
}

TEST_CASE("sticks: one a drive, with its largest file system, what the system hides stays hidden") {
    Machine machine;
    machine.drive("stick", "usb", true).block("sdb", "stick", 100);
    machine.files("sdb1", "stick", 10).files("sdb2", "stick", 80).files("sdb3", "stick", 90);
    machine.set("sdb3", "HintIgnore", true).set("sdb2", "IdLabel", std::string("LOBBY"));
    const auto sticks = machine.sticks();
    REQUIRE(sticks.size() == 1);
    CHECK(sticks[0].block == Machine::path("sdb2"));
    CHECK(sticks[0].name == "LOBBY");
    CHECK(sticks[0].uuid == "uuid-sdb2");
    CHECK(sticks[0].drive.ends_with("drives/stick"));
    CHECK_FALSE(sticks[0].mounted);
}

TEST_CASE("sticks: behind hubs of several levels each is one of its own, and one that goes takes no other with it") {
    const auto hub = [](std::initializer_list<const char*> drives) {
        Machine machine;
        char letter = 'b';
        for (const char* name : drives) { // all under one port of the kiosk, as a hub's devices are
            const std::string block = std::string("sd") + letter++;
            machine.drive(name, "usb", true).block(block, name, 64).files(block + "1", name, 60);
            machine.set_drive(name, "SiblingId", std::string("/sys/devices/pci0000:00/0000:00:14.0/usb1/1-2"));
            machine.set(block + "1", "IdLabel", std::string(name));
        }
        return machine.sticks();
    };
    const auto names = [](const std::vector<Stick>& sticks) {
        std::vector<std::string> all;
        for (const Stick& stick : sticks) all.push_back(stick.name);
        return all;
    };
    CHECK(names(hub({"FIRST", "SECOND", "THIRD"})) == std::vector<std::string>{"FIRST", "SECOND", "THIRD"});
    const auto left = hub({"FIRST", "THIRD"});
    CHECK(names(left) == std::vector<std::string>{"FIRST", "THIRD"});
    CHECK(left[0].drive != left[1].drive); // powering one off is not powering off its neighbour
    CHECK(left[0].id != left[1].id);
}

TEST_CASE("sticks: one without a file system is there, and can't be read") {
    Machine machine;
    machine.drive("stick", "usb", true).block("sdb", "stick", 100);
    auto sticks = machine.sticks();
    REQUIRE(sticks.size() == 1);
    CHECK(sticks[0].block.empty());
    CHECK(sticks[0].name == "Acme Flash 3");
    machine.set("sdb", "IdUsage", std::string("crypto"));
    CHECK(machine.sticks()[0].block.empty());
}

TEST_CASE("sticks: one that an earlier run left mounted is a stick still, and read-only is known") {
    Machine machine;
    machine.drive("stick", "usb", true).files("sdb1", "stick", 100, "/media/kiosk/LOBBY");
    machine.set("sdb1", "ReadOnly", true);
    const auto sticks = machine.sticks();
    REQUIRE(sticks.size() == 1);
    CHECK(sticks[0].mounted);
    CHECK(sticks[0].read_only);
}

TEST_CASE("sticks: putting one in again makes it another") {
    Machine first;
    first.drive("stick", "usb", true).files("sdb1", "stick", 100);
    const auto before = first.sticks();
    first.files("sdb1", "stick", 100);
    CHECK(before[0].id != first.sticks()[0].id);
}

TEST_CASE("sticks: answers of another shape than expected are no stick and no crash") {
    Machine machine;
    machine.drive("stick", "usb", true).files("sdb1", "stick", 100);
    machine.set("sdb1", "Size", std::string("large")).set("sdb1", "Symlinks", 7).set("sdb1", "IdLabel", 1.5);
    const auto sticks = machine.sticks();
    REQUIRE(sticks.size() == 1);
    CHECK(sticks[0].block.empty());
    machine.set("sdb1", "Drive", std::string("not an object"));
    CHECK(machine.sticks().empty());
}

TEST_CASE("sticks: a label is shown without what could mislead, and short") {
    CHECK(shown_name("LOBBY STICK") == "LOBBY STICK");
    CHECK(shown_name("  a \t b\n ") == "a b");
    CHECK(shown_name("\xE2\x80\xAE"
                     "drowssap") == "drowssap");                            // right-to-left override
    CHECK(shown_name("a\xE2\x80\x8B\x1B[31mb") == "a[31mb");                // zero width, escape
    CHECK(shown_name("\xFF\xC0\xAFok\xED\xA0\x80") == "ok");                // not UTF-8, overlong, surrogate
    CHECK(shown_name("\xE0\xA4\xB2\xE0\xA5\x89\xE0\xA4\xAC\xE0\xA5\x80") == // Devanagari
          "\xE0\xA4\xB2\xE0\xA5\x89\xE0\xA4\xAC\xE0\xA5\x80");
    CHECK(shown_name(std::string(500, 'x')).size() == 32);
    CHECK(shown_name("\xF0\x9F").empty());
    CHECK(shown_name("").empty());
}

TEST_CASE("sticks: one whose folder belongs to somebody else can't be written to") {
    struct stat folder {};
    folder.st_uid = 0;
    folder.st_gid = 0;
    folder.st_mode = S_IFDIR | 0755; // as mkfs.ext4 makes it
    const Identity service{990, {990, 7}};
    CHECK_FALSE(may_write(service, folder));
    CHECK(may_write({0, {0}}, folder));
    folder.st_gid = 7;
    CHECK_FALSE(may_write(service, folder));
    folder.st_mode = S_IFDIR | 0775;
    CHECK(may_write(service, folder));
    folder.st_gid = 0;
    CHECK_FALSE(may_write(service, folder));
    folder.st_mode = S_IFDIR | 0777;
    CHECK(may_write(service, folder));
    folder.st_uid = 990; // its owner's own bits come first
    folder.st_mode = S_IFDIR | 0577;
    CHECK_FALSE(may_write(service, folder));
    folder.st_mode = S_IFDIR | 0700;
    CHECK(may_write(service, folder));
}

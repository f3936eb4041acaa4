// A full disk, on a small file system of its own: what the reserve buys, what staff are told, and that what does not
// fit is not half there.
#include "store/db_room.h"
#include "tests/support/store/lobby.h"

#include <cstdlib>
#include <fstream>
#include <optional>
#include <sys/mount.h>

using lobby::day;
using lobby::need;
using store::Code;
using store::Reason;

namespace fs = std::filesystem;

namespace {

/// An ext4 of 24 MB in a file; not there where mounting is not allowed.
class SmallDisk {
  public:
    SmallDisk() {
        const std::string image = (folder_.path() / "image").string();
        std::ofstream(image).put('\0');
        fs::resize_file(image, 24 << 20);
        fs::create_directory(path());
        const std::string make = "mkfs.ext4 -q -m 0 '" + image + "' >/dev/null 2>&1 && mount -o loop '" + image +
                                 "' '" + path().string() + "' 2>/dev/null";
        mounted_ = std::system(make.c_str()) == 0;
    }
    ~SmallDisk() {
        if (mounted_) ::umount2(path().c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    bool mounted() const { return mounted_; }
    fs::path path() const { return folder_.path() / "disk"; }
    void fill() const {
        std::ofstream out(path() / "filler", std::ios::binary | std::ios::app);
        const std::string block(4096, 'x');
        while (out.write(block.data(), static_cast<std::streamsize>(block.size())).flush()) {
        }
    }
    void make_room() const { fs::remove(path() / "filler"); }

  private:
    lobby::Folder folder_;
    bool mounted_ = false;
};

const store::Day today{20'779};
const store::Submission visit{today, Reason::medication, {1, 2, 3}, {}, {}, true};

/// As the kiosk does: settled when nobody waits.
store::Result<void> come(store::Store& store) {
    const auto receipt = store.submit(visit);
    if (!receipt) return tl::unexpected<store::Error>(receipt.error());
    return store.settle();
}

} // namespace

TEST_CASE("room: a thousand visits fit into the reserve") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    REQUIRE(site.store->condition().holds_reserve);
    CHECK(fs::file_size(folder.data() / "reserve") == store::reserve_bytes);
    const auto file = folder.data() / "db" / "data.mdb";
    const auto before = fs::file_size(file);
    for (int i = 0; i < 1000; ++i) need(come(*site.store));
    CHECK(fs::file_size(file) - before < store::reserve_bytes);
}

TEST_CASE("room: on a full disk the reserve takes a day's visits, staff are told, and it is made again") {
    const SmallDisk disk;
    if (!disk.mounted()) {
        WARN("not run: mounting a file system from a file is not allowed here");
        return;
    }
    const auto data = disk.path() / "data";
    std::uint64_t taken = 0;
    std::optional<lobby::Site> site(lobby::set_up(data));
    REQUIRE(site->store->condition().holds_reserve);
    disk.fill();
    for (; taken < 600; ++taken) need(come(*site->store));
    CHECK_FALSE(site->store->condition().holds_reserve);
    CHECK_FALSE(fs::exists(data / "reserve"));

    bool refused = false; // now the rest is used up as well
    for (int more = 0; more < 400 && !refused; ++more) {
        disk.fill();
        const auto receipt = site->store->submit(visit);
        refused = !receipt;
        if (refused) CHECK(receipt.error().code == Code::full);
        if (receipt) ++taken;
        (void)site->store->settle();
    }
    REQUIRE(refused);
    CHECK(lobby::visits_of(*site->store, {today, today}).size() == taken);
    CHECK(need(site->store->counters().visits({today, today})) == taken);
    site.reset();

    site.emplace(
        lobby::Site{lobby::open(data), store::WordCode::draw(), store::WordCode::draw()}); // full, and it opens
    CHECK(site->store->condition().set_aside.empty());
    CHECK(lobby::visits_of(*site->store, {today, today}).size() == taken);
    disk.make_room();
    need(come(*site->store));
    CHECK(site->store->condition().holds_reserve);
    CHECK(lobby::visits_of(*site->store, {today, today}).size() == taken + 1);
    CHECK(need(site->store->counters().visits({today, today})) == taken + 1);
    site.reset();
}

TEST_CASE("room: a rewrite that does not fit leaves everything as it was, and staff are told") {
    const SmallDisk disk;
    if (!disk.mounted()) {
        WARN("not run: mounting a file system from a file is not allowed here");
        return;
    }
    const auto data = disk.path() / "data";
    {
        const auto site = lobby::set_up(data);
        for (int i = 0; i < 50; ++i) need(come(*site.store));
        disk.fill();
        const auto kept = site.store->upkeep(today + 1);
        REQUIRE_FALSE(kept.has_value());
        CHECK(kept.error().code == Code::full);
        CHECK(site.store->condition().upkeep->code == Code::full);
        CHECK(lobby::visits_of(*site.store, {today, today}).size() == 50);
        disk.make_room();
        need(site.store->upkeep(today + 1));
        CHECK_FALSE(site.store->condition().upkeep);
    }
    CHECK(lobby::visits_of(*lobby::open(data), {today, today}).size() == 50);
    CHECK_FALSE(fs::exists(data / "db.next"));
}

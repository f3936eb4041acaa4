// A full disk in the middle of a visit, seen from the glass.
#include "app/clock.h"
#include "support/journeys/driver.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <optional>
#include <sys/mount.h>

using namespace porchlight;
using journeys::Driver;

namespace {

/// A disk of two megabytes in memory; not there where mounting is not allowed.
class SmallDisk {
  public:
    SmallDisk() : mounted_(::mount("none", folder_.path().c_str(), "tmpfs", 0, "size=2m") == 0) {}
    ~SmallDisk() {
        if (mounted_) ::umount2(folder_.path().c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    [[nodiscard]] bool mounted() const { return mounted_; }
    [[nodiscard]] std::filesystem::path data() const { return folder_.data(); }
    void fill() const {
        std::ofstream out(filler(), std::ios::binary);
        const std::string block(4096, 'x');
        while (out.write(block.data(), static_cast<std::streamsize>(block.size())).flush()) {
        }
    }
    void make_room() const { std::filesystem::remove(filler()); }

  private:
    [[nodiscard]] std::filesystem::path filler() const { return folder_.path() / "filler"; }
    lobby::Folder folder_;
    bool mounted_;
};

} // namespace

TEST_CASE("bad days: a full disk sends the visitor to the desk, keeps nothing of the visit, and heals") {
    const SmallDisk disk;
    if (!disk.mounted()) {
        WARN("not run: mounting a small disk is not allowed here");
        return;
    }
    std::optional<Driver> kiosk(std::in_place, Driver::Begin::set_up, disk.data());
    disk.fill();
    std::size_t before = 0; // a last one or two still find room in the tray
    while (kiosk->store().submit({kiosk->local.day, store::Reason::medication, {}, {}, {}, true}) && before < 100) {
        static_cast<void>(kiosk->store().settle());
        ++before;
    }
    REQUIRE(before < 100);
    kiosk->tap("welcome.checkin");
    kiosk->tap("reason.meds");
    kiosk->tap("reason.continue");
    kiosk->tap("mood.skip");
    kiosk->tap("req.finish");
    REQUIRE(kiosk->on<FailureState>());
    CHECK(kiosk->on<FailureState>()->code == FailureCode::full);
    CHECK(kiosk->words().find("S-207") != std::string::npos);
    kiosk->tap("bar.help"); // help is one touch away even now
    CHECK(kiosk->words().find("988") != std::string::npos);
    kiosk->tap("help.close");

    disk.make_room();
    kiosk->tap("failure.again");
    REQUIRE(kiosk->on<WelcomeState>());
    CHECK(lobby::visits_of(kiosk->store(), {kiosk->local.day, kiosk->local.day}).size() == before);
    kiosk->tap("welcome.checkin");
    kiosk->tap("reason.meds");
    kiosk->tap("reason.continue");
    kiosk->tap("mood.skip");
    kiosk->tap("req.finish");
    CHECK(kiosk->on<DoneState>());
    CHECK(lobby::visits_of(kiosk->store(), {kiosk->local.day, kiosk->local.day}).size() == before + 1);
    kiosk.reset(); // lets go of the disk before it is unmounted
}

TEST_CASE("bad days: after a damaged file the lobby goes on, and staff are told on their first screen") {
    Driver kiosk;
    const auto data = kiosk.data() / "db" / "data.mdb";
    kiosk.restart([&] {
        std::fstream file(data, std::ios::in | std::ios::out | std::ios::binary);
        file.put('\xff'); // the number of the first page
    });
    kiosk.tap("welcome.checkin");
    kiosk.tap("reason.meds");
    kiosk.tap("reason.continue");
    kiosk.tap("mood.skip");
    kiosk.tap("req.finish");
    REQUIRE(kiosk.on<DoneState>());
    kiosk.tap("done.done");
    CHECK(std::filesystem::exists(kiosk.data() / "db.damaged-1"));
    kiosk.unlock();
    CHECK(kiosk.facts().today.health == HealthFact::damage);
}

TEST_CASE("bad days: a time zone that a full disk does not keep moves neither the clock nor the zone") {
    const SmallDisk disk;
    if (!disk.mounted()) {
        WARN("not run: mounting a small disk is not allowed here");
        return;
    }
    Driver kiosk(Driver::Begin::set_up, disk.data());
    kiosk.config.time_zone = kiosk.zone;
    kiosk.local.day = day_built() + 40;
    kiosk.restart();
    const LocalTime before = kiosk.local;
    kiosk.unlock();
    kiosk.tap("staff.tab.settings");
    kiosk.tap("set.clock");
    kiosk.tap("set.clock.zone");
    kiosk.tap("zone.America/Chicago");
    kiosk.tap("set.clock.hour.more");
    kiosk.tap("set.clock.check");
    disk.fill();
    int more = 0; // what the database has already been given takes a few
    while (kiosk.store().settings().set("filler." + std::to_string(more), std::string(200, 'x')) && more < 5000) ++more;
    REQUIRE(more < 5000);
    kiosk.tap("set.save");
    CHECK(kiosk.sheet<NotKeptSheet>());
    CHECK(kiosk.zone == "America/New_York");
    CHECK(kiosk.local.day == before.day);
    CHECK(kiosk.local.minute == before.minute);
}

// A whole kiosk with a real disk service and sticks that come and go: what staff see, and what lies on them afterwards.
#include "store/package/verify.h"
#include "store/volume/udisks_volume.h"
#include "support/journeys/driver.h"
#include "support/store/private_system.h"

#include <catch2/catch.hpp>

#include <functional>
#include <utility>

using namespace porchlight;
using journeys::Driver;
using store::sample::LoopStick;
using store::sample::PrivateSystem;

namespace {

constexpr std::uint64_t MB = 1024 * 1024;
constexpr const char* ext4 = "mkfs.ext4 -q -E root_owner=0:0 -L LOBBY";

ExportPhase phase(const Driver& kiosk) { return std::get<ExportState>(kiosk.on<StaffState>()->page).phase; }

bool says(const Driver& kiosk, std::string_view words) { return kiosk.words().find(words) != std::string::npos; }

/// 14 visits on a day that is over tomorrow, and a place for sticks.
void begin(Driver& kiosk, std::unique_ptr<store::Volume> volume) {
    for (int i = 0; i < 14; ++i)
        lobby::need(kiosk.store().submit({kiosk.local.day, store::Reason::medication, {50, {}, 10}, {}, {}, true}));
    kiosk.local.day = kiosk.local.day + 1;
    kiosk.use_volume(std::move(volume));
}

/// Looks again and again, as whenever the service tells of something new, until this holds of what is in.
void until(Driver& kiosk, const std::function<bool(const std::optional<VolumeFact>&)>& holds) {
    REQUIRE(store::sample::soon([&] {
        kiosk.stick_changed();
        kiosk.wait_until([&] { return !kiosk.facts().volume_asked_seconds; });
        return holds(kiosk.facts().volume);
    }));
    kiosk.frames();
}

bool is_there(const std::optional<VolumeFact>& volume) { return volume.has_value(); }
bool can_be_read(const std::optional<VolumeFact>& volume) { return volume && volume->readable; }
bool is_gone(const std::optional<VolumeFact>& volume) { return !volume; }

/// A hand that pulls the stick when what was written is to be read back.
class PulledVolume final : public store::UdisksVolume {
  public:
    PulledVolume(const std::filesystem::path& shelf, LoopStick& stick) : UdisksVolume(shelf), stick_(stick) {}
    store::Result<void> take_again() override {
        if (!std::exchange(pulled_, true)) stick_.pull_out();
        return UdisksVolume::take_again();
    }

  private:
    LoopStick& stick_;
    bool pulled_ = false;
};

void until_it_ends(Driver& kiosk) {
    kiosk.wait_until([&] { return phase(kiosk) != ExportPhase::copying; });
    kiosk.frames();
}

/// With nothing of the kiosk's in between.
bool holds_package(const PrivateSystem& system, LoopStick& stick, const std::string& folder) {
    stick.pull_out();
    if (!stick.put_in(true)) return false;
    const auto at = system.shelf() / "look";
    std::filesystem::create_directories(at);
    if (!store::sample::runs("mount -o ro " + stick.device() + " " + at.string())) return false;
    const bool good = store::verify_package(at / folder).good();
    const bool away = store::sample::runs("umount " + at.string());
    stick.pull_out();
    return good && away;
}

std::string folder_of(const Driver& kiosk) { return std::get<ExportState>(kiosk.on<StaffState>()->page).folder; }

} // namespace

#define SKIP_WITHOUT(system)                                                                                           \
    if (!(system).missing().empty()) {                                                                                 \
        WARN("skipped: " << (system).missing());                                                                       \
        return;                                                                                                        \
    }

TEST_CASE("real stick: put in while locked it is not touched, after unlocking it takes the export and is let go of") {
    PrivateSystem system;
    SKIP_WITHOUT(system);
    LoopStick stick(system.shelf() / "stick.img", 32 * MB, ext4);
    Driver kiosk;
    begin(kiosk, std::make_unique<store::UdisksVolume>(system.shelf()));
    const std::string lobby = kiosk.words();
    REQUIRE(stick.put_in());
    kiosk.stick_changed();
    kiosk.frames();
    CHECK(kiosk.words() == lobby);
    CHECK_FALSE(stick.is_mounted());
    kiosk.unlock();
    until(kiosk, can_be_read);
    kiosk.tap("staff.tab.export");
    CHECK(says(kiosk, "Stick found: LOBBY"));
    CHECK(store::sample::soon([&] { return !stick.is_mounted(); })); // looked at for new reads too, and put back
    kiosk.tap("staff.export.start");
    until_it_ends(kiosk);
    REQUIRE(phase(kiosk) == ExportPhase::safe);
    CHECK(says(kiosk, "Safe to remove"));
    CHECK_FALSE(stick.is_mounted());
    CHECK(holds_package(system, stick, folder_of(kiosk)));
}

TEST_CASE("real stick: pulled under the copy nothing is lost, and put in again it takes the whole export") {
    PrivateSystem system;
    SKIP_WITHOUT(system);
    LoopStick stick(system.shelf() / "stick.img", 32 * MB, ext4);
    Driver kiosk;
    begin(kiosk, std::make_unique<PulledVolume>(system.shelf(), stick));
    kiosk.unlock();
    REQUIRE(stick.put_in());
    until(kiosk, can_be_read);
    kiosk.tap("staff.tab.export");
    kiosk.tap("staff.export.start");
    until_it_ends(kiosk);
    REQUIRE(phase(kiosk) == ExportPhase::removed_early);
    CHECK(says(kiosk, "Nothing is lost"));
    CHECK_FALSE(says(kiosk, "| Safe to remove\n"));
    until(kiosk, is_gone);
    CHECK_FALSE(kiosk.stage().access().find("staff.export.again")->enabled);
    REQUIRE(stick.put_in());
    until(kiosk, can_be_read);
    kiosk.tap("staff.export.again");
    until_it_ends(kiosk);
    REQUIRE(phase(kiosk) == ExportPhase::safe);
    CHECK(holds_package(system, stick, folder_of(kiosk)));
}

TEST_CASE("real stick: unformatted and read-only are each said on the glass, and a good one serves next") {
    PrivateSystem system;
    SKIP_WITHOUT(system);
    LoopStick blank(system.shelf() / "blank.img", 8 * MB, "");
    LoopStick locked(system.shelf() / "locked.img", 16 * MB, ext4);
    LoopStick good(system.shelf() / "good.img", 32 * MB, ext4);
    Driver kiosk;
    begin(kiosk, std::make_unique<store::UdisksVolume>(system.shelf()));
    kiosk.unlock();
    kiosk.tap("staff.tab.export");
    const auto put_in = [&](LoopStick& stick, bool read_only = false) {
        REQUIRE(stick.put_in(read_only));
        until(kiosk, is_there);
    };
    const auto pull_out = [&](LoopStick& stick) {
        stick.pull_out();
        until(kiosk, is_gone);
    };
    put_in(blank);
    CHECK(says(kiosk, "Can’t be read. Try another one."));
    CHECK_FALSE(kiosk.stage().access().find("staff.export.start")->enabled);
    pull_out(blank);
    put_in(locked, true);
    until(kiosk, can_be_read);
    CHECK(says(kiosk, "Read-only"));
    CHECK_FALSE(kiosk.stage().access().find("staff.export.start")->enabled);
    pull_out(locked);
    put_in(good);
    until(kiosk, can_be_read);
    kiosk.tap("staff.export.start");
    until_it_ends(kiosk);
    CHECK(phase(kiosk) == ExportPhase::safe);
}

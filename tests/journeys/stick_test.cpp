// A stick at the kiosk: what staff see of it, and what nobody else does.
#include "store/db.h"
#include "store/package/verify.h"
#include "support/journeys/driver.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <latch>
#include <utility>

using namespace porchlight;
using journeys::Driver;

namespace {

/// 14 visits on a day that is over tomorrow.
void busy_day(Driver& kiosk) {
    for (int i = 0; i < 14; ++i)
        lobby::need(kiosk.store().submit({kiosk.local.day, store::Reason::medication, {50, {}, 10}, {}, {}, true}));
    kiosk.local.day = kiosk.local.day + 1;
}

ExportPhase phase(const Driver& kiosk) { return std::get<ExportState>(kiosk.on<StaffState>()->page).phase; }

} // namespace

TEST_CASE("stick: put in while the kiosk is locked, it changes nothing until staff come in") {
    Driver kiosk;
    std::filesystem::remove_all(kiosk.stick());
    kiosk.stick_changed();
    const std::string before = kiosk.words();
    std::filesystem::create_directories(kiosk.stick());
    kiosk.stick_changed();
    CHECK(kiosk.words() == before);
    CHECK_FALSE(kiosk.facts().volume);
    kiosk.unlock();
    kiosk.frames();
    CHECK(kiosk.facts().volume);
    std::filesystem::remove_all(kiosk.stick());
    kiosk.stick_changed();
    CHECK_FALSE(kiosk.facts().volume);
}

TEST_CASE("stick: with something in the way on it, staff are told, and try again without a restart") {
    Driver kiosk;
    busy_day(kiosk);
    const lobby::Folder elsewhere;
    std::filesystem::create_directory_symlink(elsewhere.path(), kiosk.stick() / "porchlight");
    kiosk.unlock();
    kiosk.tap("staff.tab.export");
    kiosk.tap("staff.export.start");
    REQUIRE(phase(kiosk) == ExportPhase::blocked);
    CHECK(kiosk.words().find("Something is in the way") != std::string::npos);
    CHECK(kiosk.words().find("othing is lost") != std::string::npos);
    std::filesystem::remove(kiosk.stick() / "porchlight");
    kiosk.tap("staff.export.again");
    REQUIRE(phase(kiosk) == ExportPhase::safe);
    CHECK(kiosk.words().find("Safe to remove") != std::string::npos);
}

TEST_CASE("stick: taken out before the start is told, and put in again it serves") {
    Driver kiosk;
    busy_day(kiosk);
    kiosk.unlock();
    kiosk.tap("staff.tab.export");
    std::filesystem::remove_all(kiosk.stick()); // and nobody was told yet
    kiosk.tap("staff.export.start");
    REQUIRE(phase(kiosk) == ExportPhase::removed_early);
    std::filesystem::create_directories(kiosk.stick());
    kiosk.stick_changed();
    kiosk.tap("staff.export.again");
    REQUIRE(phase(kiosk) == ExportPhase::safe);
}

TEST_CASE("stick: one without room is told of before any days are chosen") {
    class SmallVolume final : public store::FolderVolume {
      public:
        using FolderVolume::FolderVolume;
        store::Result<std::uint64_t> free_bytes() const override { return 11'000; }
    };
    Driver kiosk;
    kiosk.use_volume(std::make_unique<SmallVolume>(kiosk.stick()));
    kiosk.unlock();
    kiosk.stick_changed();
    kiosk.wait_until([&] { return !kiosk.facts().volume_asked_seconds; });
    kiosk.tap("staff.tab.export");
    CHECK(kiosk.words().find("11\u00A0KB free · needs ") != std::string::npos);
    CHECK(kiosk.words().find("can hold this export") == std::string::npos);
}

TEST_CASE("stick: visits that could not be read are told beside Safe to remove") {
    Driver kiosk;
    busy_day(kiosk);
    lobby::need(kiosk.store().db().write([&](store::WriteTxn& txn) -> store::Result<void> {
        const store::Bytes at = txn.last_key(store::Table::visits);
        store::Bytes changed(txn.get(store::Table::visits, at)->begin(), txn.get(store::Table::visits, at)->end());
        changed[5] ^= 1;
        txn.put(store::Table::visits, at, changed);
        return {};
    }));
    kiosk.unlock();
    kiosk.tap("staff.tab.export");
    kiosk.tap("staff.export.start");
    REQUIRE(phase(kiosk) == ExportPhase::safe);
    CHECK(kiosk.words().find("1\u00A0visit couldn’t be read and is not in it. Nothing of its day is erased.") !=
          std::string::npos);
    CHECK(kiosk.facts().staff.erasable.empty()); // an export that lacks a visit is no reason to erase it
}

namespace {

/// A stick that takes what is written and then does not come back from being flushed, until it is let.
class HangingVolume final : public store::Volume {
  public:
    struct Hang {
        std::latch hangs{1};
        std::atomic<bool> released = false;
        void release() {
            released = true;
            released.notify_all();
        }
    };
    /// A test that fails ends all the same.
    struct Release {
        Hang& hang;
        ~Release() { hang.release(); }
    };
    HangingVolume(const std::filesystem::path& folder, Hang& hang) : folder_(folder), hang_(hang) {}
    std::string name() const override { return folder_.name(); }
    const std::filesystem::path& root() const override { return folder_.root(); }
    bool present() const override { return folder_.present(); }
    store::Result<std::uint64_t> free_bytes() const override { return folder_.free_bytes(); }
    store::Result<void> check_writable() const override { return folder_.check_writable(); }
    store::Result<void> take_again() override {
        if (!std::exchange(hung_, true)) {
            hang_.hangs.count_down();
            hang_.released.wait(false);
        }
        return {};
    }
    store::Result<void> let_go() override { return folder_.let_go(); }
    store::Result<void> watch(std::stop_token stop, const std::function<void()>& changed) const override {
        return folder_.watch(std::move(stop), changed);
    }

  private:
    store::FolderVolume folder_;
    Hang& hang_;
    bool hung_ = false;
};

/// Staff have started a copy, and the stick hangs.
void start_on(Driver& kiosk, HangingVolume::Hang& hang) {
    busy_day(kiosk);
    kiosk.use_volume(std::make_unique<HangingVolume>(kiosk.stick(), hang));
    kiosk.unlock();
    kiosk.wait_until([&] { return kiosk.facts().volume.has_value(); });
    kiosk.tap("staff.tab.export");
    kiosk.tap("staff.export.start");
    hang.hangs.wait();
    kiosk.frames();
    REQUIRE(phase(kiosk) == ExportPhase::copying);
}

} // namespace

TEST_CASE("stick: while one hangs it is called slow, then given up, and the lobby goes on") {
    HangingVolume::Hang hang;
    Driver kiosk;
    const HangingVolume::Release release{hang};
    start_on(kiosk, hang);
    CHECK(kiosk.words().find("This stick is slow") == std::string::npos);
    kiosk.wait(slow_stick_seconds + 1);
    CHECK(kiosk.words().find("This stick is slow") != std::string::npos);
    kiosk.wait(stuck_stick_seconds);
    REQUIRE(phase(kiosk) == ExportPhase::broken);
    CHECK(kiosk.words().find("This stick stopped working") != std::string::npos);
    CHECK(kiosk.words().find("| Safe to remove\n") == std::string::npos);
    CHECK_FALSE(kiosk.stage().access().find("staff.export.again")->enabled); // it has not come back
    kiosk.tap("staff.export.later");
    kiosk.tap("staff.tab.export");
    CHECK(kiosk.words().find("The stick doesn’t answer") != std::string::npos);
    kiosk.tap("bar.lock");
    kiosk.tap("welcome.checkin");
    kiosk.tap("reason.group");
    kiosk.tap("reason.continue");
    kiosk.tap("mood.skip");
    kiosk.tap("req.finish");
    CHECK(kiosk.on<DoneState>());
    CHECK(lobby::need(kiosk.store().counters().visits({kiosk.local.day, kiosk.local.day})) == 1);

    hang.release(); // now it comes back, and nobody is in
    kiosk.wait_until([&] { return !kiosk.facts().volume_is_busy; });
    const auto groups = lobby::need(kiosk.store().exports().list());
    REQUIRE(groups.size() == 1);
    CHECK(groups[0].pending); // it held what can be read; its days still wait
    CHECK_FALSE(lobby::need(kiosk.store().exports().days_waiting(kiosk.local.day)).empty());
    CHECK_FALSE(std::filesystem::exists(kiosk.stick() / "porchlight"));
    kiosk.tap("done.done");
    kiosk.unlock();
    kiosk.wait_until([&] { return kiosk.facts().volume.has_value(); });
    kiosk.tap("staff.tab.export");
    kiosk.tap("staff.export.start");
    kiosk.wait_until([&] { return phase(kiosk) != ExportPhase::copying; });
    CHECK(phase(kiosk) == ExportPhase::safe);
}

TEST_CASE("stick: a stop waits for one that hangs, and clears the half-made copy when it comes back") {
    HangingVolume::Hang hang;
    Driver kiosk;
    const HangingVolume::Release release{hang};
    start_on(kiosk, hang);
    kiosk.tap("staff.export.stop");
    CHECK(kiosk.words().find("Stopping.") != std::string::npos);
    REQUIRE(phase(kiosk) == ExportPhase::copying);
    hang.release();
    kiosk.wait_until([&] { return phase(kiosk) != ExportPhase::copying; });
    CHECK(phase(kiosk) == ExportPhase::ready);
    CHECK(kiosk.words().find("Stopped. The half-made copy was cleared.") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(kiosk.stick() / "porchlight"));
}

TEST_CASE("stick: one that does not come back from a stop is given up soon") {
    HangingVolume::Hang hang;
    Driver kiosk;
    const HangingVolume::Release release{hang};
    start_on(kiosk, hang);
    kiosk.tap("staff.export.stop");
    kiosk.wait(stop_stick_seconds + 1);
    CHECK(phase(kiosk) == ExportPhase::broken);
    kiosk.wait(staff_lock_seconds + 1); // the screens lock as always
    CHECK(kiosk.on<WelcomeState>());
    hang.release();
    kiosk.wait_until([&] { return !kiosk.facts().volume_is_busy; });
    CHECK(kiosk.on<WelcomeState>());
}

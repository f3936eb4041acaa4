// A stick at the kiosk: what staff see of it, and what nobody else does.
#include "store/db.h"
#include "store/package/verify.h"
#include "support/journeys/driver.h"

#include <catch2/catch.hpp>

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
    CHECK(kiosk.words().find("1 visit couldn’t be read and is not in it. Nothing of its day is erased.") !=
          std::string::npos);
    CHECK(kiosk.facts().staff.erasable.empty()); // an export that lacks a visit is no reason to erase it
}

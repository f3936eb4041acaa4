// The allow-list of what lies in a data folder: every file name, every key and the size of every value that is not a
// FlatBuffer (tests/store/schema_fields_test.cpp has their fields). Something new fails here until it stands in the
// list with a reason, and what is about a visit also needs its line on the privacy sheet.
#include "app/note_keys.h"
#include "store/db.h"
#include "store/keys.h"
#include "support/journeys/driver.h"

#include <catch2/catch.hpp>

#include <functional>
#include <map>
#include <set>

using journeys::Driver;
using store::ByteView;
using store::Table;

namespace fs = std::filesystem;

namespace {

const std::map<std::string, std::string> allowed_files = {
    {"lock", "one process"},
    {"device.key", "the device secret"},
    {"boot", "the machine's start that the kiosk runs in: a random id, to know a power cut by"},
    {"reserve", "room for a day's visits"},
    {"tray", "what was acknowledged and is not committed yet; zeros otherwise"},
    {"db", "the database"},
    {"db/data.mdb", "the database"},
    {"db/lock.mdb", "LMDB's readers"},
};

const std::map<std::string, std::string> allowed_names = {
    {"meta schema", "the format's version"},
    {"meta tray", "which records of the tray count"},
    {"meta sum/vault", "the vault is what was written"},
    {"meta sum/tries", "the count of tries is what was written"},
    {"vault vault", "the staff key, wrapped"},
    {"vault tries", "wrong passcodes in a row"},
    {"settings site.name", "chosen by staff"},
    {"settings site.language", "chosen by staff"},
    {"settings site.region", "chosen by staff"},
    {"settings site.time_zone", "chosen at set-up"},
    {"settings clock.correction_minutes", "the kiosk's clock beside the machine's"},
    {"settings screen.width_mm", "measured at set-up"},
    {"settings screen.height_mm", "measured at set-up"},
    {"settings screen.touch_tested", "measured at set-up"},
    {"settings help.crisis", "confirmed at set-up"},
    {"settings help.emergency", "confirmed at set-up"},
    {"settings help.checked_on", "the day they were confirmed"},
    {"settings desk.side", "chosen by staff"},
    {"settings desk.lobby_phone", "chosen by staff"},
    {"settings desk.naloxone", "chosen by staff"},
    {"settings sound.ring", "asked at set-up"},
    {"settings setup.step", "how far set-up has come"},
    {"settings retention.days", "chosen by staff"},
};

constexpr std::array<const char*, store::table_count> names = {
    "meta", "vault", "day_keys", "visits", "counters", "requests", "notes", "groups", "settings", "exports", "audit"};

bool is_note(ByteView key) {
    for (std::size_t i = 0; i < porchlight::note_count; ++i)
        if (porchlight::note_key(static_cast<porchlight::NoteIndex>(i)) == store::text_of(key)) return true;
    return false;
}

bool is_count(ByteView name) {
    const std::string_view text = store::text_of(name);
    return text == "visits" || text == "read/en/urges-pass"; // an article and the language it was read in
}

/// A key of a day may hold that day and random bytes, nothing that grows.
bool is_allowed(Table table, ByteView key, ByteView value, const std::set<store::Day>& days) {
    const bool is_of_day = key.size() >= 4 && days.contains(store::day_at(key));
    switch (table) {
    case Table::meta:
    case Table::vault:
    case Table::settings:
        return allowed_names.contains(std::string(names[static_cast<std::size_t>(table)]) + " " +
                                      std::string(store::text_of(key)));
    case Table::day_keys: // sealed to staff, or kept by them
        return is_of_day && key.size() == 20 && (value.size() == 80 || value.size() == 72);
    case Table::visits: // the same size whatever was answered or asked for
        return is_of_day && key.size() == 20 && value.size() == 48;
    case Table::requests:
        return is_of_day && key.size() == 20 && value.size() == 80;
    case Table::counters:
        return is_of_day && is_count(key.subspan(4)) && value.size() == 8;
    case Table::notes:
        return is_note(key);
    case Table::groups:
        return (key.size() == 5 && key[0] == 'd' && days.contains(store::day_at(key.subspan(1)))) ||
               (key.size() == 2 && key[0] == 'w' && key[1] < 7);
    case Table::exports:
        return key.size() == 8 && is_of_day && days.contains(store::day_at(key.subspan(4)));
    case Table::audit: // what staff did, numbered
        return key.size() == 8;
    }
    return false;
}

} // namespace

TEST_CASE("allow-list: after a day with everything in it, the folder holds nothing that is not listed with a reason") {
    Driver kiosk;
    const store::Day today = kiosk.local.day;
    for (int person = 0; person < 3; ++person) {
        kiosk.tap("welcome.checkin");
        kiosk.tap("reason.meds");
        kiosk.tap("reason.continue");
        kiosk.touch("mood.energy", 0.13F);
        kiosk.tap("mood.continue");
        kiosk.tap("req.private");
        kiosk.tap(kiosk.id_of("note.", ""));
        kiosk.tap("req.finish");
        kiosk.tap("done.done");
    }
    store::Store& store = kiosk.store();
    lobby::need(store.counters().count_read(today, "urges-pass", "en"));
    lobby::need(store.settings().set(store::retention_key, std::int64_t{30}));
    CHECK_FALSE(store.unlock("not.the.passcode", 0, today));
    const auto session = lobby::unlock(store);
    lobby::need(store.exports().record(lobby::group({today - 2, today - 1}, session), session, today));
    lobby::need(store.settle());

    const std::set<store::Day> days = {today, today - 1, today - 2};
    std::set<Table> seen;
    lobby::need(store.db().read([&](const store::ReadTxn& txn) -> store::Result<void> {
        for (std::size_t i = 0; i < store::table_count; ++i)
            txn.each(static_cast<Table>(i), {}, [&](ByteView key, ByteView value) {
                INFO(value.size() << " ");
                INFO(value.size() << " " << names[i] << " " << store::text_of(key));
                CHECK(is_allowed(static_cast<Table>(i), key, value, days));
                seen.insert(static_cast<Table>(i));
                return true;
            });
        return {};
    }));
    CHECK(seen.size() == store::table_count - 1); // all but the groups, which staff write

    for (const auto& entry : fs::recursive_directory_iterator(kiosk.data())) {
        INFO(entry.path());
        CHECK(allowed_files.contains(fs::relative(entry.path(), kiosk.data()).string()));
    }
}

// A broken kiosk goes on in a new one.
#include "store/backup.h"
#include "store/db.h"
#include "store/package/from_store.h"
#include "store/package/verify.h"
#include "store/volume/folder_volume.h"
#include "tests/support/store/lobby.h"
#include "tests/support/store/package_sample.h"

#include <algorithm>
#include <atomic>
#include <fstream>
#include <set>

using lobby::day;
using lobby::need;
using store::Code;

namespace fs = std::filesystem;

namespace {

constexpr std::string_view new_passcode = "willow.boat.93";
const store::Period autumn{day("2026-11-01"), day("2026-11-30")};

/// Everything a store can hold.
lobby::Site busy(const fs::path& data) {
    auto site = lobby::set_up(data);
    std::uint8_t energy = 0;
    for (const char* on : {"2026-11-18", "2026-11-19", "2026-11-20"})
        for (int i = 0; i < 30; ++i, energy = static_cast<std::uint8_t>((energy + 7) % 101)) {
            store::Submission visit{day(on), store::Reason::medication, {energy, {}, 0}, {}, {}, true};
            visit.requests.water = i == 0;
            if (i == 1) visit.note = "note.kind";
            need(site.store->submit(visit));
        }
    need(site.store->settings().set_all({{"site.name", std::string("Maple Street Center")}}));
    need(site.store->counters().count_read(day("2026-11-20"), "sleep", "en"));
    need(site.store->vault().add_passcode(lobby::unlock(*site.store), "pebble.moon.31", "Night lead",
                                          day("2026-11-20")));
    (void)site.store->unlock("not.the.one.5", 0, day("2026-11-20"));
    return site;
}

store::Restore with(const store::Secret& code) {
    return {code.text(), new_passcode, day("2026-11-22"), lobby::options()};
}

std::vector<store::VisitId> ids(store::Store& store, const store::Session& session) {
    std::vector<store::VisitId> found;
    const auto count = need(store.visits().for_each(autumn, session, [&](const store::Visit& visit) {
        found.push_back(visit.id);
        return true;
    }));
    CHECK(count.corrupt == 0);
    std::sort(found.begin(), found.end());
    return found;
}

/// Exports the three days, as staff do.
std::string exported_to(const fs::path& stick, store::Store& store, const store::Session& session) {
    fs::create_directory(stick);
    auto request = store::sample::request({});
    request.period = {day("2026-11-18"), day("2026-11-20")};
    request.backup = [&](const store::Digest&) { return store::make_backup(store.db(), session); };
    std::atomic<std::uint64_t> damaged = 0;
    need(store::take_visits(request, store.visits(), session, damaged));
    store::FolderVolume volume(stick);
    const auto exported = store::export_package(request, volume);
    REQUIRE(exported);
    CHECK(exported->visits == 90);
    return (stick / exported->folder).string();
}

/// Every size a backup can have: chance gives it one piece more or fewer, so until both came. Each takes a
/// millisecond and the rarer comes more than once in twenty: that 2,000 miss it never happens.
std::set<std::size_t> sizes(const store::Db& db, const store::Session& session) {
    std::set<std::size_t> seen;
    for (int i = 0; i < 2'000 && (seen.size() < 2 || i < 40); ++i)
        seen.insert(need(store::make_backup(db, session)).size());
    return seen;
}

} // namespace

TEST_CASE("backup: a kiosk restored from one has the same visits and exports the same bytes") {
    const lobby::Folder folder;
    const auto site = busy(folder.data());
    const auto session = lobby::unlock(*site.store);
    const auto package = exported_to(folder.path() / "stick", *site.store, session);
    const auto found = store::verify_package(package, {});
    CHECK(found.good());
    REQUIRE(
        std::any_of(found.files.begin(), found.files.end(), [](const auto& f) { return f.name == "backup.sealed"; }));

    const store::Secret code = site.recovery_code.text();
    need(store::restore_backup(need(store::read_backup(package)), folder.path() / "new", with(code)));
    const auto restored = lobby::open(folder.path() / "new");
    const auto opened = need(restored->unlock(new_passcode, 0, day("2026-11-22")));
    CHECK(ids(*restored, opened) == ids(*site.store, session));
    CHECK(need(restored->vault().sign_public_key()) == need(site.store->vault().sign_public_key()));
    CHECK(need(restored->vault().export_passphrase(opened)).text() == site.export_words.text().text());
    CHECK(need(restored->counters().visits(autumn)) == 90);
    const auto again = exported_to(folder.path() / "stick2", *restored, opened);
    for (const char* file : {"summary.csv", "report.html", "datapackage.json"})
        CHECK(lobby::file_text(fs::path(again) / file) == lobby::file_text(fs::path(package) / file));
    const auto options = store::VerifyOptions{{}, store::secret_text(store::sample::passphrase)};
    CHECK(store::verify_package(again, options).records_sha256 ==
          store::verify_package(package, options).records_sha256);

    need(restored->submit({day("2026-11-22"), store::Reason::medication, {}, {}, {}, true}));
    CHECK(ids(*restored, opened).size() == 91);
    CHECK(need(restored->audit().list()).size() == need(site.store->audit().list()).size() + 2); // restored, unlocked
}

TEST_CASE("backup: on the new kiosk the new passcode opens, the old ones stay with the old device") {
    const lobby::Folder folder;
    const auto site = busy(folder.data());
    const store::Secret code = site.recovery_code.text();
    need(store::restore_backup(need(store::make_backup(site.store->db(), lobby::unlock(*site.store))),
                               folder.path() / "new", with(code)));
    const auto restored = lobby::open(folder.path() / "new");
    CHECK(need(restored->rest(0)).failures == 0); // wrong tries belong to the old one
    const auto today = day("2026-11-22");
    const auto session = need(restored->unlock(new_passcode, 0, today));
    for (const std::string_view old : {lobby::passcode, std::string_view("pebble.moon.31")})
        CHECK(restored->unlock(old, 0, today).error().code == Code::wrong_passcode);
    const auto people = need(restored->vault().passcodes(session));
    REQUIRE(people.size() == 1);
    CHECK(people[0].label == "Day lead");
    CHECK(need(restored->recover(code.text(), today)).by_recovery_code());
    CHECK(need(restored->requests().list(day("2026-11-20"), session)).requests.empty());
}

TEST_CASE("backup: it holds the group it goes out with among the others, and what is known of that group stands") {
    const lobby::Folder folder;
    const auto site = busy(folder.data());
    const auto today = day("2026-11-22");
    const auto session = lobby::unlock(*site.store);
    const auto of = [&](const char* on, std::uint8_t numbers) {
        auto entry = lobby::group({day(on), day(on)}, session, numbers);
        entry.pending = true;
        return entry;
    };
    for (const auto& entry : {of("2026-11-18", 1), of("2026-11-20", 3)})
        need(site.store->exports().record(entry, session, today));
    need(site.store->exports().mark_verified(of("2026-11-18", 1).period, 30, today));
    const auto stored = need(site.store->exports().list());
    const store::Secret code = site.recovery_code.text();
    int count = 0;
    const auto restored_with = [&](const store::ExportEntry& going) {
        const auto target = folder.path() / ("new" + std::to_string(++count));
        need(store::restore_backup(need(store::make_backup(site.store->db(), session, going)), target, with(code)));
        return need(lobby::open(target)->exports().list());
    };
    for (const char* between : {"2026-11-17", "2026-11-19", "2026-11-21"}) {
        auto wanted = stored;
        const auto going = of(between, 2);
        wanted.push_back(going);
        std::ranges::sort(wanted, {}, [](const store::ExportEntry& entry) { return entry.period.from; });
        CHECK(restored_with(going) == wanted);
    }
    CHECK(restored_with(of("2026-11-18", 1)) == stored); // still verified
    CHECK(need(site.store->exports().list()) == stored);
}

TEST_CASE("backup: who finds the stick reads nothing in it") {
    const lobby::Folder folder;
    const auto site = busy(folder.data());
    const auto bytes = need(store::make_backup(site.store->db(), lobby::unlock(*site.store)));
    const std::string text(store::text_of(bytes));
    for (const char* clear : {"Maple Street", "site.name", "read/en/sleep", "visits", "note.kind"})
        CHECK(text.find(clear) == std::string::npos);
    CHECK(need(store::make_backup(site.store->db(), lobby::unlock(*site.store))) != bytes); // another key each time
}

TEST_CASE("backup: a damaged one is refused whole, wherever the damage is") {
    const lobby::Folder folder;
    const auto site = busy(folder.data());
    const store::Secret code = site.recovery_code.text();
    const auto whole = need(store::make_backup(site.store->db(), lobby::unlock(*site.store)));
    const auto target = folder.path() / "new";
    const auto refused = [&](const store::Bytes& backup) {
        const auto done = store::restore_backup(backup, target, with(code));
        REQUIRE_FALSE(done.has_value());
        CHECK_FALSE(fs::exists(target));
        return done.error().code;
    };
    std::mt19937 random(3);
    for (int round = 0; round < 60; ++round) {
        auto backup = whole;
        const std::size_t at = round < 30 ? random() % 256 : random() % backup.size(); // the header, then anywhere
        backup[at] = static_cast<std::uint8_t>(backup[at] ^ (1U << random() % 8));
        const auto why = refused(backup);
        INFO(at);
        CHECK((why == Code::corrupt || why == Code::wrong_passcode || why == Code::newer_schema || why == Code::io));
        if (at >= 256) CHECK(why == Code::corrupt);
    }
    for (const std::size_t size :
         {std::size_t{0}, std::size_t{19}, std::size_t{255}, whole.size() / 2, whole.size() - 1})
        CHECK(refused(store::Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size))) == Code::corrupt);
    auto longer = whole;
    longer.push_back(0);
    CHECK(refused(longer) == Code::corrupt);
}

TEST_CASE("backup: only into a new or empty folder, with the right code and a good passcode") {
    const lobby::Folder folder;
    const auto site = busy(folder.data());
    const auto backup = need(store::make_backup(site.store->db(), lobby::unlock(*site.store)));
    const store::Secret code = site.recovery_code.text();
    const auto wanted = with(code);
    CHECK(store::restore_backup(backup, folder.data(), wanted).error().code == Code::invalid);
    CHECK(lobby::unlock(*site.store).slot() == 1);
    const auto full = folder.path() / "full";
    fs::create_directory(full);
    std::ofstream(full / "something") << "of somebody";
    CHECK(store::restore_backup(backup, full, wanted).error().code == Code::invalid);
    CHECK(lobby::file_text(full / "something") == "of somebody");

    const auto target = folder.path() / "new";
    auto other = wanted;
    other.recovery_code = "maple otter lamp porch river stone bread quiet";
    CHECK(store::restore_backup(backup, target, other).error().code == Code::wrong_passcode);
    other = wanted;
    other.passcode = "12345678";
    CHECK(store::restore_backup(backup, target, other).error().code == Code::invalid);
    CHECK_FALSE(fs::exists(target));

    fs::create_directories(target / "restoring" / "db"); // an interrupted restore
    std::ofstream(target / "restoring" / "db" / "data.mdb") << "half";
    need(store::restore_backup(backup, target, wanted));
    CHECK_FALSE(fs::exists(target / "restoring"));
    CHECK(lobby::open(target)->unlock(new_passcode, 0, day("2026-11-22")).has_value());
}

TEST_CASE("backup: a restore that was cut off with its device key in place is cleared by the next one") {
    const lobby::Folder folder;
    const auto site = busy(folder.data());
    const auto backup = need(store::make_backup(site.store->db(), lobby::unlock(*site.store)));
    const store::Secret code = site.recovery_code.text();
    const auto target = folder.path() / "new";
    need(store::restore_backup(backup, target, with(code)));
    fs::create_directory(target / "restoring"); // as if the second rename never came
    fs::rename(target / "db", target / "restoring" / "db");
    for (const auto& entry : fs::directory_iterator(target))
        if (entry.path().filename() != "restoring" && entry.path().filename() != "device.key") fs::remove(entry);
    need(store::restore_backup(backup, target, with(code)));
    CHECK_FALSE(fs::exists(target / "restoring"));
    CHECK(lobby::open(target)->unlock(new_passcode, 0, day("2026-11-22")).has_value());

    const auto other = folder.path() / "other"; // a device key beside nothing of a restore is somebody's
    fs::create_directory(other);
    std::ofstream(other / "device.key") << "of a kiosk";
    CHECK(store::restore_backup(backup, other, with(code)).error().code == Code::invalid);
    CHECK(lobby::file_text(other / "device.key") == "of a kiosk");
}

TEST_CASE("backup: its size does not tell how many came since the last one") {
    const lobby::Folder folder;
    const auto site = busy(folder.data());
    const auto session = lobby::unlock(*site.store);
    const auto before = sizes(site.store->db(), session);
    for (int i = 0; i < 8; ++i)
        need(site.store->submit({day("2026-11-21"), store::Reason::medication, {}, {}, {}, true}));
    CHECK(sizes(site.store->db(), session) == before);
    CHECK(before.size() == 2);
}

TEST_CASE("backup: a kiosk that is not set up has none, and another kiosk's staff make none") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const auto session = lobby::unlock(*site.store);
    const auto empty = lobby::open(folder.path() / "empty");
    CHECK(store::make_backup(empty->db(), session).error().code == Code::not_found);
    const auto other = lobby::set_up(folder.path() / "other");
    CHECK(store::make_backup(other.store->db(), session).error().code == Code::locked);
}

TEST_CASE("backup: from one that was found nobody makes another that restores under its recovery code") {
    constexpr std::ptrdiff_t before_key = 160; // FORMAT.md: all of it can be read off any package
    const lobby::Folder folder;
    const auto site = busy(folder.data());
    const auto found = need(store::make_backup(site.store->db(), lobby::unlock(*site.store)));
    const auto forger = lobby::set_up(folder.path() / "forger");
    const auto own = need(store::make_backup(forger.store->db(), lobby::unlock(*forger.store)));
    const store::Secret code = site.recovery_code.text();
    const auto refused = [&](const store::Bytes& backup) {
        const auto done = store::restore_backup(backup, folder.path() / "new", with(code));
        REQUIRE_FALSE(done.has_value());
        CHECK_FALSE(fs::exists(folder.path() / "new"));
        return done.error();
    };
    store::Bytes forged(found.begin(), found.begin() + before_key);
    forged.insert(forged.end(), own.begin() + before_key, own.end());
    CHECK(refused(forged).code == Code::corrupt);

    auto of_first_form = found; // whose key was sealed with what anybody can read in it
    of_first_form[std::string_view("porchlight backup ").size()] = '1';
    const auto why = refused(of_first_form);
    CHECK(why.code == Code::invalid);
    CHECK(why.detail.find("anybody who finds a package could make") != std::string::npos);
}

// What replaces keys: a re-key after a leak, new export words, and dearer slots.
#include "store/db.h"
#include "store/device_key.h"
#include "store/kdf_fit.h"
#include "store/vault_record.h"
#include "tests/support/store/lobby.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <fstream>
#include <optional>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using lobby::day;
using lobby::need;
using store::Code;

namespace fs = std::filesystem;

namespace {

constexpr std::string_view new_passcode = "willow.boat.93";
const store::Period autumn{day("2026-11-01"), day("2026-11-30")};

void visit(store::Store& store, std::string_view iso, std::size_t count = 1) {
    for (std::size_t i = 0; i < count; ++i)
        need(store.submit({day(iso), store::Reason::medication, {80, {}, 0}, {}, {}, true}));
}

std::size_t readable(store::Store& store, const store::Session& session) {
    const auto count = need(store.visits().for_each(autumn, session, [](const store::Visit&) { return true; }));
    CHECK(count.corrupt == 0);
    return count.read;
}

store::VaultRecord vault_of(store::Store& store) {
    return need(store.db().read([](const store::ReadTxn& txn) { return store::VaultRecord::load(txn); }));
}

struct Words {
    store::WordCode recovery = store::WordCode::draw(), passphrase = store::WordCode::draw();
};

using Clock = std::chrono::steady_clock;

/// Re-keys a copy of the folder in a process of its own, and kills it so long after it began, or at its end. Tells how
/// long it lived.
Clock::duration killed_at(const lobby::Folder& folder, const Words& words, store::Day today,
                          std::optional<Clock::duration> life) {
    const auto data = folder.path() / "round";
    fs::remove_all(data);
    fs::copy(folder.data(), data, fs::copy_options::recursive);
    int says[2];
    REQUIRE(::pipe(says) == 0);
    const ::pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        auto opened = store::Store::open(data, lobby::options());
        if (!opened) ::_exit(1);
        auto session = (*opened)->unlock(lobby::passcode, 0, today);
        if (!session || ::write(says[1], "b", 1) != 1) ::_exit(1);
        const auto fresh = (*opened)->rekey(*session, {new_passcode, "", &words.recovery, &words.passphrase}, today);
        if (!fresh || ::write(says[1], "e", 1) != 1) ::_exit(1);
        ::pause();
    }
    ::close(says[1]);
    char said = 0;
    REQUIRE(::read(says[0], &said, 1) == 1);
    const auto begun = Clock::now();
    if (life)
        std::this_thread::sleep_for(*life); // where the kill falls
    else
        REQUIRE(::read(says[0], &said, 1) == 1);
    const auto lived = Clock::now() - begun;
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    ::close(says[0]);
    return lived;
}

} // namespace

TEST_CASE("re-key: every visit stays readable, with the new passcode alone") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    visit(*site.store, "2026-11-20", 3);
    const auto old = lobby::unlock(*site.store); // the first day is kept, the next one sealed
    visit(*site.store, "2026-11-21", 2);
    need(site.store->vault().add_passcode(old, "pebble.moon.31", "Night lead", day("2026-11-21")));
    const store::Period gone_out{day("2026-11-18"), day("2026-11-20")};
    need(site.store->exports().record(lobby::group(gone_out, old), old, day("2026-11-21")));
    const auto before = vault_of(*site.store);
    const auto device_key = lobby::file_text(folder.data() / "device.key");

    const Words words;
    const auto today = day("2026-11-22");
    const auto fresh = need(site.store->rekey(old, {new_passcode, "Lead", &words.recovery, &words.passphrase}, today));
    CHECK(readable(*site.store, fresh) == 5);
    CHECK(need(site.store->exports().numbers_of(gone_out, fresh)) == store::Digest{2});
    CHECK_FALSE(site.store->exports().numbers_of(gone_out, old));
    visit(*site.store, "2026-11-22", 4); // sealed for the new staff key
    CHECK(readable(*site.store, fresh) == 9);

    const auto again = need(site.store->unlock(new_passcode, 0, today));
    CHECK(again.slot() == 3); // numbers are not used twice
    CHECK(readable(*site.store, again) == 9);
    CHECK(need(site.store->vault().export_passphrase(again)).text() == words.passphrase.text().text());
    CHECK(need(site.store->recover(words.recovery.text().text(), today)).by_recovery_code());
    CHECK(need(site.store->vault().passcodes(again)).size() == 1);

    CHECK(site.store->unlock(lobby::passcode, 0, today).error().code == Code::wrong_passcode);
    CHECK(site.store->unlock("pebble.moon.31", 0, today).error().code == Code::wrong_passcode);
    CHECK(site.store->recover(site.recovery_code.text().text(), today).error().code == Code::wrong_passcode);
    CHECK(site.store->vault().add_passcode(old, "amber.lake.55", "x", today).error().code == Code::locked);
    const auto opened_by_old = site.store->visits().for_each(autumn, old, [](const store::Visit&) { return true; });
    CHECK(need(opened_by_old).read == 0);

    const auto after = vault_of(*site.store);
    CHECK(after.staff_public != before.staff_public);
    const std::string bytes = lobby::all_bytes(folder.data());
    for (const store::SlotRecord& slot : before.slots)
        CHECK(bytes.find(store::text_of(slot.wrapped)) == std::string::npos);
    CHECK(after.sign_public != before.sign_public);
    CHECK(lobby::file_text(folder.data() / "device.key") != device_key);
    const auto audit = need(site.store->audit().list());
    CHECK(std::count(audit.begin(), audit.end(), store::AuditEntry{today, 1, store::Action::rekeyed, {}}) == 1);
}

TEST_CASE("re-key: a visit of the same day from before it stays readable after a restart") {
    const lobby::Folder folder;
    const Words words;
    const auto today = day("2026-11-22");
    {
        const auto site = lobby::set_up(folder.data());
        visit(*site.store, "2026-11-22", 2);
        need(site.store->rekey(lobby::unlock(*site.store), {new_passcode, "", &words.recovery, &words.passphrase},
                               today));
        visit(*site.store, "2026-11-22");
    }
    const auto again = lobby::open(folder.data());
    visit(*again, "2026-11-22");
    CHECK(readable(*again, need(again->unlock(new_passcode, 0, today))) == 4);
}

TEST_CASE("re-key: check-ins beside it are all readable afterwards") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const Words words;
    const auto today = day("2026-11-22");
    const auto old = lobby::unlock(*site.store);
    std::thread lobby_goes_on([&] {
        for (int i = 0; i < 60; ++i)
            if (!site.store->submit({day("2026-11-22"), store::Reason::medication, {}, {}, {}, true})) return;
    });
    auto fresh = site.store->rekey(old, {new_passcode, "", &words.recovery, &words.passphrase}, today);
    lobby_goes_on.join();
    CHECK(readable(*site.store, need(std::move(fresh))) == 60);
}

TEST_CASE("re-key: it needs a good passcode, both codes and a session of today's keys") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const auto session = lobby::unlock(*site.store);
    const Words words;
    const auto today = day("2026-11-22");
    CHECK(site.store->rekey(session, {"12345678", "", &words.recovery, &words.passphrase}, today).error().code ==
          Code::invalid);
    CHECK(site.store->rekey(session, {new_passcode, "", nullptr, &words.passphrase}, today).error().code ==
          Code::invalid);
    const lobby::Folder other_folder;
    const auto other = lobby::set_up(other_folder.data());
    CHECK(other.store->rekey(session, {new_passcode, "", &words.recovery, &words.passphrase}, today).error().code ==
          Code::locked);
    CHECK(lobby::unlock(*site.store).slot() == 1);
}

TEST_CASE("re-key: killed anywhere, the old keys open everything or the new ones do") {
    const lobby::Folder folder;
    auto site = lobby::set_up(folder.data());
    visit(*site.store, "2026-11-20", 3);
    site.store.reset();
    const Words words;
    const auto today = day("2026-11-22");
    const auto end_at = killed_at(folder, words, today, {}); // what a whole one takes here
    constexpr int kills = 40;
    int old_ones = 0, new_ones = 0;
    for (int round = 0; round <= kills; ++round) {
        const bool is_last = round == kills; // the end itself
        killed_at(folder, words, today, is_last ? std::nullopt : std::optional(end_at * round / (kills - 5)));
        const auto store = lobby::open(folder.path() / "round");
        const auto by_old = store->unlock(lobby::passcode, 0, today);
        const auto by_new = store->unlock(new_passcode, 0, today);
        REQUIRE(by_old.has_value() != by_new.has_value());
        (by_old ? old_ones : new_ones) += 1;
        CHECK(readable(*store, by_old ? *by_old : *by_new) == 3);
        CHECK(store->recover((by_old ? site.recovery_code : words.recovery).text().text(), today).has_value());
    }
    CHECK(old_ones > 0);
    CHECK(new_ones > 0);
}

TEST_CASE("re-key: once it is committed staff go on, also when the medium fails right after") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const Words words;
    const auto today = day("2026-11-22");
    ::rlimit as_it_was{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &as_it_was) == 0);
    const auto heard = std::signal(SIGXFSZ, SIG_IGN);
    auto fresh =
        site.store->vault().rekey(lobby::unlock(*site.store), {new_passcode, "", &words.recovery, &words.passphrase},
                                  today, [&](const store::Vault::Commit& commit) {
                                      auto kept = commit();
                                      const ::rlimit none{0, as_it_was.rlim_max};
                                      REQUIRE(::setrlimit(RLIMIT_FSIZE, &none) == 0);
                                      return kept;
                                  });
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &as_it_was) == 0);
    std::signal(SIGXFSZ, heard);
    CHECK(need(site.store->vault().passcodes(need(std::move(fresh)))).size() == 1);
    CHECK(site.store->unlock(new_passcode, 0, today).has_value());
}

TEST_CASE("re-key: a kill between its commit and the device key's new name is finished by the next unlock") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const Words words;
    const auto today = day("2026-11-22");
    const auto file = folder.data() / "device.key";
    const auto old_key = lobby::file_text(file);
    need(site.store->rekey(lobby::unlock(*site.store), {new_passcode, "", &words.recovery, &words.passphrase}, today));
    const auto waiting = store::waiting_device_key(file, vault_of(*site.store).staff_public);
    const auto cut_off = [&] { // as if the rename never came
        fs::rename(file, waiting);
        std::ofstream(file, std::ios::binary) << old_key;
    };
    cut_off();
    CHECK(site.store->unlock(new_passcode, 0, today).has_value());
    CHECK_FALSE(fs::exists(waiting));
    CHECK(site.store->unlock(new_passcode, 0, today).has_value());

    cut_off(); // and who comes next has the recovery code
    const auto recovered = need(site.store->recover(words.recovery.text().text(), today));
    need(site.store->vault().add_passcode(recovered, "pebble.moon.31", "Night lead", today));
    for (const std::string_view passcode : {new_passcode, std::string_view("pebble.moon.31"), new_passcode})
        CHECK(site.store->unlock(passcode, 0, today).has_value());
}

TEST_CASE("re-key: the device key of one that was never committed locks nobody out, and goes with the next") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const Words words;
    const auto today = day("2026-11-22");
    const auto waiting = store::waiting_device_key(folder.data() / "device.key", store::PublicKey{1, 2, 3});
    need(store::make_device_key(waiting));
    const auto recovered = need(site.store->recover(site.recovery_code.text().text(), today));
    need(site.store->vault().add_passcode(recovered, "pebble.moon.31", "Night lead", today));
    for (const std::string_view passcode : {lobby::passcode, std::string_view("pebble.moon.31"), lobby::passcode})
        CHECK(site.store->unlock(passcode, 0, today).has_value());
    CHECK(fs::exists(waiting));
    need(site.store->rekey(lobby::unlock(*site.store), {new_passcode, "", &words.recovery, &words.passphrase}, today));
    CHECK_FALSE(fs::exists(waiting));
    CHECK(site.store->unlock(new_passcode, 0, today).has_value());
}

TEST_CASE("vault: new export words are what packages get from now on") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const auto session = lobby::unlock(*site.store);
    const Words words;
    need(site.store->vault().renew_export_words(session, words.passphrase, day("2026-11-22")));
    CHECK(need(site.store->vault().export_passphrase(session)).text() == words.passphrase.text().text());
    CHECK(need(site.store->audit().list()).back() ==
          store::AuditEntry{day("2026-11-22"), 1, store::Action::export_words_changed, {}});
    const lobby::Folder other_folder;
    const auto other = lobby::set_up(other_folder.data());
    CHECK(other.store->vault().renew_export_words(session, words.passphrase, day("2026-11-22")).error().code ==
          Code::locked);
}

TEST_CASE("vault: at most 63 staff, labels of 60 bytes, and a removed person's passcode may be somebody else's") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    store::Vault& vault = site.store->vault();
    const auto session = lobby::unlock(*site.store);
    const auto today = day("2026-11-22");
    const auto passcode_of = [](int person) { return "lamp.otter.x" + std::to_string(person * 7919); };
    CHECK(vault.add_passcode(session, passcode_of(0), std::string(61, 'x'), today).error().code == Code::invalid);
    std::uint16_t last = 0;
    for (int person = 1; person < 63; ++person)
        last = need(vault.add_passcode(session, passcode_of(person), std::string(60, 'x'), today));
    CHECK(vault.add_passcode(session, passcode_of(63), "one too many", today).error().code == Code::invalid);
    CHECK(need(vault.passcodes(session)).back().label == std::string(60, 'x'));
    need(vault.change_passcode(session, last, passcode_of(64), today));
    CHECK(need(vault.passcodes(session)).back().id == last);
    CHECK(need(vault.passcodes(session)).back().label == std::string(60, 'x')); // changing keeps who it is
    need(vault.remove_passcode(session, last, today));
    CHECK(need(vault.add_passcode(session, passcode_of(64), "Weekend", today)) > last);
    CHECK(vault.change_passcode(session, last, passcode_of(65), today).error().code == Code::not_found);
}

TEST_CASE("vault: the recovery code gives one person a new passcode and leaves the others theirs") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const auto today = day("2026-11-22");
    const auto night =
        need(site.store->vault().add_passcode(lobby::unlock(*site.store), "pebble.moon.31", "Night lead", today));
    const auto session = need(site.store->recover(site.recovery_code.text().text(), today));
    REQUIRE(session.by_recovery_code());
    need(site.store->vault().change_passcode(session, 1, new_passcode, today));
    CHECK(need(site.store->unlock(new_passcode, 0, today)).slot() == 1);
    CHECK(need(site.store->unlock("pebble.moon.31", 0, today)).slot() == night);
    CHECK(site.store->unlock(lobby::passcode, 0, today).error().code == Code::wrong_passcode);
    const auto audit = need(site.store->audit().list());
    CHECK(std::count_if(audit.begin(), audit.end(), [](const store::AuditEntry& entry) {
              return entry.slot == 0 && entry.action == store::Action::passcode_changed;
          }) == 1);
}

TEST_CASE("rests: a check-in is stored while passcodes rest, and when only the recovery code opens") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    std::uint64_t now = 0;
    for (int i = 0; i < 100; ++i, now += 3600) {
        (void)site.store->unlock("not.the.one.5", now, day("2026-11-22"));
        if (i == 5 || i == 99) visit(*site.store, "2026-11-22");
    }
    CHECK(need(site.store->rest(now)).recovery_only);
    CHECK(readable(*site.store, need(site.store->recover(site.recovery_code.text().text(), day("2026-11-22")))) == 2);
}

TEST_CASE("stretching: it is raised to what the device bears, memory first, never below what it was given") {
    const store::KdfCost least{3, 256 << 20};
    constexpr std::uint64_t gigabyte = 1ull << 30;
    const auto device = [](double seconds_per_gigabyte_pass) {
        return [=](const store::KdfCost& cost) -> store::Result<double> {
            return seconds_per_gigabyte_pass * static_cast<double>(cost.operations * cost.memory_bytes) /
                   static_cast<double>(gigabyte);
        };
    };
    CHECK(store::fit_cost(least, gigabyte, device(5.0)) == least); // slow: 3.75 s, and stays
    CHECK(store::fit_cost(least, gigabyte, device(1.0)) == least); // 0.75 s: as wanted
    CHECK(store::fit_cost(least, gigabyte, device(0.5)) == store::KdfCost{3, 512 << 20});
    CHECK(store::fit_cost(least, 256 << 20, device(0.5)) == store::KdfCost{6, 256 << 20}); // little memory: passes
    for (const double speed : {0.01, 0.05, 0.13, 0.21, 0.34, 0.55, 0.89}) {
        const auto cost = store::fit_cost(least, gigabyte, device(speed));
        CHECK(cost.operations >= least.operations);
        CHECK(cost.memory_bytes >= least.memory_bytes);
        CHECK(cost.memory_bytes <= gigabyte);
        CHECK(*device(speed)(cost) <= store::stretch_seconds_max);
        CHECK(*device(speed)(cost) >= 0.5);
    }
    const auto refuses_more = [&](const store::KdfCost& cost) -> store::Result<double> {
        if (cost.memory_bytes > least.memory_bytes) return store::fail(Code::io, "no memory");
        return 0.1 * static_cast<double>(cost.operations);
    };
    CHECK(store::fit_cost(least, gigabyte, refuses_more).memory_bytes == least.memory_bytes);
    const auto cannot = [](const store::KdfCost&) -> store::Result<double> { return store::fail(Code::io, "no"); };
    CHECK(store::fit_cost(least, gigabyte, cannot) == least);
}

TEST_CASE("stretching: slots made later are as dear as the dearest, and a person's place in them shows nothing") {
    const lobby::Folder folder;
    auto options = lobby::options();
    options.kdf = {2, 16 << 10}; // as set-up measured it
    auto site = lobby::set_up(folder.data(), options);
    site.store.reset();
    const auto store = lobby::open(folder.data()); // the least is less now
    need(store->vault().add_passcode(lobby::unlock(*store), new_passcode, "Night lead", day("2026-11-22")));
    const auto vault = vault_of(*store);
    REQUIRE(vault.slots.size() == 3);
    CHECK(vault.slots[2].cost == options.kdf);
    CHECK(vault.slots[2].salt == vault.slots[0].salt);
}

TEST_CASE("stretching: measured on this device it is at least what it was given") {
    const auto cost = store::fit_cost_here(store::KdfCost::minimum());
    CHECK(cost.operations >= store::KdfCost::minimum().operations);
    CHECK(cost.memory_bytes > store::KdfCost::minimum().memory_bytes);
}

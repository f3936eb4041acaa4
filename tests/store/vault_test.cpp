// Who can open what.
#include "store/db.h"
#include "store/device_key.h"
#include "store/vault_record.h"
#include "tests/support/store/lobby.h"

#include <fstream>
#include <functional>
#include <utility>

using lobby::day;
using lobby::need;
using store::Code;
using store::PasscodeStrength;

namespace fs = std::filesystem;

namespace {

void change_vault(store::Store& store, const std::function<void(store::VaultRecord&)>& how) {
    need(store.db().write([&](store::WriteTxn& txn) -> store::Result<void> {
        auto vault = store::VaultRecord::load(txn);
        if (!vault) return tl::unexpected(vault.error());
        how(*vault);
        vault->save(txn);
        return {};
    }));
}

} // namespace

TEST_CASE("vault: the passcode opens, with the slot it belongs to") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    CHECK(need(site.store->is_set_up()));
    CHECK(lobby::unlock(*site.store).slot() == 1);
    const auto wrong = site.store->unlock("otter.lamp.48", 0, day("2026-11-22"));
    REQUIRE_FALSE(wrong.has_value());
    CHECK(wrong.error().code == Code::wrong_passcode);
}

TEST_CASE("vault: the passcode still opens after a restart") {
    const lobby::Folder folder;
    { const auto site = lobby::set_up(folder.data()); }
    const auto again = lobby::open(folder.data());
    CHECK(lobby::unlock(*again).slot() == 1);
}

TEST_CASE("vault: before set-up nothing opens and nothing is stored") {
    const lobby::Folder folder;
    const auto store = lobby::open(folder.data());
    CHECK_FALSE(need(store->is_set_up()));
    CHECK(store->unlock(lobby::passcode, 0, day("2026-11-22")).error().code == Code::not_found);
    CHECK(store->submit({day("2026-11-22"), store::Reason::medication, {}, {}, {}, true}).error().code ==
          Code::not_found);
}

TEST_CASE("vault: set-up happens once") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const auto again = site.store->set_up({"another.pass.9", "Night lead", &site.recovery_code, &site.export_words},
                                          day("2026-11-22"));
    REQUIRE_FALSE(again.has_value());
    CHECK(again.error().code == Code::invalid);
    CHECK(lobby::unlock(*site.store).slot() == 1);
}

TEST_CASE("vault: the recovery code opens however it is typed, and only the right one") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    std::string typed = "  ";
    const store::Secret code = site.recovery_code.text();
    for (const char letter : code.text())
        typed += letter == ' ' ? std::string("  ") : std::string(1, static_cast<char>(std::toupper(letter)));
    CHECK(need(site.store->recover(typed, day("2026-11-22"))).slot() == 0);
    const store::WordCode other = store::WordCode::draw();
    CHECK(site.store->recover(other.text().text(), day("2026-11-22")).error().code == Code::wrong_passcode);
    CHECK(site.store->recover(lobby::passcode, day("2026-11-22")).error().code == Code::wrong_passcode);
    CHECK(site.store->unlock(site.recovery_code.text().text(), 0, day("2026-11-22")).error().code ==
          Code::wrong_passcode);
}

TEST_CASE("vault: without the device key no passcode opens, and the recovery code makes a new start") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    fs::remove(folder.data() / "device.key");
    CHECK(site.store->unlock(lobby::passcode, 0, day("2026-11-22")).error().code == Code::not_found);
    const auto session = need(site.store->recover(site.recovery_code.text().text(), day("2026-11-22")));
    need(site.store->vault().change_passcode(session, 1, "willow.boat.93", day("2026-11-22")));
    CHECK(need(site.store->unlock("willow.boat.93", 0, day("2026-11-22"))).slot() == 1);
    CHECK(site.store->unlock(lobby::passcode, 0, day("2026-11-22")).error().code == Code::wrong_passcode);
}

TEST_CASE("vault: a device key of another machine opens nothing") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    fs::remove(folder.data() / "device.key");
    need(store::make_device_key(folder.data() / "device.key"));
    CHECK(site.store->unlock(lobby::passcode, 0, day("2026-11-22")).error().code == Code::wrong_passcode);
}

TEST_CASE("vault: a device key file that was cut is named") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    fs::resize_file(folder.data() / "device.key", 31);
    const auto opened = site.store->unlock(lobby::passcode, 0, day("2026-11-22"));
    REQUIRE_FALSE(opened.has_value());
    CHECK(opened.error().code == Code::corrupt);
    CHECK(opened.error().detail.find("device.key") != std::string::npos);
}

TEST_CASE("vault: set-up makes a whole device key, whatever an earlier one left there") {
    const lobby::Folder folder;
    fs::create_directory(folder.data());
    std::ofstream(folder.data() / "device.key") << "torn";
    std::ofstream(folder.data() / "device.key.new") << "half";
    const auto site = lobby::set_up(folder.data());
    CHECK(lobby::unlock(*site.store).slot() == 1);
    CHECK(fs::file_size(folder.data() / "device.key") == 32);
    CHECK((fs::status(folder.data() / "device.key").permissions() & fs::perms::all) ==
          (fs::perms::owner_read | fs::perms::owner_write));
    CHECK_FALSE(fs::exists(folder.data() / "device.key.new"));
}

TEST_CASE("vault: after the recovery code, a new passcode replaces a device key that was torn") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    fs::resize_file(folder.data() / "device.key", 7);
    const auto today = day("2026-11-22");
    const auto session = need(site.store->recover(site.recovery_code.text().text(), today));
    need(site.store->vault().change_passcode(session, 1, "willow.boat.93", today));
    CHECK(need(site.store->unlock("willow.boat.93", 0, today)).slot() == 1);
}

TEST_CASE("vault: a damaged staff key stops a visit with an error, not the program") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    change_vault(*site.store, [](store::VaultRecord& vault) { vault.staff_public = {}; });
    const auto stored = site.store->submit({day("2026-11-22"), store::Reason::medication, {}, {}, {}, true});
    REQUIRE_FALSE(stored.has_value());
    CHECK(stored.error().code == Code::corrupt);
}

TEST_CASE("vault: a try for which the memory is missing is not a wrong one") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const auto today = day("2026-11-22");
    (void)site.store->unlock("not.the.one.5", 0, today);
    const auto cost = store::KdfCost{1, std::uint64_t{1} << 50U}; // a pebibyte
    store::KdfCost real{};
    change_vault(*site.store, [&](store::VaultRecord& vault) { real = std::exchange(vault.slots[0].cost, cost); });
    for (int i = 0; i < 5; ++i) CHECK(site.store->unlock(lobby::passcode, 0, today).error().code == Code::io);
    CHECK(need(site.store->rest(0)).failures == 1);
    CHECK(need(site.store->rest(0)).seconds == 0);
    change_vault(*site.store, [&](store::VaultRecord& vault) { vault.slots[0].cost = real; });
    CHECK(lobby::unlock(*site.store).slot() == 1);
}

TEST_CASE("vault: each person has a passcode of their own, the last one stays") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    store::Vault& vault = site.store->vault();
    const auto today = day("2026-11-22");
    const auto session = lobby::unlock(*site.store);
    const std::uint16_t night = need(vault.add_passcode(session, "willow.boat.93", "Night lead", today));
    CHECK(need(site.store->unlock("willow.boat.93", 0, today)).slot() == night);
    CHECK(lobby::unlock(*site.store).slot() == 1);
    const auto people = need(vault.passcodes(session));
    REQUIRE(people.size() == 2);
    CHECK(people[0].label == "Day lead");
    CHECK(people[1].label == "Night lead");

    CHECK(vault.add_passcode(session, "willow.boat.93", "Third", today).error().code == Code::invalid);
    CHECK(vault.add_passcode(session, "12345678", "Third", today).error().code == Code::invalid);
    CHECK(vault.change_passcode(session, night, lobby::passcode, today).error().code == Code::invalid);

    need(vault.change_passcode(session, night, "pebble.moon.31", today));
    CHECK(site.store->unlock("willow.boat.93", 0, today).error().code == Code::wrong_passcode);
    CHECK(need(site.store->unlock("pebble.moon.31", 0, today)).slot() == night);

    need(vault.remove_passcode(session, 1, today));
    CHECK(site.store->unlock(lobby::passcode, 0, today).error().code == Code::wrong_passcode);
    CHECK(vault.remove_passcode(session, night, today).error().code == Code::invalid);
    CHECK(vault.remove_passcode(session, 1, today).error().code == Code::not_found);
}

TEST_CASE("vault: a removed person's slot number is not given to the next") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    store::Vault& vault = site.store->vault();
    const auto today = day("2026-11-22");
    const auto session = lobby::unlock(*site.store);
    const auto second = need(vault.add_passcode(session, "willow.boat.93", "Night lead", today));
    need(vault.remove_passcode(session, second, today));
    CHECK(need(vault.add_passcode(session, "pebble.moon.31", "Weekend", today)) > second);
}

TEST_CASE("vault: staff of one kiosk cannot change another's passcodes") {
    const lobby::Folder folder;
    const lobby::Folder other_folder;
    const auto site = lobby::set_up(folder.data());
    const auto other = lobby::set_up(other_folder.data());
    const auto session = lobby::unlock(*other.store);
    const auto today = day("2026-11-22");
    CHECK(site.store->vault().add_passcode(session, "willow.boat.93", "x", today).error().code == Code::locked);
    CHECK(site.store->vault().remove_passcode(session, 1, today).error().code == Code::locked);
    CHECK(site.store->vault().export_passphrase(session).error().code == Code::corrupt);
}

TEST_CASE("vault: staff can read the export passphrase and sign for the kiosk") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    store::Vault& vault = site.store->vault();
    const auto session = lobby::unlock(*site.store);
    CHECK(need(vault.export_passphrase(session)).text() == site.export_words.text().text());

    const auto message = store::bytes_of("manifest");
    const auto signature = need(vault.sign(session, message));
    const auto signer = need(vault.sign_public_key());
    CHECK(store::is_signed_by(signer, message, signature));
    CHECK_FALSE(store::is_signed_by(signer, store::bytes_of("manifesT"), signature));
    CHECK_FALSE(store::is_signed_by(need(vault.staff_public_key()), message, signature));
}

TEST_CASE("vault: neither passcode, nor codes, nor labels lie in the folder in clear") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const auto session = lobby::unlock(*site.store);
    need(site.store->vault().add_passcode(session, "willow.boat.93", "Night lead", day("2026-11-22")));
    const std::string bytes = lobby::all_bytes(folder.data());
    const store::Secret recovery = site.recovery_code.text();
    const store::Secret words = site.export_words.text();
    for (const std::string_view secret :
         {lobby::passcode, std::string_view("willow.boat.93"), std::string_view("Day lead"),
          std::string_view("Night lead"), recovery.text(), words.text()})
        CHECK(bytes.find(secret) == std::string::npos);
}

TEST_CASE("passcodes: short, common, repeated and dated ones are refused") {
    using store::passcode_strength;
    CHECK(passcode_strength("1234567") == PasscodeStrength::too_short);
    CHECK(passcode_strength("") == PasscodeStrength::too_short);
    CHECK(passcode_strength("äöüäöüä") == PasscodeStrength::too_short); // 7 characters in 14 bytes
    for (const char* easy :
         {"12345678", "11111111", "password", "Passw0rd", "qwertyui", "19841984", "abcdefgh", "porchlight", "letmein1",
          "20261122", "aaaaaaaaaaaa", "87654321", "73920584", "Summer2026!"}) {
        INFO(easy);
        CHECK(passcode_strength(easy) == PasscodeStrength::easy);
    }
    for (const char* good :
         {"otter.lamp.47", "willow.boat.93", "739205841627", "correct horse battery", "чайник7лампа"}) {
        INFO(good);
        CHECK(passcode_strength(good) == PasscodeStrength::good);
    }
    CHECK(passcode_strength(std::string(129, 'x')) == PasscodeStrength::too_long);
}

TEST_CASE("vault: a kiosk in the field stretches passcodes at least as far as libsodium's MODERATE") {
    const store::KdfCost cost = store::Options{}.kdf;
    CHECK(cost.operations >= 3);
    CHECK(cost.memory_bytes >= 256u << 20);
}

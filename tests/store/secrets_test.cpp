// Where secrets may lie: in locked memory that no core file holds, and nowhere else.
#include "store/backup.h"
#include "store/day_key.h"
#include "store/db.h"
#include "store/package/verify.h"
#include "store/volume/folder_volume.h"
#include "tests/support/store/lobby.h"
#include "tests/support/store/memory_scan.h"
#include "tests/support/store/package_sample.h"

#include <cstring>
#include <fstream>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using lobby::day;
using lobby::need;

namespace {

// In the program's read-only pages, which are not searched.
constexpr std::string_view first_passcode = "canary.otter.4711", second_passcode = "canary.willow.0815";

} // namespace

TEST_CASE("secrets: the search finds what lies in plain memory, and not what is locked") {
    const store::SecretText locked = store::secret_text("canary in a cage 31");
    CHECK(lobby::times_in_memory(locked) == 0);
    {
        const std::string plain(locked);
        CHECK(lobby::times_in_memory(locked) >= 1);
    }
    const store::SecretText little = store::secret_text("tiny canary");
    CHECK(lobby::times_in_memory(little) == 0);
}

TEST_CASE("secrets: passcodes and codes leave no trace in memory a core file would hold") {
    const lobby::Folder folder;
    const auto today = day("2026-11-22");
    const auto store = lobby::open(folder.data());
    const auto recovery = store::WordCode::draw(), words = store::WordCode::draw();
    need(store->set_up({first_passcode, "Day lead", &recovery, &words}, today));
    {
        const auto session = need(store->unlock(first_passcode, 0, today));
        need(store->vault().add_passcode(session, second_passcode, "Night lead", today));
        need(store->vault().change_passcode(session, 2, second_passcode, today));
        CHECK(store->vault().add_passcode(session, first_passcode, "x", today).error().code == store::Code::invalid);
        const auto passphrase = need(store->vault().export_passphrase(session));
        auto request = store::sample::request(store::sample::visits(40, store::sample::november(), 3));
        request.passphrase = store::secret_text(passphrase.text());
        store::FolderVolume volume(folder.path());
        const auto exported = store::export_package(request, volume);
        REQUIRE(exported);
        CHECK(store::verify_package(folder.path() / exported->folder, {{}, request.passphrase}).records_opened);
    }
    const auto code = recovery.text();
    CHECK(need(store->recover(code.text(), today)).by_recovery_code());
    need(store::restore_backup(need(store::make_backup(store->db(), need(store->unlock(first_passcode, 0, today)))),
                               folder.path() / "new", {code.text(), second_passcode, today, lobby::options()}));
    CHECK(lobby::times_in_memory(first_passcode) == 0);
    CHECK(lobby::times_in_memory(second_passcode) == 0);
    CHECK(lobby::times_in_memory(code.text()) == 0);
    CHECK(lobby::times_in_memory(words.text().text()) == 0);
}

TEST_CASE("secrets: passcodes are compared in a time that tells nothing") {
    CHECK(store::same(store::bytes_of("otter"), store::bytes_of("otter")));
    CHECK_FALSE(store::same(store::bytes_of("otter"), store::bytes_of("ottes")));
    CHECK_FALSE(store::same(store::bytes_of("otter"), store::bytes_of("otte")));
}

TEST_CASE("secrets: answers that staff read stay in no memory, however many there are") {
    constexpr int many = 9'000; // more than are held at first, twice
    const lobby::Folder folder;
    const auto today = lobby::day("2026-11-22");
    if (const pid_t writer = ::fork(); writer == 0) { // its memory goes with it
        const auto site = lobby::set_up(folder.data());
        const auto key = need(store::DayKey::make(today, need(site.store->vault().staff_public_key())));
        need(site.store->db().write([&](store::WriteTxn& txn) -> store::Result<void> {
            need(key.put(txn));
            for (int i = 0; i < many; ++i) {
                store::Visit visit{today, {}, store::Reason::medication, {83, 47, 19}};
                visit.id[0] = static_cast<std::uint8_t>(i >> 8);
                visit.id[1] = static_cast<std::uint8_t>(i);
                visit.id[15] = 0x5a;
                if (const auto added = store::Visits::add(txn, key, visit); !added) return added;
            }
            return {};
        }));
        ::_exit(0);
    } else
        ::waitpid(writer, nullptr, 0);
    store::Secret first(sizeof(store::VisitId) + 1 + sizeof(store::Feelings)); // as a visit has it in memory
    const auto bytes = first.bytes();
    bytes[15] = 0x5a;
    bytes[16] = static_cast<std::uint8_t>(store::Reason::medication);
    const store::Feelings feelings{83, 47, 19};
    std::memcpy(&bytes[17], &feelings, sizeof feelings);
    {
        const auto store = lobby::open(folder.data());
        const auto session = lobby::unlock(*store);
        const auto read = [&] {
            return need(store->visits().for_each({today, today}, session, [](const store::Visit&) { return true; }));
        };
        CHECK(read().read == many);
        CHECK(lobby::times_in_memory(first.text()) == 0);
    }
}

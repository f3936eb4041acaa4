// Where secrets may lie: in locked memory that no core file holds, and nowhere else.
#include "store/backup.h"
#include "store/package/verify.h"
#include "store/volume/folder_volume.h"
#include "tests/support/store/lobby.h"
#include "tests/support/store/memory_scan.h"
#include "tests/support/store/package_sample.h"

#include <fstream>
#include <sys/resource.h>

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

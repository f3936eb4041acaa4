// What a kiosk goes on with when its database is damaged under it, and what it must not lose or forget by that.
#include "store/db.h"
#include "store/keys.h"
#include "tests/support/store/lobby.h"

#include <fcntl.h>
#include <fstream>
#include <unistd.h>

using lobby::day;
using lobby::need;
using store::Code;
using store::Table;

namespace fs = std::filesystem;

namespace {

constexpr std::size_t page_bytes = 4096;
const store::Submission check_in{day("2026-11-22"), store::Reason::medication, {1, 2, 3}, {}, {}, true};
const store::Period today{check_in.day, check_in.day};

/// The key and the value of one entry of a table, one behind the other as a page holds them.
std::string first_entry(store::Store& store, Table table) {
    std::string entry;
    need(store.db().read([&](const store::ReadTxn& txn) -> store::Result<void> {
        txn.each(table, {}, [&](store::ByteView key, store::ByteView value) {
            entry = std::string(store::text_of(key)) + std::string(store::text_of(value));
            return false;
        });
        return {};
    }));
    REQUIRE_FALSE(entry.empty());
    return entry;
}

/// Zeros over every page that holds the bytes, under a kiosk that may be running. How many there were.
int ruin_pages_with(const std::string& bytes, const fs::path& data) {
    const fs::path file = data / "db" / "data.mdb";
    const std::string all = lobby::file_text(file);
    std::fstream out(file, std::ios::binary | std::ios::in | std::ios::out);
    int ruined = 0;
    for (auto at = all.find(bytes); at != std::string::npos; ++ruined) {
        const std::size_t page = at / page_bytes;
        out.seekp(static_cast<std::streamoff>(page * page_bytes));
        out << std::string(page_bytes, '\0');
        at = all.find(bytes, (page + 1) * page_bytes);
    }
    return ruined;
}

} // namespace

TEST_CASE("rescue: after a running kiosk lost its day keys, whoever checks in can be read, and so can the day") {
    const lobby::Folder folder;
    auto site = lobby::set_up(folder.data());
    for (int i = 0; i < 5; ++i) need(site.store->submit(check_in));
    need(site.store->settle());
    const std::string key = first_entry(*site.store, Table::day_keys);
    REQUIRE(ruin_pages_with(key, folder.data()) > 0);
    CHECK(lobby::unlock(*site.store).slot() == 1); // reads the day keys, and finds them damaged
    CHECK(site.store->condition().set_aside.size() == 1);
    for (int i = 0; i < 7; ++i) need(site.store->submit(check_in));
    need(site.store->ask(check_in.day, {true, false, false, false}));
    site.store.reset();
    const auto store = lobby::open(folder.data());
    CHECK(lobby::visits_of(*store, today).size() == 12);
    const auto asked = need(store->requests().list(check_in.day, lobby::unlock(*store)));
    CHECK(asked.requests.size() == 1);
    CHECK(asked.corrupt == 0);
}

TEST_CASE("rescue: a running kiosk that lost its vault takes nothing that nobody could open, and says so") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    need(site.store->submit(check_in));
    need(site.store->settle());
    REQUIRE(ruin_pages_with(first_entry(*site.store, Table::vault), folder.data()) > 0);
    const auto refused = [&](const auto& answer) {
        REQUIRE_FALSE(answer.has_value());
        CHECK(answer.error().code == Code::not_found);
        CHECK(answer.error().detail.find("staff keys of this kiosk were lost") != std::string::npos);
    };
    for (int i = 0; i < 2; ++i) refused(site.store->submit(check_in));
    refused(site.store->ask(check_in.day, {true, false, false, false}));
    CHECK(site.store->condition().set_aside.size() == 1);
    CHECK(need(site.store->visits().days()).empty());
    need(site.store->set_up({lobby::passcode, "Day lead", &site.recovery_code, &site.export_words}, check_in.day));
    need(site.store->submit(check_in));
    CHECK(lobby::visits_of(*site.store, today).size() == 1);
}

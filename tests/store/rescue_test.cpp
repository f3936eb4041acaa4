// What a kiosk goes on with when its database is damaged under it, and what it must not lose or forget by that.
#include "store/db.h"
#include "store/keys.h"
#include "tests/support/store/lobby.h"

#include <fstream>

using lobby::day;
using lobby::need;
using store::Code;
using store::Table;

namespace fs = std::filesystem;

namespace {

constexpr std::size_t page_bytes = 4096;
const store::Submission check_in{day("2026-11-22"), store::Reason::medication, {1, 2, 3}, {}, {}, true};
const store::Period today{check_in.day, check_in.day};

struct Entry {
    std::string key, value;
};

Entry first_entry(store::Store& store, Table table) {
    Entry entry;
    need(store.db().read([&](const store::ReadTxn& txn) -> store::Result<void> {
        txn.each(table, {}, [&](store::ByteView key, store::ByteView value) {
            entry = {std::string(store::text_of(key)), std::string(store::text_of(value))};
            return false;
        });
        return {};
    }));
    REQUIRE_FALSE(entry.key.empty());
    return entry;
}

/// A page of entries, as LMDB has it: whether this is one of them.
bool holds(std::string_view page, const Entry& wanted) {
    const auto number = [&](std::size_t at) {
        return static_cast<std::size_t>(static_cast<unsigned char>(page[at])) |
               static_cast<std::size_t>(static_cast<unsigned char>(page[at + 1])) << 8U;
    };
    constexpr std::size_t flags_at = 10, lower_at = 12, head_bytes = 16, is_leaf = 2; // MDB_page in mdb.c
    if (number(flags_at) != is_leaf || number(lower_at) > page.size()) return false;
    for (std::size_t at = head_bytes; at < number(lower_at); at += 2) {
        const std::size_t node = number(at); // its value's size, flags, its key's size; then key and value
        if (node + 8 > page.size()) continue;
        const std::string_view entry = page.substr(node + 8);
        if (number(node + 6) == wanted.key.size() && entry.starts_with(wanted.key + wanted.value)) return true;
    }
    return false;
}

/// Zeros over the page of the entry, and over what older ones the file still has, under a kiosk that may be running. An
/// empty value: whatever it is.
void ruin_page_of(const Entry& entry, const fs::path& data) {
    const fs::path file = data / "db" / "data.mdb";
    const std::string all = lobby::file_text(file);
    std::fstream out(file, std::ios::binary | std::ios::in | std::ios::out);
    bool found = false;
    for (std::size_t at = 2 * page_bytes; at + page_bytes <= all.size(); at += page_bytes) {
        if (!holds(std::string_view(all).substr(at, page_bytes), entry)) continue;
        out.seekp(static_cast<std::streamoff>(at));
        out << std::string(page_bytes, '\0');
        found = true;
    }
    REQUIRE(found);
}

} // namespace

TEST_CASE("rescue: after a running kiosk lost its day keys, whoever checks in can be read, and so can the day") {
    const lobby::Folder folder;
    auto site = lobby::set_up(folder.data());
    for (int i = 0; i < 5; ++i) need(site.store->submit(check_in));
    need(site.store->settle());
    ruin_page_of(first_entry(*site.store, Table::day_keys), folder.data());
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
    ruin_page_of(first_entry(*site.store, Table::vault), folder.data());
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

TEST_CASE("rescue: what waited in the tray of a database that lost its place in it stays beside that database") {
    const lobby::Folder folder;
    const auto left = folder.path() / "left";
    {
        const auto site = lobby::set_up(folder.data());
        need(site.store->submit(check_in));
        need(site.store->settle());
        for (int i = 0; i < 3; ++i) need(site.store->submit(check_in));
        fs::copy(folder.data(), left, fs::copy_options::recursive); // as a plug that is pulled now would leave it
    }
    const std::string waiting = lobby::file_text(left / "tray");
    ruin_page_of({"sum/vault", ""}, left); // the table that says which records still count
    const auto store = lobby::open(left);
    CHECK(need(store->is_set_up()));
    CHECK(lobby::visits_of(*store, today).size() == 1);
    CHECK(lobby::file_text(left / "db.damaged-1" / "tray") == waiting);
    CHECK(lobby::file_text(left / "tray").find_first_not_of('\0') == std::string::npos);
    need(store->submit(check_in));
    CHECK(lobby::visits_of(*store, today).size() == 2);
}

TEST_CASE("rescue: with the vault lost, what waits sealed to it stays behind, and the counts go on") {
    const lobby::Folder folder;
    const auto left = folder.path() / "left";
    Entry vault;
    {
        const auto site = lobby::set_up(folder.data());
        need(site.store->settle());
        need(site.store->submit(check_in));
        vault = first_entry(*site.store, Table::vault);
        fs::copy(folder.data(), left, fs::copy_options::recursive);
    }
    const std::string waiting = lobby::file_text(left / "tray");
    ruin_page_of(vault, left);
    const auto store = lobby::open(left);
    CHECK_FALSE(need(store->is_set_up()));
    CHECK(need(store->visits().days()).empty());
    CHECK(need(store->counters().visits(today)) == 1);
    CHECK(lobby::file_text(left / "db.damaged-1" / "tray") == waiting);
}

TEST_CASE("rescue: a lost group that went out while the clock was ahead does not hold up the days to come") {
    const auto ahead = day("2026-12-10");
    const lobby::Folder folder;
    Entry entry;
    {
        const auto site = lobby::set_up(folder.data());
        store::Submission visit = check_in;
        for (const store::Day on : {check_in.day - 1, ahead}) {
            visit.day = on;
            need(site.store->submit(visit));
        }
        const auto session = lobby::unlock(*site.store);
        const store::Period group{check_in.day - 1, ahead};
        need(site.store->exports().record(lobby::group(group, session), session, ahead + 1));
        need(site.store->trust_clock(session, check_in.day));
        for (const char* name : {"First", "Second"}) // two states are kept in the file: both know of the right clock
            need(site.store->settings().set("site.name", std::string(name)));
        entry = {first_entry(*site.store, Table::exports).key, ""};
    }
    ruin_page_of(entry, folder.data());
    const auto groups = need(lobby::open(folder.data())->exports().list());
    CHECK(groups == std::vector<store::ExportEntry>{{{check_in.day - 1, check_in.day - 1}}, {{ahead, ahead}}});
}

TEST_CASE("rescue: groups of days that went out stay known when their table is lost, and go out again in no way") {
    const lobby::Folder folder;
    const store::Period group{day("2026-11-18"), day("2026-11-20")};
    Entry entry;
    {
        const auto site = lobby::set_up(folder.data());
        const auto session = lobby::unlock(*site.store);
        for (store::Submission visit = check_in; visit.day > group.from - 1; visit.day = visit.day - 1)
            need(site.store->submit(visit));
        need(site.store->exports().record(lobby::group(group, session), session, check_in.day));
        need(site.store->exports().mark_verified(group, 3, check_in.day));
        entry = {first_entry(*site.store, Table::exports).key, ""}; // in older states of the file as well
    }
    ruin_page_of(entry, folder.data());
    const auto store = lobby::open(folder.data());
    CHECK(store->condition().set_aside.size() == 1);
    const auto& exports = store->exports();
    CHECK(need(exports.list()) == std::vector<store::ExportEntry>{{group}}); // nothing else is known of it
    const auto refused = exports.check({group.until, group.until + 1}, check_in.day);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().detail.find("2026-11-18 to 2026-11-20") != std::string::npos);
    const auto session = lobby::unlock(*store);
    const auto is_refused = [&](const auto& again) {
        REQUIRE_FALSE(again.has_value());
        CHECK(again.error().detail == store::other_numbers(group).detail);
    };
    is_refused(exports.numbers_of(group, session));
    is_refused(store->exports().record(lobby::group(group, session), session, check_in.day));
    CHECK(need(exports.since_last(check_in.day)) == store::Period{group.until + 1, check_in.day - 1});
    CHECK(store->erase_exported({group}, session, check_in.day).error().code == Code::invalid);
}

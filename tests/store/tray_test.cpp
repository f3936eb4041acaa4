// What was acknowledged into the tray is there after any end, exactly once, and leaves nothing in the tray behind.
#include "store/tray.h"
#include "tests/support/store/lobby.h"

#include <algorithm>
#include <fstream>

using lobby::day;
using lobby::need;
using store::Reason;

namespace fs = std::filesystem;

namespace {

const store::Submission check_in{day("2026-11-22"),          Reason::medication, {1, 2, 3},
                                 {true, false, true, false}, "note.door",        true};
const store::Period today{check_in.day, check_in.day};

/// The folder as a plug that is pulled now would leave it.
fs::path pulled(const fs::path& data, const std::string& name) {
    const fs::path copy = data.parent_path() / name;
    fs::copy(data, copy, fs::copy_options::recursive);
    return copy;
}

fs::path tray_of(const fs::path& data) { return data / "tray"; }

bool is_blank(const fs::path& tray) {
    const std::string bytes = lobby::file_text(tray);
    return !bytes.empty() && std::all_of(bytes.begin(), bytes.end(), [](char byte) { return byte == '\0'; });
}

struct Held {
    std::size_t visits, counted, requests, note_showings;
    friend bool operator==(const Held&, const Held&) = default;
};

Held held_in(store::Store& store) {
    const auto session = lobby::unlock(store);
    Held held{};
    held.visits = lobby::visits_of(store, today).size();
    held.counted = static_cast<std::size_t>(need(store.counters().visits(today)));
    held.requests = need(store.requests().list(check_in.day, session)).requests.size();
    held.note_showings = need(store.db().read([](const store::ReadTxn& txn) -> store::Result<std::size_t> {
        const auto note = txn.get(store::Table::notes, store::bytes_of("note.door"));
        return note ? std::size_t{note->back()} : 0; // only compared with itself
    }));
    return held;
}

Held held_in(const fs::path& data) { return held_in(*lobby::open(data)); }

} // namespace

TEST_CASE("tray: what was acknowledged and never committed is there after the next start, once") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    for (std::size_t count = 1; count <= 40; ++count) { // more than wait at a time
        need(site.store->submit(check_in));
        const fs::path left = pulled(folder.data(), "pulled" + std::to_string(count));
        const Held held = held_in(left);
        CHECK(held.visits == count);
        CHECK(held.counted == count);
        CHECK(held.requests == count);
        CHECK(held_in(left) == held);
        CHECK(is_blank(tray_of(left)));
    }
    CHECK(held_in(*site.store) == held_in(folder.path() / "pulled40"));
}

TEST_CASE("tray: a record that was torn while it was written leaves those before it") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    need(site.store->settle());
    for (int i = 0; i < 3; ++i) need(site.store->submit(check_in));
    const fs::path before = pulled(folder.data(), "before");
    need(site.store->submit(check_in));
    const std::string old = lobby::file_text(tray_of(before));
    const std::string torn = lobby::file_text(tray_of(folder.data()));
    for (std::size_t sectors = 0; sectors <= torn.size() / 512; ++sectors) {
        const fs::path left = pulled(before, "torn" + std::to_string(sectors));
        std::ofstream(tray_of(left), std::ios::binary) << torn.substr(0, sectors * 512) << old.substr(sectors * 512);
        const Held held = held_in(left);
        CHECK((held.visits == 3 || held.visits == 4));
        CHECK(held.counted == held.visits);
        CHECK(held.requests == held.visits);
    }
}

TEST_CASE("tray: a record that was committed and came back counts nothing") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    for (int i = 0; i < 5; ++i) need(site.store->submit(check_in));
    const std::string record = lobby::file_text(tray_of(folder.data()));
    CHECK_FALSE(is_blank(tray_of(folder.data())));
    need(site.store->settle());
    CHECK(is_blank(tray_of(folder.data())));
    const Held held = held_in(*site.store);
    const fs::path left = pulled(folder.data(), "left");
    std::ofstream(tray_of(left), std::ios::binary) << record;
    CHECK(held_in(left) == held);
}

TEST_CASE("tray: whoever reads or writes finds every acknowledged visit") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    need(site.store->submit(check_in));
    CHECK_FALSE(is_blank(tray_of(folder.data())));
    CHECK(need(site.store->counters().visits(today)) == 1);
    CHECK(need(site.store->newest_day()) == check_in.day);
    CHECK(need(site.store->visits().days()) == std::vector{check_in.day});
    need(site.store->submit(check_in));
    need(site.store->counters().count_read(check_in.day, "sleep", "en"));
    CHECK(is_blank(tray_of(folder.data())));
    CHECK(held_in(*site.store).counted == 2);
}

TEST_CASE("tray: entries that wait are seen in their place, and erased ones are not") {
    using store::Table;
    const lobby::Folder folder;
    const auto store = lobby::open(folder.data());
    const auto put = [](store::WriteTxn& txn, std::string_view key, std::string_view value) {
        txn.put(Table::settings, store::bytes_of(key), store::bytes_of(value));
    };
    const auto seen = [&](std::string_view from) {
        return need(store->db().read([&](const store::ReadTxn& txn) -> store::Result<std::string> {
            std::string all;
            txn.each(Table::settings, store::bytes_of(from), [&](store::ByteView key, store::ByteView value) {
                all += std::string(store::text_of(key)) + std::string(store::text_of(value)) + " ";
                return true;
            });
            return all + std::string(store::text_of(txn.last_key(Table::settings)));
        }));
    };
    need(store->db().write([&](store::WriteTxn& txn) -> store::Result<void> {
        for (const char* key : {"b", "d", "f", "g"}) put(txn, key, "1");
        return {};
    }));
    need(store->db().write_to_tray([&](store::WriteTxn& txn) -> store::Result<void> {
        for (const char* key : {"a", "d", "e"}) put(txn, key, "2");
        CHECK(txn.erase(Table::settings, store::bytes_of("g")));
        CHECK_FALSE(txn.erase(Table::settings, store::bytes_of("c")));
        CHECK_FALSE(txn.put_new(Table::settings, store::bytes_of("b"), {}));
        CHECK_FALSE(txn.put_new(Table::settings, store::bytes_of("e"), {}));
        CHECK(txn.put_new(Table::settings, store::bytes_of("g"), store::bytes_of("3")));
        CHECK(txn.erase(Table::settings, store::bytes_of("g")));
        return {};
    }));
    const auto check = [&] {
        CHECK(seen("") == "a2 b1 d2 e2 f1 f");
        CHECK(seen("c") == "d2 e2 f1 f");
        CHECK(seen("ea") == "f1 f");
    };
    check();
    const auto refused = store->db().write_to_tray([&](store::WriteTxn& txn) -> store::Result<void> {
        put(txn, "z", "4");
        return store::fail(store::Code::invalid, "no");
    });
    CHECK_FALSE(refused.has_value());
    check();
    need(store->settle());
    check();
}

TEST_CASE("tray: without one, every check-in is committed by itself") {
    const lobby::Folder folder;
    {
        const auto site = lobby::set_up(folder.data());
        need(site.store->submit(check_in));
    }
    fs::remove(tray_of(folder.data()));
    fs::create_directory(tray_of(folder.data()));
    const auto store = lobby::open(folder.data());
    need(store->submit(check_in));
    CHECK(held_in(*store).visits == 2);
    CHECK(held_in(pulled(folder.data(), "left")).counted == 2);
}

TEST_CASE("tray: a check-in whose database is opened anew under it is taken once, from the start") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const auto key = store::bytes_of("vault");
    need(site.store->db().write([&](store::WriteTxn& txn) -> store::Result<void> { // its sum is wrong from now on
        txn.put(store::Table::meta, store::bytes_of("sum/vault"), store::Bytes(32, 0));
        return {};
    }));
    int runs = 0;
    const auto was_new = site.store->db().write_to_tray([&](store::WriteTxn& txn) -> store::Result<bool> {
        const bool is_new = txn.put_new(store::Table::notes, store::bytes_of("note.door"), key);
        if (++runs == 1) txn.get(store::Table::vault, key); // as where a page cannot be read
        return is_new;
    });
    CHECK(need(was_new));
    CHECK(runs == 2);
}

TEST_CASE("tray: what does not fit is refused, and what lies there stays") {
    const lobby::Folder folder;
    fs::create_directory(folder.data());
    const store::Tray::Generation generation{7};
    const store::Redo small{{{store::Table::settings, {1}}, store::Bytes{2}},
                            {{store::Table::notes, {3}}, std::nullopt}};
    {
        store::Tray tray(folder.data() / "tray");
        CHECK(tray.waiting(generation).empty());
        CHECK(tray.put(generation, small));
        CHECK_FALSE(tray.put(generation, {{{store::Table::settings, {9}}, store::Bytes(4096)}}));
    }
    const store::Redo other{{{store::Table::settings, {1}}, std::nullopt}};
    store::Tray again(folder.data() / "tray");
    CHECK(again.waiting(generation) == small);
    CHECK(again.put(generation, other));
    CHECK(store::Tray(folder.data() / "tray").waiting(generation) == other);
    CHECK(store::Tray(folder.data() / "tray").waiting({8}).empty());
}

TEST_CASE("tray: no byte flipped in it stops a start, or makes up a visit") {
    const lobby::Folder folder;
    {
        const auto site = lobby::set_up(folder.data());
        need(site.store->settle());
    }
    const auto store = lobby::open(folder.data());
    need(store->submit(check_in));
    const fs::path left = pulled(folder.data(), "left");
    const std::string database = lobby::file_text(left / "db" / "data.mdb");
    const std::string record = lobby::file_text(tray_of(left));
    const std::size_t used = record.find_last_not_of('\0') + 1;
    for (std::size_t at = 0; at < record.size(); at += at < 4096 + 64 || at > used ? 13 : 3) {
        std::string flipped = record;
        flipped[at] = static_cast<char>(flipped[at] ^ 0x20);
        std::ofstream(tray_of(left), std::ios::binary) << flipped;
        std::ofstream(left / "db" / "data.mdb", std::ios::binary) << database;
        const Held held = held_in(left);
        CHECK(held.visits <= 1);
        CHECK(held.counted == held.visits);
        CHECK(held.requests == held.visits);
    }
}

// The database under everything: one process, one version, whole transactions.
#include "store/db.h"
#include "tests/support/store/lobby.h"

#include <atomic>
#include <fstream>
#include <future>
#include <new>
#include <stdexcept>
#include <sys/mount.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using lobby::need;
using store::Code;
using store::Db;
using store::Result;
using store::Table;

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t small_map = 1 << 20;

Result<void> put(Db& db, std::string_view key, std::string_view value) {
    return db.write([&](store::WriteTxn& txn) -> Result<void> {
        txn.put(Table::settings, store::bytes_of(key), store::bytes_of(value));
        return {};
    });
}

std::string get(const Db& db, std::string_view key) {
    return need(db.read([&](const store::ReadTxn& txn) -> Result<std::string> {
        const auto value = txn.get(Table::settings, store::bytes_of(key));
        return std::string(value ? store::text_of(*value) : "nothing");
    }));
}

} // namespace

TEST_CASE("db: what a body throws is an error, and nothing of it is stored") {
    const lobby::Folder folder;
    const auto store = lobby::open(folder.data());
    const auto written = store->db().write([](store::WriteTxn& txn) -> Result<void> {
        txn.put(Table::notes, store::bytes_of("thrown"), store::Bytes{1});
        throw std::bad_alloc();
    });
    REQUIRE_FALSE(written.has_value());
    CHECK(written.error().code == Code::io);
    const auto read = store->db().read([](const store::ReadTxn& txn) -> Result<void> {
        CHECK_FALSE(txn.get(Table::notes, store::bytes_of("thrown")).has_value());
        throw std::length_error("too long");
    });
    CHECK(read.error().code == Code::io);
}

TEST_CASE("db: a second instance is told which folder is in use") {
    const lobby::Folder folder;
    const auto first = need(Db::open(folder.data(), small_map));
    const auto second = Db::open(folder.data(), small_map);
    REQUIRE_FALSE(second.has_value());
    CHECK(second.error().code == Code::in_use);
    CHECK(second.error().detail == folder.data().string() + ": another Porchlight is using this data folder");
}

TEST_CASE(
    "db: one that waits gets the folder as soon as whoever only looked has gone, and is refused when nobody goes") {
    using namespace std::chrono_literals;
    const lobby::Folder folder;
    auto looks = need(Db::open(folder.data(), small_map));
    CHECK(Db::open(folder.data(), small_map, 30ms).error().code == Code::in_use);
    auto waits = std::async(std::launch::async, [&] { return Db::open(folder.data(), small_map, 60s); });
    CHECK(waits.wait_for(100ms) == std::future_status::timeout);
    looks.reset();
    CHECK(waits.get().has_value());
}

TEST_CASE("db: the folder is free again once its holder is gone") {
    const lobby::Folder folder;
    { const auto first = need(Db::open(folder.data(), small_map)); }
    CHECK(Db::open(folder.data(), small_map).has_value());
}

TEST_CASE("db: a folder whose parent is missing is named") {
    const lobby::Folder folder;
    const auto db = Db::open(folder.path() / "no" / "data", small_map);
    REQUIRE_FALSE(db.has_value());
    CHECK(db.error().code == Code::not_found);
    CHECK(db.error().detail.find((folder.path() / "no" / "data").string()) == 0);
}

TEST_CASE("db: a newer schema is refused and not one byte of it changes") {
    const lobby::Folder folder;
    {
        const auto db = need(Db::open(folder.data(), small_map));
        need(db->write([](store::WriteTxn& txn) -> Result<void> {
            const std::uint8_t newer[] = {store::schema_version + 1, 0, 0, 0};
            txn.put(Table::meta, store::bytes_of("schema"), newer);
            return {};
        }));
    }
    const std::string before = lobby::file_text(folder.data() / "db" / "data.mdb");
    const auto again = Db::open(folder.data(), small_map);
    REQUIRE_FALSE(again.has_value());
    CHECK(again.error().code == Code::newer_schema);
    CHECK(lobby::file_text(folder.data() / "db" / "data.mdb") == before);
}

TEST_CASE("db: a file that is no database is set aside as it is, and a new one takes its place") {
    const lobby::Folder folder;
    fs::create_directories(folder.data() / "db");
    const std::string junk(8192, 'x');
    std::ofstream(folder.data() / "db" / "data.mdb") << junk;
    const auto db = need(Db::open(folder.data(), small_map));
    CHECK(store::folders_set_aside(folder.data()) == std::vector<std::string>{"db.damaged-1"});
    CHECK(lobby::file_text(folder.data() / "db.damaged-1" / "data.mdb") == junk);
    need(put(*db, "a", "new"));
    CHECK(get(*db, "a") == "new");
}

TEST_CASE("db: a write that answers with an error leaves nothing behind") {
    const lobby::Folder folder;
    const auto db = need(Db::open(folder.data(), small_map));
    need(put(*db, "a", "old"));
    const auto refused = db->write([](store::WriteTxn& txn) -> Result<void> {
        txn.put(Table::settings, store::bytes_of("a"), store::bytes_of("new"));
        return store::fail(Code::invalid, "no");
    });
    REQUIRE_FALSE(refused.has_value());
    CHECK(get(*db, "a") == "old");
}

TEST_CASE("db: what was committed is there after opening again") {
    const lobby::Folder folder;
    need(put(*need(Db::open(folder.data(), small_map)), "a", "kept"));
    CHECK(get(*need(Db::open(folder.data(), small_map)), "a") == "kept");
}

TEST_CASE("db: the map grows by itself") {
    const lobby::Folder folder;
    const auto db = need(Db::open(folder.data(), small_map));
    const std::string big(60'000, 'v');
    for (int i = 0; i < 40; ++i) need(put(*db, "key" + std::to_string(i), big));
    CHECK(get(*db, "key0") == big);
    CHECK(get(*db, "key39") == big);
    CHECK(fs::file_size(folder.data() / "db" / "data.mdb") > small_map);
}

TEST_CASE("db: files are readable by their owner alone") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    for (const auto& entry : fs::recursive_directory_iterator(folder.path())) {
        INFO(entry.path());
        const auto others = fs::perms::group_all | fs::perms::others_all;
        CHECK((entry.status().permissions() & others) == fs::perms::none);
    }
}

TEST_CASE("db: a folder that may not be written is named as such") {
    const lobby::Folder folder;
    { const auto db = need(Db::open(folder.data(), small_map)); }
    if (::geteuid() != 0) {
        fs::permissions(folder.data(), fs::perms::owner_read | fs::perms::owner_exec);
        fs::permissions(folder.data() / "lock", fs::perms::owner_read);
    } else if (::mount(folder.data().c_str(), folder.data().c_str(), nullptr, MS_BIND, nullptr) != 0 ||
               ::mount(nullptr, folder.data().c_str(), nullptr, MS_BIND | MS_REMOUNT | MS_RDONLY, nullptr) != 0) {
        ::umount(folder.data().c_str());
        WARN("skipped: a read-only mount is not allowed here");
        return;
    }
    const auto db = Db::open(folder.data(), small_map);
    if (::geteuid() == 0)
        ::umount(folder.data().c_str());
    else
        fs::permissions(folder.data(), fs::perms::owner_all);
    REQUIRE_FALSE(db.has_value());
    CHECK(db.error().code == Code::read_only);
    CHECK(db.error().detail.find(folder.data().string() + ": may not be written") == 0);
}

TEST_CASE("db: two who write the file anew at once wait for one another, and nothing is lost") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const auto today = lobby::day("2026-11-22");
    constexpr std::size_t rounds = 40;
    std::atomic<bool> failed = false;
    const auto write_anew = [&] {
        for (std::size_t i = 0; i < rounds; ++i)
            if (!site.store->db().rewrite()) failed = true;
    };
    for (std::size_t i = 0; i < rounds; ++i)
        need(site.store->submit({today, store::Reason::medication, {}, {}, {}, true}));
    { std::jthread upkeep(write_anew), erasing(write_anew); }
    CHECK_FALSE(failed);
    CHECK_FALSE(site.store->db().was_written());
    CHECK(site.store->condition().set_aside.empty());
    CHECK(lobby::visits_of(*site.store, {today, today}).size() == rounds);
}

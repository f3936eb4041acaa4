// What is wrong with a data folder is said in one sentence that names it. A read-only medium, a missing parent and a
// full map are in db_test.cpp, a full disk in room_test.cpp.
#include "store/db.h"
#include "tests/support/store/lobby.h"

#include <csignal>
#include <fstream>
#include <sys/wait.h>
#include <unistd.h>

using lobby::need;
using store::Code;
using store::Db;

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t small_map = 1 << 20;
constexpr uid_t nobody = 65534;

/// What a child process said; it ends by itself or is ended.
std::string said_by(const std::function<std::string()>& body) {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::alarm(20);
        const std::string said = body();
        const bool told = ::write(ends[1], said.data(), said.size()) == static_cast<ssize_t>(said.size());
        ::_exit(told ? 0 : 1);
    }
    ::close(ends[1]);
    std::string said(1000, '\0');
    const ssize_t got = ::read(ends[0], said.data(), said.size());
    ::close(ends[0]);
    ::waitpid(child, nullptr, 0);
    said.resize(static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    return said;
}

std::string opening(const fs::path& data) {
    const auto db = Db::open(data, small_map);
    return db                                   ? "opened"
           : db.error().code == Code::read_only ? db.error().detail
                                                : "another code: " + db.error().detail;
}

std::string as_nobody(const fs::path& data) {
    return said_by(
        [&] { return ::setgid(nobody) == 0 && ::setuid(nobody) == 0 ? opening(data) : std::string("not allowed"); });
}

} // namespace

TEST_CASE("sentences: a folder or a file of another owner is named, with both owners") {
    if (::geteuid() != 0) {
        WARN("not run: only root can become somebody else");
        return;
    }
    const lobby::Folder folder;
    fs::permissions(folder.path(), fs::perms::others_exec | fs::perms::others_read, fs::perm_options::add);
    { const auto db = need(Db::open(folder.data(), small_map)); }
    const std::string data = folder.data().string();
    CHECK(as_nobody(folder.data()) == data + ": belongs to root, and Porchlight runs as nobody; give everything in the "
                                             "data folder to nobody");
    REQUIRE(::chown(data.c_str(), nobody, nobody) == 0);
    CHECK(as_nobody(folder.data()).find(data + "/lock: belongs to root") == 0);
    for (const char* file : {"/lock", "/db"}) REQUIRE(::chown((data + file).c_str(), nobody, nobody) == 0);
    CHECK(as_nobody(folder.data()).find(data + "/db/data.mdb: belongs to root") == 0);
    for (const auto& entry : fs::recursive_directory_iterator(folder.data()))
        REQUIRE(::chown(entry.path().c_str(), nobody, nobody) == 0);
    CHECK(as_nobody(folder.data()) == "opened");
}

TEST_CASE("sentences: a second process is told which folder is in use") {
    const lobby::Folder folder;
    const auto first = need(Db::open(folder.data(), small_map));
    const std::string said = said_by([&] {
        const auto second = Db::open(folder.data(), small_map);
        return second ? std::string("opened") : second.error().detail;
    });
    CHECK(said == folder.data().string() + ": another Porchlight is using this data folder");
}

TEST_CASE("sentences: a reader that was killed neither stops the next start nor lets the file grow") {
    const lobby::Folder folder;
    { const auto db = need(Db::open(folder.data(), small_map)); }
    said_by([&] {
        const auto db = Db::open(folder.data(), small_map);
        (void)(*db)->read([](const store::ReadTxn&) -> store::Result<void> {
            ::raise(SIGKILL);
            return {};
        });
        return std::string();
    });
    const auto db = need(Db::open(folder.data(), small_map));
    const auto size = [&] { return fs::file_size(folder.data() / "db" / "data.mdb"); };
    std::uintmax_t settled = 0;
    for (int i = 0; i < 300; ++i) {
        need(db->write([&](store::WriteTxn& txn) -> store::Result<void> {
            txn.put(store::Table::settings, store::bytes_of("a"), store::Bytes(1000, static_cast<std::uint8_t>(i)));
            return {};
        }));
        if (i == 20) settled = size();
    }
    CHECK(size() == settled); // old pages are used again
}

TEST_CASE("sentences: a data folder that is a file is named") {
    const lobby::Folder folder;
    std::ofstream(folder.data()) << "x";
    const auto db = Db::open(folder.data(), small_map);
    REQUIRE_FALSE(db.has_value());
    CHECK(db.error().code == Code::invalid);
    CHECK(db.error().detail == folder.data().string() + ": is not a folder");
}

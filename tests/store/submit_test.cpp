// One touch on Finish is one commit: the visit, its request, its note and the counts, or nothing at all.
#include "store/db.h"
#include "tests/support/store/lobby.h"

#include <fstream>
#include <map>
#include <set>
#include <sys/mount.h>
#include <unistd.h>

using lobby::day;
using lobby::need;
using store::Code;
using store::Reason;

namespace fs = std::filesystem;

namespace {

/// A file system of 2 MiB, when this machine lets us mount one.
class SmallDisk {
  public:
    explicit SmallDisk(const fs::path& at) : at_(at) {
        fs::create_directories(at);
        mounted_ = ::mount("none", at.c_str(), "tmpfs", 0, "size=2m") == 0;
    }
    ~SmallDisk() {
        if (mounted_) ::umount2(at_.c_str(), MNT_DETACH);
    }
    bool is_mounted() const { return mounted_; }
    void fill() const {
        std::ofstream out(at_ / "filler", std::ios::binary);
        const std::string block(4096, 'f');
        while (out.write(block.data(), static_cast<std::streamsize>(block.size())).flush()) {
        }
    }
    void make_room() const { fs::remove(at_ / "filler"); }

  private:
    fs::path at_;
    bool mounted_ = false;
};

/// Until no check-in fits any more.
void fill_up(const SmallDisk& disk, store::Store& store, store::Day today) {
    disk.fill();
    const auto fits = [&] { return store.submit({today, Reason::medication, {1, 2, 3}, {}, {}, true}).has_value(); };
    for (int i = 0; i < 20'000 && fits();) ++i;
    REQUIRE_FALSE(fits());
}

} // namespace

TEST_CASE("submit: visit, request and note arrive together, and the day counts them") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const auto today = day("2026-11-22");
    const auto receipt = need(
        site.store->submit({today, Reason::first_visit, {20, 30, 40}, {true, false, true, false}, "note.door", true}));
    REQUIRE(receipt.name.has_value());
    REQUIRE(receipt.request.has_value());
    CHECK_FALSE(receipt.note.has_value()); // nobody gets their own

    const auto session = lobby::unlock(*site.store);
    const auto list = need(site.store->requests().list(today, session));
    REQUIRE(list.requests.size() == 1);
    CHECK(list.requests[0] == store::Request{*receipt.request, *receipt.name, {true, false, true, false}});
    CHECK(need(site.store->counters().list({today, today})) == std::vector<store::Count>{{today, "visits", 1}});
}

TEST_CASE("submit: after hours there is no name and no request") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const auto receipt = need(site.store->submit({day("2026-11-22"), Reason::family_visit, {}, {}, "note.tea", false}));
    CHECK_FALSE(receipt.name.has_value());
    CHECK_FALSE(receipt.request.has_value());
}

TEST_CASE("submit: a kind note is shown to two others, then rests") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const auto today = day("2026-11-22");
    need(site.store->submit({today, Reason::medication, {}, {}, "note.door", true}));
    int shown = 0;
    for (int i = 0; i < 5; ++i) {
        const auto receipt = need(site.store->submit({today, Reason::medication, {}, {}, {}, true}));
        if (receipt.note) {
            CHECK(*receipt.note == "note.door");
            ++shown;
        }
    }
    CHECK(shown == 2);
}

TEST_CASE("submit: a note that more people left is drawn more often") {
    const lobby::Folder folder;
    auto options = lobby::options();
    options.random = lobby::seeded(11);
    const auto site = lobby::set_up(folder.data(), options);
    std::map<std::string, int> drawn;
    need(site.store->db().write([&](store::WriteTxn& txn) -> store::Result<void> {
        for (int i = 0; i < 900; ++i) need(store::leave_note(txn, "note.often"));
        for (int i = 0; i < 100; ++i) need(store::leave_note(txn, "note.seldom"));
        for (int i = 0; i < 1000; ++i) ++drawn[*store::take_note(txn, options.random)];
        return {};
    }));
    CHECK(drawn["note.often"] > 850); // 900 expected, standard deviation under 10
    CHECK(drawn["note.often"] < 950);
}

TEST_CASE("submit: a full disk stores nothing of the visit, says so, and lets the next one in when there is room") {
    const lobby::Folder folder;
    const SmallDisk disk(folder.path() / "disk");
    if (!disk.is_mounted()) {
        WARN("skipped: mounting a small file system is not allowed here");
        return;
    }
    const auto today = day("2026-11-22");
    const auto site = lobby::set_up(folder.path() / "disk" / "data");
    std::uint64_t kept = 0;
    for (; kept < 20; ++kept) need(site.store->submit({today, Reason::medication, {1, 2, 3}, {}, {}, true}));
    disk.fill();
    std::optional<store::Error> refused;
    while (!refused && kept < 20'000) {
        const auto sent =
            site.store->submit({today, Reason::medication, {1, 2, 3}, {true, true, true, true}, "note.door", true});
        if (sent)
            ++kept;
        else
            refused = sent.error();
    }
    REQUIRE(refused.has_value());
    CHECK(refused->code == Code::full);
    CHECK(refused->detail.find("no space is left") != std::string::npos);

    // Staff can still come in, and everything that was acknowledged is there exactly once.
    CHECK(lobby::visits_of(*site.store, {today, today}).size() == kept);
    CHECK(need(site.store->counters().visits({today, today})) == kept);
    const auto session = lobby::unlock(*site.store);
    CHECK(need(site.store->requests().list(today, session)).requests.size() == kept - 20);

    disk.make_room();
    need(site.store->submit({today, Reason::medication, {1, 2, 3}, {}, {}, true}));
    CHECK(lobby::visits_of(*site.store, {today, today}).size() == kept + 1);
}

TEST_CASE("exports: from a full disk days still go out, are known at once, and are kept when there is room") {
    const lobby::Folder folder;
    const SmallDisk disk(folder.path() / "disk");
    if (!disk.is_mounted()) {
        WARN("skipped: mounting a small file system is not allowed here");
        return;
    }
    const auto today = day("2026-11-22");
    const store::Period days{day("2026-11-16"), day("2026-11-18")};
    const auto data = folder.path() / "disk" / "data";
    {
        const auto site = lobby::set_up(data);
        const auto session = lobby::unlock(*site.store);
        fill_up(disk, *site.store, today);
        need(site.store->exports().record(lobby::group(days, session), session, today));
        const auto audit = need(site.store->audit().list());
        CHECK(audit.back().action != store::Action::exported); // the disk did not take it
        CHECK(site.store->exports().check({days.until, days.until + 1}, today).error().code == Code::invalid);
        CHECK(need(site.store->exports().numbers_of(days, session)) == store::Digest{2});
        disk.make_room();
        need(site.store->exports().mark_verified(days, 0, today));
    }
    const auto again = lobby::open(data);
    const auto groups = need(again->exports().list());
    REQUIRE(groups.size() == 1);
    CHECK(groups[0].verified);
    CHECK(need(again->exports().numbers_of(days, lobby::unlock(*again))) == store::Digest{2});
    const store::AuditEntry noted{today, 1, store::Action::exported, days};
    CHECK(std::ranges::count(need(again->audit().list()), noted) == 1);
}

TEST_CASE("exports: a group that a full disk did not take is written by the upkeep of a day with room") {
    const lobby::Folder folder;
    const SmallDisk disk(folder.path() / "disk");
    if (!disk.is_mounted()) {
        WARN("skipped: mounting a small file system is not allowed here");
        return;
    }
    const auto today = day("2026-11-22");
    const store::Period days{day("2026-11-16"), day("2026-11-18")};
    const auto data = folder.path() / "disk" / "data";
    {
        const auto site = lobby::set_up(data);
        const auto session = lobby::unlock(*site.store);
        fill_up(disk, *site.store, today);
        need(site.store->exports().record(lobby::group(days, session), session, today));
        need(site.store->exports().mark_verified(days, 0, today));
        disk.make_room();
        need(site.store->upkeep(today + 1));
    }
    const auto again = lobby::open(data);
    REQUIRE(need(again->exports().list()).size() == 1);
    CHECK(need(again->exports().list())[0].verified);
    const store::AuditEntry noted{today, 1, store::Action::exported, days};
    CHECK(std::ranges::count(need(again->audit().list()), noted) == 1);
}

TEST_CASE("requests: those from before a restart wait for staff, and are gone once answered") {
    const lobby::Folder folder;
    const auto today = day("2026-11-22");
    store::Receipt receipt;
    {
        const auto site = lobby::set_up(folder.data());
        receipt = need(site.store->submit({today, Reason::medication, {}, {false, false, true, false}, {}, true}));
        need(site.store->ask(today, {true, false, false, false}));
    }
    const auto again = lobby::open(folder.data());
    need(again->begin_day(today));
    const auto session = lobby::unlock(*again);
    CHECK(need(again->requests().list(today, session)).requests.size() == 2);
    need(again->requests().answer(today, *receipt.request));
    need(again->requests().answer(today, *receipt.request));
    CHECK(need(again->requests().list(today, session)).requests.size() == 1);
}

TEST_CASE("requests: a stored one does not tell by its size what was asked for") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const auto today = day("2026-11-22");
    for (int kinds = 1; kinds < 16; ++kinds)
        need(site.store->ask(today, {(kinds & 1) != 0, (kinds & 2) != 0, (kinds & 4) != 0, (kinds & 8) != 0}));
    std::set<std::size_t> sizes;
    need(site.store->db().read([&](const store::ReadTxn& txn) -> store::Result<void> {
        txn.each(store::Table::requests, {}, [&](store::ByteView, store::ByteView value) {
            sizes.insert(value.size());
            return true;
        });
        return {};
    }));
    CHECK(sizes == std::set<std::size_t>{80});
    CHECK(need(site.store->requests().list(today, lobby::unlock(*site.store))).requests.size() == 15);
}

TEST_CASE("requests: they end with their day") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    need(site.store->ask(day("2026-11-21"), {true, false, false, false}));
    need(site.store->begin_day(day("2026-11-22")));
    const auto session = lobby::unlock(*site.store);
    CHECK(need(site.store->requests().list(day("2026-11-21"), session)).requests.empty());
    CHECK(need(site.store->db().read([](const store::ReadTxn& txn) -> store::Result<bool> {
        return txn.last_key(store::Table::requests).empty();
    })));
}

TEST_CASE("requests: a clock that jumps ahead costs nobody theirs, and stops no check-in") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const auto today = day("2026-11-21");
    need(site.store->ask(today, {true, false, false, false}));
    const auto session = lobby::unlock(*site.store);
    const auto waiting = [&] { return need(site.store->requests().list(today, session)).requests.size(); };
    need(site.store->begin_day(day("2031-01-01")));
    CHECK(waiting() == 1);
    need(site.store->begin_day(today)); // the clock was set right
    CHECK(waiting() == 1);
    need(site.store->begin_day(day("2026-11-23"))); // the kiosk was off for a day
    CHECK(waiting() == 0);
}

TEST_CASE("requests: where the kiosk is open every second day, none outlives its day") {
    const lobby::Folder folder;
    { const auto site = lobby::set_up(folder.data()); }
    for (store::Day today = day("2026-11-02"); today < day("2026-11-26"); today = today + 2) {
        const auto store = lobby::open(folder.data()); // off at night
        need(store->begin_day(today));
        std::size_t open = 0;
        need(store->db().read([&](const store::ReadTxn& txn) -> store::Result<void> {
            txn.each(store::Table::requests, {}, [&](store::ByteView, store::ByteView) { return ++open > 0; });
            return {};
        }));
        CHECK(open == 0);
        need(store->ask(today, {true, false, false, false}));
    }
}

TEST_CASE("requests: asking again keeps the arrival name") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const auto today = day("2026-11-22");
    const auto checked_in = need(site.store->submit({today, Reason::medication, {}, {}, {}, true}));
    const auto asked = need(site.store->ask(today, {true, false, false, false}, checked_in.name));
    CHECK(asked.name == checked_in.name);
    CHECK(site.store->ask(today, {}).error().code == Code::invalid);
    CHECK(site.store->ask(today, {true, false, false, false}, store::ArrivalName{0, 0, 13}).error().code ==
          Code::invalid);
}

TEST_CASE("arrival names: none comes twice in a day, also across restarts") {
    const lobby::Folder folder;
    const auto today = day("2026-11-22");
    std::set<store::ArrivalName> names;
    std::size_t drawn = 0;
    { const auto site = lobby::set_up(folder.data()); }
    for (int start = 0; start < 5; ++start) {
        const auto store = lobby::open(folder.data());
        need(store->begin_day(today));
        for (int i = 0; i < 60; ++i, ++drawn) {
            const auto receipt = need(store->submit({today, Reason::medication, {}, {}, {}, true}));
            CHECK(store::is_allowed(*receipt.name));
            names.insert(*receipt.name);
        }
    }
    CHECK(names.size() == drawn);
}

TEST_CASE("arrival names: the last free names of a full day are found, then one comes again") {
    store::ArrivalNames names(lobby::seeded(5));
    names.begin_day(2);
    std::set<store::ArrivalName> free{{0, 0, 2}, {3, 7, 50}, {7, 11, 99}};
    int allowed = 0;
    for (std::uint8_t family = 0; family < 8; ++family)
        for (std::uint8_t shape = 0; shape < 12; ++shape)
            for (std::uint8_t number = 0; number < 120; ++number) {
                const store::ArrivalName name{family, shape, number};
                if (!store::is_allowed(name)) continue;
                ++allowed;
                if (!free.contains(name)) names.take(name);
            }
    CHECK(allowed == 8 * 12 * 91);
    while (!free.empty()) {
        const auto name = names.draw();
        REQUIRE(free.erase(name) == 1);
        names.take(name);
    }
    CHECK(store::is_allowed(names.draw()));
}

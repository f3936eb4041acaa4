// What is erased and what never is; and that erased bytes are gone from every file of the folder.
#include "store/db.h"
#include "store/keys.h"
#include "store/retention.h"
#include "tests/support/store/lobby.h"

#include <array>
#include <sys/inotify.h>
#include <unistd.h>

using lobby::day;
using lobby::need;
using store::Code;
using store::Reason;

namespace {

const store::Period exported{store::Day{20'760}, store::Day{20'762}};

void come(store::Store& store, store::Day on, int people) {
    for (int i = 0; i < people; ++i) {
        store::Submission visit{on, Reason::medication, {10, 20, 30}, {}, {}, true};
        visit.requests.water = i % 4 == 0;
        need(store.submit(visit));
    }
}

void export_days(store::Store& store, store::Period period, store::Day on) {
    const auto session = lobby::unlock(store);
    need(store.exports().record(lobby::group(period, session), session, on));
    need(store.exports().mark_verified(period, lobby::visits_of(store, period).size(), on));
}

/// What lies in the file of a period: keys and values of visits, requests and day keys.
std::vector<std::string> traces_of(store::Store& store, store::Period period) {
    std::vector<std::string> traces;
    need(store.db().read([&](const store::ReadTxn& txn) -> store::Result<void> {
        for (const auto table : {store::Table::visits, store::Table::requests, store::Table::day_keys})
            txn.each(table, store::bytes_of(period.from), [&](store::ByteView key, store::ByteView value) {
                if (store::day_at(key) > period.until) return false;
                traces.emplace_back(store::text_of(key));
                traces.emplace_back(store::text_of(value));
                return true;
            });
        return {};
    }));
    return traces;
}

std::uint64_t read_of(store::Store& store, store::Period period) { return lobby::visits_of(store, period).size(); }

} // namespace

TEST_CASE("erase: exported days are gone from every byte of the folder, the others stay") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    store::Store& store = *site.store;
    for (store::Day on = exported.from; on <= exported.until + 1; on = on + 1) come(store, on, 30);
    const store::Day today = exported.until + 2;
    export_days(store, exported, today);
    const auto traces = traces_of(store, exported);
    REQUIRE(traces.size() > 2 * 90);

    const auto session = lobby::unlock(store);
    CHECK(need(store.erase_exported({exported}, session, today)) == 90);
    const std::string bytes = lobby::all_bytes(folder.data());
    for (const std::string& trace : traces) CHECK(bytes.find(trace) == std::string::npos);
    CHECK(read_of(store, exported) == 0);
    CHECK(read_of(store, {exported.until + 1, exported.until + 1}) == 30);
    CHECK(need(store.counters().visits(exported)) == 90); // how many came is still known
    const auto last = need(store.audit().list());
    const bool is_noted = std::any_of(last.begin(), last.end(), [&](const store::AuditEntry& entry) {
        return entry.action == store::Action::erased_days && entry.period == exported && entry.slot == 1;
    });
    CHECK(is_noted);
    CHECK(need(store.erase_exported({exported}, session, today)) == 0); // nothing is there any more
}

TEST_CASE("erase: a day that is only on this kiosk is refused by name, and nothing goes") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    store::Store& store = *site.store;
    for (store::Day on = exported.from; on <= exported.until + 1; on = on + 1) come(store, on, 3);
    const store::Day today = exported.until + 2;
    export_days(store, exported, today);
    const auto session = lobby::unlock(store);
    const auto refused = store.erase_exported({{exported.from, exported.until + 1}}, session, today);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == Code::invalid);
    CHECK(refused.error().detail.find(store::to_iso(exported.until + 1) + " is only on this kiosk") !=
          std::string::npos);
    CHECK(store.erase_exported({{exported.from, today}}, session, today).error().code == Code::invalid);
    CHECK(store.erase_exported({{exported.until, exported.from}}, session, today).error().code == Code::invalid);
    CHECK(read_of(store, {exported.from, today}) == 12);
}

TEST_CASE("erase: many groups go at once, in one commit and with the file written anew once, or none goes") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    store::Store& store = *site.store;
    std::vector<store::Period> groups;
    for (store::Day on = exported.from; on <= exported.until + 1; on = on + 1) {
        come(store, on, 3);
        groups.push_back({on, on});
    }
    const store::Day today = exported.until + 2;
    for (store::Day on = exported.from; on <= exported.until; on = on + 1) export_days(store, {on, on}, today);
    const auto session = lobby::unlock(store);
    CHECK(store.erase_exported(groups, session, today).error().code == Code::invalid); // the last is only here
    CHECK(read_of(store, {exported.from, today}) == 12);
    groups.pop_back();
    const int moves = ::inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    REQUIRE(::inotify_add_watch(moves, (folder.data() / "db").c_str(), IN_MOVED_TO) >= 0);
    CHECK(need(store.erase_exported(groups, session, today)) == 9);
    std::array<char, 4096> events{};
    const auto one_event = static_cast<::ssize_t>(sizeof(::inotify_event) + 16); // "data.mdb", filled up to 16
    CHECK(::read(moves, events.data(), events.size()) == one_event);
    ::close(moves);
    CHECK(read_of(store, {exported.from, today}) == 3);
    const auto audit = need(store.audit().list());
    const auto is_erasure = [](const auto& entry) { return entry.action == store::Action::erased_days; };
    CHECK(std::count_if(audit.begin(), audit.end(), is_erasure) == std::ssize(groups));
}

TEST_CASE("erase: an export that was not verified, or to which somebody came later, frees nothing") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    store::Store& store = *site.store;
    come(store, exported.from, 3);
    const store::Day today = exported.until + 2;
    const auto session = lobby::unlock(store);
    need(store.exports().record(lobby::group(exported, session), session, today));
    CHECK(store.erase_exported({exported}, session, today).error().code == Code::invalid);
    need(store.exports().mark_verified(exported, 3, today));
    come(store, exported.from, 1); // the clock was set back
    CHECK(store.erase_exported({exported}, session, today).error().code == Code::invalid);
    CHECK(need(store::erase_due(store.db(), store.exports(), 1, today + 365)) == 0);
    CHECK(read_of(store, exported) == 4);
}

TEST_CASE("retention: days go when their export is old enough, and not a day before") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    store::Store& store = *site.store;
    come(store, exported.from, 5);
    const store::Day out_on = exported.until + 2;
    export_days(store, exported, out_on);
    need(store.upkeep(out_on));
    for (const int days : {30, 60, 86, 87, 88, 89}) { // never exported
        come(store, out_on + days, 1);
        need(store.upkeep(out_on + days));
    }
    CHECK(read_of(store, exported) == 5);
    need(store.upkeep(out_on + 90));
    CHECK(read_of(store, exported) == 0);
    CHECK(read_of(store, {out_on, out_on + 90}) == 6);
    CHECK(need(store.audit().list()).back().action == store::Action::unlocked);
}

TEST_CASE("retention: the site may choose another time, a clock that jumps ahead erases nothing") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    store::Store& store = *site.store;
    come(store, exported.from, 5);
    const store::Day out_on = exported.until + 1;
    export_days(store, exported, out_on);
    need(store.settings().set(store::retention_key, std::int64_t{7}));
    for (int days = 3650; days < 3656; ++days) { // nobody notices, and people come
        need(store.upkeep(out_on + days));
        come(store, out_on + days, 1);
    }
    CHECK(read_of(store, exported) == 5);
    come(store, out_on + 7, 1);
    need(store.upkeep(out_on + 7));
    CHECK(read_of(store, exported) == 0);
}

TEST_CASE("retention: a kiosk that is off at night and open every second day keeps to it, also over the holidays") {
    const lobby::Folder folder;
    {
        const auto site = lobby::set_up(folder.data());
        come(*site.store, exported.from, 5);
        export_days(*site.store, exported, exported.until + 1);
        need(site.store->settings().set(store::retention_key, std::int64_t{40}));
    }
    for (const int days : {2, 4, 6, 8, 36, 38, 40}) { // upkeep comes before anybody does
        const auto store = lobby::open(folder.data());
        const store::Day today = exported.until + 1 + days;
        need(store->upkeep(today));
        CHECK(read_of(*store, exported) == (days < 40 ? 5 : 0));
        come(*store, today, 1);
    }
}

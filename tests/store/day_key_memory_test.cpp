// The day's key: in locked memory while its day runs, nowhere after it. What was stored before a restart opens to staff
// alone.
#include "store/db.h"
#include "tests/support/store/lobby.h"
#include "tests/support/store/memory_scan.h"

using lobby::day;
using lobby::need;
using store::Reason;

namespace {

const store::Day today = store::Day{20'779};
const store::Submission visit{today, Reason::medication, {1, 2, 3}, {}, {}, true};

/// The key that sealed what is stored, opened by staff.
store::Secret stored_day_key(store::Store& store, const store::Session& session) {
    store::Bytes sealed;
    need(store.db().read([&](const store::ReadTxn& txn) -> store::Result<void> {
        txn.each(store::Table::day_keys, {}, [&](store::ByteView, store::ByteView value) {
            sealed.assign(value.begin(), value.end());
            return true;
        });
        return {};
    }));
    return need(session.open(sealed));
}

} // namespace

TEST_CASE("day key: it lies in locked memory alone while its day runs, and nowhere once the next day begins") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const auto session = lobby::unlock(*site.store);
    need(site.store->submit(visit));
    const store::Secret key = stored_day_key(*site.store, session);
    const auto running = lobby::times_in_locked_memory(key.text());
    CHECK(running.times == 1);
#ifndef __SANITIZE_ADDRESS__ // which makes mlock() do nothing
    CHECK(running.never_swapped);
#endif
    CHECK(lobby::times_in_memory(key.text()) == 0);

    need(site.store->begin_day(today + 1));
    CHECK(lobby::times_in_locked_memory(key.text()).times == 0);
    CHECK(lobby::times_in_memory(key.text()) == 0);
}

TEST_CASE("day key: after a restart the running program has nothing that opens what was stored before") {
    const lobby::Folder folder;
    store::Secret key;
    {
        const auto site = lobby::set_up(folder.data());
        const auto session = lobby::unlock(*site.store);
        need(site.store->submit(visit));
        key = stored_day_key(*site.store, session);
    }
    const auto store = lobby::open(folder.data());
    need(store->begin_day(today));
    need(store->submit(visit)); // goes on, under a key of its own
    CHECK(lobby::times_in_locked_memory(key.text()).times == 0);
    CHECK(lobby::times_in_memory(key.text()) == 0);

    CHECK(lobby::visits_of(*store, {today, today}).size() == 2); // staff unlock, read and leave
    CHECK(lobby::times_in_locked_memory(key.text()).times == 0);
    CHECK(lobby::times_in_memory(key.text()) == 0);
}

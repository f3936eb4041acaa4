// A long period counted while somebody watches.
#include "store/count.h"
#include "tests/support/store/lobby.h"

using lobby::day;
using lobby::need;

namespace {

void visit(store::Store& store, store::Day on) {
    need(store.submit({on, store::Reason::medication, {80, {}, 0}, {}, {}, true}));
}

} // namespace

TEST_CASE("count: every visit of the period and no other, with progress that only grows") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    for (int i = 0; i < 70; ++i) visit(*site.store, day("2026-01-01") + i);
    visit(*site.store, day("2026-01-02"));
    const auto session = lobby::unlock(*site.store);
    std::uint32_t last = 0;
    int calls = 0;
    const auto counted = need(store::count_visits(site.store->visits(), {day("2026-01-02"), day("2026-12-31")}, session,
                                                  [&](std::uint32_t done, std::uint32_t days) {
                                                      CHECK(done > last);
                                                      CHECK(days == 69);
                                                      last = done;
                                                      return ++calls > 0;
                                                  }));
    CHECK(last == 69);
    CHECK(calls > 1);
    CHECK(counted.tally.total == 70);
    CHECK(counted.tally.reasons[3] == 70);
    CHECK(counted.tally.lines[1].unanswered == 70);
    CHECK(counted.corrupt == 0);
    CHECK(
        need(store::count_visits(site.store->visits(), {day("2027-01-01"), day("2027-12-31")}, session)).tally.total ==
        0);
}

TEST_CASE("count: whoever watches may stop it") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    for (int i = 0; i < 40; ++i) visit(*site.store, day("2026-01-01") + i);
    const auto stopped =
        store::count_visits(site.store->visits(), {day("2026-01-01"), day("2026-12-31")}, lobby::unlock(*site.store),
                            [](std::uint32_t, std::uint32_t) { return false; });
    REQUIRE_FALSE(stopped.has_value());
    CHECK(stopped.error().code == store::Code::stopped);
}

// A check-in that was answered with "nothing was saved" is not there later either: whoever read that comes again.
#include "tests/support/faults/recorder.h"
#include "tests/support/store/lobby.h"

namespace fs = std::filesystem;

TEST_CASE("refused: a check-in whose flushes failed does not come back at the next start") {
    const lobby::Folder folder;
    const auto today = lobby::day("2026-11-22");
    const store::Submission visit{today, store::Reason::medication, {1, 2, 3}, {}, {}, true};
    const auto site = lobby::set_up(folder.data());
    lobby::need(site.store->submit(visit));
    SECTION("with nothing before it in the tray") { lobby::need(site.store->settle()); }
    SECTION("behind one that waits there"){} {
        const faults::FailingFlushes failing;
        CHECK_FALSE(site.store->submit(visit).has_value());
        CHECK_FALSE(site.store->submit(visit).has_value());
    }
    const fs::path left = folder.path() / "left"; // as the process would leave it that ends now
    fs::copy(folder.data(), left, fs::copy_options::recursive);
    const auto store = lobby::open(left);
    CHECK(lobby::visits_of(*store, {today, today}).size() == 1);
    CHECK(lobby::need(store->counters().visits({today, today})) == 1);
}

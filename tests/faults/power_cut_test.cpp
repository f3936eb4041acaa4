// A kiosk whose plug is pulled keeps what it promised, whatever the medium did with the writes it had not flushed: all
// of them lost, some of them, out of order, or torn between sectors of 512 bytes.
#include "tests/support/faults/ledger.h"
#include "tests/support/faults/recorder.h"
#include "tests/support/store/lobby.h"

#include <cstdlib>
#include <fstream>
#include <set>

namespace fs = std::filesystem;

namespace {

constexpr std::uint32_t seed = 20261122;
constexpr int happenings = 150;
constexpr std::size_t cuts_least = 2500; // at 500 places and more

/// The files of an image, in a folder of their own. The reserve is not written to, so it is there by another name.
void lay_out(const std::map<std::string, std::string>& image, const fs::path& from, const fs::path& data) {
    fs::remove_all(data);
    for (const auto& [name, bytes] : image) {
        fs::create_directories((data / name).parent_path());
        if (name == "reserve")
            fs::create_hard_link(from / name, data / name);
        else
            std::ofstream(data / name, std::ios::binary) << bytes;
    }
}

} // namespace

TEST_CASE("power cut: at any write or flush, what was acknowledged is there, and nothing half") {
    if (fs::is_directory("/dev/shm")) ::setenv("TMPDIR", "/dev/shm", 0); // what a flush means is played here, not done
    const lobby::Folder folder;
    const auto today = lobby::day("2026-11-22");
    lobby::set_up(folder.data());
    const crowd::Ids ids(seed);
    auto store = lobby::open(folder.data(), crowd::options(ids));
    lobby::need(store->begin_day(today));
    faults::Recorder recorder(folder.data());
    for (int i = 0; i < happenings; ++i)
        REQUIRE(crowd::happen(*store, today, ids, [&](const std::string& line) { recorder.promise(line); }).empty());
    store.reset(); // a proper end is cut as well
    CHECK_FALSE(recorder.strange());

    const auto& events = recorder.events();
    std::mt19937 chance(seed);
    faults::Ledger ledger(today);
    std::set<std::string> written;
    std::size_t cuts = 0, flushes = 0;
    for (std::size_t end = 0; end < events.size(); ++end) {
        if (events[end].kind == faults::Event::Kind::promise) {
            ledger.promise(events[end].file);
            continue;
        }
        flushes += events[end].kind == faults::Event::Kind::flush || events[end].flushes ? 1 : 0;
        written.insert(events[end].file);
        for (std::size_t kind = 0; kind < faults::Recorder::losses; ++kind) {
            const auto loss = static_cast<faults::Recorder::Loss>(kind);
            INFO("before event " << end << " of " << events.size() << ", loss " << kind);
            lay_out(recorder.image(end, loss, chance), folder.data(), folder.path() / "cut");
            const auto left = lobby::open(folder.path() / "cut");
            CHECK(left->condition().set_aside.empty());
            ledger.check(*left);
            ++cuts;
        }
    }
    CHECK(written.contains("tray"));
    CHECK(written.contains("db/data.mdb"));
    CHECK(cuts >= cuts_least);
    WARN(cuts << " power cuts around " << events.size() << " writes, flushes and promises; " << flushes
              << " flushes for " << ledger.visits() << " visits");
}

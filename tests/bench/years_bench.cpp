// A busy center after ten years: 2,000,000 visits on 3,650 days. One JSON line for each figure; about a minute.
//   bench_years [FOLDER]      FOLDER must lie on a real disk
#include "store/backup.h"
#include "store/count.h"
#include "store/day_key.h"
#include "store/db.h"
#include "store/package/from_store.h"
#include "store/store.h"
#include "store/volume/folder_volume.h"
#include "tests/support/store/package_sample.h"

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <string>

namespace {

using namespace store;
namespace fs = std::filesystem;

constexpr std::int32_t day_count = 3650;
constexpr std::uint64_t visit_count = 2'000'000;
constexpr std::string_view passcode = "bench.lamp.47";

[[noreturn]] void give_up(const std::string& why) {
    std::fprintf(stderr, "bench_years: %s\n", why.c_str());
    std::exit(1);
}

template <typename T, typename E>
T need(tl::expected<T, E> result) {
    if (!result) give_up(result.error().detail);
    return std::move(*result);
}
template <typename E>
void need(const tl::expected<void, E>& result) {
    if (!result) give_up(result.error().detail);
}

double seconds_of(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double best_ms_of(int rounds, const std::function<void()>& work) {
    double best = 1e9;
    for (int round = 0; round < rounds; ++round) best = std::min(best, 1000 * seconds_of(work));
    return best;
}

/// Of this process since the last reset, without pages of the database file, which belong to the system.
double peak_private_mb() {
    std::ifstream in("/proc/self/status");
    double high = 0;
    double file = 0;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("VmHWM:")) high = std::strtod(line.c_str() + 6, nullptr);
        if (line.starts_with("RssFile:")) file = std::strtod(line.c_str() + 8, nullptr);
    }
    return (high - file) / 1024;
}

void figure(const char* what, const char* unit, double value) {
    std::printf("{\"bench\": \"years\", \"what\": \"%s\", \"%s\": %.2f}\n", what, unit, value);
    std::fflush(stdout);
}

Options options() {
    Options cheap;
    cheap.kdf = KdfCost::minimum();
    cheap.measure_kdf = false;
    return cheap;
}

/// Through the store's own code, many days to a commit.
void fill(Store& store, Day first, std::int32_t days, std::uint64_t visits) {
    const auto staff = need(store.vault().staff_public_key());
    constexpr std::int32_t days_per_commit = 50;
    std::uint64_t made = 0;
    for (std::int32_t from = 0; from < days; from += days_per_commit)
        need(store.db().write([&](WriteTxn& txn) -> Result<void> {
            for (std::int32_t day = from; day < std::min(days, from + days_per_commit); ++day) {
                const DayKey key = need(DayKey::make(first + day, staff));
                need(key.put(txn));
                const auto today = visits * static_cast<std::uint64_t>(day + 1) / static_cast<std::uint64_t>(days) -
                                   visits * static_cast<std::uint64_t>(day) / static_cast<std::uint64_t>(days);
                for (std::uint64_t i = 0; i < today; ++i, ++made) {
                    Visit visit{first + day, {}, static_cast<Reason>(made * 7 % 11 % reason_count), {}};
                    const auto value = static_cast<std::uint8_t>(made * 37 % 101);
                    visit.feelings = {value, static_cast<std::uint8_t>(100 - value), {}};
                    random_bytes(visit.id);
                    if (auto added = Visits::add(txn, key, visit); !added) return added;
                }
                if (auto counted = Counters::add(txn, first + day, "visits", today); !counted) return counted;
            }
            return {};
        }));
}

std::unique_ptr<Store> begin(const fs::path& folder, Day today) {
    auto store = need(Store::open(folder, options()));
    const auto recovery = WordCode::draw(), words = WordCode::draw();
    need(store->set_up({passcode, "Bench", &recovery, &words}, today));
    return store;
}

/// What the dashboard asks for each time it is gathered.
void dashboard(Store& store, const Session& session, Day today) {
    need(count_visits(store.visits(), {today, today}, session));
    need(store.requests().list(today, session));
    need(store.exports().days_waiting(today));
    need(store.exports().since_last(today));
    need(store.newest_day());
    need(store.clock_is_sure(today));
    need(store.counters().visits_last_week(today));
}

/// A group of days a week went out; the last three weeks wait.
void export_weeks(Store& store, const Session& session, Day first, Day today) {
    for (Day from = first; from + 27 < today; from = from + 7)
        need(store.exports().record({{from, from + 6}, {}, true, need(session.seal(Digest{}))}, session, today));
}

} // namespace

int main(int count, char** words) {
    const sample::Folder scratch;
    const fs::path folder = count > 1 ? fs::path(words[1]) / "bench-years" : scratch.path();
    fs::create_directories(folder);
    const Day first = need(day_from_iso("2016-11-28"));
    const Day today = first + (day_count - 1);
    auto store = begin(folder / "years", today);
    figure("making 2,000,000 visits", "seconds", seconds_of([&] { fill(*store, first, day_count, visit_count); }));
    export_weeks(*store, need(store->unlock(passcode, 0, today)), first, today);
    store.reset();

    figure("open (goal 50)", "ms", best_ms_of(3, [&] { need(Store::open(folder / "years", options())); }));
    store = need(Store::open(folder / "years", options()));
    const Session session = need(store->unlock(passcode, 0, today));

    const auto little = begin(folder / "day", today);
    fill(*little, today, 1, visit_count / day_count);
    const Session little_session = need(little->unlock(passcode, 0, today));
    const double alone = best_ms_of(5, [&] { dashboard(*little, little_session, today); });
    const double after_years = best_ms_of(5, [&] { dashboard(*store, session, today); });
    figure("today's dashboard, a store of one day", "ms", alone);
    figure("today's dashboard, after ten years", "ms", after_years);
    figure("today's dashboard, ten years beside one day", "ratio", after_years / alone);

    std::uint64_t counted = 0;
    int calls = 0;
    const double year = seconds_of([&] {
        counted = need(count_visits(store->visits(), {today - 364, today}, session, [&](std::uint32_t, std::uint32_t) {
                      return ++calls > 0;
                  })).tally.total;
    });
    if (counted < visit_count / 10 - 1000 || calls < 10) give_up("a year was not counted");
    figure("a year's summary", "seconds", year);
    figure("a year's summary: progress calls", "count", calls);
    figure("before the export, peak of private memory", "MB", peak_private_mb());

    auto request = sample::request({});
    request.period = {first, today};
    request.backup = [&](const Digest&) { return make_backup(store->db(), session); };
    std::atomic<std::uint64_t> damaged = 0;
    need(take_visits(request, store->visits(), session, damaged));
    fs::create_directories(folder / "stick");
    FolderVolume volume(folder / "stick");
    std::uint64_t went_out = 0;
    const double exporting = seconds_of([&] { went_out = need(export_package(request, volume)).visits; });
    if (went_out != visit_count || damaged != 0) give_up("not every visit went out");
    figure("export of everything, backup and read-back included", "seconds", exporting);
    figure("export of everything", "rows_per_second", static_cast<double>(visit_count) / exporting);
    figure("export of everything, peak of private memory", "MB", peak_private_mb());

    constexpr std::uint64_t year_visits = 70'000;
    const auto busy = begin(folder / "year", today);
    fill(*busy, today - 364, 365, year_visits);
    const Session busy_session = need(busy->unlock(passcode, 0, today));
    request = sample::request({});
    request.period = {today - 364, today};
    request.backup = [&](const Digest&) { return make_backup(busy->db(), busy_session); };
    need(take_visits(request, busy->visits(), busy_session, damaged));
    const double busy_seconds = seconds_of([&] { went_out = need(export_package(request, volume)).visits; });
    if (went_out != year_visits) give_up("not every visit of the year went out");
    figure("export of a year of a busy center, 70,000 visits (goal 20)", "seconds", busy_seconds);
    if (count > 1) fs::remove_all(folder);
}

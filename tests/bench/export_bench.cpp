// How many visits a second leave the kiosk, beside `sqlite3 -csv` writing the same rows in the same run. One JSON line
// for each measurement. Bounded: 250,000 visits, three rounds each, the best of them counts.
#include "store/day_key.h"
#include "store/db.h"
#include "store/package/build.h"
#include "store/package/from_store.h"
#include "store/package/records.h"
#include "store/store.h"
#include "store/volume/folder_volume.h"
#include "tests/support/store/package_sample.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>

namespace {

using namespace store;
namespace fs = std::filesystem;

constexpr std::size_t visit_count = 250'000;
constexpr int rounds = 3;
constexpr std::string_view passcode = "otter.lamp.47";

[[noreturn]] void give_up(const std::string& why) {
    std::cerr << "bench_export: " << why << "\n";
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

/// The best of a few rounds, in seconds.
double seconds_of(const std::function<void()>& work) {
    double best = 1e9;
    for (int round = 0; round < rounds; ++round) {
        const auto start = std::chrono::steady_clock::now();
        work();
        best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    return best;
}

double report(const char* name, double seconds) {
    const double rate = static_cast<double>(visit_count) / seconds;
    std::printf(
        "{\"bench\": \"export\", \"what\": \"%s\", \"rows\": %zu, \"seconds\": %.4f, \"rows_per_second\": %.0f}\n",
        name, visit_count, seconds, rate);
    std::fflush(stdout);
    return rate;
}

void report_ratio(const char* name, double rate, double beside) {
    std::printf("{\"bench\": \"export\", \"what\": \"%s\", \"ratio\": %.2f, \"goal\": 1.5}\n", name, rate / beside);
}

void shell(const std::string& command) {
    if (std::system(command.c_str()) != 0) give_up(command + " failed");
}

/// A table with the columns of records.csv, the id as its primary key.
fs::path make_sqlite(const fs::path& folder, std::vector<Visit> visits) {
    sort_for_export(visits);
    RecordsWriter writer(visits, sample::november());
    std::string piece(1 << 16, '\0');
    {
        std::ofstream csv(folder / "rows.csv", std::ios::binary);
        while (const auto length = writer.read(piece)) csv.write(piece.data(), static_cast<std::streamsize>(length));
    }
    sample::write(folder / "import.sql",
                  "create table visits(visit text primary key, day text, reason text, energy int, mood int, ease int,"
                  " fill text) without rowid;\n.mode csv\n.import --skip 1 " +
                      (folder / "rows.csv").string() + " visits\n");
    shell("sqlite3 " + (folder / "visits.db").string() + " < " + (folder / "import.sql").string());
    return folder / "visits.db";
}

/// A set-up store holding the visits, sealed as the kiosk seals them.
std::unique_ptr<Store> make_store(const fs::path& folder, const std::vector<Visit>& visits, Day today) {
    Options options;
    options.kdf = KdfCost::minimum();
    options.measure_kdf = false;
    auto store = need(Store::open(folder / "data", options));
    const auto recovery = WordCode::draw();
    const auto words = WordCode::draw();
    need(store->set_up({passcode, "Bench", &recovery, &words}, today));
    const auto staff = need(store->vault().staff_public_key());
    std::map<Day, std::vector<const Visit*>> days;
    for (const auto& visit : visits) days[visit.day].push_back(&visit);
    for (const auto& entry : days) {
        const DayKey key = need(DayKey::make(entry.first, staff));
        need(store->db().write([&](WriteTxn& txn) -> Result<void> {
            need(key.put(txn));
            for (const auto* visit : entry.second) {
                if (auto added = Visits::add(txn, key, *visit); !added) return added;
            }
            return {};
        }));
    }
    return store;
}

} // namespace

int main() {
    const sample::Folder folder;
    const auto period = sample::november();
    const auto visits = sample::visits(visit_count, period, 1);
    const auto database = make_sqlite(folder.path(), visits);
    const auto out = (folder.path() / "out.csv").string();
    const auto sqlite_command = [&](const char* order) {
        return "sqlite3 -csv -header " + database.string() + " 'select * from visits" + order + "' > " + out;
    };
    const double sqlite = report("sqlite3 -csv to a file", seconds_of([&] { shell(sqlite_command("")); }));

    auto request = sample::request(visits);
    request.visits = [&](const VisitSink& sink) -> Result<void> {
        for (const auto& visit : visits) sink(visit);
        return {};
    };
    const auto make = [&] { need(make_package(request, {}, [](Stage) {})); };
    const double memory = report("package made from visits in memory", seconds_of(make));
    report_ratio("package made from visits in memory, beside sqlite3 -csv", memory, sqlite);

    const auto target = folder.path() / "stick";
    const auto whole = [&] {
        fs::remove_all(target);
        fs::create_directory(target);
        FolderVolume volume(target);
        need(export_package(request, volume));
    };
    report("from memory to a folder, flushed, read back and compared", seconds_of(whole));

    const auto store = make_store(folder.path(), visits, period.until + 1);
    const auto session = need(store->unlock(passcode, 0, period.until + 1));
    std::atomic<std::uint64_t> damaged = 0;
    need(take_visits(request, store->visits(), session, damaged));
    if (need(make_package(request, {}, [](Stage) {})).visits != visit_count || damaged != 0) {
        give_up("the store did not give every visit back");
    }
    const double opened = report("package made from the store, every record opened", seconds_of(make));
    report_ratio("package made from the store, beside sqlite3 -csv", opened, sqlite);
    report("from the store to a folder, flushed, read back and compared", seconds_of(whole));
}

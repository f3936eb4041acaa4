// What a durable, sealed check-in costs beside the least a disk can do, and how fast staff read visits back.
//   bench_store [FOLDER]      one JSON line per figure, under 40 s; FOLDER must lie on a real disk
// The engines take turns in small blocks, so that they share whatever the disk is doing meanwhile.
#include "store/day_key.h"
#include "store/db.h"
#include "store/store.h"

#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <functional>
#include <numeric>
#include <string>
#include <unistd.h>
#include <vector>

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr int block = 20;
constexpr int most_check_ins = 1000;
constexpr double most_seconds = 15;
constexpr std::uint64_t row_count = 500'000;
constexpr int visits_per_day = 200;
constexpr std::string_view passcode = "bench.lamp.47";

[[noreturn]] void stop(const std::string& why) {
    std::fprintf(stderr, "bench_store: %s\n", why.c_str());
    std::exit(1);
}

template <typename T>
T need(store::Result<T> result) {
    if (!result) stop(result.error().detail);
    return std::move(*result);
}
void need(const store::Result<void>& result) {
    if (!result) stop(result.error().detail);
}

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

store::Visit sample(store::Day day, std::uint64_t number) {
    store::Visit visit{day, {}, static_cast<store::Reason>(number % store::reason_count), {}};
    const auto value = static_cast<std::uint8_t>(number * 37 % 101);
    if (number % 3 != 0) visit.feelings.energy = value;
    if (number % 4 != 0) visit.feelings.mood = static_cast<std::uint8_t>(100 - value);
    if (number % 5 != 0) visit.feelings.ease = static_cast<std::uint8_t>(value / 2);
    store::random_bytes(visit.id);
    return visit;
}

struct Sqlite {
    sqlite3* db = nullptr;
    sqlite3_stmt* insert = nullptr;

    explicit Sqlite(const fs::path& file) {
        if (sqlite3_open(file.c_str(), &db) != SQLITE_OK) stop("sqlite3_open");
        run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
            "CREATE TABLE visit(day INTEGER, id TEXT, reason INTEGER, energy INTEGER, mood INTEGER, ease INTEGER,"
            " PRIMARY KEY(day, id)) WITHOUT ROWID");
        if (sqlite3_prepare_v2(db, "INSERT INTO visit VALUES(?,?,?,?,?,?)", -1, &insert, nullptr) != SQLITE_OK)
            stop("sqlite3_prepare");
    }
    ~Sqlite() {
        sqlite3_finalize(insert);
        sqlite3_close(db);
    }
    void run(const char* statement) {
        char* error = nullptr;
        if (sqlite3_exec(db, statement, nullptr, nullptr, &error) != SQLITE_OK) stop(error);
    }
    void bind(int column, const std::optional<std::uint8_t>& feeling) {
        feeling ? sqlite3_bind_int(insert, column, *feeling) : sqlite3_bind_null(insert, column);
    }
    void put(const store::Visit& visit) {
        char id[33];
        for (std::size_t i = 0; i < visit.id.size(); ++i) std::snprintf(id + 2 * i, 3, "%02x", visit.id[i]);
        sqlite3_bind_int(insert, 1, visit.day.number);
        sqlite3_bind_text(insert, 2, id, 32, SQLITE_STATIC);
        sqlite3_bind_int(insert, 3, static_cast<int>(visit.reason));
        bind(4, visit.feelings.energy);
        bind(5, visit.feelings.mood);
        bind(6, visit.feelings.ease);
        if (sqlite3_step(insert) != SQLITE_DONE) stop(sqlite3_errmsg(db));
        sqlite3_reset(insert);
    }
};

struct Engine {
    const char* name;
    std::function<void(std::uint64_t)> check_in;
    std::function<void()> afterwards{};
    std::vector<double> microseconds{};
};

double quantile(const std::vector<double>& sorted, double part) {
    return sorted[static_cast<std::size_t>(part * static_cast<double>(sorted.size() - 1))];
}

void report(std::vector<Engine>& engines) {
    for (Engine& engine : engines) std::sort(engine.microseconds.begin(), engine.microseconds.end());
    const double floor = quantile(engines[0].microseconds, 0.5);
    for (const Engine& engine : engines)
        std::printf(
            "{\"bench\":\"check-in\",\"engine\":\"%s\",\"n\":%zu,\"median_us\":%.1f,\"mean_us\":%.1f,\"p99_us\":%.1f,"
            "\"median_vs_raw\":%.2f}\n",
            engine.name, engine.microseconds.size(), quantile(engine.microseconds, 0.5),
            std::accumulate(engine.microseconds.begin(), engine.microseconds.end(), 0.0) /
                static_cast<double>(engine.microseconds.size()),
            quantile(engine.microseconds, 0.99), quantile(engine.microseconds, 0.5) / floor);
}

void bench_check_ins(store::Store& kiosk, const fs::path& folder) {
    const store::Day today = need(store::day_from_iso("2026-11-22"));
    need(kiosk.begin_day(today));
    const int raw = ::open((folder / "raw").c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (raw < 0) stop("cannot make a file in " + folder.string());
    const std::string bytes(68, 'r'); // a sealed visit with its key
    Sqlite sqlite(folder / "check_ins.sqlite");
    const auto day_of = [&](std::uint64_t number) { return today + static_cast<std::int32_t>(number / 1000); };
    // Each porchlight check-in waits for one flush, every 16th for a commit's two as well; the kiosk, whose visitors do
    // not come in crowds, commits after the answer, where nobody waits ("then settled": the answer alone is timed).
    std::vector<Engine> engines{
        {"raw append + fdatasync",
         [&](std::uint64_t) {
             if (::write(raw, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()) ||
                 ::fdatasync(raw) != 0)
                 stop("raw append");
         }},
        {"porchlight, sealed",
         [&](std::uint64_t number) {
             const store::Visit visit = sample(day_of(number), number);
             need(kiosk.submit({visit.day, visit.reason, visit.feelings, {}, {}, true}));
         }},
        {"porchlight, sealed, then settled",
         [&](std::uint64_t number) {
             const store::Visit visit = sample(day_of(number), number);
             need(kiosk.submit({visit.day, visit.reason, visit.feelings, {}, {}, true}));
         },
         [&] { need(kiosk.settle()); }},
        {"sqlite WAL synchronous=FULL, in clear", [&](std::uint64_t number) { sqlite.put(sample(today, number)); }},
    };
    const auto begun = Clock::now();
    std::uint64_t number = 0;
    for (int round = 0; round <= most_check_ins / block && seconds_since(begun) < most_seconds; ++round) {
        for (Engine& engine : engines) {
            for (int i = 0; i < block; ++i) {
                const auto start = Clock::now();
                engine.check_in(++number);
                if (round > 0) engine.microseconds.push_back(seconds_since(start) * 1e6); // the first warms up
                if (engine.afterwards) engine.afterwards();
            }
        }
    }
    ::close(raw);
    report(engines);
}

/// Fills both with the same visits, a day to a transaction.
void fill(store::Store& kiosk, Sqlite& sqlite, store::Day first) {
    const auto staff = need(kiosk.vault().staff_public_key());
    sqlite.run("BEGIN");
    for (std::uint64_t number = 0; number < row_count;) {
        const store::Day day = first + static_cast<std::int32_t>(number / visits_per_day);
        const store::DayKey key = need(store::DayKey::make(day, staff));
        need(kiosk.db().write([&](store::WriteTxn& txn) -> store::Result<void> {
            need(key.put(txn));
            for (int i = 0; i < visits_per_day; ++i, ++number) {
                const store::Visit visit = sample(day, number);
                if (const auto added = store::Visits::add(txn, key, visit); !added) return added;
                sqlite.put(visit);
            }
            return {};
        }));
    }
    sqlite.run("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
}

void bench_reading(store::Store& kiosk, const fs::path& folder) {
    const store::Day first = need(store::day_from_iso("2016-01-01"));
    const fs::path file = folder / "rows.sqlite";
    {
        Sqlite sqlite(file);
        fill(kiosk, sqlite, first);
    }
    const auto session = need(kiosk.unlock(passcode, 0, first));
    const store::Period all{first, first + static_cast<std::int32_t>(row_count / visits_per_day)};
    double ours = 0;
    double theirs = 0;
    std::uint64_t sum = 0;
    for (int round = 0; round < 3; ++round) {
        auto start = Clock::now();
        const auto count = need(kiosk.visits().for_each(all, session, [&](const store::Visit& visit) {
            sum += static_cast<std::uint64_t>(visit.reason) + visit.feelings.mood.value_or(0);
            return true;
        }));
        if (count.read != row_count || count.corrupt != 0) stop("not every visit came back");
        ours = std::max(ours, static_cast<double>(row_count) / seconds_since(start));
        start = Clock::now();
        const std::string command =
            "sqlite3 -csv '" + file.string() + "' 'SELECT * FROM visit' > '" + (folder / "rows.csv").string() + "'";
        if (std::system(command.c_str()) != 0) stop("sqlite3 -csv");
        theirs = std::max(theirs, static_cast<double>(row_count) / seconds_since(start));
    }
    std::printf("{\"bench\":\"read every visit\",\"engine\":\"porchlight, opened\",\"n\":%llu,\"rows_per_s\":%.0f,"
                "\"vs_sqlite3_csv\":%.2f,\"checksum\":%llu}\n",
                static_cast<unsigned long long>(row_count), ours, ours / theirs, static_cast<unsigned long long>(sum));
    std::printf("{\"bench\":\"read every visit\",\"engine\":\"sqlite3 -csv\",\"n\":%llu,\"rows_per_s\":%.0f}\n",
                static_cast<unsigned long long>(row_count), theirs);
}

void bench_opening(const fs::path& data) {
    std::vector<double> milliseconds;
    for (int i = 0; i < 15; ++i) {
        const auto start = Clock::now();
        const auto kiosk = need(store::Store::open(data));
        milliseconds.push_back(seconds_since(start) * 1e3);
    }
    std::sort(milliseconds.begin(), milliseconds.end());
    std::printf("{\"bench\":\"open the store\",\"rows\":%llu,\"median_ms\":%.2f}\n",
                static_cast<unsigned long long>(row_count), quantile(milliseconds, 0.5));
}

} // namespace

int main(int argc, char** argv) {
    std::string pattern = std::string(argc > 1 ? argv[1] : ".") + "/bench_store-XXXXXX";
    if (::mkdtemp(pattern.data()) == nullptr) stop("cannot make a folder in " + pattern);
    const fs::path folder = fs::absolute(pattern);
    const fs::path data = folder / "data";
    {
        store::Options options;
        options.kdf = store::KdfCost::minimum();
        options.measure_kdf = false;
        const auto kiosk = need(store::Store::open(data, options));
        const auto recovery = store::WordCode::draw();
        const auto words = store::WordCode::draw();
        const store::Day today = need(store::day_from_iso("2026-11-22"));
        need(kiosk->set_up({passcode, "bench", &recovery, &words}, today));
        bench_check_ins(*kiosk, folder);
        bench_reading(*kiosk, folder);
    }
    bench_opening(data);
    fs::remove_all(folder);
    return 0;
}

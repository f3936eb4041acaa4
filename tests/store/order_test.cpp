// What somebody with the data folder could sort by: where records lie in the file, and the times of its files. A day
// that is over must tell nothing of who came first.
#include "store/db.h"
#include "store/keys.h"
#include "tests/support/store/lobby.h"

#include <cmath>
#include <numeric>
#include <set>
#include <sys/stat.h>

using lobby::day;
using lobby::need;
using store::Reason;

namespace fs = std::filesystem;

namespace {

constexpr int arrivals = 500;

/// Options whose random source notes every id it gives: the first of each visit is the visit's.
store::Options noting(std::vector<store::VisitId>& ids) {
    store::Options options = lobby::options();
    options.random = [&ids, source = lobby::seeded(11)](std::span<std::uint8_t> out) {
        source(out);
        if (out.size() != std::tuple_size_v<store::VisitId>) return;
        store::VisitId id{};
        std::copy(out.begin(), out.end(), id.begin());
        ids.push_back(id);
    };
    return options;
}

std::string key_text(store::Day on, const store::VisitId& id) {
    const auto key = store::key_of(on, id);
    return std::string(key.begin(), key.end());
}

std::vector<double> ranks(const std::vector<double>& values) {
    std::vector<std::size_t> places(values.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> ranks(values.size());
    for (std::size_t rank = 0; rank < places.size(); ++rank) ranks[places[rank]] = static_cast<double>(rank);
    return ranks;
}

/// Spearman's: 1 when the place in the file is the order of arrival, 0 when it says nothing.
double rank_correlation(const std::vector<double>& places) {
    const std::vector<double> found = ranks(places);
    const auto count = static_cast<double>(places.size());
    double squares = 0;
    for (std::size_t i = 0; i < found.size(); ++i) squares += std::pow(found[i] - static_cast<double>(i), 2);
    return 1 - 6 * squares / (count * (count * count - 1));
}

struct Places {
    std::vector<double> in_file, in_page; ///< in order of arrival
    std::size_t copies = 0;               ///< how often their keys lie anywhere
};

Places places_of(const std::string& file, store::Day on, const std::vector<store::VisitId>& ids) {
    Places places;
    for (const store::VisitId& id : ids) {
        const std::string key = key_text(on, id);
        const std::size_t at = file.find(key);
        REQUIRE(at != std::string::npos);
        for (std::size_t copy = at; copy != std::string::npos; copy = file.find(key, copy + 1)) ++places.copies;
        places.in_file.push_back(static_cast<double>(at));
        places.in_page.push_back(static_cast<double>(at % 4096));
    }
    return places;
}

std::set<std::int64_t> times_in(const fs::path& folder) {
    std::set<std::int64_t> times;
    const auto add = [&](const fs::path& file) {
        struct stat about {};
        REQUIRE(::lstat(file.c_str(), &about) == 0);
        times.insert(about.st_mtim.tv_sec);
        if (!fs::is_directory(file)) times.insert(about.st_atim.tv_sec); // looking at a folder changes its own
    };
    add(folder);
    for (const auto& entry : fs::recursive_directory_iterator(folder)) add(entry.path());
    return times;
}

} // namespace

TEST_CASE("order: once the day is over, where a visit lies in the file says nothing about when it came") {
    const lobby::Folder folder;
    const auto today = day("2026-11-22");
    std::vector<store::VisitId> ids;
    const auto file = folder.data() / "db" / "data.mdb";
    {
        const auto site = lobby::set_up(folder.data(), noting(ids));
        need(site.store->begin_day(today));
        ids.clear();
        for (int i = 0; i < arrivals; ++i) {
            need(site.store->submit({today, Reason::medication, {1, 2, 3}, {}, {}, true}));
            need(site.store->settle()); // as the kiosk does
        }
        REQUIRE(ids.size() == arrivals);
        const Places before = places_of(lobby::file_text(file), today, ids);
        CHECK(std::abs(rank_correlation(before.in_page)) > 0.3); // LMDB fills a page from its end: the test can see
        CHECK(before.copies > 2 * arrivals);                     // and leaves old pages behind

        need(site.store->begin_day(today + 1));
        need(site.store->upkeep(today + 1));
        CHECK(lobby::visits_of(*site.store, {today, today}).size() == arrivals);
    }
    const Places after = places_of(lobby::file_text(file), today, ids);
    constexpr double chance = 3.3 / 22.3; // 3.3 standard errors of 500 places
    CHECK(std::abs(rank_correlation(after.in_file)) < chance);
    CHECK(std::abs(rank_correlation(after.in_page)) < chance);
    CHECK(after.copies <= arrivals + arrivals / 20); // a page's first key lies in the page above it as well
}

TEST_CASE("order: what upkeep leaves depends on what is stored, not on what came before it") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    for (int i = 0; i < 50; ++i)
        need(site.store->submit({day("2026-11-21"), Reason::medication, {1, 2, 3}, {}, {}, true}));
    need(site.store->upkeep(day("2026-11-22")));
    CHECK_FALSE(site.store->db().was_written());
    const std::string first = lobby::file_text(folder.data() / "db" / "data.mdb");
    need(site.store->settings().set("site.name", std::string("Maple")));
    need(site.store->settings().erase("site.name"));
    CHECK(site.store->db().was_written());
    need(site.store->upkeep(day("2026-11-22")));
    CHECK(lobby::file_text(folder.data() / "db" / "data.mdb") == first);
}

TEST_CASE("order: two kiosks that met the same people in another order give staff and exports the same rows") {
    std::vector<std::vector<store::Visit>> rows;
    const auto on = day("2026-11-20");
    for (const bool turned : {false, true}) {
        const lobby::Folder folder;
        std::uint8_t person = 0; // who comes decides the id, so that only the order differs
        store::Options options = lobby::options();
        options.random = [&person](std::span<std::uint8_t> out) { lobby::seeded(person)(out); };
        const auto site = lobby::set_up(folder.data(), options);
        for (std::uint8_t i = 0; i < 60; ++i) {
            person = turned ? static_cast<std::uint8_t>(59 - i) : i;
            need(site.store->submit({on, static_cast<Reason>(person % 6), {person, {}, person}, {}, {}, false}));
        }
        rows.push_back(lobby::visits_of(*site.store, {on, on}));
        CHECK(need(site.store->counters().visits({on, on})) == 60);
    }
    CHECK(rows[0] == rows[1]);
}

TEST_CASE("order: no file of the folder has a time that tells anything, while the kiosk runs and after it") {
    const lobby::Folder folder;
    const auto today = day("2026-11-22");
    {
        const auto site = lobby::set_up(folder.data());
        need(site.store->submit({today, Reason::medication, {}, {}, {}, true}));
        struct stat data {};
        REQUIRE(::stat((folder.data() / "db" / "data.mdb").c_str(), &data) == 0);
        CHECK(data.st_mtim.tv_sec == 946'728'000);
        need(site.store->upkeep(today + 1));
        need(site.store->submit({today + 1, Reason::medication, {}, {}, {}, true}));
    }
    CHECK(times_in(folder.data()) == std::set<std::int64_t>{946'728'000});
}

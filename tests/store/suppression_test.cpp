// An attacker who finds every stick a kiosk ever filled: summaries and reports of any sequence of exports, set side by
// side. No hidden count may come out, within a package or across them.
#include "store/package/build.h"
#include "store/package/digest.h"
#include "tests/support/store/lobby.h"
#include "tests/support/store/package_sample.h"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

using lobby::need;

namespace {

using namespace store;

constexpr std::uint64_t prime = 2'147'483'647, unbounded = 1'000'000;

/// A number somebody may look for: exact, or in a range.
struct Unknown {
    std::uint64_t least = 0, most = unbounded, truth = 0;
    bool hidden = false, small = false;
};

/// What is known of one package: its cells, and which of them add up to which.
struct Known {
    std::vector<Unknown> cells;
    struct Sum {
        std::size_t whole;
        std::vector<std::size_t> parts;
    };
    std::vector<Sum> sums;
};

std::vector<std::uint64_t> truth_of(const Tally& tally) {
    std::vector<std::uint64_t> counts{tally.total};
    counts.insert(counts.end(), tally.reasons.begin(), tally.reasons.end());
    for (const auto& line : tally.lines) {
        counts.push_back(line.answered());
        counts.push_back(line.unanswered);
        counts.insert(counts.end(), line.fifths.begin(), line.fifths.end());
    }
    return counts;
}

/// Reads summary.csv as it was published; `truth` only judges the attacker.
Known read_package(const std::string& csv, const Tally& tally) {
    Known known;
    std::istringstream lines(csv);
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
        const std::string text = line.substr(line.rfind(',') + 1, line.find('\r') - line.rfind(',') - 1);
        Unknown cell;
        if (text == "1 to 10") {
            cell = {1, 10, 0, true, true};
        } else if (text.empty()) {
            cell.hidden = true;
        } else {
            cell.least = cell.most = std::stoull(text);
        }
        known.cells.push_back(cell);
    }
    const auto truth = truth_of(tally);
    REQUIRE(known.cells.size() == truth.size());
    for (std::size_t i = 0; i < truth.size(); ++i) known.cells[i].truth = truth[i];
    known.sums.push_back({0, {1, 2, 3, 4, 5, 6}});
    for (std::size_t at = 7; at < truth.size(); at += 2 + fifth_count) {
        known.sums.push_back({0, {at, at + 1}});
        known.sums.push_back({at, {at + 2, at + 3, at + 4, at + 5, at + 6}});
    }
    return known;
}

/// Narrows every range by every sum until nothing moves.
void propagate(Known& known) {
    const auto narrow = [](Unknown& cell, std::uint64_t least, std::uint64_t most) {
        const bool moved = least > cell.least || most < cell.most;
        cell.least = std::max(cell.least, least);
        cell.most = std::min(cell.most, most);
        return moved;
    };
    for (bool moved = true; moved;) {
        moved = false;
        for (const auto& sum : known.sums) {
            std::uint64_t least = 0, most = 0;
            for (const auto part : sum.parts) least += known.cells[part].least, most += known.cells[part].most;
            Unknown& whole = known.cells[sum.whole];
            moved = narrow(whole, least, most) || moved;
            for (const auto part : sum.parts) {
                Unknown& cell = known.cells[part];
                const auto others_most = most - cell.most, others_least = least - cell.least;
                moved = narrow(cell, whole.least > others_most ? whole.least - others_most : 0,
                               whole.most > others_least ? whole.most - others_least : 0) ||
                        moved;
            }
        }
    }
}

std::uint64_t power(std::uint64_t base, std::uint64_t exponent) {
    std::uint64_t result = 1;
    for (; exponent > 0; exponent >>= 1U, base = base * base % prime)
        if (exponent & 1U) result = result * base % prime;
    return result;
}

/// Hidden cells that the sums fix by linear algebra alone: rows of the reduced system with a single unknown.
std::size_t fixed_by_sums(const Known& known) {
    std::vector<std::size_t> hidden;
    for (std::size_t i = 0; i < known.cells.size(); ++i)
        if (known.cells[i].hidden) hidden.push_back(i);
    std::vector<std::vector<std::uint64_t>> rows;
    for (const auto& sum : known.sums) {
        std::vector<std::uint64_t> row(hidden.size(), 0);
        const auto add = [&](std::size_t cell, std::uint64_t factor) {
            const auto place = std::find(hidden.begin(), hidden.end(), cell);
            if (place != hidden.end()) row[static_cast<std::size_t>(place - hidden.begin())] = factor;
        };
        add(sum.whole, prime - 1);
        for (const auto part : sum.parts) add(part, 1);
        rows.push_back(std::move(row));
    }
    std::size_t rank = 0;
    for (std::size_t column = 0; column < hidden.size() && rank < rows.size(); ++column) {
        const auto pivot = std::find_if(rows.begin() + static_cast<std::ptrdiff_t>(rank), rows.end(),
                                        [&](const auto& row) { return row[column] != 0; });
        if (pivot == rows.end()) continue;
        std::swap(*pivot, rows[rank]);
        const auto inverse = power(rows[rank][column], prime - 2);
        for (auto& value : rows[rank]) value = value * inverse % prime;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            const auto factor = rows[row][column];
            if (row == rank || factor == 0) continue;
            for (std::size_t i = 0; i < hidden.size(); ++i)
                rows[row][i] = (rows[row][i] + (prime - factor) * rows[rank][i]) % prime;
        }
        ++rank;
    }
    return static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), [](const auto& row) {
        return std::count_if(row.begin(), row.end(), [](std::uint64_t value) { return value != 0; }) == 1;
    }));
}

/// A small center: few people a day, and now and then many.
class Center {
  public:
    /// Each has days of its own in the one store they share.
    Center(Store& store, const Session& session, std::uint32_t seed)
        : random_(seed), store_(store), session_(session),
          first_(lobby::day("2000-01-01") + static_cast<std::int32_t>(seed) * 30) {
        constexpr std::array sizes{3, 8, 15, 40};
        const std::size_t most = static_cast<std::size_t>(sizes[below(sizes.size())]);
        for (int day = 0; day < 12; ++day)
            for (std::size_t i = below(most + 1); i > 0; --i) come(first_ + day);
    }
    std::size_t below(std::size_t limit) { return random_() % limit; }
    Day any_day() { return first_ + static_cast<std::int32_t>(below(12)); }
    void come(Day day) {
        auto visit = sample::visits(1, {day, day}, static_cast<std::uint32_t>(random_())).front();
        if (below(3) == 0) visit.feelings.mood.reset();
        visits_[day].push_back(visit);
    }
    /// Days that are asked for as staff might, exported as the program does.
    void try_export(Period period) {
        auto& exports = store_.exports();
        if (!exports.check(period, first_ + 30)) return;
        std::vector<Visit> list;
        Tally tally;
        for (const auto& [day, came] : visits_)
            if (period.from <= day && day <= period.until) list.insert(list.end(), came.begin(), came.end());
        for (const Visit& visit : list) tally.add(visit);
        auto request = sample::request(list);
        request.period = period;
        request.numbers_before = need(exports.numbers_of(period, session_));
        const auto made = make_package(request, {}, [](Stage) {});
        if (!made) {
            CHECK(made.error().code == Code::invalid); // other numbers than before
            return;
        }
        const auto numbers = need(session_.seal(made->numbers_sha256));
        if (!exports.record({period, made->manifest_sha256, true, numbers}, session_, first_ + 30)) return;
        published.push_back({period, std::string(text_of(made->file(FileKind::summary))),
                             std::string(text_of(made->file(FileKind::report))), tally});
    }

    struct Published {
        Period period;
        std::string summary, report;
        Tally tally;
    };
    std::vector<Published> published;

  private:
    std::mt19937 random_;
    Store& store_;
    const Session& session_;
    Day first_;
    std::map<Day, std::vector<Visit>> visits_;
};

} // namespace

TEST_CASE("suppression: whoever finds every summary and report can derive no hidden count") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const auto session = lobby::unlock(*site.store);
    std::size_t packages = 0, hidden = 0, again = 0;
    for (std::uint32_t seed = 1; seed <= 200; ++seed) {
        INFO("seed " << seed);
        Center center(*site.store, session, seed);
        for (int tries = 0; tries < 7; ++tries) {
            const Day from = center.any_day();
            center.try_export({from, from + static_cast<std::int32_t>(center.below(4))});
            if (center.below(4) == 0) center.come(center.any_day()); // a clock that was wrong: somebody comes late
            if (!center.published.empty() && center.below(3) == 0)
                center.try_export(center.published[center.below(center.published.size())].period);
        }
        std::map<std::int32_t, std::pair<Period, std::string>> days; // what was published of a day
        for (const auto& package : center.published) {
            ++packages;
            Known known = read_package(package.summary, package.tally);
            CHECK(fixed_by_sums(known) == 0);
            propagate(known);
            for (const Unknown& cell : known.cells) {
                REQUIRE((cell.least <= cell.truth && cell.truth <= cell.most)); // the attacker reasons soundly
                if (!cell.hidden) continue;
                ++hidden;
                CHECK(cell.most - cell.least + 1 >= (cell.small ? 4U : 2U));
                const bool shown_elsewhere = std::any_of(known.cells.begin(), known.cells.end(), [&](const Unknown& c) {
                    return !c.hidden && c.truth == cell.truth;
                });
                if (!cell.small && !shown_elsewhere && cell.truth > 10)
                    CHECK(package.report.find(">" + std::to_string(cell.truth) + "<") == std::string::npos);
            }
            for (Day day = package.period.from; day <= package.period.until; day = day + 1) {
                const auto [known_day, fresh] = days.try_emplace(day.number, package.period, package.summary);
                again += fresh ? 0 : 1;
                CHECK(known_day->second.first == package.period);   // never in two groups
                CHECK(known_day->second.second == package.summary); // never with two numbers
            }
        }
    }
    CHECK(packages > 500);
    CHECK(hidden > 5'000);
    CHECK(again > 50);
}

TEST_CASE("suppression: the attacker of these tests finds what is badly hidden") {
    Tally tally;
    tally.total = 40;
    tally.reasons = {20, 15, 5, 0, 0, 0};
    for (auto& line : tally.lines) line.unanswered = 40;
    std::string csv = "kiosk,from,until,question,answer,visits\r\n";
    for (const auto count : truth_of(tally))
        csv += "x,,,,," + (count >= 1 && count <= 10 ? std::string("1 to 10") : std::to_string(count)) + "\r\n";
    Known known = read_package(csv, tally); // one small count alone: the total gives it away
    CHECK(fixed_by_sums(known) == 1);
    propagate(known);
    CHECK(known.cells[3].least == known.cells[3].most);
}

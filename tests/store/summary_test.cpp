// Counting and hiding. What is published is looked at with the eyes of somebody who knows the program and wants to know
// who came.
#include "store/summary.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <functional>
#include <map>
#include <random>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace {

using namespace store;

Visit visit(Reason reason, Feelings feelings) { return {Day{20'000}, VisitId{}, reason, feelings}; }

std::vector<Cell> cells_of(const Summary& summary) {
    std::vector<Cell> cells{summary.total};
    cells.insert(cells.end(), summary.reasons.begin(), summary.reasons.end());
    for (const auto& line : summary.lines) {
        cells.push_back(line.answered);
        cells.push_back(line.unanswered);
        cells.insert(cells.end(), line.fifths.begin(), line.fifths.end());
    }
    return cells;
}

std::vector<std::uint64_t> counts_of(const Tally& tally) {
    std::vector<std::uint64_t> counts{tally.total};
    counts.insert(counts.end(), tally.reasons.begin(), tally.reasons.end());
    for (const auto& line : tally.lines) {
        counts.push_back(line.answered());
        counts.push_back(line.unanswered);
        counts.insert(counts.end(), line.fifths.begin(), line.fifths.end());
    }
    return counts;
}

std::string text_of_cells(const Summary& summary) {
    std::string text;
    for (const auto& cell : cells_of(summary)) text += to_text(cell) + ";";
    return text;
}

/// How few values a hidden cell may be left with, for somebody who knows this program.
std::size_t values_needed(Cell cell) { return cell.kind == Cell::Kind::one_to_ten ? 4 : 2; }

/// Every way to split `sum` into `parts` counts.
void each_split(std::uint64_t sum, std::span<std::uint64_t> parts, const std::function<void()>& use) {
    if (parts.size() == 1) {
        parts[0] = sum;
        use();
        return;
    }
    for (parts[0] = 0; parts[0] <= sum; ++parts[0]) {
        const auto first = parts[0];
        each_split(sum - first, parts.subspan(1), use);
        parts[0] = first;
    }
}

/// All tallies that publish the same: for each cell, the values it has among them.
struct Worlds {
    std::vector<Cell> cells;
    std::vector<std::set<std::uint64_t>> values;
};

void add_world(std::map<std::string, Worlds>& published, const Tally& tally) {
    const auto summary = suppress(tally);
    auto& worlds = published[text_of_cells(summary)];
    worlds.cells = cells_of(summary);
    const auto counts = counts_of(tally);
    worlds.values.resize(counts.size());
    for (std::size_t i = 0; i < counts.size(); ++i) worlds.values[i].insert(counts[i]);
}

std::size_t cells_too_narrow(const std::map<std::string, Worlds>& published) {
    std::size_t narrow = 0;
    for (const auto& [text, worlds] : published) {
        for (std::size_t i = 0; i < worlds.cells.size(); ++i) {
            if (worlds.cells[i].kind == Cell::Kind::exact) continue;
            if (worlds.values[i].size() < values_needed(worlds.cells[i])) {
                ++narrow;
                UNSCOPED_INFO("cell " << i << " of " << text);
            }
        }
    }
    return narrow;
}

Tally random_tally(std::mt19937& random) {
    const auto below = [&](std::uint64_t limit) { return random() % limit; };
    Tally tally;
    constexpr std::array sizes{2, 6, 12, 40, 150};
    for (auto& reason : tally.reasons) reason = below(3) == 0 ? 0 : below(static_cast<std::uint64_t>(sizes[below(5)]));
    for (const auto reason : tally.reasons) tally.total += reason;
    for (auto& line : tally.lines) {
        auto left = tally.total;
        for (auto& fifth : line.fifths) {
            fifth = below(4) == 0 ? std::min<std::uint64_t>(left, below(14)) : below(left + 1);
            left -= fifth;
        }
        line.unanswered = left;
    }
    return tally;
}

constexpr std::size_t places = 6; // reasons, or fifths and the unanswered
static_assert(reason_count == places && fifth_count + 1 == places);

std::uint64_t& part(Tally& tally, std::size_t row, std::size_t place) {
    if (row == 0) return tally.reasons[place];
    auto& line = tally.lines[row - 1];
    return place == fifth_count ? line.unanswered : line.fifths[place];
}

/// Walks from tally to tally by moving people between two places of one row, as long as the publication stays the same,
/// until the place has shown `enough` values. Returns how many it has shown.
std::size_t other_values(const Tally& tally, std::size_t row, std::size_t place, std::size_t enough) {
    const auto published = suppress(tally);
    std::set<std::uint64_t> values;
    std::vector<Tally> worlds{tally};
    for (std::size_t next = 0; next < worlds.size() && next < 200 && values.size() < enough; ++next) {
        auto start = worlds[next];
        values.insert(part(start, row, place));
        for (std::size_t step = 0; step < places * places * 60; ++step) {
            auto world = start;
            auto& to = part(world, row, step % places);
            auto& from = part(world, row, step / places % places);
            const auto moved = 1 + step / (places * places);
            if (&to == &from || from < moved) continue;
            to += moved;
            from -= moved;
            if (!(suppress(world) == published)) continue;
            values.insert(part(world, row, place));
            if (worlds.size() < 200) worlds.push_back(world);
        }
    }
    return values.size();
}

} // namespace

TEST_CASE("summary: fifths are counted from the left end") {
    CHECK(fifth_of(0) == 0);
    CHECK(fifth_of(19) == 0);
    CHECK(fifth_of(20) == 1);
    CHECK(fifth_of(79) == 3);
    CHECK(fifth_of(80) == 4);
    CHECK(fifth_of(100) == 4);
}

TEST_CASE("summary: an untouched line counts as unanswered, never as its middle") {
    Tally tally;
    tally.add(visit(Reason::medication, {.energy = std::uint8_t{0}, .mood = {}, .ease = std::uint8_t{100}}));
    CHECK(tally.total == 1);
    CHECK(tally.reasons[3] == 1);
    CHECK(tally.lines[0].fifths == std::array<std::uint64_t, 5>{1, 0, 0, 0, 0});
    CHECK(tally.lines[1].unanswered == 1);
    CHECK(tally.lines[1].answered() == 0);
    CHECK(tally.lines[2].fifths == std::array<std::uint64_t, 5>{0, 0, 0, 0, 1});
}

TEST_CASE("summary: an empty period publishes zeros") {
    for (const auto& cell : cells_of(suppress(Tally{}))) CHECK(cell == Cell{Cell::Kind::exact, 0});
}

TEST_CASE("summary: large groups are exact") {
    Tally tally;
    tally.reasons = {60, 40, 25, 15, 11, 0};
    tally.total = 151;
    for (auto& line : tally.lines) line = {{30, 20, 30, 40, 20}, 11};
    const auto cells = cells_of(suppress(tally));
    const auto counts = counts_of(tally);
    for (std::size_t i = 0; i < cells.size(); ++i) CHECK(cells[i] == Cell{Cell::Kind::exact, counts[i]});
}

TEST_CASE("summary: one small group takes a second one with it, so that the total does not give it away") {
    Tally tally;
    tally.reasons = {60, 40, 25, 4, 30, 0};
    tally.total = 159;
    const auto summary = suppress(tally);
    CHECK(to_text(summary.total) == "159");
    CHECK(to_text(summary.reasons[3]) == "1 to 10");
    CHECK(to_text(summary.reasons[4]) == "");
    CHECK(to_text(summary.reasons[5]) == "0");
    CHECK(to_text(summary.reasons[0]) == "60");
}

TEST_CASE("summary: no count of 1 to 10 is ever published, and every exact cell is true") {
    std::mt19937 random(11);
    for (int round = 0; round < 20'000; ++round) {
        const auto tally = random_tally(random);
        const auto cells = cells_of(suppress(tally));
        const auto counts = counts_of(tally);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const bool is_small = counts[i] >= 1 && counts[i] <= 10;
            if (cells[i].kind == Cell::Kind::exact) REQUIRE((cells[i].count == counts[i] && !is_small));
            if (cells[i].kind == Cell::Kind::one_to_ten) REQUIRE(is_small);
        }
    }
}

TEST_CASE("summary: no hidden reason can be derived, over every way few people can come") {
    std::map<std::string, Worlds> published;
    for (std::uint64_t total = 1; total <= 27; ++total) {
        Tally tally;
        each_split(total, tally.reasons, [&] {
            tally.total = total;
            for (auto& line : tally.lines) line.unanswered = total;
            add_world(published, tally);
        });
    }
    CHECK(cells_too_narrow(published) == 0);
}

TEST_CASE("summary: no hidden part of a line can be derived, over every way few people can answer") {
    std::map<std::string, Worlds> published;
    for (std::uint64_t total = 1; total <= 27; ++total) {
        std::array<std::uint64_t, fifth_count + 1> parts{};
        each_split(total, parts, [&] {
            Tally tally;
            tally.total = total;
            tally.reasons[0] = total;
            for (auto& line : tally.lines) line.unanswered = total;
            std::copy_n(parts.begin(), fifth_count, tally.lines[0].fifths.begin());
            tally.lines[0].unanswered = parts[fifth_count];
            add_world(published, tally);
        });
    }
    CHECK(cells_too_narrow(published) == 0);
}

TEST_CASE("summary: no hidden cell can be derived, over random visits") {
    std::mt19937 random(5);
    for (int round = 0; round < 400; ++round) {
        auto tally = random_tally(random);
        if (tally.total < shown_from) continue; // every total below 28 is covered above
        const auto summary = suppress(tally);
        for (std::size_t row = 0; row <= line_count; ++row) {
            for (std::size_t place = 0; place < reason_count; ++place) {
                const auto cell = row == 0               ? summary.reasons[place]
                                  : place == fifth_count ? summary.lines[row - 1].unanswered
                                                         : summary.lines[row - 1].fifths[place];
                if (cell.kind == Cell::Kind::exact) continue;
                INFO("row " << row << ", place " << place << " of " << text_of_cells(summary));
                REQUIRE(other_values(tally, row, place, values_needed(cell)) >= values_needed(cell));
            }
        }
    }
}

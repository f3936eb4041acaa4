// How small groups are hidden. Each table row is a set of cells with a published sum, and rows share nothing but the
// total, so each is protected by itself. What else is hidden never depends on which of two visible cells is larger,
// because a reader who knows the rule would learn from the choice.
#include "store/summary.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <vector>

namespace store {
namespace {

constexpr std::uint64_t small_max = shown_from - 1;

/// How many values a hidden small cell must keep: half of what "1 to 10" says.
constexpr std::uint64_t open_values_min = 5;

/// Below this total a line that only some answered, with a small part on either side, is withheld whole. Up to 20 the
/// one part would bound the other; of 23, one untouched and two fifths of 11 would be the only way. The tests try every
/// way.
constexpr std::uint64_t split_total_min = 24;

bool is_small(std::uint64_t count) { return count >= 1 && count <= small_max; }

Cell shown(std::uint64_t count) {
    return is_small(count) ? Cell{Cell::Kind::one_to_ten, 0} : Cell{Cell::Kind::exact, count};
}
constexpr Cell withheld{Cell::Kind::withheld, 0};

/// Whether `cells` small cells whose sum is known each keep enough values: from max(1, sum - 10 (n - 1)) to
/// min(10, sum - (n - 1)).
bool small_cells_stay_open(std::uint64_t cells, std::uint64_t sum) {
    return cells >= 2 && sum >= cells + open_values_min - 1 && sum + open_values_min - 1 <= small_max * cells;
}

/// Protects one row whose sum the reader knows: the cells as published, in the same order.
///
/// 1. Small cells alone, where their sum leaves them open.
/// 2. Else the last large cell is withheld too. It is chosen by its place and not by its size. The sum of the hidden
///    then has to exceed the least it could be (1 for each small cell, 11 for the large one) by enough.
/// 3. Else the whole row is withheld: it holds few people and looks the same for all such rows.
std::vector<Cell> protect(std::span<const std::uint64_t> counts) {
    std::vector<Cell> cells(counts.size());
    std::transform(counts.begin(), counts.end(), cells.begin(), shown);
    const auto small_count = static_cast<std::uint64_t>(std::count_if(counts.begin(), counts.end(), is_small));
    if (small_count == 0) return cells;
    std::uint64_t hidden_sum = 0;
    for (const auto count : counts) hidden_sum += is_small(count) ? count : 0;
    if (small_cells_stay_open(small_count, hidden_sum)) return cells;

    for (std::size_t i = counts.size(); i-- > 0;) {
        if (counts[i] < shown_from) continue;
        if (hidden_sum + counts[i] < small_count + shown_from + open_values_min - 1) break;
        cells[i] = withheld;
        return cells;
    }
    return std::vector<Cell>(counts.size(), withheld);
}

/// A line whose total is published. Answered and unanswered make the total; the fifths make answered.
PublishedLine protect_line(const LineTally& line, std::uint64_t total) {
    const auto answered = line.answered();
    PublishedLine published;
    const bool one_is_small = is_small(answered) || is_small(line.unanswered);
    if (one_is_small && answered > 0 && line.unanswered > 0 && total < split_total_min) return published;
    if (is_small(answered)) {
        published.answered = shown(answered);
        return published;
    }
    std::vector<std::uint64_t> row(line.fifths.begin(), line.fifths.end());
    const bool hide_answered = is_small(line.unanswered);
    if (hide_answered) row.insert(row.begin(), line.unanswered);
    const auto cells = protect(row);
    published.answered = hide_answered ? withheld : shown(answered);
    published.unanswered = hide_answered ? cells.front() : shown(line.unanswered);
    std::copy(cells.end() - static_cast<std::ptrdiff_t>(fifth_count), cells.end(), published.fifths.begin());
    return published;
}

/// With a total of 1 to 10 nothing sums to a known number: each cell is shown by itself.
Summary suppress_few(const Tally& tally) {
    Summary summary;
    summary.total = shown(tally.total);
    std::transform(tally.reasons.begin(), tally.reasons.end(), summary.reasons.begin(), shown);
    for (std::size_t i = 0; i < line_count; ++i) {
        auto& line = summary.lines[i];
        line.answered = shown(tally.lines[i].answered());
        line.unanswered = shown(tally.lines[i].unanswered);
        std::transform(tally.lines[i].fifths.begin(), tally.lines[i].fifths.end(), line.fifths.begin(), shown);
    }
    return summary;
}

} // namespace

std::string_view code_of(Reason reason) {
    switch (reason) {
    case Reason::group_session:
        return "group_session";
    case Reason::one_to_one:
        return "one_to_one";
    case Reason::family_visit:
        return "family_visit";
    case Reason::medication:
        return "medication";
    case Reason::first_visit:
        return "first_visit";
    case Reason::something_else:
        return "something_else";
    }
    return {};
}

std::string_view code_of(Line line) {
    switch (line) {
    case Line::energy:
        return "energy";
    case Line::mood:
        return "mood";
    case Line::ease:
        return "ease";
    }
    return {};
}

std::uint64_t LineTally::answered() const { return std::accumulate(fifths.begin(), fifths.end(), std::uint64_t{0}); }

void LineTally::add(const LineTally& other) {
    unanswered += other.unanswered;
    for (std::size_t i = 0; i < fifth_count; ++i) fifths[i] += other.fifths[i];
}

void Tally::add(const Tally& other) {
    total += other.total;
    for (std::size_t i = 0; i < reason_count; ++i) reasons[i] += other.reasons[i];
    for (std::size_t i = 0; i < line_count; ++i) lines[i].add(other.lines[i]);
}

void Tally::add(const Visit& visit) {
    ++total;
    ++reasons[static_cast<std::size_t>(visit.reason)];
    const std::array values{visit.feelings.energy, visit.feelings.mood, visit.feelings.ease};
    for (std::size_t i = 0; i < line_count; ++i) {
        if (values[i]) {
            ++lines[i].fifths[fifth_of(*values[i])];
        } else {
            ++lines[i].unanswered;
        }
    }
}

std::string to_text(Cell cell) {
    switch (cell.kind) {
    case Cell::Kind::exact:
        return std::to_string(cell.count);
    case Cell::Kind::one_to_ten:
        return "1 to 10";
    case Cell::Kind::withheld:
        return {};
    }
    return {};
}

Summary suppress(const Tally& tally) {
    if (is_small(tally.total)) return suppress_few(tally);
    Summary summary;
    summary.total = shown(tally.total);
    const auto reasons = protect(tally.reasons);
    std::copy(reasons.begin(), reasons.end(), summary.reasons.begin());
    for (std::size_t i = 0; i < line_count; ++i) summary.lines[i] = protect_line(tally.lines[i], tally.total);
    return summary;
}

} // namespace store

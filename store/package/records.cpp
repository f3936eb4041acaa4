// Rows are put together by hand into the caller's buffer: this is the path every visit takes on its way out.
#include "store/package/records.h"

#include "store/package/digest.h"
#include "store/summary.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cstring>
#include <numeric>
#include <sodium.h>

namespace store {
namespace {

constexpr std::size_t day_bytes = 10;
constexpr std::size_t longest_reason = 14;
constexpr std::size_t longest_value = 3;
static_assert(record_bytes == 32 + 1 + day_bytes + 1 + longest_reason + 3 * (1 + longest_value) + 1 + 2);

std::uint64_t leading_bits(const VisitId& id) {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < 8; ++i) bits = bits << 8 | id[i];
    return bits;
}

bool is_before(const Visit& left, const Visit& right) {
    const auto left_bits = leading_bits(left.id);
    const auto right_bits = leading_bits(right.id);
    return left_bits != right_bits ? left_bits < right_bits : left.id < right.id;
}

constexpr auto hex_pairs = [] {
    std::array<std::array<char, 2>, 256> pairs{};
    constexpr std::string_view digits = "0123456789abcdef";
    for (std::size_t i = 0; i < pairs.size(); ++i) pairs[i] = {digits[i >> 4], digits[i & 15]};
    return pairs;
}();

struct ValueText {
    std::array<char, longest_value> digits{};
    std::uint8_t length = 0;
};

constexpr auto value_texts = [] {
    std::array<ValueText, 256> texts{};
    for (std::size_t value = 0; value < texts.size(); ++value) {
        auto& [digits, length] = texts[value];
        if (value >= 100) digits[length++] = static_cast<char>('0' + value / 100);
        if (value >= 10) digits[length++] = static_cast<char>('0' + value / 10 % 10);
        digits[length++] = static_cast<char>('0' + value % 10);
    }
    return texts;
}();

/// Writes as much as the longest value, which always fits: at least a comma, CR and LF follow.
char* put_value(char* out, const std::optional<std::uint8_t>& value) {
    *out++ = ',';
    if (!value) return out;
    const ValueText& text = value_texts[*value];
    std::memcpy(out, text.digits.data(), text.digits.size());
    return out + text.length;
}

/// The cell up to the next comma, taken off the row.
std::string_view take_cell(std::string_view& row) {
    const auto comma = std::min(row.find(','), row.size());
    const auto cell = row.substr(0, comma);
    row.remove_prefix(std::min(comma + 1, row.size()));
    return cell;
}

Error row_error(std::size_t row, std::string_view column, std::string_view allowed) {
    return {Code::invalid, "row " + std::to_string(row) + ", " + std::string(column) + ": " + std::string(allowed)};
}

bool read_value(std::string_view cell, std::optional<std::uint8_t>& value) {
    value.reset();
    if (cell.empty()) return true;
    unsigned number = 0;
    const auto [end, problem] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    if (problem != std::errc{} || end != cell.data() + cell.size() || number > 100) return false;
    if (cell.size() > 1 && cell.front() == '0') return false;
    value = static_cast<std::uint8_t>(number);
    return true;
}

bool read_reason(std::string_view cell, Reason& reason) {
    for (std::size_t i = 0; i < reason_count; ++i) {
        reason = static_cast<Reason>(i);
        if (cell == code_of(reason)) return true;
    }
    return false;
}

/// One row without its CR LF.
Result<Visit> read_row(std::string_view row, std::size_t number, Period period) {
    Visit visit;
    if (!from_hex(take_cell(row), visit.id)) {
        return tl::unexpected(row_error(number, "visit", "must be 32 lower-case hexadecimal digits"));
    }
    const auto day = day_from_iso(take_cell(row));
    if (!day || *day < period.from || *day > period.until) {
        return tl::unexpected(
            row_error(number, "day", "must be a day from " + to_iso(period.from) + " to " + to_iso(period.until)));
    }
    visit.day = *day;
    if (!read_reason(take_cell(row), visit.reason)) {
        return tl::unexpected(row_error(number, "reason", "must be one of the codes in datapackage.json"));
    }
    const std::array lines{&visit.feelings.energy, &visit.feelings.mood, &visit.feelings.ease};
    for (std::size_t i = 0; i < line_count; ++i) {
        if (!read_value(take_cell(row), *lines[i])) {
            const auto column = code_of(static_cast<Line>(i));
            return tl::unexpected(row_error(number, column, "must be 0 to 100, or empty"));
        }
    }
    if (row.find_first_not_of('x') != std::string_view::npos) {
        return tl::unexpected(row_error(number, "fill", "must hold the letter x only"));
    }
    return visit;
}

} // namespace

/// Ids are random, so two bytes of them part the visits evenly: a few to a heap. Ids that are not random only take
/// longer.
void sort_for_export(std::vector<Visit>& visits) {
    constexpr std::size_t heaps = 1 << 16;
    if (visits.size() < heaps / 8) {
        std::sort(visits.begin(), visits.end(), is_before);
        return;
    }
    const auto heap_of = [](const Visit& visit) { return static_cast<std::size_t>(visit.id[0]) << 8 | visit.id[1]; };
    std::vector<std::size_t> ends(heaps, 0);
    for (const auto& visit : visits) ++ends[heap_of(visit)];
    std::partial_sum(ends.begin(), ends.end(), ends.begin());
    std::vector<Visit> sorted(visits.size());
    auto starts = ends;
    for (const auto& visit : visits) sorted[--starts[heap_of(visit)]] = visit;
    for (std::size_t heap = 0; heap < heaps; ++heap) {
        std::sort(sorted.begin() + static_cast<std::ptrdiff_t>(starts[heap]),
                  sorted.begin() + static_cast<std::ptrdiff_t>(ends[heap]), is_before);
    }
    visits.swap(sorted);
    sodium_memzero(sorted.data(), sorted.size() * sizeof(Visit));
}

std::vector<Visit> merge_for_export(std::span<const Visit> left, std::span<const Visit> right) {
    std::vector<Visit> whole(left.size() + right.size());
    std::merge(left.begin(), left.end(), right.begin(), right.end(), whole.begin(), is_before);
    return whole;
}

std::size_t records_csv_bytes(std::size_t visits) {
    const std::size_t rows = visits == 0 ? 0 : std::max<std::size_t>(visits, shown_from);
    return records_header.size() + rows * record_bytes;
}

RecordsWriter::RecordsWriter(std::span<const Visit> visits, Period period) : visits_(visits), period_(period) {
    for (Day day = period.from; day <= period.until; day = day + 1) {
        const auto text = to_iso(day);
        days_.insert(days_.end(), text.begin(), text.end());
    }
}

std::size_t RecordsWriter::read(std::span<char> out) {
    assert(out.size() >= 12 * record_bytes);
    char* at = out.data();
    char* const end = at + out.size();
    if (!header_done_) {
        at = std::copy(records_header.begin(), records_header.end(), at);
        header_done_ = true;
    }
    while (next_ < visits_.size() && static_cast<std::size_t>(end - at) >= record_bytes) {
        const bool last_of_few = next_ + 1 == visits_.size() && visits_.size() < shown_from;
        const std::size_t extra = last_of_few ? (shown_from - visits_.size()) * record_bytes : 0;
        if (static_cast<std::size_t>(end - at) < record_bytes + extra) break;
        at = put_row(at, visits_[next_++], extra);
    }
    return static_cast<std::size_t>(at - out.data());
}

char* RecordsWriter::put_row(char* out, const Visit& visit, std::size_t extra_fill) const {
    char* const end = out + record_bytes + extra_fill;
    for (const auto byte : visit.id) {
        std::memcpy(out, hex_pairs[byte].data(), 2);
        out += 2;
    }
    *out++ = ',';
    assert(visit.day >= period_.from && visit.day <= period_.until);
    std::memcpy(out, days_.data() + static_cast<std::size_t>(visit.day.number - period_.from.number) * day_bytes,
                day_bytes);
    out += day_bytes;
    *out++ = ',';
    const auto reason = code_of(visit.reason);
    out = std::copy(reason.begin(), reason.end(), out);
    out = put_value(out, visit.feelings.energy);
    out = put_value(out, visit.feelings.mood);
    out = put_value(out, visit.feelings.ease);
    *out++ = ',';
    std::memset(out, 'x', static_cast<std::size_t>(end - 2 - out));
    end[-2] = '\r';
    end[-1] = '\n';
    return end;
}

Result<void> read_records(std::string_view csv, Period period, const std::function<void(const Visit&)>& each) {
    if (!csv.starts_with(records_header)) {
        return fail(Code::invalid,
                    "row 0: the header must be " + std::string(records_header.substr(0, records_header.size() - 2)));
    }
    csv.remove_prefix(records_header.size());
    VisitId before{};
    for (std::size_t number = 1; !csv.empty(); ++number) {
        const auto length = csv.find("\r\n");
        if (length == std::string_view::npos) {
            return tl::unexpected(row_error(number, "fill", "the row must end with CR LF"));
        }
        auto visit = read_row(csv.substr(0, length), number, period);
        if (!visit) return tl::unexpected(visit.error());
        if (number > 1 && visit->id <= before) {
            return tl::unexpected(row_error(number, "visit", "ids must ascend, each once"));
        }
        before = visit->id;
        each(*visit);
        csv.remove_prefix(length + 2);
    }
    return {};
}

} // namespace store

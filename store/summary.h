// Visits of a period, counted, and what of the counts may be shown to anybody: small groups are hidden, and so is
// whatever would let a hidden one be worked out. Refuses to publish anything finer than these tables.
#pragma once

#include "store/visit.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace store {

/// The three feeling lines, in the order of the check-in.
enum class Line : std::uint8_t { energy, mood, ease };
inline constexpr std::size_t line_count = 3;

/// A line is counted in fifths from its left end: 0-19, 20-39, 40-59, 60-79, 80-100.
inline constexpr std::size_t fifth_count = 5;

/// ASCII codes as they stand in the export. They are the names of the enumerators and never change.
std::string_view code_of(Reason reason);
std::string_view code_of(Line line);

/// Which fifth of a line a value of 0-100 lies in, 0-4.
constexpr std::size_t fifth_of(std::uint8_t value) {
    return value >= 80 ? fifth_count - 1 : static_cast<std::size_t>(value) / 20;
}

/// The exact counts of one line. Stays inside the store and the unlocked staff screens.
struct LineTally {
    std::array<std::uint64_t, fifth_count> fifths{};
    std::uint64_t unanswered = 0;
    std::uint64_t answered() const;
    void add(const LineTally& other);
    friend bool operator==(const LineTally&, const LineTally&) = default;
};

/// The exact counts of any number of visits. Adding is commutative: the order of the visits leaves no trace.
struct Tally {
    std::uint64_t total = 0;
    std::array<std::uint64_t, reason_count> reasons{};
    std::array<LineTally, line_count> lines{};
    void add(const Visit& visit);
    void add(const Tally& other);
    friend bool operator==(const Tally&, const Tally&) = default;
};

/// From this count on a group may be shown; 1 to 10 is hidden, as the CMS cell size policy asks. Zero may be shown.
inline constexpr std::uint64_t shown_from = 11;

/// One published number.
struct Cell {
    enum class Kind : std::uint8_t {
        exact,      ///< 0, or at least `shown_from`
        one_to_ten, ///< somebody, but so few that they could stand out
        withheld,   ///< any number; hidden so that another cell can't be worked out from it
    };
    Kind kind = Kind::withheld;
    std::uint64_t count = 0; ///< only of an exact cell, otherwise 0
    friend bool operator==(const Cell&, const Cell&) = default;
};

/// As it stands in the export: "153", "1 to 10", or "" for a withheld cell.
std::string to_text(Cell cell);

struct PublishedLine {
    Cell answered;
    Cell unanswered;
    std::array<Cell, fifth_count> fifths{};
    friend bool operator==(const PublishedLine&, const PublishedLine&) = default;
};

/// What may be read by whoever finds the stick.
struct Summary {
    Cell total;
    std::array<Cell, reason_count> reasons{};
    std::array<PublishedLine, line_count> lines{};
    friend bool operator==(const Summary&, const Summary&) = default;
};

/// Hides every count of 1 to 10, and as much more as it takes. Somebody who knows this program and every published
/// number is left with at least four possible values for each "1 to 10", and two for each withheld cell.
Summary suppress(const Tally& tally);

} // namespace store

// Days as text and as numbers.
#include "tests/support/store/lobby.h"

using store::Code;
using store::Day;

TEST_CASE("days: text and number agree, also around leap days and before 1970") {
    for (const char* text : {"1969-12-31", "1970-01-01", "2024-02-29", "2026-11-22", "2100-03-01"})
        CHECK(store::to_iso(lobby::day(text)) == text);
    CHECK(lobby::day("1970-01-01").number == 0);
    CHECK(lobby::day("2024-03-01") - 1 == lobby::day("2024-02-29"));
}

TEST_CASE("days: what is not a day is refused in a sentence that names it") {
    for (const char* text : {"", "2026-1-22", "2026-13-01", "2026-02-29", "22-11-2026", "2026-11-22x", "2026-11-2o"}) {
        const auto read = store::day_from_iso(text);
        REQUIRE_FALSE(read.has_value());
        CHECK(read.error().code == Code::invalid);
        CHECK(read.error().detail.find("2026-11-22") != std::string::npos);
    }
}

// The civil day of the site, across summer time.
#include "app/clock.h"

#include <catch2/catch.hpp>
#include <date/date.h>
#include <sstream>

using namespace porchlight;

namespace {

/// "2026-03-08 06:59" in UTC.
std::chrono::system_clock::time_point utc(const std::string& text) {
    std::istringstream in(text);
    std::chrono::system_clock::time_point instant;
    in >> date::parse("%F %R", instant);
    REQUIRE_FALSE(in.fail());
    return instant;
}

std::string local(const std::string& zone, const std::string& instant) {
    const auto clock = Clock::open(zone);
    REQUIRE(clock);
    const LocalTime time = clock->at(utc(instant));
    char minute[32];
    std::snprintf(minute, sizeof minute, " %02d:%02d", time.minute / 60, time.minute % 60);
    return store::to_iso(time.day) + minute;
}

} // namespace

TEST_CASE("clock: a day in New York ends at its own midnight, in winter and in summer") {
    CHECK(local("America/New_York", "2026-01-15 04:59") == "2026-01-14 23:59");
    CHECK(local("America/New_York", "2026-01-15 05:00") == "2026-01-15 00:00");
    CHECK(local("America/New_York", "2026-07-15 03:59") == "2026-07-14 23:59");
    CHECK(local("America/New_York", "2026-07-15 04:00") == "2026-07-15 00:00");
    CHECK(local("America/New_York", "2026-03-08 06:59") == "2026-03-08 01:59"); // 2:00 becomes 3:00
    CHECK(local("America/New_York", "2026-03-08 07:00") == "2026-03-08 03:00");
    CHECK(local("America/New_York", "2026-11-01 05:30") == "2026-11-01 01:30"); // 1:30 comes twice, on one day
    CHECK(local("America/New_York", "2026-11-01 06:30") == "2026-11-01 01:30");
}

TEST_CASE("clock: Kolkata is half an hour off, all year") {
    CHECK(local("Asia/Kolkata", "2026-06-30 18:29") == "2026-06-30 23:59");
    CHECK(local("Asia/Kolkata", "2026-06-30 18:30") == "2026-07-01 00:00");
    CHECK(local("Asia/Kolkata", "2026-12-31 18:30") == "2027-01-01 00:00");
}

TEST_CASE("clock: where summer time begins at midnight, the day begins at one") {
    CHECK(local("America/Havana", "2026-03-08 04:59") == "2026-03-07 23:59"); // 0:00 becomes 1:00
    CHECK(local("America/Havana", "2026-03-08 05:00") == "2026-03-08 01:00");
    CHECK(local("Asia/Beirut", "2026-03-28 21:59") == "2026-03-28 23:59");
    CHECK(local("Asia/Beirut", "2026-03-28 22:00") == "2026-03-29 01:00");
    CHECK(local("Asia/Beirut", "2026-10-24 20:30") == "2026-10-24 23:30"); // midnight goes back to 23:00: the day
    CHECK(local("Asia/Beirut", "2026-10-24 21:30") == "2026-10-24 23:30"); // has 25 hours, and is one day
    CHECK(local("Asia/Beirut", "2026-10-24 22:00") == "2026-10-25 00:00");
}

TEST_CASE("clock: every minute of two years belongs to the day before or the day after, and days never go back") {
    for (const char* zone : {"America/New_York", "Asia/Kolkata", "America/Havana", "Asia/Beirut"}) {
        const auto clock = Clock::open(zone);
        REQUIRE(clock);
        store::Day day = clock->at(utc("2026-01-01 12:00")).day;
        int days = 0;
        for (auto at = utc("2026-01-01 12:00"); at < utc("2028-01-01 12:00"); at += std::chrono::minutes(5)) {
            const LocalTime time = clock->at(at);
            REQUIRE((time.day == day || time.day == day + 1));
            days += time.day == day ? 0 : 1;
            day = time.day;
        }
        CHECK(days == 730);
    }
}

TEST_CASE("clock: a zone that does not exist is named") {
    const auto clock = Clock::open("Mars/Olympus");
    REQUIRE_FALSE(clock);
    CHECK(clock.error().exit == ExitCode::bad_input);
    CHECK(clock.error().sentence.find("Mars/Olympus") != std::string::npos);
}

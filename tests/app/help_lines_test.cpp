// Help numbers: each with its source and the day it was checked, or none at all.
#include "app/help_lines.h"
#include "app/staff/today.h"

#include <catch2/catch.hpp>

using namespace porchlight;

namespace {

constexpr std::string_view good = "region = \"us\"\n"               // 1
                                  "[crisis]\n"                      // 2
                                  "name = \"Line\"\n"               // 3
                                  "number = \"988\"\n"              // 4
                                  "source = \"Law\"\n"              // 5
                                  "verified_on = \"2026-11-22\"\n"  // 6
                                  "[emergency]\n"                   // 7
                                  "name = \"Emergency\"\n"          // 8
                                  "number = \"911\"\n"              // 9
                                  "source = \"Law\"\n"              // 10
                                  "verified_on = \"2026-11-22\"\n"; // 11

void check_refused(const std::string& line, const std::string& instead, const std::string& place,
                   const std::string& part) {
    std::string text(good);
    text.replace(text.find(line), line.size(), instead);
    INFO(text);
    const auto lines = parse_help_lines(text, "us.toml");
    REQUIRE_FALSE(lines);
    INFO(lines.error().sentence);
    CHECK(lines.error().exit == ExitCode::bad_input);
    CHECK(lines.error().sentence.starts_with("us.toml:" + place + ": "));
    CHECK_THAT(lines.error().sentence, Catch::Contains(part));
}

HelpLines shipped(Region region) {
    const auto lines = load_help_lines(PORCHLIGHT_ASSETS "/help", region);
    if (!lines) FAIL(lines.error().sentence);
    return *lines;
}

store::Day day(int year, unsigned month, unsigned number) {
    return store::day_of(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(number));
}

} // namespace

TEST_CASE("help lines: the shipped numbers are those of the country") {
    const auto us = numbers_of(shipped(Region::us));
    CHECK((us.crisis == "988" && us.emergency == "911" && us.spanish_press_two));
    const auto in = numbers_of(shipped(Region::in));
    CHECK((in.crisis == "14416" && in.emergency == "112" && !in.spanish_press_two));
}

TEST_CASE("help lines: no shipped file holds a line that closed, or one of the police") {
    for (const auto region : {Region::us, Region::in}) {
        const auto lines = shipped(region);
        for (const auto& line : {lines.crisis, lines.emergency})
            for (const auto* banned : {"18005990019", "1800-599-0019", "18005000019", "1933", "9152987821"})
                CHECK(line->number != banned);
    }
}

TEST_CASE("help lines: somewhere else has no numbers until staff type them") {
    const auto other = shipped(Region::other);
    CHECK_FALSE(other.crisis);
    CHECK(numbers_of(other).emergency.empty());
}

TEST_CASE("help lines: a number is checked again after 90 days") {
    const store::Day verified_on = day(2026, 1, 1);
    CHECK_FALSE(needs_checking(verified_on, day(2026, 1, 1)));
    CHECK_FALSE(needs_checking(verified_on, day(2026, 4, 1)));
    CHECK(needs_checking(verified_on, day(2026, 4, 2)));
    CHECK(needs_checking(verified_on, day(2025, 12, 31)));
}

TEST_CASE("help lines: staff see it on their first page when a number went unchecked for more than 90 days") {
    const store::Day checked = day(2026, 10, 3);
    const auto told_after = [&](std::int32_t days) {
        TodayFacts today;
        staff::HealthSigns signs;
        signs.help_checked_on = checked;
        staff::judge_health(today, signs, {checked.number + days});
        return today.health;
    };
    CHECK(told_after(90) == HealthFact::well);
    CHECK(told_after(91) == HealthFact::help_numbers);
    CHECK(told_after(-1) == HealthFact::help_numbers); // a day that is still to come was never checked

    HelpLines lines;
    lines.crisis = HelpLine{.name = "Crisis", .number = "988", .source = "a test", .verified_on = checked};
    lines.emergency =
        HelpLine{.name = "Emergency", .number = "911", .source = "a test", .verified_on = {checked.number + 40}};
    CHECK(numbers_of(lines).checked_on == checked); // the one that waits longest
    CHECK_FALSE(numbers_of(HelpLines{}).checked_on);
}

TEST_CASE("help lines: what may be dialled") {
    for (const auto* number : {"988", "112", "1-800-662-4357", "+91 80 1234 5678"}) CHECK(is_help_number(number));
    for (const auto* number : {"", "+", "12", "call 988", "-988", "988-", "1234567890123456", "98+8"})
        CHECK_FALSE(is_help_number(number));
}

TEST_CASE("help lines: anything missing, unknown or outside its limits is refused with its line") {
    CHECK(parse_help_lines(good, "us.toml"));
    check_refused("region = \"us\"", "region = \"eu\"", "1", "\"us\", \"in\"");
    check_refused("number = \"988\"", "number = \"12\"", "4", "3 to 15 digits");
    check_refused("number = \"988\"", "number = 988", "4", "must be a text");
    check_refused("number = \"911\"", "digits = \"911\"", "1", "emergency.number is missing");
    check_refused("source = \"Law\"\n", "", "1", "crisis.source is missing");
    check_refused("source = \"Law\"", "source = \"\"", "5", "1 to 200");
    check_refused("verified_on = \"2026-11-22\"", "verified_on = \"22.11.2026\"", "6", "2026-11-22");
    check_refused("verified_on = \"2026-11-22\"", "verified_on = \"2026-02-30\"", "6", "2026-11-22");
    check_refused("name = \"Line\"", "name = \"Line\"\nchat = true", "4", "crisis.chat is not a setting");
}

TEST_CASE("help lines: a file that is not there is refused by name") {
    const auto missing = load_help_lines("/nowhere", Region::us);
    REQUIRE_FALSE(missing);
    CHECK(missing.error().sentence == "/nowhere/us.toml: cannot be read");
}

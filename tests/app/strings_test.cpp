// The words: keys, plurals, dates and times, as a person reads them.
#include "app/strings.h"
#include "app/unicode.h"

#include <catch2/catch.hpp>

#include <fstream>

using porchlight::Key;
using porchlight::Strings;

namespace {

Strings in_language(std::string_view language, std::string_view region = "US") {
    auto strings = Strings::open(PORCHLIGHT_SHARE "/locale", language, region);
    if (!strings) FAIL(strings.error().sentence);
    return *strings;
}

Strings english(std::string_view region = "US") { return in_language("en", region); }

store::Day day(int year, unsigned month, unsigned number) {
    return store::day_of(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(number));
}

} // namespace

TEST_CASE("strings: a key gives its copy with curly quotes and bold kept") {
    const auto strings = english();
    CHECK(strings("welcome.here") == "I’m here");
    CHECK(strings("done.call", {{"name", "Amber Heron 27"}}) ==
          "We’ll call **“Amber Heron 27.”** Never your real name.");
}

TEST_CASE("strings: every key has a copy of its own in English") {
    const auto strings = english();
    for (const auto key : porchlight::string_keys) {
        INFO(key);
        CHECK(strings(Key::of({key})) != key);
    }
}

TEST_CASE("strings: a key put together at run time must exist") {
    CHECK(Key::of({"note.", "07"}) == Key("note.07"));
    CHECK_THROWS_AS(Key::of({"note.", "99"}), std::logic_error);
}

TEST_CASE("strings: a kind note has 34 letters or fewer") {
    const auto strings = english();
    int notes = 0;
    for (const auto key : porchlight::string_keys) {
        if (!key.starts_with("note.")) continue;
        ++notes;
        INFO(key);
        CHECK(porchlight::letter_count(strings(Key::of({key}))) <= 34);
    }
    CHECK(notes == 20);
}

TEST_CASE("strings: no line ends between a number and its unit") {
    struct Units {
        std::string_view language;
        std::vector<std::string_view> words;
    };
    const std::vector<Units> known{
        {"en", {"min", "s", "second", "day", "read", "person", "people", "visit", "group", "KB", "MB", "GB", "bytes"}},
        {"es", {"min", "s", "segundo", "día", "lectura", "persona", "visita", "grupo", "KB", "MB", "GB", "bytes"}},
        {"hi", {"मिनट", "सेकंड", "दिन", "लेख", "व्यक्ति", "लोग", "विज़िट", "समूह", "KB", "MB", "GB", "बाइट"}}};
    for (const auto& [language, units] : known) {
        const auto strings = in_language(language);
        for (const auto key : porchlight::string_keys) {
            const auto copy = strings(Key::of({key})), many = strings.plural(Key::of({key}), 7);
            INFO(language << " " << key);
            for (const auto unit : units) {
                CHECK(copy.find("{n} " + std::string(unit)) == std::string::npos);
                CHECK(many.find("7 " + std::string(unit)) == std::string::npos);
            }
        }
    }
}

TEST_CASE("strings: every place in the copy is written {in_small_letters}, bold opens and closes, quotes are curly") {
    const auto strings = english();
    for (const auto key : porchlight::string_keys) {
        INFO(key);
        const auto copy = strings(Key::of({key}));
        int stars = 0;
        for (std::size_t at = copy.find("**"); at != std::string::npos; at = copy.find("**", at + 2)) ++stars;
        CHECK(stars % 2 == 0);
        CHECK(copy.find_first_of("'\"") == std::string::npos);
        CHECK(copy.find('!') == std::string::npos);
        for (auto open = copy.find('{'); open != std::string::npos; open = copy.find('{', open + 1)) {
            const auto close = copy.find('}', open);
            REQUIRE(close != std::string::npos);
            CHECK(copy.find_first_not_of("abcdefghijklmnopqrstuvwxyz", open + 1) == close);
        }
    }
}

TEST_CASE("strings: counts take the form that fits them") {
    const auto strings = english();
    CHECK(strings.plural("search.found", 1) == "1\u00A0read found");
    CHECK(strings.plural("search.found", 0) == "0\u00A0reads found");
    CHECK(strings.plural("staff.wait.count", 1204) == "1,204\u00A0people");
    CHECK(strings.plural("grp.sub", 4, {{"date", "Tuesday"}}) == "Tuesday · 4\u00A0groups");
}

TEST_CASE("strings: days are written as the screens show them") {
    const auto strings = english();
    CHECK(strings.date("date.long", day(2025, 10, 14)) == "Tuesday, October 14");
    CHECK(strings.date("date.long.year", day(2025, 12, 31)) == "Wednesday, December 31, 2025");
    CHECK(strings.date("date.short", day(2025, 10, 7)) == "Oct 7");
    CHECK(strings.range({day(2025, 10, 7), day(2025, 10, 13)}) == "Oct 7 to Oct 13");
    CHECK(strings.range({day(2025, 10, 7), day(2025, 10, 7)}) == "Oct 7");
}

TEST_CASE("strings: times follow the region, without spaces that fonts lack") {
    CHECK(english("US").time(17 * 60 + 42) == "5:42\u00A0PM");
    CHECK(english("US").time(0) == "12:00\u00A0AM");
    CHECK(english("IN").time(9 * 60) == "9:00\u00A0am");
    CHECK(english().countdown(108) == "1:48");
    CHECK(english().countdown(5) == "0:05");
}

TEST_CASE("strings: Spanish and Hindi write times, days, numbers and counts their own way") {
    const auto spanish = in_language("es"), hindi = in_language("hi");
    CHECK(spanish.time(17 * 60 + 42) == "5:42\u00A0p.\u00A0m.");
    CHECK(hindi.time(18 * 60) == "शाम\u00A06:00");
    CHECK(hindi.time(5 * 60 + 5) == "सुबह\u00A05:05");
    CHECK(hindi.time(13 * 60) == "दोपहर\u00A01:00");
    CHECK(hindi.time(0) == "रात\u00A012:00");
    CHECK(spanish.date("date.long", day(2025, 10, 14)) == "martes, 14 de octubre");
    CHECK(hindi.date("date.long", day(2025, 10, 14)) == "मंगलवार, 14 अक्तूबर");
    CHECK(spanish.number(1204) == "1,204");
    CHECK(in_language("hi", "IN").number(123456) == "1,23,456");
    for (const auto& strings : {spanish, hindi})
        CHECK(strings.plural("search.found", 1) != strings.plural("search.found", 2));
    CHECK(hindi.plural("search.found", 0).starts_with("0"));
}

TEST_CASE("strings: sizes and lists read as on the export screen") {
    const auto strings = english();
    CHECK(strings.size(6'000) == "6\u00A0KB");
    CHECK(strings.size(2'140'000) == "2.1\u00A0MB");
    CHECK(strings.size(14'200'000'000) == "14.2\u00A0GB");
    CHECK(strings.size(12) == "12\u00A0bytes");
    CHECK(strings.list({"water", "quiet space"}) == "water, quiet space");
}

TEST_CASE("strings: a language without a catalogue is refused by name") {
    const auto missing = Strings::open(PORCHLIGHT_SHARE "/locale", "tlh");
    REQUIRE_FALSE(missing);
    CHECK(missing.error().exit == porchlight::ExitCode::bad_input);
    CHECK(missing.error().sentence.find("\"tlh\"") != std::string::npos);
    CHECK(Strings::languages(PORCHLIGHT_SHARE "/locale").front() == "en");
}

TEST_CASE("strings: a file that is no catalogue is refused") {
    const auto folder = std::filesystem::temp_directory_path() / "porchlight-strings-test";
    std::filesystem::create_directories(folder / "en/LC_MESSAGES");
    std::ofstream(folder / "en/LC_MESSAGES/porchlight.mo") << "not a catalogue";
    const auto broken = Strings::open(folder, "en");
    std::filesystem::remove_all(folder);
    REQUIRE_FALSE(broken);
    CHECK(broken.error().exit == porchlight::ExitCode::bad_input);
}

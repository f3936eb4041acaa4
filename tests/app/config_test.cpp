// porchlight.toml: what it decides, and the sentence that refuses everything else.
#include "app/config.h"

#include <catch2/catch.hpp>

using namespace porchlight;

namespace {

void check_refused(const std::string& text, const std::string& line, const std::string& part) {
    INFO(text);
    const auto config = parse_config(text, "porchlight.toml");
    REQUIRE_FALSE(config);
    INFO(config.error().sentence);
    CHECK(config.error().exit == ExitCode::bad_input);
    CHECK(config.error().sentence.starts_with("porchlight.toml:" + line + ": "));
    CHECK_THAT(config.error().sentence, Catch::Contains(part));
}

Config read(const std::string& text) {
    auto config = parse_config(text, "porchlight.toml");
    if (!config) FAIL(config.error().sentence);
    return *config;
}

constexpr auto weekday_hours =
    "[desk.hours]\nmonday = \"08:00-20:00\"\ntuesday = \"09:30-24:00\"\nsunday = \"closed\"\n";

} // namespace

TEST_CASE("config: an empty file and a missing one mean every default") {
    const auto config = read("");
    CHECK(config.site_name.empty());
    CHECK(config.languages == std::vector<std::string>{"en", "es", "hi"});
    CHECK((config.check_in_idle_seconds == 90 && config.reading_idle_seconds == 180));
    CHECK_FALSE(config.naloxone);
    CHECK(load_config_if_there("/nowhere/porchlight.toml"));
    CHECK_THAT(load_config("/nowhere/porchlight.toml").error().sentence, Catch::Contains("cannot be read"));
}

TEST_CASE("config: the file that is shipped holds the defaults") {
    const auto shipped = load_config(PORCHLIGHT_ASSETS "/porchlight.toml");
    if (!shipped) FAIL(shipped.error().sentence);
    const Config plain;
    CHECK(shipped->site_code == plain.site_code);
    CHECK(shipped->languages == plain.languages);
    CHECK(shipped->offers == plain.offers);
    CHECK(shipped->desk_hours == plain.desk_hours);
    CHECK((shipped->community_line && shipped->kind_notes && shipped->groups && shipped->checked_line));
    CHECK(shipped->check_in_idle_seconds == plain.check_in_idle_seconds);
    CHECK(shipped->reading_idle_seconds == plain.reading_idle_seconds);
}

TEST_CASE("config: what a site decides is kept") {
    const auto config =
        read("[site]\nname = \"Maple Street Center\"\ncode = \"maple-street\"\nregion = \"in\"\n"
             "languages = [\"hi\", \"en\"]\ntime_zone = \"Asia/Kolkata\"\n"
             "[screen]\nwidth_mm = 309\nheight_mm = 549\n"
             "[desk]\nside = \"behind\"\nlobby_phone = true\nlobby_phone_words = { hi = \"red\" }\nnaloxone = true\n"
             "[requests]\nwater = false\n[shows]\nkind_notes = false\n"
             "[timeouts]\ncheck_in_seconds = 30\nreading_seconds = 300\n"
             "[storage]\ndata_folder = \"/var/lib/porchlight\"\nexport_folder = \"/srv/exports\"\n");
    CHECK(config.site_name == "Maple Street Center");
    CHECK(config.region == Region::in);
    CHECK(config.language == "hi");
    CHECK(config.time_zone == "Asia/Kolkata");
    CHECK((config.panel_width_mm == 309 && config.panel_height_mm == 549));
    CHECK(config.desk == DeskSide::behind);
    CHECK((config.lobby_phone && config.lobby_phone_words == std::map<std::string, std::string>{{"hi", "red"}} &&
           config.naloxone));
    CHECK(config.offers == std::array{true, true, false, true});
    CHECK_FALSE(config.kind_notes);
    CHECK((config.check_in_idle_seconds == 30 && config.reading_idle_seconds == 300));
    CHECK((config.data_folder == "/var/lib/porchlight" && config.export_folder == "/srv/exports"));
}

TEST_CASE("config: desk hours say when somebody is there, and when next") {
    const auto config = read(weekday_hours);
    CHECK(desk_is_open(config, 0, 8 * 60));
    CHECK_FALSE(desk_is_open(config, 0, 20 * 60));
    CHECK(desk_is_open(config, 1, 23 * 60 + 59));
    CHECK_FALSE(desk_is_open(config, 2, 12 * 60));
    CHECK_FALSE(desk_is_open(config, 6, 12 * 60));
    CHECK(next_desk_opening(config, 0, 7 * 60) == DeskOpening{0, 8 * 60});
    CHECK(next_desk_opening(config, 0, 21 * 60) == DeskOpening{1, 9 * 60 + 30});
    CHECK(next_desk_opening(config, 2, 0) == DeskOpening{5, 8 * 60});
    CHECK(next_desk_opening(read("[desk.hours]\nmonday = \"08:00-09:00\"\n"), 0, 600) == DeskOpening{7, 8 * 60});
    CHECK_FALSE(next_desk_opening(read("[desk.hours]\nmonday = \"closed\"\n"), 0, 0));
    CHECK(desk_is_open(read(""), 0, 0));
    CHECK_FALSE(next_desk_opening(read(""), 0, 0));
}

TEST_CASE("config: an unknown key or section is refused with its line and what is allowed") {
    check_refused("[site]\nname = \"\"\nnmae = \"x\"\n", "3", "site.nmae is not a setting; allowed here are");
    check_refused("[site]\nnmae = \"x\"\n", "2", "site.name");
    check_refused("[camera]\non = true\n", "2", "no such section");
    check_refused("name = \"x\"\n", "1", "name is not a setting");
}

TEST_CASE("config: a wrong type is refused") {
    check_refused("[desk]\nnaloxone = \"yes\"\n", "2", "desk.naloxone must be true or false");
    check_refused("[timeouts]\n\nreading_seconds = \"90\"\n", "3", "whole number from 30 to 300");
    check_refused("[timeouts]\nreading_seconds = 90.5\n", "2", "whole number");
    check_refused("[site]\nname = 7\n", "2", "must be a text");
    check_refused("[site]\nlanguages = \"en\"\n", "2", "list of texts");
    check_refused("[site]\nlanguages = [1]\n", "2", "list of texts");
    check_refused("[desk]\nside = 1\n", "2", "\"left\", \"right\", \"behind\"");
    check_refused("site = 3\n", "1", "site is not a setting");
}

TEST_CASE("config: a value outside its limits is refused") {
    check_refused("[timeouts]\ncheck_in_seconds = 29\n", "2", "is 29; allowed are 30 to 300");
    check_refused("[timeouts]\nreading_seconds = 301\n", "2", "is 301; allowed are 30 to 300");
    check_refused("[timeouts]\nreading_seconds = 9223372036854775807\n", "2", "allowed are 30 to 300");
    check_refused("[site]\nname = \"" + std::string(41, 'a') + "\"\n", "2", "has 41 letters; allowed are 0 to 40");
    check_refused("[site]\nname = \"a\\nb\"\n", "2", "on one line");
    check_refused("[site]\ncode = \"Maple Street\"\n", "2", "maple-street");
    check_refused("[site]\ncode = \"../up\"\n", "2", "small letters");
    check_refused("[site]\nregion = \"uk\"\n", "2", "is \"uk\"; allowed are \"us\", \"in\", \"other\"");
    check_refused("[site]\ntime_zone = \"Moon/Base\"\n", "2", "America/New_York");
    check_refused("[site]\ntime_zone = \"../../etc/passwd\"\n", "2", "zoneinfo");
    check_refused("[site]\nlanguages = []\n", "2", "at least one");
    check_refused("[site]\nlanguages = [\"en\", \"en\"]\n", "2", "twice");
    check_refused("[site]\nlanguages = [\"English\"]\n", "2", "two or three small letters");
    check_refused("[site]\nlanguage = \"fr\"\n", "2", "site.languages does not hold");
    check_refused("[screen]\nwidth_mm = 5001\nheight_mm = 10\n", "2", "0 to 5000");
    check_refused("[screen]\nwidth_mm = 300\n", "2", "both are 0 or neither");
    check_refused("[site]\ncode = \"maple-\"\n", "2", "between them");
    check_refused("[desk]\nlobby_phone_words = { en = \"" + std::string(21, 'a') + "\" }\n", "2", "1 to 20");
    check_refused("[desk]\nlobby_phone_words = { xx = \"red\" }\n", "2", "not a setting");
    check_refused("[desk.hours]\nmonday = \"20:00-08:00\"\n", "2", "08:00-20:00");
    check_refused("[desk.hours]\nmonday = \"8-20\"\n", "2", "closed");
    check_refused("[desk.hours]\nmonday = \"08:60-20:00\"\n", "2", "closed");
    check_refused("[desk.hours]\nmonday = \"08:00-24:01\"\n", "2", "closed");
    check_refused("[desk.hours]\nmoonday = \"closed\"\n", "2", "desk.hours.moonday is not a setting");
    check_refused("[storage]\ndata_folder = \"here\"\n", "2", "begins with \"/\"");
}

TEST_CASE("config: a file that is not TOML is refused with its line") {
    check_refused("[site]\nname = \n", "2", "not TOML");
    check_refused("[site\n", "1", "not TOML");
    check_refused("[site]\nname = \"a\"\nname = \"b\"\n", "3", "not TOML");
    check_refused("[site]\nname = \"\xFF\"\n", "2", "not TOML");
}

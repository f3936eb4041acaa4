// Doctor and the staff screens judge a kiosk by the same signs, and say it in the same words.
#include "app/health.h"
#include "app/staff/health_words.h"
#include "support/journeys/driver.h"
#include "support/store/lobby.h"

#include <algorithm>
#include <fstream>

using namespace porchlight;
using lobby::need;

namespace {

const HealthItem& item(const std::vector<HealthItem>& items, std::string_view name) {
    const auto found = std::ranges::find(items, name, &HealthItem::name);
    REQUIRE(found != items.end());
    return *found;
}

} // namespace

TEST_CASE("health: memory that may go to a disk is told, memory that is packed in memory is not") {
    const lobby::Folder folder;
    const auto list = folder.path() / "swaps";
    CHECK(swaps_on_disk(list).empty());
    std::ofstream(list) << "Filename\tType\tSize\tUsed\tPriority\n/dev/zram0 partition\t4194300\t0\t100\n";
    CHECK(swaps_on_disk(list).empty());
    std::ofstream(list, std::ios::app) << "/dev/sda3                               partition\t999420\t0\t-2\n";
    CHECK(swaps_on_disk(list) == std::vector<std::string>{"/dev/sda3"});
}

TEST_CASE("health: what staff are told about a kiosk, doctor says too") {
    const lobby::Folder folder;
    const auto today = store::Day{static_cast<std::int32_t>(
        std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()).time_since_epoch().count())};
    std::int32_t days = 0;
    {
        const auto site = lobby::set_up(folder.data());
        for (; days < staff::export_due_days + 2; ++days)
            need(site.store->submit({today - 9 + days, store::Reason::medication, {}, {}, {}, true}));
    }
    std::filesystem::create_directory(folder.data() / "db.damaged-1");
    const auto items = look_after(folder.data());

    TodayFacts told;
    {
        const auto store = lobby::open(folder.data());
        staff::judge_health(told, signs_of(*store, folder.data(), today), today);
    }
    CHECK(told.problems == std::vector{HealthFact::damage, HealthFact::export_due});
    CHECK(told.health_number == days);
    const auto english = Strings::open(PORCHLIGHT_SHARE "/locale", "en");
    REQUIRE(english);
    const std::string words = staff::health_words(*english, HealthFact::export_due, told);
    CHECK_FALSE(item(items, "export").well);
    CHECK(words == "**Time for an export.**\n9\u00A0days of visits are only on this kiosk.");
    CHECK(item(items, "export").sentence == "Time for an export. 9\u00A0days of visits are only on this kiosk.");
    CHECK_FALSE(item(items, "damage").well);
    CHECK(item(items, "damage").sentence.find("db.damaged-1") != std::string::npos);
    CHECK(item(items, "records").well);
    CHECK(item(items, "clock").well);
}

TEST_CASE("health: a touchscreen that answered at set-up and is gone is told, and no other") {
    Config config;
    CHECK_FALSE(touch_is_missing(config, false)); // a kiosk with switches alone
    config.touch_tested = true;
    CHECK_FALSE(touch_is_missing(config, true));
    CHECK_FALSE(touch_is_missing(config, std::nullopt)); // no display to ask
    CHECK(touch_is_missing(config, false));

    TodayFacts told;
    staff::HealthSigns signs;
    signs.touch_missing = true;
    staff::judge_health(told, signs, store::Day{20742});
    CHECK(told.health == HealthFact::touch);
}

TEST_CASE("health: staff are told when the touchscreen that lit the lamps is gone, and of no mouse") {
    const auto is_told_after_lamps_with = [](bool touchscreen) {
        journeys::Driver kiosk;
        kiosk.touchscreen = touchscreen;
        kiosk.unlock();
        kiosk.tap("staff.tab.settings");
        kiosk.tap("set.touch");
        kiosk.tap("setup.touch.size.27");
        for (const char lamp : {'1', '2', '3', '4'}) kiosk.tap(std::string("setup.touch.lamp.") + lamp);
        kiosk.tap("set.save");
        kiosk.touchscreen = false;
        kiosk.restart();
        kiosk.unlock();
        return kiosk.words().find("touchscreen is not connected") != std::string::npos;
    };
    CHECK(is_told_after_lamps_with(true));
    CHECK_FALSE(is_told_after_lamps_with(false));
}

TEST_CASE("health: too little room is told, room that could not be read is not taken for too little") {
    TodayFacts told;
    staff::HealthSigns signs;
    const auto problems = [&](std::optional<std::uint64_t> free_bytes) {
        signs.free_bytes = free_bytes;
        staff::judge_health(told, signs, store::Day{20742});
        return told.problems;
    };
    CHECK(problems(staff::space_wanted_bytes - 1) == std::vector{HealthFact::full});
    CHECK(problems(staff::space_wanted_bytes).empty());
    CHECK(problems(std::nullopt).empty());
}

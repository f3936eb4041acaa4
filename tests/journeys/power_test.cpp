// A machine on its battery, and one that lost its power while the kiosk ran: what is known, what staff and doctor read,
// and when it is told no more.
#include "app/health.h"
#include "app/power.h"
#include "app/staff/health_words.h"
#include "support/journeys/driver.h"

#include <algorithm>
#include <chrono>
#include <fstream>

using namespace porchlight;
using journeys::Driver;

namespace {

constexpr const char* first_start = "0c1a1f6e-5f3a-4d0e-9a6b-7a1c2b3d4e5f";
constexpr const char* next_start = "9b8f7e6d-1234-4abc-8def-0123456789ab";

/// One of the kernel's power supplies, a file for each thing it says.
void supply(const std::filesystem::path& folder, const std::map<std::string, std::string>& says) {
    std::filesystem::create_directories(folder);
    for (const auto& [name, word] : says) std::ofstream(folder / name) << word << "\n";
}

std::string content(const std::filesystem::path& file) {
    if (std::filesystem::is_directory(file)) return {};
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// A machine whose kernel gives a start this id, and the data folder of its kiosk.
struct Machine {
    lobby::Folder folder;
    std::filesystem::path data = folder.path() / "kiosk", kernel = folder.path() / "boot_id", mark = data / "boot";

    Machine() {
        std::filesystem::create_directory(data);
        starts(first_start);
    }
    void starts(const std::string& id) const { std::ofstream(kernel) << id << "\n"; }
    /// The kiosk is open when the power goes, or when somebody kills it.
    void runs_and_is_cut() const {
        std::string left;
        {
            RunMark mark_of_run(data, kernel);
            mark_of_run.begin();
            left = content(mark);
        }
        if (!left.empty()) std::ofstream(mark) << left;
    }
    [[nodiscard]] bool tells() const { return RunMark(data, kernel).power_came_back(); }
};

std::string words_of(HealthFact what, const TodayFacts& today) {
    const auto english = Strings::open(PORCHLIGHT_SHARE "/locale", "en");
    REQUIRE(english);
    return staff::health_words(*english, what, today);
}

} // namespace

TEST_CASE("power: the mark of a run does not tell when the run began") {
    const Machine machine;
    RunMark run(machine.data, machine.kernel);
    run.begin();
    using namespace std::chrono;
    const sys_seconds noon = sys_days{2000y / January / 1} + 12h;
    CHECK(std::filesystem::last_write_time(machine.mark) == file_clock::from_sys(noon));
}

TEST_CASE("power: a battery that is being emptied is told, a plug that gives power is not") {
    const lobby::Folder folder;
    const auto& all = folder.path();
    CHECK_FALSE(battery_in_use(all / "none"));
    CHECK_FALSE(battery_in_use(all));
    supply(all / "mouse", {{"type", "Battery"}, {"scope", "Device"}, {"status", "Discharging"}});
    supply(all / "AC", {{"type", "Mains"}, {"online", "1"}});
    supply(all / "BAT0", {{"type", "Battery"}, {"status", "Charging"}});
    CHECK_FALSE(battery_in_use(all));
    supply(all / "BAT0", {{"status", "Discharging"}}); // a weak plug, but a plug
    CHECK_FALSE(battery_in_use(all));
    supply(all / "AC", {{"online", "0"}});
    CHECK(battery_in_use(all));
    supply(all / "BAT0", {{"type", "UPS"}});
    CHECK(battery_in_use(all));
}

TEST_CASE("power: how long a battery lasts is what the kernel can tell, or nothing") {
    const lobby::Folder folder;
    const auto& all = folder.path();
    const auto minutes = [&] {
        const auto battery = battery_in_use(all);
        REQUIRE(battery);
        return battery->minutes_left;
    };
    supply(all / "BAT0", {{"type", "Battery"}, {"status", "Discharging"}});
    CHECK_FALSE(minutes());
    supply(all / "BAT0", {{"energy_now", "20000000"}, {"power_now", "0"}}); // nothing measured yet
    CHECK_FALSE(minutes());
    supply(all / "BAT0", {{"power_now", "30000000"}});
    CHECK(minutes() == 40);
    supply(all / "BAT1", {{"type", "Battery"}, {"status", "Discharging"}});
    supply(all / "BAT1", {{"charge_now", "1500000"}, {"current_now", "-1000000"}}); // some count it downwards
    CHECK(minutes() == 90);
    supply(all / "BAT0", {{"time_to_empty_now", "6000"}}); // the battery's own word wins
    CHECK(minutes() == 100);
    supply(all / "BAT1", {{"status", "Full"}});
    supply(all / "BAT0", {{"time_to_empty_now", "20"}});
    CHECK(minutes() == 1);
    supply(all / "BAT0", {{"time_to_empty_now", "3932100"}}); // 65535 minutes: it does not know
    CHECK_FALSE(minutes());
    supply(all / "BAT0", {{"time_to_empty_now", "soon"}, {"energy_now", "?"}});
    CHECK_FALSE(minutes());
}

TEST_CASE("power: a battery is the first thing staff read, with its minutes when they are known") {
    TodayFacts told;
    staff::HealthSigns signs;
    signs.days_waiting = 30;
    signs.reads_damaged = signs.power_came_back = true;
    signs.battery = Battery{};
    staff::judge_health(told, signs, store::Day{20742});
    CHECK(told.problems ==
          std::vector{HealthFact::battery, HealthFact::power, HealthFact::reads, HealthFact::export_due});
    CHECK(words_of(told.health, told).find("Put its plug back in") != std::string::npos);
    signs.battery = Battery{40};
    staff::judge_health(told, signs, store::Day{20742});
    CHECK(words_of(told.health, told) == "**Running on battery.**\nAbout 40\u00A0min left.");
}

TEST_CASE("power: what was damaged, and a clock that was lost, are not talked away") {
    TodayFacts told;
    staff::HealthSigns signs;
    signs.power_came_back = true;
    const auto judged = [&] {
        staff::judge_health(told, signs, store::Day{20742});
        return told.problems;
    };
    CHECK(judged() == std::vector{HealthFact::power});
    CHECK(words_of(HealthFact::power, told).find("Nothing was lost. The clock kept going.") != std::string::npos);
    signs.clock_is_sure = false;
    CHECK(judged() == std::vector{HealthFact::clock, HealthFact::power});
    CHECK(words_of(HealthFact::power, told).find("clock") == std::string::npos);
    signs.damaged = true;
    CHECK(judged() == std::vector{HealthFact::clock, HealthFact::damage});
    signs.damaged = false;
    signs.unread = true;
    CHECK(judged() == std::vector{HealthFact::clock, HealthFact::unread});
}

TEST_CASE("power: a run that ends by itself leaves no mark, one that is cut leaves its machine's start and no more") {
    const Machine machine;
    CHECK_FALSE(machine.tells());
    {
        RunMark run(machine.data, machine.kernel);
        CHECK_FALSE(std::filesystem::exists(machine.mark)); // not on the way to the first picture
        run.begin();
        CHECK(content(machine.mark) == first_start + std::string("\n"));
    }
    CHECK_FALSE(std::filesystem::exists(machine.mark));
    { const RunMark looked(machine.data, machine.kernel); } // as doctor does, or a start that came to nothing
    machine.runs_and_is_cut();
    CHECK_FALSE(machine.tells()); // the program was killed; the machine was on
    { const RunMark looked(machine.data, machine.kernel); }
    CHECK(std::filesystem::exists(machine.mark));
    machine.starts(next_start);
    CHECK(machine.tells());
}

TEST_CASE("power: that it came back is told until staff have read it, through runs and starts") {
    const Machine machine;
    machine.runs_and_is_cut();
    machine.starts(next_start);
    machine.runs_and_is_cut();
    CHECK(machine.tells());
    {
        RunMark run(machine.data, machine.kernel);
        run.begin();
        CHECK(run.power_came_back());
    } // ended by itself, and nobody had looked
    CHECK(machine.tells());
    RunMark run(machine.data, machine.kernel);
    run.begin();
    run.told();
    CHECK_FALSE(run.power_came_back());
    CHECK(content(machine.mark) == next_start + std::string("\n"));
    CHECK_FALSE(machine.tells());
}

TEST_CASE("power: a mark that can't be read says nothing, and the next run writes it anew") {
    const Machine machine;
    for (const std::string torn : {"", "0c1a1f6e-5f3a", "0C1A1F6E_5F3A 4d0e 9a6b 7a1c2b3d4e5f", "\0\0\0\0"}) {
        std::ofstream(machine.mark) << torn;
        CHECK_FALSE(machine.tells());
        machine.runs_and_is_cut();
        CHECK(content(machine.mark) == first_start + std::string("\n"));
    }
    std::filesystem::remove(machine.mark);
    std::filesystem::create_symlink("/dev/zero", machine.mark); // nor one without an end
    CHECK_FALSE(machine.tells());
    std::filesystem::remove(machine.mark);
    std::filesystem::create_directory(machine.mark); // nor one that is no file
    machine.runs_and_is_cut();
    CHECK_FALSE(machine.tells());
}

TEST_CASE("power: where nothing can be written it is told once in a run, and what can't be known is not told") {
    const Machine machine;
    std::filesystem::create_symlink("/proc/self/comm/nowhere", machine.mark); // can't be read or written
    machine.runs_and_is_cut();
    CHECK_FALSE(machine.tells());
    std::filesystem::remove(machine.mark);
    std::filesystem::create_symlink(kernel_boot_id, machine.mark); // can be read, and not written
    {
        RunMark run(machine.data, machine.kernel);
        run.begin();
        CHECK(run.power_came_back());
        run.told();
        CHECK_FALSE(run.power_came_back());
    }
    std::filesystem::remove(machine.mark);
    machine.runs_and_is_cut();
    RunMark unnamed(machine.data, machine.folder.path() / "no kernel");
    unnamed.begin();
    CHECK_FALSE(unnamed.power_came_back());
    CHECK(content(machine.mark) == first_start + std::string("\n"));
}

TEST_CASE("power: staff read once that it came back, and doctor says the same until then") {
    Machine machine;
    Driver kiosk;
    {
        Machine before;
        before.runs_and_is_cut();
        std::filesystem::copy(before.mark, kiosk.data() / "boot");
    }
    const auto outage = [&] {
        const auto items = look_after(kiosk.data());
        const auto found = std::ranges::find(items, "outage", &HealthItem::name);
        REQUIRE(found != items.end());
        return *found;
    };
    CHECK_FALSE(outage().well); // this machine has another start than the mark's
    CHECK(outage().sentence.find("The power went out and came back.") == 0);

    machine.starts(next_start);
    RunMark mark(kiosk.data(), machine.kernel);
    kiosk.run_mark = &mark;
    kiosk.restart();
    mark.begin();
    kiosk.unlock();
    REQUIRE(kiosk.facts().today.health == HealthFact::power);
    CHECK(kiosk.words().find("Nothing was lost.") != std::string::npos);
    kiosk.tap("staff.health");
    REQUIRE(kiosk.sheet<HealthSheet>());
    CHECK(kiosk.facts().today.health == HealthFact::power); // it stands there while it is read
    kiosk.tap("health.close");
    CHECK(kiosk.facts().today.health == HealthFact::well);
    CHECK(content(kiosk.data() / "boot") == next_start + std::string("\n"));
}

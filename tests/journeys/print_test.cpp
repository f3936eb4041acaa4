// The words onto paper in a whole kiosk: a printer that comes, prints, sticks and goes, and nothing of it on the disk.
#include "app/clock.h"
#include "support/app/pcl.h"
#include "support/journeys/driver.h"
#include "support/store/memory_scan.h"
#include "ui/paper.h"

#include <catch2/catch.hpp>

using namespace porchlight;
using journeys::Driver;

namespace {

using Phase = WordsPrint::Phase;

const SetupState& setup(const Driver& kiosk) {
    REQUIRE(kiosk.on<SetupState>());
    return *kiosk.on<SetupState>();
}

void up_to_codes(Driver& kiosk, std::string_view place = "setup.place.us") {
    kiosk.local.day = day_built() + 5; // an earlier day is refused
    kiosk.frames();
    kiosk.tap(place);
    for (const char* id : {"setup.continue", "setup.clock.check", "setup.continue", "setup.touch.size.24",
                           "setup.touch.lamp.1", "setup.touch.lamp.2", "setup.touch.lamp.3", "setup.touch.lamp.4",
                           "setup.continue", "setup.help.check", "setup.continue", "setup.desk.left", "setup.continue"})
        kiosk.tap(id);
    for (int i = 0; i < 2; ++i) {
        kiosk.type("otterlamp47");
        kiosk.tap("setup.continue");
    }
    REQUIRE(setup(kiosk).step == SetupStep::codes);
}

void check_two_words(Driver& kiosk) {
    REQUIRE(setup(kiosk).step == SetupStep::words);
    const auto pick = [&](const WordQuestion& question, std::string_view word, const std::string& id) {
        for (std::size_t choice = 0; choice < question.choices.size(); ++choice)
            if (question.choices[choice] == word) return kiosk.tap(id + std::to_string(choice + 1));
    };
    const SetupState now = setup(kiosk);
    pick(now.ask_passphrase, now.passphrase[now.ask_passphrase.place], "setup.words.pass.");
    pick(now.ask_recovery, now.recovery[now.ask_recovery.place], "setup.words.rec.");
    kiosk.tap("setup.continue");
}

/// Long enough that a printer is looked for again.
void look(Driver& kiosk) { kiosk.wait(look_for_printer_seconds + 1); }

/// Words in a row are a secret; one of them alone may be part of anything.
bool has_words(const std::string& bytes, const ShownWords& words) {
    const auto each = words.each();
    return bytes.find(std::string(each[0]) + " " + std::string(each[1])) != std::string::npos;
}

} // namespace

TEST_CASE("print: a printer that is put in prints the words, and set-up goes on from the page") {
    Driver kiosk(Driver::Begin::new_kiosk);
    up_to_codes(kiosk);
    CHECK_FALSE(kiosk.shows("setup.codes.print"));
    kiosk.desk.put_in();
    look(kiosk);
    kiosk.tap("setup.codes.print");
    REQUIRE(setup(kiosk).print.phase == Phase::printed);
    const test::PclPage page = test::read_pcl(kiosk.desk.taken());
    CHECK(page.values.at("&lA") == 2); // Letter
    CHECK(page.rows.size() == static_cast<std::size_t>(ui::paper_area(ui::PaperFormat::letter).height));
    CHECK(page.feeds == 1);
    CHECK_FALSE(page.pjl.empty());
    CHECK_FALSE(has_words(lobby::all_bytes(kiosk.data()), setup(kiosk).passphrase));
    CHECK_FALSE(has_words(lobby::all_bytes(kiosk.data()), setup(kiosk).recovery));

    const std::string once = kiosk.desk.taken();
    kiosk.desk.put_in(); // the paper jammed, and is gone
    kiosk.tap("setup.codes.print");
    CHECK(setup(kiosk).print.phase == Phase::printed);
    CHECK(kiosk.desk.taken() == once);
    const ShownWords passphrase = setup(kiosk).passphrase, recovery = setup(kiosk).recovery;
    kiosk.tap("setup.continue");
    check_two_words(kiosk);
    CHECK(setup(kiosk).step == SetupStep::finish);
    CHECK_FALSE(has_words(lobby::all_bytes(kiosk.data()), passphrase));
    CHECK(lobby::times_in_memory(passphrase.text()) == 0);
    CHECK(lobby::times_in_memory(recovery.text()) == 0);
}

TEST_CASE("print: in other countries the paper is A4") {
    Driver kiosk(Driver::Begin::new_kiosk);
    kiosk.desk.put_in("CMD:PCL3;");
    up_to_codes(kiosk, "setup.place.in");
    kiosk.tap("setup.codes.print");
    const test::PclPage page = test::read_pcl(kiosk.desk.taken());
    CHECK(page.values.at("&lA") == 26);
    CHECK(page.rows.size() == static_cast<std::size_t>(ui::paper_area(ui::PaperFormat::a4).height));
    CHECK(page.pjl.empty());
}

TEST_CASE("print: a printer that takes nothing says so, and the page comes with the next try") {
    Driver kiosk(Driver::Begin::new_kiosk);
    kiosk.desk.put_in_slow(); // and nobody reads
    up_to_codes(kiosk);
    kiosk.tap("setup.codes.print");
    CHECK(setup(kiosk).print.phase == Phase::failed);
    CHECK(kiosk.words().find("It didn’t print. Is the printer on, with paper in it?") != std::string::npos);
    REQUIRE(kiosk.logged.size() == 1); // why, for whoever looks after the machine
    CHECK(kiosk.logged.front().find("takes nothing") != std::string::npos);
    CHECK_FALSE(has_words(kiosk.logged.front(), setup(kiosk).passphrase));
    CHECK_FALSE(has_words(kiosk.logged.front(), setup(kiosk).recovery));
    kiosk.tap("setup.continue");
    CHECK(setup(kiosk).step == SetupStep::codes);
    kiosk.desk.pull();
    kiosk.desk.close_terminal();
    kiosk.desk.put_in();
    look(kiosk);
    kiosk.tap("setup.codes.print");
    CHECK(setup(kiosk).print.phase == Phase::printed);
    kiosk.tap("setup.continue");
    CHECK(setup(kiosk).step == SetupStep::words);
}

TEST_CASE("print: a printer that is pulled takes its card with it, and by hand goes on") {
    Driver kiosk(Driver::Begin::new_kiosk);
    kiosk.desk.put_in();
    up_to_codes(kiosk);
    REQUIRE(kiosk.shows("setup.codes.print"));
    SECTION("and is seen to be gone") {
        kiosk.desk.pull();
        look(kiosk);
    }
    SECTION("and was touched before anybody saw") {
        kiosk.desk.pull();
        kiosk.tap("setup.codes.print");
        CHECK(setup(kiosk).print.phase == Phase::failed);
        look(kiosk);
    }
    CHECK_FALSE(kiosk.shows("setup.codes.print"));
    kiosk.tap("setup.codes.hand");
    kiosk.tap("setup.continue");
    CHECK(setup(kiosk).step == SetupStep::words);
}

TEST_CASE("print: staff print the export passphrase that settings show") {
    Driver kiosk;
    kiosk.desk.put_in();
    kiosk.unlock();
    kiosk.tap("staff.tab.settings");
    CHECK_FALSE(kiosk.facts().has_printer); // nobody looks before words are shown
    kiosk.tap("set.passphrase");
    kiosk.tap("setup.cover");
    kiosk.tap("set.words.print");
    CHECK(test::read_pcl(kiosk.desk.taken()).feeds == 1);
    CHECK(kiosk.words().find("Printed.") != std::string::npos);
    kiosk.desk.pull();
    look(kiosk);
    CHECK_FALSE(kiosk.shows("set.words.print"));
}

TEST_CASE("print: a printer that takes nothing keeps no stick waiting") {
    Driver kiosk;
    kiosk.desk.put_in();
    kiosk.unlock();
    kiosk.tap("staff.tab.settings");
    kiosk.tap("set.passphrase");
    kiosk.tap("setup.cover");
    kiosk.printer_hangs = true;
    kiosk.tap("set.words.print");
    REQUIRE(kiosk.hanging.size() == 1);
    CHECK(kiosk.words().find("Printing…") != std::string::npos);
    REQUIRE(kiosk.facts().volume);
    std::filesystem::remove_all(kiosk.stick()); // pulled
    kiosk.stick_changed();
    CHECK_FALSE(kiosk.facts().volume);
    std::filesystem::create_directory(kiosk.stick());
    kiosk.stick_changed();
    CHECK(kiosk.facts().volume);
    kiosk.hanging.front()(); // it took the page after all
    kiosk.frames();
    CHECK(kiosk.words().find("Printed.") != std::string::npos);
    CHECK(kiosk.logged.empty());
}

TEST_CASE("print: the lock takes the words off the glass while they print, and they end with the page") {
    Driver kiosk;
    kiosk.desk.put_in();
    kiosk.unlock();
    kiosk.tap("staff.tab.settings");
    kiosk.tap("set.passphrase");
    kiosk.tap("setup.cover");
    ShownWords words;
    {
        const auto& staff = std::get<StaffState>(kiosk.state().screen);
        words = std::get<SettingsState>(staff.page).passphrase;
    }
    REQUIRE_FALSE(words.empty());
    kiosk.printer_hangs = true;
    kiosk.tap("set.words.print");
    REQUIRE(kiosk.hanging.size() == 1);
    kiosk.wait(staff_lock_seconds); // printing is nobody who is there
    REQUIRE(kiosk.on<WelcomeState>());
    kiosk.desk.pull();
    kiosk.hanging.front()();
    kiosk.hanging.clear();
    kiosk.frames();
    CHECK(kiosk.on<WelcomeState>());
    REQUIRE(kiosk.logged.size() == 1);
    CHECK(kiosk.logged.front() == "No printer is there.");
    CHECK(lobby::times_in_memory(words.text()) == 0);
    CHECK(lobby::times_in_locked_memory(words.text()).times == 0);
}

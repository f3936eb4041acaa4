// What staff type and what set-up shows once leaves no trace in the kiosk's memory.
#include "app/clock.h"
#include "app/commands/commands.h"
#include "support/journeys/driver.h"
#include "support/store/memory_scan.h"

#include <catch2/catch.hpp>
#include <fstream>

using namespace porchlight;
using journeys::Driver;

namespace {

constexpr std::string_view passcode = "canary.otter.4711"; // in read-only memory, which is not searched

} // namespace

TEST_CASE("secrets: after set-up and an unlock, neither passcode nor words lie in memory a core file would hold") {
    Driver kiosk(Driver::Begin::new_kiosk);
    kiosk.local.day = day_built() + 5; // an earlier day is refused
    kiosk.frames();
    for (const char* id :
         {"setup.place.us", "setup.continue", "setup.clock.check", "setup.continue", "setup.touch.size.24",
          "setup.touch.lamp.1", "setup.touch.lamp.2", "setup.touch.lamp.3", "setup.touch.lamp.4", "setup.continue",
          "setup.help.check", "setup.continue", "setup.desk.left", "setup.continue"})
        kiosk.tap(id);
    kiosk.type(passcode);
    kiosk.tap("setup.continue");
    kiosk.type(passcode);
    kiosk.tap("setup.continue");
    REQUIRE(kiosk.on<SetupState>()->step == SetupStep::codes);
    kiosk.tap("setup.codes.hand");
    kiosk.tap("setup.continue");
    const ShownWords phrase = kiosk.on<SetupState>()->passphrase, code = kiosk.on<SetupState>()->recovery;
    REQUIRE_FALSE(code.empty());
    const auto pick = [&](const WordQuestion& question, std::string_view word, const std::string& id) {
        for (std::size_t choice = 0; choice < question.choices.size(); ++choice)
            if (question.choices[choice] == word) return kiosk.tap(id + std::to_string(choice + 1));
    };
    const WordQuestion ask_phrase = kiosk.on<SetupState>()->ask_passphrase;
    const WordQuestion ask_code = kiosk.on<SetupState>()->ask_recovery;
    pick(ask_phrase, phrase[ask_phrase.place], "setup.words.pass.");
    pick(ask_code, code[ask_code.place], "setup.words.rec.");
    kiosk.tap("setup.continue");
    REQUIRE(kiosk.on<SetupState>()->step == SetupStep::finish);
    kiosk.tap("setup.continue");
    REQUIRE(kiosk.on<WelcomeState>());
    kiosk.unlock(passcode);
    REQUIRE(kiosk.on<StaffState>());
    kiosk.frames();
    CHECK(lobby::times_in_memory(passcode) == 0);
    CHECK(lobby::times_in_memory(code.text()) == 0);
    CHECK(lobby::times_in_memory(phrase.text()) == 0);
}

TEST_CASE("secrets: a secret read from a file lies in locked memory only") {
    const lobby::Folder folder;
    const auto file = folder.path() / "passcode";
    {
        std::ofstream out(file);
        for (const char character : passcode) out.put(character).flush(); // its buffer never holds all of it
        out << "\r\nsecond line";
    }
    const auto secret = commands::secret_from(file);
    REQUIRE(secret);
    CHECK(*secret == passcode);
    CHECK(lobby::times_in_memory(passcode) == 0);
}

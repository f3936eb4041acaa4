// From the box to the first visit, by touch alone.
#include "support/journeys/driver.h"

#include <catch2/catch.hpp>

using namespace porchlight;
using journeys::Driver;

namespace {

constexpr std::string_view passcode = "otter.lamp.47";

void up_to_codes(Driver& kiosk, std::string_view place = "setup.place.us") {
    REQUIRE(kiosk.on<SetupState>());
    kiosk.tap(place);
    kiosk.tap("setup.continue");
    kiosk.type(passcode);
    kiosk.tap("setup.continue");
    kiosk.type(passcode);
    kiosk.tap("setup.continue");
    REQUIRE(kiosk.on<SetupState>()->step == SetupStep::codes);
}

void pick_words(Driver& kiosk) {
    const auto pick = [&](const WordQuestion& question, const ShownWords& words, bool recovery) {
        for (std::size_t choice = 0; choice < question.choices.size(); ++choice)
            if (question.choices[choice] == words[question.place])
                return kiosk.tap((recovery ? "setup.words.rec." : "setup.words.pass.") + std::to_string(choice + 1));
        FAIL("the right word is not among the choices");
    };
    const SetupState setup = *kiosk.on<SetupState>();
    pick(setup.ask_passphrase, setup.passphrase, false);
    pick(setup.ask_recovery, setup.recovery, true);
}

} // namespace

TEST_CASE("set-up: a new kiosk is set up by touch, and then takes visits") {
    Driver kiosk(Driver::Begin::new_kiosk);
    up_to_codes(kiosk);
    kiosk.tap("setup.codes.hand");
    kiosk.tap("setup.continue");
    REQUIRE(kiosk.on<SetupState>()->step == SetupStep::words);
    pick_words(kiosk);
    kiosk.tap("setup.continue");
    REQUIRE(kiosk.on<WelcomeState>());
    CHECK(lobby::need(kiosk.store().is_set_up()));
    kiosk.unlock(passcode);
    CHECK(kiosk.on<StaffState>());
}

TEST_CASE("set-up: the country chosen gives its help numbers at once") {
    Driver kiosk(Driver::Begin::new_kiosk);
    REQUIRE(kiosk.facts().help.crisis == "988");
    up_to_codes(kiosk, "setup.place.in");
    kiosk.tap("setup.codes.hand");
    kiosk.tap("setup.continue");
    pick_words(kiosk);
    kiosk.tap("setup.continue");
    REQUIRE(kiosk.on<WelcomeState>());
    CHECK(kiosk.facts().site.region == Region::in);
    CHECK_FALSE(kiosk.facts().help.crisis.empty());
    CHECK(kiosk.facts().help.crisis != "988");
}

TEST_CASE("set-up: a vault whose place could not be kept is finished by the next try") {
    Driver kiosk(Driver::Begin::new_kiosk);
    up_to_codes(kiosk);
    kiosk.tap("setup.codes.hand");
    kiosk.tap("setup.continue");
    pick_words(kiosk);
    const auto recovery = store::WordCode::draw(), words = store::WordCode::draw();
    lobby::need(kiosk.store().set_up({passcode, "1", &recovery, &words}, kiosk.local.day)); // as the first try left it
    kiosk.tap("setup.continue");
    CHECK(kiosk.on<WelcomeState>());
    CHECK(lobby::need(kiosk.store().settings().get("site.region")));
}

TEST_CASE("set-up: left in the middle it keeps nothing, and begins again") {
    Driver kiosk(Driver::Begin::new_kiosk);
    up_to_codes(kiosk);
    const ShownWords words = kiosk.on<SetupState>()->recovery;
    const auto shown = words.each();
    const std::string shown_once = std::string(shown[0]) + " " + std::string(shown[1]);
    kiosk.restart();
    REQUIRE(kiosk.on<SetupState>());
    CHECK(kiosk.on<SetupState>()->step == SetupStep::place);
    CHECK_FALSE(lobby::need(kiosk.store().is_set_up()));
    CHECK(lobby::all_bytes(kiosk.data()).find(shown_once) == std::string::npos);
    CHECK(lobby::all_bytes(kiosk.data()).find(passcode) == std::string::npos);
}

TEST_CASE("set-up: an easy passcode and two different ones are turned down") {
    Driver kiosk(Driver::Begin::new_kiosk);
    kiosk.tap("setup.continue");
    kiosk.type("password");
    kiosk.tap("setup.continue");
    REQUIRE(kiosk.on<SetupState>());
    CHECK(kiosk.on<SetupState>()->step == SetupStep::passcode);
    CHECK(kiosk.on<SetupState>()->easy);
    for (int i = 0; i < 8; ++i) kiosk.press(ui::KeyName::erase);
    kiosk.type(passcode);
    kiosk.tap("setup.continue");
    kiosk.type("otter.lamp.48");
    kiosk.tap("setup.continue");
    CHECK(kiosk.on<SetupState>()->step == SetupStep::passcode);
    CHECK(kiosk.on<SetupState>()->differ);
}

#include "support/journeys/set_up.h"

#include "app/clock.h"

#include <algorithm>
#include <catch2/catch.hpp>

namespace journeys {

using namespace porchlight;

SetupStep step_of(const Driver& kiosk) {
    REQUIRE(kiosk.on<SetupState>());
    return kiosk.on<SetupState>()->step;
}

void on_keys(Driver& kiosk, std::string_view text) {
    for (const char key : text) kiosk.tap(std::string("key.") + key);
}

void finish_place(Driver& kiosk, std::string_view place) {
    REQUIRE(step_of(kiosk) == SetupStep::place);
    kiosk.tap(place);
    kiosk.tap("setup.continue");
}

void finish_clock(Driver& kiosk) {
    REQUIRE(step_of(kiosk) == SetupStep::clock);
    kiosk.local.day = std::max(kiosk.local.day, day_built() + 5); // an earlier day is refused
    kiosk.frames();
    kiosk.tap("setup.clock.check");
    kiosk.tap("setup.continue");
}

void finish_touch(Driver& kiosk) {
    REQUIRE(step_of(kiosk) == SetupStep::touch);
    kiosk.tap("setup.touch.size.24");
    for (const char lamp : {'3', '1', '4', '2'}) kiosk.tap(std::string("setup.touch.lamp.") + lamp);
    kiosk.tap("setup.continue");
}

void finish_help(Driver& kiosk) {
    REQUIRE(step_of(kiosk) == SetupStep::help);
    kiosk.tap("setup.help.check");
    kiosk.tap("setup.continue");
}

void finish_desk(Driver& kiosk) {
    REQUIRE(step_of(kiosk) == SetupStep::desk);
    kiosk.tap("setup.desk.right");
    kiosk.tap("setup.desk.naloxone");
    kiosk.tap("setup.continue");
}

void finish_passcode(Driver& kiosk) {
    REQUIRE(step_of(kiosk) == SetupStep::passcode);
    on_keys(kiosk, setup_passcode);
    kiosk.tap("setup.continue");
    on_keys(kiosk, setup_passcode);
    kiosk.tap("setup.continue");
}

void finish_codes(Driver& kiosk) {
    REQUIRE(step_of(kiosk) == SetupStep::codes);
    kiosk.tap("setup.codes.hand");
    kiosk.tap("setup.continue");
}

void pick_words(Driver& kiosk) {
    REQUIRE(step_of(kiosk) == SetupStep::words);
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

void finish_words(Driver& kiosk) {
    pick_words(kiosk);
    kiosk.tap("setup.continue");
}

void up_to_passcode(Driver& kiosk, std::string_view place) {
    finish_place(kiosk, place);
    finish_clock(kiosk);
    finish_touch(kiosk);
    finish_help(kiosk);
    finish_desk(kiosk);
}

void up_to_words(Driver& kiosk) {
    up_to_passcode(kiosk);
    finish_passcode(kiosk);
    finish_codes(kiosk);
}

} // namespace journeys

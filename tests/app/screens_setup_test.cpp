// Set-up: what the steps register, what a touch asks for, and that secrets stay covered.
#include "../support/app/pane.h"
#include "app/flow.h"
#include "app/gallery/samples.h"
#include "app/screens/screens.h"

#include <catch2/catch.hpp>

using namespace porchlight;
using test::asked;
using test::DrawScreen;
using test::none;
using test::Pane;

namespace {

SetupState& setup(Pane& pane) { return std::get<SetupState>(pane.state.screen); }

DrawScreen picture(Pane& pane, std::string_view name) {
    pane.show(gallery::setup_room(), name);
    return [&pane](Page& page) -> std::optional<Action> {
        const SetupState& state = setup(pane);
        switch (state.step) {
        case SetupStep::place:
            return screens::draw_setup_place(state, page);
        case SetupStep::clock:
            return screens::draw_setup_clock(state, page);
        case SetupStep::touch:
            return screens::draw_setup_touch(state, page);
        case SetupStep::help:
            return screens::draw_setup_help(state, page);
        case SetupStep::desk:
            return screens::draw_setup_desk(state, page);
        case SetupStep::finish:
            return screens::draw_setup_finish(state, page);
        case SetupStep::passcode:
            return screens::draw_setup_passcode(state, page);
        case SetupStep::codes:
            return screens::draw_setup_codes(state, page);
        case SetupStep::words:
            return screens::draw_setup_words(state, page);
        }
        return std::nullopt;
    };
}

std::vector<std::string> broken_besides_keys(const Pane& pane) {
    std::vector<std::string> broken = pane.broken_rules();
    std::erase_if(broken, [](const std::string& rule) { return rule.find("key.") != std::string::npos; });
    return broken;
}

} // namespace

TEST_CASE("set-up: every control is named, alone of its id, on the screen, big enough and apart") {
    for (const std::string_view name : gallery::setup_room().names) {
        INFO(name);
        Pane pane;
        const DrawScreen screen = picture(pane, name);
        pane.frame(screen);
        CHECK(broken_besides_keys(pane) == none);
        setup(pane).naming = true;
        setup(pane).covered = true;
        setup(pane).letters = false;
        pane.frame(screen);
        CHECK(broken_besides_keys(pane) == none);
    }
}

TEST_CASE("set-up, place: languages of the site, three countries, Continue") {
    Pane pane;
    const DrawScreen screen = picture(pane, "setup-place");
    CHECK(asked<action::PickLanguage>(pane.tap(screen, "setup.language.es")).code == "es");
    CHECK(asked<action::PickRegion>(pane.tap(screen, "setup.place.in")).region == 1);
    CHECK(asked<action::PickRegion>(pane.tap(screen, "setup.place.else")).region == 2);
    CHECK(pane.control("setup.place.us").value == "Chosen");
    asked<action::Continue>(pane.tap(screen, "setup.continue"));
    CHECK(pane.says("Step 1 of 7"));
}

TEST_CASE("set-up, place: the name is typed in place") {
    Pane pane;
    const DrawScreen screen = picture(pane, "setup-place");
    asked<action::EditSiteName>(pane.tap(screen, "setup.place.name"));
    setup(pane).naming = true;
    CHECK(asked<action::TypeCharacter>(pane.tap(screen, "key.m")).character == U'm');
    CHECK(asked<action::TypeCharacter>(pane.tap(screen, "key.space")).character == U' ');
    CHECK(asked<action::TypeCharacter>(pane.tap(screen, "key.apostrophe")).character == U'’');
    CHECK(pane.control("setup.place.name").value == "Maple Street Center");
    CHECK_FALSE(pane.tap(screen, "setup.place.name").has_value()); // its keys stay
    for (const std::string_view focused : {"", "setup.place.name"}) {
        pane.key(ui::KeyName::enter);
        pane.focus_on(focused);
        asked<action::EditSiteName>(pane.frame(screen));
    }
    asked<action::EditSiteName>(pane.tap(screen, "setup.place.name.done"));
}

TEST_CASE("set-up, passcode: dots only, two fields, both keyboards") {
    Pane pane;
    const DrawScreen screen = picture(pane, "setup-passcode");
    setup(pane).passcode = Secret("zq9 marble");
    setup(pane).again = Secret("wvx42");
    pane.frame(screen);
    CHECK_FALSE(pane.says("zq9"));
    CHECK_FALSE(pane.says("wvx42"));
    CHECK(pane.control("setup.pass.a").value == "10\u00A0characters");
    CHECK(pane.says("Hard to guess"));
    CHECK_FALSE(pane.says("They match"));
    setup(pane).again = Secret("zq9 marble");
    pane.frame(screen);
    CHECK(pane.says("They match"));
    CHECK_FALSE(asked<action::PickField>(pane.tap(screen, "setup.pass.a")).second);
    CHECK_FALSE(pane.tap(screen, "setup.pass.b").has_value()); // it is the one typed into: Enter goes on
    setup(pane).second = false;
    CHECK(asked<action::PickField>(pane.tap(screen, "setup.pass.b")).second);
    setup(pane).second = true;
    CHECK_FALSE(asked<action::SwitchKeys>(pane.tap(screen, "key.123")).letters);
    asked<action::Continue>(pane.tap(screen, "setup.continue"));
    CHECK(asked<action::TypeCharacter>(pane.tap(screen, "key.space")).character == U' ');
    CHECK(asked<action::SwitchKeys>(pane.tap(screen, "key.signs")).signs);
    setup(pane).signs = true;
    CHECK(asked<action::TypeCharacter>(pane.tap(screen, "key.!")).character == U'!');
    CHECK_FALSE(asked<action::SwitchKeys>(pane.tap(screen, "key.signs")).signs);
    setup(pane).letters = false;
    CHECK(asked<action::SwitchKeys>(pane.tap(screen, "key.abc")).letters);
    CHECK(asked<action::TypeCharacter>(pane.tap(screen, "key.0")).character == U'0');
    asked<action::Continue>(pane.tap(screen, "setup.continue"));
}

TEST_CASE("set-up, passcode: what is wrong with it is said") {
    Pane pane;
    const DrawScreen screen = picture(pane, "setup-passcode");
    setup(pane).differ = true;
    pane.frame(screen);
    CHECK(pane.says("Those two were different."));
    setup(pane).easy = true;
    pane.frame(screen);
    CHECK(pane.says("Only numbers? Then at least 12 of them, or add letters."));
}

TEST_CASE("set-up, passcode and codes: covered after a while, keys asleep, one touch to go on") {
    Pane pane;
    DrawScreen screen = picture(pane, "setup-passcode");
    setup(pane).covered = true;
    asked<action::Uncover>(pane.tap(screen, "setup.cover"));
    CHECK_FALSE(pane.shows("setup.pass.a"));
    CHECK_FALSE(pane.tap(screen, "key.q").has_value());

    screen = picture(pane, "setup-codes");
    setup(pane).covered = true;
    asked<action::Uncover>(pane.tap(screen, "setup.cover"));
    for (const std::string_view word : setup(pane).passphrase.each()) CHECK_FALSE(pane.says(word));
    for (const std::string_view word : setup(pane).recovery.each()) CHECK_FALSE(pane.says(word));
}

TEST_CASE("set-up, codes: sixteen words, once, a printer is offered only where there is one") {
    Pane pane;
    const DrawScreen screen = picture(pane, "setup-codes");
    pane.frame(screen);
    for (const std::string_view word : setup(pane).passphrase.each()) CHECK(pane.says(word));
    for (const std::string_view word : setup(pane).recovery.each()) CHECK(pane.says(word));
    CHECK(pane.shows("setup.codes.print"));
    pane.facts.has_printer = false;
    pane.frame(screen);
    CHECK_FALSE(pane.shows("setup.codes.print"));
    asked<action::KeepByHand>(pane.tap(screen, "setup.codes.hand"));
    asked<action::Continue>(pane.tap(screen, "setup.continue"));
    setup(pane).by_hand.reset();
    pane.frame(screen);
    CHECK_FALSE(pane.control("setup.continue").enabled);
    setup(pane).by_hand = true;
    setup(pane).passphrase = {};
    pane.frame(screen);
    CHECK_FALSE(pane.control("setup.continue").enabled);
}

TEST_CASE("set-up, words: chips answer, wrong says so, Continue waits for both") {
    Pane pane;
    const DrawScreen screen = picture(pane, "setup-confirm-words");
    const auto picked = asked<action::PickWord>(pane.tap(screen, "setup.words.rec.3"));
    CHECK(picked.recovery);
    CHECK(picked.choice == 2);
    CHECK_FALSE(asked<action::PickWord>(pane.tap(screen, "setup.words.pass.1")).recovery);
    asked<action::ShowWordsAgain>(pane.tap(screen, "setup.words.show"));
    CHECK(pane.says("Right"));
    CHECK(pane.says("Recovery code: word 6"));
    CHECK_FALSE(pane.control("setup.continue").enabled);
    setup(pane).ask_recovery.picked = 0;
    pane.frame(screen);
    CHECK(pane.says("Not that one. Look once more."));
    CHECK(broken_besides_keys(pane) == none);
    setup(pane).ask_recovery.picked = 2;
    setup(pane).ask_recovery.right = true;
    pane.frame(screen);
    CHECK(pane.control("setup.continue").enabled);
    setup(pane).working = true;
    pane.frame(screen);
    CHECK_FALSE(pane.control("setup.continue").enabled);
}

TEST_CASE("set-up, finish: whoever stands there rings the bell, says whether it was heard, or leaves it open") {
    Pane pane;
    DrawScreen screen = picture(pane, "setup-finish-sound");
    asked<action::RingBell>(pane.tap(screen, "setup.done.ring"));
    pane.facts.setup.bell_heard = true;
    pane.frame(screen);
    CHECK(pane.says("The staff bell was heard"));
    CHECK_FALSE(pane.shows("setup.done.ring"));
    pane.facts.setup.bell_heard = false; // it may be tried again with the loudspeaker on
    asked<action::RingBell>(pane.tap(screen, "setup.done.ring"));
    CHECK(pane.says("Carrying on without sound"));

    const DrawScreen question = [](Page& page) { return screens::draw(BellQuestion{}, page); };
    CHECK(asked<action::BellHeard>(pane.tap(question, "bell.stay")).heard);
    CHECK_FALSE(asked<action::BellHeard>(pane.tap(question, "bell.go")).heard);
    pane.frame(question);
    pane.press({20, 20});
    pane.frame(question);
    pane.release({20, 20});
    asked<action::CloseSheet>(pane.frame(question));
}

TEST_CASE("set-up: the bell rings before it is asked about, and the answer is kept") {
    Pane pane;
    picture(pane, "setup-finish-sound");
    Step step = update(pane.state, action::RingBell{}, pane.facts);
    REQUIRE(step.effects.size() == 1);
    CHECK(std::holds_alternative<effect::RingBell>(step.effects.front()));
    REQUIRE(step.state.sheet);
    CHECK(std::holds_alternative<BellQuestion>(*step.state.sheet));
    step = update(step.state, action::BellHeard{true}, pane.facts);
    CHECK_FALSE(step.state.sheet);
    REQUIRE(step.effects.size() == 1);
    CHECK(std::get<effect::KeepBell>(step.effects.front()).heard);
    step = update(step.state, action::BellHeard{false}, pane.facts); // nobody asks any more
    CHECK(step.effects.empty());
}

TEST_CASE("set-up: the first step decides the main language, later the bar's is for reading only") {
    Pane pane;
    picture(pane, "setup-place");
    State state = update(pane.state, action::PickLanguage{"es"}, pane.facts).state;
    CHECK(std::get<SetupState>(state.screen).language == "es");
    std::get<SetupState>(state.screen).step = SetupStep::help;
    state = update(state, action::PickLanguage{"hi"}, pane.facts).state;
    CHECK(state.look.language == "hi");
    CHECK(std::get<SetupState>(state.screen).language == "es");
}

TEST_CASE("set-up, place: a name begins with a capital where there are any, and ends without a space") {
    Pane pane;
    picture(pane, "setup-place");
    setup(pane).site_name.clear();
    State state = update(pane.state, action::EditSiteName{}, pane.facts).state;
    CHECK(std::get<SetupState>(state.screen).capitals);
    for (const char32_t letter : U" Casa  de ")
        state = letter == 0 ? state : update(state, action::TypeCharacter{letter}, pane.facts).state;
    CHECK(std::get<SetupState>(state.screen).site_name == "Casa de ");
    state = update(state, action::EditSiteName{}, pane.facts).state;
    CHECK(std::get<SetupState>(state.screen).site_name == "Casa de");
    state = update(state, action::EditSiteName{}, pane.facts).state;
    CHECK_FALSE(std::get<SetupState>(state.screen).capitals);
    state = update(state, action::TypeCharacter{U' '}, pane.facts).state; // each word of a name has its own
    CHECK(std::get<SetupState>(state.screen).capitals);
    state = update(state, action::EraseCharacter{}, pane.facts).state;
    CHECK_FALSE(std::get<SetupState>(state.screen).capitals);
    setup(pane).site_name.clear();
    pane.state.look.language = "hi"; // shift has other letters there
    CHECK_FALSE(std::get<SetupState>(update(pane.state, action::EditSiteName{}, pane.facts).state.screen).capitals);
}

TEST_CASE("set-up, place: the name is typed with the letters of the language") {
    Pane pane;
    const DrawScreen screen = picture(pane, "setup-place-name");
    pane.state.look.language = "es";
    pane.frame(screen);
    CHECK(pane.shows("key.ñ"));
    pane.state.look.language = "en";
    pane.frame(screen);
    CHECK_FALSE(pane.shows("key.ñ"));
}

TEST_CASE("set-up: Continue that cannot go on says why") {
    struct Case {
        const char* sample;
        const char* why;
    };
    for (const Case& one : {Case{"setup-clock", "Tick the box once the clock is right."},
                            Case{"setup-codes", "Choose how you’ll keep them first."},
                            Case{"setup-confirm-words", "Pick the right word in both."}}) {
        INFO(one.sample);
        Pane pane;
        const DrawScreen screen = picture(pane, one.sample);
        setup(pane).by_hand.reset();
        pane.frame(screen);
        CHECK_FALSE(pane.says(one.why));
        pane.state = update(pane.state, action::Continue{}, pane.facts).state;
        pane.frame(screen);
        CHECK(pane.says(one.why));
    }
}

// Typing a help number, in set-up and in settings: only what was finished with Done stands, and only numbers that can
// be called are ticked.
#include "../support/app/pane.h"
#include "app/flow.h"
#include "app/screens/screens.h"

#include <catch2/catch.hpp>

using namespace porchlight;
using test::Pane;

namespace {

Facts us() {
    Facts facts;
    facts.help = {.crisis = "988", .emergency = "911"};
    facts.setup.numbers = facts.help;
    return facts;
}

State of_setup(const Facts& facts) {
    SetupState setup;
    setup.step = SetupStep::help;
    setup.help.numbers = facts.help;
    State state;
    state.screen = setup;
    return state;
}

State of_settings(const Facts& facts) {
    SettingsState settings;
    settings.page = SettingsPage::help;
    settings.help.numbers = facts.help;
    State state;
    state.screen = StaffState{1, settings};
    return state;
}

const HelpCheck& numbers_of(const State& state) {
    if (const auto* setup = std::get_if<SetupState>(&state.screen)) return setup->help;
    return std::get<SettingsState>(std::get<StaffState>(state.screen).page).help;
}

/// What was there is rubbed out, and this is typed.
State typed(State state, HelpField field, std::string_view digits, const Facts& facts) {
    state = update(state, action::ChangeNumber{field}, facts).state;
    state = update(state, action::EraseCharacter{true}, facts).state;
    for (const char digit : digits)
        state = update(state, action::TypeCharacter{static_cast<char32_t>(digit)}, facts).state;
    return state;
}

} // namespace

TEST_CASE("help numbers: a number that is left without Done is the one from before") {
    Facts facts = us();
    const bool in_setup = GENERATE(true, false);
    const HelpField field = GENERATE(HelpField::crisis, HelpField::emergency);
    const std::string_view digits = GENERATE(as<std::string_view>(), "9", "11122");
    INFO(in_setup << digits);
    facts.setup.done = !in_setup;
    const State typing = typed(in_setup ? of_setup(facts) : of_settings(facts), field, digits, facts);
    const State refused =
        digits.size() > 1 ? typing : update(typing, action::ChangeNumber{HelpField::none}, facts).state;
    CHECK(numbers_of(refused).typing == field);
    const State back = update(refused, action::GoBack{}, facts).state; // Escape is the same
    CHECK(numbers_of(back).typing == HelpField::none);
    CHECK(numbers_of(back).numbers.crisis == "988");
    CHECK(numbers_of(back).numbers.emergency == "911");
    CHECK_FALSE(numbers_of(back).short_number);
    if (!in_setup) return; // Home locks, and nothing of it is left
    const State home = update(refused, action::GoHome{}, facts).state;
    CHECK(numbers_of(home).numbers.crisis == "988");
    CHECK(numbers_of(home).numbers.emergency == "911");
}

TEST_CASE("help numbers: only numbers that can be called are ticked, and a place may have no crisis line") {
    Facts facts = us();
    const bool in_setup = GENERATE(true, false);
    facts.setup.done = !in_setup;
    const auto ticked = [&](const HelpNumbers& numbers) {
        facts.help = numbers;
        const State state = in_setup ? of_setup(facts) : of_settings(facts);
        return numbers_of(update(state, action::CheckNumbers{}, facts).state).checked;
    };
    CHECK(ticked({.crisis = "988", .emergency = "911"}));
    CHECK(ticked({.crisis = "", .emergency = "112"}));
    CHECK_FALSE(ticked({.crisis = "9", .emergency = "911"}));
    CHECK_FALSE(ticked({.crisis = "988", .emergency = "9"}));
    CHECK_FALSE(ticked({.crisis = "988", .emergency = ""}));
}

TEST_CASE("help numbers: a box that can't be ticked says what is missing, until it is there") {
    Pane pane;
    const bool in_setup = GENERATE(true, false);
    pane.facts.help = {};
    pane.state = in_setup ? of_setup(pane.facts) : of_settings(pane.facts);
    const test::DrawScreen screen = [&](Page& page) {
        const auto* setup = std::get_if<SetupState>(&pane.state.screen);
        return setup ? screens::draw_setup_help(*setup, page)
                     : screens::draw(std::get<SettingsState>(std::get<StaffState>(pane.state.screen).page), page);
    };
    const std::string_view missing = "Type the emergency number first.";
    const auto check = [&] {
        pane.state =
            update(pane.state, test::asked<action::CheckNumbers>(pane.tap(screen, "setup.help.check")), pane.facts)
                .state;
        pane.frame(screen);
    };
    pane.frame(screen);
    CHECK_FALSE(pane.says(missing));
    check();
    CHECK(pane.says(missing));
    pane.state = typed(pane.state, HelpField::emergency, "112", pane.facts);
    pane.state = update(pane.state, action::ChangeNumber{HelpField::none}, pane.facts).state;
    check();
    CHECK_FALSE(pane.says(missing));
    CHECK(numbers_of(pane.state).checked);
}

// A feeling line without a finger and without arrow keys: five at a time from the end that was chosen.
#include "../support/app/pane.h"
#include "app/flow.h"
#include "app/screens/screens.h"

#include <catch2/catch.hpp>

using namespace porchlight;
using test::asked;
using test::none;
using test::Pane;

namespace {

/// Without the bar, which ends where broken_rules says that the screen does.
std::optional<Action> draw_all(Page& page) {
    const auto* sheet = page.state.sheet ? std::get_if<LineSheet>(&*page.state.sheet) : nullptr;
    auto asked = screens::draw_mood(std::get<CheckInState>(page.state.screen), page);
    return sheet ? screens::draw(*sheet, page) : asked;
}

std::optional<std::uint8_t> energy(const State& state) {
    return std::get<CheckInState>(state.screen).draft.feelings.energy;
}

State after(const State& state, const Action& action) { return update(state, action, Facts{}).state; }

State on_mood() {
    State state;
    CheckInState check_in;
    check_in.step = CheckInStep::mood;
    state.screen = check_in;
    return state;
}

} // namespace

TEST_CASE("line sheet: Enter on a line opens it, and an untouched line asks for an end first") {
    Pane pane;
    pane.state = on_mood();
    CHECK(asked<action::OpenLine>(pane.tap(draw_all, "mood.energy")).line == Line::energy);
    pane.state = after(pane.state, action::OpenLine{Line::energy});
    pane.frame(draw_all);
    CHECK(pane.broken_rules() == none);
    CHECK(asked<action::StartLine>(pane.tap(draw_all, "line.upper")).from_left);
    CHECK_FALSE(asked<action::StartLine>(pane.tap(draw_all, "line.lower")).from_left);
    CHECK_FALSE(energy(pane.state)); // opening answers nothing
    asked<action::CloseSheet>(pane.tap(draw_all, "line.keep"));
}

TEST_CASE("line sheet: further leads away from the end that was chosen, back returns, and the ends hold") {
    for (const bool from_left : {true, false}) {
        State state = after(on_mood(), action::OpenLine{Line::energy});
        state = after(state, action::StartLine{from_left});
        CHECK(energy(state) == (from_left ? 0 : 100));
        state = after(after(state, action::MoveLine{true}), action::MoveLine{true});
        CHECK(energy(state) == (from_left ? 10 : 90));
        for (int press = 0; press < 5; ++press) state = after(state, action::MoveLine{false});
        CHECK(energy(state) == (from_left ? 0 : 100));
        Pane pane;
        pane.state = state;
        CHECK(asked<action::MoveLine>(pane.tap(draw_all, "line.upper")).further);
        CHECK_FALSE(asked<action::MoveLine>(pane.tap(draw_all, "line.lower")).further);
        CHECK(pane.broken_rules() == none);
    }
}

TEST_CASE("line sheet: nothing moves a line that is not open") {
    CHECK_FALSE(energy(after(on_mood(), action::MoveLine{true})));
    CHECK_FALSE(energy(after(on_mood(), action::StartLine{true})));
    State elsewhere;
    CHECK_FALSE(after(elsewhere, action::OpenLine{Line::mood}).sheet);
}

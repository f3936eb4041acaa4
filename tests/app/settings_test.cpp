// What a person sets for this visit: it shows in the very next picture, and is gone with the visit.
#include "../support/app/pane.h"
#include "app/flow.h"
#include "app/screens/screens.h"

#include <catch2/catch.hpp>

using namespace porchlight;
using test::asked;
using test::Pane;

namespace {

State changed() {
    State state;
    CheckInState check_in;
    check_in.draft.reason = store::Reason::medication;
    state.screen = check_in;
    Facts facts;
    facts.site.languages = {{"en", "English"}, {"es", "Español"}};
    facts.site.has_speech = true;
    ui::Look wanted = state.look;
    wanted.theme = ui::ThemeName::high_contrast;
    wanted.text_size = ui::TextSize::largest;
    wanted.less_movement = true;
    state = update(state, action::SetLook{wanted, true, true}, facts).state;
    return update(state, action::PickLanguage{"es"}, facts).state;
}

} // namespace

TEST_CASE("settings: theme, size, movement, reach, speech and language are on the glass with the next picture") {
    Pane pane;
    pane.state = changed();
    bool seen = false;
    pane.frame([&](Page& page) -> std::optional<Action> {
        seen = page.frame.theme.name == ui::ThemeName::high_contrast &&
               page.frame.type.size() == ui::TextSize::largest && page.frame.less_movement();
        return std::nullopt;
    });
    CHECK(seen);
    CHECK(pane.state.reach_mode);
    CHECK(pane.state.speech);
    CHECK(pane.state.look.language == "es");
}

TEST_CASE("settings: however a visit ends, the site's own are back") {
    Facts facts;
    const auto check_own = [](const State& state) {
        CHECK(std::holds_alternative<WelcomeState>(state.screen));
        CHECK(state.look == state.site_look);
        CHECK_FALSE(state.reach_mode);
        CHECK_FALSE(state.speech);
    };
    State leaving = changed();
    leaving.sheet = LeaveQuestion{};
    check_own(update(leaving, action::Leave{}, facts).state);
    check_own(update(changed(), action::ClearNow{}, facts).state);
    State done = changed();
    done.screen = DoneState{};
    check_own(update(done, action::DoneNow{}, facts).state);
    check_own(update(done, action::GoHome{}, facts).state);

    State alone = changed(); // nobody answers "Are you still there?"
    alone.sheet = StillThere{.began_seconds = 100, .answer_seconds = 60};
    facts.now_seconds = 161;
    check_own(update(alone, action::Tick{}, facts).state);
}

TEST_CASE("settings: a site's own theme and size come back, not the program's") {
    State state = changed();
    state.sheet = LeaveQuestion{};
    state.site_look.theme = ui::ThemeName::dark;
    state.site_look.text_size = ui::TextSize::large;
    const State after = update(state, action::Leave{}, Facts{}).state;
    CHECK(after.look.theme == ui::ThemeName::dark);
    CHECK(after.look.text_size == ui::TextSize::large);
}

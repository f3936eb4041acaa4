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
    Facts facts;
    facts.site.languages = {{"en", "English"}, {"es", "Español"}};
    facts.site.has_speech = true;
    State state = update(State{}, action::BeginCheckIn{}, facts).state;
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

TEST_CASE("settings: at the staff door and behind it nothing speaks, and nothing offers to") {
    Pane pane;
    pane.facts.site.has_speech = true;
    pane.state.speech = true; // left on in the lobby
    pane.state = update(pane.state, action::StaffDoor{}, pane.facts).state;
    CHECK_FALSE(pane.state.speech);
    for (const bool inside : {false, true}) {
        INFO(inside);
        if (inside) pane.state.screen = StaffState{};
        pane.state = update(pane.state, action::SetLook{pane.state.look, false, true}, pane.facts).state;
        CHECK_FALSE(pane.state.speech);
        pane.frame([](Page& page) { return screens::draw(AccessibilitySheet{}, page); });
        CHECK(pane.shows("accessibility.motion"));
        CHECK_FALSE(pane.shows("accessibility.speech"));
        pane.frame([](Page& page) { return screens::draw(HelpSheet{}, page); });
        CHECK(pane.shows("help.close"));
        CHECK_FALSE(pane.shows("help.read"));
    }
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

namespace {

State in_settings(SettingsPage page, const Facts& facts) {
    State state;
    SettingsState settings;
    settings.page = page;
    settings.draft = facts.site;
    state.screen = StaffState{2, settings};
    return state;
}

const SettingsState& settings_of(const State& state) {
    return std::get<SettingsState>(std::get<StaffState>(state.screen).page);
}

constexpr std::string_view some_words = "apricot bridge candle dolphin ember fiddle garden harbor";

} // namespace

TEST_CASE("settings: how loud, and how long exported days stay, keep their limits") {
    const Facts facts;
    const auto changed = [&](std::int32_t volume, std::int32_t days) {
        Site draft = facts.site;
        draft.sound_volume = volume;
        draft.retention_days = days;
        const Step step = update(in_settings(SettingsPage::sound, facts), action::ChangeSite{draft}, facts);
        return std::pair{settings_of(step.state).draft.sound_volume, settings_of(step.state).draft.retention_days};
    };
    CHECK(changed(130, 0) == std::pair{100, 1});
    CHECK(changed(-10, 9999) == std::pair{0, 3650});
    CHECK(changed(40, 60) == std::pair{40, 60});
}

TEST_CASE("settings: the passphrase is covered until somebody who looked around touches it, and is not opened before") {
    const Facts facts;
    Step step =
        update(in_settings(SettingsPage::list, facts), action::OpenSettingsPage{SettingsPage::passphrase}, facts);
    CHECK(step.effects.empty());
    step = update(step.state, action::Uncover{}, facts);
    REQUIRE(step.effects.size() == 1);
    CHECK(std::holds_alternative<effect::ShowPassphrase>(step.effects.front()));
    const State shown = update(step.state, action::PassphraseShown{ShownWords(some_words)}, facts).state;
    CHECK(update(shown, action::Uncover{}, facts).effects.empty());
    CHECK(update(in_settings(SettingsPage::name, facts), action::Uncover{}, facts).effects.empty());
}

TEST_CASE("settings: a new passphrase is drawn after the question only, and the page says that it is new") {
    const Facts facts;
    State state = in_settings(SettingsPage::passphrase, facts);
    Step step = update(state, action::AskNewPassphrase{}, facts);
    CHECK(step.effects.empty());
    REQUIRE(step.state.sheet.has_value());
    const Step kept = update(step.state, action::CloseSheet{}, facts); // "Keep this one"
    CHECK(kept.effects.empty());
    step = update(step.state, action::StaffGoOn{}, facts);
    REQUIRE(step.effects.size() == 1);
    CHECK(std::holds_alternative<effect::RenewPassphrase>(step.effects.front()));
    state = update(step.state, action::PassphraseShown{ShownWords(some_words), true}, facts).state;
    CHECK(settings_of(state).is_new);
    CHECK_FALSE(settings_of(state).working);
    state = update(state, action::GoBack{}, facts).state;
    CHECK(settings_of(state).passphrase.empty());
}

TEST_CASE("settings: every key changes only when the new words are written down, and none of them stays on the glass") {
    Facts facts;
    facts.staff.passcodes = {{1, "Day lead"}, {2, "Night lead"}};
    State state = update(in_settings(SettingsPage::list, facts), action::AskNewKeys{}, facts).state;
    state = update(state, action::StaffGoOn{}, facts).state;
    REQUIRE(settings_of(state).page == SettingsPage::passcode);
    CHECK(settings_of(state).passcode.label == "Night lead");
    Step step;
    for (int twice = 0; twice < 2; ++twice) {
        for (const char one : std::string_view("quilt7.harbor.94"))
            state = update(state, action::TypeCharacter{static_cast<char32_t>(one)}, facts).state;
        step = update(state, action::Continue{}, facts);
        state = step.state;
    }
    REQUIRE(step.effects.size() == 1);
    CHECK(std::holds_alternative<effect::DrawWords>(step.effects.front()));
    state = update(state, action::WordsDrawn{ShownWords(some_words), ShownWords(some_words), {}, {}}, facts).state;
    REQUIRE(settings_of(state).page == SettingsPage::new_keys);
    CHECK(update(state, action::ChangeKeys{}, facts).effects.empty()); // not copied yet
    state = update(state, action::WroteDown{}, facts).state;
    step = update(state, action::ChangeKeys{}, facts);
    REQUIRE(step.effects.size() == 1);
    const auto& wanted = std::get<effect::ChangeKeys>(step.effects.front());
    CHECK(wanted.label == "Night lead");
    CHECK(wanted.passcode.reveal() == "quilt7.harbor.94");
    const State failed = update(step.state, action::NotKept{store::Code::full}, facts).state;
    CHECK_FALSE(settings_of(failed).recovery.empty()); // the same words can be tried again
    state = update(step.state, action::KeysChanged{5}, facts).state;
    CHECK(std::get<StaffState>(state.screen).slot == 5);
    CHECK(settings_of(state).page == SettingsPage::passcodes);
    CHECK(settings_of(state).passphrase.empty());
    CHECK(settings_of(state).recovery.empty());
    CHECK(settings_of(state).passcode.first.empty());
}

TEST_CASE("settings: whoever has no name on the list gives one with new keys, and nobody on it is nameless") {
    Facts facts;
    facts.staff.passcodes = {{1, "Day lead"}}; // their own, 2, is removed
    State state = update(in_settings(SettingsPage::list, facts), action::AskNewKeys{}, facts).state;
    state = update(state, action::StaffGoOn{}, facts).state;
    REQUIRE(settings_of(state).passcode.step == PasscodeStep::label);
    state = update(state, action::Continue{}, facts).state;
    CHECK(settings_of(state).passcode.step == PasscodeStep::label); // not without one
    for (const char one : std::string_view("Ana"))
        state = update(state, action::TypeCharacter{static_cast<char32_t>(one)}, facts).state;
    for (int steps = 0; steps < 3; ++steps) {
        state = update(state, action::Continue{}, facts).state;
        for (const char one : std::string_view("quilt7.harbor.94"))
            if (steps < 2) state = update(state, action::TypeCharacter{static_cast<char32_t>(one)}, facts).state;
    }
    state = update(state, action::WordsDrawn{ShownWords(some_words), ShownWords(some_words), {}, {}}, facts).state;
    state = update(state, action::WroteDown{}, facts).state;
    const Step step = update(state, action::ChangeKeys{}, facts);
    REQUIRE(step.effects.size() == 1);
    CHECK(std::get<effect::ChangeKeys>(step.effects.front()).label == "Ana");
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

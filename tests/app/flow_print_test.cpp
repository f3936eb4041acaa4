// Printing the words, as behaviour: once at a time, said where it was asked for, and never in the way of a copy by
// hand.
#include "../support/app/pane.h"
#include "app/flow.h"
#include "app/screens/screens.h"

#include <algorithm>

using namespace porchlight;
using test::asked;
using test::DrawScreen;
using test::Pane;

namespace {

using Phase = WordsPrint::Phase;

const DrawScreen draws_codes = [](Page& page) {
    return screens::draw_setup_codes(std::get<SetupState>(page.state.screen), page);
};

/// Set-up shows the words; nobody has chosen yet.
class Codes {
  public:
    Codes() {
        pane.show(gallery::setup_room(), "setup-codes");
        setup().by_hand.reset();
        pane.facts.now_seconds = 1000;
    }
    void happens(const Action& action) {
        Step step = update(pane.state, action, pane.facts);
        pane.state = std::move(step.state);
        effects = std::move(step.effects);
    }
    /// How it is answered that the page which was asked for last is there, or is not.
    void answered(bool printed) {
        if (printed)
            happens(action::WordsPrinted{setup().print.began_seconds});
        else
            happens(action::WordsNotPrinted{setup().print.began_seconds});
    }
    SetupState& setup() { return std::get<SetupState>(pane.state.screen); }
    [[nodiscard]] bool next_is_open() {
        pane.frame(draws_codes);
        return pane.control("setup.continue").enabled;
    }
    template <typename What>
    [[nodiscard]] std::size_t asks_for() const {
        return static_cast<std::size_t>(
            std::ranges::count_if(effects, [](const Effect& one) { return std::holds_alternative<What>(one); }));
    }

    Pane pane;
    std::vector<Effect> effects;
};

} // namespace

TEST_CASE("printing: not yet, printing, printed, and Next") {
    Codes codes;
    CHECK_FALSE(codes.next_is_open());
    codes.happens(asked<action::PrintWords>(codes.pane.tap(draws_codes, "setup.codes.print")));
    REQUIRE(codes.asks_for<effect::PrintWords>() == 1);
    const auto& wanted = std::get<effect::PrintWords>(codes.effects.front());
    CHECK(wanted.passphrase.text() == codes.setup().passphrase.text());
    CHECK(wanted.recovery.text() == codes.setup().recovery.text());
    CHECK(wanted.language == "en");

    CHECK_FALSE(codes.next_is_open());
    CHECK(codes.pane.says("Printing…"));
    CHECK_FALSE(codes.pane.control("setup.codes.print").enabled);
    CHECK_FALSE(codes.pane.tap(draws_codes, "setup.codes.print"));
    codes.happens(action::PrintWords{}); // from wherever
    CHECK(codes.effects.empty());
    codes.happens(action::Continue{});
    CHECK(codes.setup().step == SetupStep::codes);
    CHECK_FALSE(codes.setup().asked_too_soon); // it was chosen; the page is on its way

    codes.answered(true);
    CHECK(codes.next_is_open());
    CHECK(codes.pane.control("setup.codes.print").value == "Chosen");
    CHECK(codes.pane.control("setup.codes.hand").value.empty());
    CHECK(codes.pane.says("Printed. If the page isn’t right, print again."));
    codes.happens(action::Continue{});
    CHECK(codes.setup().step == SetupStep::words);
}

TEST_CASE("printing: a failure says what to do, and is tried again") {
    Codes codes;
    codes.happens(action::PrintWords{});
    codes.answered(false);
    CHECK_FALSE(codes.next_is_open());
    CHECK(codes.pane.says("It didn’t print. Is the printer on, with paper in it?"));
    codes.happens(action::Continue{});
    codes.pane.frame(draws_codes);
    CHECK(codes.pane.says("Choose how you’ll keep them first."));
    codes.happens(asked<action::PrintWords>(codes.pane.tap(draws_codes, "setup.codes.print")));
    CHECK(codes.asks_for<effect::PrintWords>() == 1);
    codes.pane.frame(draws_codes);
    CHECK_FALSE(codes.pane.says("It didn’t print."));
    codes.answered(true);
    CHECK(codes.next_is_open());
}

TEST_CASE("printing: by hand stays possible while it prints, and after it failed") {
    Codes codes;
    codes.happens(action::PrintWords{});
    codes.happens(asked<action::KeepByHand>(codes.pane.tap(draws_codes, "setup.codes.hand")));
    CHECK(codes.next_is_open());
    codes.answered(false);
    CHECK(codes.next_is_open());
    CHECK(codes.pane.control("setup.codes.hand").value == "Chosen");
    codes.happens(action::PrintWords{});
    CHECK_FALSE(codes.next_is_open()); // another choice, which is not done yet
}

TEST_CASE("printing: a page that jammed is printed once more, and counts for nothing meanwhile") {
    Codes codes;
    codes.happens(action::PrintWords{});
    codes.answered(true);
    codes.happens(asked<action::PrintWords>(codes.pane.tap(draws_codes, "setup.codes.print")));
    CHECK(codes.asks_for<effect::PrintWords>() == 1);
    CHECK_FALSE(codes.next_is_open());
    codes.answered(false);
    CHECK_FALSE(codes.next_is_open());
}

TEST_CASE("printing: an answer that comes at the next step is kept, and one about another page is not") {
    Codes codes;
    codes.happens(action::PrintWords{});
    const double first = codes.setup().print.began_seconds;
    codes.happens(action::KeepByHand{});
    codes.happens(action::Continue{});
    REQUIRE(codes.setup().step == SetupStep::words);
    codes.happens(action::WordsPrinted{first});
    CHECK(codes.setup().step == SetupStep::words);
    CHECK(codes.setup().print.phase == Phase::printed);
    codes.happens(action::ShowWordsAgain{});
    codes.pane.facts.now_seconds += 7;
    codes.happens(action::PrintWords{});
    codes.happens(action::WordsPrinted{first});
    CHECK(codes.setup().print.phase == Phase::running);
    codes.happens(action::WordsNotPrinted{first});
    CHECK(codes.setup().print.phase == Phase::running);
}

TEST_CASE("printing: without a printer nothing is asked for, and the card is not there") {
    Codes codes;
    codes.pane.facts.has_printer = false;
    codes.happens(action::PrintWords{});
    CHECK(codes.effects.empty());
    CHECK(codes.setup().print.phase == Phase::none);
    codes.pane.frame(draws_codes);
    CHECK_FALSE(codes.pane.shows("setup.codes.print"));
}

TEST_CASE("printing: a printer is looked for every few seconds while the words are shown, and never otherwise") {
    Codes codes;
    const auto due = [&] { return next_deadline(codes.pane.state, codes.pane.facts); };
    codes.pane.state.last_touch_seconds = 1000;
    REQUIRE(due());
    CHECK(*due() <= 1000); // at once
    codes.happens(action::Tick{});
    CHECK(codes.asks_for<effect::LookForPrinter>() == 1);
    CHECK(*due() == Approx(1000 + look_for_printer_seconds));
    codes.pane.facts.now_seconds = 1000 + look_for_printer_seconds - 1;
    codes.happens(action::Tick{});
    CHECK(codes.effects.empty());
    codes.pane.facts.now_seconds = 1000 + look_for_printer_seconds;
    codes.happens(action::Tick{});
    CHECK(codes.asks_for<effect::LookForPrinter>() == 1);

    codes.pane.facts.now_seconds = 1000 + cover_seconds; // nobody is there
    codes.happens(action::Tick{});
    REQUIRE(codes.setup().covered);
    CHECK_FALSE(due());
    codes.happens(action::Uncover{});
    CHECK(*due() <= codes.pane.facts.now_seconds);
    codes.setup().by_hand = true;
    codes.happens(action::Continue{});
    REQUIRE(codes.setup().step == SetupStep::words);
    CHECK_FALSE(due());
}

TEST_CASE("printing: a worker that broke down leaves nobody waiting for a page") {
    Codes codes;
    codes.happens(action::PrintWords{});
    codes.happens(action::StoreFailed{FailureCode::not_saved});
    CHECK(codes.setup().print.phase == Phase::failed);
}

namespace {

constexpr std::string_view some_words = "maple kettle window saddle copper quilt harbor pencil",
                           other_words = "garden velvet anchor paper thimble olive cabin drum";

/// Staff look at the words of this page.
State in_settings(SettingsPage page) {
    SettingsState settings;
    settings.page = page;
    settings.passphrase = ShownWords(some_words);
    if (page == SettingsPage::new_keys) settings.recovery = ShownWords(other_words);
    State state;
    state.screen = StaffState{1, settings};
    state.last_touch_seconds = 1000;
    return state;
}

const SettingsState& settings_of(const State& state) {
    return std::get<SettingsState>(std::get<StaffState>(state.screen).page);
}

Facts with_printer() {
    Facts facts;
    facts.has_printer = true;
    facts.now_seconds = 1000;
    return facts;
}

} // namespace

TEST_CASE("printing: staff print the words that settings show, and no others") {
    const Facts facts = with_printer();
    for (const SettingsPage page : {SettingsPage::passphrase, SettingsPage::new_keys}) {
        Step step = update(in_settings(page), action::PrintWords{}, facts);
        REQUIRE(step.effects.size() == 1);
        const auto& wanted = std::get<effect::PrintWords>(step.effects.front());
        CHECK(wanted.passphrase.text() == some_words);
        CHECK(wanted.recovery.empty() == (page == SettingsPage::passphrase));
        CHECK(update(step.state, action::PrintWords{}, facts).effects.empty()); // it prints
        const State printed = update(step.state, action::WordsPrinted{1000}, facts).state;
        CHECK(settings_of(printed).print.phase == Phase::printed);
        CHECK_FALSE(settings_of(printed).written_down); // who holds the page says so
        const State failed = update(step.state, action::WordsNotPrinted{1000}, facts).state;
        CHECK(settings_of(failed).print.phase == Phase::failed);
        CHECK(update(failed, action::PrintWords{}, facts).effects.size() == 1);
    }
    CHECK(update(in_settings(SettingsPage::list), action::PrintWords{}, facts).effects.empty());
    CHECK(update(State{}, action::PrintWords{}, facts).effects.empty());
}

TEST_CASE("printing: a page with the old passphrase says nothing of the new one") {
    const Facts facts = with_printer();
    State state = update(in_settings(SettingsPage::passphrase), action::PrintWords{}, facts).state;
    state = update(state, action::PassphraseShown{ShownWords(other_words), true}, facts).state;
    state = update(state, action::WordsPrinted{1000}, facts).state;
    CHECK(settings_of(state).print.phase == Phase::none);
}

TEST_CASE("printing: in settings a printer is looked for where words are shown, and nowhere else") {
    const Facts facts = with_printer();
    const auto looks = [&](const State& state) {
        const auto effects = update(state, action::Tick{}, facts).effects;
        return std::ranges::any_of(
            effects, [](const Effect& one) { return std::holds_alternative<effect::LookForPrinter>(one); });
    };
    CHECK(looks(in_settings(SettingsPage::passphrase)));
    CHECK(looks(in_settings(SettingsPage::new_keys)));
    CHECK_FALSE(looks(in_settings(SettingsPage::list)));
    CHECK_FALSE(looks(in_settings(SettingsPage::passcodes)));
}

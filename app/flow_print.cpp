// The words onto paper: at their step of set-up, and on the pages of settings that show words. Asked for once at a
// time; what came of it is said where it was asked for, and nowhere else.
#include "app/flow_turn.h"

namespace porchlight::flow {

namespace {

bool shows_words(const SettingsState& settings) {
    const bool of_words = settings.page == SettingsPage::passphrase || settings.page == SettingsPage::new_keys;
    return of_words && !settings.working && !settings.passphrase.empty();
}

/// Of the words on the glass; null where there are none.
template <class AnyState>
auto print_of(AnyState& state) -> decltype(&std::get<SetupState>(state.screen).print) {
    if (auto* setup = std::get_if<SetupState>(&state.screen)) {
        return setup->step == SetupStep::codes && !setup->passphrase.empty() ? &setup->print : nullptr;
    }
    auto* staff = std::get_if<StaffState>(&state.screen);
    auto* settings = staff ? std::get_if<SettingsState>(&staff->page) : nullptr;
    return settings && shows_words(*settings) ? &settings->print : nullptr;
}

/// The page that this answer is about, if it is still waited for, wherever set-up has come to.
WordsPrint* waiting_page(Turn& turn, double began_seconds) {
    auto* setup = turn.screen<SetupState>();
    SettingsState* settings = turn.settings();
    WordsPrint* print = setup ? &setup->print : settings ? &settings->print : nullptr;
    const bool waits = print && print->phase == WordsPrint::Phase::running && print->began_seconds == began_seconds;
    return waits ? print : nullptr;
}

} // namespace

void on(Turn& turn, const action::PrintWords&) {
    WordsPrint* print = print_of(turn.state);
    if (!print || print->phase == WordsPrint::Phase::running || !turn.facts.has_printer) return;
    print->phase = WordsPrint::Phase::running;
    print->began_seconds = turn.facts.now_seconds;
    effect::PrintWords wanted{print->began_seconds, turn.state.look.language, {}, {}};
    if (auto* setup = turn.screen<SetupState>()) {
        setup->by_hand.reset(); // an earlier page may be the reason for this one
        setup->asked_too_soon = false;
        wanted.passphrase = setup->passphrase;
        wanted.recovery = setup->recovery;
    } else if (const SettingsState* settings = turn.settings()) {
        wanted.passphrase = settings->passphrase;
        wanted.recovery = settings->recovery;
    }
    turn.effects.emplace_back(std::move(wanted));
}

void on(Turn& turn, const action::WordsPrinted& printed) {
    WordsPrint* print = waiting_page(turn, printed.began_seconds);
    if (!print) return;
    print->phase = WordsPrint::Phase::printed;
    auto* setup = turn.screen<SetupState>();
    if (!setup) return;
    setup->by_hand = false;
    setup->asked_too_soon = false;
}

void on(Turn& turn, const action::WordsNotPrinted& failed) {
    if (WordsPrint* print = waiting_page(turn, failed.began_seconds)) print->phase = WordsPrint::Phase::failed;
}

std::optional<double> look_for_printer_at_seconds(const State& state) {
    const auto* setup = std::get_if<SetupState>(&state.screen);
    const WordsPrint* print = print_of(state);
    if (!print || (setup && setup->covered)) return std::nullopt; // nobody is there to see one come
    return print->looked_seconds ? *print->looked_seconds + look_for_printer_seconds : 0;
}

void look_for_printer(Turn& turn) {
    const auto due = look_for_printer_at_seconds(turn.state);
    if (!due || turn.facts.now_seconds < *due) return;
    print_of(turn.state)->looked_seconds = turn.facts.now_seconds;
    turn.effects.emplace_back(effect::LookForPrinter{});
}

} // namespace porchlight::flow

// First-run set-up: the place and the secrets, and what follows what. A step is kept before the next one shows; the
// secrets are kept when the two words were checked: until then a kiosk without power asks for a passcode anew, and the
// words it showed are worth nothing.
#include "app/flow_turn.h"
#include "app/help_lines.h"
#include "app/panel.h"
#include "app/unicode.h"
#include "store/vault.h"

#include <algorithm>

namespace porchlight::flow {

namespace {

constexpr int wrong_words_max = 3;

void finish_naming(SetupState& setup) {
    setup.naming = setup.capitals = false;
    while (!setup.site_name.empty() && setup.site_name.back() == ' ') setup.site_name.pop_back();
}

void judge_passcode(SetupState& setup) {
    const store::PasscodeStrength strength = store::passcode_strength(setup.passcode.reveal());
    setup.hard_to_guess = strength == store::PasscodeStrength::good;
    setup.easy = strength == store::PasscodeStrength::easy && setup.second;
}

std::string* typed_number(HelpCheck& help) {
    if (help.typing == HelpField::none) return nullptr;
    return help.typing == HelpField::crisis ? &help.numbers.crisis : &help.numbers.emergency;
}

bool words_right(const SetupState& setup) { return setup.ask_passphrase.right && setup.ask_recovery.right; }

void continue_from_passcode(Turn& turn, SetupState& setup) {
    judge_passcode(setup);
    if (!setup.hard_to_guess) {
        setup.easy = !setup.passcode.empty();
        setup.second = false;
        return;
    }
    if (!setup.second) {
        setup.second = true;
        return;
    }
    if (setup.passcode != setup.again) {
        setup.differ = !setup.again.empty();
        setup.again.wipe();
        return;
    }
    setup.step = SetupStep::codes;
    turn.transition = ui::Transition::forward;
    if (setup.passphrase.empty()) turn.effects.emplace_back(effect::DrawWords{});
}

} // namespace

void type_number(HelpCheck& help, char32_t character) {
    constexpr std::size_t digits_max = 15; // ITU-T E.164
    std::string* number = typed_number(help);
    const bool digit = character >= U'0' && character <= U'9', plus = character == U'+';
    if (!number || number->size() > digits_max || !(digit || (plus && number->empty()))) return;
    number->push_back(static_cast<char>(character));
    help.short_number = false;
}

void erase_number(HelpCheck& help, bool all) {
    std::string* number = typed_number(help);
    if (!number) return;
    all || number->empty() ? number->clear() : number->pop_back();
}

void leave_number(HelpCheck& help) {
    if (std::string* number = typed_number(help)) *number = help.before;
    help.typing = HelpField::none;
    help.short_number = false;
}

void on(Turn& turn, const action::PickRegion& picked) {
    auto* setup = turn.screen<SetupState>();
    if (!setup || setup->working || picked.region > static_cast<std::uint8_t>(Region::other)) return;
    setup->region = picked.region;
    setup->help.checked = false; // another country has other numbers
}

void on(Turn& turn, const action::EditSiteName&) {
    auto* setup = turn.screen<SetupState>();
    if (!setup || setup->step != SetupStep::place || setup->working) return;
    if (setup->naming) return finish_naming(*setup);
    setup->naming = true;
    setup->capitals = capital_is_due(setup->site_name, turn.state.look.language);
}

void on(Turn& turn, const action::PickField& field) {
    auto* setup = turn.screen<SetupState>();
    if (!setup || setup->step != SetupStep::passcode) return;
    setup->second = field.second;
    judge_passcode(*setup);
}

void on(Turn& turn, const action::KeepByHand&) {
    auto* setup = turn.screen<SetupState>();
    if (!setup) return;
    setup->by_hand = true;
    setup->asked_too_soon = false;
}

void on(Turn& turn, const action::PickWord& picked) {
    auto* setup = turn.screen<SetupState>();
    if (!setup || setup->step != SetupStep::words || setup->working) return;
    WordQuestion& question = picked.recovery ? setup->ask_recovery : setup->ask_passphrase;
    const auto& words = picked.recovery ? setup->recovery : setup->passphrase;
    if (picked.choice >= question.choices.size() || question.right) return;
    question.picked = picked.choice;
    question.right = question.choices[picked.choice] == words[question.place];
    setup->asked_too_soon = false;
    if (question.right) return;
    if (++setup->wrong_words < wrong_words_max) return;
    setup->wrong_words = 0;
    on(turn, action::ShowWordsAgain{});
}

void on(Turn& turn, const action::ShowWordsAgain&) {
    auto* setup = turn.screen<SetupState>();
    if (!setup || setup->step != SetupStep::words || setup->working) return;
    setup->step = SetupStep::codes;
    for (WordQuestion* question : {&setup->ask_passphrase, &setup->ask_recovery}) {
        question->picked.reset();
        question->right = false;
    }
    turn.transition = ui::Transition::back;
}

void on(Turn& turn, const action::Uncover&) {
    if (auto* setup = turn.screen<SetupState>()) setup->covered = false;
    if (turn.settings()) uncover_passphrase(turn, *turn.settings());
    turn.state.last_touch_seconds = turn.facts.now_seconds;
}

void on(Turn& turn, const action::WordsDrawn& drawn) {
    if (turn.settings()) return new_keys_drawn(turn, drawn);
    auto* setup = turn.screen<SetupState>();
    if (!setup) return;
    setup->passphrase = drawn.passphrase;
    setup->recovery = drawn.recovery;
    setup->ask_passphrase = drawn.ask_passphrase;
    setup->ask_recovery = drawn.ask_recovery;
    setup->renewed = drawn.renewed;
}

void on(Turn& turn, const action::StepKept& kept) {
    auto* setup = turn.screen<SetupState>();
    if (!setup || !setup->working || setup->step != kept.step) return;
    setup->working = false;
    turn.state.site_look.language = setup->language;
    if (kept.step == SetupStep::desk)
        setup->step = turn.facts.setup.sealed ? SetupStep::finish : SetupStep::passcode;
    else
        setup->step = static_cast<SetupStep>(static_cast<int>(kept.step) + 1);
    if (setup->step == SetupStep::help && !setup->help.checked) setup->help.numbers = turn.facts.setup.numbers;
    turn.transition = ui::Transition::forward;
}

void on(Turn& turn, const action::SetUpDone&) {
    if (turn.screen<SetupState>()) turn.go(setup_of(turn.facts)); // the secrets are gone from the glass and from here
}

void on(Turn& turn, const action::LightOn&) {
    if (turn.screen<SetupState>()) turn.go_home(ui::Transition::forward);
}

void on(Turn& turn, const action::SetUpFailed& failed) {
    auto* setup = turn.screen<SetupState>();
    if (!setup) return;
    setup->working = false;
    if (failed.code == store::Code::invalid && setup->step == SetupStep::words) {
        setup->step = SetupStep::passcode;
        setup->easy = true;
        turn.transition = ui::Transition::back;
        return;
    }
    setup->not_kept = failure_of(failed.code); // the words are kept; Continue tries again
}

namespace {

/// What the step decided is kept; the next one shows when it is.
void keep(Turn& turn, SetupState& setup) {
    setup.working = true;
    setup.not_kept.reset();
    const PanelSize panel = panel_of(panel_inches(setup.touch, turn.facts), turn.facts.glass_is_portrait);
    turn.effects.emplace_back(effect::KeepStep{setup.step, setup.language, setup.site_name, setup.region,
                                               panel.width_mm, panel.height_mm, setup.help.numbers, setup.desk});
}

void continue_from_help(Turn& turn, SetupState& setup) {
    if (setup.help.typing != HelpField::none) return on(turn, action::ChangeNumber{HelpField::none});
    setup.help.asked_to_check = !setup.help.checked;
    if (setup.help.checked) keep(turn, setup);
}

} // namespace

void setup_continue(Turn& turn) {
    SetupState& setup = *turn.screen<SetupState>();
    if (setup.working) return;
    setup.asked_too_soon = false;
    switch (setup.step) {
    case SetupStep::place:
        finish_naming(setup);
        return keep(turn, setup);
    case SetupStep::clock:
        if (setup.clock_checked && !turn.facts.setup.clock_is_old) return keep(turn, setup);
        setup.asked_too_soon = true;
        return;
    case SetupStep::touch:
        if (setup.touch.to_go() == 0 && panel_inches(setup.touch, turn.facts) > 0) return keep(turn, setup);
        setup.asked_too_soon = true;
        return;
    case SetupStep::help:
        return continue_from_help(turn, setup);
    case SetupStep::desk:
        return keep(turn, setup);
    case SetupStep::passcode:
        return continue_from_passcode(turn, setup);
    case SetupStep::codes:
        setup.asked_too_soon = !setup.by_hand && setup.print.phase != WordsPrint::Phase::running;
        if (!setup.by_hand) return;
        setup.step = SetupStep::words;
        turn.transition = ui::Transition::forward;
        return;
    case SetupStep::words:
        setup.asked_too_soon = !words_right(setup);
        if (!words_right(setup)) return;
        setup.working = true;
        setup.not_kept.reset();
        turn.effects.emplace_back(effect::SetUp{setup.passcode});
        return;
    case SetupStep::finish:
        return on(turn, action::TurnOn{});
    }
}

void setup_back(Turn& turn) {
    SetupState& setup = *turn.screen<SetupState>();
    if (setup.working || setup.test.running) return;
    setup.asked_too_soon = false;
    if (setup.step == SetupStep::place) return finish_naming(setup);
    if (setup.step == SetupStep::help && setup.help.typing != HelpField::none) return leave_number(setup.help);
    turn.transition = ui::Transition::back;
    setup.not_kept.reset();
    if (setup.step == SetupStep::words) return on(turn, action::ShowWordsAgain{});
    if (setup.step == SetupStep::finish)
        setup.step = SetupStep::desk; // the steps between are over
    else
        setup.step = static_cast<SetupStep>(static_cast<int>(setup.step) - 1);
}

void setup_type(Turn& turn, char32_t character) {
    SetupState& setup = *turn.screen<SetupState>();
    setup.capitals = false;
    if (setup.step == SetupStep::place && setup.naming) {
        if (character == U' ' && (setup.site_name.empty() || setup.site_name.back() == ' ')) return;
        if (character >= U' ' && character < 0x10000 && setup.site_name.size() + 3 <= site_name_bytes_max &&
            letter_count(setup.site_name) < site_name_letters_max)
            add_letter(setup.site_name, character);
        setup.capitals = capital_is_due(setup.site_name, turn.state.look.language);
        return;
    }
    if (setup.step == SetupStep::help) return type_number(setup.help, character);
    if (setup.step != SetupStep::passcode || setup.covered || !is_typeable(character)) return;
    setup.easy = setup.differ = false;
    (setup.second ? setup.again : setup.passcode).add(static_cast<char>(character));
    judge_passcode(setup);
}

void setup_erase(Turn& turn, bool all) {
    SetupState& setup = *turn.screen<SetupState>();
    if (setup.step == SetupStep::place && setup.naming) {
        all ? setup.site_name.clear() : drop_last_letter(setup.site_name);
        setup.capitals = capital_is_due(setup.site_name, turn.state.look.language);
        return;
    }
    if (setup.step == SetupStep::help) return erase_number(setup.help, all);
    if (setup.step != SetupStep::passcode || setup.covered) return;
    Secret& typed = setup.second ? setup.again : setup.passcode;
    if (all)
        typed.wipe();
    else
        typed.erase_last();
    setup.easy = setup.differ = false;
    judge_passcode(setup);
}

} // namespace porchlight::flow

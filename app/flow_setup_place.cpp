// Set-up, the steps before the secrets and the last one: the clock, the panel, the help numbers, the desk, the test
// export. What is chosen waits in the state until its step is finished.
#include "app/flow_turn.h"
#include "app/help_lines.h"

namespace porchlight::flow {

namespace {

SetupState* at_step(Turn& turn, SetupStep step) {
    auto* setup = turn.screen<SetupState>();
    return setup && setup->step == step && !setup->working ? setup : nullptr;
}

} // namespace

SetupState setup_of(const Facts& facts) {
    SetupState setup;
    setup.step = facts.setup.sealed ? SetupStep::finish : facts.setup.resumes_at;
    setup.language = facts.site.language;
    setup.region = static_cast<std::uint8_t>(facts.site.region);
    setup.site_name = facts.site.name;
    setup.help.numbers = facts.setup.numbers;
    setup.desk = {facts.site.desk, facts.site.lobby_phone, facts.site.naloxone};
    setup.test.well = facts.setup.test_matched;
    return setup;
}

void on(Turn& turn, const action::StepClock& step) {
    auto* setup = at_step(turn, SetupStep::clock);
    if (!setup) return;
    setup->clock_checked = false; // it was another time that was checked
    turn.effects.emplace_back(effect::StepClock{step.part, step.by});
}

void on(Turn& turn, const action::OpenZones& zones) {
    if (at_step(turn, SetupStep::clock)) turn.open(ZoneSheet{zones.part});
}

void on(Turn& turn, const action::PickZone& picked) {
    auto* setup = at_step(turn, SetupStep::clock);
    if (!setup) return;
    turn.close_sheet();
    setup->clock_checked = false;
    turn.effects.emplace_back(effect::UseZone{picked.zone});
}

void on(Turn& turn, const action::CheckClock&) {
    auto* setup = at_step(turn, SetupStep::clock);
    if (!setup || turn.facts.setup.clock_is_old) return;
    setup->clock_checked = !setup->clock_checked;
    setup->asked_too_soon = false;
}

void on(Turn& turn, const action::TouchLamp& touched) {
    auto* setup = at_step(turn, SetupStep::touch);
    if (!setup) return;
    TouchTest& test = setup->touch;
    test.off = !touched.lamp && test.to_go() > 0;
    if (touched.lamp && *touched.lamp < test.lit.size()) test.lit[*touched.lamp] = true;
}

void on(Turn& turn, const action::TouchAgain&) {
    auto* setup = at_step(turn, SetupStep::touch);
    if (!setup) return;
    setup->touch.lit = {};
    setup->touch.off = false;
}

void on(Turn& turn, const action::PickInches& picked) {
    if (auto* setup = at_step(turn, SetupStep::touch)) setup->touch.inches = picked.inches;
}

void on(Turn& turn, const action::ChangeNumber& change) {
    auto* setup = at_step(turn, SetupStep::help);
    if (!setup) return;
    HelpCheck& help = setup->help;
    const std::string& typed = help.typing == HelpField::crisis ? help.numbers.crisis : help.numbers.emergency;
    help.short_number = help.typing != HelpField::none && !typed.empty() && !is_help_number(typed);
    if (help.short_number) return;
    help.typing = change.which;
    help.checked = false;
}

void on(Turn& turn, const action::CheckNumbers&) {
    auto* setup = at_step(turn, SetupStep::help);
    if (!setup || !is_help_number(setup->help.numbers.emergency)) return;
    setup->help.checked = !setup->help.checked;
    setup->help.asked_to_check = false;
}

void on(Turn& turn, const action::PreviewHelp&) {
    const auto* setup = turn.screen<SetupState>();
    if (!setup || (setup->step != SetupStep::help && setup->step != SetupStep::desk)) return;
    HelpSheet help;
    help.preview = true;
    turn.open(help);
}

void on(Turn& turn, const action::PickDesk& picked) {
    if (auto* setup = at_step(turn, SetupStep::desk)) setup->desk = picked.desk;
}

void on(Turn& turn, const action::TestStick&) {
    auto* setup = at_step(turn, SetupStep::finish);
    if (!setup || setup->test.running) return;
    if (!turn.facts.setup.unlocked) { // the power was gone: somebody shows once more that they may
        PasscodeState passcode;
        passcode.shown_seconds = turn.facts.now_seconds;
        turn.go(passcode);
        turn.effects.emplace_back(effect::LearnRest{});
        return;
    }
    if (!turn.facts.volume || turn.facts.volume_is_busy) return;
    setup->test = {.running = true, .began_seconds = turn.facts.now_seconds, .volume_name = turn.facts.volume->name};
    turn.effects.emplace_back(effect::TestStick{});
}

void on(Turn& turn, const action::StickTested& tested) {
    auto* setup = turn.screen<SetupState>();
    if (!setup || (tested.failed && !setup->test.running)) return; // it was given up before
    setup->test = {.well = !tested.failed, .failed = tested.failed, .volume_name = tested.volume_name};
}

void on(Turn& turn, const action::TryCheckIn&) {
    if (auto* setup = at_step(turn, SetupStep::finish); setup && !setup->test.running) on(turn, action::BeginCheckIn{});
}

void on(Turn& turn, const action::RingBell&) {
    auto* setup = at_step(turn, SetupStep::finish);
    if (!setup || setup->test.running) return;
    turn.open(BellQuestion{});
    turn.effects.emplace_back(effect::RingBell{});
}

void on(Turn& turn, const action::BellHeard& answer) {
    if (!turn.sheet<BellQuestion>()) return;
    turn.close_sheet();
    turn.effects.emplace_back(effect::KeepBell{answer.heard});
}

void on(Turn& turn, const action::TurnOn&) {
    auto* setup = at_step(turn, SetupStep::finish);
    if (!setup || setup->test.running) return;
    setup->working = true;
    setup->not_kept.reset();
    turn.effects.emplace_back(effect::TurnOn{});
}

} // namespace porchlight::flow

// Set-up, the steps before the secrets and the last one: the clock, the panel, the help numbers, the desk, the test
// export. What is chosen waits in the state until its step is finished.
#include "app/clock.h"
#include "app/flow_turn.h"
#include "app/help_lines.h"
#include "app/panel.h"

namespace porchlight::flow {

HelpCheck* numbers_in_settings(Turn& turn) {
    SettingsState* settings = turn.settings();
    return settings && !settings->working && settings->page == SettingsPage::help ? &settings->help : nullptr;
}

void keep_panel(Turn& turn, SettingsState& settings) {
    const int inches = panel_inches(settings.touch, turn.facts);
    if (settings.touch.to_go() > 0 || inches <= 0) return;
    settings.working = true;
    const PanelSize panel = panel_of(inches, turn.facts.glass_is_portrait);
    turn.effects.emplace_back(effect::KeepPanel{panel.width_mm, panel.height_mm});
}

SettingsState* clock_in_settings(Turn& turn) {
    SettingsState* settings = turn.settings();
    return settings && !settings->working && settings->page == SettingsPage::clock ? settings : nullptr;
}

namespace {

SetupState* at_step(Turn& turn, SetupStep step) {
    auto* setup = turn.screen<SetupState>();
    return setup && setup->step == step && !setup->working ? setup : nullptr;
}

/// The help numbers being checked, in set-up or in settings.
HelpCheck* open_numbers(Turn& turn) {
    if (auto* setup = at_step(turn, SetupStep::help)) return &setup->help;
    return numbers_in_settings(turn);
}

/// The test of the glass, in set-up or in settings.
TouchTest* open_touch(Turn& turn) {
    if (auto* setup = at_step(turn, SetupStep::touch)) return &setup->touch;
    SettingsState* settings = turn.settings();
    return settings && !settings->working && settings->page == SettingsPage::touch ? &settings->touch : nullptr;
}

} // namespace

SetupState setup_of(const Facts& facts) {
    SetupState setup;
    const bool over = facts.setup.sealed && facts.setup.resumes_at > SetupStep::desk; // the secrets are kept
    setup.step = over ? SetupStep::finish : facts.setup.resumes_at;
    setup.language = facts.site.language;
    setup.region = static_cast<std::uint8_t>(facts.site.region);
    setup.site_name = facts.site.name;
    setup.help.numbers = facts.setup.numbers;
    setup.desk = {facts.site.desk, facts.site.lobby_phone, facts.site.naloxone};
    setup.test.well = facts.setup.test_matched;
    return setup;
}

void on(Turn& turn, const action::StepClock& step) {
    if (SettingsState* settings = clock_in_settings(turn)) {
        const LocalTime now = shown(settings->clock, turn.facts.local);
        settings->clock.set_minutes += minutes_between(now, stepped(now, step.part, step.by));
        settings->clock.checked = false;
        return;
    }
    auto* setup = at_step(turn, SetupStep::clock);
    if (!setup) return;
    setup->clock_checked = false; // it was another time that was checked
    turn.effects.emplace_back(effect::StepClock{step.part, step.by});
}

void on(Turn& turn, const action::OpenZones& zones) {
    if (at_step(turn, SetupStep::clock) || clock_in_settings(turn)) turn.open(ZoneSheet{zones.part});
}

void on(Turn& turn, const action::PickZone& picked) {
    if (clock_in_settings(turn)) {
        turn.close_sheet();
        turn.effects.emplace_back(effect::LookAtZone{picked.zone});
        return;
    }
    auto* setup = at_step(turn, SetupStep::clock);
    if (!setup) return;
    turn.close_sheet();
    setup->clock_checked = false;
    turn.effects.emplace_back(effect::UseZone{picked.zone});
}

void on(Turn& turn, const action::ZoneSeen& seen) {
    SettingsState* settings = clock_in_settings(turn);
    if (!settings) return;
    settings->clock.zone = seen.zone;
    settings->clock.zone_minutes = seen.minutes;
    settings->clock.checked = false;
}

void on(Turn& turn, const action::CheckClock&) {
    if (SettingsState* settings = clock_in_settings(turn);
        settings && fault_of(settings->clock, turn.facts) != ClockFault::before_program)
        settings->clock.checked = !settings->clock.checked;
    auto* setup = at_step(turn, SetupStep::clock);
    if (!setup || turn.facts.setup.clock_is_old) return;
    setup->clock_checked = !setup->clock_checked;
    setup->asked_too_soon = false;
}

void on(Turn& turn, const action::TouchLamp& touched) {
    TouchTest* test = open_touch(turn);
    if (!test) return;
    test->off = !touched.lamp && test->to_go() > 0;
    if (touched.lamp && *touched.lamp < test->lit.size()) test->lit[*touched.lamp] = true;
}

void on(Turn& turn, const action::TouchAgain&) {
    TouchTest* test = open_touch(turn);
    if (!test) return;
    test->lit = {};
    test->off = false;
}

void on(Turn& turn, const action::PickInches& picked) {
    if (TouchTest* test = open_touch(turn)) test->inches = picked.inches;
}

void on(Turn& turn, const action::ChangeNumber& change) {
    HelpCheck* const open = open_numbers(turn);
    if (!open) return;
    HelpCheck& help = *open;
    const auto number_of = [&](HelpField field) -> const std::string& {
        return field == HelpField::crisis ? help.numbers.crisis : help.numbers.emergency;
    };
    const std::string& typed = number_of(help.typing);
    help.short_number = help.typing != HelpField::none && !typed.empty() && !is_help_number(typed);
    if (help.short_number) return;
    help.typing = change.which;
    help.before = number_of(change.which);
    help.asked_to_check = false;
    help.checked = false;
}

void on(Turn& turn, const action::CheckNumbers&) {
    HelpCheck* help = open_numbers(turn);
    if (!help) return;
    help->asked_to_check = !are_help_numbers(help->numbers); // then it says why
    if (!help->asked_to_check) help->checked = !help->checked;
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
    setup->not_kept.reset();
    if (!turn.facts.help.checked_on) { // nobody confirmed the numbers that people will call
        setup->step = SetupStep::help;
        setup->help = {.numbers = turn.facts.setup.numbers, .asked_to_check = true};
        turn.transition = ui::Transition::back;
        return;
    }
    setup->working = true;
    turn.effects.emplace_back(effect::TurnOn{});
}

} // namespace porchlight::flow

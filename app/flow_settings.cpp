// Staff: settings. A page is a draft until Save; passcodes are typed twice; what could not be kept says so and stays.
#include "app/clock.h"
#include "app/flow_turn.h"
#include "app/unicode.h"
#include "store/retention.h"
#include "store/vault.h"

#include <algorithm>
#include <utility>

namespace porchlight::flow {

namespace {

constexpr std::int32_t idle_least_seconds = 30, idle_most_seconds = 300, volume_most = 100;

void show(Turn& turn, SettingsState& settings, SettingsPage page, ui::Transition how) {
    settings.page = page;
    settings.draft = turn.facts.site;
    settings.help = {.numbers = turn.facts.help};
    settings.clock = {.zone = turn.facts.setup.zone};
    settings.touch = {};
    settings.working = false;
    settings.capitals = page == SettingsPage::name && capital_is_due(settings.draft.name, turn.state.look.language);
    settings.passcode = {};
    settings.passphrase = settings.recovery = {};
    settings.print = {};
    settings.is_new = settings.written_down = settings.wrong = false;
    turn.transition = how;
}

void next_passcode_step(Turn& turn, SettingsState& settings) {
    PasscodeEdit& edit = settings.passcode;
    edit.taken = edit.differ = edit.easy = edit.capitals = edit.signs = false;
    if (edit.step == PasscodeStep::label) {
        if (!edit.label.empty()) edit.step = PasscodeStep::first;
        return;
    }
    if (edit.step == PasscodeStep::first) {
        edit.easy = store::passcode_strength(edit.first.reveal()) != store::PasscodeStrength::good;
        if (!edit.easy) edit.step = PasscodeStep::again;
        return;
    }
    if (edit.first != edit.again) {
        edit.differ = true;
        edit.again.wipe();
        return;
    }
    settings.working = true;
    if (edit.of_new_keys) return turn.effects.emplace_back(effect::DrawWords{}), void();
    turn.effects.emplace_back(effect::GivePasscode{edit.slot, edit.label, edit.first});
}

} // namespace

void on(Turn& turn, const action::OpenSettings&) {
    StaffState* staff = turn.staff();
    const auto* exporting = turn.exporting();
    if (!staff || staff->must_renew || (exporting && exporting->phase == ExportPhase::copying)) return;
    if (!may_leave_groups(turn, 3)) return;
    SettingsState settings;
    settings.draft = turn.facts.site;
    staff->page = settings;
    turn.transition = ui::Transition::forward;
}

void on(Turn& turn, const action::OpenSettingsPage& wanted) {
    SettingsState* settings = turn.settings();
    if (!settings || settings->working || turn.staff()->must_renew) return;
    show(turn, *settings, wanted.page, ui::Transition::forward);
    if (wanted.page == SettingsPage::clock) turn.effects.emplace_back(effect::ListZones{});
    if (wanted.page == SettingsPage::audit) turn.effects.emplace_back(effect::GatherAudit{});
}

void uncover_passphrase(Turn& turn, SettingsState& settings) {
    if (settings.page != SettingsPage::passphrase || settings.working || !settings.passphrase.empty()) return;
    settings.working = true;
    turn.effects.emplace_back(effect::ShowPassphrase{});
}

void on(Turn& turn, const action::ChangeSite& change) {
    SettingsState* settings = turn.settings();
    if (!settings || settings->working) return;
    const std::string name = settings->draft.name; // typed
    settings->draft = change.draft;
    settings->draft.name = name;
    for (std::int32_t* seconds : {&settings->draft.check_in_idle_seconds, &settings->draft.reading_idle_seconds})
        *seconds = std::clamp(*seconds, idle_least_seconds, idle_most_seconds);
    settings->draft.sound_volume = std::clamp(settings->draft.sound_volume, 0, volume_most);
    settings->draft.retention_days =
        std::clamp(settings->draft.retention_days, 1, static_cast<std::int32_t>(store::most_retention_days));
}

void on(Turn& turn, const action::ShowWeekday& shown) {
    if (SettingsState* settings = turn.settings(); settings && shown.weekday >= 0 && shown.weekday < 7)
        settings->weekday = shown.weekday;
}

void on(Turn& turn, const action::SaveSite&) {
    SettingsState* settings = turn.settings();
    if (!settings || settings->working) return;
    const bool of_help = settings->page == SettingsPage::help, of_clock = settings->page == SettingsPage::clock;
    const ClockDraft& clock = settings->clock;
    if (of_help && !settings->help.checked) return;
    if (of_clock && (!clock.checked || fault_of(clock, turn.facts) != ClockFault::none)) return;
    if (settings->page == SettingsPage::touch) return keep_panel(turn, *settings);
    settings->working = true;
    if (of_help) return turn.effects.emplace_back(effect::KeepNumbers{settings->help.numbers}), void();
    if (of_clock) return turn.effects.emplace_back(effect::SetClock{clock.zone, clock.set_minutes}), void();
    turn.effects.emplace_back(effect::SaveSite{settings->draft});
}

void on(Turn& turn, const action::GivePasscode& wanted) {
    SettingsState* settings = turn.settings();
    if (!settings || settings->working) return;
    show(turn, *settings, SettingsPage::passcode, ui::Transition::forward);
    settings->passcode.slot = wanted.slot;
    settings->passcode.step = wanted.slot ? PasscodeStep::first : PasscodeStep::label;
    settings->passcode.capitals = !wanted.slot && capital_is_due({}, turn.state.look.language);
}

void on(Turn& turn, const action::RemovePasscode& wanted) {
    SettingsState* settings = turn.settings();
    if (!settings || settings->working || turn.facts.staff.passcodes.size() < 2) return;
    turn.open(StaffQuestion{StaffAsk::remove_passcode, wanted.slot});
}

namespace {

/// Erasing was agreed to; now the passcode. Wrong tries may still rest.
void ask_passcode(Turn& turn, SettingsState& settings) {
    show(turn, settings, SettingsPage::erase_passcode, ui::Transition::forward);
    settings.passcode.step = PasscodeStep::first;
    turn.effects.emplace_back(effect::LearnRest{});
}

void erase_with_passcode(Turn& turn, SettingsState& settings) {
    Secret& typed = settings.passcode.first;
    if (settings.rests(turn.facts.now_seconds) || typed.size() < store::passcode_characters_min) return;
    settings.working = true;
    settings.wrong = false;
    turn.effects.emplace_back(effect::EraseDays{typed});
    typed.wipe();
}

} // namespace

void erasing_turned_down(Turn& turn, const action::UnlockFailed& failed) {
    SettingsState* settings = turn.settings();
    if (!settings || settings->page != SettingsPage::erase_passcode) return;
    settings->wrong = std::exchange(settings->working, false);
    erasing_rests(turn, failed.resting ? failed.rest_seconds : 0);
}

void erasing_rests(Turn& turn, double seconds) {
    if (SettingsState* settings = turn.settings(); settings && seconds > 0)
        settings->rest_until_seconds = turn.facts.now_seconds + seconds;
}

void on(Turn& turn, const action::EraseDays&) {
    SettingsState* settings = turn.settings();
    if (!settings || settings->working || turn.facts.staff.erasable_days == 0) return;
    turn.open(StaffQuestion{StaffAsk::erase_days});
}

void on(Turn& turn, const action::AskNewPassphrase&) {
    SettingsState* settings = turn.settings();
    if (!settings || settings->working || settings->page != SettingsPage::passphrase) return;
    turn.open(StaffQuestion{StaffAsk::new_passphrase});
}

void on(Turn& turn, const action::AskNewKeys&) {
    SettingsState* settings = turn.settings();
    if (!settings || settings->working || turn.staff()->must_renew) return;
    turn.open(StaffQuestion{StaffAsk::new_keys});
}

void on(Turn& turn, const action::WroteDown&) {
    SettingsState* settings = turn.settings();
    if (settings && settings->page == SettingsPage::new_keys && !settings->working)
        settings->written_down = !settings->written_down;
}

void on(Turn& turn, const action::ChangeKeys&) {
    SettingsState* settings = turn.settings();
    if (!settings || settings->page != SettingsPage::new_keys || !settings->written_down || settings->working) return;
    settings->working = true;
    turn.effects.emplace_back(effect::ChangeKeys{settings->passcode.label, settings->passcode.first});
}

void new_keys_drawn(Turn& turn, const action::WordsDrawn& drawn) {
    SettingsState* settings = turn.settings();
    if (settings->page != SettingsPage::passcode || !settings->passcode.of_new_keys || !settings->working) return;
    const PasscodeEdit passcode = settings->passcode;
    show(turn, *settings, SettingsPage::new_keys, ui::Transition::forward);
    settings->passcode = passcode;
    settings->passphrase = drawn.passphrase;
    settings->recovery = drawn.recovery;
}

void on(Turn& turn, const action::KeysChanged& changed) {
    if (!turn.staff()) return;
    turn.staff()->slot = changed.slot;
    if (SettingsState* settings = turn.settings())
        show(turn, *settings, SettingsPage::passcodes, ui::Transition::forward); // one person, the new one
}

namespace {

/// Who is in gives the one new passcode, under the name they had. Whoever has none on the list, their own removed or
/// let in by the recovery code, is asked for one.
void begin_new_keys(Turn& turn, SettingsState& settings) {
    const auto& people = turn.facts.staff.passcodes;
    const auto me = std::ranges::find(people, turn.staff()->slot, &PasscodeFact::slot);
    show(turn, settings, SettingsPage::passcode, ui::Transition::forward);
    PasscodeEdit& edit = settings.passcode;
    edit.of_new_keys = true;
    if (me != people.end()) edit.label = me->label;
    edit.capitals = capital_is_due(edit.label, turn.state.look.language);
    edit.step = edit.label.empty() ? PasscodeStep::label : PasscodeStep::first;
}

} // namespace

void on(Turn& turn, const action::StaffGoOn&) {
    const auto* question = turn.sheet<StaffQuestion>();
    if (!question) return;
    const StaffQuestion asked = *question;
    turn.close_sheet();
    GroupsState* groups = turn.groups();
    SettingsState* settings = turn.settings();
    if (asked.ask == StaffAsk::leave_group && groups) {
        groups->edit.reset();
        if (asked.leads_to == 0) return on(turn, action::OpenToday{});
        if (asked.leads_to == 1) return to_todays_groups(turn);
        if (asked.leads_to == 2) return on(turn, action::OpenExport{});
        return on(turn, action::OpenSettings{});
    }
    if (asked.ask == StaffAsk::remove_group && groups && groups->edit && groups->edit->row) {
        if (groups->edit->day != groups->shown(turn.facts.local.day)) return groups->edit.reset();
        GroupFact before = groups->edit->before;
        before.weekly = before.weekly && !groups->edit->draft.weekly; // then it goes from the usual list as well
        groups->saving = true;
        turn.effects.emplace_back(effect::SaveGroup{groups->edit->day, before, std::nullopt});
    }
    if (!settings || settings->working) return;
    if (asked.ask == StaffAsk::new_keys) return begin_new_keys(turn, *settings);
    if (asked.ask == StaffAsk::remove_passcode) turn.effects.emplace_back(effect::RemovePasscode{asked.slot});
    if (asked.ask == StaffAsk::erase_days) return ask_passcode(turn, *settings);
    if (asked.ask == StaffAsk::new_passphrase) turn.effects.emplace_back(effect::RenewPassphrase{});
    settings->working = asked.ask == StaffAsk::remove_passcode || asked.ask == StaffAsk::new_passphrase;
}

void on(Turn& turn, const action::Kept&) {
    if (GroupsState* groups = turn.groups(); groups && groups->saving) *groups = {.edit = {}, .day = groups->day};
    if (turn.sheet<NotKeptSheet>()) turn.close_sheet();
    SettingsState* settings = turn.settings();
    if (!settings || !settings->working) return;
    const bool renewed = turn.staff()->must_renew && settings->page == SettingsPage::passcode;
    const bool of_passcodes = settings->page == SettingsPage::passcode || settings->page == SettingsPage::passcodes;
    turn.state.site_look.language = turn.facts.site.language;
    if (settings->page == SettingsPage::touch) touch_was_tested(turn);
    if (renewed) {
        turn.staff()->must_renew = false;
        turn.staff()->page = TodayState{};
        turn.transition = ui::Transition::forward;
        return;
    }
    show(turn, *settings,
         of_passcodes                                     ? SettingsPage::passcodes
         : settings->page == SettingsPage::erase_passcode ? SettingsPage::erase
                                                          : SettingsPage::list,
         ui::Transition::back);
}

void on(Turn& turn, const action::NotKept& failed) {
    if (!turn.staff()) return; // what was open stays open, and is there again for whoever comes in next
    if (GroupsState* groups = turn.groups()) {
        groups->saving = false;
        if (groups->edit && failed.code == store::Code::invalid) {
            groups->edit->no_room = true;
            return;
        }
    }
    SettingsState* settings = turn.settings();
    if (settings) settings->working = false;
    if (settings && settings->page == SettingsPage::passcode && failed.code == store::Code::invalid) {
        settings->passcode.first = settings->passcode.again = Secret();
        settings->passcode.step = PasscodeStep::first;
        settings->passcode.taken = true;
        return;
    }
    turn.open(NotKeptSheet{failure_of(failed.code)});
}

void on(Turn& turn, const action::PassphraseShown& shown) {
    SettingsState* settings = turn.settings();
    if (!settings || settings->page != SettingsPage::passphrase) return;
    settings->working = false;
    settings->passphrase = shown.words;
    settings->print = {}; // the page that was printed has other words
    settings->is_new = shown.is_new;
}

void settings_continue(Turn& turn) {
    SettingsState* settings = turn.settings();
    if (!settings || settings->working) return;
    if (settings->page == SettingsPage::passcode) next_passcode_step(turn, *settings);
    if (settings->page == SettingsPage::erase_passcode) erase_with_passcode(turn, *settings);
}

void staff_back(Turn& turn) {
    StaffState& staff = *turn.staff();
    if (std::holds_alternative<TrendsState>(staff.page)) return on(turn, action::OpenToday{});
    if (GroupsState* groups = turn.groups()) {
        if (!groups->edit || groups->edit->typing == GroupText::none) return to_todays_groups(turn);
        groups->edit->typing = GroupText::none;
        return;
    }
    if (ExportState* exporting = turn.exporting(); exporting && exporting->picking) {
        exporting->picking.reset();
        turn.transition = ui::Transition::back;
        return;
    }
    SettingsState* settings = turn.settings();
    if (!settings || settings->working || settings->page == SettingsPage::list) return;
    if (settings->page == SettingsPage::erase_passcode)
        return show(turn, *settings, SettingsPage::erase, ui::Transition::back);
    if (settings->page == SettingsPage::passcode && !settings->passcode.of_new_keys)
        return show(turn, *settings, SettingsPage::passcodes, ui::Transition::back);
    if (settings->page == SettingsPage::help && settings->help.typing != HelpField::none)
        return leave_number(settings->help);
    if (!staff.must_renew) show(turn, *settings, SettingsPage::list, ui::Transition::back);
}

} // namespace porchlight::flow

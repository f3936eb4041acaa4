// The settings and today's groups, each page of them as drawn, and the questions and sheets of the staff screens.
#include "app/clock.h"
#include "app/gallery/samples_today.h"

#include <array>
#include <chrono>

namespace porchlight::gallery {

namespace {

using namespace std::chrono;

constexpr std::string_view eight_words = "apricot bridge candle dolphin ember fiddle garden harbor";

std::vector<store::AuditEntry> audit_entries() {
    using store::Action;
    const store::Day today = store::day_of(2025y / October / 14);
    const store::Period week{store::day_of(2025y / October / 7), store::day_of(2025y / October / 13)};
    return {{today, 1, Action::unlocked, {}},          {today, 0, Action::failed_try, {}},
            {today - 1, 1, Action::exported, week},    {today - 1, 2, Action::settings_changed, {}},
            {today - 3, 0, Action::erased_days, week}, {today - 5, 9, Action::passcode_added, {}},
            {today - 5, 0, Action::recovered, {}},     {today - 90, 1, Action::set_up, {}}};
}

Sample settings(Sample sample, SettingsPage page) {
    StaffFacts& facts = sample.facts.staff;
    facts.passcodes = {{1, "Day lead"}, {2, "Evening lead"}, {3, "Weekend"}};
    facts.erasable = {{store::day_of(2025y / September / 1), store::day_of(2025y / September / 30)},
                      {store::day_of(2025y / October / 1), store::day_of(2025y / October / 6)}};
    facts.erasable_days = 31;
    facts.languages = sample.facts.site.languages;
    facts.audit = audit_entries();
    facts.audit_read = true;
    SettingsState state;
    state.page = page;
    state.draft = sample.facts.site;
    state.clock.zone = "America/New_York";
    sample.facts.setup.zone = state.clock.zone;
    state.capitals = false;
    sample.state.screen = StaffState{1, state};
    locks_in(sample, 104);
    return sample;
}

SettingsState& of(Sample& sample) { return std::get<SettingsState>(std::get<StaffState>(sample.state.screen).page); }

Sample hours(Sample sample) {
    sample = settings(std::move(sample), SettingsPage::hours);
    DeskWeek week;
    week.emplace().fill(DeskHours{8 * 60, 20 * 60});
    (*week)[6].reset();
    of(sample).draft.desk_hours = week;
    of(sample).weekday = 1;
    return sample;
}

/// With the keys up: the name of somebody new, their passcode, or the passcode once more and wrong.
Sample passcode(Sample sample, PasscodeStep step) {
    sample = settings(std::move(sample), SettingsPage::passcode);
    PasscodeEdit& edit = of(sample).passcode;
    edit.label = "Evening lead";
    edit.step = step;
    for (int i = 0; step != PasscodeStep::label && i < 9; ++i) edit.first.add('0');
    edit.differ = step == PasscodeStep::again;
    return sample;
}

/// The recovery code opened: somebody gets a new passcode before anything else.
Sample renewing(Sample sample) {
    sample = settings(std::move(sample), SettingsPage::passcodes);
    std::get<StaffState>(sample.state.screen).must_renew = true;
    return sample;
}

Sample passphrase(Sample sample) {
    sample = settings(std::move(sample), SettingsPage::passphrase);
    of(sample).passphrase = ShownWords(eight_words);
    return sample;
}

Sample new_passphrase(Sample sample) {
    sample = passphrase(std::move(sample));
    of(sample).is_new = true;
    return sample;
}

Sample new_keys(Sample sample) {
    sample = settings(std::move(sample), SettingsPage::new_keys);
    of(sample).passphrase = ShownWords(eight_words);
    of(sample).recovery = ShownWords("island jungle kettle ladder meadow needle orchard pebble");
    of(sample).written_down = true;
    return sample;
}

Sample help(Sample sample, HelpField typing) {
    sample = settings(std::move(sample), SettingsPage::help);
    of(sample).help.numbers = sample.facts.help;
    of(sample).help.typing = typing;
    of(sample).help.checked = typing == HelpField::none;
    return sample;
}

/// The emergency number was rubbed out, and then the box was touched.
Sample no_emergency(Sample sample) {
    sample = help(std::move(sample), HelpField::none);
    of(sample).help.numbers.emergency.clear();
    of(sample).help.checked = false;
    of(sample).help.asked_to_check = true;
    return sample;
}

Sample erasing(Sample sample, bool rests) {
    sample = settings(std::move(sample), SettingsPage::erase_passcode);
    of(sample).passcode.step = PasscodeStep::first;
    if (rests)
        of(sample).rest_until_seconds = sample.facts.now_seconds + 30;
    else
        of(sample).passcode.first = Secret("porch47kite");
    return sample;
}

Sample asking(Sample sample, StaffAsk ask) {
    const bool groups = ask == StaffAsk::remove_group || ask == StaffAsk::leave_group;
    sample = settings(std::move(sample), ask == StaffAsk::erase_days       ? SettingsPage::erase
                                         : ask == StaffAsk::new_passphrase ? SettingsPage::passphrase
                                         : ask == StaffAsk::new_keys       ? SettingsPage::list
                                                                           : SettingsPage::passcodes);
    if (ask == StaffAsk::new_passphrase) of(sample).passphrase = ShownWords(eight_words);
    if (groups) {
        GroupsState state;
        state.edit = GroupEdit{.row = 0, .draft = {"Family night", "Garden Room", 18 * 60 + 30, 60, 2, true, true}};
        if (ask == StaffAsk::remove_group) state.edit->before = state.edit->draft;
        plan(sample, {{state.edit->draft}});
        sample.state.screen = StaffState{1, state};
    }
    sample.state.sheet = StaffQuestion{ask, 2};
    return sample;
}

/// The pages with words; the last two are printed, or not.
std::optional<Sample> words_named(std::string_view name, Sample sample) {
    const auto after = [](Sample shown, WordsPrint::Phase phase) {
        shown.facts.has_printer = true;
        of(shown).print.phase = phase;
        return shown;
    };
    if (name == "settings-passphrase-covered") return settings(std::move(sample), SettingsPage::passphrase);
    if (name == "settings-passphrase") return passphrase(std::move(sample));
    if (name == "settings-passphrase-new") return new_passphrase(std::move(sample));
    if (name == "settings-new-keys") return new_keys(std::move(sample));
    if (name == "settings-passphrase-printed") return after(passphrase(std::move(sample)), WordsPrint::Phase::printed);
    if (name == "settings-new-keys-not-printed") return after(new_keys(std::move(sample)), WordsPrint::Phase::failed);
    return std::nullopt;
}

std::optional<Sample> settings_named(std::string_view name, Sample sample) {
    struct Named {
        std::string_view name;
        SettingsPage page;
    };
    static constexpr std::array<Named, 10> pages{
        Named{"settings-texts", SettingsPage::texts},         Named{"settings-requests", SettingsPage::requests},
        Named{"settings-desk", SettingsPage::desk},           Named{"settings-timeouts", SettingsPage::timeouts},
        Named{"settings-languages", SettingsPage::languages}, Named{"settings-passcodes", SettingsPage::passcodes},
        Named{"settings-erase", SettingsPage::erase},         Named{"settings-keep", SettingsPage::retention},
        Named{"settings-sound", SettingsPage::sound},         Named{"settings-audit", SettingsPage::audit}};
    for (const Named& one : pages)
        if (one.name == name) return settings(std::move(sample), one.page);
    if (name == "settings-erase-passcode") return erasing(std::move(sample), false);
    if (name == "settings-erase-resting") return erasing(std::move(sample), true);
    if (name == "settings-help") return help(std::move(sample), HelpField::none);
    if (name == "settings-help-missing") return no_emergency(std::move(sample));
    if (name == "settings-help-number") return help(std::move(sample), HelpField::crisis);
    if (name == "settings-clock") {
        sample = settings(std::move(sample), SettingsPage::clock);
        sample.facts.local.day = day_built() + 1; // an older one is refused
        return sample;
    }
    if (name == "settings-clock-new-day" || name == "settings-clock-exported") {
        sample = settings(std::move(sample), SettingsPage::clock);
        const bool back = name == "settings-clock-exported";
        sample.facts.local = {day_built() + 1, back ? 30 : 23 * 60 + 30, 0};
        if (back) sample.facts.exporting.exported = {{day_built(), day_built()}};
        of(sample).clock = back ? ClockDraft{"America/Los_Angeles", -180} : ClockDraft{"America/Halifax", 60};
        return sample;
    }
    if (name == "settings-clock-zones") {
        sample = settings(std::move(sample), SettingsPage::clock);
        sample.facts.setup.zones =
            std::make_shared<const std::vector<Zone>>(std::vector<Zone>{{"America/New_York", "US"},
                                                                        {"America/Chicago", "US"},
                                                                        {"America/Denver", "US"},
                                                                        {"America/Phoenix", "US"},
                                                                        {"America/Los_Angeles", "US"},
                                                                        {"America/Anchorage", "US"},
                                                                        {"Pacific/Honolulu", "US"}});
        sample.state.sheet = ZoneSheet{};
        return sample;
    }
    if (name == "settings-touch") {
        sample = settings(std::move(sample), SettingsPage::touch);
        of(sample).touch = {.lit = {true, true, false, true}, .inches = 27};
        return sample;
    }
    if (name == "settings-name") return settings(std::move(sample), SettingsPage::name);
    if (name == "settings-hours") return hours(std::move(sample));
    if (name == "settings-renew-passcode") return renewing(std::move(sample));
    if (name == "settings-passcode-label") return passcode(std::move(sample), PasscodeStep::label);
    if (name == "settings-passcode-new") return passcode(std::move(sample), PasscodeStep::first);
    if (name == "settings-passcode-differs") return passcode(std::move(sample), PasscodeStep::again);
    if (name.starts_with("settings-passphrase") || name.starts_with("settings-new-keys"))
        return words_named(name, std::move(sample));
    if (name == "staff-ask-passphrase") return asking(std::move(sample), StaffAsk::new_passphrase);
    if (name == "staff-ask-keys") return asking(std::move(sample), StaffAsk::new_keys);
    if (name == "staff-ask-passcode") return asking(std::move(sample), StaffAsk::remove_passcode);
    if (name == "staff-ask-erase") return asking(std::move(sample), StaffAsk::erase_days);
    if (name == "staff-ask-remove-group") return asking(std::move(sample), StaffAsk::remove_group);
    if (name == "staff-ask-leave-group") return asking(std::move(sample), StaffAsk::leave_group);
    return std::nullopt;
}

} // namespace

Room settings_room() {
    return {{"settings-name",
             "settings-texts",
             "settings-requests",
             "settings-hours",
             "settings-desk",
             "settings-timeouts",
             "settings-languages",
             "settings-passcodes",
             "settings-renew-passcode",
             "settings-passcode-label",
             "settings-passcode-new",
             "settings-passcode-differs",
             "settings-passphrase",
             "settings-passphrase-covered",
             "settings-passphrase-new",
             "settings-passphrase-printed",
             "settings-new-keys-not-printed",
             "settings-new-keys",
             "settings-keep",
             "settings-sound",
             "staff-ask-passphrase",
             "staff-ask-keys",
             "settings-erase",
             "settings-erase-passcode",
             "settings-help",
             "settings-help-number",
             "settings-help-missing",
             "settings-clock",
             "settings-clock-new-day",
             "settings-clock-exported",
             "settings-clock-zones",
             "settings-touch",
             "settings-erase-resting",
             "settings-audit",
             "staff-ask-passcode",
             "staff-ask-erase",
             "staff-ask-remove-group",
             "staff-ask-leave-group"},
            settings_named};
}

} // namespace porchlight::gallery

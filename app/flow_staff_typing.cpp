// Staff: what the keys of the glass, or of a keyboard, write and rub out.
#include "app/flow_turn.h"
#include "app/unicode.h"

namespace porchlight::flow {

namespace {

constexpr std::size_t group_bytes_max = 60, room_bytes_max = 40, label_bytes_max = 40;

Secret& typed_secret(PasscodeEdit& edit) { return edit.step == PasscodeStep::again ? edit.again : edit.first; }

/// What is being typed in the clear, and how long it may be; nothing when nothing is.
struct TypedText {
    std::string* text = nullptr;
    std::size_t bytes_max = 0;
    bool* capitals = nullptr;
    Written as = Written::name;
};
TypedText typed_text(Turn& turn) {
    if (GroupsState* groups = turn.groups(); groups && groups->edit && !groups->saving) {
        GroupEdit& edit = *groups->edit;
        if (edit.typing == GroupText::name) return {&edit.draft.name, group_bytes_max, &edit.capitals, Written::title};
        if (edit.typing == GroupText::room) return {&edit.draft.room, room_bytes_max, &edit.capitals};
    }
    SettingsState* settings = turn.settings();
    if (!settings || settings->working) return {};
    if (settings->page == SettingsPage::name) return {&settings->draft.name, site_name_bytes_max, &settings->capitals};
    if (settings->page == SettingsPage::passcode && settings->passcode.step == PasscodeStep::label)
        return {&settings->passcode.label, label_bytes_max, &settings->passcode.capitals};
    return {};
}

/// The passcode being typed, or nothing.
PasscodeEdit* typed_passcode(Turn& turn) {
    SettingsState* settings = turn.settings();
    if (!settings || settings->working) return nullptr;
    const bool typing =
        settings->page == SettingsPage::erase_passcode
            ? !settings->rests(turn.facts.now_seconds)
            : settings->page == SettingsPage::passcode && settings->passcode.step != PasscodeStep::label;
    return typing ? &settings->passcode : nullptr;
}

} // namespace

bool capital_is_due(std::string_view text, std::string_view language, Written as) {
    if (language == "hi") return false;
    return text.empty() || (as == Written::name && text.back() == ' ');
}

void staff_type(Turn& turn, char32_t character) {
    if (HelpCheck* help = numbers_in_settings(turn)) return type_number(*help, character);
    if (const TypedText typed = typed_text(turn); typed.text) {
        if (character >= U' ' && character != 0x7F && typed.text->size() + 3 <= typed.bytes_max &&
            letter_count(*typed.text) < site_name_letters_max)
            add_letter(*typed.text, character);
        *typed.capitals = capital_is_due(*typed.text, turn.state.look.language, typed.as);
        return;
    }
    PasscodeEdit* edit = typed_passcode(turn);
    if (!edit || !is_typeable(character)) return;
    edit->easy = edit->differ = edit->taken = edit->capitals = false;
    turn.settings()->wrong = false;
    typed_secret(*edit).add(static_cast<char>(character));
}

void staff_erase(Turn& turn, bool all) {
    if (HelpCheck* help = numbers_in_settings(turn)) return erase_number(*help, all);
    if (const TypedText typed = typed_text(turn); typed.text) {
        all ? typed.text->clear() : drop_last_letter(*typed.text);
        *typed.capitals = capital_is_due(*typed.text, turn.state.look.language, typed.as);
        return;
    }
    PasscodeEdit* edit = typed_passcode(turn);
    if (!edit) return;
    if (all)
        typed_secret(*edit).wipe();
    else
        typed_secret(*edit).erase_last();
}

void staff_capitals(Turn& turn) {
    if (GroupsState* groups = turn.groups(); groups && groups->edit) groups->edit->capitals = !groups->edit->capitals;
    SettingsState* settings = turn.settings();
    if (!settings) return;
    const bool of_passcode = settings->page == SettingsPage::passcode || settings->page == SettingsPage::erase_passcode;
    bool& capitals = of_passcode ? settings->passcode.capitals : settings->capitals;
    capitals = !capitals;
}

} // namespace porchlight::flow

// The pages of Settings about who may open what, what can be erased, and what staff did.
#include "app/screens/settings_pages.h"
#include "app/screens/staff_parts.h"
#include "app/screens/staff_typing.h"
#include "app/screens/typing.h"
#include "store/vault.h"
#include "ui/widgets/button.h"

#include <algorithm>
#include <array>
#include <vector>

namespace porchlight::screens {

namespace {

constexpr float gap_px = 24, person_px = 132;

std::string label_of(Page& page, const PasscodeFact& person) {
    const auto* staff = std::get_if<StaffState>(&page.state.screen);
    if (!staff || staff->slot != person.slot) return person.label;
    return person.label + " · " + page.say("set.pass.you");
}

/// The name above its two buttons where the words are large.
bool tall(const ui::Frame& frame) { return frame.is_portrait() && frame.type.size() >= ui::TextSize::larger; }

float person_height(const ui::Frame& frame) { return tall(frame) ? 230 : person_px; }

std::optional<Action> person_row(Page& page, ui::Rect row, const PasscodeFact& person, bool removable, bool first) {
    ui::Frame& frame = page.frame;
    const std::string label = label_of(page, person), change = page.say("set.pass.change"),
                      remove = page.say("set.pass.remove"), id = std::to_string(person.slot);
    const ui::Rect inside = row.inset(32, 0);
    if (!first) frame.paint.fill({inside.x, inside.y, inside.width, 2}, frame.theme.line);
    const ui::TextStyle style = frame.type.sans(34, 49.3F, ui::Weight::bold);
    const float change_px = frame.paint.measure({.words = change, .style = style, .color = frame.theme.ink}).width + 64,
                remove_px = frame.paint.measure({.words = remove, .style = style, .color = frame.theme.ink}).width + 64;
    const float buttons = removable ? change_px + 16 + remove_px : change_px;
    const float y = tall(frame) ? row.bottom() - 112 : row.center().y - 48;
    const ui::Rect words = tall(frame) ? ui::Rect{inside.x, row.y + 10, inside.width, 106}
                                       : ui::Rect{inside.x, row.y, inside.width - buttons - 24, row.height};
    frame.text_in(words, {.words = label,
                          .style = frame.type.sans(38, 47.5F, ui::Weight::semibold),
                          .color = frame.theme.ink,
                          .width_px = words.width,
                          .lines_max = 2});
    std::optional<Action> asked;
    float x = inside.right() - buttons;
    if (staff_button(page, "set.pass.change." + id, {x, y, change_px, 96}, StaffButton::line, change, person.label))
        asked = action::GivePasscode{person.slot};
    x += change_px + 16;
    if (removable &&
        staff_button(page, "set.pass.remove." + id, {x, y, remove_px, 96}, StaffButton::line, remove, person.label))
        asked = action::RemovePasscode{person.slot};
    return asked;
}

} // namespace

std::optional<Action> passcodes_page(const SettingsState& state, Page& page) {
    ui::Frame& frame = page.frame;
    const auto* staff = std::get_if<StaffState>(&page.state.screen);
    const bool renews = staff && staff->must_renew;
    const auto& people = page.facts.staff.passcodes;
    const std::string title = page.say("set.rows.pass"), caption = page.say.plural("set.pass.now", std::ssize(people)),
                      add = page.say("set.pass.add");
    StaffBody body(page, {.id = "set.page",
                          .title = title,
                          .caption = caption,
                          .tab = StaffTab::settings,
                          .has_tabs = !renews && has_room_for_tabs(frame),
                          .foot_px = 160});
    const ui::Rect column = body.column();
    std::optional<Action> asked;
    float y = column.y;
    if (renews) y = part_sentence(page, column, y, page.say("set.pass.renew"), ui::Role::status) + gap_px;
    const float row_px = person_height(frame);
    const ui::Rect card{column.x, y, column.width, 4 + static_cast<float>(people.size()) * row_px};
    if (!people.empty()) staff_card(frame, card);
    ui::Rect row{card.x + 2, card.y + 2, card.width - 4, row_px};
    for (std::size_t i = 0; i < people.size(); ++i) {
        if (auto answer = person_row(page, row, people[i], people.size() > 1 && !renews, i == 0);
            answer && !state.working)
            asked = answer;
        row.y += row_px;
    }
    y = card.bottom();
    if (people.size() == 1 && !renews) y = part_sentence(page, column, y + gap_px, page.say("set.pass.last"));
    body.end(y);
    if (ui::lamp_button(frame, "set.pass.add", {column.x, body.foot().y + 12, column.width, 116},
                        {.label = add, .before = ui::Icon::plus, .enabled = !state.working}))
        asked = action::GivePasscode{};
    return body.finish(asked);
}

std::optional<Action> passcode_page(const SettingsState& state, Page& page) {
    const PasscodeEdit& edit = state.passcode;
    const bool label = edit.step == PasscodeStep::label, again = edit.step == PasscodeStep::again;
    const Secret& typed = again ? edit.again : edit.first;
    const std::string title = page.say(edit.of_new_keys ? Key("set.rows.keys") : Key("set.rows.pass")),
                      name = label   ? page.say("set.pass.label")
                             : again ? page.say("set.pass.again")
                                     : page.say("set.pass.new"),
                      hint = label         ? page.say("set.pass.label.hint")
                             : edit.easy   ? page.say("setup.pass.easy")
                             : edit.differ ? page.say("setup.pass.differ")
                             : edit.taken  ? page.say("set.pass.taken")
                                           : page.say("pin.hint"),
                      next = again && !edit.of_new_keys ? page.say("set.save") : page.say("common.continue");
    const bool ready = !state.working && (label ? !edit.label.empty() : typed.size() >= store::passcode_characters_min);
    return typing_page(page,
                       {.id = label   ? "set.pass.label"
                              : again ? "set.pass.again"
                                      : "set.pass.first",
                        .title = title,
                        .caption = label ? std::string_view() : std::string_view(edit.label),
                        .name = name,
                        .hint = hint,
                        .text = edit.label,
                        .secret = label ? std::optional<std::size_t>() : typed.size(),
                        .signs = edit.signs,
                        .capitals = edit.capitals,
                        .can_go_on = ready,
                        .complains = edit.easy || edit.differ || edit.taken,
                        .go_on = next},
                       action::Continue{});
}

std::optional<Action> erase_page(const SettingsState& state, Page& page) {
    ui::Frame& frame = page.frame;
    const StaffFacts& staff = page.facts.staff;
    const std::string title = page.say("set.rows.erase"), none = page.say("set.erase.none"),
                      caption = page.say.plural("set.erase.now", staff.erasable_days),
                      go = page.say.plural("set.erase.go", staff.erasable_days);
    const bool any = staff.erasable_days > 0;
    StaffBody body(page, {.id = "set.page",
                          .title = title,
                          .caption = any ? std::string_view(caption) : std::string_view(none),
                          .tab = StaffTab::settings,
                          .has_tabs = has_room_for_tabs(frame),
                          .foot_px = any ? 160.0F : 0.0F});
    const ui::Rect column = body.column();
    const ui::TextStyle style = frame.type.sans(38, 47.5F);
    const float row_px = std::max(96.0F, style.line_px + 40);
    float y = column.y;
    if (any) {
        const ui::Rect card{column.x, y, column.width, 4 + static_cast<float>(staff.erasable.size()) * row_px};
        staff_card(frame, card);
        y += 2;
        for (const store::Period period : staff.erasable) {
            const std::string words = page.say.range(period);
            if (y > card.y + 2) frame.paint.fill({card.x + 34, y, card.width - 68, 2}, frame.theme.line);
            frame.text_in({card.x + 34, y, card.width - 68, row_px},
                          {.words = words, .style = style, .color = frame.theme.ink});
            y += row_px;
        }
    }
    body.end(y);
    std::optional<Action> asked;
    if (any && ui::line_button(frame, "set.erase.go", {column.x, body.foot().y + 12, column.width, 116},
                               {.label = go, .before = ui::Icon::eraser, .enabled = !state.working}))
        asked = action::EraseDays{};
    return body.finish(asked);
}

std::optional<Action> erase_passcode_page(const SettingsState& state, Page& page) {
    const bool rests = state.rest_until_seconds > page.frame.now_seconds;
    const std::size_t typed = state.passcode.first.size();
    const std::string title = page.say("set.erase.title"),
                      caption = page.say.plural("set.erase.now", page.facts.staff.erasable_days),
                      name = page.say("pin.lead"),
                      hint = rests         ? rest_words(page, state.rest_until_seconds)
                             : state.wrong ? page.say("pin.wrong")
                                           : page.say("pin.hint"),
                      go = page.say("set.erase.key");
    return typing_page(page,
                       {.id = "set.erase.passcode",
                        .title = title,
                        .caption = caption,
                        .name = name,
                        .hint = hint,
                        .text = {},
                        .secret = typed,
                        .signs = state.passcode.signs,
                        .capitals = state.passcode.capitals,
                        .enabled = !rests && !state.working,
                        .can_go_on = !rests && !state.working && typed >= store::passcode_characters_min,
                        .complains = rests || state.wrong,
                        .go_on = go},
                       action::Continue{});
}

namespace {

std::string did(Page& page, const store::AuditEntry& entry) {
    static constexpr std::array<Key, 13> words{
        "audit.set_up",           "audit.unlocked",       "audit.failed_try",           "audit.recovered",
        "audit.exported",         "audit.passcode_added", "audit.passcode_changed",     "audit.passcode_removed",
        "audit.settings_changed", "audit.erased_days",    "audit.export_words_changed", "audit.rekeyed",
        "audit.restored"};
    const auto action = static_cast<std::size_t>(entry.action);
    if (action >= words.size()) return {};
    const std::string days = entry.period ? page.say.range(*entry.period) : std::string();
    return page.say(words[action], {{"days", days}});
}

std::string who(Page& page, const store::AuditEntry& entry) {
    if (entry.slot == 0) {
        if (entry.action == store::Action::failed_try) return page.say("audit.nobody");
        return entry.action == store::Action::erased_days ? page.say("audit.kiosk") : page.say("audit.code");
    }
    const auto& people = page.facts.staff.passcodes;
    const auto found = std::ranges::find(people, entry.slot, &PasscodeFact::slot);
    return found == people.end() ? page.say("audit.gone") : found->label;
}

} // namespace

std::optional<Action> audit_page(Page& page) {
    ui::Frame& frame = page.frame;
    const StaffFacts& staff = page.facts.staff;
    const std::string title = page.say("audit.title"), caption = page.say("audit.sub");
    StaffBody body(page, {.id = "set.page",
                          .title = title,
                          .caption = caption,
                          .tab = StaffTab::settings,
                          .has_tabs = has_room_for_tabs(frame)});
    const ui::Rect column = body.column();
    float y = column.y;
    if (staff.audit_read && !staff.audit_whole)
        y = part_sentence(page, column, y, page.say("audit.broken"), ui::Role::status) + gap_px;
    const float width = column.width - 68;
    const auto title_of = [&](const std::string& words) {
        return ui::TextBlock{.words = words,
                             .style = frame.type.sans(36, 45, ui::Weight::semibold),
                             .color = frame.theme.ink,
                             .width_px = width};
    };
    const auto second_of = [&](const std::string& words) {
        return ui::TextBlock{
            .words = words, .style = frame.type.small(), .color = frame.theme.ink_2, .width_px = width};
    };
    struct Row {
        std::string title, second;
        float title_px, height;
    };
    std::vector<Row> rows;
    ui::Rect card{column.x, y, column.width, 4};
    for (const store::AuditEntry& entry : staff.audit) {
        Row row{did(page, entry),
                page.say("audit.row", {{"day", page.say.date("date.long", entry.day)}, {"name", who(page, entry)}}), 0,
                0};
        row.title_px = frame.paint.measure(title_of(row.title)).height;
        row.height = std::max(112.0F, row.title_px + frame.paint.measure(second_of(row.second)).height + 32);
        card.height += row.height;
        rows.push_back(std::move(row));
    }
    if (!rows.empty()) staff_card(frame, card);
    float row_y = card.y + 2;
    for (const Row& row : rows) {
        if (row_y > card.y + 2) frame.paint.fill({card.x + 34, row_y, width, 2}, frame.theme.line);
        const float second_px = frame.paint.measure(second_of(row.second)).height;
        const float top = row_y + (row.height - row.title_px - second_px) / 2;
        frame.text({card.x + 34, top}, title_of(row.title));
        frame.text({card.x + 34, top + row.title_px}, second_of(row.second));
        row_y += row.height;
    }
    body.end(staff.audit.empty() ? y : card.bottom());
    return body.finish(std::nullopt);
}

} // namespace porchlight::screens

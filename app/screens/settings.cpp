// 30: the few things a site changes after set-up. Each row says its value now and opens a page of its own.
#include "app/panel.h"
#include "app/screens/screens.h"
#include "app/screens/settings_pages.h"
#include "app/screens/staff_parts.h"
#include "app/screens/staff_typing.h"

#include <span>
#include <vector>

namespace porchlight::screens {

namespace {

constexpr float between_px = 30, title_gap_px = 14;

struct Item {
    std::string_view id;
    Key title;
    std::string second;
    ui::Icon icon;
    ui::Family family;
    Action opens;
};

std::string texts_now(Page& page) {
    const Site& site = page.facts.site;
    if (site.community_line && site.kind_notes && site.shows_groups) return page.say("set.texts.on");
    std::vector<std::string> on;
    if (site.community_line) on.push_back(page.say("set.texts.community"));
    if (site.kind_notes) on.push_back(page.say("set.texts.notes"));
    if (site.shows_groups) on.push_back(page.say("set.texts.groups"));
    return on.empty() ? page.say("set.texts.off") : page.say("set.texts.some", {{"list", page.say.list(on)}});
}

std::string requests_now(Page& page) {
    static constexpr std::array<Key, request_count> words{"set.req.now.peer", "set.req.now.quiet", "set.req.now.water",
                                                          "set.req.now.private"};
    std::vector<std::string> on;
    for (std::size_t i = 0; i < request_count; ++i)
        if (page.facts.site.offers[i]) on.push_back(page.say(words[i]));
    return on.empty() ? page.say("set.texts.off") : page.say.list(on);
}

std::string help_now(Page& page) {
    std::vector<std::string> numbers;
    for (const std::string& number : {page.facts.help.crisis, page.facts.help.emergency})
        if (!number.empty()) numbers.push_back(number);
    return page.say.list(numbers);
}

std::string desk_now(Page& page) {
    const DeskSide side = page.facts.site.desk;
    return side == DeskSide::left    ? page.say("set.desk.left")
           : side == DeskSide::right ? page.say("set.desk.right")
                                     : page.say("set.desk.behind");
}

std::string languages_now(Page& page) {
    std::vector<std::string> names;
    for (const LanguageFact& language : page.facts.site.languages) names.push_back(language.name);
    return page.say.list(names);
}

std::string sound_now(Page& page) {
    const Site& site = page.facts.site;
    if (!site.sound_cues && !site.sound_ring) return page.say("set.sound.none");
    const Key words = site.sound_cues && site.sound_ring ? Key("set.sound.both")
                      : site.sound_ring                  ? Key("set.sound.only.ring")
                                                         : Key("set.sound.only.cues");
    return page.say(words, {{"n", site.sound_volume}});
}

/// How big the panel is, as it was chosen or as it says of itself.
std::string touch_now(Page& page) {
    const int inches = panel_inches({}, page.facts);
    return inches > 0 ? page.say("setup.touch.inches", {{"n", inches}}) : page.say("setup.touch.need");
}

Action opens(SettingsPage page) { return action::OpenSettingsPage{page}; }

std::vector<Item> lobby_items(Page& page) {
    const Site& site = page.facts.site;
    return {
        {"set.name", "set.rows.name", site.name.empty() ? page.say("set.name.none") : site.name, ui::Icon::building_2,
         ui::Family::sky, opens(SettingsPage::name)},
        {"set.texts", "set.rows.texts", texts_now(page), ui::Icon::quote, ui::Family::lamp, opens(SettingsPage::texts)},
        {"set.requests", "set.rows.requests", requests_now(page), ui::Icon::hand_heart, ui::Family::clay,
         opens(SettingsPage::requests)},
        {"set.hours", "set.req.hours", site.desk_hours ? page.say("set.hours.some") : page.say("set.hours.always"),
         ui::Icon::clock, ui::Family::clay, opens(SettingsPage::hours)},
        {"set.help", "setup.help.title", help_now(page), ui::Icon::phone, ui::Family::clay, opens(SettingsPage::help)},
        {"set.desk", "set.rows.desk", desk_now(page), ui::Icon::life_buoy, ui::Family::plum,
         opens(SettingsPage::desk)}};
}

std::vector<Item> safety_items(Page& page) {
    const Site& site = page.facts.site;
    const StaffFacts& staff = page.facts.staff;
    return {
        {"set.timeouts", "set.rows.time",
         page.say("set.time.now", {{"checkin", site.check_in_idle_seconds}, {"reading", site.reading_idle_seconds}}),
         ui::Icon::timer, ui::Family::indigo, opens(SettingsPage::timeouts)},
        {"set.passcodes", "set.rows.pass", page.say.plural("set.pass.now", std::ssize(staff.passcodes)),
         ui::Icon::key_round, ui::Family::indigo, opens(SettingsPage::passcodes)},
        {"set.passphrase", "set.rows.passphrase", page.say("set.rows.passphrase.sub"), ui::Icon::file_lock_2,
         ui::Family::sage, opens(SettingsPage::passphrase)},
        {"set.erase", "set.rows.erase",
         staff.erasable_days > 0 ? page.say.plural("set.erase.now", staff.erasable_days) : page.say("set.erase.none"),
         ui::Icon::eraser, ui::Family::sage, opens(SettingsPage::erase)},
        {"set.keep", "set.rows.keep", page.say.plural("set.keep.now", site.retention_days), ui::Icon::calendar_days,
         ui::Family::sage, opens(SettingsPage::retention)},
        {"set.keys", "set.rows.keys", page.say("set.rows.keys.sub"), ui::Icon::key_round, ui::Family::clay,
         action::AskNewKeys{}},
        {"set.audit", "set.rows.audit", page.say("set.rows.audit.sub"), ui::Icon::list_checks, ui::Family::indigo,
         opens(SettingsPage::audit)}};
}

std::vector<Item> kiosk_items(Page& page) {
    return {{"set.languages", "set.rows.lang", languages_now(page), ui::Icon::languages, ui::Family::sky,
             opens(SettingsPage::languages)},
            {"set.sound", "set.rows.sound", sound_now(page), ui::Icon::volume_2, ui::Family::sky,
             opens(SettingsPage::sound)},
            {"set.clock", "setup.done.clock",
             page.say.date("date.long.year", page.facts.local.day) + " · " + page.say.time(page.facts.local.minute) +
                 " · " + zone_now(page, page.facts.setup.zone),
             ui::Icon::clock, ui::Family::sky, opens(SettingsPage::clock)},
            {"set.touch", "setup.done.touch", touch_now(page), ui::Icon::gauge, ui::Family::sky,
             opens(SettingsPage::touch)},
            {"set.clean", "set.rows.clean", page.say("set.rows.clean.sub"), ui::Icon::hand, ui::Family::sky,
             action::BeginCleaning{}}};
}

/// A titled card of rows from `y` down; returns where it ends.
float items_card(Page& page, ui::Rect column, float y, Key title, std::span<const Item> items,
                 std::optional<Action>& asked) {
    ui::Frame& frame = page.frame;
    const std::string words = page.say(title);
    y += frame
             .text({column.x, y},
                   {.words = words, .style = frame.type.sans(36, 43.2F, ui::Weight::bold), .color = frame.theme.ink},
                   ui::Role::heading)
             .height +
         title_gap_px;
    std::vector<std::string> titles;
    std::vector<StaffRow> rows;
    titles.reserve(items.size());
    float height = 4;
    for (const Item& item : items) {
        titles.push_back(page.say(item.title));
        rows.push_back({item.id, titles.back(), item.second, item.icon, item.family});
        height += staff_row_height(frame, column.width - 4, rows.back());
    }
    const ui::Rect card{column.x, y, column.width, height};
    staff_card(frame, card);
    ui::Rect row{card.x + 2, card.y + 2, card.width - 4, 0};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        row.height = staff_row_height(frame, row.width, rows[i]);
        if (staff_row(page, row, rows[i], i == 0)) asked = items[i].opens;
        row.y += row.height;
    }
    return card.bottom();
}

std::optional<Action> list(Page& page) {
    const std::string title = page.say("set.title");
    StaffBody body(page,
                   {.id = "set.list", .title = title, .caption = page.facts.site.name, .tab = StaffTab::settings});
    const ui::Rect column = body.column();
    std::optional<Action> asked;
    const auto lobby = lobby_items(page), safety = safety_items(page), kiosk = kiosk_items(page);
    float y = items_card(page, column, column.y + 4, "set.groups.lobby", lobby, asked) + between_px;
    y = items_card(page, column, y, "set.groups.safety", safety, asked) + between_px;
    y = items_card(page, column, y, "set.groups.kiosk", kiosk, asked);
    body.end(y);
    return body.finish(asked);
}

std::optional<Action> name_page(const SettingsState& state, Page& page) {
    const std::string title = page.say("set.title"), name = page.say("set.rows.name"), hint = page.say("grp.name.hint"),
                      save = page.say("set.save");
    return typing_page(page,
                       {.id = "set.name.field",
                        .title = title,
                        .caption = {},
                        .name = name,
                        .hint = hint,
                        .text = state.draft.name,
                        .secret = {},
                        .capitals = state.capitals,
                        .can_go_on = !state.working,
                        .go_on = save},
                       action::SaveSite{});
}

} // namespace

std::optional<Action> draw(const SettingsState& state, Page& page) {
    switch (state.page) {
    case SettingsPage::list:
        return list(page);
    case SettingsPage::name:
        return name_page(state, page);
    case SettingsPage::texts:
        return texts_page(state, page);
    case SettingsPage::requests:
        return requests_page(state, page);
    case SettingsPage::hours:
        return hours_page(state, page);
    case SettingsPage::help:
        return numbers_page(state, page);
    case SettingsPage::clock:
        return clock_page(state, page);
    case SettingsPage::touch:
        return touch_page(state, page);
    case SettingsPage::desk:
        return desk_page(state, page);
    case SettingsPage::timeouts:
        return timeouts_page(state, page);
    case SettingsPage::languages:
        return languages_page(state, page);
    case SettingsPage::passcodes:
        return passcodes_page(state, page);
    case SettingsPage::passcode:
        return passcode_page(state, page);
    case SettingsPage::passphrase:
        return passphrase_page(state, page);
    case SettingsPage::erase:
        return erase_page(state, page);
    case SettingsPage::erase_passcode:
        return erase_passcode_page(state, page);
    case SettingsPage::retention:
        return retention_page(state, page);
    case SettingsPage::sound:
        return sound_page(state, page);
    case SettingsPage::new_keys:
        return new_keys_page(state, page);
    case SettingsPage::audit:
        return audit_page(page);
    }
    return std::nullopt;
}

} // namespace porchlight::screens

// The pages of Settings about the lobby: what people see, what they can ask for, when somebody is at the desk.
#include "app/screens/save_page.h"
#include "app/screens/settings_pages.h"
#include "ui/widgets/button.h"

#include <algorithm>
#include <array>
#include <functional>
#include <vector>

namespace porchlight::screens {

namespace {

constexpr float gap_px = 24;

struct Switch {
    std::string id, words;
    bool on;
};

/// A card of switches from `y` down; `turned` is told which one. Returns where it ends.
float switches_card(Page& page, ui::Rect column, float y, const std::vector<Switch>& switches,
                    const std::function<void(std::size_t)>& turned) {
    ui::Frame& frame = page.frame;
    float height = 4;
    for (const Switch& one : switches) height += switch_line_height(frame, column.width - 4, one.words);
    const ui::Rect card{column.x, y, column.width, height};
    StaffCardLook look;
    if (switches.size() == 1) look = {.line = frame.theme.edge, .line_px = frame.theme.edge_px}; // a control by itself
    staff_card(frame, card, look);
    ui::Rect row{card.x + 2, card.y + 2, card.width - 4, 0};
    for (std::size_t i = 0; i < switches.size(); ++i) {
        row.height = switch_line_height(frame, row.width, switches[i].words);
        if (switch_line(page, switches[i].id, row, switches[i].words, switches[i].on, i == 0)) turned(i);
        row.y += row.height;
    }
    return card.bottom();
}

/// Of the draft: Save when it is no longer what the site has.
SavePage draft_page(Page& page, const SettingsState& state, Key title) {
    return {page, title, page.facts.site.name, !state.working && state.draft != page.facts.site};
}

float note(Page& page, ui::Rect column, float y, std::string_view words) {
    return y + page.frame
                   .text({column.x, y}, {.words = words,
                                         .style = page.frame.type.small(),
                                         .color = page.frame.theme.ink_2,
                                         .width_px = column.width})
                   .height;
}

/// Chips in as many rows as they need; returns where they end.
float chips(Page& page, ui::Rect column, float y, const std::vector<Switch>& all,
            const std::function<void(std::size_t)>& picked) {
    ui::Frame& frame = page.frame;
    const float height = std::max(88.0F, frame.type.chip().line_px + 36);
    float x = column.x;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const float words =
            frame.paint.measure({.words = all[i].words, .style = frame.type.chip(), .color = frame.theme.ink}).width;
        const float width = std::min(column.width, words + 120);
        if (x > column.x && x + width > column.right()) {
            x = column.x;
            y += height + 16;
        }
        if (ui::chip(frame, all[i].id, {x, y, width, height}, {.label = all[i].words}, all[i].on)) picked(i);
        x += width + 16;
    }
    return y + height;
}

} // namespace

std::optional<Action> texts_page(const SettingsState& state, Page& page) {
    SavePage save = draft_page(page, state, "set.rows.texts");
    std::optional<Action> asked;
    static constexpr std::array<bool Site::*, 4> fields{&Site::community_line, &Site::kind_notes, &Site::shows_groups,
                                                        &Site::shows_checked};
    const std::vector<Switch> all{{"set.texts.community", page.say("set.texts.community"), state.draft.community_line},
                                  {"set.texts.notes", page.say("set.texts.notes"), state.draft.kind_notes},
                                  {"set.texts.groups", page.say("set.texts.groups"), state.draft.shows_groups},
                                  {"set.texts.checked", page.say("set.texts.checked"), state.draft.shows_checked}};
    const float y = switches_card(page, save.column(), save.column().y, all, [&](std::size_t i) {
        Site draft = state.draft;
        draft.*fields[i] = !(draft.*fields[i]);
        asked = action::ChangeSite{draft};
    });
    return save.finish(y, asked);
}

std::optional<Action> requests_page(const SettingsState& state, Page& page) {
    SavePage save = draft_page(page, state, "set.rows.requests");
    std::optional<Action> asked;
    static constexpr std::array<Key, request_count> words{"req.peer", "req.quiet", "req.water", "req.private"};
    std::vector<Switch> all;
    for (std::size_t i = 0; i < request_count; ++i)
        all.push_back({"set.req." + std::to_string(i), page.say(words[i]), state.draft.offers[i]});
    float y = switches_card(page, save.column(), save.column().y, all, [&](std::size_t i) {
        Site draft = state.draft;
        draft.offers[i] = !draft.offers[i];
        asked = action::ChangeSite{draft};
    });
    const std::string hint = page.say("set.req.note");
    y = note(page, save.column(), y + gap_px, hint);
    return save.finish(y, asked);
}

std::optional<Action> desk_page(const SettingsState& state, Page& page) {
    SavePage save = draft_page(page, state, "set.rows.desk");
    std::optional<Action> asked;
    const std::vector<Switch> sides{
        {"set.desk.left", page.say("set.desk.left"), state.draft.desk == DeskSide::left},
        {"set.desk.right", page.say("set.desk.right"), state.draft.desk == DeskSide::right},
        {"set.desk.behind", page.say("set.desk.behind"), state.draft.desk == DeskSide::behind}};
    float y = chips(page, save.column(), save.column().y + 4, sides, [&](std::size_t i) {
        Site draft = state.draft;
        draft.desk = static_cast<DeskSide>(i);
        asked = action::ChangeSite{draft};
    });
    const std::vector<Switch> all{{"set.desk.phone", page.say("set.desk.phone"), state.draft.lobby_phone},
                                  {"set.desk.naloxone", page.say("set.desk.naloxone"), state.draft.naloxone}};
    y = switches_card(page, save.column(), y + gap_px, all, [&](std::size_t i) {
        Site draft = state.draft;
        bool& one = i == 0 ? draft.lobby_phone : draft.naloxone;
        one = !one;
        asked = action::ChangeSite{draft};
    });
    return save.finish(y, asked);
}

std::optional<Action> timeouts_page(const SettingsState& state, Page& page) {
    constexpr std::int32_t step_seconds = 15, least_seconds = 30, most_seconds = 300;
    SavePage save = draft_page(page, state, "set.rows.time");
    std::optional<Action> asked;
    ui::Rect rect{save.column().x, save.column().y, save.column().width, stepper_height(page.frame)};
    static constexpr std::array<std::int32_t Site::*, 2> fields{&Site::check_in_idle_seconds,
                                                                &Site::reading_idle_seconds};
    static constexpr std::array<std::string_view, 2> ids{"set.time.checkin", "set.time.reading"};
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const std::int32_t seconds = state.draft.*fields[i];
        const std::string name = i == 0 ? page.say("set.time.checkin") : page.say("set.time.reading"),
                          value = page.say("set.time.seconds", {{"n", seconds}});
        if (const int step =
                stepper(page, rect, {ids[i], name, value, seconds > least_seconds, seconds < most_seconds})) {
            Site draft = state.draft;
            draft.*fields[i] += step * step_seconds;
            asked = action::ChangeSite{draft};
        }
        rect.y += rect.height + gap_px;
    }
    return save.finish(rect.y, asked);
}

std::optional<Action> retention_page(const SettingsState& state, Page& page) {
    // A few lengths that people can tell apart; what porchlight kept otherwise is shown and goes on from there.
    static constexpr std::array<std::int32_t, 11> lengths{1, 7, 14, 30, 60, 90, 180, 365, 730, 1825, 3650};
    SavePage save = draft_page(page, state, "set.rows.keep");
    std::optional<Action> asked;
    const std::string hint = page.say("set.keep.note"), name = page.say("set.keep.name"),
                      value = page.say.plural("set.keep.days", state.draft.retention_days);
    const float y = note(page, save.column(), save.column().y, hint) + gap_px;
    const ui::Rect rect{save.column().x, y, save.column().width, stepper_height(page.frame)};
    const std::int32_t days = state.draft.retention_days;
    if (const int step =
            stepper(page, rect, {"set.keep", name, value, days > lengths.front(), days < lengths.back()})) {
        Site draft = state.draft;
        const auto* const at = std::ranges::lower_bound(lengths, days); // the first that is no shorter
        draft.retention_days = step < 0 ? *(at - 1) : *at == days ? *(at + 1) : *at;
        asked = action::ChangeSite{draft};
    }
    return save.finish(rect.bottom(), asked);
}

std::optional<Action> sound_page(const SettingsState& state, Page& page) {
    constexpr std::int32_t step_percent = 10, most_percent = 100;
    SavePage save = draft_page(page, state, "set.rows.sound");
    std::optional<Action> asked;
    const std::vector<Switch> all{{"set.sound.cues", page.say("set.sound.cues"), state.draft.sound_cues},
                                  {"set.sound.ring", page.say("set.sound.ring"), state.draft.sound_ring}};
    const float y = switches_card(page, save.column(), save.column().y, all, [&](std::size_t i) {
        Site draft = state.draft;
        bool& one = i == 0 ? draft.sound_cues : draft.sound_ring;
        one = !one;
        asked = action::ChangeSite{draft};
    });
    const std::int32_t volume = state.draft.sound_volume;
    const std::string name = page.say("set.sound.volume"), value = page.say("exp.percent", {{"n", volume}}),
                      hint = page.say("set.sound.note");
    ui::Rect rect{save.column().x, y + gap_px, save.column().width, stepper_height(page.frame)};
    if (const int step = stepper(page, rect, {"set.sound.volume", name, value, volume > 0, volume < most_percent})) {
        Site draft = state.draft;
        draft.sound_volume += step * step_percent;
        asked = action::ChangeSite{draft};
    }
    return save.finish(note(page, save.column(), rect.bottom() + gap_px, hint), asked);
}

namespace {

/// Opens and closes of the chosen weekday; returns where they end.
float hours_of_day(Page& page, const SettingsState& state, ui::Rect column, float y, std::optional<Action>& asked) {
    constexpr std::int32_t step_minutes = 30, shortest_minutes = 30, midnight = 24 * 60;
    const auto weekday = static_cast<std::size_t>(state.weekday);
    const auto& hours = (*state.draft.desk_hours)[weekday];
    const store::Day shown = page.facts.local.day + (state.weekday - page.facts.local.weekday);
    const std::string open = page.say("set.hours.open", {{"weekday", page.say.date("date.weekday", shown)}});
    Site draft = state.draft;
    auto& changed = (*draft.desk_hours)[weekday];
    y = switches_card(page, column, y, {{"set.hours.open", open, hours.has_value()}}, [&](std::size_t) {
        changed = hours ? std::nullopt : std::optional(DeskHours{9 * 60, 17 * 60});
        asked = action::ChangeSite{draft};
    });
    if (!hours) return y;
    const std::string from = page.say("set.hours.from"), until = page.say("set.hours.until"),
                      opens = page.say.time(hours->from_minute), closes = page.say.time(hours->until_minute % midnight);
    ui::Rect rect{column.x, y + gap_px, column.width, stepper_height(page.frame)};
    const bool room = hours->until_minute - hours->from_minute > shortest_minutes;
    if (const int step = stepper(page, rect, {"set.hours.from", from, opens, hours->from_minute > 0, room})) {
        changed->from_minute = std::max(0, hours->from_minute + step * step_minutes);
        asked = action::ChangeSite{draft};
    }
    rect.y += rect.height + gap_px;
    if (const int step =
            stepper(page, rect, {"set.hours.until", until, closes, room, hours->until_minute < midnight})) {
        changed->until_minute = std::min(midnight, hours->until_minute + step * step_minutes);
        asked = action::ChangeSite{draft};
    }
    return rect.bottom();
}

} // namespace

std::optional<Action> hours_page(const SettingsState& state, Page& page) {
    SavePage save = draft_page(page, state, "set.req.hours");
    std::optional<Action> asked;
    const ui::Rect column = save.column();
    const std::string always = page.say("set.hours.always");
    float y = switches_card(page, column, column.y, {{"set.hours.always", always, !state.draft.desk_hours}},
                            [&](std::size_t) {
                                Site draft = state.draft;
                                if (draft.desk_hours)
                                    draft.desk_hours.reset();
                                else
                                    draft.desk_hours.emplace().fill(DeskHours{8 * 60, 20 * 60});
                                asked = action::ChangeSite{draft};
                            });
    if (state.draft.desk_hours) {
        std::vector<Switch> days;
        for (std::int32_t weekday = 0; weekday < 7; ++weekday) {
            const store::Day shown = page.facts.local.day + (weekday - page.facts.local.weekday);
            days.push_back({"set.hours.day." + std::to_string(weekday), page.say.date("date.weekday.short", shown),
                            weekday == state.weekday});
        }
        y = chips(page, column, y + gap_px, days,
                  [&](std::size_t i) { asked = action::ShowWeekday{static_cast<std::int32_t>(i)}; });
        y = hours_of_day(page, state, column, y + gap_px, asked);
    }
    return save.finish(y, asked);
}

std::optional<Action> languages_page(const SettingsState& state, Page& page) {
    SavePage save = draft_page(page, state, "set.rows.lang");
    std::optional<Action> asked;
    const ui::Rect column = save.column();
    const auto& known = page.facts.staff.languages;
    const auto offered = [&](const LanguageFact& one) {
        return std::ranges::find(state.draft.languages, one.code, &LanguageFact::code) != state.draft.languages.end();
    };
    const std::string main = page.say("set.lang.main"), others = page.say("set.lang.offered");
    std::vector<Switch> mains, switches;
    for (const LanguageFact& one : known) {
        mains.push_back({"set.lang.main." + one.code, one.name, one.code == state.draft.language});
        if (one.code != state.draft.language)
            switches.push_back({"set.lang.offered." + one.code, one.name, offered(one)});
    }
    float y = note(page, column, column.y, main) + 12;
    y = chips(page, column, y, mains, [&](std::size_t i) {
        Site draft = state.draft;
        draft.language = known[i].code;
        if (!offered(known[i])) draft.languages.push_back(known[i]);
        asked = action::ChangeSite{draft};
    });
    if (switches.empty()) return save.finish(y, asked);
    y = note(page, column, y + gap_px, others) + 12;
    y = switches_card(page, column, y, switches, [&](std::size_t i) {
        Site draft = state.draft;
        const std::string code = switches[i].id.substr(std::string_view("set.lang.offered.").size());
        const auto fact = std::ranges::find(known, code, &LanguageFact::code);
        if (switches[i].on)
            std::erase_if(draft.languages, [&](const LanguageFact& one) { return one.code == code; });
        else
            draft.languages.push_back(*fact);
        asked = action::ChangeSite{draft};
    });
    return save.finish(y, asked);
}

} // namespace porchlight::screens

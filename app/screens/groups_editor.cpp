#include "app/screens/groups_editor.h"

#include "app/screens/staff_parts.h"
#include "store/schedule.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/keyboard.h"

#include <algorithm>
#include <array>

namespace porchlight::screens {

namespace {

constexpr float side_px = 32, gap_px = 24, part_px = 20;
constexpr std::int32_t start_step = 5, start_step_long = 30, length_step = 15;

/// The group whose time and room this one would share.
const GroupFact* clash(const GroupDay& day, const GroupEdit& edit) {
    for (std::size_t i = 0; i < day.groups.size(); ++i) {
        const GroupFact& other = day.groups[i];
        const bool same_time = other.start_minute < edit.draft.start_minute + edit.draft.minutes &&
                               edit.draft.start_minute < other.start_minute + other.minutes;
        if (edit.row != i && other.on && same_time && !other.room.empty() && other.room == edit.draft.room)
            return &other;
    }
    return nullptr;
}

/// What wants attention before this is saved, or why it was not; empty when nothing does.
std::string trouble(Page& page, const GroupDay& day, const GroupEdit& edit) {
    if (edit.no_room) return page.say("grp.full", {{"n", std::int64_t{store::groups_max}}});
    const GroupFact* other = clash(day, edit);
    return other ? page.say("grp.clash", {{"room", edit.draft.room}, {"name", other->name}}) : std::string();
}

ui::TextBlock trouble_words(Page& page, const std::string& words, float width) {
    return {.words = words, .style = page.frame.type.small(), .color = page.frame.theme.ink, .width_px = width - 64};
}

float head_height(ui::Frame& frame, std::string_view words, float width) {
    return std::max(
        72.0F,
        frame.paint.measure({.words = words, .style = frame.type.h3(), .color = frame.theme.ink, .width_px = width})
            .height);
}

bool one_column(const ui::Frame& frame) { return frame.is_portrait() && frame.type.size() >= ui::TextSize::larger; }

Key audience_words(std::int32_t audience) {
    static constexpr std::array<Key, 4> words{"grp.who.everyone", "grp.who.clients", "grp.who.families",
                                              "grp.who.teens"};
    return words[static_cast<std::size_t>(std::clamp(audience, 0, 3))];
}

/// Two things beside each other, or one over the other; each call gives the place of the next.
struct Grid {
    ui::Rect area;
    float height;
    bool one;
    std::size_t given = 0;
    ui::Rect next() {
        const float half = (area.width - gap_px) / 2;
        const std::size_t row = one ? given : given / 2, column = one ? 0 : given % 2;
        ++given;
        return {area.x + static_cast<float>(column) * (half + gap_px),
                area.y + static_cast<float>(row) * (height + part_px), one ? area.width : half, height};
    }
    float bottom() const {
        const auto rows = static_cast<float>(one ? given : (given + 1) / 2);
        return area.y + rows * (height + part_px) - part_px;
    }
};

std::optional<Action> times_and_place(Page& page, const GroupEdit& edit, Grid& grid) {
    std::optional<Action> asked;
    // A key that is held shows where it leads; letting go takes it.
    const std::int32_t start_shown =
        start_within_day(edit.draft.start_minute + long_steps_held(page.frame, "grp.starts") * start_step_long);
    const std::string starts = page.say("grp.starts"), lasts = page.say("grp.lasts"), room = page.say("grp.room"),
                      who = page.say("grp.who"), time = page.say.time(start_shown),
                      minutes = page.say("grp.minutes", {{"n", edit.draft.minutes}}),
                      audience = page.say(audience_words(edit.draft.audience));
    GroupFact draft = edit.draft;
    if (const int step = stepper(page, grid.next(), {"grp.starts", starts, time})) {
        const int long_steps = long_steps_released(page.frame, step);
        draft.start_minute += long_steps != 0 ? long_steps * start_step_long : step * start_step;
        asked = action::ChangeGroup{draft};
    }
    if (const int step = stepper(page, grid.next(), {"grp.lasts", lasts, minutes})) {
        draft.minutes += step * length_step;
        asked = action::ChangeGroup{draft};
    }
    if (staff_field(page, grid.next(), {"grp.room", room, edit.draft.room, ui::Icon::keyboard}))
        asked = action::TypeGroup{GroupText::room};
    if (staff_field(page, grid.next(), {"grp.who", who, audience, ui::Icon::chevron_down}))
        asked = action::OpenAudience{};
    return asked;
}

std::optional<Action> buttons(Page& page, ui::Rect row, bool can_save) {
    const std::string remove = page.say("grp.remove"), cancel = page.say("grp.cancel"), save = page.say("grp.save");
    std::optional<Action> asked;
    const bool one = one_column(page.frame);
    const float third = one ? row.width : (row.width - 2 * 20) / 3;
    const float dx = one ? 0 : third + 20, dy = one ? 96 + 20 : 0;
    ui::Rect rect{row.x, row.y, third, 96};
    if (one) rect.y += 2 * dy; // Save on top
    if (staff_button(page, "grp.remove", rect, StaffButton::line, remove, {}, ui::Icon::trash_2))
        asked = action::AskRemoveGroup{};
    rect = rect.moved(dx, -dy);
    if (staff_button(page, "grp.cancel", rect, StaffButton::line, cancel, {})) asked = action::CancelGroup{};
    rect = rect.moved(dx, -dy);
    if (staff_button(page, "grp.save", rect, StaffButton::go, save, {}, ui::Icon::check) && can_save)
        asked = action::SaveGroup{};
    return asked;
}

float buttons_height(const ui::Frame& frame) { return one_column(frame) ? 3 * 96 + 2 * 20 : 96; }

std::string head_words(Page& page, const GroupEdit& edit) {
    return edit.row ? page.say("grp.editing", {{"name", edit.draft.name}}) : page.say("grp.new");
}

/// "On today", or "On Thursday", and "Every Thursday".
std::string on_words(Page& page, const GroupDay& day) {
    return day.is_ahead ? page.say("grp.on.day", {{"weekday", day.weekday}}) : page.say("grp.on");
}

std::string weekly_words(Page& page, const GroupDay& day) { return page.say("grp.weekly", {{"weekday", day.weekday}}); }

std::optional<Action> switches(Page& page, const GroupDay& day, const GroupEdit& edit, ui::Rect rect) {
    std::optional<Action> asked;
    const std::string on = on_words(page, day), weekly = weekly_words(page, day);
    ui::Rect row{rect.x - 34, rect.y, rect.width + 68, switch_line_height(page.frame, rect.width + 68, on)};
    GroupFact draft = edit.draft;
    if (switch_line(page, "grp.on", row, on, draft.on, true)) {
        draft.on = !draft.on;
        asked = action::ChangeGroup{draft};
    }
    row = {row.x, row.bottom(), row.width, switch_line_height(page.frame, row.width, weekly)};
    if (switch_line(page, "grp.weekly", row, weekly, edit.draft.weekly, false)) {
        draft = edit.draft;
        draft.weekly = !draft.weekly;
        asked = action::ChangeGroup{draft};
    }
    return asked;
}

float switches_height(Page& page, const GroupDay& day, float width) {
    return switch_line_height(page.frame, width + 68, on_words(page, day)) +
           switch_line_height(page.frame, width + 68, weekly_words(page, day));
}

} // namespace

float group_editor_height(Page& page, const GroupDay& day, const GroupEdit& edit, float width) {
    ui::Frame& frame = page.frame;
    const float inner = width - 2 * side_px, field = stepper_height(frame);
    const float rows = one_column(frame) ? 4 : 2;
    float height = 28 + head_height(frame, head_words(page, edit), inner) + switches_height(page, day, inner) +
                   part_px + field + part_px + rows * (field + part_px) + 8 + buttons_height(frame) + 38;
    if (const std::string words = trouble(page, day, edit); !words.empty())
        height += frame.paint.measure(trouble_words(page, words, inner)).height + part_px;
    return height;
}

std::optional<Action> group_editor(Page& page, const GroupDay& day, const GroupEdit& edit, ui::Rect rect, bool saving) {
    ui::Frame& frame = page.frame;
    const ui::Theme& theme = frame.theme;
    frame.paint.fill(rect, theme.indigo.soft);
    frame.paint.fill({rect.x, rect.y, rect.width, 4}, theme.indigo.deep);
    frame.paint.fill({rect.x, rect.bottom() - 4, rect.width, 4}, theme.indigo.deep);
    const float x = rect.x + side_px, inner = rect.width - 2 * side_px;
    const std::string head = head_words(page, edit), name = page.say("grp.name");
    const float head_px = head_height(frame, head, inner);
    float y = rect.y + 28;
    frame.text_in({x, y, inner, head_px},
                  {.words = head, .style = frame.type.h3(), .color = theme.ink, .width_px = inner}, ui::Role::heading);
    y += head_px;
    std::optional<Action> asked = switches(page, day, edit, {x, y, inner, 0});
    y += switches_height(page, day, inner) + part_px;
    const float field_px = stepper_height(frame);
    if (staff_field(page, {x, y, inner, field_px}, {"grp.name", name, edit.draft.name, ui::Icon::keyboard}))
        asked = action::TypeGroup{GroupText::name};
    y += field_px + part_px;
    Grid grid{{x, y, inner, 0}, field_px, one_column(frame)};
    if (auto answer = times_and_place(page, edit, grid)) asked = answer;
    y = grid.bottom() + part_px;
    if (const std::string words = trouble(page, day, edit); !words.empty()) {
        frame.paint.icon(ui::Icon::triangle_alert, {x, y, 46, 46}, theme.attention_text, 2);
        y += frame.text({x + 64, y}, trouble_words(page, words, inner), ui::Role::status).height + part_px;
    }
    if (auto answer = buttons(page, {x, y + 8, inner, 0}, !saving && !edit.draft.name.empty())) asked = answer;
    return asked;
}

} // namespace porchlight::screens

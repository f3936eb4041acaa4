// 16: today's groups, so that the list on the front page is put right in under a minute, and those of the coming days.
// One group is open at a time.
#include "app/screens/groups_editor.h"
#include "app/screens/screens.h"
#include "app/screens/sheet_box.h"
#include "app/screens/staff_parts.h"
#include "app/screens/staff_typing.h"
#include "store/schedule.h"
#include "ui/widgets/button.h"

#include <algorithm>

namespace porchlight::screens {

namespace {

constexpr float row_px = 132, side_px = 32, time_px = 216, edit_px = 182, button_px = 116;

bool is_finished(const Page& page, const GroupDay& day, const GroupFact& group) {
    return !day.is_ahead && group.start_minute + group.minutes <= page.facts.local.minute;
}

std::string second_line(Page& page, const GroupDay& day, const GroupFact& group) {
    if (!group.on) return page.say(day.is_ahead ? Key("grp.off.day") : Key("grp.off"));
    if (is_finished(page, day, group))
        return group.room.empty() ? page.say("grp.finished") : page.say("grp.row.finished", {{"room", group.room}});
    return group.room.empty() ? page.say("grp.minutes", {{"n", group.minutes}})
                              : page.say("grp.row", {{"room", group.room}, {"n", group.minutes}});
}

struct RowWords {
    ui::TextBlock name, second;
    float height;
};

/// Larger words put the time above the name instead of beside it.
bool time_above(const ui::Frame& frame) { return frame.is_portrait() && frame.type.size() >= ui::TextSize::larger; }

/// As wide as any time is.
float time_width(Page& page, const GroupDay& day) {
    float width = time_px;
    for (const GroupFact& group : day.groups) {
        const std::string time = page.say.time(group.start_minute);
        const ui::TextStyle style = page.frame.type.sans(38, 55.1F, ui::Weight::bold);
        width = std::max(
            width, page.frame.paint.measure({.words = time, .style = style, .color = page.frame.theme.ink}).width + 24);
    }
    return width;
}

float edit_width(Page& page) {
    const std::string edit = page.say("grp.edit");
    const float words = page.frame.paint
                            .measure({.words = edit,
                                      .style = page.frame.type.sans(34, 49.3F, ui::Weight::bold),
                                      .color = page.frame.theme.ink})
                            .width;
    return std::max(edit_px, words + 120);
}

RowWords words_of(Page& page, const GroupDay& day, const GroupFact& group, const std::string& second, float width) {
    ui::Frame& frame = page.frame;
    const float left = time_above(frame) ? 0 : time_width(page, day);
    const float room = width - 2 * side_px - left - edit_width(page) - 26;
    const ui::Color ink = is_finished(page, day, group) ? frame.theme.ink_2 : frame.theme.ink;
    RowWords words{{.words = group.name,
                    .style = frame.type.sans(38, 45.6F, ui::Weight::semibold),
                    .color = ink,
                    .width_px = room},
                   {.words = second, .style = frame.type.small(), .color = frame.theme.ink_2, .width_px = room},
                   0};
    words.height = frame.paint.measure(words.name).height + frame.paint.measure(words.second).height;
    return words;
}

float row_height(Page& page, const GroupDay& day, const GroupFact& group, float width) {
    const std::string second = second_line(page, day, group);
    const float time = time_above(page.frame) ? page.frame.type.sans(38, 55.1F).line_px : 0;
    return std::max(row_px, words_of(page, day, group, second, width).height + time + 40);
}

std::optional<Action> group_row(Page& page, const GroupDay& day, std::size_t index, ui::Rect rect) {
    ui::Frame& frame = page.frame;
    const GroupFact& group = day.groups[index];
    const bool finished = is_finished(page, day, group);
    if (index > 0) frame.paint.fill({rect.x, rect.y, rect.width, 2}, frame.theme.line);
    const std::string time = page.say.time(group.start_minute), second = second_line(page, day, group),
                      edit = page.say("grp.edit");
    const RowWords words = words_of(page, day, group, second, rect.width);
    const ui::TextStyle time_style = frame.type.sans(38, 55.1F, ui::Weight::bold);
    const ui::Color time_color = finished ? frame.theme.ink_2 : frame.theme.ink;
    const bool above = time_above(frame);
    float y = rect.center().y - (words.height + (above ? time_style.line_px : 0)) / 2;
    const float x = rect.x + side_px;
    if (above) {
        frame.text({x, y}, {.words = time, .style = time_style, .color = time_color});
        y += time_style.line_px;
    } else {
        frame.text_in({x, rect.y, time_width(page, day) - 16, rect.height},
                      {.words = time, .style = time_style, .color = time_color, .lines_max = 1});
    }
    const float words_x = above ? x : x + time_width(page, day);
    y += frame.text({words_x, y}, words.name).height;
    frame.text({words_x, y}, words.second);
    const float right = rect.right() - side_px;
    if (finished) {
        frame.paint.icon(ui::Icon::circle_check, {right - 48, rect.center().y - 24, 48, 48}, frame.theme.ink_2, 2);
        return std::nullopt;
    }
    const float width = edit_width(page);
    if (staff_button(page, "grp.edit." + std::to_string(index), {right - width, rect.center().y - 48, width, 96},
                     StaffButton::line, edit, group.name, ui::Icon::pencil))
        return action::EditGroup{index};
    return std::nullopt;
}

std::optional<Action> typing(Page& page, const GroupEdit& edit) {
    const bool name = edit.typing == GroupText::name;
    const std::string title = edit.row ? page.say("grp.title") : page.say("grp.new"),
                      label = name ? page.say("grp.name") : page.say("grp.room"), hint = page.say("grp.name.hint"),
                      done = page.say("common.done");
    return typing_page(page,
                       {.id = name ? "grp.name" : "grp.room",
                        .title = title,
                        .caption = {},
                        .name = label,
                        .hint = hint,
                        .text = name ? edit.draft.name : edit.draft.room,
                        .secret = {},
                        .capitals = edit.capitals,
                        .go_on = done},
                       action::TypeGroup{GroupText::none});
}

/// What stands under the page: for today last week's groups again, where there were any, and a new one.
struct FootWords {
    std::string copy, add, full, not_yet;
    bool can_copy = false;
};

FootWords foot_words(Page& page, const GroupDay& day) {
    FootWords words{.copy = page.say("grp.copy", {{"weekday", day.weekday}}),
                    .add = page.say("grp.add"),
                    .full = {},
                    .not_yet = {},
                    .can_copy = !day.is_ahead && !page.facts.staff.groups_last_week.empty()};
    if (day.groups.size() < store::groups_max) return words;
    words.full = page.say("grp.full", {{"n", std::int64_t{store::groups_max}}});
    words.not_yet = page.say("say.not_yet");
    return words;
}

/// Why nothing can be added, over the buttons.
ui::TextBlock full_block(const ui::Frame& frame, const FootWords& words, float width) {
    return {.words = words.full, .style = frame.type.small(), .color = frame.theme.ink, .width_px = width};
}

float full_height(ui::Frame& frame, const FootWords& words, float width) {
    constexpr float below_px = 16;
    return words.full.empty() ? 0 : frame.paint.measure(full_block(frame, words, width)).height + below_px;
}

FootButtons foot_of(const ui::Frame& frame, const FootWords& words) {
    const ui::TextStyle style = frame.type.sans(38, 43.7F, ui::Weight::bold);
    FootButtons buttons{.left = {},
                        .right = {"grp.add",
                                  {.label = words.add,
                                   .before = ui::Icon::plus,
                                   .icon_px = 50,
                                   .enabled = words.full.empty(),
                                   .style = style,
                                   .value = words.not_yet}},
                        .least_px = button_px};
    if (words.can_copy)
        buttons.left =
            FootButton{"grp.copy", {.label = words.copy, .before = ui::Icon::copy, .icon_px = 44, .style = style}};
    return buttons;
}

/// The card of the list, with the one that is open where it stands, or below all of them when it is new.
class List {
  public:
    List(Page& page, const GroupDay& day, const GroupsState& state) : page_(page), day_(day), state_(state) {}

    [[nodiscard]] float height(float width) const {
        float height = 4;
        for (std::size_t i = 0; i < day_.groups.size(); ++i) height += height_of(i, width - 4);
        if (adds()) return height + group_editor_height(page_, day_, *state_.edit, width - 4);
        return day_.groups.empty() ? height + row_px : height;
    }

    std::optional<Action> draw(ui::Rect card) const {
        staff_card(page_.frame, card);
        std::optional<Action> asked;
        ui::Rect row{card.x + 2, card.y + 2, card.width - 4, 0};
        for (std::size_t i = 0; i < day_.groups.size(); ++i) {
            row.height = height_of(i, row.width);
            if (auto answer = is_open(i) ? editor(row) : group_row(page_, day_, i, row)) asked = answer;
            row.y += row.height;
        }
        row.height = card.bottom() - 2 - row.y;
        if (adds()) {
            if (auto answer = editor(row)) asked = answer;
        } else if (day_.groups.empty()) {
            const std::string none = page_.say(day_.is_ahead ? Key("grp.none.day") : Key("grp.none"));
            page_.frame.text_in(
                row.inset(side_px, 0),
                {.words = none, .style = page_.frame.type.sans(34, 44.2F), .color = page_.frame.theme.ink_2});
        }
        return asked;
    }

  private:
    [[nodiscard]] bool adds() const { return state_.edit && !state_.edit->row; }
    [[nodiscard]] bool is_open(std::size_t i) const { return state_.edit && state_.edit->row == i; }
    [[nodiscard]] float height_of(std::size_t i, float width) const {
        return is_open(i) ? group_editor_height(page_, day_, *state_.edit, width)
                          : row_height(page_, day_, day_.groups[i], width);
    }
    [[nodiscard]] std::optional<Action> editor(ui::Rect row) const {
        return group_editor(page_, day_, *state_.edit, row, state_.saving);
    }

    Page& page_;
    const GroupDay& day_;
    const GroupsState& state_;
};

/// The way to the other days, under the card. Returns where it ends.
float other_days(Page& page, ui::Rect card, std::optional<Action>& asked) {
    constexpr float above_px = 4, link_px = 88, link_room_px = 48, arrow_out_px = 8;
    const std::string words = page.say("grp.other");
    const ui::TextStyle style = page.frame.type.sans(34, 49, ui::Weight::semibold);
    const ui::Size size = page.frame.paint.measure(
        {.words = words, .style = style, .color = page.frame.theme.ink, .width_px = card.width - link_room_px});
    const float width = std::min(size.width + link_room_px + 1, card.width - arrow_out_px),
                height = std::max(link_px, size.height + 24);
    const ui::Rect rect{card.right() - width - arrow_out_px, card.bottom() + above_px, width, height};
    if (ui::link_button(page.frame, "grp.other", rect, words)) asked = action::OpenGroupDays{};
    return rect.bottom();
}

std::string title_of(Page& page, const GroupDay& day) {
    return day.is_ahead ? page.say("grp.title.day", {{"weekday", day.weekday}}) : page.say("grp.title");
}

} // namespace

std::optional<Action> draw(const GroupsState& state, Page& page) {
    ui::Frame& frame = page.frame;
    if (state.edit && state.edit->typing != GroupText::none) return typing(page, *state.edit);
    const GroupDay day = group_day(page);
    const std::string title = title_of(page, day), date = page.say.date("date.long", day.day),
                      caption = page.say.plural("grp.sub", std::ssize(day.groups), {{"date", date}});
    const FootWords words = foot_words(page, day);
    const FootButtons buttons = foot_of(frame, words);
    const float width = StaffBody::column_on(frame).width, full_px = full_height(frame, words, width);
    StaffBody body(page, {.id = "grp.list",
                          .title = title,
                          .caption = caption,
                          .tab = StaffTab::groups,
                          .foot_px = state.edit ? 0 : full_px + foot_buttons_height(page, buttons, width) + 44});
    const ui::Rect column = body.column();
    const List list(page, day, state);
    const ui::Rect card{column.x, column.y, column.width, list.height(column.width)};
    std::optional<Action> asked = list.draw(card);
    body.end(state.edit ? card.bottom() : other_days(page, card, asked));
    if (!state.edit) {
        const ui::Rect foot = body.foot();
        if (!words.full.empty()) frame.text({foot.x, foot.y + 12}, full_block(frame, words, width), ui::Role::status);
        const FootTouch touch = foot_buttons(page, buttons, {foot.x, foot.y + 12 + full_px}, foot.width);
        if (touch == FootTouch::left) asked = action::CopyLastWeek{};
        if (touch == FootTouch::right) asked = action::EditGroup{};
    }
    return body.finish(asked);
}

} // namespace porchlight::screens

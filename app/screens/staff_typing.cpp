#include "app/screens/staff_typing.h"

#include "app/screens/passcode_keys.h"
#include "app/screens/search_keys.h"
#include "app/screens/staff_parts.h"
#include "app/screens/typing.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/keyboard.h"

#include <algorithm>
#include <array>

namespace porchlight::screens {

namespace {

constexpr float field_px = 112, gap_px = 14, side_px = 48, column_gap_px = 40, bar_room_px = 24, done_px = 300,
                done_most_px = 520;

std::optional<Action> keys(Page& page, const TypingLook& look, const Action& go_on) {
    const Spoken words(page.say);
    const std::string done_id = std::string(look.id) + ".done";
    ui::ExtraKey done{.id = done_id, .label = look.go_on, .face = ui::KeyFace::lamp, .enabled = look.can_go_on};
    if (look.secret)
        return passcode_keys(page,
                             {.last = done,
                              .has_pad = false,
                              .signs = look.signs,
                              .capitals = look.capitals,
                              .enabled = look.enabled,
                              .has_text = *look.secret > 0},
                             go_on);
    const float width = page.frame.paint
                            .measure({.words = look.go_on,
                                      .style = page.frame.type.sans(40, 58, ui::Weight::bold),
                                      .color = page.frame.theme.ink})
                            .width +
                        40;
    done.width_px = std::clamp(width, done_px, done_most_px);
    const std::array<ui::ExtraKey, 5> bottom{
        ui::ExtraKey{
            .id = "key.apostrophe", .label = "’", .width_px = 95, .face = ui::KeyFace::plain, .character = U'’'},
        ui::ExtraKey{.id = "key.hyphen", .label = "-", .width_px = 95, .face = ui::KeyFace::plain, .character = U'-'},
        ui::ExtraKey{.id = "key.period", .label = ".", .width_px = 95, .face = ui::KeyFace::plain, .character = U'.'},
        ui::ExtraKey{.id = "key.space", .label = words.space(), .face = ui::KeyFace::plain, .character = U' '}, done};
    const auto stroke = ui::keyboard(page.frame, ui::bar_height(page.frame),
                                     {.number_row = true,
                                      .rows = letter_rows(page.state.look.language, look.text),
                                      .capitals = look.capitals,
                                      .enabled = look.enabled,
                                      .has_text = !look.text.empty(),
                                      .words = words.keys(),
                                      .bottom = bottom});
    if (!stroke) return std::nullopt;
    const bool last = stroke->kind == ui::StrokeKind::extra || stroke->kind == ui::StrokeKind::enter;
    if (last) return look.can_go_on ? std::optional(go_on) : std::nullopt;
    return typed(*stroke, go_on);
}

ui::TextBlock name_words(const ui::Frame& frame, const TypingLook& look, float width) {
    return {.words = look.name,
            .style = frame.type.sans(36, 43.2F, ui::Weight::bold),
            .color = frame.theme.ink,
            .width_px = width};
}

ui::TextBlock hint_words(const ui::Frame& frame, const TypingLook& look, float width) {
    return {.words = look.hint,
            .style = frame.type.small(),
            .color = look.complains ? frame.theme.ink : frame.theme.ink_2,
            .width_px = width};
}

void draw_field(Page& page, const TypingLook& look, ui::Rect field) {
    const std::string value = look.secret ? page.say.plural("say.characters", static_cast<std::int64_t>(*look.secret))
                                          : std::string(look.text);
    page.frame.control(look.id, field, {.role = ui::Role::field, .label = look.name, .value = value});
    if (look.secret)
        ui::secret_field(page.frame, look.id, field, {.characters = *look.secret, .focused = look.enabled});
    else
        ui::text_field(page.frame, field, look.text, true);
}

/// Upright there is room over the keys: what it is, the field, the hint, and all of it scrolls where words are large.
void upright(Page& page, const TypingLook& look) {
    ui::Frame& frame = page.frame;
    const float top = staff_top(page, look.title, look.caption, true);
    const float floor = ui::keyboard_top(frame, true, ui::bar_height(frame));
    const ui::Rect column = StaffBody::column_on(frame);
    const ui::TextBlock name = name_words(frame, look, column.width), hint = hint_words(frame, look, column.width);
    const float all = frame.paint.measure(name).height + field_px + frame.paint.measure(hint).height + 2 * gap_px;
    const std::string id = std::string(look.id) + ".words";
    ui::ScrollBox box(frame, id, {0, top, frame.canvas.width, floor - top}, look.title);
    float y = box.origin_y() + std::clamp(floor - top - 20 - all, 0.0F, 120.0F);
    const float begin = y;
    y += frame.text({column.x, y}, name).height + gap_px;
    draw_field(page, look, {column.x, y, column.width, field_px});
    y += field_px + gap_px;
    y += frame.text({column.x, y}, hint, look.complains ? ui::Role::status : ui::Role::text).height;
    box.content_height(y + 20 - std::min(begin, box.origin_y()));
}

/// The words at the left of the strip that the keys leave.
void words_across(Page& page, const TypingLook& look, ui::Rect strip) {
    constexpr float top_px = 34, bottom_px = 20;
    ui::Frame& frame = page.frame;
    const float width = strip.width - side_px - bar_room_px;
    const ui::TextBlock title{.words = look.title,
                              .style = frame.type.serif(64, 70, ui::Weight::medium),
                              .color = frame.theme.ink,
                              .width_px = width},
        caption{
            .words = look.caption, .style = frame.type.sans(32, 43.2F), .color = frame.theme.ink_2, .width_px = width},
        name = name_words(frame, look, width), hint = hint_words(frame, look, width);
    const auto height = [&](const ui::TextBlock& words) {
        return words.words.empty() ? 0.0F : frame.paint.measure(words).height;
    };
    const float least_px = top_px + height(title) + gap_px + height(name) + height(hint) + bottom_px;
    const NewsPlace news = place_of_news(look.complains, least_px, height(caption), strip.height);
    const std::string id = std::string(look.id) + ".words";
    ui::ScrollBox box(frame, id, strip, look.title);
    float y = box.origin_y() + top_px;
    const auto say = [&](const ui::TextBlock& words, ui::Role role) {
        if (!words.words.empty()) y += frame.text({side_px, y}, words, role).height;
    };
    const ui::Role said = look.complains ? ui::Role::status : ui::Role::text;
    if (news.comes_first) say(hint, said);
    say(title, ui::Role::heading);
    if (news.leaves_lead) say(caption, ui::Role::text);
    y += gap_px;
    say(name, ui::Role::text);
    if (!news.comes_first) say(hint, said);
    box.content_height(y + bottom_px - box.origin_y());
}

/// Across, the keys leave a strip: words at the left, the field at the right, right over the keys.
void across(Page& page, const TypingLook& look) {
    ui::Frame& frame = page.frame;
    const float floor = ui::keyboard_top(frame, true, ui::bar_height(frame));
    constexpr float left_px = 820, right_x = side_px + left_px + column_gap_px, under_badge_px = 34 + 84;
    staff_badge(page);
    words_across(page, look, {0, 0, side_px + left_px + bar_room_px, floor});
    const float room = floor - under_badge_px;
    draw_field(page, look,
               {right_x, under_badge_px + std::max(8.0F, (room - field_px) / 2), frame.canvas.width - side_px - right_x,
                field_px});
}

} // namespace

std::optional<Action> typing_page(Page& page, const TypingLook& look, const Action& go_on) {
    if (page.frame.is_portrait())
        upright(page, look);
    else
        across(page, look);
    return keys(page, look, go_on);
}

} // namespace porchlight::screens

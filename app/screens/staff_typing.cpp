#include "app/screens/staff_typing.h"

#include "app/screens/staff_parts.h"
#include "app/screens/typing.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/keyboard.h"

#include <algorithm>
#include <array>

namespace porchlight::screens {

namespace {

std::optional<Action> keys(Page& page, const TypingLook& look, const Action& go_on) {
    const Spoken words(page.say);
    const std::string done_id = std::string(look.id) + ".done";
    const std::array<ui::ExtraKey, 5> bottom{
        ui::ExtraKey{
            .id = "key.apostrophe", .label = "’", .width_px = 95, .face = ui::KeyFace::plain, .character = U'’'},
        ui::ExtraKey{.id = "key.hyphen", .label = "-", .width_px = 95, .face = ui::KeyFace::plain, .character = U'-'},
        ui::ExtraKey{.id = "key.period", .label = ".", .width_px = 95, .face = ui::KeyFace::plain, .character = U'.'},
        ui::ExtraKey{.id = "key.space", .label = words.space(), .face = ui::KeyFace::plain, .character = U' '},
        ui::ExtraKey{
            .id = done_id, .label = look.go_on, .width_px = 300, .face = ui::KeyFace::lamp, .enabled = look.can_go_on}};
    const bool has_text = look.secret ? *look.secret > 0 : !look.text.empty();
    const auto stroke = ui::keyboard(
        page.frame, ui::bar_height(page.frame),
        {.number_row = true, .capitals = look.capitals, .has_text = has_text, .words = words.keys(), .bottom = bottom});
    if (!stroke) return std::nullopt;
    const bool last = stroke->kind == ui::StrokeKind::extra || stroke->kind == ui::StrokeKind::enter;
    if (last) return look.can_go_on ? std::optional(go_on) : std::nullopt;
    return typed(*stroke, go_on);
}

} // namespace

std::optional<Action> typing_page(Page& page, const TypingLook& look, const Action& go_on) {
    ui::Frame& frame = page.frame;
    const float top = staff_top(page, look.title, look.caption, true);
    const float floor = ui::keyboard_top(frame, true, ui::bar_height(frame));
    const ui::Rect column = StaffBody::column_on(frame);
    const ui::TextBlock name{.words = look.name,
                             .style = frame.type.sans(36, 43.2F, ui::Weight::bold),
                             .color = frame.theme.ink,
                             .width_px = column.width};
    const ui::TextBlock hint{.words = look.hint,
                             .style = frame.type.small(),
                             .color = look.complains ? frame.theme.ink : frame.theme.ink_2,
                             .width_px = column.width};
    const float name_px = frame.paint.measure(name).height, hint_px = frame.paint.measure(hint).height;
    constexpr float field_px = 112, gap_px = 14;
    const float all = name_px + gap_px + field_px + gap_px + hint_px;
    // Where there is little room, what is typed matters most: it stands right over the keys.
    float y = std::max(std::min(top + 120, floor - 20 - all), std::min(top, floor - 20 - all));
    if (y >= top - 20) frame.text({column.x, y}, name);
    y += name_px + gap_px;
    const ui::Rect field{column.x, y, column.width, field_px};
    const std::string value = look.secret ? page.say.plural("say.characters", static_cast<std::int64_t>(*look.secret))
                                          : std::string(look.text);
    frame.control(look.id, field, {.role = ui::Role::field, .label = look.name, .value = value});
    if (look.secret)
        ui::secret_field(frame, look.id, field, {.characters = *look.secret});
    else
        ui::text_field(frame, field, look.text, true);
    frame.text({column.x, field.bottom() + gap_px}, hint, look.complains ? ui::Role::status : ui::Role::text);
    return keys(page, look, go_on);
}

} // namespace porchlight::screens

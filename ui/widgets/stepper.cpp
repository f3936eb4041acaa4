#include "ui/widgets/stepper.h"

#include <algorithm>
#include <string>

namespace ui {

namespace {

constexpr float radius_px = 28, key_px = 104, icon_px = 50, label_gap_px = 16, field_px = 112, inset_px = 34;

TextBlock label_words(Frame& frame, std::string_view label) {
    return {.words = label, .style = frame.type.sans(36, 43.2F, Weight::bold), .color = frame.theme.ink};
}

/// Draws the label; the field is what is left below it.
Rect field_of(Frame& frame, Rect rect, std::string_view label) {
    const float height = frame.text({rect.x, rect.y}, label_words(frame, label)).height + label_gap_px;
    const Rect field{rect.x, rect.y + height, rect.width, rect.height - height};
    frame.paint.fill(field, frame.theme.surface, radius_px);
    return field;
}

bool end_key(Frame& frame, const std::string& id, Rect rect, Icon icon, std::string_view words, Corners corners) {
    const Touch touch = frame.control(id, rect, {.role = Role::button, .label = words});
    const float edge = frame.theme.edge_px;
    const Rect face{rect.x + (corners == Corners::left ? edge : 0), rect.y + edge, rect.width - edge,
                    rect.height - 2 * edge};
    frame.paint.fill(face, touch.pressed ? frame.theme.lamp_100 : frame.theme.indigo.fill, radius_px - edge, corners);
    frame.paint.icon(icon, square_at(rect.center(), icon_px), frame.theme.ink, 2.4F);
    return touch.activated;
}

} // namespace

float stepper_height(Frame& frame, const StepperLook& look) {
    const TextStyle value = frame.type.sans(42, 60.9F, Weight::bold);
    return frame.paint.measure(label_words(frame, look.label)).height + label_gap_px +
           std::max(field_px, value.line_px + 20);
}

int stepper(Frame& frame, std::string_view id, Rect rect, const StepperLook& look) {
    const Rect field = field_of(frame, rect, look.label);
    const std::string name(id), label(look.label), value(look.value);
    int by = 0;
    if (end_key(frame, name + ".less", {field.x, field.y, key_px, field.height}, Icon::minus,
                label + ": " + value + ", " + std::string(look.less), Corners::left))
        by = -1;
    if (end_key(frame, name + ".more", {field.right() - key_px, field.y, key_px, field.height}, Icon::plus,
                label + ": " + value + ", " + std::string(look.more), Corners::right))
        by = 1;
    frame.paint.stroke(field, frame.theme.edge, frame.theme.edge_px, radius_px);
    const Rect middle{field.x + key_px, field.y, field.width - 2 * key_px, field.height};
    frame.label_in(middle, {.words = look.value,
                            .style = frame.type.sans(42, 60.9F, Weight::bold),
                            .color = frame.theme.ink,
                            .align = Align::center});
    return by;
}

bool picker(Frame& frame, std::string_view id, Rect rect, const PickerLook& look) {
    const Rect field = field_of(frame, rect, look.label);
    const Touch touch = frame.control(id, field, {.role = Role::button, .label = look.label, .value = look.value});
    if (touch.pressed) frame.paint.fill(field, frame.theme.lamp_50, radius_px);
    frame.paint.stroke(field, frame.theme.edge, frame.theme.edge_px, radius_px);
    constexpr float chevron_px = 48;
    TextBlock value{.words = look.value, .style = frame.type.sans(38, 50, Weight::semibold), .color = frame.theme.ink};
    const Rect room{field.x + inset_px, field.y, field.width - 2 * inset_px - chevron_px - 12, field.height};
    if (frame.paint.measure(value).width > room.width) value.style = frame.type.sans(32, 42, Weight::semibold);
    value.lines_max = 2;
    frame.label_in(room, value);
    frame.paint.icon(Icon::chevron_down,
                     {field.right() - inset_px - chevron_px, field.center().y - chevron_px / 2, chevron_px, chevron_px},
                     frame.theme.ink, 2.2F);
    return touch.activated;
}

} // namespace ui

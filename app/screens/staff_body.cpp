// The body of a staff page, and the rows, switches and steppers that its pages are made of.
#include "app/screens/staff_parts.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"

#include <algorithm>

namespace porchlight::screens {

namespace {

constexpr float above_px = 14, below_px = 24; // of the contents
constexpr float margin_px = 48, readable_px = 1280, foot_button_px = 116, between_px = 24;
constexpr float second_margin_px = 14; // as far left of the second column it scrolls
constexpr std::string_view first_id = "staff.words";
constexpr float row_px = 134, disc_px = 84, words_x_px = 112, chevron_px = 46;

ui::TextBlock row_title(const ui::Frame& frame, std::string_view words, float width) {
    return {.words = words,
            .style = frame.type.sans(38, 47.5F, ui::Weight::bold),
            .color = frame.theme.ink,
            .width_px = width};
}

ui::TextBlock row_second(const ui::Frame& frame, std::string_view words, float width) {
    return {.words = words, .style = frame.type.small(), .color = frame.theme.ink_2, .width_px = width};
}

bool stacked(const ui::Frame& frame) { return frame.is_portrait() && frame.type.size() >= ui::TextSize::larger; }

} // namespace

bool has_room_for_tabs(const ui::Frame& frame) {
    return frame.is_portrait() || frame.type.size() < ui::TextSize::larger;
}

ui::Rect StaffBody::column_on(const ui::Frame& frame) {
    const float width = std::min(frame.canvas.width - 2 * margin_px, readable_px);
    return {frame.is_portrait() ? margin_px : (frame.canvas.width - width) / 2, 0, width, 0};
}

StaffBody::StaffBody(Page& page, const Look& look)
    : page_(page), tabs_{look.tab, look.has_tabs, look.can_leave}, id_(look.id), title_(look.title) {
    ui::Frame& frame = page.frame;
    const float beside = look.second_rises ? look.second_x_px - between_px - margin_px : 0;
    const float top = staff_top(page, look.title, look.caption, look.locks, beside);
    const float bottom = tabs_.are_there ? staff_tabs_top(frame) : frame.canvas.height - ui::bar_height(frame);
    const float foot_y = bottom - look.foot_px;
    column_ = column_on(frame);
    foot_ = {column_.x, foot_y, column_.width, look.foot_px};
    ui::Rect first{0, top, frame.canvas.width, foot_y - top};
    if (look.second_x_px > 0) {
        foot_.x = look.second_x_px;
        foot_.width = frame.canvas.width - margin_px - foot_.x;
        const float second_x = look.second_x_px - second_margin_px;
        const float second_y = look.second_rises ? staff_badge_bottom(frame) : top;
        second_ = {second_x, second_y, frame.canvas.width - second_x, foot_y - second_y};
        first.width = second_x;
        first.height = bottom - top;
    }
    box_.emplace(frame, look.second_x_px > 0 ? first_id : id_, first, title_);
    column_.y = box_->origin_y() + above_px;
    visible_px_ = first.height - above_px - below_px;
}

bool StaffBody::holds(float height_px) const {
    constexpr float little_px = 8; // as in ui::ScrollBox
    return height_px <= visible_px_ + little_px;
}

float StaffBody::begin_second(float bottom) {
    end(bottom);
    box_.emplace(page_.frame, id_, second_, title_);
    return box_->origin_y() + above_px;
}

void StaffBody::end(float bottom) {
    box_->content_height(bottom + below_px - box_->origin_y());
    box_.reset();
}

std::optional<Action> StaffBody::finish(std::optional<Action> asked) {
    if (!tabs_.are_there) return asked;
    if (auto tab = staff_tabs(page_, tabs_.current, tabs_.can_leave)) return tab;
    return asked;
}

float staff_row_height(ui::Frame& frame, float width, const StaffRow& row) {
    const float words = width - 68 - words_x_px - chevron_px - 28;
    const float second = row.second.empty() ? 0 : frame.paint.measure(row_second(frame, row.second, words)).height;
    return std::max(row_px, frame.paint.measure(row_title(frame, row.title, words)).height + second + 40);
}

bool staff_row(Page& page, ui::Rect rect, const StaffRow& row, bool first) {
    ui::Frame& frame = page.frame;
    const std::string label =
        row.second.empty() ? std::string(row.title) : std::string(row.title) + ", " + ui::spoken(row.second);
    const ui::Touch touch =
        frame.control(row.id, rect, {.role = ui::Role::list_item, .label = label, .enabled = row.enabled});
    const ui::Rect inside = rect.inset(34, 0);
    if (touch.pressed && row.enabled) frame.paint.fill(rect.inset(4, 4), frame.theme.indigo.soft, 28);
    if (!first) frame.paint.fill({inside.x, inside.y, inside.width, 2}, frame.theme.line);
    const float middle = rect.center().y;
    ui::icon_disc(frame, {inside.x, middle - disc_px / 2, disc_px, disc_px}, row.family, row.icon, 46, 2);
    const float width = inside.width - words_x_px - chevron_px - 28;
    const ui::TextBlock title = row_title(frame, row.title, width), second = row_second(frame, row.second, width);
    const float title_px = frame.paint.measure(title).height;
    const float second_px = row.second.empty() ? 0 : frame.paint.measure(second).height;
    const float top = middle - (title_px + second_px) / 2;
    frame.label({inside.x + words_x_px, top}, title);
    if (!row.second.empty()) frame.label({inside.x + words_x_px, top + title_px}, second);
    frame.paint.icon(ui::Icon::chevron_right,
                     {inside.right() - chevron_px, middle - chevron_px / 2, chevron_px, chevron_px}, frame.theme.ink,
                     2.2F);
    return touch.activated && row.enabled;
}

float switch_line_height(ui::Frame& frame, float width, std::string_view words) {
    const ui::TextBlock text{.words = words,
                             .style = frame.type.sans(38, 47.5F, ui::Weight::semibold),
                             .color = frame.theme.ink,
                             .width_px = width - 68 - 160};
    return std::max(116.0F, frame.paint.measure(text).height + 40);
}

bool switch_line(Page& page, std::string_view id, ui::Rect rect, std::string_view words, bool on, bool first) {
    ui::Frame& frame = page.frame;
    const std::string state = on ? page.say("say.on") : page.say("say.off");
    const ui::Touch touch = frame.control(id, rect, {.role = ui::Role::toggle, .label = words, .value = state});
    const ui::Rect inside = rect.inset(34, 0);
    if (touch.pressed) frame.paint.fill(rect.inset(4, 4), frame.theme.indigo.soft, 28);
    if (!first) frame.paint.fill({inside.x, inside.y, inside.width, 2}, frame.theme.line);
    frame.label_in(
        {inside.x, inside.y, inside.width - 160, inside.height},
        {.words = words, .style = frame.type.sans(38, 47.5F, ui::Weight::semibold), .color = frame.theme.ink});
    ui::draw_switch(frame, id, {inside.right() - 128, rect.center().y - 36, 128, 72}, on);
    return touch.activated;
}

float stepper_height(ui::Frame& frame) {
    return frame.type.sans(32, 46.4F).line_px + 10 + std::max(100.0F, frame.type.sans(40, 58).line_px + 20);
}

namespace {

constexpr double first_long_seconds = 0.6, next_long_seconds = 0.45; // longer than a slow touch; slow enough to stop at

int long_steps(double seconds) {
    return seconds < first_long_seconds ? 0 : 1 + static_cast<int>((seconds - first_long_seconds) / next_long_seconds);
}

} // namespace

int long_steps_held(ui::Frame& frame, std::string_view id) {
    for (const int side : {-1, 1}) {
        const double held = frame.input.held_seconds(std::string(id) + (side < 0 ? ".less" : ".more"));
        if (held <= 0) continue;
        const int steps = long_steps(held);
        frame.wake_in(first_long_seconds + steps * next_long_seconds - held);
        return side * steps;
    }
    return 0;
}

int long_steps_released(const ui::Frame& frame, int step) { return step * long_steps(frame.input.press_seconds()); }

int stepper(Page& page, ui::Rect rect, const Stepper& look) {
    ui::Frame& frame = page.frame;
    const ui::Theme& theme = frame.theme;
    const ui::TextStyle name = frame.type.sans(32, 46.4F, ui::Weight::semibold);
    frame.text({rect.x, rect.y},
               {.words = look.name, .style = name, .color = theme.ink_2, .width_px = rect.width, .lines_max = 1});
    const ui::Rect box{rect.x, rect.y + name.line_px + 10, rect.width, rect.height - name.line_px - 10};
    constexpr float key_px = 96, radius_px = 26, icon_px = 48;
    frame.paint.fill(box, theme.surface, radius_px);
    int step = 0;
    for (const int side : {-1, 1}) {
        const bool less = side < 0, enabled = less ? look.can_less : look.can_more;
        const std::string id = std::string(look.id) + (less ? ".less" : ".more");
        const std::string label = (less ? page.say("say.less") : page.say("say.more")) + ", " + std::string(look.name);
        const ui::Rect key{less ? box.x : box.right() - key_px, box.y, key_px, box.height};
        const ui::Touch touch = frame.control(id, key, {.label = label, .value = look.value, .enabled = enabled});
        const ui::Color face = touch.pressed && enabled ? theme.indigo.soft
                               : enabled                ? theme.indigo.fill
                                                        : theme.sunken;
        frame.paint.fill(key, face, radius_px, less ? ui::Corners::left : ui::Corners::right);
        frame.paint.icon(less ? ui::Icon::minus : ui::Icon::plus, ui::square_at(key.center(), icon_px),
                         enabled ? theme.ink : theme.ink_2, 2.4F);
        if (touch.activated && enabled) step = side;
    }
    frame.paint.stroke(box, theme.edge, theme.edge_px, radius_px);
    frame.text_in(box.inset(key_px + 8, 0),
                  {.words = look.value,
                   .style = frame.type.sans(40, 58, ui::Weight::bold),
                   .color = theme.ink,
                   .align = ui::Align::center,
                   .lines_max = 1},
                  ui::Role::status);
    return step;
}

bool staff_field(Page& page, ui::Rect rect, const StaffField& look) {
    ui::Frame& frame = page.frame;
    const ui::TextStyle label = frame.type.sans(32, 46.4F, ui::Weight::semibold);
    frame.label({rect.x, rect.y}, {.words = look.name, .style = label, .color = frame.theme.ink_2});
    const ui::Rect box{rect.x, rect.y + label.line_px + 10, rect.width, rect.height - label.line_px - 10};
    const ui::Touch touch =
        frame.control(look.id, box, {.role = ui::Role::field, .label = look.name, .value = look.value});
    frame.paint.fill(box, touch.pressed ? frame.theme.sunken : frame.theme.surface, 26);
    frame.paint.stroke(box, frame.theme.edge, frame.theme.edge_px, 26);
    const ui::Rect room{box.x + 32, box.y, box.width - 128, box.height};
    ui::TextBlock value{.words = look.value, .style = frame.type.sans(38, 55.1F), .color = frame.theme.ink};
    if (const ui::TextStyle close = frame.type.sans(32, 40); frame.paint.measure(value).width > room.width) {
        value.style = close;
        value.lines_max = 2;
    } else {
        value.lines_max = 1;
    }
    frame.label_in(room, value);
    frame.paint.icon(look.icon, {box.right() - 77, box.center().y - 23, 46, 46}, frame.theme.ink, 2);
    return touch.activated;
}

float save_foot_height(const ui::Frame& frame) {
    return stacked(frame) ? 2 * foot_button_px + between_px + 44 : foot_button_px + 44;
}

SaveAnswer save_foot(Page& page, std::string_view id, ui::Rect foot, bool can_save) {
    ui::Frame& frame = page.frame;
    const std::string save = page.say("set.save"), cancel = page.say("set.cancel");
    const ui::TextStyle style = frame.type.sans(38, 43.7F, ui::Weight::bold);
    const float half = (foot.width - between_px) / 2;
    ui::Rect first{foot.x, foot.y + 12, half, foot_button_px}, second = first.moved(half + between_px, 0);
    if (stacked(frame)) {
        second = {foot.x, foot.y + 12, foot.width, foot_button_px};
        first = second.moved(0, foot_button_px + between_px);
    }
    SaveAnswer answer = SaveAnswer::none;
    if (ui::line_button(frame, std::string(id) + ".cancel", first, {.label = cancel, .style = style}))
        answer = SaveAnswer::cancel;
    if (ui::lamp_button(frame, std::string(id) + ".save", second,
                        {.label = save, .enabled = can_save, .style = style}) &&
        can_save)
        answer = SaveAnswer::save;
    return answer;
}

} // namespace porchlight::screens

#include "app/screens/setup_step.h"

#include "app/screens/setup_parts.h"
#include "app/unicode.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/header.h"
#include "ui/widgets/panel.h"

#include <algorithm>
#include <string>

namespace porchlight::screens {

namespace {

constexpr float margin_px = 48, words_x = 52, words_px = 760;
constexpr float controls_x = 712, controls_px = 1152; // landscape zones, tokens.md 4
constexpr float button_gap_px = 28, stack_gap_px = 24, button_pad_px = 80;
/// Across the glass every step is seen without scrolling, also in a language that needs more lines.
constexpr float over_buttons_px = 20, close_over_buttons_px = 12, close_top_px = 12;

} // namespace

SetupBox::SetupBox(Page& page, int step, std::string_view title, std::string_view lead, const SetupButtons& buttons)
    : page_(page), buttons_(buttons), portrait_(page.frame.is_portrait()),
      one_column_(page.frame.type.size() >= ui::TextSize::larger) {
    ui::Frame& frame = page.frame;
    const float bar = ui::bar_height(frame);
    left_ = portrait_ ? margin_px : controls_x;
    width_ = portrait_ ? frame.canvas.width - 2 * margin_px : controls_px;
    button_px_ = std::max(portrait_ ? 128.0F : 112.0F, frame.type.button().line_px + 52);
    stacked_ = !buttons_.second.empty() && ((one_column_ && portrait_) || second_px() + button_gap_px > width_ / 2);
    buttons_top_ = frame.canvas.height - bar - (portrait_ ? 44 : 22) - buttons_px();
    setup_ground(page);
    const float down_to = portrait_ ? buttons_top_ - over_buttons_px : frame.canvas.height - bar;
    list_.emplace(frame, portrait_ ? "setup.list" : "setup.reading",
                  ui::Rect{0, 0, reading_column(frame).until, down_to}, title);
    drawn_from_ = list_->origin_y();
    y_ = setup_head(page, drawn_from_, {step, title, lead});
}

float SetupBox::second_px() const {
    ui::Frame& frame = page_.frame;
    const float words =
        frame.paint.measure({.words = buttons_.second, .style = frame.type.button(), .color = {}}).width;
    constexpr float icon_and_gap_px = 68;
    return words + icon_and_gap_px + 2 * button_pad_px;
}

float SetupBox::buttons_px() const { return stacked_ ? 2 * button_px_ + stack_gap_px : button_px_; }

ui::Rect SetupBox::room_for_banner(float height, float drawn_y) {
    const float above_px = portrait_ ? 40 : 24;
    y_ = portrait_ ? std::max(y_ + above_px, drawn_from_ + drawn_y - rise_px_) : y_ + above_px;
    const ReadingColumn column = reading_column(page_.frame);
    const ui::Rect rect{column.x, y_, column.width, height};
    y_ += height;
    return rect;
}

void SetupBox::banner(ui::Icon icon, std::string_view words, std::optional<ui::Color> icon_color) {
    ui::Frame& frame = page_.frame;
    const std::string said = portrait_ ? std::string(words) : in_one_line(std::string(words));
    const auto drawn = ui::banner(
        frame, "setup.banner", room_for_banner(0),
        {.words = said, .icon = icon, .icon_color = icon_color.value_or(frame.theme.lamp_800), .icon_px = 54});
    y_ = drawn.rect.bottom();
}

void SetupBox::line(ui::Icon icon, std::string_view words, bool news) {
    ui::Frame& frame = page_.frame;
    constexpr float above_px = 21, icon_px = 46, words_left_px = 116;
    y_ += above_px;
    frame.paint.icon(icon, {words_x, y_ + 1, icon_px, icon_px}, news ? frame.theme.lamp_800 : frame.theme.ink_2, 2);
    const std::string said = portrait_ ? std::string(words) : in_one_line(std::string(words));
    y_ += frame
              .text({words_left_px, y_},
                    {.words = said,
                     .style = frame.type.sans(36, 48.24F),
                     .color = news ? frame.theme.ink : frame.theme.ink_2,
                     .width_px = (portrait_ ? words_x + words_px : 648) - words_left_px},
                    news ? ui::Role::status : ui::Role::text)
              .height;
}

float SetupBox::begin(float drawn_y) {
    if (portrait_) {
        constexpr float above_px = 30;
        y_ = std::max(y_ + above_px, drawn_from_ + drawn_y - rise_px_);
        return y_;
    }
    list_->content_height(y_ - drawn_from_ + 40);
    list_.reset();
    list_.emplace(page_.frame, "setup.list",
                  ui::Rect{controls_x - 24, close_top_px, page_.frame.canvas.width - controls_x + 24,
                           buttons_top_ - close_over_buttons_px - close_top_px},
                  page_.say("setup.list"));
    drawn_from_ = list_->origin_y();
    return drawn_from_ + close_top_px;
}

SetupPressed SetupBox::end(float bottom) {
    list_->content_height(bottom - drawn_from_ + 12);
    list_.reset();
    ui::Frame& frame = page_.frame;
    SetupPressed pressed = SetupPressed::none;
    ui::Rect lamp{left_, buttons_top_, width_, button_px_};
    if (!buttons_.second.empty()) {
        ui::Rect second = lamp;
        if (stacked_) {
            second.y += button_px_ + stack_gap_px;
        } else {
            second.width = second_px();
            lamp.x += second.width + button_gap_px;
            lamp.width -= second.width + button_gap_px;
        }
        if (ui::line_button(frame, buttons_.second_id, second,
                            {.label = buttons_.second,
                             .before = buttons_.second_icon,
                             .icon_px = 48,
                             .stroke_units = 2,
                             .enabled = buttons_.second_ready}))
            pressed = SetupPressed::second;
    }
    const std::string value = buttons_.ready ? std::string() : page_.say("say.not_yet");
    const auto arrow = buttons_.arrow ? std::optional(ui::Icon::arrow_right) : std::nullopt;
    ui::ButtonLook look{.label = buttons_.go, .after = arrow, .enabled = buttons_.ready, .value = value};
    if (buttons_.is_last) {
        look.style = frame.type.sans(46, 52.9F, ui::Weight::bold);
        look.lantern = true;
        look.gap_px = 24;
    }
    if (ui::lamp_button(frame, "setup.continue", lamp, look)) pressed = SetupPressed::go;
    return pressed;
}

namespace {

constexpr float note_icon_px = 46, note_gap_px = 20;

ui::TextBlock note_words(const ui::Frame& frame, float width, std::string_view words, bool news) {
    return {.words = words,
            .style = frame.type.sans(34, 46.24F),
            .color = news ? frame.theme.ink : frame.theme.ink_2,
            .width_px = width - note_icon_px - note_gap_px};
}

} // namespace

float setup_note_height(Page& page, float width, std::string_view words) {
    return std::max(note_icon_px, page.frame.paint.measure(note_words(page.frame, width, words, false)).height);
}

float setup_note(Page& page, ui::Point at, float width, std::string_view words, ui::Icon icon, bool news) {
    ui::Frame& frame = page.frame;
    const ui::TextBlock text = note_words(frame, width, words, news);
    const float height = std::max(note_icon_px, frame.paint.measure(text).height);
    frame.paint.icon(icon, {at.x, at.y + height / 2 - note_icon_px / 2, note_icon_px, note_icon_px},
                     news ? frame.theme.lamp_800 : frame.theme.ink_2, 2);
    frame.text({at.x + note_icon_px + note_gap_px, at.y}, text, news ? ui::Role::status : ui::Role::text);
    return height;
}

namespace {

constexpr float tick_side_px = 37, tick_box_px = 64, tick_gap_px = 28;

ui::TextBlock tick_words(ui::Frame& frame, float width, std::string_view words) {
    return {.words = words,
            .style = frame.type.sans(36, 47.5F),
            .color = frame.theme.ink,
            .width_px = width - 2 * tick_side_px - tick_box_px - tick_gap_px};
}

} // namespace

float tick_card_height(Page& page, float width, std::string_view words, float least) {
    return std::max(least, page.frame.paint.measure(tick_words(page.frame, width, words)).height + 60);
}

bool tick_card(Page& page, ui::Rect rect, const TickLook& look) {
    ui::Frame& frame = page.frame;
    const std::string value = page.say(look.ticked ? Key("say.chosen") : Key("say.not_chosen"));
    const ui::Touch touch =
        frame.control(look.id, rect, {.role = ui::Role::choice_any, .label = look.words, .value = value});
    ui::choice_box(frame, look.id, rect, 40, look.ticked, touch.pressed);
    const ui::Rect box{rect.x + tick_side_px, rect.center().y - tick_box_px / 2, tick_box_px, tick_box_px};
    if (look.ticked)
        ui::tick(frame, box, false);
    else
        frame.paint.stroke(box, frame.theme.edge, frame.theme.edge_px + 1, 16);
    const ui::TextBlock words = tick_words(frame, rect.width, look.words);
    const float height = frame.paint.measure(words).height;
    frame.label({box.right() + tick_gap_px, rect.center().y - height / 2}, words);
    return touch.activated;
}

} // namespace porchlight::screens

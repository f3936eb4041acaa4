#include "app/screens/setup_step.h"

#include "ui/widgets/bar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/header.h"
#include "ui/widgets/panel.h"

#include <algorithm>
#include <string>

namespace porchlight::screens {

namespace {

constexpr int steps = 7;
constexpr float margin_px = 48, words_x = 52, words_px = 760, lead_gap_px = 22;
constexpr float reading_px = 660, controls_x = 712, controls_px = 1152; // landscape zones, tokens.md 4
constexpr float button_px = 128, button_gap_px = 28, stack_gap_px = 24, under_buttons_px = 44;
constexpr float over_buttons_px = 20, button_pad_px = 94, lamp_share = 1.7F;

} // namespace

SetupBox::SetupBox(Page& page, int step, std::string_view title, std::string_view lead, const SetupButtons& buttons)
    : page_(page), buttons_(buttons), portrait_(page.frame.is_portrait()),
      one_column_(page.frame.type.size() >= ui::TextSize::larger) {
    ui::Frame& frame = page.frame;
    const float bar = ui::bar_height(frame);
    left_ = portrait_ ? margin_px : controls_x;
    width_ = portrait_ ? frame.canvas.width - 2 * margin_px : controls_px;
    stacked_ = !buttons_.second.empty() && (one_column_ || second_px() + button_gap_px > width_ / 2);
    buttons_top_ = frame.canvas.height - bar - under_buttons_px - buttons_px();
    ui::header_wash(frame);
    if (portrait_) ui::lantern(frame, {});
    const float down_to = portrait_ ? buttons_top_ - over_buttons_px : frame.canvas.height - bar;
    const float across = portrait_ ? frame.canvas.width : controls_x - 24;
    list_.emplace(frame, portrait_ ? "setup.list" : "setup.reading", ui::Rect{0, 0, across, down_to}, title);
    drawn_from_ = list_->origin_y();
    const std::string words = page.say("setup.step", {{"n", step}});
    ui::path_lights(frame, {words_x, drawn_from_ + 60}, step, steps, words);
    const float room = portrait_ ? words_px : reading_px - words_x;
    y_ = drawn_from_ + 146;
    y_ +=
        frame
            .text({words_x, y_}, {.words = title, .style = frame.type.h1(), .color = frame.theme.ink, .width_px = room},
                  ui::Role::heading)
            .height;
    if (lead.empty()) return;
    y_ += lead_gap_px;
    y_ += frame
              .text({words_x, y_},
                    {.words = lead, .style = frame.type.lead(), .color = frame.theme.ink_2, .width_px = room})
              .height;
}

float SetupBox::second_px() const {
    ui::Frame& frame = page_.frame;
    const float words =
        frame.paint.measure({.words = buttons_.second, .style = frame.type.button(), .color = {}}).width;
    const float even = button_pad_px + (width_ - button_gap_px - 2 * button_pad_px) / (1 + lamp_share);
    return std::max(even, words + button_pad_px + 68);
}

float SetupBox::buttons_px() const { return stacked_ ? 2 * button_px + stack_gap_px : button_px; }

ui::Rect SetupBox::room_for_banner(float height, float drawn_y) {
    constexpr float above_px = 40;
    y_ = portrait_ ? std::max(y_ + above_px, drawn_from_ + drawn_y) : y_ + above_px;
    const ui::Rect rect{margin_px, y_, portrait_ ? width_ : reading_px - margin_px, height};
    y_ += height;
    return rect;
}

void SetupBox::banner(ui::Icon icon, std::string_view words, std::optional<ui::Color> icon_color) {
    ui::Frame& frame = page_.frame;
    const auto drawn = ui::banner(
        frame, "setup.banner", room_for_banner(0),
        {.words = words, .icon = icon, .icon_color = icon_color.value_or(frame.theme.lamp_800), .icon_px = 54});
    y_ = drawn.rect.bottom();
}

void SetupBox::line(ui::Icon icon, std::string_view words) {
    ui::Frame& frame = page_.frame;
    constexpr float above_px = 21, icon_px = 46, words_left_px = 116;
    y_ += above_px;
    frame.paint.icon(icon, {words_x, y_ + 1, icon_px, icon_px}, frame.theme.ink_2, 2);
    y_ += frame
              .text({words_left_px, y_}, {.words = words,
                                          .style = frame.type.sans(36, 48.24F),
                                          .color = frame.theme.ink_2,
                                          .width_px = (portrait_ ? words_px : reading_px) - words_left_px + words_x})
              .height;
}

float SetupBox::begin(float drawn_y) {
    if (portrait_) {
        constexpr float above_px = 30;
        y_ = std::max(y_ + above_px, drawn_from_ + drawn_y);
        return y_;
    }
    list_->content_height(y_ - drawn_from_ + 40);
    list_.reset();
    const float top = 36;
    list_.emplace(page_.frame, "setup.list",
                  ui::Rect{controls_x - 24, top, page_.frame.canvas.width - controls_x + 24,
                           buttons_top_ - over_buttons_px - top},
                  page_.say("setup.list"));
    drawn_from_ = list_->origin_y();
    return drawn_from_ + 8;
}

SetupPressed SetupBox::end(float bottom) {
    list_->content_height(bottom - drawn_from_ + 12);
    list_.reset();
    ui::Frame& frame = page_.frame;
    SetupPressed pressed = SetupPressed::none;
    ui::Rect lamp{left_, buttons_top_, width_, button_px};
    if (!buttons_.second.empty()) {
        ui::Rect second = lamp;
        if (stacked_) {
            second.y += button_px + stack_gap_px;
        } else {
            second.width = second_px();
            lamp.x += second.width + button_gap_px;
            lamp.width -= second.width + button_gap_px;
        }
        if (ui::line_button(
                frame, buttons_.second_id, second,
                {.label = buttons_.second, .before = buttons_.second_icon, .icon_px = 48, .stroke_units = 2}))
            pressed = SetupPressed::second;
    }
    const std::string value = buttons_.ready ? std::string() : page_.say("say.not_yet");
    const auto arrow = buttons_.arrow ? std::optional(ui::Icon::arrow_right) : std::nullopt;
    if (ui::lamp_button(frame, "setup.continue", lamp,
                        {.label = buttons_.go, .after = arrow, .enabled = buttons_.ready, .value = value}))
        pressed = SetupPressed::go;
    return pressed;
}

float setup_note(Page& page, ui::Point at, float width, std::string_view words, ui::Icon icon, bool news) {
    ui::Frame& frame = page.frame;
    constexpr float icon_px = 46, gap_px = 20;
    const ui::TextBlock text{.words = words,
                             .style = frame.type.sans(34, 46.24F),
                             .color = news ? frame.theme.ink : frame.theme.ink_2,
                             .width_px = width - icon_px - gap_px};
    const float height = std::max(icon_px, frame.paint.measure(text).height);
    frame.paint.icon(icon, {at.x, at.y + height / 2 - icon_px / 2, icon_px, icon_px},
                     news ? frame.theme.lamp_800 : frame.theme.ink_2, 2);
    frame.text({at.x + icon_px + gap_px, at.y}, text, news ? ui::Role::status : ui::Role::text);
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

#include "app/screens/question_box.h"

#include "app/screens/check_in_step.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/fit.h"
#include "ui/widgets/panel.h"

#include <algorithm>

namespace porchlight::screens {

namespace {

constexpr float width_upright_px = 952, width_across_px = 1240, padding_px = 56, bottom_px = 48;
constexpr float stay_px = 136, between_px = 28, go_px = 120, space_above_buttons_px = 40, edge_px = 24;
constexpr float low_px = 112;       // of both buttons, side by side
constexpr float middle_y_px = 1100; // below the middle of the glass, where hands are
constexpr float top_least_px = 36, picture_least_px = 168;

float box_width(const ui::Frame& frame) { return frame.is_portrait() ? width_upright_px : width_across_px; }

ui::TextStyle stay_style(const ui::Frame& frame) { return frame.type.sans(46, 52.9F, ui::Weight::bold); }

ui::TextBlock title_block(Page& page, const QuestionLook& look) {
    ui::TextBlock block{.words = look.title,
                        .style = page.frame.type.h1(),
                        .color = page.frame.theme.ink,
                        .width_px = box_width(page.frame) - 2 * padding_px,
                        .align = ui::Align::center};
    block.style = ui::a_line_less(page.frame.paint, block);
    return block;
}

ui::TextBlock body_block(Page& page, const QuestionLook& look) {
    return {.words = look.body,
            .style = page.frame.type.lead(),
            .color = page.frame.theme.ink_2,
            .width_px = box_width(page.frame) - (stacks(page.frame) ? 96.0F : 192.0F),
            .align = ui::Align::center};
}

float button_px(Page& page, std::string_view words, const ui::TextStyle& style, float width, float least) {
    const ui::TextBlock block{.words = words, .style = style, .color = {}, .width_px = width - 32};
    return std::max(least, page.frame.paint.measure(block).height + 40);
}

/// Where the two buttons go in a box of this width, from its lower edge up: one above the other, or across the glass
/// beside each other.
struct Buttons {
    ui::Rect stay, go; ///< from the box's left and from the buttons' top
    float height = 0;
};

Buttons buttons_of(Page& page, const QuestionLook& look) {
    const ui::Frame& frame = page.frame;
    const float width = box_width(frame) - 2 * padding_px;
    if (frame.is_portrait()) {
        const float stay = button_px(page, look.stay, stay_style(frame), width, stay_px),
                    go = button_px(page, look.go, frame.type.button(), width, go_px);
        return {{padding_px, 0, width, stay}, {padding_px, stay + between_px, width, go}, stay + between_px + go};
    }
    const float right = (width - between_px) * 0.58F, left = width - between_px - right;
    const float height = std::max(button_px(page, look.stay, stay_style(frame), right, low_px),
                                  button_px(page, look.go, frame.type.button(), left, low_px));
    return {{padding_px + left + between_px, 0, right, height}, {padding_px, 0, left, height}, height};
}

float words_height(Page& page, const QuestionLook& look) {
    const float title = page.frame.paint.measure(title_block(page, look)).height;
    if (look.body.empty()) return title;
    return title + look.title_to_body_px + page.frame.paint.measure(body_block(page, look)).height;
}

} // namespace

QuestionBox::QuestionBox(Page& page, std::string_view id, const QuestionLook& look)
    : page_(page), id_(id), look_(look) {
    ui::Frame& frame = page.frame;
    const float room = frame.canvas.height - ui::bar_height(frame);
    const auto wanted = [&] {
        return look_.top_px + look_.picture_px + look_.picture_to_title_px + words_height(page, look_) +
               space_above_buttons_px + buttons_of(page, look_).height + bottom_px;
    };
    if (wanted() > room - 2 * edge_px) { // what is only to look at gives way first
        look_.top_px = std::min(look_.top_px, top_least_px);
        look_.picture_px = std::min(look_.picture_px, picture_least_px);
        look_.picture_to_title_px = std::min(look_.picture_to_title_px, 20.0F);
    }
    const bool fits_as_drawn = frame.is_portrait() && frame.type.size() == ui::TextSize::standard && !look.body.empty();
    const float height = std::min(std::max(fits_as_drawn ? look_.height_px : 0, wanted()), room - 2 * edge_px);
    const float middle = frame.is_portrait() ? middle_y_px : room / 2;
    const float top = std::max(edge_px, std::min(middle - height / 2, room - edge_px - height));
    box_ = {(frame.canvas.width - box_width(frame)) / 2, top, box_width(frame), height};
    picture_ = {box_.center().x - look_.picture_px / 2, top + look_.top_px, look_.picture_px, look_.picture_px};
    outside_ = ui::question(frame, box_, id_ + ".outside", look_.outside.empty() ? look_.stay : look_.outside);
}

QuestionAnswer QuestionBox::finish() {
    ui::Frame& frame = page_.frame;
    const float top = picture_.bottom() + look_.picture_to_title_px;
    const Buttons buttons = buttons_of(page_, look_);
    const float buttons_y = box_.bottom() - bottom_px - buttons.height;
    const auto draw_words = [&](float y) {
        const ui::TextBlock title = title_block(page_, look_), body = body_block(page_, look_);
        y += frame.text({box_.center().x - title.width_px / 2, y}, title, ui::Role::heading).height +
             look_.title_to_body_px;
        if (!look_.body.empty()) frame.text({box_.center().x - body.width_px / 2, y}, body);
    };
    const float words = words_height(page_, look_), room = buttons_y - 24 - top;
    if (words <= room) {
        draw_words(top);
    } else {
        ui::ScrollBox list(frame, id_ + ".list", {box_.x + 8, top, box_.width - 16, room}, look_.title);
        draw_words(list.origin_y());
        list.content_height(words + 16);
    }
    const bool stay = ui::lamp_button(frame, id_ + ".stay", buttons.stay.moved(box_.x, buttons_y),
                                      {.label = look_.stay, .style = stay_style(frame)});
    const bool go = ui::line_button(frame, id_ + ".go", buttons.go.moved(box_.x, buttons_y), {.label = look_.go});
    if (go) return QuestionAnswer::go;
    return stay ? QuestionAnswer::stay : outside_ ? QuestionAnswer::outside : QuestionAnswer::none;
}

} // namespace porchlight::screens

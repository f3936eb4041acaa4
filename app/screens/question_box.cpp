#include "app/screens/question_box.h"

#include "ui/widgets/bar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/panel.h"

#include <algorithm>

namespace porchlight::screens {

namespace {

constexpr float width_px = 952, padding_px = 56, body_width_px = 760, bottom_px = 48;
constexpr float stay_px = 136, between_px = 28, go_px = 120, space_above_buttons_px = 40;
constexpr float middle_y_px = 1100; // below the middle of the glass, where hands are

ui::TextBlock title_block(Page& page, const QuestionLook& look) {
    return {.words = look.title,
            .style = page.frame.type.h1(),
            .color = page.frame.theme.ink,
            .width_px = width_px - 2 * padding_px,
            .align = ui::Align::center};
}

ui::TextBlock body_block(Page& page, const QuestionLook& look) {
    return {.words = look.body,
            .style = page.frame.type.lead(),
            .color = page.frame.theme.ink_2,
            .width_px = body_width_px,
            .align = ui::Align::center};
}

} // namespace

QuestionBox::QuestionBox(Page& page, std::string_view id, const QuestionLook& look)
    : page_(page), id_(id), look_(look) {
    ui::Frame& frame = page.frame;
    const float words = frame.paint.measure(title_block(page, look)).height + look.title_to_body_px +
                        frame.paint.measure(body_block(page, look)).height;
    const float wanted = look.top_px + look.picture_px + look.picture_to_title_px + words + space_above_buttons_px +
                         stay_px + between_px + go_px + bottom_px;
    const float height = std::max(look.height_px, wanted), room = frame.canvas.height - ui::bar_height(frame);
    const float middle = frame.is_portrait() ? middle_y_px : room / 2;
    const float top = std::max(24.0F, std::min(middle - height / 2, room - 24 - height));
    box_ = {(frame.canvas.width - width_px) / 2, top, width_px, height};
    picture_ = {box_.center().x - look.picture_px / 2, top + look.top_px, look.picture_px, look.picture_px};
    outside_ = ui::question(frame, box_, id_ + ".outside", look.stay);
}

QuestionAnswer QuestionBox::finish() {
    ui::Frame& frame = page_.frame;
    float y = picture_.bottom() + look_.picture_to_title_px;
    const ui::TextBlock title = title_block(page_, look_), body = body_block(page_, look_);
    y +=
        frame.text({box_.center().x - title.width_px / 2, y}, title, ui::Role::heading).height + look_.title_to_body_px;
    frame.text({box_.center().x - body.width_px / 2, y}, body);

    const float x = box_.x + padding_px, width = box_.width - 2 * padding_px;
    const float go_y = box_.bottom() - bottom_px - go_px, stay_y = go_y - between_px - stay_px;
    const bool stay = ui::lamp_button(frame, id_ + ".stay", {x, stay_y, width, stay_px},
                                      {.label = look_.stay, .style = frame.type.sans(46, 52.9F, ui::Weight::bold)});
    const bool go = ui::line_button(frame, id_ + ".go", {x, go_y, width, go_px}, {.label = look_.go});
    if (go) return QuestionAnswer::go;
    return stay || outside_ ? QuestionAnswer::stay : QuestionAnswer::none;
}

} // namespace porchlight::screens

#include "app/screens/sheet_box.h"

#include "ui/widgets/bar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/fit.h"
#include "ui/widgets/panel.h"

#include <algorithm>
#include <cmath>

namespace porchlight::screens {

namespace {

constexpr float highest_top_px = 96; // the screen below stays to be seen: a sheet is not a new place
constexpr float least_body_px = 420;
constexpr float outline_px = 6;
constexpr float foot_gap_px = 24; // between what scrolls and the buttons
constexpr float close_px = 96;
constexpr float buttons_gap_px = 28, stacked_gap_px = 20, button_side_px = 28, words_above_px = 26;

ui::TextBlock title_block(Page& page, const TitleRow& row, float width) {
    ui::TextBlock block{
        .words = row.title, .style = row.style, .color = page.frame.theme.ink, .width_px = width - close_px - 24};
    block.style = ui::a_line_less(page.frame.paint, block);
    return block;
}

} // namespace

SheetBox::SheetBox(Page& page, std::string_view id, std::string_view label, SheetHeights heights)
    : frame_(page.frame), id_(id), label_(label), body_px_(heights.body_px) {
    const float bottom = frame_.canvas.height - ui::bar_height(frame_);
    const float wanted = heights.head_px + heights.body_px + heights.foot_px;
    const float top = frame_.is_portrait() ? std::max(highest_top_px, std::floor(bottom - wanted)) : 0;
    const float wide = width_on(frame_, heights.wide) + 2 * margin_px;
    area_ = {frame_.canvas.width - wide, top, wide, bottom - top};
    const ui::Point away = ui::sheet(frame_, area_);
    slide_.emplace(frame_.paint, away.x, away.y);
    head_y_ = top;
    body_y_ = top + heights.head_px;
    foot_y_ = bottom - heights.foot_px;
    // Where title and buttons would leave but a slit for the rest, the title scrolls with it.
    const bool has_way_out_below = heights.foot_px > 0;
    if (!has_way_out_below || foot_y_ - body_y_ >= std::min(body_px_, least_body_px)) {
        return;
    }
    body_px_ += heights.head_px;
    scroll_from(head_y_);
    head_y_ = body_->origin_y();
    body_y_ = head_y_ + heights.head_px;
}

float SheetBox::room_px(const ui::Frame& frame) {
    return frame.canvas.height - ui::bar_height(frame) - (frame.is_portrait() ? highest_top_px : 0);
}

void SheetBox::scroll_from(float y) {
    // Within the sheet's outline, which dark and high contrast have; across the glass it has a round corner below.
    constexpr float corner_px = 40;
    const bool has_foot = foot_y_ < area_.bottom();
    const float left = area_.x + (has_foot || frame_.is_portrait() ? outline_px : corner_px);
    const float room = foot_y_ - (has_foot ? foot_gap_px : outline_px) - y;
    body_.emplace(frame_, id_, ui::Rect{left, y, area_.right() - outline_px - left, room}, label_);
}

void SheetBox::begin_body() {
    if (body_ || body_px_ <= foot_y_ - body_y_ + 0.5F) return;
    scroll_from(body_y_);
    body_y_ = body_->origin_y();
}

void SheetBox::end_body() {
    if (!body_) return;
    body_->content_height(body_px_);
    body_.reset();
    if (foot_y_ < area_.bottom())
        frame_.paint.fill({area_.x, foot_y_ - foot_gap_px, area_.width, 2}, frame_.theme.line);
}

float title_row_height(Page& page, const TitleRow& row, float width) {
    const float room = width > 0 ? width : SheetBox::width_on(page.frame);
    return std::max(close_px, page.frame.paint.measure(title_block(page, row, room)).height);
}

bool title_row(Page& page, ui::Point at, float width, const TitleRow& row) {
    ui::Frame& frame = page.frame;
    const ui::TextBlock title = title_block(page, row, width);
    const float height = title_row_height(page, row, width);
    frame.text({at.x, at.y + (height - frame.paint.measure(title).height) / 2}, title, ui::Role::heading);
    return ui::round_button(frame, row.close_id, {at.x + width - close_px, at.y, close_px, close_px}, ui::Icon::x,
                            row.close_label);
}

namespace {

ui::TextStyle style_of(const Page& page, const ui::ButtonLook& look) {
    return look.style.value_or(page.frame.type.button());
}

float icons_width(const ui::ButtonLook& look) {
    const float one = look.icon_px + look.gap_px;
    return (look.before ? one : 0) + (look.after ? one : 0);
}

/// As `centered_words` wraps them.
float button_height(Page& page, const ui::ButtonLook& look, float width, float least) {
    constexpr float sides_px = 32;
    const float words = page.frame.paint
                            .measure({.words = look.label,
                                      .style = style_of(page, look),
                                      .color = page.frame.theme.ink,
                                      .width_px = width - icons_width(look) - sides_px})
                            .height;
    return std::max(least, words + 2 * words_above_px);
}

/// The width in which icon and words stand on one line.
float button_needs(Page& page, const ui::ButtonLook& look) {
    const ui::TextBlock words{.words = look.label, .style = style_of(page, look), .color = page.frame.theme.ink};
    return page.frame.paint.measure(words).width + icons_width(look) + 2 * button_side_px;
}

struct FootPlaces {
    ui::Rect left, right; ///< from (0, 0)
    float height;
};

FootPlaces places(Page& page, const FootButtons& buttons, float width) {
    if (!buttons.left) {
        const float height = button_height(page, buttons.right.look, width, buttons.least_px);
        return {{}, {0, 0, width, height}, height};
    }
    const float left = (width - buttons_gap_px) * buttons.left_share, right = width - buttons_gap_px - left;
    if (fits_on_button(page, buttons.left->look, left) && fits_on_button(page, buttons.right.look, right))
        return {{0, 0, left, buttons.least_px}, {width - right, 0, right, buttons.least_px}, buttons.least_px};
    // Words that are longer than their share have some of what the others leave.
    const float left_needs = button_needs(page, buttons.left->look),
                right_needs = button_needs(page, buttons.right.look);
    if (const float spare = width - buttons_gap_px - left_needs - right_needs; spare >= 0)
        return {{0, 0, left_needs + spare / 2, buttons.least_px},
                {width - right_needs - spare / 2, 0, right_needs + spare / 2, buttons.least_px},
                buttons.least_px};
    const float right_px = button_height(page, buttons.right.look, width, buttons.least_px);
    const float left_px = button_height(page, buttons.left->look, width, buttons.least_px);
    const float height = left_px + stacked_gap_px + right_px;
    if (buttons.right_is_lamp) return {{0, right_px + stacked_gap_px, width, left_px}, {0, 0, width, right_px}, height};
    return {{0, 0, width, left_px}, {0, left_px + stacked_gap_px, width, right_px}, height};
}

} // namespace

bool fits_on_button(Page& page, const ui::ButtonLook& look, float width) { return button_needs(page, look) <= width; }

float foot_buttons_height(Page& page, const FootButtons& buttons, float width) {
    return places(page, buttons, width).height;
}

FootTouch foot_buttons(Page& page, const FootButtons& buttons, ui::Point at, float width) {
    const FootPlaces place = places(page, buttons, width);
    const bool left =
        buttons.left && ui::line_button(page.frame, buttons.left->id, place.left.moved(at.x, at.y), buttons.left->look);
    const ui::Rect rect = place.right.moved(at.x, at.y);
    const bool right = buttons.right_is_lamp ? ui::lamp_button(page.frame, buttons.right.id, rect, buttons.right.look)
                                             : ui::line_button(page.frame, buttons.right.id, rect, buttons.right.look);
    return right ? FootTouch::right : left ? FootTouch::left : FootTouch::none;
}

} // namespace porchlight::screens

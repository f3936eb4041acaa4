#include "app/screens/sheet_box.h"

#include "ui/widgets/bar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/panel.h"

#include <algorithm>

namespace porchlight::screens {

namespace {

constexpr float highest_top_px = 96; // the screen below stays to be seen: a sheet is not a new place
constexpr float close_px = 96;

ui::TextBlock title_block(Page& page, const TitleRow& row, float width) {
    return {.words = row.title, .style = row.style, .color = page.frame.theme.ink, .width_px = width - close_px - 24};
}

} // namespace

SheetBox::SheetBox(Page& page, std::string_view id, std::string_view label, SheetHeights heights)
    : frame_(page.frame), id_(id), label_(label), width_(width_on(page.frame)), body_px_(heights.body_px) {
    const float bar = ui::bar_height(frame_), bottom = frame_.canvas.height - bar;
    const float wanted = heights.head_px + heights.body_px + heights.foot_px;
    const float top = std::max(highest_top_px, bottom - wanted);
    ui::sheet(frame_, top, bar);
    head_y_ = top;
    body_y_ = top + heights.head_px;
    foot_y_ = bottom - heights.foot_px;
}

void SheetBox::begin_body() {
    const float room = foot_y_ - body_y_;
    if (body_px_ <= room + 0.5F) return;
    body_.emplace(frame_, id_, ui::Rect{0, body_y_, frame_.canvas.width, room}, label_);
    body_y_ = body_->origin_y();
}

void SheetBox::end_body() {
    if (!body_) return;
    body_->content_height(body_px_);
    body_.reset();
}

float title_row_height(Page& page, const TitleRow& row) {
    return std::max(close_px, page.frame.paint.measure(title_block(page, row, SheetBox::width_on(page.frame))).height);
}

bool title_row(Page& page, ui::Point at, float width, const TitleRow& row) {
    ui::Frame& frame = page.frame;
    const ui::TextBlock title = title_block(page, row, width);
    const float height = title_row_height(page, row);
    frame.text({at.x, at.y + (height - frame.paint.measure(title).height) / 2}, title, ui::Role::heading);
    return ui::round_button(frame, row.close_id, {at.x + width - close_px, at.y, close_px, close_px}, ui::Icon::x,
                            row.close_label);
}

} // namespace porchlight::screens

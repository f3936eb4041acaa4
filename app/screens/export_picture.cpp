// How a page of the export with a picture is laid out, upright and across.
#include "app/screens/export_pages.h"

#include <algorithm>

namespace porchlight::screens {

namespace {

constexpr float margin_px = 48, left_px = 612, right_x_px = 712, across_top_px = 16;
constexpr float begin_px = 186; // where the contents begin at Standard

StaffBody::Look body_look(const PicturePage::Look& look, std::string_view title) {
    return {.id = "export.body",
            .title = title,
            .caption = look.caption,
            .tab = StaffTab::exporting,
            .foot_px = look.foot_px,
            .locks = look.locks,
            .can_leave = look.can_leave};
}

} // namespace

PicturePage::PicturePage(Page& page, const Look& look)
    : page_(page), body_(page, body_look(look, page.say("exp.title"))), upright_(page.frame.is_portrait()),
      origin_y_(body_.column().y) {}

ui::Point PicturePage::middle(float upright_y, float radius) const {
    if (upright_) return {page_.frame.canvas.width / 2, origin_y_ + upright_y - begin_px};
    return {margin_px + left_px / 2, origin_y_ + across_top_px + radius * unit()};
}

void PicturePage::words(const Words& words) {
    ui::Frame& frame = page_.frame;
    const float width = upright_ ? frame.canvas.width - 2 * margin_px : left_px;
    float y =
        upright_ ? origin_y_ + words.upright_y - begin_px : origin_y_ + across_top_px + words.picture_px * unit() + 20;
    y += frame
             .text({margin_px, y},
                   {.words = words.title,
                    .style = words.style,
                    .color = frame.theme.ink,
                    .width_px = width,
                    .align = ui::Align::center},
                   ui::Role::heading)
             .height +
         words.gap_px;
    const float lead_px = std::min(words.lead_px, width);
    if (!words.lead.empty())
        y += frame
                 .text({margin_px + (width - lead_px) / 2, y}, {.words = words.lead,
                                                                .style = frame.type.lead(),
                                                                .color = frame.theme.ink_2,
                                                                .width_px = lead_px,
                                                                .align = ui::Align::center})
                 .height;
    words_bottom_ = y;
}

ui::Rect PicturePage::rest(float upright_y) const {
    if (!upright_) return {right_x_px, origin_y_, page_.frame.canvas.width - margin_px - right_x_px, 0};
    const float y = std::max(origin_y_ + upright_y - begin_px, words_bottom_ + 28);
    return {margin_px, y, page_.frame.canvas.width - 2 * margin_px, 0};
}

ui::Rect PicturePage::foot() const {
    const ui::Rect foot = body_.foot();
    if (upright_) return foot;
    return {right_x_px, foot.y, page_.frame.canvas.width - margin_px - right_x_px, foot.height};
}

std::optional<Action> PicturePage::finish(float rest_bottom, std::optional<Action> asked) {
    body_.end(std::max(rest_bottom, words_bottom_));
    return body_.finish(asked);
}

} // namespace porchlight::screens

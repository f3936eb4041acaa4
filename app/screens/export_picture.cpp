// How a page of the export with a picture is laid out, upright and across.
#include "app/screens/export_pages.h"
#include "app/screens/page_zones.h"

#include <algorithm>

namespace porchlight::screens {

namespace {

constexpr float margin_px = 48, left_px = 612, right_x_px = 712, across_top_px = 16;
constexpr float above_rest_px = 28, under_picture_px = 20;
constexpr float begin_px = 186; // where the contents begin at Standard

StaffBody::Look body_look(const ui::Frame& frame, const PicturePage::Look& look, std::string_view title,
                          bool in_columns) {
    return {.id = "export.body",
            .title = title,
            .caption = look.caption,
            .tab = StaffTab::exporting,
            .has_tabs = has_room_for_tabs(frame),
            .foot_px = look.foot_px,
            .locks = look.locks,
            .can_leave = look.can_leave,
            .second_x_px = in_columns ? right_x_px : 0,
            .second_rises = in_columns && !large_text(frame)}; // a large title is wider than its column
}

} // namespace

PicturePage::PicturePage(Page& page, const Look& look, const Words& words)
    : page_(page), words_(words), upright_(page.frame.is_portrait()), in_columns_(!upright_ && !words.alone),
      body_(page, body_look(page.frame, look, page.say("exp.title"), in_columns_)), origin_y_(body_.column().y) {
    float words_px = page.frame.paint.measure(title_block()).height + words.gap_px;
    if (!words.lead.empty()) words_px += page.frame.paint.measure(lead_block()).height;
    unit_ = fitting_unit(words_px);
}

float PicturePage::words_width() const {
    if (in_columns_) return left_px;
    return page_.frame.canvas.width - margin_px - (upright_ ? margin_px : right_x_px);
}

ui::TextBlock PicturePage::title_block() const {
    return {.words = words_.title,
            .style = words_.style,
            .color = page_.frame.theme.ink,
            .width_px = words_width(),
            .align = ui::Align::center};
}

ui::TextBlock PicturePage::lead_block() const {
    return {.words = words_.lead,
            .style = page_.frame.type.lead(),
            .color = page_.frame.theme.ink_2,
            .width_px = std::min(words_.lead_px, words_width()),
            .align = ui::Align::center};
}

/// Upright the rest keeps its place as long as the picture can give way; across, all of the words are seen.
float PicturePage::fitting_unit(float words_px) const {
    constexpr float upright_least = 0.55F, across_most = 0.62F, across_least = 0.25F, counts_least = 0.4F;
    if (upright_) {
        const float over = words_.upright_y + words_px + above_rest_px - words_.rest_y;
        return words_.picture_counts || words_.alone ? 1
                                                     : std::clamp(1 - over / words_.picture_px, upright_least, 1.0F);
    }
    if (words_.alone) return across_most;
    const float room = body_.visible_px() - across_top_px - under_picture_px - words_px;
    const float fits = std::min(across_most, room / words_.picture_px);
    if (words_.picture_counts) return std::max(fits, counts_least);
    return fits < across_least ? 0 : fits;
}

ui::Point PicturePage::middle(float upright_y, float radius) const {
    if (upright_) return {page_.frame.canvas.width / 2, origin_y_ + upright_y - begin_px - radius * (1 - unit_)};
    return {margin_px + left_px / 2, origin_y_ + across_top_px + radius * unit_};
}

void PicturePage::words() {
    ui::Frame& frame = page_.frame;
    const float width = words_width(), picture = words_.picture_px * unit_;
    const float x = upright_ || in_columns_ ? margin_px : right_x_px;
    float y = origin_y_ + across_top_px;
    if (upright_)
        y = origin_y_ + words_.upright_y - begin_px - (words_.picture_px - picture);
    else if (in_columns_ && picture > 0)
        y += picture + under_picture_px;
    y += frame.text({x, y}, title_block(), ui::Role::heading).height + words_.gap_px;
    const ui::TextBlock lead = lead_block();
    if (!lead.words.empty()) y += frame.text({x + (width - lead.width_px) / 2, y}, lead).height;
    words_bottom_ = in_columns_ ? body_.begin_second(y) : y;
}

ui::Rect PicturePage::rest() const {
    if (!upright_) return {right_x_px, words_bottom_, page_.frame.canvas.width - margin_px - right_x_px, 0};
    const float y = std::max(origin_y_ + words_.rest_y - begin_px, words_bottom_ + above_rest_px);
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

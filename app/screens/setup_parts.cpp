#include "app/screens/setup_parts.h"

#include "ui/widgets/choice.h"
#include "ui/widgets/header.h"
#include "ui/widgets/panel.h"

namespace porchlight::screens {

namespace {

constexpr int steps = 7;
constexpr float margin_px = 48, words_x = 52, words_px = 760;

} // namespace

float setup_top(Page& page, int step, std::string_view title, std::string_view lead) {
    ui::Frame& frame = page.frame;
    ui::header_wash(frame);
    ui::lantern(frame, {});
    const std::string words = page.say("setup.step", {{"n", step}});
    ui::path_lights(frame, {words_x, 60}, step, steps, words);
    const ui::Size head = frame.text(
        {words_x, 146}, {.words = title, .style = frame.type.h1(), .color = frame.theme.ink, .width_px = words_px},
        ui::Role::heading);
    float y = 146 + head.height;
    if (lead.empty()) return y;
    y += 22;
    return y + frame
                   .text({words_x, y},
                         {.words = lead, .style = frame.type.lead(), .color = frame.theme.ink_2, .width_px = words_px})
                   .height;
}

float setup_banner(Page& page, ui::Icon icon, std::string_view words) {
    ui::Frame& frame = page.frame;
    const auto drawn = ui::banner(frame, "setup.banner", {margin_px, 474, frame.canvas.width - 2 * margin_px, 0},
                                  {.words = words, .icon = icon, .icon_color = frame.theme.lamp_800, .icon_px = 54});
    return drawn.rect.bottom();
}

std::optional<Action> cover(Page& page, ui::Rect rect) {
    ui::Frame& frame = page.frame;
    const std::string words = page.say("setup.cover");
    const ui::Touch touch = frame.control("setup.cover", rect, {.role = ui::Role::button, .label = words});
    constexpr float radius_px = 36, icon_px = 54;
    frame.paint.fill(rect, touch.pressed ? frame.theme.lamp_50 : frame.theme.sunken, radius_px);
    frame.paint.stroke(rect, frame.theme.edge, frame.theme.edge_px, radius_px);
    const ui::TextBlock text{.words = words, .style = frame.type.button(), .color = frame.theme.ink};
    const ui::Size size = frame.paint.measure(text);
    const float x = rect.center().x - (size.width + icon_px + 24) / 2, middle = rect.center().y;
    frame.paint.icon(ui::Icon::eye_off, {x, middle - icon_px / 2, icon_px, icon_px}, frame.theme.ink, 2);
    frame.label({x + icon_px + 24, middle - size.height / 2}, text);
    if (touch.activated) return action::Uncover{};
    return std::nullopt;
}

void paper_card(Page& page, ui::Rect rect, const PaperLook& look) {
    ui::Frame& frame = page.frame;
    constexpr float radius_px = 40, side_px = 40, disc_px = 76, gap_px = 24;
    ui::card(frame, rect, radius_px);
    const float middle = rect.y + 26 + look.head_px / 2;
    ui::icon_disc(frame, {rect.x + side_px, middle - disc_px / 2, disc_px, disc_px}, look.family, look.icon, 42, 2);
    const float x = rect.x + side_px + disc_px + gap_px;
    const ui::TextBlock title{.words = look.title, .style = frame.type.h3(), .color = frame.theme.ink};
    const ui::TextBlock second{.words = look.second, .style = frame.type.small(), .color = look.second_color};
    const float title_px = title.style.line_px, second_px = look.second.empty() ? 0 : second.style.line_px;
    const float top = middle - (title_px + second_px) / 2;
    frame.text({x, top}, title, ui::Role::heading);
    if (!look.second.empty()) frame.text({x, top + title_px}, second);
}

} // namespace porchlight::screens

#include "ui/widgets/shelf.h"

#include "ui/widgets/fit.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ui {

namespace {

constexpr float top_radius_px = 28, foot_radius_px = 10, spine_px = 14, spine_share = 0.55F;
constexpr float title_x_px = 38, title_y_px = 26, title_right_px = 16;
constexpr float foot_below_px = 36, title_to_foot_px = 24, foot_icon_px = 30, foot_gap_px = 10, lift_px = 6;
constexpr float press_ms = 80;
constexpr float wall_shadow_px = 20;

/// Round at the head, nearly square at the foot.
void cover(Frame& frame, Rect rect, Color color) {
    const float foot = 2 * foot_radius_px;
    {
        const Painter::Clip head(frame.paint, {rect.x, rect.y, rect.width, rect.height - foot});
        frame.paint.fill(rect, color, top_radius_px, Corners::top);
    }
    const Painter::Clip tail(frame.paint, {rect.x, rect.bottom() - foot, rect.width, foot});
    frame.paint.fill(rect, color, foot_radius_px);
}

TextBlock title_of(Frame& frame, const BookLook& look, float width) {
    return {.words = look.title,
            .style = frame.type.serif(39, 44.46F, Weight::semibold),
            .color = frame.theme.ink,
            .width_px = width - title_x_px - title_right_px};
}

TextBlock foot_of(Frame& frame, const BookLook& look) {
    return {.words = look.foot,
            .style = frame.type.sans(30, 36, Weight::semibold),
            .color = frame.theme.tint(look.family).deep};
}

} // namespace

Size measured_book(Frame& frame, const BookLook& look) {
    // As wide as a book of the pictures is to its letters.
    const float letter_px = frame.type.serif(39, 44.46F, Weight::semibold).size_px / 39;
    const Size foot = frame.paint.measure(foot_of(frame, look));
    const float tick_px = foot_icon_px + 2 * foot_gap_px;
    const float word = longest_word(frame.paint, look.title, title_of(frame, look, 0).style);
    const float width =
        std::max({book_size.width, book_size.width * (1 + letter_px) / 2, title_x_px + std::ceil(word) + title_right_px,
                  title_x_px + foot_icon_px + foot_gap_px + foot.width + tick_px + title_right_px});
    const float title = frame.paint.measure(title_of(frame, look, width)).height;
    return {width, std::max(book_size.height, title_y_px + title + title_to_foot_px + foot.height / 2 + foot_below_px)};
}

bool book(Frame& frame, std::string_view id, Rect still, const BookLook& look) {
    const Theme& theme = frame.theme;
    const Tint& tint = theme.tint(look.family);
    const std::string spoken_label = std::string(look.title).append(". ").append(look.foot);
    const Touch touch = frame.control(id, still, {.role = Role::button, .label = spoken_label, .value = look.value});
    const float lift = frame.less_movement()
                           ? 0
                           : lift_px * frame.motion.toward(std::string(id) + ".lift", touch.pressed ? 1.0F : 0.0F,
                                                           press_ms, Ease::out_cubic);
    const Rect rect = still.moved(0, -lift);
    cover(frame, rect, touch.pressed ? tint.fill.toward(tint.deep, 0.08F) : tint.fill);
    {
        const Painter::Clip spine(frame.paint, {rect.x, rect.y, spine_px, rect.height});
        cover(frame, rect, tint.deep.faded(spine_share));
    }
    if (theme.name == ThemeName::high_contrast)
        frame.paint.stroke(rect, theme.edge, theme.edge_px, top_radius_px, Corners::top);
    else
        frame.paint.stroke(rect, theme.ink.faded(0.14F), 2, top_radius_px, Corners::top);

    frame.label({rect.x + title_x_px, rect.y + title_y_px}, title_of(frame, look, rect.width));
    const float middle = rect.bottom() - foot_below_px;
    float x = rect.x + title_x_px;
    frame.paint.icon(look.foot_icon, {x, middle - foot_icon_px / 2, foot_icon_px, foot_icon_px}, tint.deep, 2.2F);
    x += foot_icon_px + foot_gap_px;
    const TextBlock foot = foot_of(frame, look);
    const Size size = frame.paint.measure(foot);
    frame.label({x, middle - size.height / 2}, foot);
    if (look.read)
        frame.paint.icon(Icon::check,
                         {x + size.width + foot_gap_px, middle - foot_icon_px / 2, foot_icon_px, foot_icon_px},
                         tint.deep, 3);
    return touch.activated;
}

void plank(Frame& frame, Rect rect) {
    const Theme& theme = frame.theme;
    if (theme.glows && theme.shadow > 0) {
        const Color dark = theme.plank.toward(theme.ink, 0.6F);
        const std::array<GradientStop, 2> stops{{{0, dark.faded(0.2F * theme.shadow)}, {1, dark.faded(0)}}};
        frame.paint.gradient({rect.x + 8, rect.y + rect.height / 2, rect.width - 8, rect.height / 2 + wall_shadow_px},
                             stops);
    }
    frame.paint.fill(rect, theme.plank, rect.height / 2);
}

} // namespace ui

#include "ui/widgets/panel.h"

namespace ui {

void card(Frame& frame, Rect rect, float radius) {
    frame.paint.shadow(rect, radius, Shadow::rest);
    frame.paint.fill(rect, frame.theme.surface, radius);
    frame.paint.stroke(rect, frame.theme.line, frame.theme.name == ThemeName::high_contrast ? frame.theme.edge_px : 2,
                       radius);
}

BannerResult banner(Frame& frame, std::string_view id, Rect at, const BannerLook& look) {
    const Theme& theme = frame.theme;
    constexpr float chevron_px = 46, radius = 36;
    const float gap = look.opens ? 24.0F : 28.0F;
    const float left = 32 + (look.opens ? 3.0F : 2.0F);
    const float right = look.opens ? 25 + chevron_px + gap : 34.0F;
    const float words_x = at.x + left + look.icon_px + gap;
    TextBlock words{.words = look.words, .style = frame.type.sans(34, 46.24F), .color = theme.ink};
    words.width_px = at.right() - right - words_x;
    const Size size = frame.paint.measure(words);
    const Rect rect{at.x, at.y, at.width,
                    std::max(at.height > 0 ? at.height : 122.0F, size.height + (look.opens ? 42 : 40))};

    Touch touch;
    if (look.opens) touch = frame.control(id, rect, {.role = Role::button, .label = spoken(look.words)});
    frame.paint.fill(rect, touch.pressed ? theme.lamp_100 : theme.lamp_50, radius);
    frame.paint.stroke(rect, look.opens ? theme.lamp_700 : theme.banner_line, look.opens ? theme.edge_px : 2, radius);
    const float middle = rect.center().y;
    frame.paint.icon(look.icon, {at.x + left, middle - look.icon_px / 2, look.icon_px, look.icon_px}, look.icon_color);
    const Point where{words_x, middle - size.height / 2};
    if (look.opens) {
        frame.label(where, words);
        frame.paint.icon(Icon::chevron_right,
                         {rect.right() - 25 - chevron_px, middle - chevron_px / 2, chevron_px, chevron_px}, theme.ink,
                         2.2F);
    } else {
        frame.text(where, words);
    }
    return {rect, touch.activated};
}

namespace {

/// Light paper stands out from what it dims; dark paper needs a hairline for that, and black a line.
void outline(Frame& frame, Rect rect, float radius, Corners corners) {
    constexpr float hairline_px = 2;
    if (frame.theme.name == ThemeName::high_contrast)
        frame.paint.stroke(rect, frame.theme.edge, frame.theme.edge_px, radius, corners);
    else if (frame.theme.name == ThemeName::dark)
        frame.paint.stroke(rect, frame.theme.line, hairline_px, radius, corners);
}

} // namespace

Point sheet(Frame& frame, Rect rect) {
    constexpr float radius = 56, in_ms = 320; // tokens.md, section 7, "sheet in"
    const bool from_below = rect.x <= 0;
    // Followed even where nothing slides: a sheet that is open when a touch wakes the light stays where it is.
    const float share = frame.motion.toward("sheet.in", 1, frame.is_ambient ? in_ms : 0, Ease::out_quint, 0);
    const Point away = from_below ? Point{0, (1 - share) * rect.height} : Point{(1 - share) * rect.width, 0};
    // Where the sheet lies nothing below it is drawn, but for what its two round corners leave to be seen.
    const Rect seen = from_below ? Rect{0, 0, frame.canvas.width, rect.y + away.y + radius}
                                 : Rect{0, 0, rect.x + away.x + radius, frame.canvas.height};
    frame.paint.veil(frame.theme.scrim.faded(share), seen);
    frame.cover();
    const Corners corners = from_below ? Corners::top : Corners::left;
    const Rect now = rect.moved(away.x, away.y);
    frame.sheet = now;
    frame.paint.shadow(now, radius, Shadow::sheet);
    frame.paint.fill(now, frame.theme.paper, radius, corners);
    outline(frame, now, radius, corners);
    return away;
}

bool question(Frame& frame, Rect rect, std::string_view outside_id, std::string_view outside_label) {
    const Rect everything{0, 0, frame.canvas.width, frame.canvas.height};
    frame.paint.veil(frame.theme.scrim, everything);
    frame.cover();
    // The whole screen answers; the dialog's own buttons lie on top of it. Not in the focus order: keys have the
    // buttons.
    const Touch touch =
        frame.control(outside_id, everything, {.role = Role::button, .label = outside_label, .focusable = false});
    frame.paint.shadow(rect, 56, Shadow::sheet);
    frame.paint.fill(rect, frame.theme.paper, 56);
    outline(frame, rect, 56, Corners::all);
    return touch.activated;
}

} // namespace ui

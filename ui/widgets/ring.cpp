#include "ui/widgets/ring.h"

#include <cmath>

namespace ui {

namespace {

constexpr float arc_ms = 300; // tokens.md, section 7, "progress arc"

struct Measures {
    float line_px, inset_px, number_px;
};
constexpr Measures on_button{9, 3.5F, 34};
constexpr Measures in_dialog{18, 9, 92};
constexpr float dialog_px = 260; ///< tokens.md, section 6, "countdown ring"

} // namespace

int seconds_left(double ends_seconds, double now_seconds) {
    return static_cast<int>(std::ceil(std::max(0.0, ends_seconds - now_seconds)));
}

void round_arc(Painter& paint, Point center, float radius, float share, Color color, float width_px) {
    if (share <= 0) return;
    paint.arc(center, radius, 0, share, color, width_px);
    // Round ends: a disc at the top and one where the arc stops.
    const float middle = radius - width_px / 2, turn = share * 2 * 3.14159265F;
    paint.disc({center.x, center.y - middle}, width_px / 2, color);
    paint.disc({center.x + middle * std::sin(turn), center.y - middle * std::cos(turn)}, width_px / 2, color);
}

void countdown_ring(Frame& frame, std::string_view id, Rect rect, const RingLook& look) {
    const Theme& theme = frame.theme;
    const int left = seconds_left(look.ends_seconds, frame.now_seconds);
    if (left > 0) frame.wake_in(look.ends_seconds - frame.now_seconds - (left - 1));

    const float target = std::clamp(static_cast<float>(left / std::max(1.0, look.whole_seconds)), 0.0F, 1.0F);
    const std::string key = std::string(id) + ".arc";
    const float share = frame.motion.toward(key, target, frame.less_movement() ? 0 : arc_ms, Ease::linear);

    Measures measures = rect.width < 150 ? on_button : in_dialog;
    if (rect.width >= 150 && rect.width < dialog_px) { // where words need its room the ring is smaller, all of it
        const float scale = rect.width / dialog_px;
        measures = {measures.line_px * scale, measures.inset_px * scale, measures.number_px * scale};
    }
    const Point center = rect.center();
    const float radius = rect.width / 2 - measures.inset_px;
    const Color ink = look.on_lamp ? theme.on_lamp : theme.ink;
    const Color arc = look.on_lamp ? theme.on_lamp : theme.lamp_600;
    frame.paint.ring(center, radius, look.on_lamp ? ink.faded(0.22F) : theme.sunken, measures.line_px);
    round_arc(frame.paint, center, radius, share, arc, measures.line_px);
    // The ring stays its size, so its number does as well.
    const TextStyle style{.face = Face::sans,
                          .weight = Weight::bold,
                          .size_px = measures.number_px,
                          .line_px = measures.number_px * 1.2F,
                          .tabular = true};
    // Figures have no part below the line: their middle lies above the middle of their line box.
    frame.label_in(rect.moved(0, measures.number_px * 0.04F),
                   {.words = look.number, .style = style, .color = ink, .align = Align::center});
}

} // namespace ui

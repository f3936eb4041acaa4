// The ways from one picture to the next, where a graphics card draws (tokens.md 7).
#include "ui/stage_parts.h"

#include <cmath>

namespace ui {

namespace {

constexpr float fade_ms = 120, rise_ms = 240, rise_px = 16; ///< `screen` and `back`
constexpr float text_ms = 160, note_ms = 240, sheet_out_ms = 220, sheet_radius = 56;

bool is_of_screens(Transition transition) {
    return transition == Transition::forward || transition == Transition::back;
}

} // namespace

/// Words that change in place, and everything with less movement: the old picture fades. True when it is over.
bool Stage::Parts::draw_change(float faded) {
    renderer->draw_kept(framebuffer_px.height, 1 - faded);
    return faded >= 1;
}

bool Stage::Parts::draw_screens(float faded) {
    const float risen = look.less_movement ? 1 : share_of_transition(rise_ms, Ease::out_cubic);
    const float until_y = bar_top_px();
    const float direction = transition == Transition::forward ? 1.0F : -1.0F;
    const float by = std::round(direction * (1 - risen) * rise_px * scale);
    renderer->shift_down(until_y, by);
    backend->flats().shift_down(until_y, by);
    renderer->draw_kept(until_y, 1 - faded);
    return risen >= 1 && faded >= 1;
}

/// The sheet goes the way it came, from where it was, and the scrim fades.
bool Stage::Parts::draw_sheet_out() {
    const float share = share_of_transition(sheet_out_ms, Ease::in_cubic);
    const bool from_below = leaving->x <= 0;
    const float until_y = bar_top_px();
    Rect part{origin_px.x + leaving->x * scale, origin_px.y + leaving->y * scale, leaving->width * scale,
              leaving->height * scale};
    if (look.right_to_left) {
        part.x = framebuffer_px.width - part.right();
    }
    const float way = from_below ? until_y - part.y : leaving->width * scale * (look.right_to_left ? -1.0F : 1.0F);
    const Color scrim = theme(look.theme).scrim;
    backend->list()->AddRectFilled({0, 0}, {framebuffer_px.width, until_y}, packed(scrim.faded(1 - share), 1));
    renderer->draw_kept_part(part, from_below ? Point{0, std::round(share * way)} : Point{std::round(share * way), 0},
                             until_y, sheet_radius * scale);
    return share >= 1;
}

void Stage::Parts::draw_transition() {
    if (transition == Transition::none) {
        return;
    }
    bool is_over = false;
    if (is_of_screens(transition)) {
        is_over = draw_screens(share_of_transition(fade_ms, Ease::linear));
    } else if (look.less_movement) {
        is_over = draw_change(share_of_transition(fade_ms, Ease::linear));
    } else if (transition == Transition::sheet_out) {
        is_over = draw_sheet_out();
    } else {
        is_over =
            draw_change(share_of_transition(transition == Transition::text_change ? text_ms : note_ms, Ease::linear));
    }
    if (is_over) {
        transition = Transition::none;
        picture_kept = true; // given back before the next frame: this one still draws with it
    }
}

} // namespace ui

// What both halves of the quiet minute share: the night they stand in, and controls that are drawn on it. In light and
// dark it is always night; in high contrast it is black.
#pragma once

#include "app/page.h"
#include "ui/widgets/button.h"

#include <algorithm>
#include <span>
#include <string>

namespace porchlight::screens::night {

/// Where things stand: upright one below the other; in landscape what is read and breathed with at the left, what is
/// touched at the right.
struct Zones {
    float words_x, words_width, lead_top; ///< lines are centred here, from `lead_top` down
    float controls_x, controls_width;
    float bottom; ///< of the action row
};
Zones zones_of(const ui::Frame& frame);

inline constexpr float action_height = 128, action_gap = 28;

struct Star {
    ui::Point at;
    float radius = 2, strength = 0.5F;
};

/// The gradient of tokens.md 2.4 with its stars, under everything; none of them among the words.
void draw_sky(ui::Frame& frame, std::span<const Star> stars, ui::Rect words);
/// Paper that gives way to the night in the first 600 ms of the screen; over everything.
void draw_dusk_fall(Page& page);
/// The arrival name, small, above the first words.
void draw_name(const QuietState& state, Page& page);
/// Words in the middle of the night, wrapped at its margins.
struct Line {
    std::string words;
    ui::TextStyle style;
    ui::Color color;
    ui::Role role = ui::Role::text;
};
float height_of(ui::Frame& frame, const Line& line);
/// What the line covers when it is drawn from `top` on.
ui::Rect place_of(ui::Frame& frame, float top, const Line& line);
/// Returns where it ends.
float draw_line(ui::Frame& frame, float top, const Line& line);

/// Something to rest words on: cream at 6 to 10 % over the gradient, an outline in high contrast.
void panel(ui::Frame& frame, ui::Rect rect, float radius, float strength);
/// "Breathe" and "Use your senses", and how tall they are: 112, more where larger words wrap.
std::optional<Action> tabs(const QuietState& state, Page& page, float top);
float tabs_height(Page& page);
/// The four patterns, and how tall they are together.
std::optional<Action> draw_patterns(const QuietState& state, Page& page, float top);
float patterns_height(const QuietState& state, Page& page);
/// A line button as it looks on night.
bool line_button(ui::Frame& frame, std::string_view id, ui::Rect rect, const ui::ButtonLook& look);
/// A line button and the lamp beside it; below it where their words need more room.
struct ActionRow {
    ui::Rect left, lamp;
    [[nodiscard]] float top() const { return std::min(left.y, lamp.y); }
};
ActionRow action_row(Page& page, const ui::ButtonLook& left, const ui::ButtonLook& lamp, float left_share);
/// The same with the lamp alone, as wide as the row.
ui::Rect lamp_row(const ui::Frame& frame);
/// "I'm done" on the lamp, as wide as the row: nothing else is left to do.
std::optional<Action> draw_done_alone(Page& page);

} // namespace porchlight::screens::night

namespace porchlight::screens {

std::optional<Action> draw_breathing(const QuietState& state, Page& page);
std::optional<Action> draw_senses(const QuietState& state, Page& page);

} // namespace porchlight::screens

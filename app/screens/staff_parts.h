// What the staff screens share: the top with its badge, the tabs, section heads, and rows of steps. Draws and registers
// only.
#pragma once

#include "app/page.h"

#include <string_view>

namespace porchlight::screens {

enum class StaffTab : std::uint8_t { today, groups, exporting, settings };

/// Title, caption and, with `locks`, the badge that counts down to the lock. Nothing else stands above y = 172.
void staff_top(Page& page, std::string_view title, std::string_view caption, bool locks);

/// Seconds until the staff screens lock without a touch, for the badge.
int lock_seconds_left(const State& state, double now_seconds);

/// The tabs over the bottom bar. Groups and Settings have no page here yet to go to: they are drawn and answer nothing.
std::optional<Action> staff_tabs(Page& page, StaffTab current, bool can_leave = true);

/// A staff card: radius 32, a hairline; other lines for what wants attention.
struct StaffCardLook {
    std::optional<ui::Color> face = std::nullopt, line = std::nullopt;
    float line_px = 2;
};
void staff_card(ui::Frame& frame, ui::Rect rect, const StaffCardLook& look = {});

enum class StaffButton : std::uint8_t { go, line, help };
/// 96 high, radius 28, 34 px words; `label` is also what it is called, followed by whom it is for.
bool staff_button(Page& page, std::string_view id, ui::Rect rect, StaffButton kind, std::string_view label,
                  std::string_view whom, std::optional<ui::Icon> icon = std::nullopt);

/// "How will you keep them?": 38 px bold, a heading of a part of a page.
void part_title(ui::Frame& frame, float y, std::string_view words);

/// An icon and a sentence beside it, in the secondary ink.
void note_row(ui::Frame& frame, float y, ui::Icon icon, ui::Color color, std::string_view words);

/// The numbered steps of what to do now, in a card from `y` down; returns where it ends. `row_px` is the least height.
float numbered_steps(Page& page, float y, float row_px, float padding_px, std::initializer_list<std::string> steps);

} // namespace porchlight::screens

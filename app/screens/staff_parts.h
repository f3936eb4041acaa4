// What the staff screens share: the top with its badge, the tabs, section heads, and rows of steps. Draws and registers
// only.
#pragma once

#include "app/page.h"

#include <optional>
#include <string>
#include <string_view>

namespace porchlight::screens {

enum class StaffTab : std::uint8_t { today, groups, exporting, settings };

/// Title, caption and, with `locks`, the badge that counts down to the lock. Returns where it ends: 172 at Standard.
/// With `width_px` the words are no wider, and the badge is beside them.
float staff_top(Page& page, std::string_view title, std::string_view caption, bool locks, float width_px = 0);
/// Where the badge ends.
float staff_badge_bottom(const ui::Frame& frame);

/// Only the badge, at the right; returns how wide it is.
float staff_badge(Page& page);

/// Seconds until the staff screens lock without a touch, for the badge.
int lock_seconds_left(const State& state, double now_seconds);

/// Where the tabs over the bottom bar begin.
float staff_tabs_top(const ui::Frame& frame);
std::optional<Action> staff_tabs(Page& page, StaffTab current, bool can_leave = true);

/// A staff card: radius 32, a hairline; other lines for what wants attention.
struct StaffCardLook {
    std::optional<ui::Color> face = std::nullopt, line = std::nullopt;
    float line_px = 2;
};
void staff_card(ui::Frame& frame, ui::Rect rect, const StaffCardLook& look = {});

enum class StaffButton : std::uint8_t { go, line, help };
inline constexpr float staff_button_px = 96;
/// As wide as its words want to be on one line, at least `least_px`; no wider than `most_px`, and then as tall as the
/// lines they take.
ui::Size staff_button_size(Page& page, std::string_view label, std::optional<ui::Icon> icon, float least_px,
                           float most_px);
/// Radius 28, 34 px words; `label` is also what it is called, followed by whom it is for.
bool staff_button(Page& page, std::string_view id, ui::Rect rect, StaffButton kind, std::string_view label,
                  std::string_view whom, std::optional<ui::Icon> icon = std::nullopt);

/// "How will you keep them?": 38 px bold, a heading of a part of a page, from the top of `at`. Returns where it ends.
float part_title(ui::Frame& frame, ui::Rect at, std::string_view words);

/// A sentence about a part of a page, in the secondary ink, from `y` down in `column`. Returns where it ends.
float part_sentence(Page& page, ui::Rect column, float y, std::string_view words, ui::Role role = ui::Role::text);

/// An icon and a sentence beside it, in the secondary ink, from the top of `at`. Returns where it ends.
float note_row(ui::Frame& frame, ui::Rect at, ui::Icon icon, ui::Color color, std::string_view words);

/// The numbered steps of what to do now, in a card from the top of `at` down; returns where it ends. `row_px` is the
/// least height.
float numbered_steps(Page& page, ui::Rect at, float row_px, float padding_px, std::initializer_list<std::string> steps);

/// Across the glass large words need the room of the tabs on a page that a button of its own leads away from.
bool has_room_for_tabs(const ui::Frame& frame);

/// A page of the staff screens between its top and the tabs: a column that scrolls when there is more than fits, and,
/// with `foot_px`, a foot below it that stays. Or two columns that scroll each on its own, with the foot only below the
/// second, so that the first is as tall as the page.
class StaffBody {
  public:
    struct Look {
        std::string_view id, title, caption;
        StaffTab tab = StaffTab::today;
        bool has_tabs = true;
        float foot_px = 0;
        bool locks = true, can_leave = true;
        float second_x_px = 0;     ///< where the second of two columns begins; 0: there is one
        bool second_rises = false; ///< it begins below the badge, beside the title
    };
    StaffBody(Page& page, const Look& look);
    /// The column: as wide as the canvas, no wider than is read with ease; y is where the contents begin.
    [[nodiscard]] ui::Rect column() const { return column_; }
    /// The first column's contents end here, and the second begins; returns where its contents do.
    float begin_second(float bottom);
    /// The contents end here; draws nothing after it moves with them.
    void end(float bottom);
    /// The foot, across the column, or across the second of two.
    [[nodiscard]] ui::Rect foot() const { return foot_; }
    /// How tall the contents, those of the first column, may be without scrolling.
    [[nodiscard]] float visible_px() const { return visible_px_; }
    /// Are contents of this height seen at once? A little more than that moves without a bar.
    [[nodiscard]] bool holds(float height_px) const;
    /// The tabs; what they asked for, or `asked`.
    std::optional<Action> finish(std::optional<Action> asked);

    static ui::Rect column_on(const ui::Frame& frame);

  private:
    struct Tabs {
        StaffTab current;
        bool are_there, can_leave;
    };
    Page& page_;
    Tabs tabs_;
    std::string id_, title_;
    ui::Rect column_, foot_, second_;
    float visible_px_;
    std::optional<ui::ScrollBox> box_;
};

/// A row of a settings card: an icon, what it is, what it is set to now, and a chevron.
struct StaffRow {
    std::string_view id, title, second;
    ui::Icon icon;
    ui::Family family;
    bool enabled = true;
};
float staff_row_height(ui::Frame& frame, float width, const StaffRow& row);
bool staff_row(Page& page, ui::Rect rect, const StaffRow& row, bool first);

/// A switch across the column, in a card of its own row; returns true when it was turned.
float switch_line_height(ui::Frame& frame, float width, std::string_view words);
bool switch_line(Page& page, std::string_view id, ui::Rect rect, std::string_view words, bool on, bool first);

/// A number between minus and plus under its name. Returns -1, 0 or 1.
struct Stepper {
    std::string_view id, name, value;
    bool can_less = true, can_more = true;
};
float stepper_height(ui::Frame& frame);
int stepper(Page& page, ui::Rect rect, const Stepper& look);

/// How many long steps a key of the stepper `id` is worth while it is held, and, on release, was; less than 0 at the
/// minus. 0 when it is only touched.
int long_steps_held(ui::Frame& frame, std::string_view id);
int long_steps_released(const ui::Frame& frame, int step);

/// What is chosen or typed elsewhere, under its name and as tall as a stepper: touched, it opens the keys or a list.
struct StaffField {
    std::string_view id, name, value;
    ui::Icon icon;
};
bool staff_field(Page& page, ui::Rect rect, const StaffField& look);

/// Cancel beside Save, one over the other where the words are large.
enum class SaveAnswer : std::uint8_t { none, cancel, save };
float save_foot_height(const ui::Frame& frame);
SaveAnswer save_foot(Page& page, std::string_view id, ui::Rect foot, bool can_save);

} // namespace porchlight::screens

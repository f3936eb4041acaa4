// The icons by role: one enumerator for each picture the screens name, and where its drawing comes from.
// Holds names only. It opens no file and draws nothing; colour, size and line width belong to who draws.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace ui {

// clang-format off
enum class Icon : std::uint8_t {
    accessibility, apple, armchair, arrow_big_up, arrow_down, arrow_down_to_line, arrow_left, arrow_right,
    arrow_up, battery_full, bell_ring, book_open, briefcase_medical, building_2, calendar_check, calendar_days,
    calendar_range, chart_column, check, chevron_down, chevron_left, chevron_right, circle_check, circle_x,
    clipboard_plus, clock, concierge_bell, copy, delete_left, door_open, droplet, ear, ellipsis, eraser, eye,
    eye_off, feather, fence, file_lock_2, files, flower_2, folder_check, footprints, gauge, graduation_cap, hand,
    hand_heart, hand_helping, hard_drive, hard_drive_download, heart, heart_handshake, house, info, key_round,
    keyboard, languages, layout_dashboard, leaf, life_buoy, list, list_checks, lock, lock_open, map_pin,
    megaphone, messages_square, minus, notebook_pen, pause, pencil, phone, play, plug, plus, printer, quote, refresh_cw,
    rotate_ccw, search, settings_2, shelving_unit, shield_check, sliders_horizontal, speech, sprout, sticky_note,
    sunrise, timer, trash_2, triangle_alert, undo_2, usb, user_round, users, volume_2, waves, wind, x,
};
// clang-format on

/// How many icons there are: x stays the last enumerator.
inline constexpr std::size_t icon_count = static_cast<std::size_t>(Icon::x) + 1;

/// Where one drawing comes from. `ours`: assets/icons/FILE.svg, 24-unit grid, line 1.9 units, set on the root element
/// so that whoever draws it may change it. Otherwise FILE.svg of Debian's bootstrap-icons, 16-unit grid, filled
/// outlines one unit wide that reach the edge of their box. Both take their colour from currentColor.
struct IconSource {
    Icon icon;
    const char* file;
    bool ours;
};

/// The share of its box a bootstrap icon is drawn at, so that it stands as tall as ours.
inline constexpr float bootstrap_icon_scale = 0.875F;

/// One row an icon, in the order of the enumerators, so a row is found by its number.
inline constexpr std::array<IconSource, icon_count> icon_sources{{
    {Icon::accessibility, "accessibility", true},
    {Icon::apple, "apple", true},
    {Icon::armchair, "armchair", true},
    {Icon::arrow_big_up, "arrow-big-up", true},
    {Icon::arrow_down, "arrow-down", true},
    {Icon::arrow_down_to_line, "arrow-down-to-line", true},
    {Icon::arrow_left, "arrow-left", true},
    {Icon::arrow_right, "arrow-right", true},
    {Icon::arrow_up, "arrow-up", true},
    {Icon::battery_full, "battery-full", true},
    {Icon::bell_ring, "bell-ring", true},
    {Icon::book_open, "book-open", true},
    {Icon::briefcase_medical, "briefcase-medical", true},
    {Icon::building_2, "building-2", true},
    {Icon::calendar_check, "calendar-check", true},
    {Icon::calendar_days, "calendar-days", true},
    {Icon::calendar_range, "calendar-range", true},
    {Icon::chart_column, "chart-column", true},
    {Icon::check, "check", true},
    {Icon::chevron_down, "chevron-down", true},
    {Icon::chevron_left, "chevron-left", true},
    {Icon::chevron_right, "chevron-right", true},
    {Icon::circle_check, "circle-check", true},
    {Icon::circle_x, "circle-x", true},
    {Icon::clipboard_plus, "clipboard-plus", false},
    {Icon::clock, "clock", false},
    {Icon::concierge_bell, "concierge-bell", true},
    {Icon::copy, "copy", true},
    {Icon::delete_left, "backspace", false},
    {Icon::door_open, "door-open", true},
    {Icon::droplet, "droplet", true},
    {Icon::ear, "ear", true},
    {Icon::ellipsis, "ellipsis", true},
    {Icon::eraser, "eraser", false},
    {Icon::eye, "eye", false},
    {Icon::eye_off, "eye-off", true},
    {Icon::feather, "feather", true},
    {Icon::fence, "fence", true},
    {Icon::file_lock_2, "file-lock-2", true},
    {Icon::files, "files", false},
    {Icon::flower_2, "flower-2", true},
    {Icon::folder_check, "folder-check", true},
    {Icon::footprints, "footprints", true},
    {Icon::gauge, "gauge", true},
    {Icon::graduation_cap, "graduation-cap", true},
    {Icon::hand, "hand", true},
    {Icon::hand_heart, "hand-heart", true},
    {Icon::hand_helping, "hand-helping", true},
    {Icon::hard_drive, "hdd", false},
    {Icon::hard_drive_download, "hard-drive-download", true},
    {Icon::heart, "heart", true},
    {Icon::heart_handshake, "heart-handshake", true},
    {Icon::house, "house", true},
    {Icon::info, "info", true},
    {Icon::key_round, "key-round", true},
    {Icon::keyboard, "keyboard", true},
    {Icon::languages, "languages", true},
    {Icon::layout_dashboard, "columns-gap", false},
    {Icon::leaf, "leaf", true},
    {Icon::life_buoy, "life-buoy", true},
    {Icon::list, "list", true},
    {Icon::list_checks, "list-checks", true},
    {Icon::lock, "lock", true},
    {Icon::lock_open, "lock-open", true},
    {Icon::map_pin, "geo-alt", false},
    {Icon::megaphone, "megaphone", true},
    {Icon::messages_square, "messages-square", true},
    {Icon::minus, "minus", true},
    {Icon::notebook_pen, "notebook-pen", true},
    {Icon::pause, "pause", true},
    {Icon::pencil, "pencil", false},
    {Icon::phone, "phone", true},
    {Icon::play, "play", true},
    {Icon::plug, "plug", false},
    {Icon::plus, "plus", true},
    {Icon::printer, "printer", true},
    {Icon::quote, "quote", true},
    {Icon::refresh_cw, "refresh-cw", true},
    {Icon::rotate_ccw, "rotate-ccw", true},
    {Icon::search, "search", true},
    {Icon::settings_2, "settings-2", true},
    {Icon::shelving_unit, "shelving-unit", true},
    {Icon::shield_check, "shield-check", true},
    {Icon::sliders_horizontal, "sliders-horizontal", true},
    {Icon::speech, "speech", true},
    {Icon::sprout, "sprout", true},
    {Icon::sticky_note, "sticky-note", true},
    {Icon::sunrise, "sunrise", true},
    {Icon::timer, "timer", true},
    {Icon::trash_2, "trash-2", true},
    {Icon::triangle_alert, "exclamation-triangle", false},
    {Icon::undo_2, "undo-2", true},
    {Icon::usb, "usb", true},
    {Icon::user_round, "user-round", true},
    {Icon::users, "users", true},
    {Icon::volume_2, "volume-2", true},
    {Icon::waves, "waves", true},
    {Icon::wind, "wind", true},
    {Icon::x, "x", true},
}};

namespace detail {

constexpr bool each_icon_has_its_row() {
    for (std::size_t row = 0; row < icon_sources.size(); ++row) {
        if (static_cast<std::size_t>(icon_sources[row].icon) != row || icon_sources[row].file == nullptr) {
            return false;
        }
    }
    return true;
}

} // namespace detail

static_assert(detail::each_icon_has_its_row(), "icon_sources: one row for each Icon, in the enumerators' order");

/// The row of an icon. No errors; any thread.
constexpr const IconSource& icon_source(Icon icon) { return icon_sources[static_cast<std::size_t>(icon)]; }

} // namespace ui

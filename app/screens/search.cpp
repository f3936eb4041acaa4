// Search: a field, a few keys and what they find. Results stand from the control line down; the keys come up from the
// bar and go away for all of them.
#include "app/screens/found_rows.h"
#include "app/screens/page_zones.h"
#include "app/screens/reading.h"
#include "app/screens/screens.h"
#include "app/screens/search_keys.h"
#include "app/screens/shelves.h"
#include "app/screens/typing.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/header.h"
#include "ui/widgets/panel.h"

#include <algorithm>

namespace porchlight::screens {

namespace {

using library::Answer;
using library::Found;

constexpr float title_y_px = 146, title_y_large_px = 64, margin_px = 48;
constexpr float head_px = 226, field_below_px = 18, field_inset_px = 24, field_px = 108, chips_below_px = 140,
                chip_px = 88, chips_gap_px = 16, bed_landscape_x_px = 680;
constexpr float rows_gap_keys_px = 11, rows_gap_px = 22, below_lantern_px = 286, list_above_keys_px = 8,
                list_padding_px = 4;
constexpr float dock_top_px = 24, dock_bottom_px = 26, dock_gap_px = 20;
constexpr std::string_view list_id = "search.list";

/// The parts of the screen for this canvas.
struct Places {
    PageZones zones;
    ui::Rect bed;  ///< keys, with the field and the suggestions; or the dock
    ui::Rect list; ///< top is the control line, before the head is known
};

/// The button beside the field, or below it where the field would be left too short.
struct MoreButton {
    float width;
    bool below;
};

constexpr float more_icon_px = 46, more_gap_px = 20, more_sides_px = 43;

ui::TextStyle more_style(const ui::Frame& frame) { return frame.type.sans(36, 41.4F, ui::Weight::semibold); }

MoreButton more_button(const Page& page, float width) {
    constexpr float least_field_px = 520;
    ui::Frame& frame = page.frame;
    const std::string more = page.say("search.more");
    const float words_px = frame.paint.measure({.words = more, .style = more_style(frame), .color = {}}).width;
    const float needed = words_px + more_icon_px + more_gap_px + 2 * more_sides_px;
    if (needed + dock_gap_px + least_field_px > width) return {width, true};
    return {needed, false};
}

float dock_height(const Page& page, float width) {
    const float rows = more_button(page, width).below ? 2 : 1;
    return dock_top_px + rows * field_px + (rows - 1) * dock_gap_px + dock_bottom_px;
}

Places places_of(const Page& page, const SearchState& state) {
    const ui::Frame& frame = page.frame;
    Places places{page_zones(frame, large_text(frame) ? title_y_large_px : title_y_px), {}, {}};
    const float bar = frame.canvas.height - ui::bar_height(frame);
    const bool wide = places.zones.landscape;
    if (state.sees_reads) {
        reach_down(page, places.zones); // with the keys on the glass, what is touched is low already
        const float x = wide ? places.zones.controls.x - margin_px : 0;
        const float width = frame.canvas.width - x, height = dock_height(page, width - 2 * margin_px);
        places.bed = {x, bar - height, width, height};
        places.list = {x, places.zones.controls.y, places.bed.width, places.bed.y - places.zones.controls.y};
    } else {
        const float x = wide ? bed_landscape_x_px : 0,
                    y = ui::keyboard_top(frame, false, ui::bar_height(frame)) - head_px;
        places.bed = {x, y, frame.canvas.width - x, bar - y};
        places.list = wide ? ui::Rect{0, 0, x, bar}
                           : ui::Rect{0, places.zones.controls.y, frame.canvas.width,
                                      y - list_above_keys_px - places.zones.controls.y};
    }
    return places;
}

std::string title_of(const Page& page, const SearchState& state, const Answer& answer) {
    if (state.words.empty()) return page.say("search.empty");
    if (answer.found.empty()) return page.say("search.none");
    return page.say.plural("search.found", std::ssize(answer.found));
}

std::string lead_of(const Page& page, const SearchState& state, const Answer& answer) {
    if (state.words.empty() || answer.found.empty()) return {};
    const auto end = state.words.find_last_not_of(' ');
    return state.sees_reads ? page.say("search.for", {{"words", state.words.substr(0, end + 1)}})
                            : page.say("search.typing");
}

/// Larger text needs the room of the head: what becomes of a search is then said below the reads. Returns where it
/// ends.
float draw_promise(Page& page, ui::Rect below) {
    if (!large_text(page.frame)) return below.y;
    const std::string words = page.say("search.private");
    return ui::banner(page.frame, {}, {below.x, below.y + rows_gap_px, below.width, 0},
                      {.words = words,
                       .icon = ui::Icon::shield_check,
                       .icon_color = page.frame.theme.sage.deep,
                       .icon_px = 56})
        .rect.bottom();
}

/// Nobody should look this up alone. Returns where it ends.
float draw_care(Page& page, ui::Rect row, std::optional<Action>& action) {
    constexpr float icon_px = 60, inset_px = 36, gap_px = 26, least_px = 104;
    ui::Frame& frame = page.frame;
    const std::string words = page.say("search.help");
    const ui::TextBlock block{.words = words,
                              .style = frame.type.sans(36, 46),
                              .color = frame.theme.on_lamp,
                              .width_px = row.width - 2 * inset_px - icon_px - gap_px};
    const float words_px = frame.paint.measure(block).height;
    row.height = std::max(least_px, words_px + 44);
    const ui::Touch touch = frame.control("search.help", row, {.role = ui::Role::button, .label = ui::spoken(words)});
    const float down = ui::press_depth(frame, "search.help", touch.pressed);
    ui::lamp_face(frame, row, 36, down);
    const float middle = row.center().y + down;
    frame.paint.icon(ui::Icon::life_buoy, {row.x + inset_px, middle - icon_px / 2, icon_px, icon_px},
                     frame.theme.on_lamp);
    frame.label({row.x + inset_px + icon_px + gap_px, middle - words_px / 2}, block);
    if (touch.activated) action = action::OpenHelp{};
    return row.bottom();
}

/// What was found, from the top of `column` down; returns where it ends.
float draw_reads(const SearchState& state, Page& page, const Answer& answer, ui::Rect column,
                 std::optional<Action>& action) {
    const RowSize size = state.sees_reads ? RowSize::full : RowSize::beside_keys;
    const float gap = state.sees_reads ? rows_gap_px : rows_gap_keys_px;
    const std::vector<Found>& reads = answer.found.empty() ? answer.close : answer.found;
    ui::Rect row{column.x, column.y, column.width, 0};
    if (answer.needs_care) row.y = draw_care(page, row, action) + gap + 8;
    // While typing, three and no more: what the eye takes in between two letters.
    constexpr std::size_t while_typing = 3;
    const std::size_t shown =
        state.sees_reads || answer.found.empty() ? reads.size() : std::min(reads.size(), while_typing);
    for (std::size_t at = 0; at < shown; ++at) {
        row.height = found_row_height(page, reads[at], row.width, size);
        if (draw_found_row(page, reads[at], row, size))
            action = action::OpenRead{reads[at].article->slug, reads[at].section};
        row.y = row.bottom() + gap;
    }
    return row.y - gap;
}

/// Nothing is typed yet: the topics. Returns where they end.
float draw_topics(Page& page, ui::Rect column, std::optional<Action>& action) {
    constexpr float topic_px = 100, gap_px = 18, padding_px = 38, icon_px = 40, icon_gap_px = 14, around_px = 32;
    ui::Frame& frame = page.frame;
    float x = column.x, y = column.y, row_px = topic_px;
    for (const ShownShelf& shown : shelves_for(page, shelves_of(page.state))) {
        const std::string name = name_of(page, shown.shelf);
        const ui::ButtonLook look{.label = name,
                                  .before = icon_of(shown.shelf),
                                  .icon_px = icon_px,
                                  .style = frame.type.sans(36, 44, ui::Weight::semibold)};
        const float words_px = frame.paint.measure({.words = name, .style = *look.style, .color = {}}).width;
        const float width = std::min(column.width, words_px + icon_px + icon_gap_px + 2 * padding_px);
        const float height = std::max(topic_px, button_height(page, look, width, topic_px) - around_px + 20);
        if (x > column.x && x + width > column.right()) {
            x = column.x;
            y += row_px + gap_px;
            row_px = topic_px;
        }
        if (ui::chip(frame, "search.topic." + std::string(library::name_of(shown.shelf)), {x, y, width, height}, look,
                     false, ui::Role::button))
            action = action::OpenShelf{shown.shelf};
        row_px = std::max(row_px, height);
        x += width + gap_px;
    }
    return y + row_px;
}

/// The list: `head` first, where it has no room of its own, and with larger text the promise last.
std::optional<Action> draw_list(const SearchState& state, Page& page, const Answer& answer, ui::Rect box,
                                const PageHead* head) {
    ui::Frame& frame = page.frame;
    const std::string label = title_of(page, state, answer);
    ui::ScrollBox list(frame, list_id, box, label);
    std::optional<Action> action;
    ui::Rect column{box.x + margin_px, list.origin_y() + list_padding_px, box.width - 2 * margin_px, 0};
    if (head != nullptr) {
        constexpr float words_in_px = 8, below_px = 24;
        column.width += margin_px - 24; // beside the keys, to their edge
        column.y =
            draw_page_words(page, *head,
                            {column.x + words_in_px, list.origin_y() + margin_px, column.width - 2 * words_in_px, 0}) +
            below_px;
    }
    float y = state.words.empty() ? draw_topics(page, column, action) : draw_reads(state, page, answer, column, action);
    y = draw_promise(page, {column.x, y, column.width, 0});
    list.content_height_unhinted(y + (head != nullptr ? rows_gap_px : list_padding_px) - list.origin_y());
    return action;
}

/// The field with what was typed, its end in sight, and the clear button once there is something.
std::optional<Action> draw_field(const SearchState& state, Page& page, ui::Rect rect, bool focused) {
    constexpr float icon_px = 46, icon_x_px = 39, words_x_px = 107, clear_px = 92, clear_right_px = 15, gap_px = 12;
    ui::Frame& frame = page.frame;
    const ui::Theme& theme = frame.theme;
    const bool clears = !state.words.empty();
    const ui::Rect clear{rect.right() - clear_right_px - clear_px, rect.center().y - clear_px / 2, clear_px, clear_px};
    const ui::Rect target{rect.x, rect.y, (clears ? clear.x - gap_px : rect.right()) - rect.x, rect.height};
    const std::string label = page.say("say.search.field"), clear_label = page.say("say.clear");
    const ui::Touch touch =
        frame.control("search.field", target, {.role = ui::Role::field, .label = label, .value = state.words});
    frame.paint.fill(rect, theme.surface, rect.height / 2);
    frame.paint.stroke(rect, focused ? theme.link() : theme.edge, focused ? 5 : theme.edge_px, rect.height / 2);
    const float middle = rect.center().y;
    frame.paint.icon(ui::Icon::search, {rect.x + icon_x_px, middle - icon_px / 2, icon_px, icon_px}, theme.ink, 2.1F);
    const ui::TextBlock words{.words = state.words, .style = frame.type.sans(42, 60.9F), .color = theme.ink};
    const ui::Rect room{rect.x + words_x_px, rect.y, clear.x - gap_px - rect.x - words_x_px, rect.height};
    const float width = state.words.empty() ? 0 : frame.paint.advance(words);
    const float x = room.x + std::min(0.0F, room.width - 12 - width);
    {
        const ui::Painter::Clip clip(frame.paint, room);
        if (clears) frame.label({x, middle - words.style.line_px / 2}, words);
        if (focused) frame.paint.fill({x + width + 4, middle - 25, 4, 50}, theme.link(), 2);
    }
    std::optional<Action> action;
    if (touch.activated && !focused) action = action::SeeReads{false};
    if (!clears) return action;
    const ui::Touch cleared = frame.control("search.clear", clear, {.role = ui::Role::button, .label = clear_label});
    if (cleared.pressed) frame.paint.disc(clear.center(), clear_px / 2 - 6, theme.sunken);
    frame.paint.icon(ui::Icon::circle_x, ui::square_at(clear.center(), 52), theme.ink, 2);
    if (cleared.activated) action = action::EraseCharacter{true};
    return action;
}

std::optional<Action> draw_suggestions(Page& page, const Answer& answer, ui::Rect row) {
    ui::Frame& frame = page.frame;
    std::optional<Action> action;
    const ui::TextStyle style = frame.type.sans(34, 49.3F, ui::Weight::semibold);
    constexpr float padding_px = 37, least_px = 120;
    float x = row.x;
    std::size_t number = 0;
    for (const std::string& word : answer.suggestions) {
        const float words_px = frame.paint.measure({.words = word, .style = style, .color = {}}).width;
        const float width = std::max(least_px, words_px + 2 * padding_px);
        if (x + width > row.right()) break;
        if (ui::chip(frame, "search.word." + std::to_string(++number), {x, row.y, width, row.height},
                     {.label = word, .style = style}, false, ui::Role::button))
            action = action::TakeSuggestion{word};
        x += width + chips_gap_px;
    }
    return action;
}

std::optional<Action> draw_keys(const SearchState& state, Page& page, const Answer& answer, ui::Rect bed) {
    auto action = draw_search_keys(state, page, bed, head_px, !state.words.empty());
    const float inset = std::max(field_inset_px, bed.width / 2 - 516);
    const ui::Rect field{bed.x + inset, bed.y + field_below_px, bed.width - 2 * inset, field_px};
    if (auto touched = draw_field(state, page, field, true)) action = touched;
    if (auto taken = draw_suggestions(page, answer, {field.x, bed.y + chips_below_px, field.width, chip_px}))
        action = taken;
    return action;
}

/// What was looked for, and the way back to the keys.
std::optional<Action> draw_search_dock(const SearchState& state, Page& page, ui::Rect dock) {
    ui::Frame& frame = page.frame;
    draw_dock_bed(frame, dock);
    const std::string more = page.say("search.more");
    const ui::Rect all{dock.x + margin_px, dock.y + dock_top_px, dock.width - 2 * margin_px, field_px};
    const MoreButton place = more_button(page, all.width);
    ui::Rect field = all, button = all;
    button.width = place.width;
    button.x = all.right() - place.width;
    if (place.below)
        button.y = all.bottom() + dock_gap_px;
    else
        field.width = all.width - place.width - dock_gap_px;
    auto action = draw_field(state, page, field, false);
    const ui::Touch touch = frame.control("search.more", button, {.role = ui::Role::button, .label = more});
    frame.paint.fill(button, touch.pressed ? frame.theme.sunken : frame.theme.surface, button.height / 2);
    frame.paint.stroke(button, frame.theme.edge, frame.theme.edge_px, button.height / 2);
    ui::centered_words(frame, button,
                       {.label = more, .before = ui::Icon::keyboard, .icon_px = more_icon_px, .stroke_units = 2},
                       more_style(frame), frame.theme.ink);
    if (touch.activated) action = action::SeeReads{false};
    if (const auto stroke = ui::physical_stroke(frame); !action && stroke)
        action = typed(*stroke, action::SeeReads{true});
    return action;
}

} // namespace

std::optional<Action> draw(const SearchState& state, Page& page) {
    ui::Frame& frame = page.frame;
    const Places places = places_of(page, state);
    const Answer answer = page.facts.search ? page.facts.search->find(state.words) : Answer{};
    const std::string title = title_of(page, state, answer), lead = lead_of(page, state, answer),
                      banner = large_text(frame) ? std::string() : page.say("search.private");
    const PageHead head{.title = title, .lead = lead, .banner = banner, .banner_color = frame.theme.sage.deep};
    std::optional<Action> action;
    if (places.zones.landscape && !state.sees_reads) {
        // Beside the keys the reads stand below the words; the lantern hangs over the keys.
        ui::header_wash(frame, frame.canvas.height);
        ui::lantern(frame, {.right_px = 96, .chain_px = 10, .scale = 0.7F, .halo_px = 240});
        action = draw_list(state, page, answer, places.list, &head);
    } else {
        const HeadDrawn drawn = draw_page_head(page, places.zones, head);
        ui::Rect list = places.list;
        list.y = drawn.controls.y;
        // The control line gives way, as far as the lantern lets it.
        if (large_text(frame) && frame.is_portrait()) list.y = std::max(drawn.bottom_px + 24, below_lantern_px);
        list.height = places.list.bottom() - list.y;
        list.y -= list_padding_px; // for the light around a focused row
        list.height += list_padding_px;
        action = draw_list(state, page, answer, list, nullptr);
    }
    const auto below =
        state.sees_reads ? draw_search_dock(state, page, places.bed) : draw_keys(state, page, answer, places.bed);
    return below ? below : action;
}

} // namespace porchlight::screens

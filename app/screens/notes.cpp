// Kind notes: a closed list, chosen and never typed.
#include "app/screens/notes.h"

#include "app/note_keys.h"
#include "app/screens/check_in_step.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"

#include <algorithm>
#include <cmath>

namespace porchlight::screens {

namespace {

constexpr std::size_t notes_at_once = 4;
constexpr float head_height = 88, head_gap = 24, grid_below_head = 10, row_gap = 22, radius = 32, pad = 33;
constexpr float note_height = 118, note_height_low = 106, row_gap_low = 16; // low across the glass and in reach mode
constexpr float note_height_close = 100, row_gap_close = 14;                // which has a little less room yet
constexpr float tick_px = 56, tick_gap = 22, around_words = 28, around_words_close = 16, below_head_close = 8;
constexpr float more_icon_px = 38, more_gap = 14;

ui::TextBlock more_block(const Page& page, std::string_view words) {
    return {.words = words, .style = page.frame.type.sans(34, 49.3F, ui::Weight::semibold), .color = {}};
}

float more_width(Page& page) {
    const std::string words = page.say("req.note.more");
    return std::max(88.0F, more_icon_px + more_gap + page.frame.paint.measure(more_block(page, words)).width);
}

ui::TextBlock head_block(const Page& page, std::string_view words, float width) {
    return {.words = words,
            .style = page.frame.type.sans(38, 55.1F, ui::Weight::bold),
            .color = page.frame.theme.ink,
            .width_px = width};
}

float head_px(Page& page, float width) {
    const std::string head = page.say("req.note.head");
    return std::max(head_height,
                    page.frame.paint.measure(head_block(page, head, width - more_width(page) - head_gap)).height);
}

float below_head(const Page& page) { return reaches_close(page) ? below_head_close : grid_below_head; }

/// Where the notes go: all of one height, which every one of them fits in, chosen or not.
struct Grid {
    std::size_t count = 0;
    float columns = 2, width = 0, height = 0, gap = row_gap;
    [[nodiscard]] float rows() const { return std::ceil(static_cast<float>(count) / columns); }
};

ui::TextBlock note_block(const Page& page, std::string_view words, float width) {
    return {.words = words,
            .style = page.frame.type.serif(36, 41.76F, ui::Weight::regular),
            .color = page.frame.theme.ink,
            .width_px = width};
}

Grid grid_of(const CheckInState& state, Page& page, float width) {
    const bool is_low = !page.frame.is_portrait(), is_close = reaches_close(page);
    Grid grid{.count = std::min(state.notes_shown.size(), notes_at_once),
              .columns = stacks(page.frame) ? 1.0F : 2.0F,
              .height = is_close ? note_height_close
                        : is_low ? note_height_low
                                 : note_height,
              .gap = is_close ? row_gap_close
                     : is_low ? row_gap_low
                              : row_gap};
    grid.width = (width - (grid.columns - 1) * step_column_gap) / grid.columns;
    for (std::size_t at = 0; at < grid.count; ++at) {
        const std::string words = page.say(Key::of({note_key(state.notes_shown[at])}));
        const auto block = note_block(page, words, grid.width - 2 * pad - tick_px - tick_gap);
        grid.height = std::max(grid.height,
                               page.frame.paint.measure(block).height + (is_close ? around_words_close : around_words));
    }
    return grid;
}

bool draw_more(Page& page, float top, float right) {
    constexpr float icon_px = more_icon_px;
    ui::Frame& frame = page.frame;
    const std::string words = page.say("req.note.more");
    ui::TextBlock block = more_block(page, words);
    const ui::Size size = frame.paint.measure(block);
    const float width = more_width(page);
    // A little higher than the heading's middle, so that a finger has 12 px between it and the note below.
    const ui::Rect target{right - width, top - 4, width, head_height};
    const ui::Touch touch = frame.control("req.more", target, {.role = ui::Role::button, .label = words});
    block.color = touch.pressed ? frame.theme.ink : frame.theme.link();
    const float middle = top + head_height / 2;
    frame.paint.icon(ui::Icon::refresh_cw,
                     {right - size.width - more_gap - icon_px, middle - icon_px / 2, icon_px, icon_px}, block.color,
                     2.2F);
    block.align = ui::Align::end;
    ui::link_words(frame, {right - width, top, width, head_height}, block);
    return touch.activated;
}

bool draw_note(Page& page, ui::Rect rect, NoteIndex note, bool chosen) {
    ui::Frame& frame = page.frame;
    const std::string id = note_key(note);
    const std::string words = page.say(Key::of({id})), state = chosen ? page.say("say.chosen") : std::string();
    const ui::Touch touch = frame.control(id, rect, {.role = ui::Role::choice_one, .label = words, .value = state});
    ui::choice_box(frame, id, rect, radius, chosen, touch.pressed);
    float width = rect.width - 2 * pad;
    if (chosen) {
        width -= tick_px + tick_gap;
        ui::tick(frame, {rect.right() - pad - tick_px, rect.center().y - tick_px / 2, tick_px, tick_px}, true);
    }
    frame.label_in({rect.x + pad, rect.y, width, rect.height}, note_block(page, words, width));
    return touch.activated;
}

} // namespace

float notes_height(const CheckInState& state, Page& page, float width_px) {
    const Grid grid = grid_of(state, page, width_px);
    return head_px(page, width_px) + below_head(page) + grid.rows() * (grid.height + grid.gap) - grid.gap;
}

std::optional<Action> draw_notes(const CheckInState& state, Page& page, ui::Rect area) {
    ui::Frame& frame = page.frame;
    const std::string head = page.say("req.note.head");
    const float head_width = area.width - more_width(page) - head_gap, head_bottom = head_px(page, area.width);
    frame.text_in({area.x, area.y, head_width, head_bottom}, head_block(page, head, head_width), ui::Role::heading);
    std::optional<Action> action;
    if (draw_more(page, area.y + (head_bottom - head_height) / 2, area.right())) action = action::MoreNotes{};

    const Grid grid = grid_of(state, page, area.width);
    ui::Rect rect{area.x, area.y + head_bottom + below_head(page), grid.width, grid.height};
    for (std::size_t at = 0; at < grid.count; ++at) {
        const NoteIndex note = state.notes_shown[at];
        if (draw_note(page, rect, note, state.draft.note == note)) action = action::PickNote{note};
        rect.x += rect.width + step_column_gap;
        if (rect.x < area.right()) continue;
        rect.x = area.x;
        rect.y += grid.height + grid.gap;
    }
    return action;
}

} // namespace porchlight::screens

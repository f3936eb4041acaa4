// Kind notes: a closed list, chosen and never typed.
#include "app/screens/notes.h"

#include "app/note_keys.h"
#include "app/screens/check_in_step.h"
#include "ui/widgets/choice.h"

#include <algorithm>

namespace porchlight::screens {

namespace {

constexpr std::size_t notes_at_once = 4;
constexpr float head_height = 88, grid_below_head = 98, note_height = 118, row_gap = 22, radius = 32, pad = 33;
constexpr float change_ms = 240; // tokens.md, section 7, "note change"

bool draw_more(Page& page, float top) {
    constexpr float icon_px = 38, gap = 14;
    ui::Frame& frame = page.frame;
    const std::string words = page.say("req.note.more");
    ui::TextBlock block{.words = words, .style = frame.type.sans(34, 49.3F, ui::Weight::semibold), .color = {}};
    const ui::Size size = frame.paint.measure(block);
    const float width = icon_px + gap + size.width, right = frame.canvas.width - step_margin;
    // A little higher than the heading's middle, so that a finger has 12 px between it and the note below.
    const ui::Rect target{right - width, top - 4, width, head_height};
    const ui::Touch touch = frame.control("req.more", target, {.role = ui::Role::button, .label = words});
    block.color = touch.pressed ? frame.theme.ink : frame.theme.sky.deep;
    const float middle = top + head_height / 2;
    frame.paint.icon(ui::Icon::refresh_cw, {target.x, middle - icon_px / 2, icon_px, icon_px}, block.color, 2.2F);
    frame.label({right - size.width, middle - size.height / 2}, block);
    return touch.activated;
}

bool draw_note(Page& page, ui::Rect rect, NoteIndex note, bool chosen) {
    constexpr float tick_px = 56, tick_gap = 22;
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
    frame.label_in(
        {rect.x + pad, rect.y, width, rect.height},
        {.words = words, .style = frame.type.serif(36, 41.76F, ui::Weight::regular), .color = frame.theme.ink});
    return touch.activated;
}

} // namespace

std::optional<Action> draw_notes(const CheckInState& state, Page& page, float top) {
    ui::Frame& frame = page.frame;
    const std::string head = page.say("req.note.head");
    frame.text_in({step_margin, top, frame.canvas.width - 2 * step_margin - 200, head_height},
                  {.words = head, .style = frame.type.sans(38, 55.1F, ui::Weight::bold), .color = frame.theme.ink},
                  ui::Role::heading);
    std::optional<Action> action;
    if (draw_more(page, top)) action = action::MoreNotes{};

    const auto number = static_cast<float>(state.note_page);
    const float turned = frame.motion.toward("req.notes", number, change_ms, ui::Ease::linear);
    const ui::Painter::Shift fade(frame.paint, 0, 0, std::clamp(1 - (number - turned), 0.0F, 1.0F));
    const float width = (frame.canvas.width - 2 * step_margin - step_column_gap) / 2;
    const std::size_t count = std::min(state.notes_shown.size(), notes_at_once);
    for (std::size_t at = 0; at < count; ++at) {
        const NoteIndex note = state.notes_shown[at];
        const ui::Rect rect{step_margin + static_cast<float>(at % 2) * (width + step_column_gap),
                            top + grid_below_head + static_cast<float>(at / 2) * (note_height + row_gap), width,
                            note_height};
        if (draw_note(page, rect, note, state.draft.note == note)) action = action::PickNote{note};
    }
    return action;
}

} // namespace porchlight::screens

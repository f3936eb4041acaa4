#include "app/screens/done_paper.h"

#include "app/emblems.h"
#include "app/note_keys.h"
#include "app/screens/front_parts.h"
#include "ui/widgets/choice.h"

#include <algorithm>

namespace porchlight::screens {

namespace {

constexpr float side_px = 8; ///< the words stand so much further in than the note's card
constexpr float steps_below_head = 20, step_pitch = 104, close_step_pitch = 92, step_around = 20;
constexpr float disc_px = 84, disc_gap = 30;
constexpr float note_height = 252, note_around = 20, note_gap = 20, note_pad = 54, note_between = 8;
constexpr float part_ms = 540; // of the 900 ms of "emblem arrive": four parts, 120 ms apart
constexpr double part_delay_seconds = 0.12;

} // namespace

float arrived(ui::Frame& frame, const DoneState& state, ArrivalPart part) {
    if (frame.less_movement()) return 1;
    const double begins = state.arrived_seconds + part_delay_seconds * static_cast<int>(part);
    const float share = ui::progress(begins, frame.now_seconds, part_ms, ui::Ease::out_cubic);
    if (share < 1) frame.wants_frame = true;
    return share;
}

DonePaper::DonePaper(const DoneState& state, Page& page, float width)
    : state_(state), page_(page), width_(width), text_width_(width - 2 * side_px), head_(page.say("done.next")),
      low_(page.say("done.lowline")), note_head_(page.say("done.note")) {
    const Strings& say = page.say;
    if (state.name) {
        const bool asked = state.requests.count() > 0;
        if (!state.group || !asked) steps_.push_back({say("done.sit"), ui::Icon::armchair, ui::Family::sky});
        steps_.push_back(
            {say("done.call", {{"name", words_of(*state.name, say)}}), ui::Icon::megaphone, ui::Family::lamp});
        if (asked) steps_.push_back(asked_step(state.requests, say));
        if (state.group)
            steps_.push_back({group_words(*state.group, page), ui::Icon::messages_square, ui::Family::indigo});
        if (state.first_visit) steps_.push_back({say("done.first"), ui::Icon::sprout, ui::Family::sage});
    }
    from_somebody_ = state.note && page.facts.site.kind_notes;
    note_ = from_somebody_ ? say("quoted", {{"text", say(Key::of({note_key(*state.note)}))}}) : say("done.note.house");
}

/// When, and where if that is known: the minutes once it is near, as on the front page.
std::string DonePaper::group_words(const GroupFact& group, const Page& page) {
    const std::int32_t minutes = group.start_minute - page.facts.local.minute;
    const bool near = minutes > 0 && minutes <= soon_minutes, placed = !group.room.empty();
    const Key key = near ? (placed ? Key("done.group.soon.room") : Key("done.group.soon"))
                         : (placed ? Key("done.group.room") : Key("done.group"));
    const std::string time = near ? page.say.number(minutes) : page.say.time(group.start_minute);
    return page.say(key, {{"group", group.name}, {near ? "n" : "time", time}, {"room", group.room}});
}

DonePaper::Step DonePaper::asked_step(const Requests& requests, const Strings& say) {
    if (requests.count() > 1) return {say("done.many"), ui::Icon::list_checks, ui::Family::clay};
    if (requests.has(RequestKind::peer)) return {say("done.peer"), ui::Icon::heart_handshake, ui::Family::clay};
    if (requests.has(RequestKind::quiet)) return {say("done.quiet"), ui::Icon::leaf, ui::Family::sage};
    if (requests.has(RequestKind::water)) return {say("done.water"), ui::Icon::droplet, ui::Family::sky};
    return {say("done.private"), ui::Icon::lock, ui::Family::plum};
}

ui::TextBlock DonePaper::head_block() const {
    return {.words = head_, .style = page_.frame.type.h2(), .color = page_.frame.theme.ink, .width_px = text_width_};
}

ui::TextBlock DonePaper::low_block() const {
    return {.words = low_,
            .style = page_.frame.type.sans(34, 46.24F),
            .color = page_.frame.theme.ink_2,
            .width_px = text_width_};
}

ui::TextBlock DonePaper::step_block(std::string_view words) const {
    return {.words = words,
            .style = page_.frame.type.sans(36, 48.24F),
            .color = page_.frame.theme.ink,
            .width_px = text_width_ - disc_px - disc_gap};
}

ui::TextBlock DonePaper::note_head_block() const {
    const ui::Theme& theme = page_.frame.theme;
    // In dark the second ink is a little too near to this tint.
    const ui::Color ink = theme.name == ui::ThemeName::dark ? theme.ink : theme.ink_2;
    return {.words = note_head_,
            .style = page_.frame.type.sans(34, 49.3F),
            .color = ink,
            .width_px = width_ - 2 * note_pad};
}

ui::TextBlock DonePaper::note_block() const {
    return {.words = note_,
            .style = page_.frame.type.serif(58, 69.6F),
            .color = page_.frame.theme.ink,
            .width_px = width_ - 2 * note_pad};
}

float DonePaper::low_height() const { return state_.low_lines && !steps_.empty() ? measured(low_block()) + 16 : 0; }

/// A step is 104 px, or a little less where a fourth one or a quiet line needs the room.
float DonePaper::pitch_of(const Step& step) const {
    const float pitch = steps_.size() > 3 || state_.low_lines ? close_step_pitch : step_pitch;
    return std::max(pitch, measured(step_block(step.words)) + step_around);
}

float DonePaper::steps_height() const {
    if (steps_.empty()) return 0;
    float height = measured(head_block()) + steps_below_head + low_height();
    for (const Step& step : steps_) height += pitch_of(step);
    return height;
}

float DonePaper::note_words() const {
    return (from_somebody_ ? measured(note_head_block()) + note_between : 0) + measured(note_block());
}

float DonePaper::note_least() const { return note_words() + 2 * note_around; }

float DonePaper::height() const { return steps_height() + note_gap + note_least(); }

void DonePaper::draw_step(ui::Rect row, const Step& step) {
    ui::Frame& frame = page_.frame;
    const ui::Rect disc{row.x, row.center().y - disc_px / 2, disc_px, disc_px};
    ui::icon_disc(frame, disc, step.family, step.icon, 48);
    const ui::TextBlock block = step_block(step.words);
    frame.text({disc.right() + disc_gap, row.center().y - measured(block) / 2}, block);
}

float DonePaper::draw_steps(float x, float y) {
    if (steps_.empty()) return y;
    y += page_.frame.text({x, y}, head_block(), ui::Role::heading).height + steps_below_head;
    for (const Step& step : steps_) {
        draw_step({x, y, text_width_, pitch_of(step)}, step);
        y += pitch_of(step);
    }
    if (state_.low_lines) page_.frame.text({x, y + 8}, low_block());
    return y + low_height();
}

void DonePaper::draw_note(ui::Rect rect) {
    constexpr float radius = 44;
    ui::Frame& frame = page_.frame;
    const ui::Painter::Shift fade(frame.paint, 0, 0, arrived(frame, state_, ArrivalPart::note));
    frame.paint.fill(rect, frame.theme.lamp_100, radius);
    frame.paint.stroke(rect, frame.theme.banner_line, 2, radius);
    float y = rect.center().y - note_words() / 2;
    if (from_somebody_) y += frame.text({rect.x + note_pad, y}, note_head_block()).height + note_between;
    frame.text({rect.x + note_pad, y}, note_block());
}

void DonePaper::draw(float x, float y, float until) {
    const float above = draw_steps(x + side_px, y);
    const float least = note_least(), tall = std::max(note_height, least);
    const float top = std::max(until - tall, above + note_gap);
    draw_note({x, top, width_, std::max(least, until - top)});
}

void DonePaper::draw_centered(float x, float y, float until) {
    const float tall = std::max(note_height, note_least());
    draw_note({x, std::max(y, (y + until - tall) / 2), width_, tall});
}

} // namespace porchlight::screens

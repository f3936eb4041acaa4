// Done: an arrival name for today, what happens next, and a word from somebody who came before.
#include "app/emblems.h"
#include "app/note_keys.h"
#include "app/screens/screens.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/header.h"
#include "ui/widgets/ring.h"

#include <algorithm>
#include <array>
#include <vector>

namespace porchlight::screens {

namespace {

constexpr float margin = 48, text_margin = 56;
constexpr float sky_below_paper = 80, title_top = 64, emblem_top = 168, emblem_px = 320, name_top = 520,
                name_below = 14;
constexpr float halo_radius = 735; // the gradient of tokens.md section 5 runs to the corner of its 1040 px box
constexpr float paper_top = 770, paper_radius = 56, paper_top_closed = 1180;
constexpr float steps_top = 818, steps_below_head = 20, step_pitch = 104;
constexpr float note_height = 252, note_height_min = 164, note_bottom = 1520, note_gap = 24;
constexpr float action_top = 1580, action_height = 128, action_gap = 28, quiet_width = 481;
constexpr float part_ms = 540; // of the 900 ms of "emblem arrive": four parts, 120 ms apart
constexpr double part_delay_seconds = 0.12;
enum class Part { halo, emblem, name, note };

/// How far a part of the arrival has come; all of it at once with less movement.
float arrived(ui::Frame& frame, const DoneState& state, Part part) {
    if (frame.less_movement()) return 1;
    const double begins = state.arrived_seconds + part_delay_seconds * static_cast<int>(part);
    const float share = ui::progress(begins, frame.now_seconds, part_ms, ui::Ease::out_cubic);
    if (share < 1) frame.wants_frame = true;
    return share;
}

void draw_sky(ui::Frame& frame, const DoneState& state, float paper, float middle) {
    const ui::Theme& theme = frame.theme;
    if (!theme.glows) return;
    // The dusk of tokens.md 2.5, held back at its foot so that cream words stay readable.
    constexpr std::array<ui::GradientStop, 4> dusk{{{0, ui::opaque(0x1B2248)},
                                                    {0.38F, ui::opaque(0x2C3665)},
                                                    {0.82F, ui::opaque(0x4D5488)},
                                                    {1, ui::opaque(0x6A6496)}}};
    const ui::Rect sky{0, 0, frame.canvas.width, paper + sky_below_paper};
    frame.paint.gradient(sky, dusk);
    const float grown = arrived(frame, state, Part::halo);
    const ui::Painter::Clip clip(frame.paint, sky);
    frame.paint.glow({frame.canvas.width / 2, middle}, halo_radius * (0.7F + 0.3F * grown), ui::Glow::emblem, grown);
}

ui::Size centered(ui::Frame& frame, float y, std::string_view words, const ui::TextStyle& style, ui::Color ink,
                  ui::Role role = ui::Role::text) {
    return frame.text(
        {0, y},
        {.words = words, .style = style, .color = ink, .width_px = frame.canvas.width, .align = ui::Align::center},
        role);
}

/// The emblem and its name.
void draw_name(const DoneState& state, Page& page) {
    ui::Frame& frame = page.frame;
    const ui::Color ink = frame.theme.glows ? frame.theme.cream : frame.theme.ink;
    const ui::Rect box{(frame.canvas.width - emblem_px) / 2, emblem_top, emblem_px, emblem_px};
    const std::string title = page.say("done.title"), name = words_of(*state.name, page.say),
                      below = page.say("done.namesub");
    centered(frame, title_top, title, frame.type.sans(44, 63.8F, ui::Weight::semibold), ink, ui::Role::heading);
    {
        const ui::Painter::Shift fade(frame.paint, 0, 0, arrived(frame, state, Part::emblem));
        draw_emblem(frame, box, *state.name);
    }
    const ui::Painter::Shift fade(frame.paint, 0, 0, arrived(frame, state, Part::name));
    const ui::Size drawn = centered(frame, name_top, name, frame.type.serif(104, 112.32F), ink, ui::Role::heading);
    centered(frame, name_top + drawn.height + name_below, below, frame.type.sans(38, 55.1F), ink);
}

/// After hours nobody calls a name: the lantern, and a goodbye.
void draw_goodbye(const DoneState& state, Page& page) {
    constexpr float light_y = 470, light_in_box = 112, title_y = 650, goodbye_y = 730;
    ui::Frame& frame = page.frame;
    const ui::Color ink = frame.theme.glows ? frame.theme.cream : frame.theme.ink;
    const std::string title = page.say("done.title"), goodbye = page.say("done.closed");
    draw_sky(frame, state, paper_top_closed, light_y);
    ui::lantern(frame, {.right_px = (frame.canvas.width - 160) / 2, .chain_px = light_y - light_in_box, .scale = 1});
    centered(frame, title_y, title, frame.type.sans(44, 63.8F, ui::Weight::semibold), ink, ui::Role::heading);
    const ui::Painter::Shift fade(frame.paint, 0, 0, arrived(frame, state, Part::name));
    centered(frame, goodbye_y, goodbye, frame.type.serif(104, 112.32F), ink, ui::Role::heading);
}

struct NextStep {
    std::string words;
    ui::Icon icon;
    ui::Family family;
};

NextStep asked_step(const Requests& requests, const Strings& say) {
    if (requests.count() > 1) return {say("done.many"), ui::Icon::list_checks, ui::Family::clay};
    if (requests.has(RequestKind::peer)) return {say("done.peer"), ui::Icon::heart_handshake, ui::Family::clay};
    if (requests.has(RequestKind::quiet)) return {say("done.quiet"), ui::Icon::leaf, ui::Family::sage};
    if (requests.has(RequestKind::water)) return {say("done.water"), ui::Icon::droplet, ui::Family::sky};
    return {say("done.private"), ui::Icon::lock, ui::Family::plum};
}

std::vector<NextStep> steps_of(const DoneState& state, const Strings& say) {
    std::vector<NextStep> steps;
    steps.push_back({say("done.sit"), ui::Icon::armchair, ui::Family::sky});
    steps.push_back({say("done.call", {{"name", words_of(*state.name, say)}}), ui::Icon::megaphone, ui::Family::lamp});
    if (state.requests.count() > 0) steps.push_back(asked_step(state.requests, say));
    if (state.first_visit) steps.push_back({say("done.first"), ui::Icon::sprout, ui::Family::sage});
    return steps;
}

void draw_step(ui::Frame& frame, ui::Rect row, const NextStep& step) {
    constexpr float disc_px = 84, gap = 30;
    const ui::Rect disc{row.x, row.center().y - disc_px / 2, disc_px, disc_px};
    ui::icon_disc(frame, disc, step.family, step.icon, 48);
    const float x = disc.right() + gap;
    frame.text_in({x, row.y, row.right() - x, row.height},
                  {.words = step.words, .style = frame.type.sans(36, 48.24F), .color = frame.theme.ink});
}

/// Heading, steps, and one quiet line when the lines were low. Returns where they end.
float draw_steps(const DoneState& state, Page& page) {
    ui::Frame& frame = page.frame;
    const float width = frame.canvas.width - 2 * text_margin;
    const std::string head = page.say("done.next"), low = page.say("done.lowline");
    float y = steps_top + steps_below_head;
    y += frame
             .text({text_margin, steps_top},
                   {.words = head, .style = frame.type.h2(), .color = frame.theme.ink, .width_px = width},
                   ui::Role::heading)
             .height;
    const ui::TextBlock low_line{
        .words = low, .style = frame.type.sans(34, 46.24F), .color = frame.theme.ink_2, .width_px = width};
    const float low_height = state.low_lines ? frame.paint.measure(low_line).height + 16 : 0;
    const std::vector<NextStep> steps = steps_of(state, page.say);
    const float room = note_bottom - note_height_min - note_gap - low_height - y;
    const float pitch = std::min(step_pitch, room / static_cast<float>(steps.size()));
    for (const NextStep& step : steps) {
        draw_step(frame, {text_margin, y, width, pitch}, step);
        y += pitch;
    }
    if (state.low_lines) frame.text({text_margin, y + 8}, low_line);
    return y + low_height;
}

void draw_note(const DoneState& state, Page& page, float above) {
    constexpr float radius = 44, pad = 54, gap = 8;
    ui::Frame& frame = page.frame;
    const ui::Theme& theme = frame.theme;
    const float top = std::max(note_bottom - note_height, above + note_gap);
    const ui::Rect rect{margin, top, frame.canvas.width - 2 * margin, note_bottom - top};
    const ui::Painter::Shift fade(frame.paint, 0, 0, arrived(frame, state, Part::note));
    frame.paint.fill(rect, theme.lamp_100, radius);
    frame.paint.stroke(rect, theme.banner_line, 2, radius);
    const bool from_somebody = state.note && page.facts.site.kind_notes;
    const std::string words = from_somebody ? page.say("quoted", {{"text", page.say(Key::of({note_key(*state.note)}))}})
                                            : page.say("done.note.house");
    const std::string head = page.say("done.note");
    const float width = rect.width - 2 * pad;
    const ui::TextBlock small{
        .words = head, .style = frame.type.sans(34, 49.3F), .color = theme.ink_2, .width_px = width};
    const ui::TextBlock note{
        .words = words, .style = frame.type.serif(58, 69.6F), .color = theme.ink, .width_px = width};
    const float head_height = from_somebody ? frame.paint.measure(small).height + gap : 0;
    const float y = rect.center().y - (head_height + frame.paint.measure(note).height) / 2;
    if (from_somebody) frame.text({rect.x + pad, y}, small);
    frame.text({rect.x + pad, y + head_height}, note);
}

/// "I'm done", with the time that is left at its right.
bool draw_done_button(const DoneState& state, Page& page, ui::Rect rect) {
    constexpr float radius = 36, left_pad = 51, right_pad = 37, ring_px = 92;
    ui::Frame& frame = page.frame;
    const std::string words = page.say("done.btn");
    const int left = ui::seconds_left(state.ring_ends_seconds, frame.now_seconds);
    const std::string number = page.say.number(left), value = page.say("say.ring", {{"n", left}});
    const ui::Touch touch =
        frame.control("done.done", rect, {.role = ui::Role::button, .label = words, .value = value});
    const float down = ui::press_depth(frame, "done.done", touch.pressed);
    ui::lamp_face(frame, rect, radius, down);
    const ui::Rect face = rect.moved(0, down);
    const ui::Rect ring{face.right() - right_pad - ring_px, face.center().y - ring_px / 2, ring_px, ring_px};
    frame.label_in({face.x + left_pad, face.y, ring.x - face.x - left_pad, face.height},
                   {.words = words, .style = frame.type.button(), .color = frame.theme.on_lamp});
    ui::countdown_ring(frame, "done.ring", ring,
                       {.ends_seconds = state.ring_ends_seconds,
                        .whole_seconds = state.ring_seconds,
                        .number = number,
                        .on_lamp = true});
    return touch.activated;
}

} // namespace

std::optional<Action> draw(const DoneState& state, Page& page) {
    ui::Frame& frame = page.frame;
    const float paper = state.name ? paper_top : paper_top_closed;
    if (state.name) {
        draw_sky(frame, state, paper, emblem_top + emblem_px / 2 + 2);
        draw_name(state, page);
    } else {
        draw_goodbye(state, page);
    }
    frame.paint.fill({0, paper, frame.canvas.width, frame.canvas.height - ui::bar_height(frame) - paper},
                     frame.theme.paper, paper_radius, ui::Corners::top);
    const float above = state.name ? draw_steps(state, page) : paper + note_gap;
    draw_note(state, page, above);

    std::optional<Action> action;
    const std::string quiet = page.say("done.quietbtn");
    const ui::Rect left{margin, action_top, quiet_width, action_height};
    const float right = left.right() + action_gap;
    if (ui::line_button(frame, "done.quiet", left, {.label = quiet, .before = ui::Icon::leaf, .icon_px = 48}))
        action = action::OpenQuiet{};
    if (draw_done_button(state, page, {right, action_top, frame.canvas.width - margin - right, action_height}))
        action = action::DoneNow{};
    return action;
}

} // namespace porchlight::screens

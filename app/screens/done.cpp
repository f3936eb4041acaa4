// Done: an arrival name for today, what happens next, and a word from somebody who came before.
#include "app/emblems.h"
#include "app/note_keys.h"
#include "app/screens/check_in_step.h"
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

constexpr float margin = 48, text_margin = 56, largest_emblem_px = 320;
constexpr float sky_beside_paper = 80, title_top = 64, emblem_top = 168, name_top = 520, name_below = 14,
                sky_sides = 24, emblem_above = 36, emblem_below = 32, emblem_least_px = 150;
constexpr float halo_radius = 735; // the gradient of tokens.md section 5 runs to the corner of its 1040 px box
constexpr float paper_top = 770, paper_radius = 56, paper_top_closed = 1180, paper_below_words = 58;
constexpr float steps_above = 48, steps_below_head = 20, step_pitch = 104, step_around = 20;
constexpr float note_height = 252, note_around = 32, note_gap = 24, note_above_buttons = 60;
constexpr float action_height = 128, action_gap = 28, quiet_width = 481;
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

/// Where things go: the sky above or at the left, the paper below or at the right.
struct Places {
    ui::Rect sky;      ///< with the strip that lies under the paper's round corners
    float words_width; ///< of the sky, for what is centred in it
    ui::Rect paper;    ///< down to the bar
    ui::Rect content;  ///< of the paper, down to the buttons
    ActionRow row;
    bool is_across;
};

void draw_sky(ui::Frame& frame, const DoneState& state, ui::Rect sky, ui::Point middle) {
    const ui::Theme& theme = frame.theme;
    if (!theme.glows) return;
    // The dusk of tokens.md 2.5, held back at its foot so that cream words stay readable.
    constexpr std::array<ui::GradientStop, 4> dusk{{{0, ui::opaque(0x1B2248)},
                                                    {0.38F, ui::opaque(0x2C3665)},
                                                    {0.82F, ui::opaque(0x4D5488)},
                                                    {1, ui::opaque(0x6A6496)}}};
    frame.paint.gradient(sky, dusk);
    const float grown = arrived(frame, state, Part::halo);
    const ui::Painter::Clip clip(frame.paint, sky);
    frame.paint.glow(middle, halo_radius * (0.7F + 0.3F * grown), ui::Glow::emblem, grown);
}

/// The words over the sky, centred in its width.
struct SkyWords {
    std::string title, name, below;
    ui::TextBlock title_block, name_block, below_block;
    float title_bottom = 0, name_bottom = 0, bottom = 0; ///< from the sky's top, with a name
    float emblem_px = largest_emblem_px;
};

ui::TextStyle name_style(const ui::Frame& frame) {
    ui::TextStyle style = frame.type.display();
    style.size_px *= 104.0F / 108;
    style.line_px *= 104.0F / 108;
    return style;
}

void fill_words(const DoneState& state, Page& page, float width, SkyWords& words) {
    ui::Frame& frame = page.frame;
    const ui::Color ink = frame.theme.glows ? frame.theme.cream : frame.theme.ink;
    const auto centered = [&](std::string_view text, const ui::TextStyle& style) {
        return ui::TextBlock{
            .words = text, .style = style, .color = ink, .width_px = width - 2 * sky_sides, .align = ui::Align::center};
    };
    words.title = page.say("done.title");
    words.name = state.name ? words_of(*state.name, page.say) : page.say("done.closed");
    words.below = state.name ? page.say("done.namesub") : std::string();
    words.title_block = centered(words.title, frame.type.sans(44, 63.8F, ui::Weight::semibold));
    words.name_block = centered(words.name, name_style(frame));
    const ui::TextBlock one_line{.words = words.name, .style = words.name_block.style, .color = {}};
    if (frame.paint.measure(one_line).width > words.name_block.width_px) { // one step smaller before a second line
        const float share = words.name_block.width_px / frame.paint.measure(one_line).width;
        const float smaller = share >= 0.7F ? std::min(0.88F, share) : 0.88F;
        words.name_block.style.size_px *= smaller;
        words.name_block.style.line_px *= smaller;
    }
    words.below_block = centered(words.below, frame.type.sans(38, 55.1F));
    words.title_bottom = title_top + frame.paint.measure(words.title_block).height;
    const float name = frame.paint.measure(words.name_block).height;
    const float below = name_below + frame.paint.measure(words.below_block).height;
    constexpr float around = emblem_above + emblem_below;
    if (!frame.is_portrait()) { // the emblem gives way to its words
        const float room =
            frame.canvas.height - ui::bar_height(frame) - 28 - words.title_bottom - around - name - below;
        words.emblem_px = std::clamp(room, emblem_least_px, largest_emblem_px);
    }
    words.name_bottom =
        std::max(words.emblem_px < largest_emblem_px ? 0 : name_top, words.title_bottom + around + words.emblem_px) +
        name;
    words.bottom = words.name_bottom + below;
}

/// The emblem and its name.
void draw_name(const DoneState& state, Page& page, const SkyWords& words, ui::Rect sky, float width) {
    ui::Frame& frame = page.frame;
    const float x = sky.x + sky_sides;
    frame.text({x, sky.y + title_top}, words.title_block, ui::Role::heading);
    const float name_y = sky.y + words.name_bottom - frame.paint.measure(words.name_block).height;
    const float size = words.emblem_px, emblem_y = name_y - emblem_below - size;
    {
        const ui::Painter::Shift fade(frame.paint, 0, 0, arrived(frame, state, Part::emblem));
        draw_emblem(frame, {sky.x + (width - size) / 2, emblem_y, size, size}, *state.name);
    }
    const ui::Painter::Shift fade(frame.paint, 0, 0, arrived(frame, state, Part::name));
    frame.text({x, name_y}, words.name_block, ui::Role::heading);
    frame.text({x, sky.y + words.name_bottom + name_below}, words.below_block);
}

/// After hours nobody calls a name: the lantern, and a goodbye.
void draw_goodbye(const DoneState& state, Page& page, const SkyWords& words, ui::Rect sky, float width,
                  bool is_across) {
    constexpr float light_in_box = 112, to_title = 180, between = 16;
    const float light_y = sky.y + (is_across ? 330.0F : 470.0F);
    ui::Frame& frame = page.frame;
    {
        const ui::Painter::Shift hang(frame.paint, 0, sky.y);
        const float right = frame.canvas.width - sky.x - (width + 160) / 2;
        ui::lantern(frame, {.right_px = right, .chain_px = light_y - sky.y - light_in_box, .scale = 1});
    }
    const float title_y = light_y + to_title, x = sky.x + sky_sides;
    const float title = frame.text({x, title_y}, words.title_block, ui::Role::heading).height;
    const ui::Painter::Shift fade(frame.paint, 0, 0, arrived(frame, state, Part::name));
    frame.text({x, title_y + title + between}, words.name_block, ui::Role::heading);
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

constexpr float disc_px = 84, disc_gap = 30;

ui::TextBlock step_block(const ui::Frame& frame, std::string_view words, float width) {
    return {.words = words,
            .style = frame.type.sans(36, 48.24F),
            .color = frame.theme.ink,
            .width_px = width - disc_px - disc_gap};
}

void draw_step(ui::Frame& frame, ui::Rect row, const NextStep& step) {
    const ui::Rect disc{row.x, row.center().y - disc_px / 2, disc_px, disc_px};
    ui::icon_disc(frame, disc, step.family, step.icon, 48);
    const ui::TextBlock block = step_block(frame, step.words, row.width);
    frame.text({disc.right() + disc_gap, row.center().y - frame.paint.measure(block).height / 2}, block);
}

/// What stands on the paper: heading, steps, one quiet line when the lines were low, and the note.
class Contents {
  public:
    Contents(const DoneState& state, Page& page, float width)
        : state_(state), page_(page), width_(width), text_width_(width - 2 * (text_margin - margin)),
          head_(page.say("done.next")), low_(page.say("done.lowline")), note_head_(page.say("done.note")) {
        if (state.name) steps_ = steps_of(state, page.say);
        from_somebody_ = state.note && page.facts.site.kind_notes;
        note_ = from_somebody_ ? page.say("quoted", {{"text", page.say(Key::of({note_key(*state.note)}))}})
                               : page.say("done.note.house");
    }

    [[nodiscard]] float height() const { return steps_height() + note_gap + note_least(); }

    /// From `y` on; the note ends at `until` where there is room.
    void draw(float x, float y, float until) {
        const float above = draw_steps(x + text_margin - margin, y);
        const float least = note_least(), tall = std::max(note_height, least);
        const float top = std::max(until - tall, above + note_gap);
        draw_note({x, top, width_, std::max(least, until - top)});
    }

  private:
    [[nodiscard]] float measured(const ui::TextBlock& block) const { return page_.frame.paint.measure(block).height; }
    [[nodiscard]] ui::TextBlock head_block() const {
        return {
            .words = head_, .style = page_.frame.type.h2(), .color = page_.frame.theme.ink, .width_px = text_width_};
    }
    [[nodiscard]] ui::TextBlock low_block() const {
        return {.words = low_,
                .style = page_.frame.type.sans(34, 46.24F),
                .color = page_.frame.theme.ink_2,
                .width_px = text_width_};
    }
    [[nodiscard]] float low_height() const {
        return state_.low_lines && !steps_.empty() ? measured(low_block()) + 16 : 0;
    }
    /// A step is 104 px, or a little less where a fourth one or a quiet line needs the room.
    [[nodiscard]] float pitch_of(const NextStep& step) const {
        const float pitch = steps_.size() > 3 || state_.low_lines ? 92 : step_pitch;
        return std::max(pitch, measured(step_block(page_.frame, step.words, text_width_)) + step_around);
    }
    [[nodiscard]] float steps_height() const {
        if (steps_.empty()) return 0;
        float height = measured(head_block()) + steps_below_head + low_height();
        for (const NextStep& step : steps_) height += pitch_of(step);
        return height;
    }
    float draw_steps(float x, float y) {
        if (steps_.empty()) return y;
        ui::Frame& frame = page_.frame;
        y += frame.text({x, y}, head_block(), ui::Role::heading).height + steps_below_head;
        for (const NextStep& step : steps_) {
            draw_step(frame, {x, y, text_width_, pitch_of(step)}, step);
            y += pitch_of(step);
        }
        if (state_.low_lines) frame.text({x, y + 8}, low_block());
        return y + low_height();
    }

    static constexpr float pad = 54, note_between = 8;
    [[nodiscard]] ui::TextBlock note_head_block() const {
        const ui::Theme& theme = page_.frame.theme;
        // In dark the second ink is a little too near to this tint.
        const ui::Color ink = theme.name == ui::ThemeName::dark ? theme.ink : theme.ink_2;
        return {
            .words = note_head_, .style = page_.frame.type.sans(34, 49.3F), .color = ink, .width_px = width_ - 2 * pad};
    }
    [[nodiscard]] ui::TextBlock note_block() const {
        return {.words = note_,
                .style = page_.frame.type.serif(58, 69.6F),
                .color = page_.frame.theme.ink,
                .width_px = width_ - 2 * pad};
    }
    [[nodiscard]] float note_words() const {
        return (from_somebody_ ? measured(note_head_block()) + note_between : 0) + measured(note_block());
    }
    [[nodiscard]] float note_least() const { return note_words() + 2 * note_around; }
    void draw_note(ui::Rect rect) {
        constexpr float radius = 44;
        ui::Frame& frame = page_.frame;
        const ui::Painter::Shift fade(frame.paint, 0, 0, arrived(frame, state_, Part::note));
        frame.paint.fill(rect, frame.theme.lamp_100, radius);
        frame.paint.stroke(rect, frame.theme.banner_line, 2, radius);
        float y = rect.center().y - note_words() / 2;
        if (from_somebody_) y += frame.text({rect.x + pad, y}, note_head_block()).height + note_between;
        frame.text({rect.x + pad, y}, note_block());
    }

    const DoneState& state_;
    Page& page_;
    float width_, text_width_;
    std::string head_, low_, note_head_, note_;
    std::vector<NextStep> steps_;
    bool from_somebody_ = false;
};

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

ActionRow buttons_of(Page& page, ui::Rect area) {
    const std::string quiet = page.say("done.quietbtn"), done = page.say("done.btn");
    ActionRow row = action_row(page, area, quiet, done, page.frame.is_portrait() ? action_height : 112, 68);
    if (!page.frame.is_portrait() || stacks(page.frame)) return row;
    row.line.width = quiet_width;
    row.lamp.x = row.line.right() + action_gap;
    row.lamp.width = area.right() - row.lamp.x;
    return row;
}

/// `words_bottom`: of the words over the sky, when they stand above the paper.
Places places_of(const DoneState& state, Page& page, float words_bottom) {
    const ui::Frame& frame = page.frame;
    const float bottom = frame.canvas.height - ui::bar_height(frame), width = frame.canvas.width;
    Places places{};
    places.is_across = !frame.is_portrait();
    if (places.is_across) {
        places.words_width = 800;
        places.sky = {0, 0, 800 + sky_beside_paper, bottom};
        places.paper = {800, 0, width - 800, bottom};
        places.row = buttons_of(page, {856, 0, 1008, bottom - 28});
        places.content = {856, 56, 1008, places.row.top() - 36 - 56};
        return places;
    }
    const float paper = state.name ? std::max(paper_top, words_bottom + paper_below_words)
                                   : std::max(paper_top_closed, words_bottom + paper_below_words);
    places.words_width = width;
    places.sky = {0, 0, width, paper + sky_beside_paper};
    places.paper = {0, paper, width, bottom - paper};
    places.row = buttons_of(page, {margin, 0, width - 2 * margin, bottom - 44});
    const float top = paper + (state.name ? steps_above : note_gap);
    places.content = {margin, top, width - 2 * margin, places.row.top() - note_above_buttons - top};
    return places;
}

void draw_sky_part(const DoneState& state, Page& page, const Places& places, const SkyWords& words, float moved) {
    const ui::Rect sky = places.sky.moved(0, moved);
    const float middle_y = state.name ? emblem_top + largest_emblem_px / 2 + 2 : places.is_across ? 330 : 470;
    draw_sky(page.frame, state, sky, {places.words_width / 2, sky.y + middle_y});
    if (state.name)
        draw_name(state, page, words, sky, places.words_width);
    else
        draw_goodbye(state, page, words, sky, places.words_width, places.is_across);
}

void draw_paper(Page& page, const Places& places, float moved) {
    ui::Rect paper = places.paper;
    paper.y += moved;
    paper.height = std::max(0.0F, places.paper.bottom() - paper.y);
    page.frame.paint.fill(paper, page.frame.theme.paper, page.frame.theme.glows ? paper_radius : 0,
                          places.is_across ? ui::Corners::left : ui::Corners::top);
}

} // namespace

std::optional<Action> draw(const DoneState& state, Page& page) {
    ui::Frame& frame = page.frame;
    SkyWords words;
    fill_words(state, page, frame.is_portrait() ? frame.canvas.width : 800, words);
    const Places places = places_of(state, page, state.name ? words.bottom : 0);
    const ui::Rect& content = places.content;
    Contents contents(state, page, content.width);
    const bool fits = contents.height() <= content.height;
    if (fits || places.is_across) {
        draw_sky_part(state, page, places, words, 0);
        draw_paper(page, places, 0);
    }
    if (fits) {
        contents.draw(content.x, content.y, content.bottom());
    } else {
        const std::string title = page.say("done.title");
        const float from = places.is_across ? 24 : 0, until = places.row.top() - 24;
        const ui::Rect box{places.is_across ? places.paper.x + paper_radius / 2 : 0, from,
                           places.is_across ? places.paper.width - paper_radius / 2 : frame.canvas.width, until - from};
        ui::ScrollBox list(frame, "done.list", box, title);
        const float moved = list.origin_y() - from;
        if (!places.is_across) {
            draw_sky_part(state, page, places, words, moved);
            draw_paper(page, places, moved);
        }
        contents.draw(content.x, content.y + moved, 0);
        list.content_height(content.y + contents.height() + 32 - from);
    }

    std::optional<Action> action;
    const std::string quiet = page.say("done.quietbtn");
    if (ui::line_button(frame, "done.quiet", places.row.line,
                        {.label = quiet, .before = ui::Icon::leaf, .icon_px = 48}))
        action = action::OpenQuiet{};
    if (draw_done_button(state, page, places.row.lamp)) action = action::DoneNow{};
    return action;
}

} // namespace porchlight::screens

// Done: an arrival name for today, what happens next, and a word from somebody who came before.
#include "app/emblems.h"
#include "app/screens/check_in_step.h"
#include "app/screens/done_paper.h"
#include "app/screens/screens.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/header.h"
#include "ui/widgets/ring.h"

#include <algorithm>
#include <array>

namespace porchlight::screens {

namespace {

constexpr float margin = 48, largest_emblem_px = 320;
constexpr float sky_beside_paper = 80, title_top = 64, emblem_top = 168, name_top = 520, name_below = 14,
                sky_sides = 24, wide_sky_sides = 48, emblem_above = 36, emblem_below = 32, emblem_least_px = 150;
constexpr float goodbye_light = 470, wide_goodbye_light = 330, goodbye_below_light = 180, goodbye_between = 16;
constexpr float halo_radius = 735; // the gradient of tokens.md section 5 runs to the corner of its 1040 px box
constexpr float paper_top = 770, paper_radius = 56, paper_top_closed = 1180, paper_below_words = 58;
constexpr float steps_above = 48, note_above = 24, note_above_buttons = 60;
constexpr float action_height = 128, action_gap = 28, quiet_width = 481;
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
    if (!frame.large_parts_move) return frame.paint.lit_gradient(sky, dusk, middle, halo_radius, ui::Glow::emblem);
    frame.paint.gradient(sky, dusk);
    const float grown = arrived(frame, state, ArrivalPart::halo);
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

float sides_of(const ui::Frame& frame) { return frame.is_portrait() ? sky_sides : wide_sky_sides; }

ui::TextStyle name_style(const ui::Frame& frame) {
    ui::TextStyle style = frame.type.display();
    style.size_px *= 104.0F / 108;
    style.line_px *= 104.0F / 108;
    return style;
}

/// Of what the paper says.
float paper_width(const ui::Frame& frame) { return frame.is_portrait() ? frame.canvas.width - 2 * margin : 1008; }

void fill_words(const DoneState& state, Page& page, float width, SkyWords& words) {
    ui::Frame& frame = page.frame;
    const ui::Color ink = frame.theme.glows ? frame.theme.cream : frame.theme.ink;
    const auto centered = [&](std::string_view text, const ui::TextStyle& style) {
        return ui::TextBlock{.words = text,
                             .style = style,
                             .color = ink,
                             .width_px = width - 2 * sides_of(frame),
                             .align = ui::Align::center};
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
    if (!state.name)
        words.bottom = goodbye_light + goodbye_below_light + words.title_bottom - title_top + goodbye_between + name;
}

/// The emblem and its name.
void draw_name(const DoneState& state, Page& page, const SkyWords& words, ui::Rect sky, float width) {
    ui::Frame& frame = page.frame;
    const float x = sky.x + sides_of(frame);
    frame.text({x, sky.y + title_top}, words.title_block, ui::Role::heading);
    const float name_y = sky.y + words.name_bottom - frame.paint.measure(words.name_block).height;
    const float size = words.emblem_px, emblem_y = name_y - emblem_below - size;
    {
        const ui::Painter::Shift fade(frame.paint, 0, 0, arrived(frame, state, ArrivalPart::emblem));
        draw_emblem(frame, {sky.x + (width - size) / 2, emblem_y, size, size}, *state.name);
    }
    const ui::Painter::Shift fade(frame.paint, 0, 0, arrived(frame, state, ArrivalPart::name));
    frame.text({x, name_y}, words.name_block, ui::Role::heading);
    frame.text({x, sky.y + words.name_bottom + name_below}, words.below_block);
}

/// After hours nobody calls a name: the lantern, and a goodbye.
void draw_goodbye(const DoneState& state, Page& page, const SkyWords& words, ui::Rect sky, float width,
                  bool is_across) {
    constexpr float light_in_box = 112;
    constexpr float light_least = 220, above_bar = 24;
    ui::Frame& frame = page.frame;
    const float below = goodbye_below_light + frame.paint.measure(words.title_block).height + goodbye_between +
                        frame.paint.measure(words.name_block).height + above_bar;
    const float wide_light = std::clamp(sky.height - below, light_least, wide_goodbye_light);
    const float light_y = sky.y + (is_across ? wide_light : goodbye_light);
    {
        const ui::Painter::Shift hang(frame.paint, 0, sky.y);
        const float right = frame.canvas.width - sky.x - (width + 160) / 2;
        ui::lantern(frame, {.right_px = right, .chain_px = light_y - sky.y - light_in_box, .scale = 1});
    }
    const float title_y = light_y + goodbye_below_light, x = sky.x + sides_of(page.frame);
    const float title = frame.text({x, title_y}, words.title_block, ui::Role::heading).height;
    const ui::Painter::Shift fade(frame.paint, 0, 0, arrived(frame, state, ArrivalPart::name));
    frame.text({x, title_y + title + goodbye_between}, words.name_block, ui::Role::heading);
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

ActionRow buttons_of(Page& page, ui::Rect area) {
    const std::string quiet = page.say("done.quietbtn"), done = page.say("done.btn");
    ActionRow row = action_row(page, area, quiet, done, page.frame.is_portrait() ? action_height : 112, 68);
    if (!page.frame.is_portrait() || stacks(page.frame)) return row;
    row.line.width = quiet_width;
    row.lamp.x = row.line.right() + action_gap;
    row.lamp.width = area.right() - row.lamp.x;
    return row;
}

/// `words_bottom`: of the words over the sky, where they stand above the paper. `paper_px`: of what the paper says.
Places places_of(const DoneState& state, Page& page, float words_bottom, float paper_px) {
    const ui::Frame& frame = page.frame;
    const float bottom = frame.canvas.height - ui::bar_height(frame), width = frame.canvas.width;
    Places places{};
    places.is_across = !frame.is_portrait();
    if (places.is_across) {
        places.words_width = 800;
        places.sky = {0, 0, 800 + sky_beside_paper, bottom};
        places.paper = {800, 0, width - 800, bottom};
        places.row = buttons_of(page, {856, 0, 1008, bottom - 28});
        places.content = {856, 56, paper_width(frame), places.row.top() - 36 - 56};
        return places;
    }
    places.row = buttons_of(page, {margin, 0, width - 2 * margin, bottom - 44});
    const float above = state.name ? steps_above : note_above;
    // After hours there is but the note: the sky gives it what it needs.
    const float wanted =
        state.name ? paper_top : std::min(paper_top_closed, places.row.top() - note_above_buttons - paper_px - above);
    const float paper = std::max(wanted, words_bottom + paper_below_words);
    places.words_width = width;
    places.sky = {0, 0, width, paper + sky_beside_paper};
    places.paper = {0, paper, width, bottom - paper};
    const float top = paper + above;
    places.content = {margin, top, paper_width(frame), places.row.top() - note_above_buttons - top};
    return places;
}

void draw_sky_part(const DoneState& state, Page& page, const Places& places, const SkyWords& words, float moved) {
    const ui::Rect sky = places.sky.moved(0, moved);
    const float middle_y = state.name         ? emblem_top + largest_emblem_px / 2 + 2
                           : places.is_across ? wide_goodbye_light
                                              : goodbye_light;
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
    DonePaper contents(state, page, paper_width(frame));
    const Places places = places_of(state, page, words.bottom, contents.height());
    const ui::Rect& content = places.content;
    const bool fits = contents.height() <= content.height;
    if (fits || places.is_across) {
        draw_sky_part(state, page, places, words, 0);
        draw_paper(page, places, 0);
    }
    if (fits && places.is_across && !state.name) {
        contents.draw_centered(content.x, content.y, content.bottom());
    } else if (fits) {
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
        list.content_height(content.y + contents.height() + 12 - from);
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

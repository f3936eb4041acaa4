// The scene is one picture for a sky, drawn once and kept by the painter.
#include "app/screens/scene.h"

#include "ui/widgets/bar.h"
#include "ui/widgets/fit.h"
#include "ui/widgets/header.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace porchlight::screens {

namespace {

constexpr float paper_radius = 56, ring_radius = 20, ring_gap = 20;

/// Where everything goes on one kind of glass.
struct Places {
    ui::Rect scene, view; ///< `view` is of the drawing, in its own units
    float margin, name_y, name_width, clock_right, title_y, title_width, second_above;
    ui::Rect paper;
    ui::Point content;          ///< of the paper, from its top left
    bool has_picture, is_plain; ///< plain: Largest text or high contrast, with a lantern for the scene
};
constexpr double hold_seconds = 3; // screens.md 1: the staff door
constexpr float sky_change_ms = 4000;

struct SkyLook {
    Sky sky;
    std::string_view drawing;
    const char* motion_end;
};
constexpr std::array<SkyLook, 4> skies{{{Sky::dawn, "scenes/porch-dawn", ".dawn"},
                                        {Sky::day, "scenes/porch-day", ".day"},
                                        {Sky::dusk, "scenes/porch-dusk", ".dusk"},
                                        {Sky::night, "scenes/porch-night", ".night"}}};

/// The sky that goes stays whole below the one that comes. Returns the one that is seen more of, which says what colour
/// its words have. Each screen has a sky of its own: where another one opens, nothing fades.
Sky draw_sky(ui::Frame& frame, const SceneLook& scene, const Places& places) {
    const Sky sky = scene.sky;
    std::array<float, skies.size()> shares{};
    for (std::size_t at = 0; at < skies.size(); ++at) {
        const float share = skies[at].sky == sky ? 1.0F : 0.0F;
        const std::string id = std::string(scene.clock_id) + skies[at].motion_end;
        shares[at] = frame.motion.toward(id, share, sky_change_ms, ui::Ease::linear);
    }
    const auto draw = [&](const SkyLook& look, float strength) {
        frame.paint.picture({.file = look.drawing, .turns = true}, places.view, places.scene, strength);
    };
    for (std::size_t at = 0; at < skies.size(); ++at)
        if (skies[at].sky != sky && shares[at] > 0) draw(skies[at], 1);
    for (std::size_t at = 0; at < skies.size(); ++at)
        if (skies[at].sky == sky) draw(skies[at], shares[at]);
    return skies.at(static_cast<std::size_t>(std::ranges::max_element(shares) - shares.begin())).sky;
}

/// Of porch.svg, in its units: the middle of the lamp's halo and its radius, and the stars that are seen upright.
constexpr ui::Point lamp_in_picture{852.06F, 498.6F};
constexpr float halo_in_picture = 348;
struct PictureStar {
    ui::Point at;
    float radius;
};
constexpr std::array<PictureStar, 7> stars{{{{92, 62}, 2.6F},
                                            {{336, 84}, 2.4F},
                                            {{352, 190}, 2},
                                            {{792, 156}, 2.6F},
                                            {{1022, 190}, 2.2F},
                                            {{880, 232}, 2},
                                            {{986, 90}, 2.4F}}};

/// tokens.md 7, "scene light": the lamp breathes, and one star after another grows bright and fades.
void draw_scene_light(ui::Frame& frame, Sky sky, const Places& places) {
    constexpr double star_seconds = 11;
    constexpr ui::Color starlight = ui::opaque(0xFFF3D6);
    if (!frame.is_ambient) return;
    const ui::Painter::Clip clip(frame.paint, places.scene);
    const float scale = places.scene.width / places.view.width;
    const auto at = [&](ui::Point point) {
        return ui::Point{places.scene.x + (point.x - places.view.x) * scale,
                         places.scene.y + (point.y - places.view.y) * scale};
    };
    frame.paint.glow(at(lamp_in_picture), halo_in_picture * scale, ui::Glow::lantern, 1 - frame.lamp_breath());
    if (sky != Sky::dusk && sky != Sky::night) return;
    const double turn = frame.now_seconds / star_seconds, along = turn - std::floor(turn);
    const PictureStar& star = stars.at(static_cast<std::size_t>(turn) % stars.size());
    const auto wave = static_cast<float>((1 - std::cos(2 * std::numbers::pi * along)) / 2);
    frame.paint.disc(at(star.at), (star.radius + wave) * scale, starlight.faded(wave * frame.ambient_strength));
}

Places places_of(const ui::Frame& frame) {
    const float bottom = frame.canvas.height - ui::bar_height(frame), width = frame.canvas.width;
    const bool has_picture = frame.theme.glows && frame.type.size() != ui::TextSize::largest;
    const bool is_plain = !has_picture;
    if (!frame.is_portrait())
        return {.scene = {0, 0, 860, 940},
                .view = {322, -206, 860, 940},
                .margin = 56,
                .name_y = 44,
                .name_width = 520,
                .clock_right = 746,
                .title_y = 150,
                .title_width = is_plain ? 570.0F : 690.0F, // left of the lantern's chain
                .second_above = 20,
                .paper = {800, 0, width - 800, bottom},
                .content = {56, 44},
                .has_picture = has_picture,
                .is_plain = is_plain};
    if (is_plain)
        return {.scene = {},
                .view = {},
                .margin = 48,
                .name_y = 56,
                .name_width = 0,
                .clock_right = 0,
                .title_y = 160,
                .title_width = 756, // left of the lantern
                .second_above = 26,
                .paper = {0, 660, width, bottom - 660},
                .content = {48, 0},
                .has_picture = false,
                .is_plain = true};
    return {.scene = {0, 0, 1080, 760},
            .view = {0, 64, 1080, 760},
            .margin = 56,
            .name_y = 48,
            .name_width = 640,
            .clock_right = width - 56,
            .title_y = 150,
            .title_width = 780,
            .second_above = 18,
            .paper = {0, 668, width, bottom - 668},
            .content = {48, 40},
            .has_picture = has_picture,
            .is_plain = false};
}

/// The clock, which is the staff door to those who hold it: a thin ring fills meanwhile.
bool draw_clock(Page& page, std::string_view id, ui::Color ink, const Places& places) {
    constexpr float target_height = 96, ring_px = 4, bell_px = 44, around = 28;
    ui::Frame& frame = page.frame;
    const std::string time = page.say.time(page.facts.local.minute);
    const ui::TextStyle style = places.is_plain ? frame.type.chip() : frame.type.sans(34, 49.3F, ui::Weight::semibold);
    const ui::TextBlock words{.words = time, .style = style, .color = ink};
    const ui::Size size = frame.paint.measure(words);
    const float x = places.is_plain ? places.margin : places.clock_right - size.width;
    const float middle = places.name_y + size.height / 2;
    // The ring stands where there is room: after the words at the left edge, before them at the right.
    const float ring_x = places.is_plain ? x + size.width + ring_gap + ring_radius : x - ring_gap - ring_radius;
    const float from = std::min(x, ring_x - ring_radius) - (places.is_plain ? around : 0),
                until = std::max(x + size.width, ring_x + ring_radius) + (places.is_plain ? 0 : around);
    const ui::Rect target{from, middle - target_height / 2, until - from, target_height};
    const std::string label = page.say("say.clock", {{"time", time}});
    // Somebody rang and nobody has answered yet (screens.md, 14): a small bell, also to be heard.
    const std::string rung = page.facts.today.help_rung ? page.say("staff.wait.help") : std::string();
    const ui::Touch touch = frame.control(id, target, {.role = ui::Role::button, .label = label, .value = rung});
    if (touch.focused) page.frame.focus_color = ink; // the ring lies on the sky as the words do
    frame.label({x, places.name_y}, words);
    const double held = frame.input.held_seconds(id);
    if (held <= 0) { // the ring of the door takes the bell's place
        if (!rung.empty()) frame.paint.icon(ui::Icon::bell_ring, ui::square_at({ring_x, middle}, bell_px), ink, 2.2F);
        return false;
    }
    frame.paint.ring({ring_x, middle}, ring_radius, ink.faded(0.3F), ring_px);
    frame.paint.arc({ring_x, middle}, ring_radius, 0, static_cast<float>(std::min(1.0, held / hold_seconds)), ink,
                    ring_px);
    frame.wants_frame = true;
    return held >= hold_seconds;
}

/// Without its scene the screen still has its light.
void draw_lantern(ui::Frame& frame, const Places& places) {
    if (places.has_picture) return;
    if (frame.is_portrait())
        ui::lantern(frame, {.right_px = 70, .chain_px = 30, .scale = 1.1F});
    else
        ui::lantern(frame, {.right_px = frame.canvas.width - 746, .chain_px = 600, .scale = 0.9F});
}

/// Only where it lies over the picture: everything else is paper already, or lies in the lantern's light.
void draw_paper(ui::Frame& frame, const Places& places) {
    constexpr float least_px = 2 * paper_radius; // as much as its corners need
    ui::Rect paper = places.paper;
    if (!places.has_picture) return;
    if (frame.is_portrait())
        paper.height = std::max(least_px, places.scene.bottom() - paper.y);
    else
        paper.width = std::max(least_px, places.scene.right() - paper.x);
    frame.paint.fill(paper, frame.theme.paper, paper_radius,
                     frame.is_portrait() ? ui::Corners::top : ui::Corners::left);
}

/// The site's name: at the left of the clock, in as many lines as it needs, or, on plain paper, after it where there is
/// room.
void draw_name(Page& page, ui::Color ink, const Places& places) {
    constexpr float after_clock = 56;
    ui::Frame& frame = page.frame;
    const float plain_right = frame.is_portrait() ? 800 : 640;
    const std::string& name = page.facts.site.name;
    if (name.empty()) return;
    ui::TextBlock block{.words = name,
                        .style = frame.type.sans(34, 49.3F, ui::Weight::semibold),
                        .color = ink,
                        .width_px = places.name_width};
    float x = places.margin;
    if (places.is_plain) {
        const std::string time = page.say.time(page.facts.local.minute);
        const ui::TextBlock clock{.words = time, .style = frame.type.chip(), .color = ink};
        x += frame.paint.measure(clock).width + ring_gap + 2 * ring_radius + after_clock;
        block.width_px = 0;
        block.style = frame.type.chip();
        if (x + frame.paint.measure(block).width > plain_right) return;
    }
    frame.text({x, places.name_y}, block);
}

} // namespace

SceneResult draw_scene(Page& page, const SceneLook& look, float below_px) {
    ui::Frame& frame = page.frame;
    const ui::Theme& theme = frame.theme;
    Places places = places_of(frame);
    ui::Color ink = theme.ink;
    if (places.has_picture) {
        const Sky seen = draw_sky(frame, look, places);
        ink = seen == Sky::dawn || seen == Sky::day ? theme.on_lamp : theme.cream;
        draw_scene_light(frame, look.sky, places);
    }
    draw_lantern(frame, places);

    SceneResult result;
    draw_name(page, ink, places);
    result.door_opened = draw_clock(page, look.clock_id, ink, places);
    ui::TextBlock title_block{.words = look.title,
                              .style = ui::fitting(frame.paint, look.title, look.title_style, places.title_width),
                              .color = ink,
                              .width_px = places.title_width};
    if (look.is_close) title_block.style = ui::a_line_less(frame.paint, title_block);
    // The taller lines of other scripts rise above the place of the others.
    const float line_px = frame.paint.measure({.words = "A", .style = title_block.style, .color = ink}).height,
                whole_px = frame.paint.measure(title_block).height;
    const float taller_px = std::max(0.0F, whole_px / std::max(1.0F, std::floor(whole_px / line_px)) - line_px);
    const float title_y = places.title_y - taller_px;
    const ui::Size title = frame.text({places.margin, title_y}, title_block, ui::Role::heading);
    result.bottom_px = title_y + title.height;
    ui::TextStyle plain = frame.type.lead(); // as close as the tagline's lines are over the scene
    plain.line_px *= 0.9F;
    const ui::TextBlock second{.words = look.second,
                               .style = places.is_plain       ? plain
                                        : frame.is_portrait() ? frame.type.sans(46, 61.64F)
                                                              : frame.type.sans(44, 58.96F),
                               .color = ink,
                               .width_px = places.title_width};
    const float second_px = places.second_above + frame.paint.measure(second).height;
    const bool gives_way = below_px > 0 && places.is_plain == frame.is_portrait();
    const float title_bottom = result.bottom_px;
    if (!gives_way) {
        frame.text({places.margin, title_bottom + places.second_above}, second);
        result.bottom_px += second_px;
    }
    if (places.is_plain && frame.is_portrait()) { // the paper stays where it is when what stood there goes
        const float bottom = places.paper.bottom(), least = look.is_close ? 0 : places.paper.y;
        const float below_words_px = title_bottom + std::max(second_px, below_px) + 49;
        places.paper.y = std::max(least, below_words_px);
        places.paper.height = bottom - places.paper.y;
        result.can_rise_px = places.paper.y - below_words_px;
    }
    result.paper = places.paper;
    draw_paper(frame, places);
    result.content = {result.paper.x + places.content.x, result.paper.y + places.content.y,
                      result.paper.width - 2 * places.content.x, result.paper.height - places.content.y};
    return result;
}

} // namespace porchlight::screens

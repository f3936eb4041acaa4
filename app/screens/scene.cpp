// The scene is one picture for a sky, drawn once and kept by the painter.
#include "app/screens/scene.h"

#include "ui/widgets/bar.h"

#include <array>

namespace porchlight::screens {

namespace {

constexpr ui::Rect scene_rect{0, 0, 1080, 760};
constexpr ui::Rect scene_view{0, 64, 1080, 760}; // of the drawing, in its own units
constexpr float paper_top = 668, paper_radius = 56;
constexpr float margin = 56, name_top = 48, title_top = 150, title_width = 780;
constexpr double hold_seconds = 3; // screens.md 1: the staff door
constexpr float sky_change_ms = 4000;

struct SkyLook {
    Sky sky;
    std::string_view stylesheet, motion_id;
};
constexpr std::array<SkyLook, 4> skies{{{Sky::dawn, "scenes/dawn.css", "scene.dawn"},
                                        {Sky::day, "scenes/day.css", "scene.day"},
                                        {Sky::dusk, "scenes/dusk.css", "scene.dusk"},
                                        {Sky::night, "scenes/night.css", "scene.night"}}};

/// The sky that goes stays whole below the one that comes.
void draw_sky(ui::Frame& frame, Sky sky) {
    std::array<float, skies.size()> shares{};
    for (std::size_t at = 0; at < skies.size(); ++at) {
        const float share = skies[at].sky == sky ? 1.0F : 0.0F;
        shares[at] = frame.motion.toward(skies[at].motion_id, share, sky_change_ms, ui::Ease::linear);
    }
    const auto draw = [&](const SkyLook& look, float strength) {
        frame.paint.picture({"scenes/porch.svg", look.stylesheet, true}, scene_view, scene_rect, strength);
    };
    for (std::size_t at = 0; at < skies.size(); ++at)
        if (skies[at].sky != sky && shares[at] > 0) draw(skies[at], 1);
    for (std::size_t at = 0; at < skies.size(); ++at)
        if (skies[at].sky == sky) draw(skies[at], shares[at]);
}

/// The clock, which is the staff door to those who hold it: a thin ring fills meanwhile.
bool draw_clock(Page& page, std::string_view id, ui::Color ink) {
    constexpr float target_height = 96, ring_radius = 20, ring_px = 4, ring_gap = 20, bell_px = 44;
    ui::Frame& frame = page.frame;
    const std::string time = page.say.time(page.facts.local.minute);
    const ui::TextBlock words{.words = time, .style = frame.type.sans(34, 49.3F, ui::Weight::semibold), .color = ink};
    const ui::Size size = frame.paint.measure(words);
    const ui::Point at{frame.canvas.width - margin - size.width, name_top};
    const float middle = at.y + size.height / 2;
    const float ring_x = at.x - ring_gap - ring_radius;
    const ui::Rect target{ring_x - ring_radius, middle - target_height / 2,
                          frame.canvas.width - margin / 2 - ring_x + ring_radius, target_height};
    const std::string label = page.say("say.clock", {{"time", time}});
    // Somebody rang and nobody has answered yet (screens.md, 14): a small bell, also to be heard.
    const std::string rung = page.facts.today.help_rung ? page.say("staff.wait.help") : std::string();
    frame.control(id, target, {.role = ui::Role::button, .label = label, .value = rung});
    frame.label(at, words);
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

} // namespace

SceneResult draw_scene(Page& page, const SceneLook& look) {
    ui::Frame& frame = page.frame;
    const ui::Theme& theme = frame.theme;
    const bool is_light_sky = look.sky == Sky::dawn || look.sky == Sky::day;
    // In high contrast there is no scene, only paper.
    const ui::Color ink = !theme.glows ? theme.ink : is_light_sky ? theme.on_lamp : theme.cream;
    if (theme.glows) draw_sky(frame, look.sky);

    SceneResult result{.ink = ink, .bottom_px = 0, .door_opened = false, .paper = {}};
    if (!page.facts.site.name.empty())
        frame.text({margin, name_top}, {.words = page.facts.site.name,
                                        .style = frame.type.sans(34, 49.3F, ui::Weight::semibold),
                                        .color = ink,
                                        .width_px = 760,
                                        .lines_max = 1});
    result.door_opened = draw_clock(page, look.clock_id, ink);
    const ui::Size title = frame.text(
        {margin, title_top}, {.words = look.title, .style = look.title_style, .color = ink, .width_px = title_width},
        ui::Role::heading);
    const float second_top = title_top + title.height + 18;
    const ui::Size second =
        frame.text({margin, second_top},
                   {.words = look.second, .style = frame.type.sans(46, 61.64F), .color = ink, .width_px = title_width});
    result.bottom_px = second_top + second.height;

    result.paper = {0, paper_top, frame.canvas.width, frame.canvas.height - ui::bar_height(frame) - paper_top};
    frame.paint.fill(result.paper, theme.paper, paper_radius, ui::Corners::top);
    return result;
}

} // namespace porchlight::screens

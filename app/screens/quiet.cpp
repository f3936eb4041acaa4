// The quiet minute: the night it stands in and what is drawn on it. Nothing is asked here, nothing is scored, and it
// may end at any time.
#include "app/screens/quiet.h"

#include "app/emblems.h"
#include "app/screens/screens.h"
#include "app/screens/sheet_box.h"
#include "ui/widgets/bar.h"

#include <algorithm>
#include <array>

namespace porchlight::screens {

namespace night {

namespace {

// tokens.md 2.4
constexpr std::array<ui::GradientStop, 4> gradient{{{0, ui::opaque(0x0F1433)},
                                                    {0.42F, ui::opaque(0x171E45)},
                                                    {0.78F, ui::opaque(0x222A58)},
                                                    {1, ui::opaque(0x2A3264)}}};
constexpr ui::Color starlight = ui::opaque(0xFFF3D6);
constexpr float fall_ms = 600;
constexpr double moving_seconds = 1.0 / 30;
constexpr float tab_pad = 8, tab_gap = 8, tab_least = 96, tab_icon = 46;
constexpr float name_top = 16, wide_name_top = 28, name_height = 56, name_gap = 14;

/// As in the picture; larger text follows the chips, so that two tabs stay side by side.
ui::TextStyle tab_style(const ui::Frame& frame) {
    const bool is_standard = frame.type.size() == ui::TextSize::standard;
    return is_standard ? frame.type.sans(38, 55.1F, ui::Weight::semibold) : frame.type.chip();
}
float tab_width(const ui::Frame& frame) { return (zones_of(frame).controls_width - 2 * tab_pad - tab_gap) / 2; }

ui::ButtonLook tab_look(std::string_view label, ui::Icon icon, const ui::TextStyle& style, std::string_view value) {
    return {.label = label, .before = icon, .icon_px = tab_icon, .stroke_units = 2, .style = style, .value = value};
}

} // namespace

Zones zones_of(const ui::Frame& frame) {
    constexpr float margin = 48;
    const float width = frame.canvas.width - 2 * margin;
    constexpr float above_bar = 50;
    if (frame.is_portrait())
        return {margin, width, 78, margin, width, frame.canvas.height - ui::bar_height(frame) - above_bar};
    return {36, 624, 56, 712, 1152, 912}; // tokens.md 4, landscape zones
}

void draw_sky(ui::Frame& frame, std::span<const Star> stars, ui::Rect words) {
    const ui::Rect all{0, 0, frame.canvas.width, frame.canvas.height};
    if (!frame.theme.glows) return frame.paint.fill(all, frame.theme.paper);
    frame.paint.gradient(all, gradient);
    for (const Star& star : stars) { // placed on the upright canvas
        const ui::Point at{star.at.x * all.width / 1080, star.at.y * all.height / 1920};
        if (!words.inset(-8).contains(at)) frame.paint.disc(at, star.radius, starlight.faded(star.strength));
    }
}

void draw_dusk_fall(Page& page) {
    ui::Frame& frame = page.frame;
    if (frame.less_movement() || !frame.theme.glows) return;
    const float fallen =
        ui::progress(page.state.screen_since_seconds, frame.now_seconds, fall_ms, ui::Ease::in_out_sine);
    if (fallen >= 1) return;
    frame.paint.fill({0, 0, frame.canvas.width, frame.canvas.height}, frame.theme.paper.faded(1 - fallen));
    frame.wake_in(moving_seconds);
}

void draw_name(const QuietState& state, Page& page) {
    if (!state.name) return;
    ui::Frame& frame = page.frame;
    const std::string words = words_of(*state.name, page.say);
    const ui::TextBlock block{
        .words = words, .style = frame.type.sans(34, 49.3F, ui::Weight::semibold), .color = frame.theme.cream};
    const ui::Size size = frame.paint.measure(block);
    const Zones zones = zones_of(frame);
    // Across the glass the words have their whole column: the name stands over the controls.
    const bool is_wide = !frame.is_portrait();
    const float top = is_wide ? wide_name_top : name_top;
    const float room = is_wide ? zones.controls_width : zones.words_width, all = name_height + name_gap + size.width;
    const float left = (is_wide ? zones.controls_x : zones.words_x) + (room - all) / 2;
    draw_emblem(frame, {left, top, name_height, name_height}, *state.name);
    frame.text({left + name_height + name_gap, top + (name_height - size.height) / 2}, block);
}

namespace {

ui::TextBlock block_of(const ui::Frame& frame, const Line& line) {
    return {.words = line.words,
            .style = line.style,
            .color = line.color,
            .width_px = zones_of(frame).words_width,
            .align = ui::Align::center};
}

} // namespace

ui::Rect place_of(ui::Frame& frame, float top, const Line& line) {
    const Zones zones = zones_of(frame);
    const ui::Size size = frame.paint.measure(block_of(frame, line));
    return {zones.words_x + (zones.words_width - size.width) / 2, top, size.width, size.height};
}

float height_of(ui::Frame& frame, const Line& line) { return frame.paint.measure(block_of(frame, line)).height; }

float draw_line(ui::Frame& frame, float top, const Line& line) {
    return top + frame.text({zones_of(frame).words_x, top}, block_of(frame, line), line.role).height;
}

void panel(ui::Frame& frame, ui::Rect rect, float radius, float strength) {
    if (frame.theme.glows)
        frame.paint.fill(rect, frame.theme.cream.faded(strength), radius);
    else
        frame.paint.stroke(rect, frame.theme.night_edge, frame.theme.edge_px, radius);
}

float tabs_height(Page& page) {
    constexpr float beside_px = 52, above_px = 12; // what centered_words leaves around icon and words
    ui::Frame& frame = page.frame;
    float height = tab_least;
    for (const std::string& words : {page.say("quiet.tab.breathe"), page.say("quiet.tab.senses")}) {
        const ui::TextBlock block{.words = words,
                                  .style = tab_style(frame),
                                  .color = frame.theme.cream,
                                  .width_px = tab_width(frame) - tab_icon - beside_px};
        height = std::max(height, frame.paint.measure(block).height + 2 * above_px);
    }
    return height + 2 * tab_pad;
}

std::optional<Action> tabs(const QuietState& state, Page& page, float top) {
    constexpr float tab_radius = 48, apart = 2;
    ui::Frame& frame = page.frame;
    const Zones zones = zones_of(frame);
    const ui::Rect bed{zones.controls_x, top, zones.controls_width, tabs_height(page)};
    panel(frame, bed, 60, 0.10F);
    const float width = tab_width(frame);
    const std::array<std::string, 2> words{page.say("quiet.tab.breathe"), page.say("quiet.tab.senses")};
    const std::string chosen = page.say("say.chosen");
    constexpr std::array<std::string_view, 2> ids{"quiet.tab.breathe", "quiet.tab.senses"};
    constexpr std::array<ui::Icon, 2> icons{ui::Icon::wind, ui::Icon::hand};
    const ui::TextStyle style = tab_style(frame);
    std::optional<Action> action;
    for (std::size_t at = 0; at < ids.size(); ++at) {
        const ui::Rect tab{bed.x + tab_pad + static_cast<float>(at) * (width + tab_gap), bed.y + tab_pad, width,
                           bed.height - 2 * tab_pad};
        const bool is_senses = at == 1, on = state.senses == is_senses;
        const auto look =
            tab_look(words.at(at), icons.at(at), style, on ? std::string_view(chosen) : std::string_view{});
        const ui::Touch touch = frame.control(ids.at(at), tab.inset(apart, 0),
                                              {.role = ui::Role::tab, .label = look.label, .value = look.value});
        if (on)
            frame.paint.fill(tab, frame.theme.cream, tab_radius);
        else if (touch.pressed)
            frame.paint.fill(tab, frame.theme.cream.faded(0.12F), tab_radius);
        ui::centered_words(frame, tab, look, style, on ? frame.theme.on_lamp : frame.theme.cream);
        if (touch.activated && !on) action = action::ShowSenses{is_senses};
    }
    return action;
}

bool line_button(ui::Frame& frame, std::string_view id, ui::Rect rect, const ui::ButtonLook& look) {
    const ui::Touch touch = frame.control(id, rect, {.role = ui::Role::button, .label = look.label});
    if (touch.pressed) frame.paint.fill(rect, frame.theme.cream.faded(0.12F), 36);
    frame.paint.stroke(rect, frame.theme.night_edge, frame.theme.edge_px, 36);
    ui::centered_words(frame, rect, look, frame.type.button(), frame.theme.cream);
    return touch.activated;
}

ui::Rect lamp_row(const ui::Frame& frame) {
    const Zones zones = zones_of(frame);
    return {zones.controls_x, zones.bottom - action_height, zones.controls_width, action_height};
}

ActionRow action_row(Page& page, const ui::ButtonLook& left, const ui::ButtonLook& lamp, float left_share) {
    constexpr float stacked_gap = 20;
    const ui::Rect row = lamp_row(page.frame);
    const float left_width = (row.width - action_gap) * left_share, lamp_width = row.width - action_gap - left_width;
    if (fits_on_button(page, left, left_width) && fits_on_button(page, lamp, lamp_width))
        return {{row.x, row.y, left_width, row.height}, {row.right() - lamp_width, row.y, lamp_width, row.height}};
    return {row, row.moved(0, -row.height - stacked_gap)};
}

std::optional<Action> draw_done_alone(Page& page) {
    const std::string done = page.say("quiet.done");
    if (ui::lamp_button(page.frame, "quiet.done", lamp_row(page.frame), {.label = done})) return action::QuietDone{};
    return std::nullopt;
}

} // namespace night

std::optional<Action> draw(const QuietState& state, Page& page) {
    if (!page.state.sheet)
        page.frame.focus_color = page.frame.theme.lamp_500; // the theme's own is as dark as the night
    auto action = state.senses ? draw_senses(state, page) : draw_breathing(state, page);
    night::draw_dusk_fall(page);
    return action;
}

} // namespace porchlight::screens

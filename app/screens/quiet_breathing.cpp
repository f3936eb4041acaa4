// Breathing with a light: it grows and sinks, the word and the count sit inside it, and the outer ring is the present
// part of the breath. All of it is a function of the state and the time.
#include "app/breath.h"
#include "app/flow.h"
#include "app/screens/quiet.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace porchlight::screens {

namespace {

constexpr float patterns_to_actions = 42;
constexpr float wide_left_bottom = 912, ring_beside = 30; // landscape
constexpr float tabs_below = 28, left_below = 33;
constexpr float ring_above = 74, ring_below = 46,
                ring_near = 24; ///< between the words above and below and the ring's middle line

// The light at the size of the picture, where the outer ring's radius is 390; it all shrinks together.
constexpr float ring_radius = 390, ring_width = 10, halo_radius = 560;
constexpr float light_least = 150, light_most = 250; // tokens.md 7
constexpr float near_ring = 294.0F / light_most, far_ring = 336.0F / light_most;
constexpr double rings_late_seconds = 0.08;
constexpr float word_px = 80, word_line = 88, count_px = 64, count_line = 83.2F;
constexpr float words_up = 6.4F;     ///< the word and the count together stand a little above the light's middle
constexpr float words_share = 0.93F; ///< of the light's radius, as far out as a word's corner may be
constexpr float ink_share = 0.36F;   ///< of a line's height, from its middle up to what is drawn of it

constexpr double moving_seconds = 1.0 / 30, less_moving_seconds = 0.1;
constexpr int breaths_per_cue = 4;

constexpr std::array<night::Star, 9> stars{{{{120, 120}, 3, 0.7F},
                                            {{290, 230}, 2.2F, 0.5F},
                                            {{930, 300}, 2.6F, 0.6F},
                                            {{988, 110}, 3, 0.7F},
                                            {{780, 150}, 2, 0.45F},
                                            {{90, 420}, 2.4F, 0.5F},
                                            {{1010, 620}, 2.4F, 0.45F},
                                            {{70, 800}, 2.4F, 0.45F},
                                            {{960, 900}, 2, 0.4F}}};

/// Where the minute is now; stands still while it is paused and at its end.
struct Moment {
    double seconds = 0; ///< since the first breath; below 0 it has not begun
    bool breathes = false;
};

Moment moment_of(const QuietState& state, double now_seconds) {
    const double seconds = state.paused_seconds.value_or(now_seconds) - state.began_seconds;
    if (state.ended || seconds >= quiet_seconds) return {quiet_seconds, false};
    return {seconds, seconds >= 0};
}

struct LightPlace {
    ui::Point center;
    float scale = 1; ///< 1 as in the picture
};

ui::Color dimmed(const ui::Theme& theme, ui::Color color, float brightness) {
    const ui::Color dark = theme.glows ? theme.lamp_600 : theme.lamp_500.toward(theme.paper, 0.4F);
    return color.toward(dark, 0.75F * (1 - brightness));
}

void draw_light(ui::Frame& frame, const LightPlace& place, float size, float late_size) {
    const bool still = frame.less_movement(); // changes from dim to bright instead of growing
    const float brightness = still ? size : 1, late_brightness = still ? 0.4F + 0.6F * late_size : 1;
    const auto radius_at = [&](float share) {
        return (still ? light_most : light_least + (light_most - light_least) * share) * place.scale;
    };
    const ui::Theme& theme = frame.theme;
    const float radius = radius_at(size), late = radius_at(late_size);
    if (!theme.glows) {
        frame.paint.disc(place.center, radius, dimmed(theme, theme.lamp_500, brightness));
        return;
    }
    constexpr ui::Color ring = ui::opaque(0xF7BE5C);
    // Only as far in as they are seen: the light covers the rest.
    const auto halo = [&](float outer, float strength) {
        const float width = outer - radius + 2;
        if (width > 0) frame.paint.ring(place.center, outer, ring.faded(strength * late_brightness), width);
    };
    halo(late * far_ring, 0.16F);
    halo(late * near_ring, 0.30F);
    const std::array<ui::GradientStop, 3> within{{{0, dimmed(theme, ui::opaque(0xFFF3D2), brightness)},
                                                  {0.55F, dimmed(theme, theme.lamp_300, brightness)},
                                                  {1, dimmed(theme, theme.lamp_500, brightness)}}};
    const ui::Point focus{place.center.x, place.center.y - radius * 0.16F};
    frame.paint.lit_disc(place.center, radius, focus, within);
}

/// The ring fills with one part of the breath and empties with the next, so that it never jumps.
void draw_ring(ui::Frame& frame, const LightPlace& place, const Breath& breath) {
    const ui::Theme& theme = frame.theme;
    const float radius = (ring_radius + ring_width / 2) * place.scale, width = ring_width * place.scale;
    frame.paint.ring(place.center, radius, theme.glows ? theme.cream.faded(0.16F) : theme.cream,
                     theme.glows ? width : width / 2);
    if (!breath.count) return;
    float share = breath.share;
    if (frame.less_movement()) share = std::floor(share * breath.step_seconds) / breath.step_seconds;
    const bool fills = breath.step % 2 == 0;
    const float from = fills ? 0 : share, until = fills ? share : 1;
    if (until - from <= 0.001F) return;
    frame.paint.arc(place.center, radius, from, until, theme.lamp_300, width);
    for (const float end : {from, until}) {
        const float angle = (end - 0.25F) * 2 * std::numbers::pi_v<float>, middle = radius - width / 2;
        frame.paint.disc({place.center.x + middle * std::cos(angle), place.center.y + middle * std::sin(angle)},
                         width / 2, theme.lamp_300);
    }
}

Key phase_key(BreathPhase phase) {
    switch (phase) {
    case BreathPhase::in:
        return "quiet.in";
    case BreathPhase::hold:
        return "quiet.hold";
    case BreathPhase::out:
        return "quiet.out";
    }
    return "quiet.in";
}

/// The word and the count, as large as the light lets them be.
void draw_words(Page& page, const LightPlace& place, const Breath& breath) {
    ui::Frame& frame = page.frame;
    const std::string word = page.say(phase_key(breath.phase));
    const std::string count = page.say.number(breath.count.value_or(0));
    const float size = frame.less_movement() ? 1 : breath.size;
    const float radius = (light_least + (light_most - light_least) * size) * place.scale;
    const ui::TextBlock word_block{.words = word,
                                   .style = frame.type.serif(word_px, word_line, ui::Weight::semibold),
                                   .color = frame.theme.on_lamp};
    const ui::TextBlock count_block{
        .words = count, .style = frame.type.sans(count_px, count_line, ui::Weight::bold), .color = frame.theme.on_lamp};
    const ui::Size word_size = frame.paint.measure(word_block), count_size = frame.paint.measure(count_block);
    const float word_y = -count_size.height / 2 - words_up, count_y = word_size.height / 2 - words_up;
    const float corner = std::hypot(word_size.width / 2, -word_y + word_size.height * ink_share);
    const float fits = std::min(1.0F, light_most * place.scale * words_share / corner);
    const float by = fits * radius / (light_most * place.scale);
    const ui::Point center = place.center;
    frame.paint.growing_text({center.x, center.y + word_y * by}, word_block, by);
    frame.paint.growing_text({center.x, center.y + count_y * by}, count_block, by);
    const float half = light_most * place.scale;
    frame.control("quiet.breath", {center.x - half, center.y - half, 2 * half, 2 * half},
                  {.role = ui::Role::status, .label = word});
}

struct ActionWords {
    std::string pause, resume, done;
};

ui::ButtonLook left_look(const QuietState& state, const ActionWords& words) {
    if (state.paused_seconds) return {.label = words.resume};
    return {.label = words.pause, .before = ui::Icon::pause, .icon_px = 48};
}

night::ActionRow actions_of(const QuietState& state, Page& page, const ActionWords& words) {
    if (state.ended) return {night::lamp_row(page.frame), night::lamp_row(page.frame)};
    return night::action_row(page, left_look(state, words), {.label = words.done}, 0.5F);
}

std::optional<Action> draw_actions(const QuietState& state, Page& page, const ActionWords& words) {
    if (state.ended) return night::draw_done_alone(page);
    const night::ActionRow row = actions_of(state, page, words);
    const std::string_view id = state.paused_seconds ? "quiet.resume" : "quiet.pause";
    std::optional<Action> action;
    if (night::line_button(page.frame, id, row.left, left_look(state, words)))
        action = state.paused_seconds ? Action(action::ResumeQuiet{}) : Action(action::PauseQuiet{});
    if (ui::lamp_button(page.frame, "quiet.done", row.lamp, {.label = words.done})) action = action::QuietDone{};
    return action;
}

/// The line above the light: the end, the word about holding, or something kind every four breaths.
night::Line cue_of(const QuietState& state, Page& page, const Breath& breath) {
    const ui::Frame& frame = page.frame;
    if (state.ended) return {page.say("quiet.end"), frame.type.serif(54, 58), frame.theme.cream, ui::Role::heading};
    constexpr std::array<Key, 4> cues{"quiet.cue.1", "quiet.cue.2", "quiet.cue.3", "quiet.cue.4"};
    const auto turn = static_cast<std::size_t>(breath.breath / breaths_per_cue);
    const Key key = state.shows_note && turn == 0 ? Key("quiet.note") : cues.at(turn % cues.size());
    return {page.say(key), frame.type.sans(40, 58), frame.theme.cream_2, ui::Role::status};
}

night::Line left_of(Page& page, const Moment& moment) {
    const int minutes = quiet_minutes_left(quiet_seconds - std::max(0.0, moment.seconds));
    return {minutes > 0 ? page.say.plural("quiet.left", minutes) : page.say("quiet.left.last"),
            page.frame.type.sans(38, 55.1F), page.frame.theme.cream, ui::Role::status};
}

/// When the picture changes next: never while it is paused, covered by a sheet, or over.
void wake(const QuietState& state, Page& page, const Moment& moment) {
    ui::Frame& frame = page.frame;
    if (page.state.sheet || state.paused_seconds || state.ended) return;
    if (moment.breathes)
        frame.wake_in(frame.less_movement() ? less_moving_seconds : moving_seconds);
    else if (moment.seconds < 0)
        frame.wake_in(-moment.seconds);
}

struct Places {
    float left_top, tabs_top, patterns_top;
    LightPlace light;
};

/// Words and controls take what they need; the light has the room that is left.
Places places_of(const QuietState& state, Page& page, float actions_top, const Breath& breath, const Moment& moment) {
    ui::Frame& frame = page.frame;
    const night::Zones zones = night::zones_of(frame);
    Places places{};
    places.patterns_top = actions_top - patterns_to_actions - night::patterns_height(state, page);
    places.tabs_top = places.patterns_top - tabs_below - night::tabs_height(page);
    const float left_bottom = frame.is_portrait() ? places.tabs_top - left_below : wide_left_bottom;
    places.left_top = left_bottom - night::height_of(frame, left_of(page, moment));
    const bool is_roomy = frame.type.size() == ui::TextSize::standard && frame.is_portrait();
    const float cue_bottom = zones.lead_top + night::height_of(frame, cue_of(state, page, breath));
    const float above = cue_bottom + (is_roomy ? ring_above : ring_near);
    const float below = places.left_top - (is_roomy ? ring_below : ring_near);
    const float radius = std::min((below - above) / 2, zones.words_width / 2 - (frame.is_portrait() ? 0 : ring_beside));
    places.light = {{zones.words_x + zones.words_width / 2, (above + below) / 2}, radius / ring_radius};
    return places;
}

} // namespace

std::optional<Action> draw_breathing(const QuietState& state, Page& page) {
    ui::Frame& frame = page.frame;
    const Moment moment = moment_of(state, frame.now_seconds);
    const Breath breath = breath_at(state.pattern, moment.seconds);
    const float late_size = breath_at(state.pattern, moment.seconds - rings_late_seconds).size;

    const ActionWords words{page.say("quiet.pause"), page.say("quiet.resume"), page.say("quiet.done")};
    const Places places = places_of(state, page, actions_of(state, page, words).top(), breath, moment);
    const LightPlace& place = places.light;

    night::draw_sky(frame, stars, night::place_of(frame, night::zones_of(frame).lead_top, cue_of(state, page, breath)));
    frame.paint.glow(place.center, halo_radius * place.scale, ui::Glow::night);
    night::draw_name(state, page);
    night::draw_line(frame, night::zones_of(frame).lead_top, cue_of(state, page, breath));
    draw_ring(frame, place, breath);
    draw_light(frame, place, breath.size, late_size);
    if (breath.count && !state.ended && moment.seconds >= 0) draw_words(page, place, breath);
    if (!state.ended) night::draw_line(frame, places.left_top, left_of(page, moment));
    const auto tab = night::tabs(state, page, places.tabs_top);
    const auto picked = night::draw_patterns(state, page, places.patterns_top);
    const auto acted = draw_actions(state, page, words);
    wake(state, page, moment);
    if (acted) return acted;
    return tab ? tab : picked;
}

} // namespace porchlight::screens

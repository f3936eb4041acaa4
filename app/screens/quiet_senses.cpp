// Five things to see, four to touch, three to hear, two to smell, one to taste: a light for each, which may stay dark.
// Next is always ready.
#include "app/screens/quiet.h"
#include "ui/widgets/fit.h"

#include <algorithm>
#include <array>

namespace porchlight::screens {

namespace {

constexpr float number_below = 40, title_below = 14, do_below = 18; ///< gaps from one line of words to the next
constexpr float lights_top = 740, wide_lights_top = 96,
                lights_gap = 60; ///< where they are, and at least under the words
constexpr float light_px = 172, light_pitch = 203, light_radius = 78, light_ring = 96;
constexpr float tabs_to_actions = 38;
constexpr float tile_width = 231, tile_gap = 20, tile_least = 264, tile_pad = 34, tile_icon = 64, tile_icon_below = 6,
                tile_apart = 24;
constexpr float halo_y = 330, halo_radius = 520, halo_strength = 0.7F;
constexpr float done_share = 0.42F; ///< of the action row without its gap

constexpr std::array<night::Star, 6> stars{{{{120, 120}, 3, 0.7F},
                                            {{290, 230}, 2.2F, 0.5F},
                                            {{930, 300}, 2.6F, 0.6F},
                                            {{988, 110}, 3, 0.7F},
                                            {{780, 80}, 2, 0.45F},
                                            {{90, 420}, 2.4F, 0.5F}}};

std::string digit(int sense) { return std::to_string(sense); }

ui::Icon icon_of(int sense) {
    constexpr std::array<ui::Icon, 5> icons{ui::Icon::apple, ui::Icon::flower_2, ui::Icon::ear, ui::Icon::hand,
                                            ui::Icon::eye};
    return icons.at(static_cast<std::size_t>(std::clamp(sense, 1, 5) - 1));
}

/// "5 / things you can see", with a line above and a line below.
class SenseWords {
  public:
    SenseWords(const QuietState& state, Page& page)
        : frame_(page.frame), zones_(night::zones_of(page.frame)), number_(page.say.number(state.sense)),
          title_(page.say(Key::of({"sense.", digit(state.sense)}))),
          lead_(line(page, page.say(Key::of({"sense.", digit(state.sense), ".lead"})))),
          do_(line(page, page.say("sense.do"))) {}

    [[nodiscard]] ui::Rect lead_place() const { return night::place_of(frame_, zones_.lead_top, lead_); }
    [[nodiscard]] float height() const { return height_without_do() + do_below + night::height_of(frame_, do_); }
    [[nodiscard]] float height_without_do() const {
        return night::height_of(frame_, lead_) + number_below + frame_.paint.measure(number_block()).height +
               title_below + frame_.paint.measure(title_block()).height;
    }

    void draw(float from, bool with_do = true) const {
        const float top = night::draw_line(frame_, from, lead_) + number_below, x = zones_.words_x;
        const float title_top = top + frame_.label({x, top}, number_block()).height + title_below;
        const float end = title_top + frame_.label({x, title_top}, title_block()).height;
        frame_.control("quiet.sense", {x, top, zones_.words_width, end - top},
                       {.role = ui::Role::heading, .label = number_ + " " + title_});
        if (with_do) night::draw_line(frame_, end + do_below, do_);
    }

    /// Across the glass, in the middle between the lights and the tabs; false when there is no room for it.
    [[nodiscard]] bool draw_do_beside(float top, float bottom) const {
        const ui::TextBlock block{.words = do_.words,
                                  .style = do_.style,
                                  .color = do_.color,
                                  .width_px = zones_.controls_width,
                                  .align = ui::Align::center};
        const float height = frame_.paint.measure(block).height;
        if (bottom - top < height) return false;
        frame_.text({zones_.controls_x, (top + bottom - height) / 2}, block);
        return true;
    }

  private:
    static night::Line line(const Page& page, std::string words) {
        return {std::move(words), page.frame.type.sans(40, 58), page.frame.theme.cream_2, ui::Role::text};
    }
    [[nodiscard]] ui::TextBlock number_block() const {
        // A picture of a number: larger than any text size asks for.
        constexpr ui::TextStyle style{
            .face = ui::Face::serif, .weight = ui::Weight::medium, .size_px = 260, .line_px = 247};
        return {.words = number_,
                .style = style,
                .color = frame_.theme.lamp_300,
                .width_px = zones_.words_width,
                .align = ui::Align::center};
    }
    [[nodiscard]] ui::TextBlock title_block() const {
        ui::TextBlock block{.words = title_,
                            .style = frame_.type.serif(76, 87.4F),
                            .color = frame_.theme.cream,
                            .width_px = zones_.words_width,
                            .align = ui::Align::center};
        block.style = ui::a_line_less(frame_.paint, block);
        return block;
    }

    ui::Frame& frame_;
    night::Zones zones_;
    std::string number_, title_;
    night::Line lead_, do_;
};

void draw_light(ui::Frame& frame, ui::Point center, bool lit) {
    const ui::Theme& theme = frame.theme;
    if (!lit) {
        if (theme.glows) frame.paint.disc(center, light_radius, theme.cream.faded(0.06F));
        frame.paint.dashed_ring(center, light_radius, theme.night_edge, 4, 10, 10);
        return;
    }
    if (theme.glows) frame.paint.disc(center, light_ring, ui::with_alpha(0xF7BE5C, 0.22F));
    frame.paint.disc(center, light_radius, theme.lamp_300);
    if (theme.glows) frame.paint.ring(center, light_radius, ui::opaque(0xFFF3D2), 4);
    frame.paint.icon(ui::Icon::check, ui::square_at(center, 87), theme.on_lamp, 2.5F);
}

std::optional<Action> draw_lights(const QuietState& state, Page& page, float top) {
    ui::Frame& frame = page.frame;
    const auto count = static_cast<std::size_t>(std::clamp(state.sense, 1, 5));
    const night::Zones zones = night::zones_of(frame);
    const float left =
        zones.controls_x + (zones.controls_width - light_px - light_pitch * static_cast<float>(count - 1)) / 2;
    const std::string touched = page.say("say.chosen");
    std::optional<Action> action;
    for (std::size_t at = 0; at < count; ++at) {
        const bool lit = state.lights.at(at);
        const ui::Rect rect{left + light_pitch * static_cast<float>(at), top, light_px, light_px};
        const std::string label = page.say("sense.light", {{"n", at + 1}, {"m", count}});
        const ui::Touch touch = frame.control("quiet.light." + std::to_string(at + 1), rect,
                                              {.role = ui::Role::choice_any,
                                               .label = label,
                                               .value = lit ? std::string_view(touched) : std::string_view{}});
        draw_light(frame, rect.center(), lit);
        if (touch.activated) action = action::TouchLight{at};
    }
    return action;
}

/// What is still to come, between the lights and the tabs where there is room for it. Not to be touched.
void draw_to_come(const QuietState& state, Page& page, float top, float bottom) {
    ui::Frame& frame = page.frame;
    const ui::Theme& theme = frame.theme;
    const int count = state.sense - 1;
    const ui::TextStyle number_style = frame.type.serif(64, 76.8F, ui::Weight::regular);
    const ui::TextStyle word_style = frame.type.sans(34, 49.3F);
    const float inside = tile_icon + tile_icon_below + number_style.line_px + word_style.line_px;
    const float height = std::max(tile_least, inside + 2 * tile_pad);
    if (count < 1 || bottom - top < height + 2 * tile_apart) return;
    const float all = tile_width * static_cast<float>(count) + tile_gap * static_cast<float>(count - 1);
    const night::Zones zones = night::zones_of(frame);
    ui::Rect tile{zones.controls_x + (zones.controls_width - all) / 2, (top + bottom - height) / 2, tile_width, height};
    for (int sense = count; sense >= 1; --sense) {
        const std::string number = page.say.number(sense), word = page.say(Key::of({"sense.verb.", digit(sense)}));
        night::panel(frame, tile, 34, 0.06F);
        frame.control("quiet.to_come." + digit(sense), tile, {.role = ui::Role::text, .label = number + " " + word});
        float y = tile.center().y - inside / 2;
        frame.paint.icon(icon_of(sense), {tile.center().x - tile_icon / 2, y, tile_icon, tile_icon}, theme.lamp_300,
                         1.8F);
        y += tile_icon + tile_icon_below;
        ui::TextBlock block{.words = number,
                            .style = number_style,
                            .color = theme.cream,
                            .width_px = tile.width,
                            .align = ui::Align::center};
        y += frame.label({tile.x, y}, block).height;
        block.words = word;
        block.style = word_style;
        block.color = theme.cream_2;
        frame.label({tile.x, y}, block);
        tile.x += tile_width + tile_gap;
    }
}

struct ActionWords {
    std::string done, next;
};

ActionWords action_words(const QuietState& state, Page& page) {
    const int next = state.sense - 1;
    return {page.say("quiet.done"),
            next >= 1
                ? page.say("sense.next", {{"n", next}, {"sense", page.say(Key::of({"sense.verb.", digit(next)}))}})
                : page.say("common.continue")};
}

ui::ButtonLook next_look(const ActionWords& words) {
    return {.label = words.next, .after = ui::Icon::arrow_right, .icon_px = 50};
}

std::optional<Action> draw_actions(Page& page, const ActionWords& words, const night::ActionRow& row) {
    std::optional<Action> action;
    if (night::line_button(page.frame, "quiet.done", row.left, {.label = words.done})) action = action::QuietDone{};
    if (ui::lamp_button(page.frame, "quiet.next", row.lamp, next_look(words))) action = action::NextSense{};
    return action;
}

/// All five are behind: one sentence, and the light stays on.
std::optional<Action> draw_end(const QuietState& state, Page& page) {
    ui::Frame& frame = page.frame;
    constexpr float words_to_light = 226;
    const night::Zones zones = night::zones_of(frame);
    const night::Line end{page.say("quiet.end"), frame.type.serif(60, 69), frame.theme.cream, ui::Role::heading};
    const float words = night::height_of(frame, end);
    const float wanted = frame.is_portrait() ? lights_top + light_px / 2 : frame.canvas.height / 2;
    const ui::Point light{zones.words_x + zones.words_width / 2,
                          std::max(wanted, zones.lead_top + words + words_to_light)};
    frame.paint.glow(light, halo_radius, ui::Glow::night, halo_strength);
    draw_light(frame, light, true);
    night::draw_line(frame, light.y - words_to_light - words, end);
    const auto tab = night::tabs(state, page, night::lamp_row(frame).y - tabs_to_actions - night::tabs_height(page));
    const auto done = night::draw_done_alone(page);
    return done ? done : tab;
}

} // namespace

std::optional<Action> draw_senses(const QuietState& state, Page& page) {
    ui::Frame& frame = page.frame;
    const night::Zones zones = night::zones_of(frame);
    const SenseWords sense(state, page);
    night::draw_sky(frame, stars, state.ended ? ui::Rect{} : sense.lead_place());
    night::draw_name(state, page);
    if (state.ended) return draw_end(state, page);
    frame.paint.glow({zones.words_x + zones.words_width / 2, halo_y}, halo_radius, ui::Glow::night, halo_strength);
    const ActionWords words = action_words(state, page);
    const night::ActionRow row = night::action_row(page, {.label = words.done}, next_look(words), done_share);
    const float tabs_top = row.top() - tabs_to_actions - night::tabs_height(page);
    const std::string label = page.say("quiet.tab.senses");
    const float words_end = zones.lead_top + sense.height();
    const float lights = frame.is_portrait() ? std::max(lights_top, words_end + lights_gap) : wide_lights_top;
    const float until = frame.is_portrait() ? tabs_top - tile_apart : zones.bottom;
    const float wanted = frame.is_portrait() ? lights + light_px : words_end;
    std::optional<Action> touched;
    const bool is_without_do = wanted > until && !frame.is_portrait() &&
                               zones.lead_top + sense.height_without_do() <= until &&
                               sense.draw_do_beside(lights + light_px, tabs_top);
    if (is_without_do) {
        sense.draw(zones.lead_top, false);
        touched = draw_lights(state, page, lights);
    } else if (wanted <= until) {
        sense.draw(zones.lead_top);
        touched = draw_lights(state, page, lights);
        draw_to_come(state, page, lights + light_px, tabs_top);
    } else {
        const float width = frame.is_portrait() ? frame.canvas.width : zones.words_x + zones.words_width;
        {
            ui::ScrollBox box(frame, "quiet.words", {0, 0, width, until}, label);
            sense.draw(box.origin_y() + zones.lead_top);
            if (frame.is_portrait()) touched = draw_lights(state, page, box.origin_y() + lights);
            const ui::Color edge = frame.theme.night_edge; // the night has no one colour to fade into
            box.content_height(wanted + tile_apart, {.ground = edge.faded(0), .bar = edge});
        }
        if (!frame.is_portrait()) {
            touched = draw_lights(state, page, lights);
            draw_to_come(state, page, lights + light_px, tabs_top);
        }
    }
    const auto tab = night::tabs(state, page, tabs_top);
    const auto acted = draw_actions(page, words, row);
    if (acted) return acted;
    return tab ? tab : touched;
}

} // namespace porchlight::screens

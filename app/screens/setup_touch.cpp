// 17c: a lamp in each corner shows that the glass answers where it is touched; the outline of a card shows that the
// size is right. A touch beside the lamps says so.
#include "app/panel.h"
#include "app/screens/screens.h"
#include "app/screens/setup_step.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/header.h"
#include "ui/widgets/panel.h"

#include <algorithm>
#include <array>

namespace porchlight::screens {

namespace {

constexpr float lamp_px = 192, corner_px = 36, gap_px = 18;
constexpr float card_width_mm = 85.6F, card_height_mm = 54; // ISO/IEC 7810, ID-1
constexpr std::array<int, 4> usual_inches{22, 24, 27, 32};

struct Middle {
    float left, width, top, bottom; ///< of the list between the lamps
    float buttons_y;
};

Middle middle_of(const ui::Frame& frame) {
    const float bar = ui::bar_height(frame), height = frame.canvas.height;
    if (frame.is_portrait()) {
        const float buttons = height - bar - 512; // above the lower lamps
        return {48, frame.canvas.width - 96, 260, buttons - 24, buttons};
    }
    const float side = corner_px + lamp_px + 60, buttons = height - bar - 28 - 112;
    return {side, frame.canvas.width - 2 * side, 24, buttons - 20, buttons};
}

bool draw_lamp(Page& page, ui::Point center, std::size_t lamp, bool lit) {
    ui::Frame& frame = page.frame;
    const std::string words = page.say("setup.touch.lamp", {{"n", lamp + 1}});
    const std::string value = page.say(lit ? Key("say.on") : Key("say.off"));
    const std::string id = "setup.touch.lamp." + std::to_string(lamp + 1);
    const ui::Rect rect = ui::square_at(center, lamp_px);
    const ui::Touch touch = frame.control(id, rect, {.role = ui::Role::button, .label = words, .value = value});
    const float radius = lamp_px / 2;
    if (lit) {
        frame.paint.glow(center, radius * 3.3F, ui::Glow::lantern);
        if (frame.theme.glows) frame.paint.disc(center, radius + 26, frame.theme.lamp_500.faded(0.22F));
        frame.paint.disc(center, radius, frame.theme.lamp_500);
        frame.paint.ring(center, radius, frame.theme.lamp_700, 5);
        frame.paint.icon(ui::Icon::check, ui::square_at(center, 84), frame.theme.on_lamp, 2.8F);
        return touch.activated;
    }
    frame.paint.disc(center, radius, touch.pressed ? frame.theme.lamp_100 : frame.theme.surface);
    frame.paint.dashed_ring(center, radius, frame.theme.edge, 5);
    frame.label_in(rect, {.words = page.say.number(static_cast<std::int64_t>(lamp) + 1),
                          .style = frame.type.sans(72, 104.4F, ui::Weight::bold),
                          .color = frame.theme.ink,
                          .align = ui::Align::center});
    return touch.activated;
}

/// The glass beside the lamps first, so that every control lies over it.
std::optional<Action> lamps(Page& page, const TouchTest& test) {
    ui::Frame& frame = page.frame;
    std::optional<Action> asked;
    const float bottom = frame.canvas.height - ui::bar_height(frame);
    const std::string title = page.say("setup.touch.title");
    if (frame
            .control("setup.touch.outside", {0, 0, frame.canvas.width, bottom},
                     {.role = ui::Role::button, .label = title, .focusable = false})
            .activated)
        asked = action::TouchLamp{};
    const float near = corner_px + lamp_px / 2, far = frame.canvas.width - near;
    const std::array<ui::Point, 4> at{ui::Point{near, near}, ui::Point{far, near}, ui::Point{near, bottom - near},
                                      ui::Point{far, bottom - near}};
    for (std::size_t i = 0; i < at.size(); ++i)
        if (draw_lamp(page, at[i], i, test.lit[i])) asked = action::TouchLamp{i};
    return asked;
}

ui::TextBlock centered(std::string_view words, const ui::TextStyle& style, ui::Color color, float width) {
    return {.words = words, .style = style, .color = color, .width_px = width, .align = ui::Align::center};
}

float head(Page& page, const TouchTest& test, const TouchTestLook& look, const Middle& at, float y) {
    ui::Frame& frame = page.frame;
    constexpr float path_px = 633;
    const std::string step = page.say("setup.step", {{"n", 3}}), title = page.say("setup.touch.title");
    const std::string lead = test.off            ? page.say("setup.touch.off")
                             : look.needs_size   ? page.say("setup.touch.need")
                             : test.to_go() == 0 ? page.say("setup.touch.all")
                                                 : page.say.plural("setup.touch.lead", test.to_go());
    if (look.in_setup) {
        ui::path_lights(frame, {frame.canvas.width / 2 - path_px / 2, y}, 3, 7, step);
        y += 76;
    }
    y += frame.text({at.left, y}, centered(title, frame.type.h1(), frame.theme.ink, at.width), ui::Role::heading)
             .height +
         12;
    return y + frame
                   .text({at.left, y},
                         centered(lead, frame.type.lead(),
                                  test.off || look.needs_size ? frame.theme.ink : frame.theme.ink_2, at.width),
                         ui::Role::status)
                   .height;
}

std::optional<Action> sizes(Page& page, int chosen, const Middle& at, float y, float& end) {
    ui::Frame& frame = page.frame;
    std::vector<int> offered(usual_inches.begin(), usual_inches.end());
    if (chosen > 0 && std::find(offered.begin(), offered.end(), chosen) == offered.end()) offered.push_back(chosen);
    std::sort(offered.begin(), offered.end());
    const std::string on = page.say("say.chosen");
    std::optional<Action> asked;
    const float height = std::max(frame.is_portrait() ? 108.0F : 96.0F, frame.type.sans(38, 55.1F).line_px + 36);
    const bool two = frame.is_portrait() && frame.type.size() >= ui::TextSize::larger;
    const std::size_t columns = two ? 2 : offered.size();
    const auto count = static_cast<float>(columns);
    // The chosen one has its tick besides.
    const float spare = columns > 2 && chosen > 0 ? 53.3F : 0;
    const float even = (at.width - gap_px * (count - 1) - spare) / count;
    float x = at.left;
    for (std::size_t i = 0; i < offered.size(); ++i) {
        if (i > 0 && i % columns == 0) {
            x = at.left;
            y += height + gap_px;
        }
        const std::string words = page.say("setup.touch.inches", {{"n", offered[i]}});
        const bool is_on = offered[i] == chosen;
        const float width = even + (is_on ? spare : 0);
        if (ui::chip(frame, "setup.touch.size." + std::to_string(offered[i]), {x, y, width, height},
                     {.label = words,
                      .icon_px = 40,
                      .style = frame.type.sans(38, 55.1F, ui::Weight::semibold),
                      .value = is_on ? std::string_view(on) : std::string_view{}},
                     is_on))
            asked = action::PickInches{offered[i]};
        x += width + gap_px;
    }
    end = y + height;
    return asked;
}

/// The outline of a card at its own size on this panel.
float card(Page& page, int inches, const Middle& at, float y) {
    ui::Frame& frame = page.frame;
    constexpr float left_px = 38, between_px = 36;
    const float pad_px = frame.is_portrait() ? 32 : 24;
    const PanelSize panel = panel_of(inches, frame.is_portrait());
    const float per_mm = frame.canvas.width / static_cast<float>(panel.width_mm);
    const ui::Size outline{card_width_mm * per_mm, card_height_mm * per_mm};
    const std::string words = page.say("setup.touch.card");
    const float words_px = at.width - 2 * left_px - between_px - outline.width;
    const bool beside = words_px > 340;
    const ui::TextBlock text{.words = words,
                             .style = frame.type.sans(36, 48.96F),
                             .color = frame.theme.ink,
                             .width_px = beside ? words_px : at.width - 2 * left_px};
    const float text_px = frame.paint.measure(text).height;
    const float height = 2 * pad_px + (beside ? std::max(outline.height, text_px) : outline.height + text_px + 24);
    const ui::Rect rect{at.left, y, at.width, height};
    ui::card(frame, rect, 36);
    const ui::Rect line{rect.x + left_px, beside ? rect.center().y - outline.height / 2 : rect.y + pad_px,
                        outline.width, outline.height};
    // Whoever holds a card to it touches the glass outside of the test: no lamp was missed.
    frame.control("setup.touch.card.outside", rect, {.role = ui::Role::list_item, .label = words, .focusable = false});
    frame.paint.dashed(line, frame.theme.edge, 5, 3.18F * per_mm);
    frame.paint.fill({line.x + 32, line.y + outline.height * 0.26F, outline.width * 0.34F, 16}, frame.theme.line, 8);
    frame.paint.fill({line.x + 32, line.y + outline.height * 0.46F, outline.width * 0.58F, 16}, frame.theme.line, 8);
    frame.label(beside ? ui::Point{line.right() + between_px, rect.center().y - text_px / 2}
                       : ui::Point{rect.x + left_px, line.bottom() + 24},
                text);
    return rect.bottom();
}

std::optional<Action> buttons(Page& page, const TouchTest& test, const TouchTestLook& look, const Middle& at,
                              int inches) {
    ui::Frame& frame = page.frame;
    const std::string again = page.say("setup.touch.again"),
                      go = page.say(look.in_setup ? Key("common.continue") : Key("set.save"));
    const float words = std::max(frame.paint.measure({.words = again, .style = frame.type.button(), .color = {}}).width,
                                 frame.paint.measure({.words = go, .style = frame.type.button(), .color = {}}).width);
    const bool portrait = frame.is_portrait();
    const float width = portrait ? std::min(at.width, std::max(540.0F, words + 200)) : (at.width - 28) / 2;
    const float x = portrait ? frame.canvas.width / 2 - width / 2 : at.left;
    std::optional<Action> asked;
    if (ui::line_button(frame, "setup.touch.again", {x, at.buttons_y, width, portrait ? 120.0F : 112.0F},
                        {.label = again, .before = ui::Icon::rotate_ccw, .icon_px = 46, .stroke_units = 2.1F}))
        asked = action::TouchAgain{};
    const ui::Rect lamp =
        portrait ? ui::Rect{x, at.buttons_y + 144, width, 128} : ui::Rect{x + width + 28, at.buttons_y, width, 112};
    const bool ready = test.to_go() == 0 && inches > 0 && !look.working;
    const std::string value = ready ? std::string() : page.say("say.not_yet");
    const std::string_view id = look.in_setup ? "setup.continue" : "set.save";
    ui::ButtonLook face{.label = go, .enabled = ready, .value = value};
    if (look.in_setup) face.after = ui::Icon::arrow_right;
    if (ui::lamp_button(frame, id, lamp, face)) asked = look.in_setup ? Action(action::Continue{}) : action::SaveSite{};
    return asked;
}

} // namespace

std::optional<Action> touch_test(const TouchTest& test, const TouchTestLook& look, Page& page) {
    ui::Frame& frame = page.frame;
    const Middle at = middle_of(frame);
    const int inches = panel_inches(test, page.facts);
    ui::header_wash(frame);
    std::optional<Action> asked = lamps(page, test);
    const std::string size_words = page.say("setup.touch.size");
    {
        ui::ScrollBox list(frame, "setup.list", {at.left - 24, at.top, at.width + 48, at.bottom - at.top}, size_words);
        const float from = list.origin_y();
        const bool portrait = frame.is_portrait();
        float y = head(page, test, look, at, from + (portrait ? 70.0F : 16.0F));
        y = std::max(y + (portrait ? 36.0F : 20.0F), from + (portrait ? 428.0F : 0));
        y += frame
                 .text({at.left, y},
                       centered(size_words, frame.type.sans(36, 43.2F, ui::Weight::bold), frame.theme.ink, at.width))
                 .height +
             16;
        if (auto picked = sizes(page, inches, at, y, y)) asked = picked;
        if (inches > 0) y = card(page, inches, at, y + (portrait ? 34.0F : 20.0F));
        if (look.not_kept)
            y += 24 + setup_note(page, {at.left, y + 24}, at.width, page.say("setup.not_kept"), ui::Icon::info, true);
        list.content_height(y - from + 12);
    }
    if (auto pressed = buttons(page, test, look, at, inches)) asked = pressed;
    return asked;
}

std::optional<Action> draw_setup_touch(const SetupState& state, Page& page) {
    const bool has_size = panel_inches(state.touch, page.facts) > 0;
    return touch_test(state.touch,
                      {.needs_size = state.asked_too_soon && state.touch.to_go() == 0 && !has_size,
                       .not_kept = state.not_kept.has_value(),
                       .working = state.working},
                      page);
}

} // namespace porchlight::screens

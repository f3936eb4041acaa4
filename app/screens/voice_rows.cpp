#include "app/screens/voice_rows.h"

#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"

#include <algorithm>
#include <array>
#include <string>

namespace porchlight::screens {

namespace {

constexpr float label_above_px = 20, label_to_row_px = 14, row_px = 100, below_px = 24;
constexpr float gap_px = 18, radius_px = 32, tick_px = 40, side_px = 18;
constexpr float step_px = 96; ///< tokens.md 6, stepper: an end of 96

struct Speed {
    VoiceSpeed speed;
    std::string_view id;
    Key label;
};
constexpr std::array<Speed, 3> speeds{Speed{VoiceSpeed::slower, "accessibility.speed.slower", "acc.speed.slower"},
                                      Speed{VoiceSpeed::normal, "accessibility.speed.normal", "acc.speed.normal"},
                                      Speed{VoiceSpeed::faster, "accessibility.speed.faster", "acc.speed.faster"}};

ui::TextBlock heading(Page& page, std::string_view words, float width) {
    return {.words = words,
            .style = page.frame.type.sans(38, 55.1F, ui::Weight::bold),
            .color = page.frame.theme.ink,
            .width_px = width};
}

ui::TextBlock speed_words(Page& page, std::string_view words, float width) {
    return {.words = words,
            .style = page.frame.type.chip(),
            .color = page.frame.theme.ink,
            .width_px = width - 2 * side_px,
            .align = ui::Align::center};
}

/// A chosen one has its tick above the words.
float speeds_height(Page& page, float width) {
    float height = row_px;
    for (const Speed& one : speeds) {
        const std::string words = page.say(one.label);
        const float column = (width - 2 * gap_px) / static_cast<float>(speeds.size());
        height = std::max(height, page.frame.paint.measure(speed_words(page, words, column)).height + tick_px + 42);
    }
    return height;
}

float heading_height(Page& page, Key key, float width) {
    const std::string words = page.say(key);
    return label_above_px + page.frame.paint.measure(heading(page, words, width)).height + label_to_row_px;
}

std::optional<Action> draw_speeds(Page& page, ui::Rect row) {
    ui::Frame& frame = page.frame;
    const Voice& voice = page.state.voice;
    const std::string chosen = page.say("say.chosen");
    const float column = (row.width - 2 * gap_px) / static_cast<float>(speeds.size());
    std::optional<Action> action;
    for (std::size_t at = 0; at < speeds.size(); ++at) {
        const Speed& one = speeds.at(at);
        const bool on = one.speed == voice.speed;
        const ui::Rect tile{row.x + static_cast<float>(at) * (column + gap_px), row.y, column, row.height};
        const std::string words = page.say(one.label);
        const ui::Touch touch = frame.control(one.id, tile,
                                              {.role = ui::Role::choice_one,
                                               .label = words,
                                               .value = on ? std::string_view(chosen) : std::string_view{}});
        ui::choice_box(frame, one.id, tile, radius_px, on, touch.pressed);
        const ui::TextBlock block = speed_words(page, words, tile.width);
        const float words_px = frame.paint.measure(block).height, all = words_px + (on ? tick_px + 6 : 0);
        float y = tile.center().y - all / 2;
        if (on) {
            ui::tick(frame, {tile.center().x - tick_px / 2, y, tick_px, tick_px}, true);
            y += tick_px + 6;
        }
        frame.label({tile.x + side_px, y}, block);
        if (touch.activated) action = action::SetVoice{{one.speed, voice.loudness}};
    }
    return action;
}

bool draw_end(Page& page, std::string_view id, ui::Rect rect, ui::Icon icon, std::string_view label, bool enabled) {
    ui::Frame& frame = page.frame;
    const ui::Theme& theme = frame.theme;
    const ui::Touch touch = frame.control(id, rect, {.role = ui::Role::button, .label = label, .enabled = enabled});
    frame.paint.fill(rect, !enabled ? theme.sunken : touch.pressed ? theme.indigo.soft : theme.indigo.fill, radius_px);
    frame.paint.stroke(rect, enabled ? theme.edge : theme.line, theme.edge_px, radius_px);
    frame.paint.icon(icon, ui::square_at(rect.center(), 48), enabled ? theme.ink : theme.ink_3, 2.4F);
    return touch.activated && enabled;
}

std::optional<Action> draw_loudness(Page& page, ui::Rect row) {
    ui::Frame& frame = page.frame;
    const Voice& voice = page.state.voice;
    const std::string name = page.say("acc.loud"), now = page.say("acc.loud.step", {{"n", voice.loudness}});
    const std::string less = name + ". " + page.say("say.less"), more = name + ". " + page.say("say.more");
    std::optional<Action> action;
    if (draw_end(page, "accessibility.loud.less", {row.x, row.y, step_px, row.height}, ui::Icon::minus, less,
                 voice.loudness > 1))
        action = action::SetVoice{{voice.speed, voice.loudness - 1}};
    if (draw_end(page, "accessibility.loud.more", {row.right() - step_px, row.y, step_px, row.height}, ui::Icon::plus,
                 more, voice.loudness < Voice::loudest))
        action = action::SetVoice{{voice.speed, voice.loudness + 1}};
    // Five bars, each taller than the last, filled up to where it stands: seen as well as said.
    constexpr float bar_px = 34, bar_gap_px = 16, least_px = 28;
    const ui::TextBlock words{.words = now, .style = frame.type.chip(), .color = frame.theme.ink};
    const float bars = Voice::loudest * bar_px + (Voice::loudest - 1) * bar_gap_px;
    const float all = bars + 40 + frame.paint.measure(words).width;
    float x = row.center().x - all / 2;
    const float bottom = row.center().y + 34;
    for (int step = 1; step <= Voice::loudest; ++step) {
        const float height = least_px + static_cast<float>(step - 1) * 10;
        const ui::Rect bar{x, bottom - height, bar_px, height};
        const bool full = step <= voice.loudness;
        frame.paint.fill(bar, full ? frame.theme.sel : frame.theme.sunken, 8);
        if (!full) frame.paint.stroke(bar, frame.theme.edge, 3, 8);
        x += bar_px + bar_gap_px;
    }
    frame.text({x - bar_gap_px + 40, row.center().y - words.style.line_px / 2}, words, ui::Role::status);
    return action;
}

} // namespace

float voice_rows_height(Page& page, float width) {
    return heading_height(page, "acc.speed", width) + speeds_height(page, width) +
           heading_height(page, "acc.loud", width) + row_px + below_px;
}

std::optional<Action> draw_voice_rows(Page& page, ui::Point at, float width) {
    ui::Frame& frame = page.frame;
    const auto draw_heading = [&](Key key) {
        const std::string words = page.say(key);
        frame.text({at.x, at.y + label_above_px}, heading(page, words, width), ui::Role::heading);
        at.y += heading_height(page, key, width);
    };
    draw_heading("acc.speed");
    const float speeds_px = speeds_height(page, width);
    auto action = draw_speeds(page, {at.x, at.y, width, speeds_px});
    at.y += speeds_px;
    draw_heading("acc.loud");
    if (const auto louder = draw_loudness(page, {at.x, at.y, width, row_px})) action = *louder;
    return action;
}

} // namespace porchlight::screens

// The feeling line: arithmetic first, then its pieces from the track up.
#include "ui/widgets/feeling_line.h"

#include "ui/widgets/choice.h"
#include "ui/widgets/panel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace ui {

namespace {

struct Measures {
    float pad_px;       ///< card edge to track
    float track_top_px; ///< card top to track: the x, 88 px and 12 above it, may reach up between two cards
    float track_px, thumb_px, ends_above_px, ends_below_px;
};
constexpr Measures tall{42, 106, 88, 116, 22, 38}, low{38, 86, 74, 100, 13, 21},
    lowest{38, 102, 66, 88, 11, 10}, ///< three of them fit across the glass in the largest text
    close{38, 70, 66, 88, 10, 8};
constexpr float glow_px = 226.3F; // the gradient of tokens.md section 5 runs to the corner of its 320 px box
constexpr float clear_px = 88, target_px = 88;
constexpr int key_step = 5; // screens.md 3

const Measures& measures_of(const Frame& frame, const FeelingLineLook& look) {
    if (!look.low) return tall;
    if (frame.type.size() >= TextSize::larger) return lowest;
    return look.close ? close : low;
}

/// The line answers where its thumb can be, too, but stays clear of the x above it.
Rect target_of(Rect track, const Measures& measures) {
    return {track.x, track.y, track.width,
            std::max(target_px, track.height + (measures.thumb_px - measures.track_px) / 2 + 1)};
}

/// Paints what lies between a rectangle and its round ends, because a clip has square corners.
void square_off(Frame& frame, Rect rect, Color color) {
    constexpr int steps = 12;
    const float radius = rect.height / 2;
    for (const float side : {-1.0F, 1.0F}) {
        for (const float half : {-1.0F, 1.0F}) {
            const Point middle{side < 0 ? rect.x + radius : rect.right() - radius, rect.center().y};
            const Point corner{middle.x + side * radius, middle.y + half * radius};
            Point before{middle.x, middle.y + half * radius};
            for (int step = 1; step <= steps; ++step) {
                const float angle = std::numbers::pi_v<float> / 2 * static_cast<float>(step) / steps;
                const Point next{middle.x + side * radius * std::sin(angle),
                                 middle.y + half * radius * std::cos(angle)};
                const std::array<Point, 3> sliver{corner, before, next};
                frame.paint.polygon(sliver, color);
                before = next;
            }
        }
    }
}

void flame(Frame& frame, Point center, Size size, Color color) {
    std::array<Point, 32> outline{};
    for (std::size_t at = 0; at < outline.size(); ++at) {
        const float angle = 2 * std::numbers::pi_v<float> * static_cast<float>(at) / static_cast<float>(outline.size());
        outline.at(at) = {center.x + size.width / 2 * std::cos(angle), center.y + size.height / 2 * std::sin(angle)};
    }
    frame.paint.polygon(outline, color);
}

void draw_set_track(Frame& frame, std::string_view id, Rect track, std::uint8_t value, float thumb_px) {
    const Theme& theme = frame.theme;
    const Point light{feeling_x(track, value), track.center().y};
    const float arrived = frame.motion.toward(std::string(id) + ".thumb", 1, 220, Ease::out_back);
    frame.paint.fill(track, theme.sunken, track.height / 2);
    if (theme.glows) {
        {
            const Painter::Clip clip(frame.paint, track.inset(theme.edge_px / 2));
            frame.paint.glow(light, glow_px, Glow::slider, std::clamp(arrived, 0.0F, 1.0F));
        }
        square_off(frame, track, theme.surface);
    }
    frame.paint.stroke(track, theme.edge, theme.edge_px, track.height / 2);

    const float size = thumb_px * (0.6F + 0.4F * arrived);
    frame.paint.shadow(square_at(light, size), size / 2, Shadow::lifted);
    frame.paint.disc(light, size / 2, theme.lamp_500);
    frame.paint.ring(light, size / 2, theme.lamp_700, 5);
    flame(frame, light, {size * 34 / 116, size * 52 / 116}, theme.cream);
}

void draw_untouched_track(Frame& frame, std::string_view id, Rect track) {
    const Theme& theme = frame.theme;
    frame.motion.toward(std::string(id) + ".thumb", 0, 0, Ease::linear);
    frame.paint.fill(track, theme.sunken, track.height / 2);
    frame.paint.dashed(track, theme.edge, theme.edge_px, track.height / 2);
}

constexpr float hint_icon_px = 40, hint_gap_px = 14, name_gap_px = 24;

TextBlock name_block(const Frame& frame, const FeelingLineLook& look) {
    return {.words = look.name, .style = frame.type.h3(), .color = frame.theme.ink};
}

TextBlock hint_block(const Frame& frame, const FeelingLineLook& look, float width) {
    return {.words = look.hint, .style = frame.type.sans(34, 49.3F), .color = frame.theme.ink_2, .width_px = width};
}

/// On one line beside the name, a little smaller where that is enough; `row_px`: or below it, when it makes the card
/// that much taller.
struct Hint {
    TextBlock words;
    float row_px = 0;
};

Hint hint_of(Frame& frame, const FeelingLineLook& look, float width) {
    constexpr float least_share = 0.82F;
    const float name = frame.paint.measure(name_block(frame, look)).width;
    Hint hint{hint_block(frame, look, 0)};
    const float room = width - name - name_gap_px - hint_icon_px - hint_gap_px;
    const float share = room / frame.paint.measure(hint.words).width;
    if (share >= 1) return hint;
    if (share >= least_share) {
        hint.words.style.size_px = std::floor(hint.words.style.size_px * share);
        return hint;
    }
    hint.words.width_px = width - hint_icon_px - hint_gap_px;
    hint.row_px = frame.paint.measure(hint.words).height + 12;
    return hint;
}

void draw_hint(Frame& frame, Rect top, const Hint& hint) {
    const TextBlock& words = hint.words;
    const float row_px = hint.row_px;
    const Size size = frame.paint.measure(words);
    const float x = row_px > 0 ? top.x + hint_icon_px + hint_gap_px : top.right() - size.width;
    const float y = row_px > 0 ? top.bottom() - 4 : top.center().y - size.height / 2;
    frame.paint.icon(
        Icon::hand,
        {x - hint_gap_px - hint_icon_px, y + (words.style.line_px - hint_icon_px) / 2, hint_icon_px, hint_icon_px},
        frame.theme.ink_2);
    frame.text({x, y}, words);
}

TextBlock end_block(const Frame& frame, std::string_view words, float width, Align align) {
    return {.words = words,
            .style = frame.type.sans(34, 34),
            .color = frame.theme.ink,
            .width_px = (width - name_gap_px) / 2,
            .align = align};
}

float ends_px(Frame& frame, const FeelingLineLook& look, float width) {
    return std::max(frame.paint.measure(end_block(frame, look.left, width, Align::start)).height,
                    frame.paint.measure(end_block(frame, look.right, width, Align::end)).height);
}

/// The tick, "Set" and the x. Returns true when the x was touched.
bool draw_set_words(Frame& frame, std::string_view id, Rect top, const FeelingLineLook& look) {
    constexpr float tick_px = 40, gap_px = 14, icon_px = 44;
    const Theme& theme = frame.theme;
    const float middle = top.center().y;
    // Its target ends 12 px above the track's, so that neither is touched for the other.
    const Rect clear{top.right() + 24 - clear_px, top.bottom() - 12 - clear_px, clear_px, clear_px};
    const std::string clear_id = std::string(id) + ".clear";
    const Touch touch = frame.control(clear_id, clear, {.role = Role::button, .label = look.clear_label});
    if (touch.pressed) frame.paint.disc({clear.center().x, middle}, clear_px / 2, theme.sunken);
    frame.paint.icon(Icon::x, square_at({clear.center().x, middle}, icon_px), touch.pressed ? theme.ink : theme.ink_2,
                     2.2F);
    const TextBlock words{
        .words = look.set_word, .style = frame.type.sans(36, 52.2F, Weight::bold), .color = theme.ink};
    const Size size = frame.paint.measure(words);
    const float x = clear.x - 16 - size.width;
    frame.label({x, middle - size.height / 2}, words);
    tick(frame, {x - gap_px - tick_px, middle - tick_px / 2, tick_px, tick_px}, true);
    return touch.activated;
}

FeelingLineChange asked_of(Frame& frame, std::string_view id, Rect track, std::optional<std::uint8_t> value) {
    std::optional<std::uint8_t> after = value;
    if (const auto& drag = frame.input.drag(); drag && drag->id == id) after = feeling_at(track, drag->at.x);
    if (frame.input.focus() == id)
        for (const InputEvent& key : frame.input.keys())
            if (key.kind == InputKind::key) after = feeling_after(after, key.key);
    if (after == value) return {};
    return {.set = after, .cleared = !after, .opened = false};
}

} // namespace

std::uint8_t feeling_at(Rect track, float x) {
    const float radius = track.height / 2;
    const float share = (x - track.x - radius) / (track.width - 2 * radius);
    return static_cast<std::uint8_t>(std::lround(100 * std::clamp(share, 0.0F, 1.0F)));
}

float feeling_x(Rect track, std::uint8_t value) {
    const float radius = track.height / 2;
    return track.x + radius + (track.width - 2 * radius) * static_cast<float>(value) / 100;
}

std::optional<std::uint8_t> feeling_after(std::optional<std::uint8_t> value, KeyName key) {
    const auto moved = [&](int by) { return static_cast<std::uint8_t>(std::clamp(int{*value} + by, 0, 100)); };
    switch (key) {
    case KeyName::right:
        return value ? moved(key_step) : std::uint8_t{0};
    case KeyName::left:
        return value ? moved(-key_step) : std::uint8_t{100};
    case KeyName::home:
        return std::uint8_t{0};
    case KeyName::end:
        return std::uint8_t{100};
    case KeyName::erase:
        return std::nullopt;
    case KeyName::none:
    case KeyName::tab:
    case KeyName::back_tab:
    case KeyName::up:
    case KeyName::down:
    case KeyName::enter:
    case KeyName::escape:
    case KeyName::next:
    case KeyName::select:
        return value;
    }
    return value;
}

float feeling_line_height(Frame& frame, const FeelingLineLook& look, float width_px) {
    const Measures& measures = measures_of(frame, look);
    const float width = width_px - 2 * measures.pad_px;
    return measures.track_top_px + hint_of(frame, look, width).row_px + measures.track_px + measures.ends_above_px +
           ends_px(frame, look, width) + measures.ends_below_px;
}

FeelingLineChange feeling_line(Frame& frame, std::string_view id, Rect rect, const FeelingLineLook& look) {
    const Measures& measures = measures_of(frame, look);
    card(frame, rect, look.low ? 36 : 40);
    const float width = rect.width - 2 * measures.pad_px;
    const Hint hint = hint_of(frame, look, width);
    const Rect track{rect.x + measures.pad_px, rect.y + measures.track_top_px + hint.row_px, width, measures.track_px};
    const Rect top{track.x, rect.y + 2, track.width, measures.track_top_px - 2};
    const Touch touch = frame.control(
        id, target_of(track, measures),
        {.role = Role::slider, .label = look.name, .value = look.state_in_words, .captures_drag = true, .seen = track});
    FeelingLineChange change = asked_of(frame, id, track, look.value);
    change.opened = touch.activated;

    frame.label_in({top.x, top.y, top.width * 0.6F, top.height}, name_block(frame, look));
    if (look.value) {
        if (draw_set_words(frame, id, top, look)) change = {.set = {}, .cleared = true, .opened = false};
        // Where the finger is by now: the thumb does not wait for the answer.
        draw_set_track(frame, id, track, change.set.value_or(*look.value), measures.thumb_px);
    } else {
        draw_hint(frame, top, hint);
        draw_untouched_track(frame, id, track);
    }
    const float ends_y = track.bottom() + measures.ends_above_px;
    const TextBlock left = end_block(frame, look.left, width, Align::start),
                    right = end_block(frame, look.right, width, Align::end);
    frame.text({track.x, ends_y}, left);
    frame.text({track.right() - right.width_px, ends_y}, right);
    return change;
}

} // namespace ui

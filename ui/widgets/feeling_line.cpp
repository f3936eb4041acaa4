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

constexpr float pad_px = 42;        // card edge to track
constexpr float track_top_px = 106; // card top to track
constexpr float track_px = 88, thumb_px = 116;
constexpr float glow_px = 226.3F; // the gradient of tokens.md section 5 runs to the corner of its 320 px box
constexpr float clear_px = 88;
constexpr int key_step = 5; // screens.md 3

Rect track_of(Rect card) { return {card.x + pad_px, card.y + track_top_px, card.width - 2 * pad_px, track_px}; }

/// The line answers where its thumb can be, too, but stays clear of the x above it.
Rect target_of(Rect track) { return {track.x, track.y, track.width, track.height + (thumb_px - track_px) / 2}; }

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

void draw_set_track(Frame& frame, std::string_view id, Rect track, std::uint8_t value) {
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
    flame(frame, light, {size * 34 / thumb_px, size * 52 / thumb_px}, theme.cream);
}

void draw_untouched_track(Frame& frame, std::string_view id, Rect track) {
    const Theme& theme = frame.theme;
    frame.motion.toward(std::string(id) + ".thumb", 0, 0, Ease::linear);
    frame.paint.fill(track, theme.sunken, track.height / 2);
    frame.paint.dashed(track, theme.edge, theme.edge_px, track.height / 2);
}

void draw_hint(Frame& frame, Rect top, std::string_view hint) {
    constexpr float icon_px = 40, gap_px = 14;
    const Theme& theme = frame.theme;
    TextBlock words{.words = hint, .style = frame.type.sans(34, 49.3F), .color = theme.ink_2};
    const Size size = frame.paint.measure(words);
    const float x = top.right() - size.width;
    frame.paint.icon(Icon::hand, {x - gap_px - icon_px, top.center().y - icon_px / 2, icon_px, icon_px}, theme.ink_2);
    frame.text({x, top.center().y - size.height / 2}, words);
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

FeelingLineChange feeling_line(Frame& frame, std::string_view id, Rect rect, const FeelingLineLook& look) {
    const Theme& theme = frame.theme;
    card(frame, rect, 40);
    const Rect track = track_of(rect);
    const Rect top{track.x, rect.y + 2, track.width, track_top_px - 2};
    const Touch touch =
        frame.control(id, target_of(track),
                      {.role = Role::slider, .label = look.name, .value = look.state_in_words, .captures_drag = true});
    FeelingLineChange change = asked_of(frame, id, track, look.value);
    change.opened = touch.activated;

    frame.label_in({top.x, top.y, top.width / 2, top.height},
                   {.words = look.name, .style = frame.type.h3(), .color = theme.ink});
    if (look.value) {
        if (draw_set_words(frame, id, top, look)) change = {.set = {}, .cleared = true, .opened = false};
        draw_set_track(frame, id, track, *look.value);
    } else {
        draw_hint(frame, top, look.hint);
        draw_untouched_track(frame, id, track);
    }
    const TextStyle end_style = frame.type.sans(34, 34);
    const float ends_y = track.bottom() + 22;
    frame.text({track.x, ends_y}, {.words = look.left, .style = end_style, .color = theme.ink});
    const TextBlock right{.words = look.right, .style = end_style, .color = theme.ink};
    frame.text({track.right() - frame.paint.measure(right).width, ends_y}, right);
    return change;
}

} // namespace ui

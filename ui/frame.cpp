// The one way to make a control, and words that are read aloud. Decides nothing; keeps nothing.
#include "ui/frame.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace ui {

namespace {

// What is read aloud: neither bold marks nor the breaks that a title is given for the eye, nor what forbids one.
std::string read_aloud(std::string_view words) {
    constexpr std::string_view word_joiner = "\u2060";
    std::string plain = spoken(words);
    std::ranges::replace(plain, '\n', ' ');
    for (std::size_t at = plain.find(word_joiner); at != std::string::npos; at = plain.find(word_joiner, at))
        plain.erase(at, word_joiner.size());
    return plain;
}

} // namespace

Touch Frame::control(std::string_view id, Rect rect, const ControlNote& note) {
    access.add({.id = std::string(id),
                .role = note.role,
                .label = read_aloud(note.label),
                .value = read_aloud(note.value),
                .rect = rect,
                .seen = note.seen,
                .clip = paint.clip(),
                .enabled = note.enabled,
                .focusable = note.focusable && (can_be_touched(note.role) || note.role == Role::scroll_area),
                .covered = false,
                .captures_drag = note.captures_drag,
                .scroller = scroller});
    return {.activated = input.activated(id), .pressed = input.pressed(id), .focused = input.focused(id)};
}

Size Frame::text(Point at, const TextBlock& block, Role role) { return text(at, block, role, {}, block.color); }

Size Frame::text(Point at, const TextBlock& block, Role role, std::span<const Rect> lit, Color lit_color) {
    const Size size = paint.text(at, block, lit, lit_color);
    const float width = block.width_px > 0 ? block.width_px : size.width;
    // A line of any length hangs from `at` by its alignment; a block starts there.
    const float hang = block.width_px > 0 || block.align == Align::start ? 0 : block.align == Align::center ? 0.5F : 1;
    access.add({.id = {},
                .role = role,
                .label = read_aloud(block.words),
                .value = {},
                .rect = {at.x - width * hang, at.y, width, size.height},
                .clip = paint.clip(),
                .enabled = true,
                .focusable = false,
                .covered = false,
                .captures_drag = false,
                .scroller = scroller});
    return size;
}

namespace {

// Words in a rectangle wrap at its width, so that a longer translation never runs out of its button.
Point fitted(Painter& paint, Rect rect, TextBlock& block) {
    if (block.width_px <= 0 || block.width_px > rect.width) block.width_px = rect.width;
    const float left = block.align == Align::start    ? 0
                       : block.align == Align::center ? (rect.width - block.width_px) / 2
                                                      : rect.width - block.width_px;
    return {rect.x + left, rect.center().y - paint.measure(block).height / 2};
}

} // namespace

Size Frame::text_in(Rect rect, TextBlock block, Role role) {
    const Point at = fitted(paint, rect, block);
    return text(at, block, role);
}

Size Frame::label(Point at, const TextBlock& block) { return paint.text(at, block); }

Size Frame::label_in(Rect rect, TextBlock block) {
    const Point at = fitted(paint, rect, block);
    return label(at, block);
}

float Frame::lamp_breath() {
    constexpr double breath_seconds = 6;
    constexpr float depth = 0.08F;
    if (!is_ambient) return 1;
    wants_frame = true;
    const double along = std::fmod(now_seconds, breath_seconds) / breath_seconds;
    const auto wave = static_cast<float>((1 - std::cos(2 * std::numbers::pi * along)) / 2);
    return 1 - depth * wave * ambient_strength;
}

void Frame::wake_in(double seconds) {
    wake_in_seconds = std::max(0.0, std::min(wake_in_seconds.value_or(seconds), seconds));
}

ScrollBox::ScrollBox(Frame& frame, std::string_view id, Rect box, std::string_view label, Axis axis)
    : frame_(frame), id_(id), scroller_before_(frame.scroller), box_(box), offset_px_(frame.input.scroll(id).offset_px),
      clip_((frame.control(id, box, {.role = Role::scroll_area, .label = label}), frame.paint), box) {
    frame_.scroller = id_;
    frame_.input.scroll(id_).axis = axis;
}

ScrollBox::~ScrollBox() { frame_.scroller = scroller_before_; }

void ScrollBox::content_height(float height_px) {
    content_height(height_px, {.ground = frame_.theme.paper, .bar = frame_.theme.edge});
}

void ScrollBox::content_height(float height_px, const ScrollHint& hint) {
    constexpr float fade_px = 44, bar_px = 8, bar_right_px = 8, bar_ends_px = 14, bar_least_px = 72, little_px = 8;
    content(height_px, box_.height);
    if (height_px - box_.height <= little_px) return;
    const float below_px = height_px - box_.height - offset_px_;
    if (below_px > 0) {
        const float strength = std::min(1.0F, below_px / fade_px);
        const std::array<GradientStop, 2> stops{{{0, hint.ground.faded(0)}, {1, hint.ground.faded(strength)}}};
        frame_.paint.gradient({box_.x, box_.bottom() - fade_px, box_.width, fade_px}, stops);
    }
    const float way_px = box_.height - 2 * bar_ends_px,
                length_px = std::max(bar_least_px, way_px * box_.height / height_px);
    const float share = std::clamp(offset_px_ / (height_px - box_.height), 0.0F, 1.0F);
    frame_.paint.fill(
        {box_.right() - bar_right_px - bar_px, box_.y + bar_ends_px + share * (way_px - length_px), bar_px, length_px},
        hint.bar, bar_px / 2);
}

void ScrollBox::content_height_unhinted(float height_px) { content(height_px, box_.height); }
void ScrollBox::content_width(float width_px) { content(width_px, box_.width); }

void ScrollBox::content(float length_px, float box_px) {
    ScrollArea& area = frame_.input.scroll(id_);
    area.limit_px = std::max(0.0F, length_px - box_px);
    // Content that became shorter is pulled back from the new end, not from where the old one was.
    area.offset_px = std::min(area.offset_px, area.limit_px + overscroll_px);
}

} // namespace ui

// The fields that keys write into. A secret field draws dots; it is never told a character.
#include "ui/widgets/keyboard.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace ui {

namespace {

constexpr float dot_px = 34, dot_gap_px = 20, caret_width_px = 4, caret_height_px = 54;
constexpr std::size_t dots_max = 24; // from then on the row stays full
constexpr float fade_ms = 240;

void field_box(Frame& frame, Rect rect, bool focused, float radius) {
    const Theme& theme = frame.theme;
    frame.paint.fill(rect, theme.surface, radius);
    frame.paint.stroke(rect, focused ? theme.link() : theme.edge, focused ? 5 : theme.edge_px, radius);
}

void caret(Frame& frame, float x, float middle) {
    frame.paint.fill({x, middle - caret_height_px / 2, caret_width_px, caret_height_px}, frame.theme.link(), 2);
}

} // namespace

void secret_field(Frame& frame, std::string_view id, Rect rect, const SecretLook& look) {
    field_box(frame, rect, look.focused, look.radius_px);
    const auto count = static_cast<float>(std::min(look.characters, dots_max));
    // Dots that were there a moment ago fade where they stood.
    const std::string key(id);
    const float seen = frame.motion.toward(key + ".dots", count, count > 0 ? 0 : fade_ms, Ease::in_cubic);
    const float strength =
        frame.motion.toward(key + ".shown", count > 0 ? 1.0F : 0.0F, count > 0 ? 0 : fade_ms, Ease::linear);
    const float dots = count > 0 ? count : std::ceil(seen);

    // Thirteen dots and the caret fill the passcode field between its round ends; more of them share that room.
    const float side = look.centered ? 36.0F : (look.focused ? 5 : frame.theme.edge_px) + 40;
    const float caret_room = look.centered || look.focused ? dot_gap_px + caret_width_px : 0;
    const float room = rect.width - 2 * side - look.kept_right_px - caret_room;
    const float pitch = dots > 1 ? std::min(dot_px + dot_gap_px, (room - dot_px) / (dots - 1)) : dot_px + dot_gap_px;
    const float size = std::min(dot_px, pitch - 8);
    const float row = dots > 0 ? dots * pitch - (pitch - size) : 0;
    const float whole = row + (look.focused ? (dots > 0 ? dot_gap_px : 0) + caret_width_px : 0);
    float x = look.centered ? rect.center().x - whole / 2 : rect.x + side;
    const float middle = rect.center().y;
    for (int i = 0; i < static_cast<int>(dots); ++i)
        frame.paint.disc({x + static_cast<float>(i) * pitch + size / 2, middle}, size / 2,
                         frame.theme.ink.faded(strength));
    if (!look.focused) return;
    if (look.characters > 0)
        x += row + dot_gap_px;
    else if (look.centered)
        x = rect.center().x - caret_width_px / 2;
    caret(frame, x, middle);
}

void text_field(Frame& frame, Rect rect, std::string_view words, bool focused) {
    constexpr float side_px = 30, radius_px = 28;
    field_box(frame, rect, focused, radius_px);
    const TextBlock line{.words = words, .style = frame.type.sans(40, 58, Weight::semibold), .color = frame.theme.ink};
    const float room = rect.width - 2 * side_px - (focused ? 12.0F : 60.0F);
    const float width = words.empty() ? 0 : frame.paint.advance(line);
    const float shift = focused ? std::min(0.0F, room - width) : 0; // the end is where it is being written
    const float x = rect.x + side_px + frame.theme.edge_px + shift;
    const float middle = rect.center().y;
    {
        const Painter::Clip clip(frame.paint, {rect.x + side_px, rect.y, room + 12, rect.height});
        if (!words.empty()) frame.label({x, middle - line.style.line_px / 2}, line);
    }
    if (focused) caret(frame, x + width + 6, middle);
}

namespace {

constexpr float area_side_px = 30, area_top_px = 29, area_caret_px = 14;

TextStyle area_style(const Frame& frame) { return frame.type.sans(40, 58, Weight::semibold); }

/// Pieces of `words`, a line each; a word that is longer than a line has one of its own.
std::vector<std::string_view> lines_of(Frame& frame, std::string_view words, float room) {
    const auto advance = [&](std::string_view part) {
        return part.empty()
                   ? 0
                   : frame.paint.advance({.words = part, .style = area_style(frame), .color = frame.theme.ink});
    };
    std::vector<std::string_view> lines;
    std::size_t begin = 0, fits = 0;
    while (fits < words.size()) {
        const std::size_t space = words.find(' ', fits);
        const std::size_t end = space == std::string_view::npos ? words.size() : space + 1;
        if (fits > begin && advance(words.substr(begin, end - begin)) > room) {
            lines.push_back(words.substr(begin, fits - begin));
            begin = fits;
        }
        fits = end;
    }
    lines.push_back(words.substr(begin));
    return lines;
}

float area_room(float width) { return width - 2 * area_side_px - area_caret_px; }

} // namespace

float text_area_height(Frame& frame, float width, std::string_view words) {
    const auto lines = static_cast<float>(lines_of(frame, words, area_room(width)).size());
    return 2 * area_top_px + lines * area_style(frame).line_px;
}

void text_area(Frame& frame, Rect rect, std::string_view words) {
    constexpr float radius_px = 28;
    field_box(frame, rect, true, radius_px);
    const TextStyle style = area_style(frame);
    const std::vector<std::string_view> lines = lines_of(frame, words, area_room(rect.width));
    const auto most = static_cast<std::size_t>(std::max(1.0F, std::floor((rect.height - area_top_px) / style.line_px)));
    const std::size_t shown = std::min(most, lines.size());
    float y = rect.center().y - static_cast<float>(shown) * style.line_px / 2, width = 0;
    const float x = rect.x + area_side_px + frame.theme.edge_px;
    for (std::size_t i = lines.size() - shown; i < lines.size(); ++i) {
        const TextBlock line{.words = lines[i], .style = style, .color = frame.theme.ink};
        width = lines[i].empty() ? 0 : frame.paint.advance(line);
        if (!lines[i].empty()) frame.label({x, y}, line);
        y += style.line_px;
    }
    caret(frame, x + width + 6, y - style.line_px / 2);
}

} // namespace ui

#include "app/screens/reader_dock.h"

#include "app/screens/page_zones.h"
#include "app/screens/reading.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/fit.h"

#include <algorithm>
#include <string>
#include <vector>

namespace porchlight::screens {

namespace {

constexpr float margin_px = 48, dock_top_px = 24, dock_gap_px = 20, dock_bottom_px = 24;
constexpr float tool_px = 112, tools_gap_px = 18, tool_sides_px = 32, tool_radius_px = 32;
constexpr float bar_px = 14, bar_gap_px = 26, bar_below_px = 18, bar_wide_px = 200, bar_least_share = 0.06F;
constexpr float across_px = 420, across_margin_px = 40;

ui::TextStyle left_style(const ui::Frame& frame) { return frame.type.sans(32, 46.4F); }

enum class Face : std::uint8_t { line, dusk, text_size };

struct Tool {
    std::string_view id;
    std::string label;
    ui::Icon icon = ui::Icon::list;
    float icon_px = 46, stroke_units = 2, weight = 1;
    ui::TextStyle style = {};
    Face face = Face::line;
    Action action;
};

ui::ButtonLook look_of(const Tool& tool) {
    return {.label = tool.label,
            .before = tool.icon,
            .icon_px = tool.icon_px,
            .stroke_units = tool.stroke_units,
            .style = tool.style,
            .radius_px = tool_radius_px};
}

Action wish(action::AloudWish what) { return action::ReadAloud{what}; }

/// As tools weigh in the pictures.
std::vector<Tool> tools_of(Page& page, const ReaderDock& dock) {
    const ui::TextStyle style = page.frame.type.sans(34, 39.1F, ui::Weight::semibold);
    std::vector<Tool> tools;
    if (dock.aloud) {
        const bool paused = dock.aloud->paused, slower = page.state.voice.speed == VoiceSpeed::slower;
        tools.push_back({"reader.again", page.say("read.again"), ui::Icon::undo_2, 46, 2, 1, style, Face::line,
                         wish(action::AloudWish::again)});
        tools.push_back({"reader.pause", page.say(paused ? Key("read.play") : Key("read.pause")),
                         paused ? ui::Icon::play : ui::Icon::pause, 48, 2.2F, 1.323F,
                         page.frame.type.sans(38, 43.7F, ui::Weight::semibold), Face::dusk,
                         wish(paused ? action::AloudWish::play : action::AloudWish::pause)});
        tools.push_back({"reader.pace", page.say(slower ? Key("read.normal") : Key("read.slower")), ui::Icon::gauge, 44,
                         2, 1, style, Face::line, wish(action::AloudWish::pace)});
        tools.push_back({"reader.stop", page.say("read.stop"), ui::Icon::x, 46, 2.2F, 1, style, Face::line,
                         wish(action::AloudWish::stop)});
        return tools;
    }
    if (page.facts.site.has_speech)
        tools.push_back({"reader.aloud", page.say("read.aloud"), ui::Icon::volume_2, 46, 2, 1.2245F, style, Face::line,
                         wish(action::AloudWish::begin)});
    if (dock.has_sections)
        tools.push_back({"reader.contents", page.say("read.contents"), ui::Icon::list, 46, 2, 1, style, Face::line,
                         action::OpenContents{}});
    tools.push_back({"reader.size", page.say("read.size"), ui::Icon::list, 46, 2, 1, style, Face::text_size,
                     action::OpenTextSize{}});
    return tools;
}

/// A small and a large A: a picture, so they do not grow with the text.
struct Letters {
    ui::TextBlock small, large;
    float small_px, large_px;
    static constexpr float between_px = 10, to_words_px = 16;

    [[nodiscard]] float width() const { return small_px + between_px + large_px + to_words_px; }
};

Letters letters_of(Page& page, const ui::TextStyle& style) {
    ui::TextStyle small = style, large = style;
    small.size_px = 34, small.line_px = 39.1F, large.size_px = 52, large.line_px = 59.8F;
    const ui::Color ink = page.frame.theme.ink;
    Letters letters{{.words = "A", .style = small, .color = ink}, {.words = "A", .style = large, .color = ink}, 0, 0};
    letters.small_px = page.frame.paint.measure(letters.small).width;
    letters.large_px = page.frame.paint.measure(letters.large).width;
    return letters;
}

float picture_width(Page& page, const Tool& tool) {
    const ui::ButtonLook look = look_of(tool);
    return tool.face == Face::text_size ? letters_of(page, tool.style).width() : look.icon_px + look.gap_px;
}

/// In a smaller style where a word is wider than what such a width leaves beside the picture.
Tool fitted(Page& page, Tool tool, float width) {
    tool.style =
        ui::fitting(page.frame.paint, tool.label, tool.style, width - picture_width(page, tool) - tool_sides_px);
    return tool;
}

/// On one line, with its picture.
float needed_width(Page& page, const Tool& tool) {
    const ui::TextBlock words{.words = tool.label, .style = tool.style, .color = {}};
    return picture_width(page, tool) + page.frame.paint.measure(words).width + tool_sides_px;
}

float needed_height(Page& page, const Tool& as_drawn, float width) {
    const Tool tool = fitted(page, as_drawn, width);
    const ui::TextBlock words{.words = tool.label,
                              .style = tool.style,
                              .color = {},
                              .width_px = width - picture_width(page, tool) - tool_sides_px};
    return std::max(tool_px, page.frame.paint.measure(words).height + 40);
}

/// Where the tools stand from 0, 0, and how tall they are together.
struct ToolPlaces {
    std::vector<ui::Rect> rects;
    float height_px = 0;
};

/// One row from `first` to `last`: as drawn, or by their words where that leaves one too little. False when they do not
/// fit at all.
bool lay_row(Page& page, std::span<const Tool> row, float width, ToolPlaces& places) {
    const float room = width - tools_gap_px * static_cast<float>(row.size() - 1);
    float weights = 0, needed = 0;
    bool as_drawn = true;
    for (const Tool& tool : row) weights += tool.weight, needed += needed_width(page, tool);
    for (const Tool& tool : row) as_drawn = as_drawn && needed_width(page, tool) <= room * tool.weight / weights;
    if (!as_drawn && needed > room && row.size() > 1) return false;
    float x = 0, height = tool_px;
    const std::size_t first = places.rects.size();
    for (const Tool& tool : row) {
        const float share = as_drawn ? tool.weight / weights : needed_width(page, tool) / needed;
        places.rects.push_back({x, places.height_px, room * share, 0});
        height = std::max(height, needed_height(page, tool, room * share));
        x += room * share + tools_gap_px;
    }
    for (std::size_t at = first; at < places.rects.size(); ++at) places.rects[at].height = height;
    places.height_px += height + tools_gap_px;
    return true;
}

/// In as few rows as their words allow.
ToolPlaces places_of(Page& page, std::span<const Tool> tools, float width, bool one_each) {
    for (std::size_t rows = one_each ? tools.size() : 1;; ++rows) {
        ToolPlaces places;
        std::size_t at = 0;
        bool fits = true;
        for (std::size_t row = 0; row < rows && fits; ++row) {
            const std::size_t count = (tools.size() - at) / (rows - row); // the later rows have the more
            fits = lay_row(page, tools.subspan(at, count), width, places);
            at += count;
        }
        if (!fits) continue;
        places.height_px -= tools_gap_px;
        return places;
    }
}

bool draw_size_button(Page& page, const Tool& tool, ui::Rect rect) {
    ui::Frame& frame = page.frame;
    const ui::Touch touch = frame.control(tool.id, rect, {.role = ui::Role::button, .label = tool.label});
    frame.paint.fill(rect, touch.pressed ? frame.theme.sunken : frame.theme.surface, tool_radius_px);
    frame.paint.stroke(rect, frame.theme.edge, frame.theme.edge_px, tool_radius_px);
    const Letters letters = letters_of(page, tool.style);
    const ui::TextBlock words{.words = tool.label,
                              .style = tool.style,
                              .color = frame.theme.ink,
                              .width_px = rect.width - letters.width() - tool_sides_px + 1};
    const ui::Size size = frame.paint.measure(words);
    const float middle = rect.center().y;
    float x = rect.center().x - (letters.width() + size.width) / 2;
    frame.label({x, middle - letters.small.style.line_px / 2}, letters.small);
    x += letters.small_px + Letters::between_px;
    frame.label({x, middle - letters.large.style.line_px / 2}, letters.large);
    x += letters.large_px + Letters::to_words_px;
    frame.label({x, middle - size.height / 2}, words);
    return touch.activated;
}

bool draw_tool(Page& page, const Tool& tool, ui::Rect rect) {
    switch (tool.face) {
    case Face::line:
        return ui::line_button(page.frame, tool.id, rect, look_of(tool));
    case Face::dusk:
        return ui::dusk_button(page.frame, tool.id, rect, look_of(tool));
    case Face::text_size:
        return draw_size_button(page, tool, rect);
    }
    return false;
}

std::string left_words(const Page& page, const ReadProgress& progress) {
    return progress.minutes_left == 0 ? page.say("read.last") : page.say.plural("read.left", progress.minutes_left);
}

/// How much is left, in words and as a bar beside them, or below where they leave too little. Draws when asked to.
float lay_progress(Page& page, const ReadProgress& progress, ui::Rect row, bool draws) {
    ui::Frame& frame = page.frame;
    const std::string said = left_words(page, progress);
    const ui::TextBlock words{
        .words = said, .style = left_style(frame), .color = frame.theme.ink_2, .width_px = row.width};
    const ui::Size size = frame.paint.measure(words);
    const bool beside = size.width + bar_gap_px + bar_wide_px <= row.width;
    const float height = beside ? size.height : size.height + bar_below_px + bar_px;
    if (!draws) return height;
    frame.text({row.x, row.y}, words);
    const float x = beside ? row.x + size.width + bar_gap_px : row.x, width = row.right() - x;
    const float y = beside ? row.y + (size.height - bar_px) / 2 : row.y + size.height + bar_below_px;
    const bool contrast = frame.theme.name == ui::ThemeName::high_contrast;
    frame.paint.fill({x, y, width, bar_px}, frame.theme.sunken, bar_px / 2);
    if (contrast) frame.paint.stroke({x, y, width, bar_px}, frame.theme.edge, 2, bar_px / 2);
    const float share = bar_least_share + (1 - bar_least_share) * progress.share;
    frame.paint.fill({x, y, width * share, bar_px}, frame.theme.sky.deep, bar_px / 2);
    return height;
}

float inner_width(const ui::Frame& frame) {
    return frame.is_portrait() ? frame.canvas.width - 2 * margin_px : across_px - 2 * across_margin_px;
}

} // namespace

ui::Rect reader_dock_rect(Page& page, const ReaderDock& dock) {
    const ui::Frame& frame = page.frame;
    const float bar_y = frame.canvas.height - ui::bar_height(frame);
    if (!frame.is_portrait()) return {frame.canvas.width - across_px, 0, across_px, bar_y};
    const float width = inner_width(frame);
    const std::vector<Tool> tools = tools_of(page, dock);
    const float height = dock_top_px + lay_progress(page, dock.progress, {0, 0, width, 0}, false) + dock_gap_px +
                         places_of(page, tools, width, false).height_px + dock_bottom_px;
    return {0, bar_y - height, frame.canvas.width, height};
}

std::optional<Action> draw_reader_dock(Page& page, const ReaderDock& dock, ui::Rect rect) {
    const bool across = !page.frame.is_portrait();
    draw_dock_bed(page.frame, rect);
    const std::vector<Tool> tools = tools_of(page, dock);
    const float x = rect.x + (across ? across_margin_px : margin_px), width = inner_width(page.frame);
    const ToolPlaces places = places_of(page, tools, width, across);
    const float y = rect.bottom() - (across ? across_margin_px : dock_bottom_px) - places.height_px;
    const float left_px = lay_progress(page, dock.progress, {x, 0, width, 0}, false);
    lay_progress(page, dock.progress, {x, y - (across ? 2 : 1) * dock_gap_px - left_px, width, 0}, true);
    std::optional<Action> action;
    for (std::size_t at = 0; at < tools.size(); ++at)
        if (draw_tool(page, fitted(page, tools[at], places.rects[at].width), places.rects[at].moved(x, y)))
            action = tools[at].action;
    return action;
}

} // namespace porchlight::screens

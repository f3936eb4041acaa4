// Five family patterns as cards to turn. One is open at a time; the drawings are dots, never people.
#include "app/screens/page_zones.h"
#include "app/screens/screens.h"
#include "app/try_it_words.h"
#include "ui/widgets/choice.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace porchlight::screens {

namespace {

constexpr float low_px = 102, low_gap_px = 12;
constexpr float turn_ms = 260; // tokens.md 7, "turn"
constexpr std::array<ui::Family, 5> families{ui::Family::indigo, ui::Family::clay, ui::Family::sky, ui::Family::lamp,
                                             ui::Family::sage};

/// A drawing on a square of 120 units.
struct Pen {
    ui::Painter& paint;
    ui::Rect box;
    ui::Color color, light, behind;

    [[nodiscard]] float units(float n) const { return n * box.width / 120; }
    [[nodiscard]] ui::Point at(float x, float y) const { return {box.x + units(x), box.y + units(y)}; }
    void dot(float x, float y, float radius) const { paint.disc(at(x, y), units(radius), color); }
    void line(float x1, float y1, float x2, float y2, float width) const {
        paint.line(at(x1, y1), at(x2, y2), color, units(width));
    }
    void dashes(float x1, float y1, float x2, float y2, float width, float dash, float gap) const {
        const float length = std::hypot(x2 - x1, y2 - y1), dx = (x2 - x1) / length, dy = (y2 - y1) / length;
        for (float from = 0; from < length; from += dash + gap) {
            const float to = std::min(from + dash, length);
            line(x1 + dx * from, y1 + dy * from, x1 + dx * to, y1 + dy * to, width);
        }
    }
};

void draw_one_above_four(const Pen& pen) {
    for (const auto& [x, y] : {std::pair(24.0F, 94.0F), {48.0F, 97.0F}, {72.0F, 97.0F}, {96.0F, 94.0F}}) {
        pen.line(60, 40, x, y, 4);
        pen.dot(x, y, 10);
    }
    pen.dot(60, 30, 20);
}

void draw_stair(const Pen& pen) {
    const std::array<ui::Point, 8> stair{{pen.at(10, 106), pen.at(38, 106), pen.at(38, 82), pen.at(64, 82),
                                          pen.at(64, 58), pen.at(90, 58), pen.at(90, 34), pen.at(112, 34)}};
    pen.paint.polyline(stair, pen.color, pen.units(5));
    for (const auto& [x, y] : {std::pair(24.0F, 90.0F), {51.0F, 66.0F}, {77.0F, 42.0F}, {101.0F, 18.0F}})
        pen.dot(x, y, 12);
}

void draw_rooms(const Pen& pen) {
    pen.dashes(60, 6, 60, 114, 4, 6, 7);
    pen.dashes(6, 60, 114, 60, 4, 6, 7);
    for (const auto& [x, y] : {std::pair(26.0F, 28.0F), {96.0F, 22.0F}, {22.0F, 98.0F}, {94.0F, 92.0F}})
        pen.dot(x, y, 13);
}

void draw_circle(const Pen& pen) {
    pen.paint.ring(pen.at(60, 60), pen.units(42), pen.color, pen.units(4));
    for (const auto& [x, y] : {std::pair(60.0F, 20.0F), {98.0F, 48.0F}, {84.0F, 92.0F}, {36.0F, 92.0F}, {22.0F, 48.0F}})
        pen.dot(x, y, 13);
    pen.paint.disc(pen.at(60, 60), pen.units(15), pen.light);
    pen.paint.ring(pen.at(60, 60), pen.units(17), pen.color, pen.units(4));
}

void draw_team(const Pen& pen) {
    pen.line(18, 40, 46, 60, 5);
    pen.line(46, 60, 18, 80, 5);
    pen.line(18, 80, 18, 40, 5);
    pen.dot(18, 38, 13);
    pen.dot(48, 60, 13);
    pen.dot(18, 82, 13);
    const std::array<ui::Point, 3> head{{pen.at(78, 52), pen.at(87, 60), pen.at(78, 68)}};
    pen.line(68, 60, 86, 60, 5);
    pen.paint.polyline(head, pen.color, pen.units(5));
    pen.dashes(104, 20, 104, 100, 9, 20, 8);
}

void draw_dots(Page& page, std::size_t card, ui::Rect tile, float radius, float inset, ui::Color behind) {
    ui::Frame& frame = page.frame;
    frame.paint.fill(tile, behind, radius);
    if (frame.theme.name == ui::ThemeName::high_contrast)
        frame.paint.stroke(tile, frame.theme.edge, frame.theme.edge_px, radius);
    const Pen pen{frame.paint, tile.inset(inset), frame.theme.tint(families[card]).deep, frame.theme.lamp_500, behind};
    constexpr std::array<void (*)(const Pen&), 5> drawings{draw_one_above_four, draw_stair, draw_rooms, draw_circle,
                                                           draw_team};
    drawings[card](pen);
}

Key key_of(std::size_t card, std::string_view part) { return Key::of({"fam.", pattern_words[card], part}); }

/// "Turn" with its arrows, at the right; returns where it begins.
float draw_turn(Page& page, ui::Rect row, std::string_view words, ui::Color color, float right_px) {
    constexpr float icon_px = 40, gap_px = 12;
    ui::Frame& frame = page.frame;
    const ui::TextBlock block{
        .words = words, .style = frame.type.sans(34, 49.3F, ui::Weight::semibold), .color = color};
    const ui::Size size = frame.paint.measure(block);
    const float x = row.right() - right_px - size.width, middle = row.center().y;
    frame.label({x, middle - size.height / 2}, block);
    frame.paint.icon(ui::Icon::refresh_cw, {x - gap_px - icon_px, middle - icon_px / 2, icon_px, icon_px}, color, 2.1F);
    return x - gap_px - icon_px;
}

struct Front {
    std::string title, line;
    ui::TextBlock title_block, line_block;
    float title_px = 0, height_px = 0;
};

/// How tall a front is at least, what its words leave above and below, and the gap to the next; `is_small`: the words
/// are a step smaller and closer.
struct FrontSize {
    float least_px, around_px, gap_px;
    bool is_small = false;
};
/// As drawn, and where five have room only so: the last is for reach mode.
constexpr FrontSize front_as_drawn{164, 56, 16}, front_close{128, 32, 16}, front_small{92, 8, 12, true};
constexpr float front_small_spare_px = 48;

Front front_of(Page& page, std::size_t card, float width, bool low, bool is_small) {
    ui::Frame& frame = page.frame;
    Front front{page.say(key_of(card, "")), page.say(key_of(card, ".line")), {}, {}, 0, 0};
    const std::string turn = page.say("fam.turn");
    const float turn_px =
        frame.paint.measure({.words = turn, .style = frame.type.sans(34, 49.3F, ui::Weight::semibold), .color = {}})
            .width +
        52 + 39 + 30;
    const float room = width - (low ? 137.0F : is_small ? 145.0F : 189.0F) - turn_px;
    front.title_block = {.words = front.title,
                         .style = low        ? frame.type.sans(40, 48.8F, ui::Weight::bold)
                                  : is_small ? frame.type.sans(36, 44, ui::Weight::bold)
                                             : frame.type.h3(),
                         .color = frame.theme.ink,
                         .width_px = room};
    front.line_block = {.words = front.line,
                        .style = frame.type.sans(32, is_small ? 40.0F : 44.8F),
                        .color = frame.theme.ink_2,
                        .width_px = room};
    front.title_px = frame.paint.measure(front.title_block).height;
    front.height_px = front.title_px + (low ? 0 : frame.paint.measure(front.line_block).height);
    return front;
}

float front_height(Page& page, std::size_t card, float width, FrontSize size) {
    return std::max(size.least_px, front_of(page, card, width, false, size.is_small).height_px + size.around_px);
}
float low_height(Page& page, std::size_t card, float width) {
    constexpr float around_px = 40;
    return std::max(low_px, front_of(page, card, width, true, false).height_px + around_px);
}

/// As drawn, or as much closer as lets all five be seen in `box`; its height is 0 where they scroll with their head.
FrontSize front_size(Page& page, ui::Rect box) {
    constexpr int steps = 10;
    const auto height = [&](FrontSize size) {
        float all = size.gap_px * static_cast<float>(pattern_words.size() - 1);
        for (std::size_t card = 0; card < pattern_words.size(); ++card)
            all += front_height(page, card, box.width, size);
        return all;
    };
    FrontSize size = front_as_drawn;
    for (int step = 1; box.height > 0 && step <= steps && height(size) > box.height; ++step) {
        const float closer = static_cast<float>(step) / steps;
        size.least_px = std::lerp(front_as_drawn.least_px, front_close.least_px, closer);
        size.around_px = std::lerp(front_as_drawn.around_px, front_close.around_px, closer);
    }
    if (box.height <= 0 || height(size) <= box.height) return size;
    size = front_small;
    const float each_px = (box.height - height(size)) / static_cast<float>(pattern_words.size());
    if (each_px < 0) return front_close; // they scroll in any case
    size.least_px += std::min(each_px, front_small_spare_px);
    size.around_px += std::min(each_px, front_small_spare_px);
    return size;
}

bool draw_front(Page& page, std::size_t card, ui::Rect rect, FrontSize size, bool low) {
    ui::Frame& frame = page.frame;
    Front front = front_of(page, card, rect.width, low, size.is_small);
    front.title_block.words = front.title;
    front.line_block.words = front.line;
    const std::string id = "fam." + std::string(pattern_words[card]), turn = page.say("fam.turn");
    const std::string label = front.title + ". " + front.line + " " + page.say(key_of(card, ".alt"));
    const ui::Touch touch = frame.control(id, rect, {.role = ui::Role::button, .label = label, .value = turn});
    ui::choice_box(frame, id, rect, low ? 36.0F : 40.0F, false, touch.pressed);
    const float tile_around_px = size.is_small ? 16 : 36;
    const float tile_px = low ? 80 : std::min(size.is_small ? 80.0F : 124.0F, size.least_px - tile_around_px),
                tile_x = low ? 23 : 31, middle = rect.center().y;
    draw_dots(page, card, {rect.x + tile_x, middle - tile_px / 2, tile_px, tile_px}, low ? 24.0F : 34.0F,
              low ? 5.0F : 12.0F, frame.theme.tint(families[card]).fill);
    const ui::Point at{rect.x + tile_x + tile_px + 34, middle - front.height_px / 2};
    frame.label(at, front.title_block);
    if (!low) frame.label({at.x, at.y + front.title_px}, front.line_block);
    draw_turn(page, rect, turn, frame.theme.sky.deep, 39);
    return touch.activated;
}

/// One part of a back: a label in the card's colour, and what it says.
struct Part {
    std::string label, words;
};

std::vector<Part> parts_of(const Page& page, std::size_t card) {
    std::vector<Part> parts{{page.say("fam.feel"), page.say(key_of(card, ".feel"))},
                            {page.say("fam.step"), page.say(key_of(card, ".step"))}};
    if (pattern_words[card] == "auth") parts.push_back({{}, page.say("fam.auth.safe")});
    return parts;
}

/// Draws the back from the top of `rect`, or only measures it; returns its height.
float lay_back(Page& page, std::size_t card, ui::Rect rect, bool draws) {
    constexpr float top_px = 26, head_px = 104, side_px = 40, above_label_px = 17, below_px = 36;
    ui::Frame& frame = page.frame;
    float y = rect.y + top_px + head_px;
    for (const Part& part : parts_of(page, card)) {
        y += above_label_px;
        const ui::TextBlock label{.words = part.label,
                                  .style = frame.type.sans(34, 44.2F, ui::Weight::bold),
                                  .color = frame.theme.tint(families[card]).deep,
                                  .width_px = rect.width - 2 * side_px};
        const ui::TextBlock words{.words = part.words,
                                  .style = frame.type.sans(40, 52.8F),
                                  .color = frame.theme.ink,
                                  .width_px = rect.width - 2 * side_px};
        if (!part.label.empty()) {
            if (draws) frame.text({rect.x + side_px, y}, label);
            y += frame.paint.measure(label).height + 2;
        }
        if (draws) frame.text({rect.x + side_px, y}, words);
        y += frame.paint.measure(words).height;
    }
    return y + below_px - rect.y;
}

bool draw_back(Page& page, std::size_t card, ui::Rect rect) {
    ui::Frame& frame = page.frame;
    const ui::Tint& tint = frame.theme.tint(families[card]);
    const std::string title = page.say(key_of(card, "")), back = page.say("fam.back");
    const std::string id = "fam." + std::string(pattern_words[card]);
    const ui::Touch touch = frame.control(id, rect, {.role = ui::Role::button, .label = title, .value = back});
    frame.paint.fill(rect, tint.fill, 44);
    frame.paint.stroke(rect, tint.deep, 6, 44);
    const ui::Rect head{rect.x + 32, rect.y + 26, rect.width - 64, 104};
    draw_dots(page, card, {head.x, head.y, 104, 104}, 30, 10, frame.theme.surface);
    const float until = draw_turn(page, {head.x, head.y, head.width, head.height}, back, frame.theme.ink, 8);
    const float width = until - head.x - 132 - 16;
    frame.label_in({head.x + 132, head.y, width, head.height},
                   with_whole_words(frame, {.words = title,
                                            .style = frame.type.serif(52, 61.36F, ui::Weight::semibold),
                                            .color = frame.theme.ink,
                                            .width_px = width}));
    lay_back(page, card, rect, true);
    return touch.activated;
}

/// Returns where they end.
float draw_cards(const PatternsState& state, Page& page, ui::Rect box, std::optional<Action>& action) {
    ui::Frame& frame = page.frame;
    const auto moved = [&](std::string_view id, bool on) {
        return frame.motion.toward("fam." + std::string(id), on ? 1.0F : 0.0F, turn_ms, ui::Ease::out_cubic);
    };
    const float any = moved("any", state.turned.has_value());
    const FrontSize size = front_size(page, box);
    float y = box.y, gap = 0;
    for (std::uint8_t card = 0; card < pattern_words.size(); ++card) {
        const bool turned = state.turned == card, low = state.turned.has_value();
        const float open = moved(pattern_words[card], turned);
        const float high = front_height(page, card, box.width, size), small = low_height(page, card, box.width);
        const float back = lay_back(page, card, {box.x, 0, box.width, 0}, false);
        const float closed = high + (small - high) * any;
        const ui::Rect rect{box.x, y, box.width, closed + (back - closed) * open};
        const float strength = turned ? open : 1 - open;
        const ui::Painter::Shift shown(frame.paint, 0, 0, frame.less_movement() ? 1 : std::max(0.2F, strength));
        if (turned ? draw_back(page, card, rect) : draw_front(page, card, rect, size, low))
            action = action::TurnCard{card};
        gap = std::lerp(size.gap_px, low_gap_px, any);
        y = rect.bottom() + gap;
    }
    return y - gap;
}

} // namespace

std::optional<Action> draw(const PatternsState& state, Page& page) {
    ui::Frame& frame = page.frame;
    const std::string title = page.say("fam.title"), lead = page.say("fam.lead"), banner = page.say("fam.banner"),
                      more = page.say("fam.more"), done = page.say("fam.done");
    const PageActions actions{.line_id = "fam.more",
                              .lamp_id = "fam.done",
                              .line = {.label = more, .before = ui::Icon::book_open, .icon_px = 46},
                              .lamp = {.label = done}};
    const PageZones zones = page_zones(page, actions);
    std::optional<Action> action;
    draw_page(page, zones,
              {.title = title,
               .lead = lead,
               .banner = banner,
               .banner_icon = ui::Icon::users,
               .banner_color = frame.theme.lamp_800,
               .banner_y_px = 452,
               .banner_px = 140},
              "fam.list", [&](ui::Rect box) { return draw_cards(state, page, box, action); });
    const auto touched = draw_page_actions(page, zones, actions);
    if (touched == PageAction::line) return action::OpenRead{"five-family-dynamics"};
    if (touched == PageAction::lamp) return action::TryItDone{};
    return action;
}

} // namespace porchlight::screens

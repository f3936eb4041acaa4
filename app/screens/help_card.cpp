// A card to turn towards staff when talking is hard: the whole glass in lamp light, whatever palette was chosen, so
// that it is seen from the desk. Staff read their own language, large; whoever holds the card reads theirs below it.
// Pointing at a line ticks it; nothing of it is stored.
#include "app/screens/screens.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/fit.h"

#include <algorithm>
#include <array>
#include <string>

namespace porchlight::screens {

namespace {

constexpr float margin_px = 72, icon_px = 150, icon_to_title_px = 44, close_title_to_body_px = 28;
constexpr float body_width_px = 720; // one sentence a line
constexpr float rule_y_px = 1000, rule_px = 4;
constexpr float line_px = 132, line_gap_px = 22, line_radius_px = 36, line_side_px = 18, line_tick_px = 52,
                line_air_px = 20, line_words_gap_px = 6, close_line = 0.86F; // of the line height
constexpr float ring_px = 136;
// Landscape: what is read at the left, what is pointed at at the right.
constexpr float wide_margin_px = 56, wide_left_px = 900, wide_column_x_px = 1016, wide_top_px = 56, wide_icon_px = 110,
                wide_top_least_px = 16, wide_lines_below_px = 12,
                list_side_px = 28; ///< for the focus ring and for what tells that there is more

/// The title, which is to be seen from the desk and larger than any text size asks for, and the air between things.
struct Air {
    float title_px = 176, title_line_px = 179.52F, top_px = 96, title_to_body_px = 44;
    float languages_px = 14; ///< between the words for staff and the same in the visitor's language
    float rule_px = 36, point_to_lines_px = 22, ring_above_bar_px = 56;
};
/// Before lines to point at would have to scroll, the air goes, and then some of the title.
constexpr std::array<Air, 3> airs{{{},
                                   {.top_px = 44,
                                    .title_to_body_px = 24,
                                    .languages_px = 8,
                                    .rule_px = 20,
                                    .point_to_lines_px = 16,
                                    .ring_above_bar_px = 28},
                                   {.title_px = 140,
                                    .title_line_px = 140,
                                    .top_px = 36,
                                    .title_to_body_px = 20,
                                    .languages_px = 6,
                                    .rule_px = 18,
                                    .point_to_lines_px = 14,
                                    .ring_above_bar_px = 28}}};
constexpr const Air& as_drawn = airs.front();

constexpr std::array<Key, 4> lines{"card.line.sick", "card.line.unsafe", "card.line.use", "card.line.hurt"};
constexpr std::array<std::string_view, 4> line_ids{"help.point.sick", "help.point.unsafe", "help.point.use",
                                                   "help.point.hurt"};

/// In dark and light the same amber card; in high contrast its own.
const ui::Theme& card_theme(const ui::Frame& frame) {
    return frame.theme.name == ui::ThemeName::high_contrast ? frame.theme : ui::theme(ui::ThemeName::light);
}

/// Words for staff in the site's own language; below them, smaller, in the visitor's, where that is another one.
struct BothWords {
    std::string staff, visitor;
};

BothWords both(const Page& page, Key key) {
    const std::string& site = page.facts.site.language;
    for (const Strings* other : page.other_languages)
        if (other->language() == site && page.say.language() != site) return {(*other)(key), page.say(key)};
    return {page.say(key), {}};
}

struct Styles {
    ui::TextStyle staff, visitor;
};

ui::TextBlock block_of(const Page& page, std::string_view words, const ui::TextStyle& style, float width) {
    return {.words = words, .style = style, .color = card_theme(page.frame).on_lamp, .width_px = width};
}

/// Draws both and returns where they end.
float draw_both(Page& page, const BothWords& words, const Styles& styles, ui::Rect box, ui::Role role, const Air& air) {
    constexpr int lines_as_drawn = 4; // lines: the title breaks as it was designed, with "now." alone
    ui::Frame& frame = page.frame;
    ui::TextBlock staff = block_of(page, words.staff, styles.staff, box.width);
    if (role == ui::Role::heading) staff.lines_max = lines_as_drawn;
    float y = box.y + frame.text({box.x, box.y}, staff, role).height;
    if (words.visitor.empty()) return y;
    y += air.languages_px;
    return y + frame.text({box.x, y}, block_of(page, words.visitor, styles.visitor, box.width)).height;
}

/// How large a title may be: its longest word stays whole.
ui::TextStyle title_style(Page& page, std::string_view words, float width, const Air& air) {
    ui::TextStyle style{
        .face = ui::Face::serif, .weight = ui::Weight::semibold, .size_px = air.title_px, .line_px = air.title_line_px};
    float longest = 1;
    while (!words.empty()) {
        const std::size_t end = std::min(words.find(' '), words.size());
        longest = std::max(longest, page.frame.paint.advance(block_of(page, words.substr(0, end), style, 0)));
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    const float share = std::min(1.0F, width / longest);
    style.size_px *= share;
    style.line_px *= share;
    return style;
}

/// Icon, title and the sentence about talking, as far apart as there is air.
class Words {
  public:
    Words(Page& page, float width, float icon, const Air& air)
        : page_(page), title_(both(page, "card.title")), body_(both(page, "card.sub")), width_(width), icon_px_(icon),
          air_(air), titles_{title_style(page, title_.staff, width, air),
                             page.frame.type.serif(64, 72, ui::Weight::semibold)} {
        // Two languages or larger words need the icon's room.
        if (!title_.visitor.empty() || page.frame.type.size() >= ui::TextSize::larger) icon_px_ = 0;
        titles_.visitor = ui::a_line_less(page.frame.paint, block_of(page, title_.visitor, titles_.visitor, width));
    }
    /// Between title and sentence, instead of what is drawn.
    void stand_closer() { air_.title_to_body_px = close_title_to_body_px; }

    [[nodiscard]] float height() const {
        float height = icon_px_ > 0 ? icon_px_ + icon_to_title_px : 0;
        height += measured(block_of(page_, title_.staff, titles_.staff, width_)) + air_.title_to_body_px +
                  measured(staff_body());
        if (!title_.visitor.empty())
            height += air_.languages_px + measured(block_of(page_, title_.visitor, titles_.visitor, width_));
        if (!body_.visitor.empty()) height += air_.languages_px + measured(visitor_body());
        return height;
    }

    /// Returns where they end.
    float draw(ui::Point at) const {
        ui::Frame& frame = page_.frame;
        if (icon_px_ > 0) {
            frame.paint.icon(ui::Icon::life_buoy, {at.x, at.y, icon_px_, icon_px_}, card_theme(frame).on_lamp, 1.6F);
            at.y += icon_px_ + icon_to_title_px;
        }
        at.y =
            draw_both(page_, title_, titles_, {at.x, at.y, width_, 0}, ui::Role::heading, air_) + air_.title_to_body_px;
        at.y += frame.text(at, staff_body()).height;
        if (body_.visitor.empty()) return at.y;
        at.y += air_.languages_px;
        return at.y + frame.text(at, visitor_body()).height;
    }

  private:
    [[nodiscard]] float measured(const ui::TextBlock& block) const { return page_.frame.paint.measure(block).height; }
    [[nodiscard]] ui::TextBlock staff_body() const {
        const ui::TextStyle style{.weight = ui::Weight::medium, .size_px = 58, .line_px = 77.72F};
        return block_of(page_, body_.staff, style, std::min(width_, body_width_px));
    }
    [[nodiscard]] ui::TextBlock visitor_body() const {
        return block_of(page_, body_.visitor, page_.frame.type.lead(), width_);
    }

    Page& page_;
    BothWords title_, body_;
    float width_, icon_px_;
    Air air_;
    Styles titles_;
};

float line_room(float width) { return width - 2 * line_side_px - line_tick_px; }

/// One step smaller where that keeps a line whole, with a little air at its sides (tokens.md 3).
ui::TextStyle staff_style(Page& page, std::string_view words, float room) {
    const ui::TextStyle style = page.frame.type.button();
    if (page.frame.paint.advance(block_of(page, words, style, 0)) <= room - line_air_px) return style;
    return page.frame.type.sans(38, 43.7F, ui::Weight::bold);
}

/// How the lines stand: side by side where every line has room on half the width, else one below the other. Where
/// those would have to scroll, side by side again, with as many lines as their words need.
enum class LineSetting : std::uint8_t { halves, rows, wrapped_halves };

float line_width(LineSetting setting, float width) {
    return setting == LineSetting::rows ? width : (width - line_gap_px) / 2;
}

/// Both languages of one line, measured for its room.
struct LineWords {
    ui::TextBlock staff, visitor;
    float staff_px, all_px;
    [[nodiscard]] bool is_whole() const { return staff_px < 1.6F * staff.style.line_px; }
};

LineWords line_words(Page& page, const BothWords& words, LineSetting setting, float width) {
    const float room = line_room(width);
    const ui::TextStyle style = setting == LineSetting::wrapped_halves
                                    ? ui::fitting(page.frame.paint, words.staff, page.frame.type.button(), room)
                                    : staff_style(page, words.staff, room);
    LineWords line{block_of(page, words.staff, style, room),
                   block_of(page, words.visitor, page.frame.type.small(), room), 0, 0};
    line.visitor.style = ui::fitting(page.frame.paint, words.visitor, line.visitor.style, room);
    if (setting == LineSetting::wrapped_halves) line.visitor.style.line_px *= close_line;
    line.staff.align = line.visitor.align = ui::Align::center;
    line.staff_px = line.all_px = page.frame.paint.measure(line.staff).height;
    if (!words.visitor.empty()) line.all_px += line_words_gap_px + page.frame.paint.measure(line.visitor).height;
    return line;
}

/// As wide as each other; as tall as what stands in the same row.
struct LinePlaces {
    LineSetting setting;
    float width_px;
    std::array<float, lines.size()> heights_px{};
    [[nodiscard]] std::size_t columns() const { return setting == LineSetting::rows ? 1 : 2; }
    [[nodiscard]] float all_px() const { return top_px(lines.size()) - line_gap_px; }
    /// Where this one begins, from the top of all.
    [[nodiscard]] float top_px(std::size_t index) const {
        float top = 0;
        for (std::size_t above = 0; above + columns() <= index; above += columns())
            top += heights_px.at(above) + line_gap_px;
        return top;
    }
};

LinePlaces places_in(Page& page, LineSetting setting, float width) {
    const bool is_close = setting == LineSetting::wrapped_halves;
    LinePlaces places{setting, line_width(setting, width)};
    for (std::size_t at = 0; at < lines.size(); ++at) {
        const LineWords words = line_words(page, both(page, lines.at(at)), setting, places.width_px);
        places.heights_px.at(at) = std::max(line_px, words.all_px + (is_close ? 26.0F : 44.0F));
    }
    const auto tallest = std::ranges::max(places.heights_px);
    for (std::size_t at = 0; at + 1 < lines.size(); at += 2) {
        const float row = is_close ? std::max(places.heights_px.at(at), places.heights_px.at(at + 1)) : tallest;
        places.heights_px.at(at) = places.heights_px.at(at + 1) = row;
    }
    return places;
}

/// `room_px`: as tall as they may be before they scroll.
LinePlaces line_places(Page& page, float width, float room_px) {
    const float half = line_width(LineSetting::halves, width);
    const bool all_whole = std::ranges::all_of(
        lines, [&](Key key) { return line_words(page, both(page, key), LineSetting::halves, half).is_whole(); });
    if (all_whole) return places_in(page, LineSetting::halves, width);
    const LinePlaces rows = places_in(page, LineSetting::rows, width);
    if (rows.all_px() <= room_px) return rows;
    const LinePlaces wrapped = places_in(page, LineSetting::wrapped_halves, width);
    return wrapped.all_px() < rows.all_px() ? wrapped : rows;
}

bool draw_line(Page& page, std::size_t index, ui::Rect rect, LineSetting setting, bool pointed) {
    ui::Frame& frame = page.frame;
    const ui::Theme& card = card_theme(frame);
    const BothWords words = both(page, lines.at(index));
    const std::string own = page.say(lines.at(index)), chosen = page.say("say.chosen");
    const ui::Touch touch =
        frame.control(line_ids.at(index), rect,
                      {.role = ui::Role::choice_any, .label = own, .value = pointed ? chosen : std::string_view{}});
    frame.paint.fill(rect, touch.pressed ? card.lamp_300 : card.cream, line_radius_px);
    frame.paint.stroke(rect, card.on_lamp, pointed ? 6 : card.edge_px, line_radius_px);
    constexpr float tick_px = 44;
    if (pointed)
        frame.paint.icon(ui::Icon::check, {rect.x + line_side_px, rect.center().y - tick_px / 2, tick_px, tick_px},
                         card.on_lamp, 3);
    const LineWords line = line_words(page, words, setting, rect.width);
    // In the middle of the button; beside the tick where they would touch it.
    const float widest = std::max(frame.paint.measure(line.staff).width,
                                  words.visitor.empty() ? 0 : frame.paint.measure(line.visitor).width);
    const bool beside = (rect.width - widest) / 2 < line_side_px + line_tick_px;
    const float shift = beside && pointed ? line_tick_px : line_tick_px / 2;
    const ui::Point at{rect.x + line_side_px + shift, rect.center().y - line.all_px / 2};
    frame.label(at, line.staff);
    if (!words.visitor.empty()) frame.label({at.x, at.y + line.staff_px + line_words_gap_px}, line.visitor);
    return touch.activated;
}

Styles point_styles(const ui::Frame& frame) {
    return {frame.type.sans(38, 55.1F, ui::Weight::semibold), frame.type.small()};
}

/// "You can point to one", with the air below it.
float point_height(Page& page, float width, const Air& air) {
    const BothWords point = both(page, "card.point");
    const Styles styles = point_styles(page.frame);
    float height = page.frame.paint.measure(block_of(page, point.staff, styles.staff, width)).height;
    if (!point.visitor.empty())
        height +=
            air.languages_px + page.frame.paint.measure(block_of(page, point.visitor, styles.visitor, width)).height;
    return height + air.point_to_lines_px;
}

/// "You can point to one" and the lines; returns where they end.
float draw_lines(Page& page, const HelpCard& sheet, ui::Rect box, const LinePlaces& places, const Air& air,
                 std::optional<Action>& action) {
    const BothWords point = both(page, "card.point");
    const float y = draw_both(page, point, point_styles(page.frame), box, ui::Role::text, air) + air.point_to_lines_px;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto column = static_cast<float>(i % places.columns());
        const ui::Rect rect{box.x + column * (places.width_px + line_gap_px), y + places.top_px(i), places.width_px,
                            places.heights_px.at(i)};
        if (draw_line(page, i, rect, places.setting, sheet.pointed.at(i))) action = action::PointAtLine{i};
    }
    return y + places.all_px();
}

bool draw_ring(Page& page, ui::Rect rect) {
    const std::string ring = page.say("help.ring");
    return ui::dusk_button(page.frame, "help.ring", rect,
                           {.label = ring,
                            .before = ui::Icon::bell_ring,
                            .stroke_units = 2,
                            .style = page.frame.type.sans(44, 50.6F, ui::Weight::bold)});
}

/// Draws between `box`'s top and bottom; what does not fit scrolls.
template <typename Draw>
void within(Page& page, std::string_view id, ui::Rect box, const Draw& draw) {
    const std::string label = page.say("card.title");
    ui::ScrollBox list(page.frame, id, box, label);
    const float top = list.origin_y();
    list.content_height(draw(top) - top,
                        {.ground = card_theme(page.frame).lamp_500, .bar = card_theme(page.frame).on_lamp});
}

/// How things stand upright with this much air.
struct Upright {
    Air air;
    Words words;
    float ring_y, list_bottom, below_rule_px; ///< below it, without the lines
    LinePlaces places{};
    bool fits = false;

    Upright(Page& page, float width, const Air& with)
        : air(with), words(page, width, icon_px, with),
          ring_y(page.frame.canvas.height - ui::bar_height(page.frame) - with.ring_above_bar_px - ring_px),
          list_bottom(ring_y - line_gap_px),
          below_rule_px(rule_px + with.rule_px + point_height(page, width, with) + line_gap_px) {
        const float room_px = list_bottom - (air.top_px + words.height() + air.rule_px + below_rule_px);
        places = line_places(page, width, room_px);
        fits = places.all_px() <= room_px;
    }
};

std::optional<Action> draw_upright(const HelpCard& sheet, Page& page) {
    ui::Frame& frame = page.frame;
    const float width = frame.canvas.width - 2 * margin_px;
    const auto* air = std::ranges::find_if(airs, [&](const Air& with) { return Upright(page, width, with).fits; });
    const Upright upright(page, width, air == airs.end() ? airs.back() : *air);
    std::optional<Action> action;
    within(page, "help.card", {0, 0, frame.canvas.width, upright.list_bottom}, [&](float top) {
        const float words = upright.words.draw({margin_px, top + upright.air.top_px});
        // Where it is drawn, or higher up as far as the words let the lines be seen without scrolling.
        const float below_rule = upright.below_rule_px + upright.places.all_px();
        const float y =
            std::max(top + std::min(rule_y_px, upright.list_bottom - below_rule), words + upright.air.rule_px);
        frame.paint.fill({margin_px, y, width, rule_px}, card_theme(frame).on_lamp.faded(0.35F));
        const ui::Rect below{margin_px, y + rule_px + upright.air.rule_px, width, 0};
        return draw_lines(page, sheet, below, upright.places, upright.air, action) + line_gap_px;
    });
    if (draw_ring(page, {margin_px, upright.ring_y, width, ring_px})) action = action::RingStaff{};
    return action;
}

std::optional<Action> draw_wide(const HelpCard& sheet, Page& page) {
    ui::Frame& frame = page.frame;
    const float bottom = frame.canvas.height - ui::bar_height(frame);
    const float column = frame.canvas.width - wide_margin_px - wide_column_x_px;
    const float ring_y = bottom - 28 - ring_px;
    std::optional<Action> action;
    within(page, "help.card", {0, 0, wide_margin_px + wide_left_px + list_side_px, bottom}, [&](float top) {
        Words words(page, wide_left_px, wide_icon_px, as_drawn);
        if (wide_top_px + words.height() + line_gap_px > bottom) words.stand_closer();
        const float above = std::clamp(bottom - line_gap_px - words.height(), wide_top_least_px, wide_top_px);
        return words.draw({wide_margin_px, top + above}) + line_gap_px;
    });
    within(page, "help.lines",
           {wide_column_x_px - list_side_px, 0, column + 2 * list_side_px, ring_y - wide_lines_below_px},
           [&](float top) {
               // The air above them goes before they have to scroll.
               const float room_px = ring_y - 2 * wide_lines_below_px - point_height(page, column, as_drawn);
               const LinePlaces places = line_places(page, column, room_px - wide_top_least_px);
               const float above = std::clamp(room_px - places.all_px(), wide_top_least_px, wide_top_px);
               return draw_lines(page, sheet, {wide_column_x_px, top + above, column, 0}, places, as_drawn, action) +
                      wide_lines_below_px;
           });
    if (draw_ring(page, {wide_column_x_px, ring_y, column, ring_px})) action = action::RingStaff{};
    return action;
}

} // namespace

std::optional<Action> draw(const HelpCard& sheet, Page& page) {
    ui::Frame& frame = page.frame;
    frame.cover();
    frame.paint.fill({0, 0, frame.canvas.width, frame.canvas.height}, card_theme(frame).lamp_500);
    return frame.is_portrait() ? draw_upright(sheet, page) : draw_wide(sheet, page);
}

} // namespace porchlight::screens

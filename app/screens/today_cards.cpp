#include "app/screens/today_cards.h"

#include "app/help_lines.h"
#include "app/screens/health_words.h"
#include "app/screens/staff_parts.h"
#include "app/staff/today.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace porchlight::screens {

namespace {

constexpr float side_px = 32, head_px = 92;

Key kind_words(const std::optional<store::Reason>& reason) {
    if (!reason) return "staff.day.other";
    static constexpr std::array<Key, store::reason_count> words{"reason.group", "reason.one",   "reason.family",
                                                                "reason.meds",  "reason.first", "reason.other"};
    return words[static_cast<std::size_t>(*reason)];
}

constexpr float bars_gap_px = 18, bar_least_px = 60, bar_most_px = 290;

/// The kinds of visit as bars: how wide their names are, how tall a row, and which type they take.
struct BarsPlan {
    ui::TextStyle style;
    float names_px = 216, count_px = 0, row_px = 49, bar_px = 30;
    [[nodiscard]] float least_width() const { return names_px + count_px + 2 * bars_gap_px + bar_least_px; }
};

BarsPlan bars_plan(Page& page, float width_most) {
    ui::Frame& frame = page.frame;
    const auto& kinds = page.facts.today.kinds;
    BarsPlan plan{.style = frame.type.sans(33, 47.85F)};
    if (kinds.size() > 4) { // five or six kinds share the room of four
        plan.style = frame.type.sans(28, 32);
        plan.row_px = plan.style.line_px;
        plan.bar_px = 22;
    }
    float names = plan.names_px;
    for (const KindFact& kind : kinds) {
        const std::string words = page.say(kind_words(kind.reason)), count = page.say.number(kind.visits);
        names = std::max(
            names, frame.paint.measure({.words = words, .style = plan.style, .color = frame.theme.ink}).width + 2);
        plan.count_px = std::max(
            plan.count_px, frame.paint.measure({.words = count, .style = plan.style, .color = frame.theme.ink}).width);
    }
    plan.count_px += 12; // its weight is bold
    plan.names_px = std::min(names, width_most - plan.least_width() + plan.names_px);
    for (const KindFact& kind : kinds) {
        const std::string words = page.say(kind_words(kind.reason));
        plan.row_px = std::max(
            plan.row_px,
            frame.paint
                .measure({.words = words, .style = plan.style, .color = frame.theme.ink, .width_px = plan.names_px})
                .height);
    }
    return plan;
}

float bars_height(Page& page, const BarsPlan& plan) {
    return plan.row_px * static_cast<float>(page.facts.today.kinds.size());
}

void kind_bars(Page& page, ui::Rect at, const BarsPlan& plan) {
    ui::Frame& frame = page.frame;
    const auto& kinds = page.facts.today.kinds;
    if (kinds.empty()) return;
    const float bar_max_px =
        std::clamp(at.width - plan.names_px - 2 * bars_gap_px - plan.count_px, bar_least_px, bar_most_px);
    ui::TextStyle bold = plan.style;
    bold.weight = ui::Weight::bold;
    const std::int32_t most = std::ranges::max(kinds, {}, &KindFact::visits).visits;
    const float row_px = std::max(plan.row_px, at.height / static_cast<float>(std::max<std::size_t>(kinds.size(), 4)));
    float y = at.y;
    for (const KindFact& kind : kinds) {
        const std::string words = page.say(kind_words(kind.reason)), count = page.say.number(kind.visits);
        const ui::Rect row{at.x, y, at.width, row_px};
        const float bar = std::round(static_cast<float>(kind.visits) / static_cast<float>(most) * bar_max_px);
        frame.text_in({row.x, row.y, plan.names_px, row.height},
                      {.words = words, .style = plan.style, .color = frame.theme.ink_2, .width_px = plan.names_px});
        const float x = row.x + plan.names_px + bars_gap_px;
        frame.paint.fill({x, row.center().y - plan.bar_px / 2, bar, plan.bar_px}, frame.theme.chart_bar, 10);
        frame.text_in({x + bar + bars_gap_px, row.y, plan.count_px, row.height},
                      {.words = count, .style = bold, .color = frame.theme.ink});
        y += row_px;
    }
}

/// Fill and words of a cell, by its shade: nobody, then a larger share each.
struct CellColors {
    ui::Color fill, words;
};
CellColors cell_colors(const ui::Theme& theme, int shade) {
    if (theme.name == ui::ThemeName::high_contrast) return {theme.surface, theme.ink};
    // design/tokens.md, 2.1: the same blues in every theme, with words of at least 6.6 : 1 on each.
    static constexpr std::array<ui::Color, 5> fills{ui::opaque(0xEFF0F7), ui::opaque(0xCDD2E8), ui::opaque(0xA9B2D8),
                                                    ui::opaque(0x4D5996), ui::opaque(0x2C3669)};
    constexpr ui::Color dark = ui::opaque(0x1F2540), light = ui::opaque(0xFFFFFF);
    return {fills[static_cast<std::size_t>(shade)], shade > 2 ? light : dark};
}

constexpr float cells_px = 76, words_to_cells_px = 14, line_to_line_px = 26;

ui::TextBlock few_words(Page& page, const std::string& words, float width) {
    return {.words = words,
            .style = page.frame.type.sans(32, 43.2F),
            .color = page.frame.theme.ink_2,
            .width_px = width - 40,
            .align = ui::Align::center};
}

float cells_height(Page& page, const FeelingFact& feeling, float width) {
    if (feeling.cells) return std::max(cells_px, page.frame.type.sans(38, 55.1F).line_px + 16);
    const std::string few = page.say("staff.feel.few");
    return std::max(cells_px, page.frame.paint.measure(few_words(page, few, width)).height + 24);
}

void feeling_cells(Page& page, ui::Rect at, const FeelingFact& feeling) {
    constexpr float gap_px = 10, radius_px = 20;
    ui::Frame& frame = page.frame;
    if (!feeling.cells) {
        frame.paint.fill(at, frame.theme.sunken, radius_px);
        const std::string few = page.say("staff.feel.few");
        frame.text_in(at.inset(20, 0), few_words(page, few, at.width));
        return;
    }
    const auto& cells = *feeling.cells;
    const std::int32_t answers = std::accumulate(cells.begin(), cells.end(), 0);
    const float width = (at.width - gap_px * static_cast<float>(cells.size() - 1)) / static_cast<float>(cells.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const ui::Rect cell{at.x + static_cast<float>(i) * (width + gap_px), at.y, width, at.height};
        const CellColors colors = cell_colors(frame.theme, staff::cell_shade(cells[i], answers));
        frame.paint.fill(cell, colors.fill, radius_px);
        if (frame.theme.name == ui::ThemeName::high_contrast) frame.paint.stroke(cell, frame.theme.edge, 3, radius_px);
        const std::string words =
            staff::is_hidden(cells[i]) ? page.say("staff.feel.hidden") : page.say.number(cells[i]);
        frame.text_in(cell, {.words = words,
                             .style = frame.type.sans(38, 55.1F, ui::Weight::bold),
                             .color = colors.words,
                             .align = ui::Align::center});
    }
}

/// A feeling line's name between its two end words, or above them where they do not fit beside it.
struct FeelingWords {
    std::string name, left, right;
    bool above = false;
    float name_px = 34, ends_px = 34;
    [[nodiscard]] float height() const { return above ? name_px + ends_px : name_px; }
};

ui::TextBlock end_words(const ui::Frame& frame, std::string_view words, float width, ui::Align align) {
    const float line_px = frame.type.size() == ui::TextSize::standard ? 34.0F : 43.0F;
    return {.words = words,
            .style = frame.type.sans(32, line_px),
            .color = frame.theme.ink_2,
            .width_px = width,
            .align = align};
}

ui::TextBlock name_words(const ui::Frame& frame, std::string_view words, float width) {
    const float line_px = frame.type.size() == ui::TextSize::standard ? 34.0F : 45.0F;
    return {.words = words,
            .style = frame.type.sans(34, line_px, ui::Weight::bold),
            .color = frame.theme.ink,
            .width_px = width,
            .align = ui::Align::center};
}

FeelingWords feeling_words(Page& page, std::size_t line, float width) {
    struct Words {
        Key name, left, right;
    };
    static constexpr std::array<Words, line_count> all{Words{"mood.energy", "mood.energy.left", "mood.energy.right"},
                                                       Words{"mood.mood", "mood.mood.left", "mood.mood.right"},
                                                       Words{"mood.ease", "mood.ease.left", "mood.ease.right"}};
    ui::Frame& frame = page.frame;
    FeelingWords words{page.say(all[line].name), page.say(all[line].left), page.say(all[line].right)};
    const auto wide = [&](const ui::TextBlock& block) { return frame.paint.measure(block).width; };
    const float ends = std::max(wide(end_words(frame, words.left, 0, ui::Align::start)),
                                wide(end_words(frame, words.right, 0, ui::Align::start)));
    words.above = wide(name_words(frame, words.name, 0)) + 2 * (ends + 32) > width;
    const auto tall = [&](const ui::TextBlock& block) { return frame.paint.measure(block).height; };
    words.name_px = tall(name_words(frame, words.name, width));
    words.ends_px = std::max(tall(end_words(frame, words.left, width / 2 - 16, ui::Align::start)),
                             tall(end_words(frame, words.right, width / 2 - 16, ui::Align::end)));
    return words;
}

float feeling_line_height(Page& page, float width, std::size_t line) {
    return feeling_words(page, line, width).height() + words_to_cells_px +
           cells_height(page, page.facts.today.feelings[line], width);
}

void feeling_line(Page& page, ui::Rect at, std::size_t line) {
    ui::Frame& frame = page.frame;
    const FeelingWords words = feeling_words(page, line, at.width);
    const float half = at.width / 2 - 16, ends_y = words.above ? at.y + words.name_px : at.y;
    frame.text({at.x, ends_y}, end_words(frame, words.left, half, ui::Align::start));
    frame.text({at.x, at.y}, name_words(frame, words.name, at.width));
    frame.text({at.right() - half, ends_y}, end_words(frame, words.right, half, ui::Align::end));
    const FeelingFact& feeling = page.facts.today.feelings[line];
    feeling_cells(page,
                  {at.x, at.y + words.height() + words_to_cells_px, at.width, cells_height(page, feeling, at.width)},
                  feeling);
}

} // namespace

HealthLook health_look(Page& page, HealthFact what) {
    switch (what) {
    case HealthFact::well:
        break;
    case HealthFact::export_due:
        return {ui::Icon::usb, page.say.plural("staff.att.export", page.facts.today.health_number), true};
    case HealthFact::clock:
        return {ui::Icon::clock, page.say("staff.att.clock"), false};
    case HealthFact::full:
        return {ui::Icon::hard_drive, page.say("staff.att.full"), true};
    case HealthFact::unread:
        return {ui::Icon::hard_drive, page.say("staff.att.unread"), false};
    case HealthFact::damage:
        return {ui::Icon::hard_drive, page.say("staff.att.damage"), false};
    case HealthFact::reserve:
        return {ui::Icon::hard_drive, page.say("staff.att.reserve"), true};
    case HealthFact::upkeep:
        return {ui::Icon::refresh_cw, page.say("staff.att.upkeep"), false};
    case HealthFact::help_numbers:
        return {ui::Icon::phone, page.say("staff.att.help", {{"n", verified_for_days}}), false};
    case HealthFact::power:
        return {ui::Icon::plug, page.say("staff.att.power"), false};
    }
    return {};
}

namespace {

constexpr float link_icon_px = 40, link_gap_px = 6, link_px = 88;

/// The words of a head and where they stand: side by side, or one below the other.
struct HeadPlan {
    ui::TextBlock title, second;
    ui::Size title_size = {}, second_size = {};
    bool below = false;
    float height = head_px;
};

HeadPlan head_plan(Page& page, float card_width, const CardHead& head) {
    ui::Frame& frame = page.frame;
    const bool link = !head.link.empty();
    const float room = card_width - 2 * side_px;
    HeadPlan plan{
        .title = {.words = head.title, .style = frame.type.sans(40, 48, ui::Weight::bold), .color = frame.theme.ink},
        .second = {.words = head.second,
                   .style = link ? frame.type.sans(32, 46.4F, ui::Weight::semibold) : frame.type.sans(32, 43.2F),
                   .color = link          ? frame.theme.sky.deep
                            : head.strong ? frame.theme.ink
                                          : frame.theme.ink_2}};
    plan.title_size = frame.paint.measure(plan.title);
    if (!head.second.empty()) plan.second_size = frame.paint.measure(plan.second);
    const float beside = plan.second_size.width + (link ? link_icon_px + link_gap_px : 0);
    plan.below = !head.second.empty() && plan.title_size.width + 32 + beside > room;
    if (plan.title_size.width > room) {
        plan.title.width_px = room;
        plan.title_size = frame.paint.measure(plan.title);
    }
    if (plan.below && beside > room) {
        plan.second.width_px = room - (link ? link_icon_px + link_gap_px : 0);
        plan.second_size = frame.paint.measure(plan.second);
    }
    const float second = link ? std::max(link_px, plan.second_size.height + 12) : plan.second_size.height + 20;
    plan.height = plan.below ? 22 + plan.title_size.height + second : std::max(head_px, plan.title_size.height + 44);
    return plan;
}

} // namespace

float card_head_height(Page& page, float card_width, const CardHead& head) {
    return head_plan(page, card_width, head).height;
}

bool card_head(Page& page, ui::Rect card, const CardHead& head) {
    ui::Frame& frame = page.frame;
    HeadPlan plan = head_plan(page, card.width, head);
    const float middle = card.y + 2 + plan.height / 2, left = card.x + side_px;
    frame.text({left, plan.below ? card.y + 22 : middle - plan.title_size.height / 2}, plan.title, ui::Role::heading);
    if (head.second.empty()) return false;
    const float second_y = plan.below ? card.y + 22 + plan.title_size.height : 0;
    if (head.link.empty()) {
        const float x = plan.below ? left : card.right() - side_px - plan.second_size.width;
        frame.text({x, plan.below ? second_y : middle - plan.second_size.height / 2}, plan.second);
        return false;
    }
    const float width = plan.second_size.width + link_gap_px + link_icon_px;
    const ui::Rect rect = plan.below ? ui::Rect{left, second_y, width, std::max(link_px, plan.second_size.height + 12)}
                                     : ui::Rect{card.right() - 22 - width, card.y + 4, width, link_px};
    const ui::Touch touch = frame.control(head.link, rect, {.role = ui::Role::link, .label = head.second});
    if (touch.pressed) plan.second.color = frame.theme.ink;
    frame.label({rect.x, rect.center().y - plan.second_size.height / 2}, plan.second);
    frame.paint.icon(ui::Icon::chevron_right,
                     {rect.right() - link_icon_px, rect.center().y - link_icon_px / 2, link_icon_px, link_icon_px},
                     plan.second.color, 2.2F);
    return touch.activated;
}

float day_card(Page& page, ui::Rect at, std::optional<Action>& asked) {
    ui::Frame& frame = page.frame;
    const std::string title = page.say("staff.day"), weeks = page.say("staff.day.weeks"),
                      count = page.say.number(page.facts.today.checked_in), words = page.say("staff.day.checkedin");
    constexpr float number_least_px = 252, rule_px = 62, body_px = 196, bottom_px = 16;
    const CardHead head{title, weeks, "staff.day.weeks"};
    ui::TextBlock number{
        .words = count, .style = frame.type.serif(124, 124, ui::Weight::semibold), .color = frame.theme.ink};
    ui::TextBlock under{.words = words, .style = frame.type.sans(33, 39.6F), .color = frame.theme.ink_2};
    const ui::Size number_size = frame.paint.measure(number), under_size = frame.paint.measure(under);
    const float inner = at.width - 2 * side_px;
    const float number_px = std::min(std::max({number_least_px, number_size.width, under_size.width}), inner);
    const bool any = !page.facts.today.kinds.empty();
    const BarsPlan beside = bars_plan(page, inner - number_px - rule_px), below = bars_plan(page, inner);
    const bool stacked = any && number_px + rule_px + below.least_width() > inner;
    const BarsPlan& plan = stacked ? below : beside;
    const float count_px = number_size.height + under_size.height + 19, bars = any ? bars_height(page, plan) : 0;
    const float body = stacked ? count_px + 24 + bars + 8 : std::max({body_px, count_px, bars});
    const ui::Rect card{at.x, at.y, at.width, 2 + card_head_height(page, at.width, head) + body + bottom_px - 2};
    staff_card(frame, card);
    if (card_head(page, card, head)) asked = action::OpenTrends{};
    const ui::Rect inside{card.x + side_px, card.bottom() - bottom_px - body + 2, inner, body};
    const float top = stacked ? inside.y : inside.y + 13.2F;
    number.width_px = under.width_px = number_px;
    number.align = under.align = stacked ? ui::Align::start : ui::Align::center;
    frame.text({inside.x, top}, number);
    frame.text({inside.x, top + number_size.height + 6}, under);
    if (!any) return card.bottom();
    if (stacked) {
        kind_bars(page, {inside.x, inside.y + count_px + 24, inner, 0}, plan);
        return card.bottom();
    }
    frame.paint.fill({inside.x + number_px + 30, inside.y + 5, 2, body - 10}, frame.theme.line);
    const float bars_x = number_px + rule_px;
    kind_bars(page, {inside.x + bars_x, inside.y, inner - bars_x, body_px}, plan);
    return card.bottom();
}

float feelings_card(Page& page, ui::Rect at) {
    ui::Frame& frame = page.frame;
    const auto& feelings = page.facts.today.feelings;
    const bool any = std::ranges::any_of(feelings, [](const FeelingFact& one) { return one.cells.has_value(); });
    const std::string title = page.say("staff.feel"), enough = any ? page.say("staff.feel.enough") : std::string();
    const CardHead head{title, enough};
    const float inner = at.width - 2 * side_px, top = card_head_height(page, at.width, head) + 8;
    float height = top + 22;
    for (std::size_t line = 0; line < feelings.size(); ++line)
        height += feeling_line_height(page, inner, line) + (line > 0 ? line_to_line_px : 0);
    const ui::Rect card{at.x, at.y, at.width, height};
    staff_card(frame, card);
    card_head(page, card, head);
    float y = card.y + top;
    for (std::size_t line = 0; line < feelings.size(); ++line) {
        feeling_line(page, {card.x + side_px, y, inner, 0}, line);
        y += feeling_line_height(page, inner, line) + line_to_line_px;
    }
    return card.bottom();
}

namespace {

std::optional<HealthLook> attention(Page& page) {
    const HealthFact most_urgent = page.facts.today.health;
    return most_urgent == HealthFact::well ? std::nullopt : std::optional(health_look(page, most_urgent));
}

} // namespace

float health_line(Page& page, ui::Rect at, std::optional<Action>& asked) {
    ui::Frame& frame = page.frame;
    const ui::Theme& theme = frame.theme;
    const auto urgent = attention(page);
    const std::string words = urgent ? urgent->words : page.say("staff.well");
    constexpr float chevron_px = 44;
    const float side = urgent ? 111 : 130;
    const ui::TextBlock text{.words = words,
                             .style =
                                 urgent ? frame.type.sans(36, 45) : frame.type.sans(38, 55.1F, ui::Weight::semibold),
                             .color = theme.ink,
                             .width_px = at.width - side - 32 - chevron_px - 26};
    const ui::Rect rect{at.x, at.y, at.width, std::max(120.0F, frame.paint.measure(text).height + 28)};
    const ui::Touch touch = frame.control("staff.health", rect, {.role = ui::Role::button, .label = words});
    StaffCardLook look{.line = theme.edge, .line_px = theme.edge_px}; // it can be touched
    if (urgent) look = {.face = theme.attention, .line = theme.attention_line, .line_px = 3};
    if (touch.pressed) look.face = urgent ? theme.lamp_50 : theme.sunken;
    staff_card(frame, rect, look);
    const float middle = rect.center().y, right = rect.right() - 32;
    if (urgent) {
        frame.paint.icon(urgent->icon, {rect.x + 33, middle - 26, 52, 52}, theme.attention_text);
    } else {
        frame.paint.disc({rect.x + 68, middle}, 36, theme.sage.fill);
        frame.paint.icon(ui::Icon::check, ui::square_at({rect.x + 68, middle}, 42), theme.sage.deep, 2.6F);
    }
    frame.label_in({rect.x + side, rect.y, text.width_px, rect.height}, text);
    frame.paint.icon(ui::Icon::chevron_right, {right - chevron_px, middle - chevron_px / 2, chevron_px, chevron_px},
                     theme.ink, 2.2F);
    if (touch.activated) asked = action::OpenHealth{};
    return rect.bottom();
}

} // namespace porchlight::screens

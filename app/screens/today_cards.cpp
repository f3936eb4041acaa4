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

void kind_bars(Page& page, ui::Rect at) {
    constexpr float words_px = 216, gap_px = 18, bar_least_px = 60;
    ui::Frame& frame = page.frame;
    const float bar_max_px = std::clamp(at.width - words_px - 2 * gap_px - 80, bar_least_px, 290.0F);
    const auto& kinds = page.facts.today.kinds;
    if (kinds.empty()) return;
    const std::size_t rows = std::max<std::size_t>(kinds.size(), 4);
    const float row_px = at.height / static_cast<float>(rows);
    const bool tight = rows > 4; // five or six kinds share the room of four
    const ui::TextStyle style = tight ? frame.type.sans(28, row_px) : frame.type.sans(33, 47.85F);
    ui::TextStyle bold = style;
    bold.weight = ui::Weight::bold;
    const std::int32_t most = std::ranges::max(kinds, {}, &KindFact::visits).visits;
    float y = at.y;
    for (const KindFact& kind : kinds) {
        const std::string words = page.say(kind_words(kind.reason)), count = page.say.number(kind.visits);
        const ui::Rect row{at.x, y, at.width, row_px};
        const float bar = std::round(static_cast<float>(kind.visits) / static_cast<float>(most) * bar_max_px);
        const float bar_px = tight ? 22 : 30;
        frame.text_in({row.x, row.y, words_px, row.height},
                      {.words = words, .style = style, .color = frame.theme.ink_2, .lines_max = 1});
        const float x = row.x + words_px + gap_px;
        frame.paint.fill({x, row.center().y - bar_px / 2, bar, bar_px}, frame.theme.chart_bar, 10);
        frame.text_in({x + bar + gap_px, row.y, 80, row.height},
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

void feeling_cells(Page& page, ui::Rect at, std::string_view name, const FeelingFact& feeling) {
    constexpr float gap_px = 10, radius_px = 20;
    ui::Frame& frame = page.frame;
    if (!feeling.cells) {
        frame.paint.fill(at, frame.theme.sunken, radius_px);
        const std::string few = page.say("staff.feel.few");
        frame.text_in(at, {.words = few,
                           .style = frame.type.sans(32, 43.2F),
                           .color = frame.theme.ink_2,
                           .align = ui::Align::center});
        return;
    }
    const auto& cells = *feeling.cells;
    const std::int32_t answers = std::accumulate(cells.begin(), cells.end(), 0);
    const float width = (at.width - gap_px * static_cast<float>(cells.size() - 1)) / static_cast<float>(cells.size());
    std::string spoken(name);
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

void feeling_line(Page& page, ui::Rect at, std::size_t line) {
    struct Words {
        Key name, left, right;
    };
    static constexpr std::array<Words, line_count> all{Words{"mood.energy", "mood.energy.left", "mood.energy.right"},
                                                       Words{"mood.mood", "mood.mood.left", "mood.mood.right"},
                                                       Words{"mood.ease", "mood.ease.left", "mood.ease.right"}};
    ui::Frame& frame = page.frame;
    const ui::Rect head{at.x, at.y, at.width, 34};
    const std::string name = page.say(all[line].name), left = page.say(all[line].left),
                      right = page.say(all[line].right);
    ui::TextBlock end{.words = left, .style = frame.type.sans(32, 34), .color = frame.theme.ink_2, .width_px = 0};
    frame.text_in({head.x, head.y, 300, head.height}, end);
    frame.text_in(head, {.words = name,
                         .style = frame.type.sans(34, 34, ui::Weight::bold),
                         .color = frame.theme.ink,
                         .align = ui::Align::center});
    end.words = right;
    end.align = ui::Align::end;
    frame.text_in({head.right() - 300, head.y, 300, head.height}, end);
    feeling_cells(page, {at.x, at.y + 48, at.width, 76}, name, page.facts.today.feelings[line]);
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

void card_head(Page& page, ui::Rect card, std::string_view title) {
    ui::Frame& frame = page.frame;
    frame.text_in(
        {card.x + side_px, card.y + 2, card.width * 0.66F, head_px},
        {.words = title, .style = frame.type.sans(40, 48, ui::Weight::bold), .color = frame.theme.ink, .lines_max = 1},
        ui::Role::heading);
}

void card_caption(Page& page, ui::Rect card, std::string_view words, ui::Color color) {
    page.frame.text_in({card.x + card.width / 2, card.y + 2, card.width / 2 - side_px, head_px},
                       {.words = words,
                        .style = page.frame.type.sans(32, 43.2F),
                        .color = color,
                        .align = ui::Align::end,
                        .lines_max = 1});
}

bool card_link(Page& page, std::string_view id, ui::Rect card, std::string_view words, bool enabled) {
    constexpr float icon_px = 40, gap_px = 6, height_px = 88;
    ui::Frame& frame = page.frame;
    ui::TextBlock text{
        .words = words, .style = frame.type.sans(32, 46.4F, ui::Weight::semibold), .color = frame.theme.sky.deep};
    const ui::Size size = frame.paint.measure(text);
    const float right = card.right() - 22;
    const ui::Rect rect{right - icon_px - gap_px - size.width, card.y + 4, size.width + gap_px + icon_px, height_px};
    const ui::Touch touch = frame.control(id, rect, {.role = ui::Role::link, .label = words, .enabled = enabled});
    if (touch.pressed && enabled) text.color = frame.theme.ink;
    frame.label({rect.x, rect.center().y - size.height / 2}, text);
    frame.paint.icon(ui::Icon::chevron_right, {right - icon_px, rect.center().y - icon_px / 2, icon_px, icon_px},
                     text.color, 2.2F);
    return touch.activated && enabled;
}

float day_card(Page& page, ui::Rect at, std::optional<Action>& asked) {
    ui::Frame& frame = page.frame;
    const ui::Rect card{at.x, at.y, at.width, 304};
    staff_card(frame, card);
    const std::string title = page.say("staff.day"), weeks = page.say("staff.day.weeks"),
                      count = page.say.number(page.facts.today.checked_in), words = page.say("staff.day.checkedin");
    card_head(page, card, title);
    if (card_link(page, "staff.day.weeks", card, weeks)) asked = action::OpenTrends{};
    const ui::Rect body{card.x + side_px, card.y + 2 + head_px, card.width - 2 * side_px, 196};
    constexpr float number_px = 252;
    frame.text_in({body.x, body.y + 13.2F, number_px, 124}, {.words = count,
                                                             .style = frame.type.serif(124, 124, ui::Weight::semibold),
                                                             .color = frame.theme.ink,
                                                             .align = ui::Align::center});
    frame.text_in(
        {body.x, body.y + 143.2F, number_px, 39.6F},
        {.words = words, .style = frame.type.sans(33, 39.6F), .color = frame.theme.ink_2, .align = ui::Align::center});
    if (page.facts.today.kinds.empty()) return card.bottom();
    frame.paint.fill({body.x + number_px + 30, body.y + 5, 2, 186}, frame.theme.line);
    kind_bars(page, {body.x + 314, body.y, body.width - 314, body.height});
    return card.bottom();
}

float feelings_card(Page& page, ui::Rect at) {
    ui::Frame& frame = page.frame;
    const ui::Rect card{at.x, at.y, at.width, 546};
    staff_card(frame, card);
    const std::string title = page.say("staff.feel");
    card_head(page, card, title);
    const auto& feelings = page.facts.today.feelings;
    const bool any = std::ranges::any_of(feelings, [](const FeelingFact& one) { return one.cells.has_value(); });
    if (any) card_caption(page, card, page.say("staff.feel.enough"), frame.theme.ink_2);
    for (std::size_t line = 0; line < feelings.size(); ++line)
        feeling_line(
            page, {card.x + side_px, card.y + 100 + static_cast<float>(line) * 150, card.width - 2 * side_px, 0}, line);
    return card.bottom();
}

namespace {

std::optional<HealthLook> attention(Page& page) {
    const HealthFact most_urgent = page.facts.today.health;
    return most_urgent == HealthFact::well ? std::nullopt : std::optional(health_look(page, most_urgent));
}

} // namespace

std::optional<Action> health_line(Page& page, ui::Rect at) {
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
    StaffCardLook look;
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
    if (touch.activated) return action::OpenHealth{};
    return std::nullopt;
}

} // namespace porchlight::screens

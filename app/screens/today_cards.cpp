#include "app/screens/today_cards.h"

#include "app/screens/health_words.h"
#include "app/screens/staff_parts.h"
#include "app/staff/health_words.h"

#include <algorithm>
#include <array>
#include <cmath>

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
    BarsPlan plan{.style = frame.type.sans(33, 42)}; // the rows give the words their air
    if (kinds.size() > 4) {                          // five or six kinds share the room of four
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

} // namespace

HealthLook health_look(Page& page, HealthFact what) {
    const auto icon = [&] {
        switch (what) {
        case HealthFact::export_due:
            return ui::Icon::usb;
        case HealthFact::clock:
            return ui::Icon::clock;
        case HealthFact::upkeep:
            return ui::Icon::refresh_cw;
        case HealthFact::help_numbers:
            return ui::Icon::phone;
        case HealthFact::reads:
            return ui::Icon::book_open;
        case HealthFact::battery:
            return ui::Icon::battery_full;
        case HealthFact::power:
            return ui::Icon::plug;
        case HealthFact::touch:
            return ui::Icon::hand;
        default:
            return ui::Icon::hard_drive;
        }
    };
    const bool leads_to_export =
        what == HealthFact::export_due || what == HealthFact::full || what == HealthFact::reserve;
    return {icon(), staff::health_words(page.say, what, page.facts.today), leads_to_export};
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
    plan.height = plan.below ? 22 + plan.title_size.height + second : std::max(head_px, plan.title_size.height + 36);
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

namespace {

std::optional<HealthLook> attention(Page& page) {
    const HealthFact most_urgent = page.facts.today.health;
    return most_urgent == HealthFact::well ? std::nullopt : std::optional(health_look(page, most_urgent));
}

/// What is wrong alone, without what to do about it, which its sheet tells.
std::string_view first_sentence(std::string_view words) {
    const std::size_t end = words.starts_with("**") ? words.find("**", 2) : std::string_view::npos;
    return end == std::string_view::npos ? words : words.substr(0, end + 2);
}

} // namespace

float health_line(Page& page, ui::Rect at, std::optional<Action>& asked) {
    ui::Frame& frame = page.frame;
    const ui::Theme& theme = frame.theme;
    const auto urgent = attention(page);
    const std::string words = urgent ? urgent->words : page.say("staff.well");
    constexpr float chevron_px = 44;
    const float side = urgent ? 111 : 130;
    ui::TextBlock text{.words = words,
                       .style = urgent ? frame.type.sans(36, 45) : frame.type.sans(38, 55.1F, ui::Weight::semibold),
                       .color = theme.ink,
                       .width_px = at.width - side - 32 - chevron_px - 26};
    if (frame.paint.measure(text).height > 2.5F * text.style.line_px) text.words = first_sentence(words);
    const ui::Rect rect{at.x, at.y, at.width, std::max(120.0F, frame.paint.measure(text).height + 16)};
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

#include "app/screens/today_cards.h"

#include "app/screens/health_words.h"
#include "app/screens/staff_parts.h"
#include "app/staff/health_words.h"
#include "ui/widgets/button.h"

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
                   .color = link          ? frame.theme.link()
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
                                     : ui::Rect{card.right() - 22 - width, middle - link_px / 2, width, link_px};
    const ui::Touch touch = frame.control(head.link, rect, {.role = ui::Role::link, .label = head.second});
    if (touch.pressed) plan.second.color = frame.theme.ink;
    ui::link_words(frame, rect, plan.second);
    frame.paint.icon(ui::Icon::chevron_right,
                     {rect.right() - link_icon_px, rect.center().y - link_icon_px / 2, link_icon_px, link_icon_px},
                     plan.second.color, 2.2F);
    return touch.activated;
}

namespace {

constexpr float rule_px = 62, day_body_px = 196, day_bottom_px = 16, above_bars_px = 24;

/// How many came, and the kinds of their visits beside it, or below it where words are large.
struct DayPlan {
    std::string title, weeks, count, words;
    ui::Size number_size = {}, under_size = {};
    float number_px = 0, count_px = 0, body_px = 0, height = 0;
    bool any = false, stacked = false;
    BarsPlan bars = {};
    [[nodiscard]] CardHead head() const { return {title, weeks, "staff.day.weeks"}; }
    [[nodiscard]] ui::TextBlock number(const ui::Frame& frame) const {
        return {.words = count, .style = frame.type.serif(124, 124, ui::Weight::semibold), .color = frame.theme.ink};
    }
    [[nodiscard]] ui::TextBlock under(const ui::Frame& frame) const {
        return {.words = words, .style = frame.type.sans(33, 39.6F), .color = frame.theme.ink_2};
    }
};

DayPlan day_plan(Page& page, float width) {
    constexpr float number_least_px = 252;
    ui::Frame& frame = page.frame;
    DayPlan plan{.title = page.say("staff.day"),
                 .weeks = page.say("staff.day.weeks"),
                 .count = page.say.number(page.facts.today.checked_in),
                 .words = page.say("staff.day.checkedin")};
    plan.number_size = frame.paint.measure(plan.number(frame));
    plan.under_size = frame.paint.measure(plan.under(frame));
    const float inner = width - 2 * side_px;
    plan.number_px = std::min(std::max({number_least_px, plan.number_size.width, plan.under_size.width}), inner);
    plan.any = !page.facts.today.kinds.empty();
    const BarsPlan beside = bars_plan(page, inner - plan.number_px - rule_px), below = bars_plan(page, inner);
    plan.stacked = plan.any && plan.number_px + rule_px + below.least_width() > inner;
    plan.bars = plan.stacked ? below : beside;
    plan.count_px = plan.number_size.height + plan.under_size.height + 19;
    const float bars = plan.any ? bars_height(page, plan.bars) : 0;
    plan.body_px =
        plan.stacked ? plan.count_px + above_bars_px + bars + 8 : std::max({day_body_px, plan.count_px, bars});
    plan.height = card_head_height(page, width, plan.head()) + plan.body_px + day_bottom_px;
    return plan;
}

} // namespace

float day_card_height(Page& page, float width) { return day_plan(page, width).height; }

float day_card(Page& page, ui::Rect at, std::optional<Action>& asked) {
    ui::Frame& frame = page.frame;
    const DayPlan plan = day_plan(page, at.width);
    const float inner = at.width - 2 * side_px;
    const ui::Rect card{at.x, at.y, at.width, plan.height};
    staff_card(frame, card);
    if (card_head(page, card, plan.head())) asked = action::OpenTrends{};
    const ui::Rect inside{card.x + side_px, card.bottom() - day_bottom_px - plan.body_px + 2, inner, plan.body_px};
    ui::TextBlock number = plan.number(frame), under = plan.under(frame);
    const float top = plan.stacked ? inside.y : inside.y + 13.2F;
    number.width_px = under.width_px = plan.number_px;
    number.align = under.align = plan.stacked ? ui::Align::start : ui::Align::center;
    frame.text({inside.x, top}, number);
    frame.text({inside.x, top + plan.number_size.height + 6}, under);
    if (!plan.any) return card.bottom();
    if (plan.stacked) {
        kind_bars(page, {inside.x, inside.y + plan.count_px + above_bars_px, inner, 0}, plan.bars);
        return card.bottom();
    }
    frame.paint.fill({inside.x + plan.number_px + 30, inside.y + 5, 2, plan.body_px - 10}, frame.theme.line);
    const float bars_x = plan.number_px + rule_px;
    kind_bars(page, {inside.x + bars_x, inside.y, inner - bars_x, day_body_px}, plan.bars);
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

constexpr float health_chevron_px = 44, health_right_px = 32;

/// Its words, and where they stand.
struct HealthPlan {
    std::optional<HealthLook> urgent;
    std::string words = {};
    bool is_short = false; ///< only the first sentence is seen
    float side_px = 0, words_px = 0, height = 120;
    [[nodiscard]] ui::TextBlock text(const ui::Frame& frame) const {
        return {.words = is_short ? first_sentence(words) : std::string_view(words),
                .style = urgent ? frame.type.sans(36, 45) : frame.type.sans(38, 55.1F, ui::Weight::semibold),
                .color = frame.theme.ink,
                .width_px = words_px};
    }
};

HealthPlan health_plan(Page& page, float width) {
    ui::Frame& frame = page.frame;
    HealthPlan plan{.urgent = attention(page)};
    plan.words = plan.urgent ? plan.urgent->words : page.say("staff.well");
    plan.side_px = plan.urgent ? 111 : 130;
    plan.words_px = width - plan.side_px - health_right_px - health_chevron_px - 26;
    const ui::TextBlock whole = plan.text(frame);
    plan.is_short = frame.paint.measure(whole).height > 2.5F * whole.style.line_px;
    plan.height = std::max(plan.height, frame.paint.measure(plan.text(frame)).height + 16);
    return plan;
}

} // namespace

float health_line_height(Page& page, float width) { return health_plan(page, width).height; }

float health_line(Page& page, ui::Rect at, std::optional<Action>& asked) {
    ui::Frame& frame = page.frame;
    const ui::Theme& theme = frame.theme;
    const HealthPlan plan = health_plan(page, at.width);
    const ui::Rect rect{at.x, at.y, at.width, plan.height};
    const ui::Touch touch = frame.control("staff.health", rect, {.role = ui::Role::button, .label = plan.words});
    StaffCardLook look{.line = theme.edge, .line_px = theme.edge_px}; // it can be touched
    if (plan.urgent) look = {.face = theme.attention, .line = theme.attention_line, .line_px = 3};
    if (touch.pressed) look.face = plan.urgent ? theme.lamp_50 : theme.sunken;
    staff_card(frame, rect, look);
    const float middle = rect.center().y, right = rect.right() - health_right_px;
    if (plan.urgent) {
        frame.paint.icon(plan.urgent->icon, {rect.x + 33, middle - 26, 52, 52}, theme.attention_text);
    } else {
        frame.paint.disc({rect.x + 68, middle}, 36, theme.sage.fill);
        frame.paint.icon(ui::Icon::check, ui::square_at({rect.x + 68, middle}, 42), theme.sage.deep, 2.6F);
    }
    frame.label_in({rect.x + plan.side_px, rect.y, plan.words_px, rect.height}, plan.text(frame));
    constexpr float chevron_px = health_chevron_px;
    frame.paint.icon(ui::Icon::chevron_right, {right - chevron_px, middle - chevron_px / 2, chevron_px, chevron_px},
                     theme.ink, 2.2F);
    if (touch.activated) asked = action::OpenHealth{};
    return rect.bottom();
}

} // namespace porchlight::screens

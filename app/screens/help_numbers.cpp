#include "app/screens/help_numbers.h"

#include "app/screens/check_in_step.h"
#include "ui/widgets/fit.h"

#include <algorithm>

namespace porchlight::screens {

std::string_view region_word(Region region) {
    return region == Region::us ? "us" : region == Region::in ? "in" : "other";
}

std::string of_lobby_phone(Page& page, Key named, Key any) {
    const auto& words = page.facts.site.lobby_phone_words;
    const auto of_site = words.find(page.state.look.language);
    return of_site == words.end() ? page.say(any) : page.say(named, {{"phone", of_site->second}});
}

namespace {

constexpr float radius_px = 44, inset_px = 43, rule_gap_px = 36, rule_px = 3;
constexpr float crisis_padding_px = 39, crisis_close_px = 22, crisis_rule_px = 120;
constexpr float emergency_padding_px = 29, emergency_close_px = 16, emergency_rule_px = 88;
constexpr float close_line = 1.2F; // of the size
constexpr float number_width_least_px = 226, number_space_px = 8;
constexpr std::size_t short_number = 3, middling_number = 5; // digits: 988, 14416

ui::TextStyle number_style(Page& page, const HelpNumberCard& line) {
    const ui::Type& type = page.frame.type;
    ui::TextStyle style = type.help_number();
    float size_px = line.crisis ? style.size_px : 88;
    if (line.number.size() > short_number) size_px = line.crisis ? 104 : 72;
    if (line.number.size() > middling_number) size_px = 60;
    style.size_px = style.line_px = size_px;
    return style;
}

/// The title stands beside the number, and so does the rest; in larger text the rest is below both, as wide as the
/// card.
struct Words {
    ui::TextBlock title, second, spanish;
    float title_px, second_px, spanish_px;
    [[nodiscard]] float rest_px() const { return second_px + spanish_px; }
};

constexpr float below_number_px = 12;

bool has_rest_below(const Page& page) { return stacks(page.frame); }

float padding_of(const HelpNumberCard& line, bool is_close) {
    if (line.crisis) return is_close ? crisis_close_px : crisis_padding_px;
    return is_close ? emergency_close_px : emergency_padding_px;
}

Words words_of(Page& page, const HelpNumberCard& line, float room, float card_width, bool is_close) {
    ui::Frame& frame = page.frame;
    const ui::TextStyle second = line.crisis ? frame.type.sans(35, 47.25F) : frame.type.sans(36, 48.6F);
    const ui::TextStyle title =
        line.crisis ? frame.type.serif(48, 56.64F, ui::Weight::semibold) : frame.type.sans(36, 48.6F, ui::Weight::bold);
    const auto block = [&](std::string_view words, ui::TextStyle style, float width) {
        if (is_close) style.line_px = std::min(style.line_px, style.size_px * close_line);
        return ui::TextBlock{.words = words, .style = style, .color = frame.theme.ink, .width_px = width};
    };
    const float rest = has_rest_below(page) ? card_width - 2 * inset_px : room;
    Words words{
        block(line.title, title, room), block(line.second, second, rest), block(line.spanish, second, rest), 0, 0, 0};
    words.title.style = ui::fitting(frame.paint, line.title, words.title.style, room); // a name stays whole
    if (is_close) words.title.style = ui::a_line_less(frame.paint, words.title);
    words.title_px = frame.paint.measure(words.title).height;
    words.second_px = line.second.empty() ? 0 : frame.paint.measure(words.second).height;
    words.spanish_px = line.spanish.empty() ? 0 : frame.paint.measure(words.spanish).height;
    return words;
}

float words_room(float card_width, float number_width) {
    return card_width - 2 * inset_px - number_width - 2 * rule_gap_px - rule_px;
}

HelpNumberCard crisis_line(Page& page) {
    const Site& site = page.facts.site;
    HelpNumberCard line;
    line.number = page.facts.help.crisis;
    switch (site.region) {
    case Region::us:
        line.title = page.say("help.line.us");
        line.second = site.lobby_phone ? of_lobby_phone(page, "help.line.us.sub", "help.line.us.sub.any")
                                       : page.say("help.line.us.nophone");
        // In its own language whatever the catalogue says: it is what the caller will hear.
        if (page.facts.help.spanish_press_two && page.state.look.language == "es")
            line.spanish = page.say("help.line.us.es");
        break;
    case Region::in:
        line.title = page.say("help.line.in");
        line.second = page.say("help.line.in.sub");
        break;
    case Region::other:
        line.title = page.say("help.line.other");
        line.second = site.lobby_phone ? of_lobby_phone(page, "help.line.other.sub", "help.line.other.sub.any")
                                       : page.say("help.line.other.nophone");
        break;
    }
    return line;
}

HelpNumberCard emergency_line(Page& page) {
    HelpNumberCard line;
    line.number = page.facts.help.emergency;
    line.title = page.say("help.emergency");
    line.second = page.say("help.emergency.sub");
    line.crisis = false;
    return line;
}

} // namespace

HelpNumberCards help_number_cards(Page& page, float width, bool is_close) {
    HelpNumberCards numbers;
    numbers.is_close = is_close;
    if (!page.facts.help.crisis.empty()) numbers.cards.push_back(crisis_line(page));
    if (!page.facts.help.emergency.empty()) numbers.cards.push_back(emergency_line(page));
    numbers.number_width_px = number_width_least_px;
    for (HelpNumberCard& line : numbers.cards) {
        line.number_style = number_style(page, line);
        const ui::TextBlock number{.words = line.number, .style = line.number_style, .color = page.frame.theme.ink};
        numbers.number_width_px =
            std::max(numbers.number_width_px, page.frame.paint.measure(number).width + number_space_px);
    }
    for (HelpNumberCard& line : numbers.cards) {
        const Words words = words_of(page, line, words_room(width, numbers.number_width_px), width, is_close);
        const bool below = has_rest_below(page);
        const float head_px =
            std::max(line.crisis ? crisis_rule_px : emergency_rule_px, words.title_px + (below ? 0 : words.rest_px()));
        line.height_px = 2 * padding_of(line, is_close) + head_px +
                         (below && words.rest_px() > 0 ? below_number_px + words.rest_px() : 0);
    }
    return numbers;
}

void draw_help_number(Page& page, const HelpNumberCards& numbers, const HelpNumberCard& line, ui::Rect card,
                      bool lamp) {
    ui::Frame& frame = page.frame;
    frame.paint.fill(card, lamp ? frame.theme.lamp_100 : frame.theme.surface, radius_px);
    frame.paint.stroke(card, lamp ? frame.theme.lamp_700 : frame.theme.edge, frame.theme.edge_px, radius_px);
    const Words words =
        words_of(page, line, words_room(card.width, numbers.number_width_px), card.width, numbers.is_close);
    const bool below = has_rest_below(page) && words.rest_px() > 0;
    const float rest_above_px = below ? below_number_px + words.rest_px() : 0;
    const float middle = card.center().y - rest_above_px / 2, x = card.x + inset_px;
    frame.text({x, middle - line.number_style.line_px / 2},
               {.words = line.number, .style = line.number_style, .color = frame.theme.ink});
    const float rule = line.crisis ? crisis_rule_px : emergency_rule_px;
    const float rule_x = x + numbers.number_width_px + rule_gap_px;
    frame.paint.fill({rule_x, middle - rule / 2, rule_px, rule}, frame.theme.line);
    const float beside_px = words.title_px + (below ? 0 : words.rest_px());
    const ui::Point at{rule_x + rule_px + rule_gap_px, middle - beside_px / 2};
    frame.text(at, words.title);
    const float padding = padding_of(line, numbers.is_close);
    const ui::Point rest =
        below ? ui::Point{x, card.bottom() - padding - words.rest_px()} : ui::Point{at.x, at.y + words.title_px};
    if (!line.second.empty()) frame.text(rest, words.second);
    if (!line.spanish.empty()) frame.text({rest.x, rest.y + words.second_px}, words.spanish);
}

} // namespace porchlight::screens

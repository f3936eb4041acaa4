// The four ways to breathe, to choose from: two and two, with what they count in smaller words.
#include "app/screens/quiet.h"

#include <algorithm>
#include <array>

namespace porchlight::screens::night {

namespace {

constexpr float gap_x = 24, gap_y = 20, card_least = 124;
constexpr std::array<BreathPattern, 4> patterns{BreathPattern::soft, BreathPattern::even, BreathPattern::square,
                                                BreathPattern::light};

struct PatternWords {
    std::string_view id;
    Key title, second;
};
PatternWords words_for(BreathPattern pattern) {
    switch (pattern) {
    case BreathPattern::soft:
        return {"quiet.pattern.soft", "pattern.soft", "pattern.soft.sub"};
    case BreathPattern::even:
        return {"quiet.pattern.even", "pattern.even", "pattern.even.sub"};
    case BreathPattern::square:
        return {"quiet.pattern.square", "pattern.square", "pattern.square.sub"};
    case BreathPattern::light:
        return {"quiet.pattern.light", "pattern.light", "pattern.light.sub"};
    }
    return {"quiet.pattern.soft", "pattern.soft", "pattern.soft.sub"};
}

/// A pattern's card: words measured first, so that all four can be as tall as the tallest needs.
struct PatternCard {
    std::string title, second;
    float title_height = 0, height = 0;
};

constexpr float card_pad = 33, card_pad_y = 18, card_tick = 48, card_gap = 22;

ui::TextBlock title_block(const ui::Frame& frame, std::string_view words, float width, bool on) {
    return {.words = words,
            .style = frame.type.sans(36, 43.2F, ui::Weight::bold),
            .color = on ? frame.theme.on_lamp : frame.theme.cream,
            .width_px = width};
}
ui::TextBlock second_block(const ui::Frame& frame, std::string_view words, float width, bool on) {
    return {.words = words,
            .style = frame.type.sans(31, 38.8F),
            .color = on ? frame.theme.on_lamp : frame.theme.cream_2,
            .width_px = width};
}

float words_width(float width, bool on) { return width - 2 * card_pad - (on ? card_tick + card_gap : 0); }

bool draw_pattern(Page& page, ui::Rect rect, BreathPattern pattern, const PatternCard& card, bool on) {
    ui::Frame& frame = page.frame;
    const ui::Theme& theme = frame.theme;
    const std::string chosen = on ? page.say("say.chosen") : std::string();
    const std::string_view id = words_for(pattern).id;
    const std::string label = card.title + ". " + card.second;
    const ui::Touch touch = frame.control(id, rect, {.role = ui::Role::choice_one, .label = label, .value = chosen});
    constexpr float radius = 34;
    float x = rect.x + card_pad;
    if (on) {
        frame.paint.fill(rect, theme.lamp_500, radius);
        frame.paint.icon(ui::Icon::check, {x, rect.center().y - card_tick / 2, card_tick, card_tick}, theme.on_lamp,
                         2.6F);
        x += card_tick + card_gap;
    } else {
        if (theme.glows) frame.paint.fill(rect, theme.cream.faded(touch.pressed ? 0.16F : 0.06F), radius);
        frame.paint.stroke(rect, theme.night_edge, theme.edge_px, radius);
    }
    const float y = rect.center().y - card.height / 2, width = words_width(rect.width, on);
    frame.label({x, y}, title_block(frame, card.title, width, on));
    frame.label({x, y + card.title_height}, second_block(frame, card.second, width, on));
    return touch.activated;
}

/// As tall as the longest words need, the same for all four.
float card_height(const QuietState& state, Page& page, float width, std::array<PatternCard, patterns.size()>& cards) {
    ui::Frame& frame = page.frame;
    float height = card_least;
    for (std::size_t at = 0; at < patterns.size(); ++at) {
        PatternCard& card = cards.at(at);
        const bool on = patterns.at(at) == state.pattern;
        const PatternWords words = words_for(patterns.at(at));
        card = {page.say(words.title), page.say(words.second), 0, 0};
        card.title_height = frame.paint.measure(title_block(frame, card.title, words_width(width, on), on)).height;
        card.height = card.title_height +
                      frame.paint.measure(second_block(frame, card.second, words_width(width, on), on)).height;
        // Upright as tall as when it is chosen, which has less room for words: the light never moves for a touch.
        const float least = words_width(width, on || frame.is_portrait());
        height = std::max(height, frame.paint.measure(title_block(frame, card.title, least, on)).height +
                                      frame.paint.measure(second_block(frame, card.second, least, on)).height +
                                      2 * card_pad_y);
    }
    return height;
}

float card_width(const ui::Frame& frame) { return (zones_of(frame).controls_width - gap_x) / 2; }

} // namespace

float patterns_height(const QuietState& state, Page& page) {
    std::array<PatternCard, patterns.size()> cards;
    return 2 * card_height(state, page, card_width(page.frame), cards) + gap_y;
}

std::optional<Action> draw_patterns(const QuietState& state, Page& page, float top) {
    const float width = card_width(page.frame);
    std::array<PatternCard, patterns.size()> cards;
    const float height = card_height(state, page, width, cards);
    std::optional<Action> action;
    for (std::size_t at = 0; at < patterns.size(); ++at) {
        const ui::Rect rect{zones_of(page.frame).controls_x + static_cast<float>(at % 2) * (width + gap_x),
                            top + static_cast<float>(at / 2) * (height + gap_y), width, height};
        if (draw_pattern(page, rect, patterns.at(at), cards.at(at), patterns.at(at) == state.pattern))
            action = action::PickPattern{patterns.at(at)};
    }
    return action;
}

} // namespace porchlight::screens::night

// How people feel today: three lines of five cells. A line appears once ten people have touched it, and no cell tells
// one or two people apart.
#include "app/screens/staff_parts.h"
#include "app/screens/today_cards.h"
#include "app/staff/today.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace porchlight::screens {

namespace {

constexpr float side_px = 32;

/// Fill and words of a cell, by its shade: nobody, then a larger share each.
struct CellColors {
    ui::Color fill, words;
};
CellColors cell_colors(const ui::Theme& theme, int shade) {
    if (theme.name == ui::ThemeName::high_contrast) return {theme.surface, theme.ink};
    // design/tokens.md, 2.1: the same blues in light and dark, with words of at least 6.6 : 1 on each. On dark they run
    // the other way, so that a larger share stands out more and nobody hardly at all.
    static constexpr std::array<ui::Color, 5> on_light{ui::opaque(0xEFF0F7), ui::opaque(0xCDD2E8), ui::opaque(0xA9B2D8),
                                                       ui::opaque(0x4D5996), ui::opaque(0x2C3669)},
        on_dark{ui::opaque(0x2A3258), ui::opaque(0x37427A), ui::opaque(0x4D5996), ui::opaque(0xA9B2D8),
                ui::opaque(0xCDD2E8)};
    constexpr ui::Color dark = ui::opaque(0x1F2540), light = ui::opaque(0xFFFFFF);
    const bool is_dark = theme.name == ui::ThemeName::dark;
    return {(is_dark ? on_dark : on_light)[static_cast<std::size_t>(shade)], (shade > 2) != is_dark ? light : dark};
}

float cells_least_px(Air air) { return aired(air, 64, 76); }
float line_to_line_px(Air air) { return aired(air, 12, 26); }

ui::TextBlock few_words(Page& page, const std::string& words, float width) {
    return {.words = words,
            .style = page.frame.type.sans(32, 43.2F),
            .color = page.frame.theme.ink_2,
            .width_px = width - 40,
            .align = ui::Align::center};
}

float cells_height(Page& page, const FeelingFact& feeling, float width, Air air) {
    const float cells_px = cells_least_px(air);
    if (feeling.cells) return std::max(cells_px, page.frame.type.sans(38, 55.1F).line_px + aired(air, 8, 16));
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
    /// To the cells below; the taller lines of Devanagari bring a part of it.
    [[nodiscard]] float gap() const { return 14 - (name_px < 44 ? std::clamp(name_px - 34, 0.0F, 6.0F) : 0); }
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

float feeling_line_height(Page& page, float width, std::size_t line, Air air) {
    const FeelingWords words = feeling_words(page, line, width);
    return words.height() + words.gap() + cells_height(page, page.facts.today.feelings[line], width, air);
}

void feeling_line(Page& page, ui::Rect at, std::size_t line, Air air) {
    ui::Frame& frame = page.frame;
    const FeelingWords words = feeling_words(page, line, at.width);
    const float half = at.width / 2 - 16, ends_y = words.above ? at.y + words.name_px : at.y;
    frame.text({at.x, ends_y}, end_words(frame, words.left, half, ui::Align::start));
    frame.text({at.x, at.y}, name_words(frame, words.name, at.width));
    frame.text({at.right() - half, ends_y}, end_words(frame, words.right, half, ui::Align::end));
    const FeelingFact& feeling = page.facts.today.feelings[line];
    feeling_cells(page,
                  {at.x, at.y + words.height() + words.gap(), at.width, cells_height(page, feeling, at.width, air)},
                  feeling);
}

struct FeelingsHead {
    std::string title, enough;
    [[nodiscard]] CardHead look() const { return {title, enough}; }
};

FeelingsHead feelings_head(Page& page) {
    const bool any =
        std::ranges::any_of(page.facts.today.feelings, [](const FeelingFact& one) { return one.cells.has_value(); });
    return {page.say("staff.feel"), any ? page.say("staff.feel.enough") : std::string()};
}

float lines_top(Page& page, float width, const FeelingsHead& head, Air air) {
    return card_head_height(page, width, head.look()) + aired(air, 0, 8);
}

} // namespace

float feelings_card_height(Page& page, float width, Air air) {
    constexpr float bottom_px = 22;
    float height = lines_top(page, width, feelings_head(page), air) + bottom_px;
    for (std::size_t line = 0; line < page.facts.today.feelings.size(); ++line)
        height += feeling_line_height(page, width - 2 * side_px, line, air) + (line > 0 ? line_to_line_px(air) : 0);
    return height;
}

float feelings_card(Page& page, ui::Rect at, Air air) {
    ui::Frame& frame = page.frame;
    const FeelingsHead head = feelings_head(page);
    const ui::Rect card{at.x, at.y, at.width, feelings_card_height(page, at.width, air)};
    staff_card(frame, card);
    card_head(page, card, head.look());
    const float inner = at.width - 2 * side_px;
    float y = card.y + lines_top(page, at.width, head, air);
    for (std::size_t line = 0; line < page.facts.today.feelings.size(); ++line) {
        feeling_line(page, {card.x + side_px, y, inner, 0}, line, air);
        y += feeling_line_height(page, inner, line, air) + line_to_line_px(air);
    }
    return card.bottom();
}

} // namespace porchlight::screens

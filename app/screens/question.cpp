// A question to carry: one on a lit card, by theme. Nothing to type, nothing to answer, nothing kept.
#include "app/screens/page_zones.h"
#include "app/screens/screens.h"
#include "app/try_it_words.h"
#include "ui/widgets/fit.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

namespace porchlight::screens {

namespace {

constexpr float themes_above_px = 52, themes_above_across_px = 30, chip_px = 112, chips_gap_px = 16,
                chips_above_px = 18;
constexpr float halo_px = 985, low_halo_px = 700, low_card_px = 340, landscape_halo_y_px = 280;
constexpr float low_card_y_px = 964, card_y_px = 560, card_px = 640, side_px = 66, feather_px = 72;

/// The words of the card in their styles, and how tall they are.
struct Card {
    static constexpr float note_icon_px = 46, note_gap_px = 18, feather_below_px = 32, feather_beside_px = 28;
    std::string question, note;
    ui::TextStyle style;
    float words_px = 0, words_width_px = 0, note_px = 0, note_width_px = 0;
    float top_px = 0, above_px = 0, beside_px = 0, note_above_px = 0, bottom_px = 0;
    [[nodiscard]] float height_px() const { return top_px + above_px + words_px + note_above_px + note_px + bottom_px; }
    /// A page that lacks less than this of the room needs not scroll: the words stand closer to one another instead.
    static constexpr float air_px = 42;
    void stand_closer(float lack_px) {
        if (lack_px <= 0 || lack_px > air_px) return;
        for (float* between_px : {&top_px, &note_above_px, &bottom_px}) *between_px -= lack_px / 3;
    }
    /// Where that is not enough, the question is said up to an eighth smaller (tokens.md 4: one step).
    void fit(ui::Painter& paint, const ui::Theme& theme, float room_px) {
        constexpr float least_share = 0.875F, step_px = 2;
        const float least_px = style.size_px * least_share;
        while (height_px() > room_px + air_px && style.size_px - step_px >= least_px) {
            style.line_px *= (style.size_px - step_px) / style.size_px;
            style.size_px -= step_px;
            words_px = paint.measure(words_block(theme)).height;
        }
        stand_closer(height_px() - room_px);
    }
    [[nodiscard]] ui::TextBlock words_block(const ui::Theme& theme) const {
        return {.words = question, .style = style, .color = theme.ink, .width_px = words_width_px};
    }
    [[nodiscard]] ui::TextBlock note_block(const ui::Frame& frame) const {
        return {
            .words = note, .style = frame.type.sans(34, 46.24F), .color = frame.theme.ink_2, .width_px = note_width_px};
    }
};

Card card_of(const QuestionState& state, Page& page, float box_width, bool low) {
    ui::Frame& frame = page.frame;
    const bool is_close = !frame.is_portrait() || low;
    low = low || (is_close && large_text(frame)); // so that the themes are seen below it
    const std::string number = std::to_string(state.shown[state.theme] + 1);
    const float width = box_width - 2 * side_px;
    // In reach mode, and where large words leave little room, the feather stands beside them, not above.
    Card card{.question = page.say(Key::of({"carry.", theme_words[state.theme], ".", number})),
              .note = page.say("carry.note"),
              .style = {},
              .note_width_px = width - Card::note_icon_px - Card::note_gap_px,
              .top_px = is_close ? 40.0F : 56.0F,
              .above_px = low ? 0 : feather_px + Card::feather_below_px,
              .beside_px = low ? feather_px + Card::feather_beside_px : 0,
              .note_above_px = low ? 24.0F : 40.0F,
              .bottom_px = is_close ? 36.0F : 46.0F};
    card.words_width_px = width - card.beside_px;
    card.style = ui::fitting(frame.paint, card.question,
                             low ? frame.type.serif(64, 75.5F) : frame.type.serif(80, 94.4F), card.words_width_px);
    card.words_px = frame.paint.measure(card.words_block(frame.theme)).height;
    card.note_px = frame.paint.measure(card.note_block(frame)).height;
    return card;
}

/// The card, no shorter than `box`; returns where it ends.
float draw_question(Page& page, const Card& card, ui::Rect box) {
    ui::Frame& frame = page.frame;
    box.height = std::max(box.height, card.height_px());
    frame.paint.shadow(box, 56, ui::Shadow::lifted);
    frame.paint.fill(box, frame.theme.surface, 56);
    const bool contrast = frame.theme.name == ui::ThemeName::high_contrast;
    frame.paint.stroke(box, contrast ? frame.theme.lamp_500 : frame.theme.lamp_300, contrast ? frame.theme.edge_px : 2,
                       56);
    const float x = box.x + side_px, y = box.y + card.top_px;
    frame.paint.icon(ui::Icon::feather, {x, y, feather_px, feather_px}, frame.theme.lamp_800, 1.7F);
    frame.text({x + card.beside_px, y + card.above_px}, card.words_block(frame.theme), ui::Role::heading);
    const float note_y = box.bottom() - card.bottom_px - card.note_px;
    frame.paint.icon(ui::Icon::notebook_pen,
                     {x, note_y + (card.note_px - Card::note_icon_px) / 2, Card::note_icon_px, Card::note_icon_px},
                     frame.theme.ink_2, 2);
    frame.text({x + Card::note_icon_px + Card::note_gap_px, note_y}, card.note_block(frame));
    return box.bottom();
}

ui::TextBlock about_block(const Page& page, std::string_view words) {
    return {.words = words, .style = page.frame.type.sans(38, 45.6F, ui::Weight::bold), .color = page.frame.theme.ink};
}

ui::ButtonLook theme_look(const ui::Frame& frame, std::string_view label) {
    return {.label = label, .icon_px = 38, .style = frame.type.sans(36, 44, ui::Weight::semibold)};
}

/// How wide each theme of a row is: four alike, or by their words where those need it, each with room for its tick;
/// else two by two.
std::vector<float> theme_widths(Page& page, float width) {
    const float room = width - 3 * chips_gap_px;
    std::vector<float> needed;
    for (const std::string_view theme : theme_words) {
        const std::string label = page.say(Key::of({"carry.theme.", theme}));
        needed.push_back(ui::chip_width_px(page.frame, theme_look(page.frame, label), chip_px));
    }
    if (std::ranges::max(needed) <= room / 4) return std::vector<float>(4, room / 4);
    const float spare = room - std::accumulate(needed.begin(), needed.end(), 0.0F);
    if (spare < 0) return std::vector<float>(2, (width - chips_gap_px) / 2);
    for (float& one : needed) one += spare / 4;
    return needed;
}

float themes_height(Page& page, float width) {
    const std::string about = page.say("carry.about");
    const auto rows = static_cast<float>(theme_words.size() / theme_widths(page, width).size());
    return page.frame.paint.measure(about_block(page, about)).height + chips_above_px + rows * chip_px +
           (rows - 1) * chips_gap_px;
}

/// The four themes; returns where they end.
float draw_themes(const QuestionState& state, Page& page, ui::Rect box, std::optional<Action>& action) {
    ui::Frame& frame = page.frame;
    const std::string about = page.say("carry.about"), chosen = page.say("say.chosen");
    const float y =
        box.y + frame.text({box.x, box.y}, about_block(page, about), ui::Role::heading).height + chips_above_px;
    const std::vector<float> widths = theme_widths(page, box.width);
    ui::Rect rect{box.x, y, 0, chip_px};
    for (std::uint8_t theme = 0; theme < theme_words.size(); ++theme) {
        const bool on = theme == state.theme;
        const std::string label = page.say(Key::of({"carry.theme.", theme_words[theme]}));
        rect.width = widths[theme % widths.size()];
        ui::ButtonLook look = theme_look(frame, label);
        if (on) look.value = chosen;
        if (ui::chip(frame, "carry.theme." + std::string(theme_words[theme]), rect, look, on))
            action = action::PickTheme{theme};
        rect.x += rect.width + chips_gap_px;
        if ((theme + 1U) % widths.size() == 0U) rect = {box.x, rect.bottom() + chips_gap_px, 0, chip_px};
    }
    return rect.y - chips_gap_px;
}

} // namespace

std::optional<Action> draw(const QuestionState& state, Page& page) {
    const std::string title = page.say("carry.title"), lead = page.say("carry.lead"), more = page.say("carry.more"),
                      done = page.say("carry.done");
    const PageActions actions{.line_id = "carry.more",
                              .lamp_id = "carry.done",
                              .line = {.label = more, .before = ui::Icon::refresh_cw, .icon_px = 46},
                              .lamp = {.label = done},
                              .least_px = 128,
                              .line_share = 0.456F};
    const PageZones zones = page_zones(page, actions);
    std::optional<Action> action;
    Card card = card_of(state, page, zones.controls.width, zones.low);
    const float themes_px = themes_height(page, zones.controls.width);
    if (zones.landscape)
        card.fit(page.frame.paint, page.frame.theme, zones.controls.height - themes_above_across_px - themes_px);
    // In reach mode the card, which is only read, goes up as far as the themes below it need.
    const float low_lack_px =
        card.height_px() + themes_above_across_px + themes_px - (zones.controls.bottom() - low_card_y_px);
    const float up_px = zones.low ? std::max(0.0F, low_lack_px) : 0;
    // What is opaque of the card has to cover the middle of the light.
    const ui::Point lit{zones.controls.center().x, zones.landscape ? landscape_halo_y_px
                                                   : zones.low     ? low_card_y_px - up_px + low_card_px / 2
                                                                   : card_y_px + card_px / 2};
    draw_page(page, zones,
              {.title = title,
               .lead = lead,
               .controls_y_px = card_y_px,
               .read_first_px = up_px,
               .halo_px = zones.low ? low_halo_px : halo_px,
               .halo_at = lit},
              "carry.list", [&](ui::Rect box) {
                  // Across the glass, and in reach mode, the card has what the themes leave of the room.
                  const bool is_close = zones.landscape || zones.low;
                  const float above_px = is_close ? themes_above_across_px : themes_above_px;
                  const float least_px = is_close ? box.height - above_px - themes_px : card_px;
                  const float card_end = draw_question(page, card, {box.x, box.y, box.width, least_px});
                  return draw_themes(state, page, {box.x, card_end + above_px, box.width, 0}, action);
              });
    const auto touched = draw_page_actions(page, zones, actions);
    if (touched == PageAction::line) return action::AnotherQuestion{};
    if (touched == PageAction::lamp) return action::TryItDone{};
    return action;
}

} // namespace porchlight::screens

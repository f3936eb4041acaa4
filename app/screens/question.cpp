// A question to carry: one on a lit card, by theme. Nothing to type, nothing to answer, nothing kept.
#include "app/screens/page_zones.h"
#include "app/screens/screens.h"
#include "app/try_it_words.h"

#include <algorithm>
#include <string>

namespace porchlight::screens {

namespace {

constexpr float card_y_px = 560, card_px = 640, side_px = 66, feather_px = 72, card_top_px = 56, card_bottom_px = 46;

/// The card, no shorter than `box`; returns where it ends.
float draw_question(const QuestionState& state, Page& page, ui::Rect box) {
    constexpr float note_icon_px = 46, note_gap_px = 18, feather_below_px = 32, note_above_px = 40;
    ui::Frame& frame = page.frame;
    const std::string number = std::to_string(state.shown[state.theme] + 1);
    const std::string question = page.say(Key::of({"carry.", theme_words[state.theme], ".", number})),
                      note_words = page.say("carry.note");
    const float width = box.width - 2 * side_px;
    const ui::TextBlock words{
        .words = question, .style = frame.type.serif(80, 94.4F), .color = frame.theme.ink, .width_px = width};
    const ui::TextBlock note{.words = note_words,
                             .style = frame.type.sans(34, 46.24F),
                             .color = frame.theme.ink_2,
                             .width_px = width - note_icon_px - note_gap_px};
    const float words_px = frame.paint.measure(words).height, note_px = frame.paint.measure(note).height;
    box.height = std::max(box.height, card_top_px + feather_px + feather_below_px + words_px + note_above_px + note_px +
                                          card_bottom_px);
    if (frame.theme.glows) frame.paint.glow(box.center(), 750, ui::Glow::emblem, 0.55F);
    frame.paint.shadow(box, 56, ui::Shadow::lifted);
    frame.paint.fill(box, frame.theme.surface, 56);
    const bool contrast = frame.theme.name == ui::ThemeName::high_contrast;
    frame.paint.stroke(box, contrast ? frame.theme.lamp_500 : frame.theme.lamp_300, contrast ? frame.theme.edge_px : 2,
                       56);
    const float x = box.x + side_px;
    frame.paint.icon(ui::Icon::feather, {x, box.y + card_top_px, feather_px, feather_px}, frame.theme.lamp_800, 1.7F);
    frame.text({x, box.y + card_top_px + feather_px + feather_below_px}, words, ui::Role::heading);
    const float note_y = box.bottom() - card_bottom_px - note_px;
    frame.paint.icon(ui::Icon::notebook_pen, {x, note_y + (note_px - note_icon_px) / 2, note_icon_px, note_icon_px},
                     frame.theme.ink_2, 2);
    frame.text({x + note_icon_px + note_gap_px, note_y}, note);
    return box.bottom();
}

/// The four themes; returns where they end.
float draw_themes(const QuestionState& state, Page& page, ui::Rect box, std::optional<Action>& action) {
    constexpr float chip_px = 112, gap_px = 16, below_px = 18;
    ui::Frame& frame = page.frame;
    const std::string about = page.say("carry.about"), chosen = page.say("say.chosen");
    float y =
        box.y +
        frame
            .text({box.x, box.y},
                  {.words = about, .style = frame.type.sans(38, 45.6F, ui::Weight::bold), .color = frame.theme.ink},
                  ui::Role::heading)
            .height +
        below_px;
    const std::size_t columns = large_text(frame) ? 2 : 4;
    const float width = (box.width - static_cast<float>(columns - 1) * gap_px) / static_cast<float>(columns);
    for (std::uint8_t theme = 0; theme < theme_words.size(); ++theme) {
        const bool on = theme == state.theme;
        const std::string label = page.say(Key::of({"carry.theme.", theme_words[theme]}));
        const auto column = static_cast<float>(theme % columns), row = static_cast<float>(theme / columns);
        const ui::Rect rect{box.x + column * (width + gap_px), y + row * (chip_px + gap_px), width, chip_px};
        if (ui::chip(frame, "carry.theme." + std::string(theme_words[theme]), rect,
                     {.label = label,
                      .icon_px = 38,
                      .style = frame.type.sans(36, 44, ui::Weight::semibold),
                      .value = on ? std::string_view(chosen) : std::string_view{}},
                     on))
            action = action::PickTheme{theme};
    }
    const auto rows = static_cast<float>(theme_words.size() / columns);
    return y + rows * chip_px + (rows - 1) * gap_px;
}

} // namespace

std::optional<Action> draw(const QuestionState& state, Page& page) {
    constexpr float themes_above_px = 52, padding_px = 16;
    ui::Frame& frame = page.frame;
    const PageZones zones = page_zones(frame, true);
    const std::string title = page.say("carry.title"), lead = page.say("carry.lead"), more = page.say("carry.more"),
                      done = page.say("carry.done");
    const HeadDrawn head = draw_page_head(page, zones, {.title = title, .lead = lead});
    const float top = zones.landscape ? zones.controls.y : std::max(card_y_px, head.bottom_px + 44);
    const ui::Rect box{0, top - padding_px, frame.canvas.width, zones.actions.y - top - 8 + padding_px};
    std::optional<Action> action;
    {
        ui::ScrollBox list(frame, "carry.list",
                           zones.landscape ? ui::Rect{zones.controls.x - 32, box.y,
                                                      frame.canvas.width - zones.controls.x + 32, box.height}
                                           : box,
                           title);
        const ui::Rect card{zones.controls.x, list.origin_y() + padding_px, zones.controls.width,
                            zones.landscape ? 340.0F : card_px};
        const float card_end = draw_question(state, page, card);
        const float end = draw_themes(
            state, page, {card.x, card_end + (zones.landscape ? 36.0F : themes_above_px), card.width, 0}, action);
        list.content_height(end + padding_px - list.origin_y());
    }
    const auto touched = draw_page_actions(page, zones,
                                           {.line_id = "carry.more",
                                            .lamp_id = "carry.done",
                                            .line = {.label = more, .before = ui::Icon::refresh_cw, .icon_px = 46},
                                            .lamp = {.label = done}});
    if (touched == PageAction::line) return action::AnotherQuestion{};
    if (touched == PageAction::lamp) return action::TryItDone{};
    return action;
}

} // namespace porchlight::screens

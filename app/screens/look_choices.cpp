#include "app/screens/look_choices.h"

#include "ui/widgets/choice.h"

#include <algorithm>
#include <array>
#include <string>

namespace porchlight::screens {

namespace {

constexpr float tile_px = 174, tiles_gap_px = 18, radius_px = 32;
constexpr float picture_px = 74, picture_to_label_px = 10, tick_px = 44, tick_inset_px = 18;
constexpr ui::Size swatch{104, 72};

struct SizeTile {
    ui::TextSize size;
    std::string_view id;
    Key label;
    float letter_px; ///< of the A, which is a picture: it does not grow with the text
};
constexpr std::array<SizeTile, 4> sizes{SizeTile{ui::TextSize::standard, ".standard", "acc.size.standard", 44},
                                        SizeTile{ui::TextSize::large, ".large", "acc.size.large", 56},
                                        SizeTile{ui::TextSize::larger, ".larger", "acc.size.larger", 68},
                                        SizeTile{ui::TextSize::largest, ".largest", "acc.size.largest", 82}};

struct ThemeTile {
    ui::ThemeName theme;
    std::string_view id;
    Key label;
};
constexpr std::array<ThemeTile, 3> themes{ThemeTile{ui::ThemeName::light, ".light", "acc.colors.light"},
                                          ThemeTile{ui::ThemeName::dark, ".dark", "acc.colors.dark"},
                                          ThemeTile{ui::ThemeName::high_contrast, ".contrast", "acc.colors.contrast"}};

ui::TextStyle label_style(const ui::Frame& frame) { return frame.type.sans(32, 35.2F, ui::Weight::semibold); }

ui::TextStyle letter_style(float size_px) {
    return {.face = ui::Face::sans, .weight = ui::Weight::bold, .size_px = size_px, .line_px = size_px * 1.1F};
}

/// The box, the tick and the label of one tile; where its picture stands, and whether it was touched.
struct Tile {
    ui::Rect picture;
    bool activated;
};

Tile draw_tile(Page& page, std::string_view id, std::string_view label, ui::Rect rect, bool chosen) {
    ui::Frame& frame = page.frame;
    const std::string word = page.say("say.chosen");
    const ui::Touch touch = frame.control(
        id, rect, {.role = ui::Role::choice_one, .label = label, .value = chosen ? word : std::string_view{}});
    ui::choice_box(frame, id, rect, radius_px, chosen, touch.pressed);
    if (chosen)
        ui::tick(frame, {rect.right() - tick_inset_px - tick_px, rect.y + tick_inset_px, tick_px, tick_px}, true);
    const ui::TextBlock words{.words = label,
                              .style = label_style(frame),
                              .color = frame.theme.ink,
                              .width_px = rect.width - 24,
                              .align = ui::Align::center};
    const float words_px = frame.paint.measure(words).height;
    const float top = rect.center().y - (picture_px + picture_to_label_px + words_px) / 2;
    frame.label({rect.x + 12, top + picture_px + picture_to_label_px}, words);
    return {{rect.x, top, rect.width, picture_px}, touch.activated};
}

ui::Rect column(ui::Rect row, std::size_t place, std::size_t count) {
    const float gaps = static_cast<float>(count - 1) * tiles_gap_px;
    const float width = (row.width - gaps) / static_cast<float>(count);
    return {row.x + static_cast<float>(place) * (width + tiles_gap_px), row.y, width, row.height};
}

} // namespace

float look_tile_height(Page& page) {
    const float words_px = label_style(page.frame).line_px;
    return std::max(tile_px, picture_px + picture_to_label_px + words_px + 50);
}

std::optional<Action> draw_text_sizes(Page& page, ui::Rect row, std::string_view id) {
    ui::Frame& frame = page.frame;
    std::optional<Action> action;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const SizeTile& size = sizes[i];
        const std::string label = page.say(size.label);
        const bool chosen = page.state.look.text_size == size.size;
        const Tile tile = draw_tile(page, std::string(id).append(size.id), label, column(row, i, sizes.size()), chosen);
        const ui::TextStyle style = letter_style(size.letter_px);
        frame.label({tile.picture.x, tile.picture.bottom() - style.line_px}, {.words = "A",
                                                                              .style = style,
                                                                              .color = frame.theme.ink,
                                                                              .width_px = tile.picture.width,
                                                                              .align = ui::Align::center});
        if (!tile.activated) continue;
        action::SetLook wanted{page.state.look, page.state.reach_mode, page.state.speech};
        wanted.look.text_size = size.size;
        action = wanted;
    }
    return action;
}

std::optional<Action> draw_themes(Page& page, ui::Rect row, std::string_view id) {
    ui::Frame& frame = page.frame;
    std::optional<Action> action;
    for (std::size_t i = 0; i < themes.size(); ++i) {
        const std::string label = page.say(themes[i].label);
        const bool chosen = page.state.look.theme == themes[i].theme;
        const Tile tile =
            draw_tile(page, std::string(id).append(themes[i].id), label, column(row, i, themes.size()), chosen);
        const ui::Theme& shown = ui::theme(themes[i].theme);
        const bool contrast = themes[i].theme == ui::ThemeName::high_contrast;
        const ui::Rect box{tile.picture.center().x - swatch.width / 2, tile.picture.y, swatch.width, swatch.height};
        frame.paint.fill(box, shown.paper, 18);
        if (shown.name == ui::ThemeName::light || shown.name == frame.theme.name)
            frame.paint.stroke(box, frame.theme.edge, 3, 18);
        const ui::TextStyle style = letter_style(40);
        frame.label({box.x, box.center().y - style.line_px / 2}, {.words = "Aa",
                                                                  .style = style,
                                                                  .color = contrast ? shown.lamp_500 : shown.ink,
                                                                  .width_px = box.width,
                                                                  .align = ui::Align::center});
        if (!tile.activated) continue;
        action::SetLook wanted{page.state.look, page.state.reach_mode, page.state.speech};
        wanted.look.theme = themes[i].theme;
        action = wanted;
    }
    return action;
}

} // namespace porchlight::screens

#include "app/screens/look_choices.h"

#include "ui/widgets/choice.h"

#include <algorithm>
#include <array>
#include <string>

namespace porchlight::screens {

namespace {

constexpr float tile_px = 174, tiles_gap_px = 18, radius_px = 32;
constexpr float picture_px = 74, picture_to_label_px = 10, tick_px = 44, tick_inset_px = 18, label_side_px = 18;
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
                              .width_px = rect.width - 2 * label_side_px,
                              .align = ui::Align::center};
    const float words_px = frame.paint.measure(words).height;
    const float top = rect.center().y - (picture_px + picture_to_label_px + words_px) / 2;
    frame.label({rect.x + label_side_px, top + picture_px + picture_to_label_px}, words);
    return {{rect.x, top, rect.width, picture_px}, touch.activated};
}

/// The widest of the words: what a tile must have room for.
float longest_word(Page& page, std::string_view label, const ui::TextStyle& style) {
    float longest = 0;
    while (!label.empty()) {
        const std::size_t end = std::min(label.find(' '), label.size());
        longest = std::max(
            longest,
            page.frame.paint.advance({.words = label.substr(0, end), .style = style, .color = page.frame.theme.ink}));
        label.remove_prefix(std::min(end + 1, label.size()));
    }
    return longest;
}

template <std::size_t count, typename Tiles>
LookTiles tiles_of(Page& page, const std::array<Tiles, count>& all, float width) {
    const ui::TextStyle style = label_style(page.frame);
    LookTiles tiles{count, {}, 0};
    for (const Tiles& one : all) {
        const float word = longest_word(page, page.say(one.label), style) + 2 * label_side_px;
        const auto fit = static_cast<std::size_t>((width + tiles_gap_px) / (word + tiles_gap_px));
        tiles.columns = std::clamp<std::size_t>(fit, 1, tiles.columns);
    }
    if (tiles.columns == 3 && count == 4) tiles.columns = 2;
    const float gaps = static_cast<float>(tiles.columns - 1) * tiles_gap_px;
    tiles.tile = {(width - gaps) / static_cast<float>(tiles.columns), tile_px};
    for (const Tiles& one : all) {
        const std::string label = page.say(one.label);
        const float words = page.frame.paint
                                .measure({.words = label,
                                          .style = style,
                                          .color = page.frame.theme.ink,
                                          .width_px = tiles.tile.width - 2 * label_side_px,
                                          .align = ui::Align::center})
                                .height;
        tiles.tile.height = std::max(tiles.tile.height, picture_px + picture_to_label_px + words + 50);
    }
    const auto rows = static_cast<float>((count + tiles.columns - 1) / tiles.columns);
    tiles.height_px = rows * tiles.tile.height + (rows - 1) * tiles_gap_px;
    return tiles;
}

ui::Rect place_of(const LookTiles& tiles, ui::Point at, std::size_t place) {
    return {at.x + static_cast<float>(place % tiles.columns) * (tiles.tile.width + tiles_gap_px),
            at.y + static_cast<float>(place / tiles.columns) * (tiles.tile.height + tiles_gap_px), tiles.tile.width,
            tiles.tile.height};
}

} // namespace

LookTiles text_size_tiles(Page& page, float width) { return tiles_of(page, sizes, width); }
LookTiles theme_tiles(Page& page, float width) { return tiles_of(page, themes, width); }

std::optional<Action> draw_text_sizes(Page& page, const LookTiles& tiles, ui::Point at, std::string_view id) {
    ui::Frame& frame = page.frame;
    std::optional<Action> action;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const SizeTile& size = sizes[i];
        const std::string label = page.say(size.label);
        const bool chosen = page.state.look.text_size == size.size;
        const Tile tile = draw_tile(page, std::string(id).append(size.id), label, place_of(tiles, at, i), chosen);
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

std::optional<Action> draw_themes(Page& page, const LookTiles& tiles, ui::Point at, std::string_view id) {
    ui::Frame& frame = page.frame;
    std::optional<Action> action;
    for (std::size_t i = 0; i < themes.size(); ++i) {
        const std::string label = page.say(themes[i].label);
        const bool chosen = page.state.look.theme == themes[i].theme;
        const Tile tile = draw_tile(page, std::string(id).append(themes[i].id), label, place_of(tiles, at, i), chosen);
        const ui::Theme& shown = ui::theme(themes[i].theme);
        const bool contrast = themes[i].theme == ui::ThemeName::high_contrast;
        const ui::Rect box{tile.picture.center().x - swatch.width / 2, tile.picture.y, swatch.width, swatch.height};
        frame.paint.fill(box, shown.paper, 18);
        if (shown.name == ui::ThemeName::light || shown.name == frame.theme.name || !frame.theme.glows)
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

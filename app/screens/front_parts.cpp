#include "app/screens/front_parts.h"

#include "app/screens/check_in_step.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/fit.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace porchlight::screens {

namespace {

constexpr std::size_t languages_shown = 3;
constexpr float chip_gap = 20;

/// Up to three languages, the one in use always among them; more are behind "More".
std::vector<LanguageFact> offered_languages(const Page& page) {
    std::vector<LanguageFact> offered = page.facts.site.languages;
    const auto used = std::find_if(offered.begin(), offered.end(),
                                   [&](const LanguageFact& one) { return one.code == page.state.look.language; });
    if (used != offered.end() && static_cast<std::size_t>(used - offered.begin()) >= languages_shown)
        std::iter_swap(used, offered.begin() + languages_shown - 1);
    offered.resize(std::min(offered.size(), languages_shown));
    return offered;
}

ui::TextStyle chip_style(const ui::Frame& frame) {
    return frame.type.size() == ui::TextSize::standard ? frame.type.sans(36, 52.2F, ui::Weight::semibold)
                                                       : frame.type.chip();
}

/// The chips of the row, each with its words; the last may be "More".
struct Chips {
    std::vector<LanguageFact> languages;
    std::string more; ///< empty when there are no more
    std::size_t columns = 1;
    float width = 0;
    [[nodiscard]] std::size_t count() const { return languages.size() + (more.empty() ? 0 : 1); }
};

Chips chips_of(Page& page, float width) {
    constexpr float around = 40 + 14 + 32 + 16; // tick, gap, sides
    Chips chips{.languages = offered_languages(page), .more = {}};
    if (page.facts.site.languages.size() > languages_shown) chips.more = page.say("welcome.languages.more");
    float widest = 0;
    const auto widen = [&](std::string_view words) {
        const ui::TextBlock block{.words = words, .style = chip_style(page.frame), .color = {}};
        widest = std::max(widest, page.frame.paint.measure(block).width + around);
    };
    for (const LanguageFact& language : chips.languages) widen(language.name);
    widen(chips.more);
    for (chips.columns = chips.count(); chips.columns > 1; --chips.columns) {
        chips.width = (width - chip_gap * static_cast<float>(chips.columns - 1)) / static_cast<float>(chips.columns);
        if (chips.width >= widest) break;
    }
    if (chips.columns == 1) chips.width = width;
    if (chips.columns == 3 && chips.count() == 4) { // never one alone in the second row
        chips.columns = 2;
        chips.width = (width - chip_gap) / 2;
    }
    return chips;
}

struct HereWords {
    std::string title, second;
    ui::TextBlock title_block, second_block;
    float title_height = 0, height = 0;
};

constexpr float here_radius = 44, arrow_px = 72, arrow_pad = 47, here_arrow_large_px = 84;

/// A little smaller across the glass.
struct HereSizes {
    float pad_px, disc_px, gap_px, between_px, title_share;
};
constexpr HereSizes here_upright{43, 128, 36, 10, 1}, here_across{39, 116, 34, 8, 66.0F / 70},
    here_without_disc{50, 112, 36, 8, 1};

const HereSizes& here_sizes(const ui::Frame& frame) {
    if (!frame.is_portrait()) return here_across;
    return frame.theme.name == ui::ThemeName::high_contrast ? here_without_disc : here_upright;
}

float here_arrow(const ui::Frame& frame) {
    return stacks(frame) && frame.is_portrait() ? here_arrow_large_px : arrow_px;
}

void fill_words(Page& page, float width, HereWords& words) {
    ui::Frame& frame = page.frame;
    words.title = page.say("welcome.here");
    words.second = page.facts.site.desk_is_open ? page.say("welcome.here.sub") : page.say("welcome.here.closed");
    const HereSizes& sizes = here_sizes(frame);
    const float room =
        width - sizes.pad_px - sizes.disc_px - sizes.gap_px - arrow_pad - here_arrow(frame) - sizes.gap_px;
    ui::TextStyle style = frame.type.tile();
    style.size_px *= sizes.title_share;
    style.line_px *= sizes.title_share;
    words.title_block = {.words = words.title, .style = style, .color = frame.theme.on_lamp, .width_px = room};
    words.second_block = {.words = words.second,
                          .style = frame.type.sans(36, 41.4F, ui::Weight::medium),
                          .color = frame.theme.on_lamp,
                          .width_px = room};
    words.second_block.style = ui::a_line_less(frame.paint, words.second_block);
    words.title_height = frame.paint.measure(words.title_block).height;
    words.height = words.title_height + sizes.between_px + frame.paint.measure(words.second_block).height;
}

struct TileLook {
    std::string_view id;
    Key title, second;
    ui::Icon icon;
    ui::Family family;
};
constexpr std::array<TileLook, 2> tiles{
    {{"welcome.explore", "welcome.explore", "welcome.explore.sub", ui::Icon::book_open, ui::Family::sky},
     {"welcome.quiet", "welcome.quiet", "welcome.quiet.sub", ui::Icon::leaf, ui::Family::sage}}};

constexpr float tile_gap = 28, tile_gap_low = 26, tile_disc = 84, tall_pad = 37;

/// Beside a low tile's edge, and between its icon and its words.
struct LowTile {
    float pad_px, between_px;
};
constexpr LowTile low_pair{31, 24}, low_stacked{47, 36};

ui::TextBlock tile_title(const Page& page, std::string_view words, float width, bool low) {
    const ui::TextStyle style =
        low && !stacks(page.frame) ? page.frame.type.sans(38, 46.36F, ui::Weight::bold) : page.frame.type.h3();
    return {.words = words, .style = style, .color = page.frame.theme.ink, .width_px = width};
}

ui::TextBlock tile_second(const Page& page, std::string_view words, float width) {
    return {.words = words, .style = page.frame.type.small(), .color = page.frame.theme.ink_2, .width_px = width};
}

const LowTile& low_tile(const FrontSizes& sizes) { return sizes.tiles_spread ? low_stacked : low_pair; }

float low_words_width(float width, const FrontSizes& sizes) {
    const LowTile& low = low_tile(sizes);
    return width - 2 * low.pad_px - tile_disc - low.between_px - (sizes.tiles_stacked ? arrow_px + low.between_px : 0);
}

float tile_height(Page& page, const TileLook& look, float width, const FrontSizes& sizes) {
    ui::Painter& paint = page.frame.paint;
    const std::string title = page.say(look.title), second = page.say(look.second);
    if (sizes.tiles_low) {
        const float room = low_words_width(width, sizes);
        return std::max(sizes.tile_px, paint.measure(tile_title(page, title, room, true)).height + 48);
    }
    const float room = width - 2 * tall_pad;
    return std::max(sizes.tile_px, 31 + tile_disc + 4 + paint.measure(tile_title(page, title, room, false)).height +
                                       paint.measure(tile_second(page, second, room)).height + 29);
}

/// Widths of the two tiles of a row: half each, or more where the words of one need it and the other can spare it.
std::array<float, 2> low_widths(Page& page, float width) {
    std::array<float, 2> wanted{};
    for (std::size_t at = 0; at < tiles.size(); ++at) {
        const std::string title = page.say(tiles[at].title);
        wanted.at(at) = page.frame.paint.measure(tile_title(page, title, 0, true)).width + 2 * low_pair.pad_px +
                        tile_disc + low_pair.between_px + 2;
    }
    const float room = width - tile_gap_low, half = room / 2;
    if (wanted[0] + wanted[1] > room) return {half, half};
    const float first = std::clamp(half, wanted[0], room - wanted[1]);
    return {first, room - first};
}

std::array<ui::Rect, 2> tile_rects(Page& page, ui::Rect rect, const FrontSizes& sizes) {
    if (sizes.tiles_stacked) {
        const float first = tile_height(page, tiles[0], rect.width, sizes);
        const float second = tile_height(page, tiles[1], rect.width, sizes);
        return {ui::Rect{rect.x, rect.y, rect.width, first},
                ui::Rect{rect.x, rect.y + first + tile_gap, rect.width, second}};
    }
    const float gap = sizes.tiles_low ? tile_gap_low : tile_gap;
    const std::array<float, 2> widths = sizes.tiles_low
                                            ? low_widths(page, rect.width)
                                            : std::array<float, 2>{(rect.width - gap) / 2, (rect.width - gap) / 2};
    const float height =
        std::max(tile_height(page, tiles[0], widths[0], sizes), tile_height(page, tiles[1], widths[1], sizes));
    return {ui::Rect{rect.x, rect.y, widths[0], height}, ui::Rect{rect.x + widths[0] + gap, rect.y, widths[1], height}};
}

bool draw_tile(Page& page, ui::Rect rect, const TileLook& look, const FrontSizes& sizes) {
    ui::Frame& frame = page.frame;
    const std::string title = page.say(look.title), second = page.say(look.second);
    const std::string label = title + ". " + second;
    const ui::Touch touch = frame.control(look.id, rect, {.role = ui::Role::button, .label = label});
    ui::choice_box(frame, look.id, rect, sizes.tiles_low && !sizes.tiles_stacked ? 36 : 40, false, touch.pressed);
    const float pad = sizes.tiles_low ? low_tile(sizes).pad_px : tall_pad;
    const float disc_y = sizes.tiles_low ? rect.center().y - tile_disc / 2 : rect.y + 31;
    const float icon_px = frame.theme.name == ui::ThemeName::high_contrast ? tile_disc : 48.0F; // no disc is seen there
    ui::icon_disc(frame, {rect.x + pad, disc_y, tile_disc, tile_disc}, look.family, look.icon, icon_px);
    if (sizes.tiles_low) {
        const float x = rect.x + pad + tile_disc + low_tile(sizes).between_px,
                    room = low_words_width(rect.width, sizes);
        frame.label_in({x, rect.y, room, rect.height}, tile_title(page, title, room, true));
        if (sizes.tiles_stacked)
            frame.paint.icon(ui::Icon::arrow_right,
                             {rect.right() - pad - arrow_px, rect.center().y - arrow_px / 2, arrow_px, arrow_px},
                             frame.theme.ink, 2.2F);
        return touch.activated;
    }
    const float width = rect.width - 2 * pad;
    const ui::TextBlock words = tile_title(page, title, width, false), below = tile_second(page, second, width);
    const float y = rect.bottom() - 29 - frame.paint.measure(words).height - frame.paint.measure(below).height;
    const ui::Size drawn = frame.label({rect.x + pad, y}, words);
    frame.label({rect.x + pad, y + drawn.height}, below);
    return touch.activated;
}

} // namespace

FrontSizes front_sizes(const Page& page, bool has_languages, bool has_groups) {
    const bool stacked = stacks(page.frame);
    FrontSizes sizes{};
    if (page.frame.is_portrait())
        sizes = {.chip_px = stacked ? 116.0F : 96.0F,
                 .here_px = stacked         ? 250.0F
                            : has_languages ? 208.0F
                                            : 240.0F,
                 .tile_px = stacked                       ? 184.0F
                            : has_languages && has_groups ? 252.0F
                                                          : 320.0F,
                 .group_row_px = 92,
                 .foot_px = 124,
                 .below_chips = 28,
                 .below_here = stacked ? 28.0F : 32.0F,
                 .below_tiles = stacked ? 52.0F : 30.0F,
                 .tiles_low = stacked,
                 .tiles_stacked = stacked,
                 .tiles_spread = stacked};
    else
        sizes = {.chip_px = stacked ? 108.0F : 92.0F,
                 .here_px = 184,
                 .tile_px = has_groups || stacked ? 132.0F : 252.0F,
                 .group_row_px = 78,
                 .foot_px = 116,
                 .below_chips = 26,
                 .below_here = 28,
                 .below_tiles = 26,
                 .tiles_low = has_groups || stacked,
                 .tiles_stacked = stacked,
                 .tiles_spread = false};
    return sizes;
}

float languages_height(Page& page, float width_px, const FrontSizes& sizes) {
    const Chips chips = chips_of(page, width_px);
    const std::size_t rows = (chips.count() + chips.columns - 1) / chips.columns;
    return static_cast<float>(rows) * (sizes.chip_px + chip_gap) - chip_gap;
}

std::optional<Action> draw_languages(Page& page, ui::Rect rect, const FrontSizes& sizes) {
    ui::Frame& frame = page.frame;
    const Chips chips = chips_of(page, rect.width);
    std::optional<Action> action;
    for (std::size_t at = 0; at < chips.count(); ++at) {
        const ui::Rect place{rect.x + static_cast<float>(at % chips.columns) * (chips.width + chip_gap),
                             rect.y + static_cast<float>(at / chips.columns) * (sizes.chip_px + chip_gap), chips.width,
                             sizes.chip_px};
        if (at == chips.languages.size()) {
            if (ui::chip(frame, "welcome.language.more", place, {.label = chips.more, .style = chip_style(frame)},
                         false, ui::Role::button))
                action = action::OpenLanguage{};
            continue;
        }
        const LanguageFact& language = chips.languages[at];
        const bool on = language.code == page.state.look.language;
        const std::string chosen = on ? page.say("say.chosen") : std::string();
        const ui::ButtonLook look{.label = language.name, .style = chip_style(frame), .value = chosen};
        if (ui::chip(frame, "welcome.language." + language.code, place, look, on))
            action = action::PickLanguage{language.code};
    }
    return action;
}

float here_height(Page& page, float width_px, const FrontSizes& sizes) {
    HereWords words;
    fill_words(page, width_px, words);
    return std::max(sizes.here_px, words.height + 56);
}

std::optional<Action> draw_here(Page& page, ui::Rect rect) {
    constexpr float icon_share = 76.0F / 128;
    ui::Frame& frame = page.frame;
    const ui::Theme& theme = frame.theme;
    HereWords words;
    fill_words(page, rect.width, words);
    const std::string label = words.title + ". " + words.second;
    const ui::Touch touch = frame.control("welcome.checkin", rect, {.role = ui::Role::button, .label = label});
    const float down = ui::press_depth(frame, "welcome.checkin", touch.pressed);
    ui::lamp_face(frame, rect, here_radius, down);
    const ui::Rect face = rect.moved(0, down);
    const HereSizes& sizes = here_sizes(frame);
    const float disc_px = sizes.disc_px;
    const ui::Point disc{face.x + sizes.pad_px + disc_px / 2, face.center().y};
    const bool has_disc = theme.name != ui::ThemeName::high_contrast;
    if (has_disc) frame.paint.disc(disc, disc_px / 2, theme.cream);
    // In dark the cream disc stays light, so its drawing stays dark.
    frame.paint.icon(ui::Icon::door_open, ui::square_at(disc, has_disc ? disc_px * icon_share : 112), theme.on_lamp,
                     1.7F);
    const float x = face.x + sizes.pad_px + disc_px + sizes.gap_px, y = face.center().y - words.height / 2;
    frame.label({x, y}, words.title_block);
    frame.label({x, y + words.title_height + sizes.between_px}, words.second_block);
    const float arrow = here_arrow(frame);
    frame.paint.icon(ui::Icon::arrow_right,
                     {face.right() - arrow_pad - arrow, face.center().y - arrow / 2, arrow, arrow}, theme.on_lamp,
                     arrow > arrow_px ? 2.4F : 2);
    return touch.activated ? std::optional<Action>(action::BeginCheckIn{}) : std::nullopt;
}

float tiles_height(Page& page, float width_px, const FrontSizes& sizes) {
    return tile_rects(page, {0, 0, width_px, 0}, sizes)[1].bottom();
}

std::optional<Action> draw_tiles(Page& page, ui::Rect rect, const FrontSizes& sizes) {
    const std::array<ui::Rect, 2> rects = tile_rects(page, rect, sizes);
    std::optional<Action> action;
    if (draw_tile(page, rects[0], tiles[0], sizes)) action = action::OpenExplore{};
    if (draw_tile(page, rects[1], tiles[1], sizes)) action = action::OpenQuiet{};
    return action;
}

} // namespace porchlight::screens

#include "app/screens/setup_parts.h"

#include "ui/widgets/bar.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/header.h"
#include "ui/widgets/keyboard.h"
#include "ui/widgets/panel.h"

#include <algorithm>

namespace porchlight::screens {

namespace {

constexpr int steps = 7;
constexpr float margin_px = 48, words_x = 52, words_px = 760, lead_gap_px = 22;
constexpr float reading_px = 660, controls_x = 712, controls_px = 1152; // landscape zones, tokens.md 4

/// A column beside the controls has no room for seven lights and the lantern in one line at the drawn size.
struct Head {
    float x, width, title_y;
    ui::LanternLook lantern;
    ui::PathLook path;
};
Head head_of(const ui::Frame& frame) {
    if (frame.is_portrait()) return {.x = words_x, .width = words_px, .title_y = 146, .lantern = {}, .path = {}};
    constexpr float x = 56, lantern_end = 604, small_end = 640;
    const float across = frame.canvas.width;
    if (frame.type.size() >= ui::TextSize::larger)
        return {.x = x,
                .width = reading_px - x,
                .title_y = 184,
                .lantern = {.right_px = across - small_end, .chain_px = 30, .scale = 0.6F, .halo_px = 200},
                .path = {.link_px = 26, .words_below = true}};
    return {.x = x,
            .width = reading_px - x,
            .title_y = 268,
            .lantern = {.right_px = across - lantern_end, .chain_px = 60, .scale = 0.9F},
            .path = {.link_px = 26, .words_below = true}};
}

float widest_word_px(ui::Frame& frame, const ui::TextBlock& block) {
    float widest = 0;
    std::string_view rest = block.words;
    while (!rest.empty()) {
        const std::size_t end = rest.find_first_of(" \n");
        const std::string_view word = rest.substr(0, end);
        if (!word.empty())
            widest = std::max(widest,
                              frame.paint.measure({.words = word, .style = block.style, .color = block.color}).width);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
    return widest;
}

} // namespace

void setup_ground(Page& page) {
    ui::Frame& frame = page.frame;
    ui::header_wash(frame);
    if (frame.is_portrait()) return;
    const ui::Painter::Shift hang(frame.paint, 0, -frame.input.scroll("setup.reading").offset_px);
    ui::lantern(frame, head_of(frame).lantern);
}

float setup_head(Page& page, float top, const SetupHead& head) {
    ui::Frame& frame = page.frame;
    const Head at = head_of(frame);
    if (frame.is_portrait()) {
        const ui::Painter::Shift hang(frame.paint, 0, top);
        ui::lantern(frame, at.lantern);
    }
    const std::string words = page.say("setup.step", {{"n", head.step}});
    ui::path_lights(frame, {at.x, top + 60}, head.step, steps, words, at.path);
    ui::TextBlock title{.words = head.title, .style = frame.type.h1(), .color = frame.theme.ink, .width_px = at.width};
    if (const float widest = widest_word_px(frame, title); widest > at.width) { // no word is broken
        title.style.size_px *= at.width / widest * 0.98F;
        title.style.line_px *= at.width / widest * 0.98F;
    }
    float y = top + at.title_y;
    y += frame.text({at.x, y}, title, ui::Role::heading).height;
    if (head.lead.empty()) return y;
    y += lead_gap_px;
    return y +
           frame
               .text({at.x, y},
                     {.words = head.lead, .style = frame.type.lead(), .color = frame.theme.ink_2, .width_px = at.width})
               .height;
}

ReadingColumn reading_column(const ui::Frame& frame) {
    if (frame.is_portrait()) return {margin_px, frame.canvas.width - 2 * margin_px, frame.canvas.width};
    return {margin_px, 600, controls_x - 24};
}

void setup_reading(Page& page, const SetupHead& head, const std::optional<SetupBanner>& banner, float down_to) {
    ui::Frame& frame = page.frame;
    constexpr float banner_y = 474, above_px = 40;
    const ReadingColumn column = reading_column(frame);
    setup_ground(page);
    const float bottom = frame.is_portrait() ? down_to : frame.canvas.height - ui::bar_height(frame);
    ui::ScrollBox list(frame, "setup.reading", {0, 0, column.until, bottom}, head.title);
    const float top = list.origin_y();
    float y = setup_head(page, top, head);
    if (banner) {
        y += above_px;
        if (frame.is_portrait() && !head.lead.empty()) y = std::max(y, top + banner_y);
        y = ui::banner(
                frame, "setup.banner", {column.x, y, column.width, 0},
                {.words = banner->words, .icon = banner->icon, .icon_color = frame.theme.lamp_800, .icon_px = 54})
                .rect.bottom();
    }
    list.content_height(y - top + (frame.is_portrait() ? 6.0F : 20.0F)); // upright the fields follow at once
}

TypingRoom typing_room(const ui::Frame& frame) {
    const float keys_top = ui::keyboard_top(frame, true, ui::bar_height(frame));
    if (frame.is_portrait()) return {margin_px, frame.canvas.width - 2 * margin_px, keys_top, 0, 0};
    constexpr float bed_left = controls_x - 24;
    return {controls_x, controls_px, keys_top, bed_left, frame.canvas.width - bed_left};
}

std::optional<Action> cover(Page& page, ui::Rect rect) {
    ui::Frame& frame = page.frame;
    const std::string words = page.say("setup.cover");
    const ui::Touch touch = frame.control("setup.cover", rect, {.role = ui::Role::button, .label = words});
    constexpr float radius_px = 36, icon_px = 54;
    frame.paint.fill(rect, touch.pressed ? frame.theme.lamp_50 : frame.theme.sunken, radius_px);
    frame.paint.stroke(rect, frame.theme.edge, frame.theme.edge_px, radius_px);
    const ui::TextBlock text{.words = words,
                             .style = frame.type.button(),
                             .color = frame.theme.ink,
                             .width_px = rect.width - icon_px - 24 - 80};
    const ui::Size size = frame.paint.measure(text);
    const float x = rect.center().x - (size.width + icon_px + 24) / 2, middle = rect.center().y;
    frame.paint.icon(ui::Icon::eye_off, {x, middle - icon_px / 2, icon_px, icon_px}, frame.theme.ink, 2);
    frame.label({x + icon_px + 24, middle - size.height / 2}, text);
    if (touch.activated) return action::Uncover{};
    return std::nullopt;
}

namespace {

constexpr float paper_side_px = 40, paper_disc_px = 76, paper_gap_px = 24;

struct PaperWords {
    ui::TextBlock title, second;
    float title_px, height_px;
};
PaperWords paper_words(ui::Frame& frame, float width, const PaperLook& look) {
    const float room = width - 2 * paper_side_px - paper_disc_px - paper_gap_px - look.kept_right_px;
    PaperWords words{{.words = look.title, .style = frame.type.h3(), .color = frame.theme.ink, .width_px = room},
                     {.words = look.second, .style = frame.type.small(), .color = look.second_color, .width_px = room},
                     0,
                     0};
    words.title_px = frame.paint.measure(words.title).height;
    words.height_px = words.title_px + (look.second.empty() ? 0 : frame.paint.measure(words.second).height);
    return words;
}

} // namespace

float paper_head_px(ui::Frame& frame, float width, const PaperLook& look, float least) {
    return std::max({least, paper_disc_px, paper_words(frame, width, look).height_px});
}

void paper_card(Page& page, ui::Rect rect, const PaperLook& look, float head_px) {
    ui::Frame& frame = page.frame;
    constexpr float radius_px = 40;
    ui::card(frame, rect, radius_px);
    const float middle = rect.y + 26 + head_px / 2;
    ui::icon_disc(frame, {rect.x + paper_side_px, middle - paper_disc_px / 2, paper_disc_px, paper_disc_px},
                  look.family, look.icon, 42, 2);
    const float x = rect.x + paper_side_px + paper_disc_px + paper_gap_px;
    const PaperWords words = paper_words(frame, rect.width, look);
    const float top = middle - words.height_px / 2;
    frame.text({x, top}, words.title, ui::Role::heading);
    if (!look.second.empty()) frame.text({x, top + words.title_px}, words.second, look.second_role);
}

} // namespace porchlight::screens

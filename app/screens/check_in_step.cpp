// Geometry of tokens.md, section 4: words above y = 640, controls below, one lamp at the bottom; across the glass,
// words at the left and controls at the right.
#include "app/screens/check_in_step.h"

#include "ui/widgets/bar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/fit.h"
#include "ui/widgets/header.h"

#include <algorithm>

namespace porchlight::screens {

namespace {

constexpr float banner_above = 64, button_gap = 28, lamp_share = 1.7F;
constexpr float banner_above_least = 20, below_banner_least = 14;
constexpr float above_most = 24, below_most = 12;                     // across the glass, of what the controls may take
constexpr float low_above = 40, low_below = 38, low_below_least = 24; // of the controls in reach mode
constexpr float list_above = 24;                                      // between a list's lower edge and the buttons
constexpr int ends_where_it_ends = 9;                                 // lines: more than a title has
constexpr float least_list = 420; // of a list below a header that stays; in less, the header scrolls as well

struct Places {
    float x, lights_y, title_y, title_width, lead_width;
    float lead_above = 22;
    ui::Rect controls; ///< without regard to what stands above
    ui::Rect action;   ///< its lower edge is the row's
    float action_least;
};

Places places_of(const Page& page) {
    const ui::Frame& frame = page.frame;
    const float bottom = frame.canvas.height - ui::bar_height(frame);
    if (!frame.is_portrait())
        return {.x = 56,
                .lights_y = 60,
                .title_y = 330,
                .title_width = 590,
                .lead_width = 590,
                .controls = {712, 40, 1152, 0},
                .action = {712, 0, 1152, bottom - 28},
                .action_least = 112};
    const float width = frame.canvas.width - 2 * step_margin;
    if (reaches_close(page))
        return {.x = 52,
                .lights_y = 540,
                .title_y = 622,
                .title_width = 720,
                .lead_width = 720,
                .controls = {step_margin, 964, width, 0},
                .action = {step_margin, 0, width, bottom - 40},
                .action_least = 120};
    return {.x = 52,
            .lights_y = 60,
            .title_y = 146,
            .title_width = 780,
            .lead_width = 800,
            .controls = {step_margin, 0, width, 0},
            .action = {step_margin, 0, width, bottom - 44},
            .action_least = 128};
}

ui::TextBlock title_block(Page& page, const StepLook& look, const Places& places) {
    const bool is_low = page.frame.is_portrait() && places.title_y > 400;
    ui::TextStyle style = page.frame.type.h1();
    if (is_low) { // reach mode: a step smaller
        style.size_px *= 76.0F / 84;
        style.line_px *= 76.0F / 84;
    }
    style = ui::fitting_lines(page.frame.paint, look.title, style, places.title_width);
    style = ui::fitting(page.frame.paint, look.title, style, places.title_width);
    ui::TextBlock block{
        .words = look.title, .style = style, .color = page.frame.theme.ink, .width_px = places.title_width};
    // Upright at Standard the title breaks as it was designed.
    const bool as_designed = page.frame.is_portrait() && page.frame.type.size() == ui::TextSize::standard;
    if (as_designed)
        block.lines_max = ends_where_it_ends;
    else
        block.style = ui::a_line_less(page.frame.paint, block);
    return block;
}

ui::TextBlock lead_block(Page& page, const StepLook& look, const Places& places) {
    ui::TextBlock block{.words = look.lead,
                        .style = page.frame.type.lead(),
                        .color = page.frame.theme.ink_2,
                        .width_px = places.lead_width};
    if (!page.frame.is_portrait()) block.width_px = ui::even_width(page.frame.paint, block);
    return block;
}

float title_and_lead(Page& page, const StepLook& look, const Places& places) {
    const float title = page.frame.paint.measure(title_block(page, look, places)).height;
    if (look.lead.empty()) return title;
    return title + places.lead_above + page.frame.paint.measure(lead_block(page, look, places)).height;
}

void draw_lights(Page& page, const StepLook& look, float x, float y) {
    const int steps = has_wishes(page.facts.site) ? 3 : 2;
    const std::string words = page.say("step.of", {{"n", look.step}, {"m", steps}});
    ui::path_lights(page.frame, {x, y}, look.step, steps, words);
}

/// Title and lead from `y` on; where they end.
float draw_title(Page& page, const StepLook& look, const Places& places, float y) {
    ui::Frame& frame = page.frame;
    const float bottom = y + frame.text({places.x, y}, title_block(page, look, places), ui::Role::heading).height;
    if (look.lead.empty()) return bottom;
    const float lead_top = bottom + places.lead_above;
    return lead_top + frame.text({places.x, lead_top}, lead_block(page, look, places)).height;
}

/// The height of a banner before it is drawn: a banner is what its words need, 122 at least.
float banner_height(Page& page, const StepLook& look, float width) {
    const float beside = look.banner.opens ? 35 + 24 + 25 + 46 + 24 : 34 + 28 + 34;
    const ui::TextBlock words{.words = look.banner.words,
                              .style = page.frame.type.sans(34, 46.24F),
                              .color = {},
                              .width_px = width - look.banner.icon_px - beside};
    return std::max(122.0F, page.frame.paint.measure(words).height + (look.banner.opens ? 42 : 40));
}

std::optional<Action> draw_banner(Page& page, const StepLook& look, ui::Rect at) {
    if (ui::banner(page.frame, look.banner_id, at, look.banner).activated) return action::OpenPrivacy{};
    return std::nullopt;
}

std::optional<Action> draw_buttons(Page& page, const StepLook& look, const ActionRow& row) {
    const StepButtons& buttons = look.buttons;
    std::optional<Action> action;
    if (!buttons.skip_id.empty() && ui::line_button(page.frame, buttons.skip_id, row.line, {.label = buttons.skip}))
        action = action::Skip{};
    const std::string value = buttons.ready ? std::string() : page.say("say.not_yet");
    if (ui::lamp_button(
            page.frame, buttons.go_id, row.lamp,
            {.label = buttons.go, .after = ui::Icon::arrow_right, .enabled = buttons.ready, .value = value}))
        action = action::Continue{};
    return action;
}

/// "Pick any one to go on", right above the button that was touched. Returns its height.
float draw_why(Page& page, const StepLook& look, const ActionRow& row, const Places& places) {
    if (look.buttons.why_not.empty()) return 0;
    const ui::TextBlock block{.words = look.buttons.why_not,
                              .style = page.frame.type.sans(32, 44.8F, ui::Weight::semibold),
                              .color = page.frame.theme.attention_text,
                              .width_px = places.action.width,
                              .align = ui::Align::center};
    const float height = page.frame.paint.measure(block).height;
    page.frame.text({places.action.x, row.top() - height - 2}, block, ui::Role::status);
    return height + 3;
}

/// Controls in their room, or in a list where the room is too small.
std::optional<Action> draw_in_room(Page& page, const StepLook& look, const StepControls& controls, ui::Rect room) {
    const float wanted = controls.height(room.width);
    if (wanted <= room.height + 0.5F) return controls.draw(room);
    constexpr float around = 40; // shadows and the focus ring
    const ui::Rect box{room.x - around, room.y, room.width + 2 * around, room.height};
    ui::ScrollBox list(page.frame, "step.list", box, look.title);
    auto action = controls.draw({room.x, list.origin_y() + 14, room.width, wanted});
    list.content_height(wanted + 28);
    return action;
}

/// Larger text: words and controls are one list.
std::optional<Action> draw_as_list(Page& page, const StepLook& look, const StepControls& controls, const Places& places,
                                   float until) {
    ui::Frame& frame = page.frame;
    ui::ScrollBox list(frame, "step.list", {0, 0, frame.canvas.width, until}, look.title);
    const float from = list.origin_y();
    {
        const ui::Painter::Shift hang(frame.paint, 0, from);
        ui::lantern(frame, {});
    }
    draw_lights(page, look, places.x, from + places.lights_y);
    float y = draw_title(page, look, places, from + places.title_y) + 40;
    const float width = places.controls.width;
    const float banner = banner_height(page, look, width);
    std::optional<Action> action = draw_banner(page, look, {step_margin, y, width, 0});
    y += banner + look.below_banner_px;
    const float wanted = controls.height(width);
    if (auto touched = controls.draw({step_margin, y, width, wanted})) action = touched;
    list.content_height(y + wanted + 24 - from);
    return action;
}

/// Reading at the left of the glass: what does not fit below the lantern moves up, then says its brief words where it
/// has them, then scrolls.
std::optional<Action> draw_reading(Page& page, StepLook look, Places places) {
    constexpr float column = 690, banner_x = 48, banner_width = 600, lantern_below = 250,
                    banner_air = 7; // more around its words, where there is room
    float above = 22, words_least = 140;
    ui::Frame& frame = page.frame;
    const float until = frame.canvas.height - ui::bar_height(frame);
    float bottom = until - 36;
    const auto height_of_all = [&] {
        return title_and_lead(page, look, places) + above + banner_height(page, look, banner_width);
    };
    const auto fits = [&] { return words_least + height_of_all() <= bottom; };
    if (!look.brief.empty() && !fits()) look.banner.words = look.brief;
    if (!fits()) { // the air goes before it scrolls
        above = places.lead_above = 12;
        words_least = 124;
        bottom += 26;
    }
    const float roomy = words_least + height_of_all() + banner_air <= bottom ? banner_air : 0;
    const float height = height_of_all() + roomy;
    const float y = std::min(places.title_y, bottom - height);
    if (y >= lantern_below)
        ui::lantern(frame, {.right_px = frame.canvas.width - 604, .chain_px = 60, .scale = 0.9F});
    else
        ui::lantern(frame, {.right_px = frame.canvas.width - 656, .chain_px = 10, .scale = 0.52F, .halo_px = 200});
    draw_lights(page, look, places.x, places.lights_y);
    const float banner = banner_height(page, look, banner_width) + roomy;
    const auto draw = [&](float top) {
        const float lead_bottom = draw_title(page, look, places, top);
        return draw_banner(page, look, {banner_x, lead_bottom + above, banner_width, banner});
    };
    if (y >= words_least) return draw(y);
    ui::ScrollBox list(frame, "step.words", {0, words_least - 10, column, until - words_least + 10}, look.title);
    auto action = draw(list.origin_y() + 10);
    list.content_height(height + 28);
    return action;
}

/// The banner's words in reach mode, a line of text with its icon; they reach below the lantern.
struct LowBanner {
    static constexpr float icon_px = 50, gap = 18, above = 41;
    ui::TextBlock words;
    float words_px;
    [[nodiscard]] float height() const { return std::max(icon_px, words_px); }
};

LowBanner low_banner(Page& page, const StepLook& look, const Places& places) {
    const float width = page.frame.canvas.width - step_margin - places.x - LowBanner::icon_px - LowBanner::gap;
    const ui::TextBlock words{.words = look.brief.empty() ? look.banner.words : look.brief,
                              .style = page.frame.type.sans(34, 44.2F),
                              .color = page.frame.theme.ink,
                              .width_px = width};
    return {words, page.frame.paint.measure(words).height};
}

/// Reach mode: the header's words stand lower, the banner is a line, and the lantern's chain follows. Longer words
/// begin higher, so that they end above `until`. Returns where they end.
float draw_low_words(Page& page, const StepLook& look, const Places& places, float until) {
    ui::Frame& frame = page.frame;
    ui::lantern(frame, {.right_px = 96, .chain_px = 470, .scale = 1.05F});
    const LowBanner banner = low_banner(page, look, places);
    const ui::TextBlock title = title_block(page, look, places);
    const float title_px = frame.paint.measure(title).height;
    const float up = std::max(0.0F, places.title_y + title_px + LowBanner::above + banner.height() - until);
    draw_lights(page, look, places.x, places.lights_y - up);
    float y = places.title_y - up;
    y += frame.text({places.x, y}, title, ui::Role::heading).height + LowBanner::above;
    frame.paint.icon(look.banner.icon,
                     {places.x, y + (banner.height() - LowBanner::icon_px) / 2, LowBanner::icon_px, LowBanner::icon_px},
                     look.banner.icon_color);
    frame.text({places.x + LowBanner::icon_px + LowBanner::gap, y + (banner.height() - banner.words_px) / 2},
               banner.words);
    return y + banner.height();
}

} // namespace

bool stacks(const ui::Frame& frame) { return frame.type.size() >= ui::TextSize::larger; }

bool reaches(const Page& page) { return page.state.reach_mode && page.frame.is_portrait(); }

bool reaches_close(const Page& page) { return reaches(page) && !stacks(page.frame); }

ActionRow action_row(Page& page, ui::Rect area, std::string_view line, std::string_view lamp, float least_px,
                     float line_icon_px) {
    ui::Frame& frame = page.frame;
    const auto height_of = [&](std::string_view words, float width, float icon) {
        const ui::TextBlock block{
            .words = words, .style = frame.type.button(), .color = {}, .width_px = width - icon - 32};
        return std::max(least_px, frame.paint.measure(block).height + 40);
    };
    constexpr float arrow = 72;
    if (line.empty()) {
        const float height = height_of(lamp, area.width, arrow);
        return {.line = {}, .lamp = {area.x, area.bottom() - height, area.width, height}};
    }
    if (stacks(frame) && frame.is_portrait()) {
        const float low = height_of(line, area.width, line_icon_px), high = height_of(lamp, area.width, arrow);
        const ui::Rect below{area.x, area.bottom() - low, area.width, low};
        return {.line = below, .lamp = {area.x, below.y - 24 - high, area.width, high}};
    }
    // The line button keeps its padding of 44 and border of 3 at both ends; the lamp takes 1.7 times what is left over.
    constexpr float padding = 94;
    const float wanted = padding + (area.width - button_gap - 2 * padding) / (1 + lamp_share);
    const float word = ui::longest_word(frame.paint, line, frame.type.button()) + line_icon_px + 34;
    const float width = std::min(std::max(wanted, word), (area.width - button_gap) / 2);
    const float rest = area.width - width - button_gap;
    const float height = std::max(height_of(line, width, line_icon_px), height_of(lamp, rest, arrow));
    const float y = area.bottom() - height;
    return {.line = {area.x, y, width, height}, .lamp = {area.x + width + button_gap, y, rest, height}};
}

std::optional<Action> draw_step(Page& page, const StepLook& look, const StepControls& controls) {
    ui::Frame& frame = page.frame;
    const Places places = places_of(page);
    const ActionRow row = action_row(page, {places.action.x, 0, places.action.width, places.action.height},
                                     look.buttons.skip, look.buttons.go, places.action_least);
    const bool low = frame.is_portrait() && places.title_y > 400;
    ui::header_wash(frame, !frame.is_portrait() ? frame.canvas.height : low ? 1000.0F : 620.0F);
    const float why = draw_why(page, look, row, places);
    const float until = row.top() - std::max(list_above, why);
    std::optional<Action> action;
    const auto keep = [&action](std::optional<Action> touched) {
        if (touched) action = std::move(touched);
    };
    if (!frame.is_portrait()) {
        keep(draw_reading(page, look, places));
        const ui::Rect& area = places.controls;
        // A little of the air above and below goes before anything has to scroll.
        const float lack = controls.height(area.width) - (until - area.y);
        const bool is_little = lack > 0 && lack <= above_most + below_most;
        const float up = is_little ? std::min(lack, above_most) : 0, down = is_little ? lack - up : 0;
        keep(draw_in_room(page, look, controls, {area.x, area.y - up, area.width, until - area.y + up + down}));
    } else if (low) {
        const float highest = places.controls.y - look.read_first_px;
        const float top = std::max(highest, draw_low_words(page, look, places, highest - low_above) + low_above);
        // A little of the air above the buttons goes before anything has to scroll.
        const float lack = controls.height(places.controls.width) - (row.top() - low_below - top);
        const float below = low_below - std::clamp(lack, 0.0F, low_below - low_below_least);
        keep(draw_in_room(page, look, controls, {step_margin, top, places.controls.width, row.top() - below - top}));
    } else {
        const float lead_bottom = places.title_y + title_and_lead(page, look, places);
        const float banner = banner_height(page, look, places.controls.width);
        float banner_top = std::max(look.banner_top, lead_bottom + banner_above);
        float top = std::max(look.controls_top, banner_top + banner + look.below_banner_px);
        const float bottom = row.top() - std::max(look.above_buttons_px, why);
        // The air around the banner goes before anything has to scroll.
        const float lack = controls.height(places.controls.width) - (bottom - top);
        if (!stacks(frame) && lack > 0) {
            banner_top = std::max(lead_bottom + banner_above_least, banner_top - lack);
            top = std::max(banner_top + banner + below_banner_least, top - lack);
        }
        const float room = bottom - top;
        if (stacks(frame) || room < least_list) {
            keep(draw_as_list(page, look, controls, places, until));
        } else {
            ui::lantern(frame, {});
            draw_lights(page, look, places.x, places.lights_y);
            draw_title(page, look, places, places.title_y);
            keep(draw_banner(page, look, {step_margin, banner_top, places.controls.width, 0}));
            keep(draw_in_room(page, look, controls, {step_margin, top, places.controls.width, room}));
        }
    }
    keep(draw_buttons(page, look, row));
    return action;
}

} // namespace porchlight::screens

// Make this visit comfortable. Every change shows at once, on the sheet and behind it, and all of it goes back to the
// site's own when the visit ends. Speech is offered only where the site has a voice.
#include "app/screens/look_choices.h"
#include "app/screens/screens.h"
#include "app/screens/sheet_box.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"

#include <string>
#include <vector>

namespace porchlight::screens {

namespace {

constexpr float top_px = 38, title_to_lead_px = 4, lead_to_body_px = 20;
constexpr float label_to_tiles_px = 14, tiles_to_label_px = 20, tiles_to_rows_px = 24;
constexpr float row_px = 128, row_disc_px = 80, row_words_x_px = 108, switch_width_px = 128, switch_height_px = 72;
constexpr float keeps_px = 96, keeps_words_x_px = 64, keeps_to_foot_px = 6;
constexpr float button_px = 120, bottom_px = 30, buttons_gap_px = 28, reset_share = 0.433F;

struct Setting {
    std::string_view id;
    ui::Icon icon;
    ui::Family family;
    std::string title, second;
    bool on;
};

std::vector<Setting> settings(Page& page) {
    const State& state = page.state;
    std::vector<Setting> rows;
    if (page.facts.site.has_speech)
        rows.push_back({"accessibility.speech", ui::Icon::volume_2, ui::Family::sky, page.say("acc.speech"),
                        state.speech ? page.say("acc.speech.room") : page.say("acc.speech.sub"), state.speech});
    rows.push_back({"accessibility.motion", ui::Icon::leaf, ui::Family::sage, page.say("acc.motion"),
                    page.say("acc.motion.sub"), state.look.less_movement});
    rows.push_back({"accessibility.reach", ui::Icon::arrow_down_to_line, ui::Family::plum, page.say("acc.reach"),
                    page.say("acc.reach.sub"), state.reach_mode});
    return rows;
}

struct RowWords {
    ui::TextBlock title, second;
    float title_px, height_px;
};

RowWords row_words(Page& page, const Setting& setting, float width) {
    ui::Frame& frame = page.frame;
    const float room = width - row_words_x_px - switch_width_px - 28;
    RowWords words{
        {.words = setting.title,
         .style = frame.type.sans(38, 47.5F, ui::Weight::bold),
         .color = frame.theme.ink,
         .width_px = room},
        {.words = setting.second, .style = frame.type.sans(32, 44.8F), .color = frame.theme.ink_2, .width_px = room},
        0,
        0};
    words.title_px = frame.paint.measure(words.title).height;
    words.height_px = words.title_px + frame.paint.measure(words.second).height;
    return words;
}

float row_height(Page& page, const Setting& setting, float width) {
    return std::max(row_px, row_words(page, setting, width).height_px + 34);
}

bool draw_setting(Page& page, const Setting& setting, ui::Rect rect) {
    ui::Frame& frame = page.frame;
    const std::string on = setting.on ? page.say("say.on") : page.say("say.off");
    const ui::Touch touch =
        frame.control(setting.id, rect, {.role = ui::Role::toggle, .label = setting.title, .value = on});
    if (touch.pressed) frame.paint.fill(rect, frame.theme.indigo.soft, 16);
    frame.paint.fill({rect.x, rect.y, rect.width, 2}, frame.theme.line);
    const float middle = rect.center().y + 1;
    ui::icon_disc(frame, {rect.x, middle - row_disc_px / 2, row_disc_px, row_disc_px}, setting.family, setting.icon, 46,
                  2);
    const RowWords words = row_words(page, setting, rect.width);
    const ui::Point at{rect.x + row_words_x_px, middle - words.height_px / 2};
    frame.label(at, words.title);
    frame.label({at.x, at.y + words.title_px}, words.second);
    ui::draw_switch(frame, setting.id,
                    {rect.right() - switch_width_px, middle - switch_height_px / 2, switch_width_px, switch_height_px},
                    setting.on);
    return touch.activated;
}

/// The settings with this one turned over.
action::SetLook turned(const State& state, std::string_view id) {
    action::SetLook wanted{state.look, state.reach_mode, state.speech};
    if (id == "accessibility.speech") wanted.speech = !wanted.speech;
    if (id == "accessibility.motion") wanted.look.less_movement = !wanted.look.less_movement;
    if (id == "accessibility.reach") wanted.reach_mode = !wanted.reach_mode;
    return wanted;
}

bool draw_keeps(Page& page, ui::Rect rect) {
    ui::Frame& frame = page.frame;
    const std::string words = page.say("keep.title");
    const ui::Rect target{rect.x, rect.y, rect.width, rect.height - 12 + keeps_to_foot_px}; // 12 to the buttons below
    const ui::Touch touch = frame.control("accessibility.keeps", target, {.role = ui::Role::link, .label = words});
    frame.paint.fill({rect.x, rect.y, rect.width, 2}, frame.theme.line);
    const float middle = rect.center().y;
    const ui::Color color = touch.pressed ? frame.theme.ink : frame.theme.sky.deep;
    frame.paint.icon(ui::Icon::shield_check, {rect.x, middle - 23, 46, 46}, frame.theme.sage.deep, 2);
    frame.label_in({rect.x + keeps_words_x_px, rect.y, rect.width - keeps_words_x_px - 60, rect.height},
                   {.words = words, .style = frame.type.sans(36, 52.2F, ui::Weight::semibold), .color = color});
    frame.paint.icon(ui::Icon::chevron_right, {rect.right() - 44, middle - 22, 44, 44}, color, 2.2F);
    return touch.activated;
}

std::optional<Action> draw_foot(Page& page, const SheetBox& box) {
    ui::Frame& frame = page.frame;
    const State& state = page.state;
    ui::Look own = state.site_look;
    own.language = state.look.language; // the language has a sheet of its own
    const bool changed = state.look != own || state.reach_mode || state.speech;
    const std::string reset = page.say("acc.reset"), done = page.say("acc.done"), not_yet = page.say("say.not_yet");
    const float reset_px = (box.width() - buttons_gap_px) * reset_share;
    const ui::Rect left{box.left(), box.foot_y(), reset_px, button_px};
    const ui::Rect right{left.right() + buttons_gap_px, box.foot_y(), box.width() - reset_px - buttons_gap_px,
                         button_px};
    const bool back = ui::line_button(frame, "accessibility.reset", left,
                                      {.label = reset,
                                       .before = ui::Icon::rotate_ccw,
                                       .icon_px = 46,
                                       .stroke_units = 2.1F,
                                       .enabled = changed,
                                       .value = changed ? std::string_view{} : not_yet});
    if (ui::lamp_button(frame, "accessibility.done", right, {.label = done})) return action::CloseSheet{};
    if (back && changed) return action::SetLook{own, false, false};
    return std::nullopt;
}

float label_height(Page& page, const ui::TextBlock& label) { return page.frame.paint.measure(label).height; }

} // namespace

std::optional<Action> draw(const AccessibilitySheet&, Page& page) {
    ui::Frame& frame = page.frame;
    const State& state = page.state;
    const std::string title_words = page.say("acc.title"), lead_words = page.say("acc.lead"),
                      size_words = page.say("acc.size"), color_words = page.say("acc.colors"),
                      done = page.say("acc.done");
    const float width = SheetBox::width_on(frame);
    const TitleRow title{title_words, frame.type.serif(64, 75.52F, ui::Weight::semibold), "accessibility.close", done};
    const ui::TextBlock lead{
        .words = lead_words, .style = frame.type.sans(33, 44.55F), .color = frame.theme.ink_2, .width_px = width};
    const ui::TextStyle label_style = frame.type.sans(38, 55.1F, ui::Weight::bold);
    const ui::TextBlock size{.words = size_words, .style = label_style, .color = frame.theme.ink};
    const ui::TextBlock colors{.words = color_words, .style = label_style, .color = frame.theme.ink};
    const std::vector<Setting> rows = settings(page);
    const float title_px = title_row_height(page, title), lead_px = frame.paint.measure(lead).height;
    const float tiles_px = look_tile_height(page);
    float body_px = label_height(page, size) + label_height(page, colors) + 2 * (label_to_tiles_px + tiles_px) +
                    tiles_to_label_px + tiles_to_rows_px + keeps_px + keeps_to_foot_px;
    for (const Setting& row : rows) body_px += row_height(page, row, width);
    SheetBox box(page, "accessibility.list", title_words,
                 {.head_px = top_px + title_px + title_to_lead_px + lead_px + lead_to_body_px,
                  .body_px = body_px,
                  .foot_px = button_px + bottom_px});

    std::optional<Action> action;
    if (title_row(page, {box.left(), box.head_y() + top_px}, width, title)) action = action::CloseSheet{};
    frame.text({box.left(), box.head_y() + top_px + title_px + title_to_lead_px}, lead);
    box.begin_body();
    float y = box.body_y();
    y += frame.text({box.left(), y}, size, ui::Role::heading).height + label_to_tiles_px;
    if (const auto picked = draw_text_sizes(page, {box.left(), y, width, tiles_px}, "accessibility.size"))
        action = *picked;
    y += tiles_px + tiles_to_label_px;
    y += frame.text({box.left(), y}, colors, ui::Role::heading).height + label_to_tiles_px;
    if (const auto picked = draw_themes(page, {box.left(), y, width, tiles_px}, "accessibility.colors"))
        action = *picked;
    y += tiles_px + tiles_to_rows_px;
    for (const Setting& row : rows) {
        const float height = row_height(page, row, width);
        if (draw_setting(page, row, {box.left(), y, width, height})) action = turned(state, row.id);
        y += height;
    }
    if (draw_keeps(page, {box.left(), y, width, keeps_px})) action = action::OpenPrivacy{};
    box.end_body();
    if (auto foot = draw_foot(page, box)) action = foot;
    return action;
}

} // namespace porchlight::screens

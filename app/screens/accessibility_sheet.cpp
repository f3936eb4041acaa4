// Make this visit comfortable. Every change shows at once, on the sheet and behind it, and all of it goes back to the
// site's own when the visit ends. Speech is offered only where the site has a voice.
#include "app/flow.h"
#include "app/screens/look_choices.h"
#include "app/screens/row_words.h"
#include "app/screens/screens.h"
#include "app/screens/sheet_box.h"
#include "app/screens/voice_rows.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"

#include <algorithm>
#include <string>
#include <vector>

namespace porchlight::screens {

namespace {

constexpr float top_px = 38, title_to_lead_px = 4, lead_to_body_px = 20;
constexpr float label_to_tiles_px = 14, tiles_to_label_px = 20, tiles_to_rows_px = 24;
constexpr float row_px = 128, row_disc_px = 80, row_words_x_px = 108, switch_width_px = 128, switch_height_px = 72;
constexpr float keeps_px = 96, keeps_words_x_px = 64, keeps_to_foot_px = 6;
constexpr float button_px = 120, bottom_px = 30, reset_share = 0.433F;
constexpr float columns_gap_px = 48; // in landscape

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
    if (offers_speech(state, page.facts))
        rows.push_back({"accessibility.speech", ui::Icon::volume_2, ui::Family::sky, page.say("acc.speech"),
                        state.speech ? page.say("acc.speech.room") : page.say("acc.speech.sub"), state.speech});
    rows.push_back({"accessibility.motion", ui::Icon::leaf, ui::Family::sage, page.say("acc.motion"),
                    page.say("acc.motion.sub"), state.look.less_movement});
    rows.push_back({"accessibility.reach", ui::Icon::arrow_down_to_line, ui::Family::plum, page.say("acc.reach"),
                    page.say("acc.reach.sub"), state.reach_mode});
    return rows;
}

RowWords words_of(Page& page, const Setting& setting, float width) {
    return row_words(page.frame, setting.title, setting.second, width - row_words_x_px - switch_width_px - 28);
}

float row_height(Page& page, const Setting& setting, float width) {
    return std::max(row_px, words_of(page, setting, width).height_px + 34);
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
    const RowWords words = words_of(page, setting, rect.width);
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

ui::TextBlock keeps_block(Page& page, std::string_view words, float width) {
    return {.words = words,
            .style = page.frame.type.sans(36, 52.2F, ui::Weight::semibold),
            .color = page.frame.theme.link(),
            .width_px = width - keeps_words_x_px - 60};
}

float keeps_height(Page& page, float width) {
    const std::string words = page.say("keep.title");
    return std::max(keeps_px, page.frame.paint.measure(keeps_block(page, words, width)).height + 34);
}

bool draw_keeps(Page& page, ui::Rect rect) {
    ui::Frame& frame = page.frame;
    const std::string words = page.say("keep.title");
    const ui::Rect target{rect.x, rect.y, rect.width, rect.height - 12 + keeps_to_foot_px}; // 12 to the buttons below
    const ui::Touch touch = frame.control("accessibility.keeps", target, {.role = ui::Role::link, .label = words});
    frame.paint.fill({rect.x, rect.y, rect.width, 2}, frame.theme.line);
    const float middle = rect.center().y;
    const ui::Color color = touch.pressed ? frame.theme.ink : frame.theme.link();
    frame.paint.icon(ui::Icon::shield_check, {rect.x, middle - 23, 46, 46}, frame.theme.sage.deep, 2);
    ui::TextBlock block = keeps_block(page, words, rect.width);
    block.color = color;
    ui::link_words(frame, {rect.x + keeps_words_x_px, rect.y, block.width_px, rect.height}, block);
    frame.paint.icon(ui::Icon::chevron_right, {rect.right() - 44, middle - 22, 44, 44}, color, 2.2F);
    return touch.activated;
}

struct FootWords {
    std::string reset, done, not_yet;
};

bool is_changed(const State& state) {
    ui::Look own = state.site_look;
    own.language = state.look.language; // the language has a sheet of its own
    return state.look != own || state.reach_mode || state.speech;
}

FootButtons foot_of(const State& state, const FootWords& words) {
    const bool changed = is_changed(state);
    return {.left = FootButton{"accessibility.reset",
                               {.label = words.reset,
                                .before = ui::Icon::rotate_ccw,
                                .icon_px = 46,
                                .stroke_units = 2.1F,
                                .enabled = changed,
                                .value = changed ? std::string_view{} : words.not_yet}},
            .right = {"accessibility.done", {.label = words.done}},
            .least_px = button_px,
            .left_share = reset_share};
}

std::optional<Action> draw_foot(Page& page, const FootButtons& foot, const SheetBox& box) {
    const FootTouch touch = foot_buttons(page, foot, {box.left(), box.foot_y()}, box.width());
    if (touch == FootTouch::right) return action::CloseSheet{};
    if (touch != FootTouch::left || !is_changed(page.state)) return std::nullopt;
    ui::Look own = page.state.site_look;
    own.language = page.state.look.language;
    return action::SetLook{own, false, false};
}

/// What can be chosen: sizes and colours, then the switches; across the glass the switches stand at the right.
class Choices {
  public:
    Choices(Page& page, float width)
        : page_(page), is_across_(!page.frame.is_portrait()),
          column_px_(is_across_ ? (width - columns_gap_px) / 2 : width), size_words_(page.say("acc.size")),
          color_words_(page.say("acc.colors")), sizes_(text_size_tiles(page, column_px_)),
          colors_(theme_tiles(page, column_px_)), rows_(settings(page)) {}

    [[nodiscard]] float height() const {
        return is_across_ ? std::max(tiles_height(), rows_height()) : tiles_height() + tiles_to_rows_px + rows_height();
    }

    std::optional<Action> draw(ui::Point at) const {
        auto tile = draw_tiles(at);
        auto row = draw_rows(is_across_ ? ui::Point{at.x + column_px_ + columns_gap_px, at.y}
                                        : ui::Point{at.x, at.y + tiles_height() + tiles_to_rows_px});
        return row ? row : tile;
    }

  private:
    [[nodiscard]] ui::TextBlock label(std::string_view words) const {
        return {.words = words,
                .style = page_.frame.type.sans(38, 55.1F, ui::Weight::bold),
                .color = page_.frame.theme.ink};
    }
    [[nodiscard]] float label_px(std::string_view words) const {
        return page_.frame.paint.measure(label(words)).height + label_to_tiles_px;
    }
    [[nodiscard]] float tiles_height() const {
        return label_px(size_words_) + sizes_.height_px + tiles_to_label_px + label_px(color_words_) +
               colors_.height_px;
    }
    [[nodiscard]] float rows_height() const {
        float height = keeps_height(page_, column_px_) + keeps_to_foot_px;
        for (const Setting& row : rows_) height += row_height(page_, row, column_px_);
        return height + (page_.state.speech ? voice_rows_height(page_, column_px_) : 0);
    }
    std::optional<Action> draw_tiles(ui::Point at) const {
        ui::Frame& frame = page_.frame;
        frame.text(at, label(size_words_), ui::Role::heading);
        float y = at.y + label_px(size_words_);
        auto size = draw_text_sizes(page_, sizes_, {at.x, y}, "accessibility.size");
        y += sizes_.height_px + tiles_to_label_px;
        frame.text({at.x, y}, label(color_words_), ui::Role::heading);
        auto color = draw_themes(page_, colors_, {at.x, y + label_px(color_words_)}, "accessibility.colors");
        return color ? color : size;
    }
    std::optional<Action> draw_rows(ui::Point at) const {
        std::optional<Action> action;
        float y = at.y;
        for (const Setting& row : rows_) {
            const float height = row_height(page_, row, column_px_);
            if (draw_setting(page_, row, {at.x, y, column_px_, height})) action = turned(page_.state, row.id);
            y += height;
            if (row.id != "accessibility.speech" || !page_.state.speech) continue;
            if (const auto voice = draw_voice_rows(page_, {at.x, y}, column_px_)) action = *voice;
            y += voice_rows_height(page_, column_px_);
        }
        if (draw_keeps(page_, {at.x, y, column_px_, keeps_height(page_, column_px_)})) action = action::OpenPrivacy{};
        return action;
    }

    Page& page_;
    bool is_across_;
    float column_px_;
    std::string size_words_, color_words_;
    LookTiles sizes_, colors_;
    std::vector<Setting> rows_;
};

} // namespace

std::optional<Action> draw(const AccessibilitySheet&, Page& page) {
    ui::Frame& frame = page.frame;
    const bool is_across = !frame.is_portrait();
    const std::string title_words = page.say("acc.title"), lead_words = page.say("acc.lead"),
                      done = page.say("acc.done");
    const float width = SheetBox::width_on(frame, is_across);
    const TitleRow title{title_words, frame.type.serif(64, 75.52F, ui::Weight::semibold), "accessibility.close", done};
    const ui::TextBlock lead{
        .words = lead_words, .style = frame.type.sans(33, 44.55F), .color = frame.theme.ink_2, .width_px = width};
    const Choices choices(page, width);
    const float title_px = title_row_height(page, title, width), lead_px = frame.paint.measure(lead).height;
    const FootWords foot_words{page.say("acc.reset"), done, page.say("say.not_yet")};
    const FootButtons foot = foot_of(page.state, foot_words);
    SheetBox box(page, "accessibility.list", title_words,
                 {.head_px = top_px + title_px + title_to_lead_px + lead_px + lead_to_body_px,
                  .body_px = choices.height(),
                  .foot_px = foot_buttons_height(page, foot, width) + bottom_px,
                  .wide = is_across});

    std::optional<Action> action;
    if (title_row(page, {box.left(), box.head_y() + top_px}, width, title)) action = action::CloseSheet{};
    frame.text({box.left(), box.head_y() + top_px + title_px + title_to_lead_px}, lead);
    box.begin_body();
    if (auto chosen = choices.draw({box.left(), box.body_y()})) action = chosen;
    box.end_body();
    if (auto left = draw_foot(page, foot, box)) action = left;
    return action;
}

} // namespace porchlight::screens

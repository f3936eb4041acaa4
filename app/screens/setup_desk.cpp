// 17d: where the front desk is, seen from the screen, and what is close to it. The help screen points the same way.
#include "app/screens/help_numbers.h"
#include "app/screens/row_words.h"
#include "app/screens/screens.h"
#include "app/screens/setup_step.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/panel.h"

#include <algorithm>
#include <array>

namespace porchlight::screens {

namespace {

struct Side {
    DeskSide side;
    std::string_view id;
    Key words;
    ui::Icon icon;
};

bool side_card(Page& page, ui::Rect rect, const Side& look, bool chosen) {
    ui::Frame& frame = page.frame;
    const std::string words = page.say(look.words), value = chosen ? page.say("say.chosen") : std::string();
    const ui::Touch touch =
        frame.control(look.id, rect, {.role = ui::Role::choice_one, .label = words, .value = value});
    ui::choice_box(frame, look.id, rect, 44, chosen, touch.pressed);
    constexpr float tick_px = 56, icon_px = 150, row_icon_px = 84;
    const ui::TextStyle style = frame.type.sans(42, 60.9F, ui::Weight::bold);
    const float label_px =
        frame.paint.measure({.words = words, .style = style, .color = {}, .width_px = rect.width - 24}).height;
    const float above = (rect.height - icon_px - 24 - label_px) / 2;
    const bool row = rect.height < 240; // in a list: the arrow at the left
    if (row) {
        frame.paint.icon(look.icon, {rect.x + 36, rect.center().y - row_icon_px / 2, row_icon_px, row_icon_px},
                         frame.theme.ink, 1.9F);
        frame.label_in({rect.x + 152, rect.y, rect.width - 152 - 110, rect.height},
                       {.words = words, .style = style, .color = frame.theme.ink});
        if (chosen)
            ui::tick(frame, {rect.right() - 36 - tick_px, rect.center().y - tick_px / 2, tick_px, tick_px}, true);
        return touch.activated;
    }
    frame.paint.icon(look.icon, {rect.center().x - icon_px / 2, rect.y + above, icon_px, icon_px}, frame.theme.ink,
                     1.7F);
    frame.label_in({rect.x + 12, rect.y + above + icon_px + 24, rect.width - 24, label_px},
                   {.words = words, .style = style, .color = frame.theme.ink, .align = ui::Align::center});
    if (chosen) ui::tick(frame, {rect.right() - 30 - tick_px, rect.y + 30, tick_px, tick_px}, true);
    return touch.activated;
}

float sides(Page& page, SetupBox& box, float y, const DeskChoice& desk, std::optional<Action>& asked) {
    static constexpr std::array<Side, 3> all{
        Side{DeskSide::left, "setup.desk.left", "setup.desk.left", ui::Icon::arrow_left},
        Side{DeskSide::behind, "setup.desk.behind", "setup.desk.behind", ui::Icon::arrow_down},
        Side{DeskSide::right, "setup.desk.right", "setup.desk.right", ui::Icon::arrow_right}};
    constexpr float gap_px = 26, tall_px = 360, row_px = 140;
    const bool rows = box.one_column();
    const float tall = page.frame.is_portrait() ? tall_px : 300;
    const float width = rows ? box.width() : (box.width() - 2 * gap_px) / 3;
    ui::Rect rect{box.left(), y, width, rows ? row_px : tall};
    for (const Side& side : all) {
        if (side_card(page, rect, side, desk.side == side.side)) {
            DeskChoice picked = desk;
            picked.side = side.side;
            asked = action::PickDesk{picked};
        }
        if (rows)
            rect.y += row_px + 16;
        else
            rect.x += width + gap_px;
    }
    return rows ? rect.y - 16 : rect.bottom();
}

struct NearRow {
    std::string_view id;
    std::string title, second;
    ui::Icon icon;
    ui::Family family;
    bool on, rule;
};

/// Draws the row and tells whether it was touched; `height` is measured with the same width.
bool near_row(Page& page, ui::Rect rect, const NearRow& row) {
    ui::Frame& frame = page.frame;
    constexpr float disc_px = 80, words_x = 108, switch_px = 128;
    const std::string state = page.say(row.on ? Key("say.on") : Key("say.off"));
    const ui::Touch touch = frame.control(row.id, rect, {.role = ui::Role::toggle, .label = row.title, .value = state});
    if (touch.pressed) frame.paint.fill(rect, frame.theme.indigo.soft, 16);
    if (row.rule) frame.paint.fill({rect.x, rect.y, rect.width, 2}, frame.theme.line);
    const float middle = rect.center().y;
    ui::icon_disc(frame, {rect.x, middle - disc_px / 2, disc_px, disc_px}, row.family, row.icon, 44, 2);
    const RowWords words = row_words(frame, row.title, row.second, rect.width - words_x - switch_px - 28);
    frame.label({rect.x + words_x, middle - words.height_px / 2}, words.title);
    frame.label({rect.x + words_x, middle - words.height_px / 2 + words.title_px}, words.second);
    ui::draw_switch(frame, row.id, {rect.right() - switch_px, middle - 36, switch_px, 72}, row.on);
    return touch.activated;
}

float near_card(Page& page, SetupBox& box, float y, const DeskChoice& desk, std::optional<Action>& asked) {
    ui::Frame& frame = page.frame;
    constexpr float side_px = 38, least_px = 136;
    const std::array<NearRow, 2> rows{NearRow{"setup.desk.phone", page.say("setup.phone"),
                                              of_lobby_phone(page, "setup.phone.sub", "setup.phone.sub.any"),
                                              ui::Icon::phone, ui::Family::sky, desk.lobby_phone, false},
                                      NearRow{"setup.desk.naloxone", page.say("setup.naloxone"),
                                              page.say("setup.naloxone.sub"), ui::Icon::briefcase_medical,
                                              ui::Family::clay, desk.naloxone, true}};
    std::array<float, 2> heights{};
    for (std::size_t i = 0; i < rows.size(); ++i)
        heights[i] = std::max(
            least_px, row_words(frame, rows[i].title, rows[i].second, box.width() - 2 * side_px - 264).height_px + 44);
    const ui::Rect card{box.left(), y, box.width(), heights[0] + heights[1] + 4};
    ui::card(frame, card, 32);
    float top = card.y + 2;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (near_row(page, {card.x + side_px, top, card.width - 2 * side_px, heights[i]}, rows[i])) {
            DeskChoice picked = desk;
            (i == 0 ? picked.lobby_phone : picked.naloxone) = !rows[i].on;
            asked = action::PickDesk{picked};
        }
        top += heights[i];
    }
    return card.bottom();
}

} // namespace

std::optional<Action> draw_setup_desk(const SetupState& state, Page& page) {
    ui::Frame& frame = page.frame;
    const std::string title = page.say("setup.desk.title"), lead = page.say("setup.desk.lead"),
                      go = page.say("common.continue"), preview = page.say("setup.preview"),
                      near = page.say("setup.desk.near");
    SetupBox box(page, 4, title, lead,
                 {.go = go, .ready = !state.working, .second = preview, .second_id = "setup.preview"});
    std::optional<Action> asked;
    float y = sides(page, box, box.begin(), state.desk, asked) + 44;
    y += frame
             .text({box.left(), y}, {.words = near,
                                     .style = frame.type.sans(38, 45.6F, ui::Weight::bold),
                                     .color = frame.theme.ink,
                                     .width_px = box.width()})
             .height +
         16;
    y = near_card(page, box, y, state.desk, asked);
    if (state.not_kept)
        y += 20 + setup_note(page, {box.left(), y + 20}, box.width(), page.say("setup.not_kept"), ui::Icon::info, true);
    const SetupPressed pressed = box.end(y);
    if (pressed == SetupPressed::go) return action::Continue{};
    if (pressed == SetupPressed::second) return action::PreviewHelp{};
    return asked;
}

} // namespace porchlight::screens

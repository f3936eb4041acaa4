// 17f: the export passphrase and the recovery code, shown once, to be copied. Covered after two minutes untouched; the
// words are on this page and nowhere else.
#include "app/screens/screens.h"
#include "app/screens/setup_parts.h"
#include "app/screens/staff_parts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"

#include <array>

namespace porchlight::screens {

namespace {

constexpr float margin_px = 48, card_px = 318, card_gap_px = 24, first_card_y = 432;

struct Words {
    PaperLook look;
    const ShownWords& words;
};

void word_grid(Page& page, ui::Rect card, const std::array<std::string_view, ShownWords::count>& words) {
    ui::Frame& frame = page.frame;
    constexpr float column_gap_px = 12, row_px = 84, line_px = 52;
    const float left = card.x + 40, width = (card.width - 80 - 3 * column_gap_px) / 4;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const float x = left + static_cast<float>(i % 4) * (width + column_gap_px);
        const float y = card.y + 136 + static_cast<float>(i / 4) * row_px;
        frame.paint.fill({x, y, width, 2}, frame.theme.line);
        const std::string number = page.say.number(static_cast<std::int64_t>(i) + 1);
        // Number and word share a line of writing: the smaller type sits lower in its box.
        frame.text({x, y + 21}, {.words = number, .style = frame.type.sans(29, 37.7F), .color = frame.theme.ink_2});
        frame.text(
            {x + 32, y + 10},
            {.words = words[i], .style = frame.type.sans(40, line_px, ui::Weight::bold), .color = frame.theme.ink});
    }
}

void words_card(Page& page, float y, const Words& part) {
    const ui::Rect card{margin_px, y, page.frame.canvas.width - 2 * margin_px, card_px};
    paper_card(page, card, part.look);
    if (!part.words.empty()) return word_grid(page, card, part.words.each());
    page.frame.paint.fill({card.x + 40, card.y + 136, card.width - 80, 140}, page.frame.theme.sunken, 28);
}

std::optional<Action> secrets(Page& page, const SetupState& state) {
    ui::Frame& frame = page.frame;
    if (state.covered)
        return cover(page, {margin_px, first_card_y, frame.canvas.width - 2 * margin_px, 2 * card_px + card_gap_px});
    const std::string pass = page.say("setup.codes.pass"), pass_second = page.say("setup.codes.pass.sub"),
                      code = page.say("setup.codes.rec"), code_second = page.say("setup.codes.rec.sub");
    words_card(page, first_card_y,
               {{ui::Icon::file_lock_2, ui::Family::sage, pass, pass_second, 96, frame.theme.ink_2}, state.passphrase});
    words_card(page, first_card_y + card_px + card_gap_px,
               {{ui::Icon::key_round, ui::Family::indigo, code, code_second, 96, frame.theme.ink_2}, state.recovery});
    return std::nullopt;
}

struct WayLook {
    std::string_view id, title;
    ui::Icon icon;
    bool chosen = false, enabled = true;
};

bool way_card(Page& page, ui::Rect rect, const WayLook& look) {
    ui::Frame& frame = page.frame;
    const std::string value = look.chosen ? page.say("say.chosen") : std::string();
    const ui::Touch touch = frame.control(
        look.id, rect, {.role = ui::Role::choice_one, .label = look.title, .value = value, .enabled = look.enabled});
    ui::choice_box(frame, look.id, rect, 40, look.chosen, touch.pressed && look.enabled);
    constexpr float icon_px = 60, tick_px = 56;
    frame.paint.icon(look.icon, {rect.center().x - icon_px / 2, rect.y + 26.4F, icon_px, icon_px}, frame.theme.ink,
                     1.8F);
    frame.label_in({rect.x + 20, rect.y + 98, rect.width - 40, 55},
                   {.words = look.title,
                    .style = frame.type.sans(38, 55.1F, ui::Weight::bold),
                    .color = frame.theme.ink,
                    .align = ui::Align::center});
    if (look.chosen) ui::tick(frame, {rect.right() - 28 - tick_px, rect.y + 28, tick_px, tick_px}, true);
    return touch.activated && look.enabled;
}

std::optional<Action> ways(Page& page, const SetupState& state, float y) {
    ui::Frame& frame = page.frame;
    part_title(frame, y, page.say("setup.codes.how"));
    constexpr float gap_px = 26;
    const float whole = frame.canvas.width - 2 * margin_px;
    const std::string print = page.say("setup.codes.print"), hand = page.say("setup.codes.hand");
    ui::Rect rect{margin_px, y + 61.6F, whole, 180};
    if (page.facts.site.has_printer) {
        rect.width = (whole - gap_px) / 2;
        way_card(page, rect, {"setup.codes.print", print, ui::Icon::printer, false, false});
        rect.x += rect.width + gap_px;
    }
    if (way_card(page, rect, {"setup.codes.hand", hand, ui::Icon::pencil, state.by_hand.value_or(false), true}))
        return action::KeepByHand{};
    return std::nullopt;
}

void two_places(Page& page, float y) {
    ui::Frame& frame = page.frame;
    constexpr float icon_px = 46;
    const std::string words = page.say("setup.codes.two");
    const ui::TextBlock text{.words = words,
                             .style = frame.type.sans(34, 46.24F),
                             .color = frame.theme.ink_2,
                             .width_px = frame.canvas.width - 2 * margin_px - icon_px - 20};
    const float height = frame.paint.measure(text).height;
    frame.paint.icon(ui::Icon::info, {margin_px, y + height / 2 - icon_px / 2, icon_px, icon_px}, frame.theme.ink_2, 2);
    frame.text({margin_px + icon_px + 20, y}, text);
}

} // namespace

std::optional<Action> draw_setup_codes(const SetupState& state, Page& page) {
    ui::Frame& frame = page.frame;
    const float top = setup_top(page, 6, page.say("setup.codes.title"), {}) + 21;
    const std::string look = page.say("setup.codes.look"), next = page.say("setup.codes.next");
    frame.paint.icon(ui::Icon::eye, {52, top + 1, 46, 46}, frame.theme.ink_2, 2);
    frame.text({116, top}, {.words = look, .style = frame.type.sans(36, 48.24F), .color = frame.theme.ink_2});
    std::optional<Action> asked = secrets(page, state);
    if (auto answer = ways(page, state, 1138)) asked = answer;
    two_places(page, 1403.6F);
    const bool ready = state.by_hand.has_value() && !state.passphrase.empty();
    if (ui::lamp_button(frame, "setup.continue", {margin_px, 1580, frame.canvas.width - 2 * margin_px, 128},
                        {.label = next, .after = ui::Icon::arrow_right, .enabled = ready}))
        asked = action::Continue{};
    return asked;
}

} // namespace porchlight::screens

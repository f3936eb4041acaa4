// 17, step 4: the help numbers, read out loud and ticked. Change opens the digits; nothing goes on before the tick.
#include "app/help_lines.h"
#include "app/screens/screens.h"
#include "app/screens/setup_parts.h"
#include "app/screens/setup_step.h"
#include "app/screens/typing.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/panel.h"

#include <algorithm>

namespace porchlight::screens {

namespace {

constexpr float card_gap_px = 26, card_inset_px = 42, card_px = 244, change_px = 108;

struct NumberLook {
    Key label;
    std::string_view id;
    const std::string& number;
    HelpField field;
};

/// One number with its Change; returns where the card ends.
float number_card(Page& page, SetupBox& box, float y, const NumberLook& look, std::optional<Action>& asked) {
    ui::Frame& frame = page.frame;
    const std::string label = page.say(look.label), change = page.say("setup.change");
    const bool none = look.number.empty();
    const std::string number = none ? page.say("setup.help.type") : look.number;
    const ui::TextStyle small_button = frame.type.sans(34, 49.3F, ui::Weight::bold);
    const float change_width =
        std::max(240.0F, frame.paint.measure({.words = change, .style = small_button, .color = {}}).width + 130);
    const bool under = box.one_column();
    const float room = box.width() - 2 * card_inset_px - (under ? 0 : change_width + 24);
    const ui::TextBlock head{
        .words = label, .style = frame.type.sans(36, 50.4F), .color = frame.theme.ink_2, .width_px = room};
    const ui::TextBlock big{.words = number,
                            .style = none ? frame.type.sans(44, 60, ui::Weight::bold)
                                          : frame.type.sans(112, 123.2F, ui::Weight::heavy),
                            .color = frame.theme.ink,
                            .width_px = room};
    const float head_px = frame.paint.measure(head).height, big_px = frame.paint.measure(big).height;
    const float words_px = head_px + big_px;
    const ui::Rect card{box.left(), y, box.width(), std::max(card_px, words_px + 70) + (under ? change_px + 20 : 0)};
    ui::card(frame, card, 44);
    const float top = under ? card.y + 35 : card.center().y - words_px / 2;
    frame.text({card.x + card_inset_px, top}, head);
    frame.text({card.x + card_inset_px, top + head_px}, big);
    const float at = under ? top + words_px + 20 : card.center().y - change_px / 2;
    if (ui::line_button(frame, look.id, {card.right() - card_inset_px - change_width, at, change_width, change_px},
                        {.label = change,
                         .before = ui::Icon::pencil,
                         .icon_px = 42,
                         .gap_px = 16,
                         .stroke_units = 2,
                         .style = small_button}))
        asked = action::ChangeNumber{look.field};
    return card.bottom();
}

std::string verified_words(Page& page, const SetupState& state) {
    const SetupFacts& setup = page.facts.setup;
    const bool as_shipped =
        state.help.numbers.crisis == setup.numbers.crisis && state.help.numbers.emergency == setup.numbers.emergency;
    if (!setup.numbers_checked || !as_shipped) return {};
    HelpLine line;
    line.verified_on = *setup.numbers_checked;
    const std::string date = page.say.date("date.long.year", *setup.numbers_checked);
    return page.say(needs_checking(line, page.facts.local.day) ? Key("setup.help.verified.old")
                                                               : Key("setup.help.verified"),
                    {{"date", date}});
}

/// The digits over the whole step; Done is the lamp.
std::optional<Action> typing(const SetupState& state, Page& page) {
    ui::Frame& frame = page.frame;
    const bool crisis = state.help.typing == HelpField::crisis;
    const std::string label = page.say(crisis ? Key("setup.crisis") : Key("setup.emergency"));
    const std::string& number = crisis ? state.help.numbers.crisis : state.help.numbers.emergency;
    const bool portrait = frame.is_portrait();
    const float left = portrait ? 150 : 48, width = portrait ? 780 : 640;
    float y = portrait ? 160 : 60;
    const std::string title = page.say("setup.help.title");
    y += frame
             .text({left, y}, {.words = title, .style = frame.type.h1(), .color = frame.theme.ink, .width_px = width},
                   ui::Role::heading)
             .height +
         28;
    y += frame
             .label({left, y}, {.words = label,
                                .style = frame.type.sans(36, 43.2F, ui::Weight::bold),
                                .color = frame.theme.ink,
                                .width_px = width})
             .height +
         16;
    const ui::Rect field{left, y, width, 116};
    frame.control("setup.help.field", field, {.role = ui::Role::status, .label = label, .value = number});
    ui::text_field(frame, field, number, true);
    if (state.help.short_number)
        setup_note(page, {left, field.bottom() + 18}, width, page.say("setup.help.short"), ui::Icon::info, true);

    const Spoken words(page.say);
    const float bottom = frame.canvas.height - ui::bar_height(frame);
    const ui::Rect pad{portrait ? 150 : 1000.0F, portrait ? bottom - 172 - 40 - ui::number_pad_height_px : 60, 780,
                       ui::number_pad_height_px};
    const auto stroke = ui::number_pad(
        frame, pad,
        {.has_text = !number.empty(), .words = words.keys(), .letters_key = {.id = "key.plus", .label = "+"}});
    const std::string done = page.say("common.done");
    const ui::Rect lamp = portrait ? ui::Rect{150, bottom - 172, 780, 128} : ui::Rect{48, bottom - 172, 640, 128};
    if (ui::lamp_button(frame, "setup.help.done", lamp, {.label = done})) return action::ChangeNumber{HelpField::none};
    if (!stroke) return std::nullopt;
    if (stroke->kind == ui::StrokeKind::extra) return action::TypeCharacter{U'+'};
    return typed(*stroke, action::ChangeNumber{HelpField::none});
}

} // namespace

std::optional<Action> draw_setup_help(const SetupState& state, Page& page) {
    if (state.help.typing != HelpField::none) return typing(state, page);
    ui::Frame& frame = page.frame;
    const std::string title = page.say("setup.help.title"), lead = page.say("setup.help.lead"),
                      go = page.say("common.continue"), preview = page.say("setup.preview"),
                      check = page.say("setup.check");
    SetupBox box(
        page, 4, title, lead,
        {.go = go, .ready = state.help.checked && !state.working, .second = preview, .second_id = "setup.preview"});
    box.banner(ui::Icon::life_buoy, page.say("setup.help.banner"), frame.theme.help);
    std::optional<Action> asked;
    const HelpNumbers& numbers = state.help.numbers;
    float y = number_card(page, box, box.begin(),
                          {"setup.crisis", "setup.help.crisis", numbers.crisis, HelpField::crisis}, asked);
    y = number_card(page, box, y + card_gap_px,
                    {"setup.emergency", "setup.help.emergency", numbers.emergency, HelpField::emergency}, asked) +
        40;
    y += setup_note(page, {box.left() + 6, y}, box.width() - 6, page.say("setup.help.test"));
    if (const std::string verified = verified_words(page, state); !verified.empty())
        y += 6 + setup_note(page, {box.left() + 6, y + 6}, box.width() - 6, verified, ui::Icon::calendar_check);
    if (state.not_kept || state.help.asked_to_check) {
        const Key news = state.not_kept ? Key("setup.not_kept") : Key("setup.need");
        y += 10 + setup_note(page, {box.left() + 6, y + 10}, box.width() - 6, page.say(news), ui::Icon::info, true);
    }
    const float tick_px = tick_card_height(page, box.width(), check, 128);
    y += 24;
    if (tick_card(page, {box.left(), y, box.width(), tick_px}, {"setup.help.check", check, state.help.checked}))
        asked = action::CheckNumbers{};
    const SetupPressed pressed = box.end(y + tick_px);
    if (pressed == SetupPressed::go) return action::Continue{};
    if (pressed == SetupPressed::second) return action::PreviewHelp{};
    return asked;
}

} // namespace porchlight::screens

// 17, step 4: the help numbers, read out loud and ticked. Change opens the digits; nothing goes on before the tick.
#include "app/help_lines.h"
#include "app/screens/screens.h"
#include "app/screens/setup_parts.h"
#include "app/screens/setup_step.h"
#include "app/screens/staff_parts.h"
#include "app/screens/typing.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/header.h"
#include "ui/widgets/panel.h"

#include <algorithm>

namespace porchlight::screens {

namespace {

constexpr float card_gap_px = 26, card_inset_px = 42, card_px = 244, close_card_px = 192, change_px = 108;
constexpr float tick_card_y = 1366, tick_card_px = 148; // as drawn

struct NumberLook {
    Key label;
    std::string_view id;
    const std::string& number;
    HelpField field;
};

/// One number with its Change, from the top of `at` down; returns where the card ends.
float number_card(Page& page, ui::Rect at, const NumberLook& look, std::optional<Action>& asked) {
    ui::Frame& frame = page.frame;
    const std::string label = page.say(look.label), change = page.say("setup.change");
    const bool none = look.number.empty();
    const std::string number = none ? page.say("setup.help.type") : look.number;
    const ui::TextStyle small_button = frame.type.sans(34, 49.3F, ui::Weight::bold);
    const float change_width =
        std::max(240.0F, frame.paint.measure({.words = change, .style = small_button, .color = {}}).width + 130);
    const float whole = at.width - 2 * card_inset_px, beside = whole - change_width - 24;
    ui::TextBlock big{.words = number,
                      .style = none ? frame.type.sans(44, 60, ui::Weight::bold)
                                    : frame.type.sans(112, 123.2F, ui::Weight::heavy),
                      .color = frame.theme.ink};
    const bool under = frame.type.size() >= ui::TextSize::larger && frame.is_portrait() &&
                       frame.paint.measure(big).width > beside; // a short number leaves room for the button
    const float room = big.width_px = under ? whole : beside;
    const ui::TextBlock head{
        .words = label, .style = frame.type.sans(36, 50.4F), .color = frame.theme.ink_2, .width_px = room};
    const float head_px = frame.paint.measure(head).height, big_px = frame.paint.measure(big).height;
    const float words_px = head_px + big_px;
    const bool portrait = frame.is_portrait();
    const float around_px = portrait ? 70 : 18;
    const ui::Rect card{at.x, at.y, at.width,
                        std::max(portrait ? card_px : close_card_px, words_px + around_px) +
                            (under ? change_px + 20 : 0)};
    ui::card(frame, card, 44);
    const float top = under ? card.y + around_px / 2 : card.center().y - words_px / 2;
    frame.text({card.x + card_inset_px, top}, head);
    frame.text({card.x + card_inset_px, top + head_px}, big);
    const float button_y = under ? top + words_px + 20 : card.center().y - change_px / 2;
    if (ui::line_button(frame, look.id,
                        {card.right() - card_inset_px - change_width, button_y, change_width, change_px},
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
    return page.say(needs_checking(line.verified_on, page.facts.local.day) ? Key("setup.help.verified.old")
                                                                           : Key("setup.help.verified"),
                    {{"date", date}});
}

} // namespace

Key numbers_need(const HelpCheck& help) {
    if (are_help_numbers(help.numbers)) return "setup.need";
    return help.numbers.emergency.empty() ? Key("setup.help.missing") : Key("setup.help.short");
}

float number_cards(Page& page, ui::Rect at, const HelpNumbers& numbers, std::optional<Action>& asked) {
    at.y = number_card(page, at, {"setup.crisis", "setup.help.crisis", numbers.crisis, HelpField::crisis}, asked);
    at.y += card_gap_px;
    return number_card(page, at, {"setup.emergency", "setup.help.emergency", numbers.emergency, HelpField::emergency},
                       asked);
}

std::optional<Action> number_typing(Page& page, const HelpCheck& help, bool of_staff) {
    ui::Frame& frame = page.frame;
    const bool crisis = help.typing == HelpField::crisis;
    const std::string label = page.say(crisis ? Key("setup.crisis") : Key("setup.emergency"));
    const std::string& number = crisis ? help.numbers.crisis : help.numbers.emergency;
    const bool portrait = frame.is_portrait();
    const float left = 48, width = portrait ? frame.canvas.width - 2 * left : 600;
    const std::string title = page.say("setup.help.title"), complaint = page.say("setup.help.short");
    const ui::TextBlock name{.words = label,
                             .style = frame.type.sans(36, 43.2F, ui::Weight::bold),
                             .color = frame.theme.ink,
                             .width_px = width};
    const float bottom = frame.canvas.height - ui::bar_height(frame);
    const ui::Rect pad{portrait ? 150 : 900.0F,
                       portrait   ? bottom - 172 - 40 - ui::number_pad_height_px
                       : of_staff ? bottom - 24 - ui::number_pad_height_px // under the badge
                                  : 60,
                       780, ui::number_pad_height_px};
    const ui::Rect lamp = portrait ? ui::Rect{150, bottom - 172, 780, 128} : ui::Rect{48, bottom - 140, 600, 112};
    // The field stands where the step's words end, but no lower than the keys and the complaint allow.
    constexpr float field_px = 116, below_px = 18;
    const float rest_px =
        frame.paint.measure(name).height + 16 + field_px + below_px + setup_note_height(page, width, complaint) + 16;
    const float lowest = (portrait ? pad.y : lamp.y) - rest_px;
    float y = 0;
    if (of_staff) {
        if (!portrait) staff_badge(page);
        y = portrait ? staff_top(page, title, {}, true)
                     : 34 + frame
                                .text({left, 34},
                                      {.words = title,
                                       .style = frame.type.serif(64, 70, ui::Weight::medium),
                                       .color = frame.theme.ink,
                                       .width_px = width},
                                      ui::Role::heading)
                                .height;
    } else {
        setup_ground(page);
        ui::ScrollBox reading(frame, "setup.reading", {0, 0, reading_column(frame).until, lowest - 8}, title);
        y = setup_head(page, reading.origin_y(), {4, title, {}});
        reading.content_height(y - reading.origin_y() + 8);
    }
    y = std::min(y + 40, lowest);
    y += frame.label({left, y}, name).height + 16;
    const ui::Rect field{left, y, width, field_px};
    frame.control("setup.help.field", field, {.role = ui::Role::status, .label = label, .value = number});
    ui::text_field(frame, field, number, true);
    if (help.short_number) setup_note(page, {left, field.bottom() + below_px}, width, complaint, ui::Icon::info, true);

    const Spoken words(page.say);
    const auto stroke = ui::number_pad(
        frame, pad,
        {.has_text = !number.empty(), .words = words.keys(), .letters_key = {.id = "key.plus", .label = "+"}});
    const std::string done = page.say("common.done");
    if (ui::lamp_button(frame, "setup.help.done", lamp, {.label = done})) return action::ChangeNumber{HelpField::none};
    if (!stroke) return std::nullopt;
    if (stroke->kind == ui::StrokeKind::extra) return action::TypeCharacter{U'+'};
    return typed(*stroke, action::ChangeNumber{HelpField::none});
}

std::optional<Action> draw_setup_help(const SetupState& state, Page& page) {
    if (state.help.typing != HelpField::none) return number_typing(page, state.help, false);
    ui::Frame& frame = page.frame;
    const std::string title = page.say("setup.help.title"), lead = page.say("setup.help.lead"),
                      go = page.say("common.continue"), preview = page.say("setup.preview"),
                      check = page.say("setup.check");
    SetupBox box(
        page, 4, title, lead,
        {.go = go, .ready = state.help.checked && !state.working, .second = preview, .second_id = "setup.preview"});
    box.banner(ui::Icon::life_buoy, page.say("setup.help.banner"), frame.theme.help);
    std::optional<Action> asked;
    float y = number_cards(page, {box.left(), box.begin(), box.width(), 0}, state.help.numbers, asked) +
              (frame.is_portrait() ? 40.0F : 20.0F);
    y += setup_note(page, {box.left() + 6, y}, box.width() - 6, page.say("setup.help.test"));
    const bool has_news = state.not_kept || state.help.asked_to_check;
    if (const std::string verified = verified_words(page, state); !verified.empty())
        y += 6 + setup_note(page, {box.left() + 6, y + 6}, box.width() - 6, verified, ui::Icon::calendar_check);
    if (has_news) {
        const Key news = state.not_kept ? Key("setup.not_kept") : numbers_need(state.help);
        y += 10 + setup_note(page, {box.left() + 6, y + 10}, box.width() - 6, page.say(news), ui::Icon::info, true);
    }
    const bool portrait = frame.is_portrait();
    const float tick_px = tick_card_height(page, box.width(), check, !portrait ? 100 : has_news ? 116 : tick_card_px);
    y += portrait ? 24 : 16;
    if (portrait) y = std::max(y, box.drawn_from() + tick_card_y);
    if (tick_card(page, {box.left(), y, box.width(), tick_px}, {"setup.help.check", check, state.help.checked}))
        asked = action::CheckNumbers{};
    const SetupPressed pressed = box.end(y + tick_px);
    if (pressed == SetupPressed::go) return action::Continue{};
    if (pressed == SetupPressed::second) return action::PreviewHelp{};
    return asked;
}

} // namespace porchlight::screens

// 13: the staff door. Shows a dot for each character and nothing of what they are; only this screen rests after wrong
// tries, everything else goes on.
#include "app/screens/passcode_keys.h"
#include "app/screens/screens.h"
#include "app/screens/typing.h"
#include "store/vault.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/header.h"
#include "ui/widgets/keyboard.h"
#include "ui/widgets/ring.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace porchlight::screens {

namespace {

constexpr float pad_px = 780, margin_px = 48, disc_px = 112, top_px = 84, plain_top_px = 28, least_top_px = 8,
                disc_to_title_px = 18, title_to_lead_px = 6;
constexpr float field_px = 116, field_y_px = 408, field_to_hint_px = 22, back_px = 124, between_px = 12;

/// Where things go: words that scroll where they must, the field, its hint, and what is touched.
struct Layout {
    ui::Rect words, field, hint, keys, ok, forgot, back;
    float words_from_px = plain_top_px; ///< from the top of `words`
    bool has_disc = true, hint_scrolls = false;
};

bool resting(const PasscodeState& state, double now_seconds) {
    return !state.recovering && state.rest_until_seconds > now_seconds;
}

/// The words of the screen: what it is, what to do, and what happened.
struct Words {
    std::string title, lead, hint, back, forgot;
    bool is_news = false; ///< of the hint
};

ui::TextBlock title_block(const ui::Frame& frame, const Words& words, float width) {
    return {.words = words.title,
            .style = frame.type.h1(),
            .color = frame.theme.ink,
            .width_px = width,
            .align = ui::Align::center};
}

ui::TextBlock lead_block(const ui::Frame& frame, const Words& words, float width) {
    return {.words = words.lead,
            .style = frame.type.lead(),
            .color = frame.theme.ink_2,
            .width_px = width,
            .align = ui::Align::center};
}

ui::TextBlock hint_block(const ui::Frame& frame, const Words& words, float width) {
    return {.words = words.hint,
            .style = frame.type.sans(32, 43.2F),
            .color = words.is_news ? frame.theme.ink : frame.theme.ink_2,
            .width_px = width,
            .align = ui::Align::center};
}

float height_of(ui::Frame& frame, const ui::TextBlock& block) { return frame.paint.measure(block).height; }

/// The disc, and around it the thin ring of a rest.
void draw_disc(Page& page, const PasscodeState& state, ui::Rect disc) {
    ui::Frame& frame = page.frame;
    ui::icon_disc(frame, disc, ui::Family::indigo, ui::Icon::key_round, 58, 1.8F);
    if (!resting(state, frame.now_seconds) || state.rest_seconds <= 0) return;
    const double left = state.rest_until_seconds - frame.now_seconds;
    const auto share = static_cast<float>(1 - std::min(1.0, left / state.rest_seconds));
    frame.paint.ring(disc.center(), disc_px / 2 + 14, frame.theme.sunken, 6);
    if (share > 0) frame.paint.arc(disc.center(), disc_px / 2 + 14, 0, share, frame.theme.lamp_600, 6);
}

/// Above the words in the strip over the keys, and between them and a hint below them.
struct StripAir {
    float above_px, hint_px;
};

/// Words that are `over_px` too long take the air, and up to a seventh of the title, instead of scrolling.
StripAir strip_air(ui::Frame& frame, float over_px, ui::TextBlock& title, StripAir air) {
    constexpr float hint_least_px = 6, title_least = 0.857F, rounding_px = 2; // of a size
    const auto give = [&](float& px, float least) {
        const float given = std::clamp(over_px, 0.0F, std::max(0.0F, px - least));
        px -= given;
        over_px -= given;
    };
    give(air.above_px, least_top_px);
    give(air.hint_px, hint_least_px);
    if (over_px <= 0) return air;
    const float share = std::max(title_least, 1 - (over_px + rounding_px) / height_of(frame, title));
    title.style.size_px *= share;
    title.style.line_px *= share;
    return air;
}

/// Title and lead, and the hint where it has no place of its own.
void draw_words(Page& page, const PasscodeState& state, const Layout& at, const Words& words) {
    ui::Frame& frame = page.frame;
    const float width = at.words.width - 2 * margin_px, x = at.words.x + margin_px;
    ui::TextBlock title = title_block(frame, words, width);
    const ui::TextBlock lead = lead_block(frame, words, width), hint = hint_block(frame, words, width);
    const float least_px = at.words_from_px + height_of(frame, title) + field_to_hint_px + height_of(frame, hint),
                lead_px = title_to_lead_px + height_of(frame, lead);
    const NewsPlace news = place_of_news(at.hint_scrolls && words.is_news, least_px, lead_px, at.words.height);
    StripAir air{at.words_from_px, news.comes_first ? 0 : field_to_hint_px};
    if (at.hint_scrolls) {
        const float all_px = least_px - field_to_hint_px + air.hint_px + (news.leaves_lead ? lead_px : 0);
        air = strip_air(frame, all_px - at.words.height, title, air);
    }
    ui::ScrollBox box(frame, "pin.words", at.words, words.title);
    float y = box.origin_y() + air.above_px;
    if (at.has_disc) {
        draw_disc(page, state, {at.words.center().x - disc_px / 2, y, disc_px, disc_px});
        y += disc_px + disc_to_title_px;
    }
    const auto say_hint = [&] {
        y += frame.text({x, y}, hint, words.is_news ? ui::Role::status : ui::Role::text).height;
    };
    if (news.comes_first) say_hint();
    y += frame.text({x, y}, title, ui::Role::heading).height;
    if (news.leaves_lead) y += title_to_lead_px + frame.text({x, y + title_to_lead_px}, lead).height;
    if (at.hint_scrolls && !news.comes_first) {
        y += air.hint_px;
        say_hint();
    }
    box.content_height(y - box.origin_y());
}

void draw_field(Page& page, const PasscodeState& state, ui::Rect rect, bool open) {
    const std::string name = page.say("pin.lead");
    const std::string value = page.say.plural("say.characters", static_cast<std::int64_t>(state.typed.size()));
    if (state.recovering) { // eight words are too long to be typed unseen, and are new as soon as they are used
        page.frame.control("pin.field", rect, {.role = ui::Role::field, .label = name, .value = value});
        return ui::text_area(page.frame, rect, state.typed.reveal());
    }
    page.frame.control("pin.field", rect, {.role = ui::Role::status, .label = name, .value = value});
    ui::secret_field(page.frame, "pin.field", rect, {.characters = state.typed.size(), .focused = open});
}

Words words_of(Page& page, const PasscodeState& state) {
    const bool rests = resting(state, page.frame.now_seconds);
    return {.title = state.recovering ? page.say("pin.recover") : page.say("pin.title"),
            .lead = state.recovering ? page.say("pin.recover.lead") : page.say("pin.lead"),
            .hint = rests              ? rest_words(page, state.rest_until_seconds)
                    : state.checking   ? page.say("pin.checking")
                    : state.wrong      ? page.say("pin.wrong")
                    : state.recovering ? page.say("pin.recover.hint")
                                       : page.say("pin.hint"),
            .back = page.say("pin.back"),
            .forgot = state.offers_recovery && !state.recovering ? page.say("pin.forgot") : std::string(),
            .is_news = rests || state.wrong || state.checking};
}

float back_height(ui::Frame& frame, const Words& words, float width, float least) {
    return std::max(least, height_of(frame, {.words = words.back,
                                             .style = frame.type.button(),
                                             .color = frame.theme.ink,
                                             .width_px = width - 32}) +
                               40);
}

constexpr float link_icon_px = 40;

ui::TextBlock forgot_block(const ui::Frame& frame, const Words& words, float width) {
    return {.words = words.forgot,
            .style = frame.type.sans(34, 49, ui::Weight::semibold),
            .color = frame.theme.ink,
            .width_px = width};
}

float forgot_height(ui::Frame& frame, const Words& words, float width) {
    constexpr float least_px = 88;
    return std::max(least_px, height_of(frame, forgot_block(frame, words, width - link_icon_px)) + 16);
}

/// In the middle of its place, no wider than its words; two lines are about as long as each other.
ui::Rect link_at(ui::Frame& frame, const Words& words, ui::Rect place) {
    const auto size_in = [&](float width) { return frame.paint.measure(forgot_block(frame, words, width)); };
    const float room = place.width - link_icon_px;
    const ui::Size whole = size_in(room);
    const float lines = std::max(1.0F, std::round(whole.height / frame.type.sans(34, 49).line_px));
    float width = std::min(room, std::ceil(size_in(0).width));
    if (lines > 1) {
        constexpr float step_px = 16;
        while (width > room / lines && size_in(width - step_px).height <= whole.height) width -= step_px;
    }
    width += link_icon_px;
    return {place.center().x - width / 2, place.y, width, place.height};
}

/// A link of the page's own: its lines are centred, as everything here is.
bool draw_forgot(ui::Frame& frame, const Words& words, ui::Rect place) {
    constexpr float drawn_px = 40;
    const ui::Rect rect = link_at(frame, words, place);
    ui::TextBlock block = forgot_block(frame, words, rect.width - link_icon_px);
    const ui::Touch touch = frame.control("pin.forgot", rect, {.role = ui::Role::link, .label = words.forgot});
    block.color = touch.pressed ? frame.theme.ink : frame.theme.link();
    block.align = ui::Align::center;
    ui::link_words(frame, {rect.x, rect.y, block.width_px, rect.height}, block);
    const float icon_px = drawn_px * block.style.size_px / 34; // grows with the words
    frame.paint.icon(ui::Icon::chevron_right,
                     ui::square_at({rect.right() - drawn_px / 2 + 8, rect.center().y}, icon_px), block.color, 2.2F);
    return touch.activated;
}

float area_height(ui::Frame& frame, const PasscodeState& state, float width) {
    return state.recovering ? std::max(field_px, ui::text_area_height(frame, width, state.typed.reveal())) : field_px;
}

/// Words, the field and its hint in a column that ends at `floor`; the disc goes first where there is little room.
void lay_reading(ui::Frame& frame, const PasscodeState& state, const Words& words, ui::Rect column, float floor,
                 Layout& at) {
    const float field = area_height(frame, state, at.field.width);
    const float hint = height_of(frame, hint_block(frame, words, column.width - 2 * margin_px));
    const float width = column.width - 2 * margin_px;
    const float plain = height_of(frame, title_block(frame, words, width)) + title_to_lead_px +
                        height_of(frame, lead_block(frame, words, width));
    const float with_disc = top_px + disc_px + disc_to_title_px + plain + 30;
    const float lowest = floor - hint - field_to_hint_px - field;
    at.has_disc = with_disc <= lowest;
    const float wanted = at.has_disc ? std::max(field_y_px, with_disc) : plain_top_px + plain + 30;
    at.field = {at.field.x, std::min(wanted, lowest), at.field.width, field};
    at.words = {column.x, 0, column.width, at.field.y - between_px};
    // Words that all but fit go up instead of scrolling.
    at.words_from_px = at.has_disc ? top_px : std::clamp(at.words.height - plain, least_top_px, plain_top_px);
    at.hint = {column.x + margin_px, at.field.bottom() + field_to_hint_px, width, hint};
}

/// The pad below the field, or, across the glass, at its right.
Layout lay_pad(ui::Frame& frame, const PasscodeState& state, const Words& words) {
    const float floor = frame.canvas.height - ui::bar_height(frame);
    const bool offers = !words.forgot.empty();
    constexpr float ok_px = 144;
    Layout at;
    if (frame.is_portrait()) {
        const float x = (frame.canvas.width - pad_px) / 2;
        const float back = back_height(frame, words, pad_px, offers ? 98 : back_px);
        at.back = {x, floor - (offers ? between_px : 44) - back, pad_px, back};
        const float forgot = offers ? forgot_height(frame, words, pad_px) : 30;
        at.forgot = {x, at.back.y - between_px - forgot, pad_px, forgot};
        at.ok = {x, at.forgot.y - between_px - ok_px, pad_px, ok_px};
        at.keys = {x, at.ok.y - 30 - ui::number_pad_height_px, pad_px, ui::number_pad_height_px};
        at.field = {x, 0, pad_px, 0};
        lay_reading(frame, state, words, {0, 0, frame.canvas.width, 0}, at.keys.y - 28, at);
        return at;
    }
    constexpr float edge_px = 24;
    const float left_px = frame.type.size() >= ui::TextSize::larger ? 880 : 712; // the title stays on one line
    const float width = left_px - 2 * margin_px;
    const float right = frame.canvas.width - margin_px, x = (left_px + margin_px + right - pad_px) / 2;
    at.keys = {x, edge_px, pad_px, ui::number_pad_height_px};
    at.ok = {x, at.keys.bottom() + 20, pad_px, std::min(ok_px, floor - edge_px - at.keys.bottom() - 20)};
    const float back = back_height(frame, words, width, back_px);
    at.back = {margin_px, floor - edge_px - back, width, back};
    const float forgot = offers ? forgot_height(frame, words, width) : 0;
    at.forgot = {margin_px, at.back.y - between_px - forgot, width, forgot};
    at.field = {margin_px, 0, width, 0};
    lay_reading(frame, state, words, {0, 0, left_px, 0}, at.forgot.y - between_px, at);
    return at;
}

/// The letters: their bed is at the bottom, and across the glass it leaves a strip for everything else.
Layout lay_letters(ui::Frame& frame, const PasscodeState& state, const Words& words) {
    const float floor = ui::keyboard_top(frame, true, ui::bar_height(frame));
    Layout at;
    if (frame.is_portrait()) {
        const float x = (frame.canvas.width - pad_px) / 2;
        const float forgot = words.forgot.empty() ? 88 : forgot_height(frame, words, pad_px);
        at.forgot = {x, floor - 18 - forgot, pad_px, forgot};
        const float back = back_height(frame, words, pad_px, back_px);
        at.back = {x, at.forgot.y - 26 - back, pad_px, back};
        at.field = {x, 0, pad_px, 0};
        lay_reading(frame, state, words, {0, 0, frame.canvas.width, 0}, at.back.y - 24, at);
        return at;
    }
    constexpr float left_px = 900, edge_px = 20, low_px = 96;
    const float x = left_px + margin_px, width = frame.canvas.width - margin_px - x;
    at.has_disc = false;
    at.hint_scrolls = true;
    at.words = {0, 0, left_px, floor - 4};
    const bool offers = !words.forgot.empty();
    const float half = offers ? (width - between_px) / 2 : width;
    const float back = std::max(
        low_px, std::max(back_height(frame, words, half, low_px), offers ? forgot_height(frame, words, half) : 0));
    at.back = {x + width - half, floor - 16 - back, half, back};
    at.forgot = {x, at.back.y, half, back};
    const float field = std::min(area_height(frame, state, width), at.back.y - between_px - edge_px);
    at.field = {x, edge_px + std::max(0.0F, (at.back.y - between_px - edge_px - field) / 2), width, field};
    return at;
}

/// The recovery code has no digits and no signs.
std::optional<Action> recovery_keys(Page& page, const PasscodeState& state, const ui::ExtraKey& ok) {
    const Spoken words(page.say);
    const std::array<ui::ExtraKey, 2> bottom{
        ui::ExtraKey{.id = "key.space", .label = words.space(), .face = ui::KeyFace::plain, .character = U' '}, ok};
    const auto stroke = ui::keyboard(page.frame, ui::bar_height(page.frame),
                                     {.number_row = true,
                                      .capitals = state.capitals,
                                      .has_text = !state.typed.empty(),
                                      .words = words.keys(),
                                      .bottom = bottom});
    if (!stroke) return std::nullopt;
    if (stroke->kind == ui::StrokeKind::extra) return action::SubmitPasscode{};
    return typed(*stroke, action::SubmitPasscode{});
}

std::optional<Action> letters(Page& page, const PasscodeState& state, bool open, bool ready) {
    const std::string label = page.say("pin.ok");
    const ui::ExtraKey ok{.id = "pin.ok", .label = label, .face = ui::KeyFace::lamp, .enabled = ready};
    if (state.recovering) return recovery_keys(page, state, ok);
    return passcode_keys(page,
                         {.last = ok,
                          .signs = state.signs,
                          .capitals = state.capitals,
                          .enabled = open,
                          .has_text = !state.typed.empty()},
                         action::SubmitPasscode{});
}

std::optional<Action> pad(Page& page, const Layout& at, bool open, bool ready, bool has_text) {
    ui::Frame& frame = page.frame;
    const std::string abc = page.say("pin.abc"), ok = page.say("pin.ok");
    const Spoken words(page.say);
    const auto stroke = ui::number_pad(
        frame, at.keys,
        {.enabled = open, .has_text = has_text, .words = words.keys(), .letters_key = {.id = "key.abc", .label = abc}});
    const bool submitted = ui::lamp_button(
        frame, "pin.ok", at.ok, {.label = ok, .enabled = ready, .style = frame.type.sans(52, 59.8F, ui::Weight::bold)});
    if (submitted) return action::SubmitPasscode{};
    if (!stroke) return std::nullopt;
    if (stroke->kind == ui::StrokeKind::extra) return action::SwitchKeys{true};
    return typed(*stroke, action::SubmitPasscode{});
}

} // namespace

std::optional<Action> draw(const PasscodeState& state, Page& page) {
    ui::Frame& frame = page.frame;
    const bool open = !resting(state, frame.now_seconds);
    const bool ready = open && !state.checking && state.typed.size() >= store::passcode_characters_min;
    const Words words = words_of(page, state);
    const Layout at = state.letters ? lay_letters(frame, state, words) : lay_pad(frame, state, words);
    ui::header_wash(frame);
    draw_words(page, state, at, words);
    draw_field(page, state, at.field, open);
    if (!at.hint_scrolls)
        frame.text({at.hint.x, at.hint.y}, hint_block(frame, words, at.hint.width),
                   words.is_news ? ui::Role::status : ui::Role::text);
    auto asked = state.letters ? letters(page, state, open, ready) : pad(page, at, open, ready, !state.typed.empty());
    if (ui::line_button(frame, "pin.back", at.back, {.label = words.back})) asked = action::GoBack{};
    if (!words.forgot.empty() && draw_forgot(frame, words, at.forgot)) asked = action::BeginRecovery{};
    return asked;
}

} // namespace porchlight::screens

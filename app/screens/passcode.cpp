// 13: the staff door. Shows a dot for each character and nothing of what they are; only this screen rests after wrong
// tries, everything else goes on.
#include "app/screens/screens.h"
#include "app/screens/typing.h"
#include "store/vault.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/header.h"
#include "ui/widgets/keyboard.h"
#include "ui/widgets/ring.h"

namespace porchlight::screens {

namespace {

struct Layout {
    float top = 84, disc = 112, column_x = 150, column_width = 780;
    float field_y = 408, field_height = 116, hint_y = 546;
    float pad_y = 640, ok_y = 1386, ok_height = 144, back_y = 1584, forgot_y = 1542;
    float back_squeezed_y = 1642, back_squeezed_px = 98;
    float back_letters_y = 860, forgot_letters_y = 1010, back_height = 124;
};

bool resting(const PasscodeState& state, double now_seconds) {
    return !state.recovering && state.rest_until_seconds > now_seconds;
}

void title(Page& page, const PasscodeState& state, const Layout& at) {
    ui::Frame& frame = page.frame;
    const ui::Point middle{frame.canvas.width / 2, at.top + at.disc / 2};
    ui::icon_disc(frame, ui::square_at(middle, at.disc), ui::Family::indigo, ui::Icon::key_round, 58, 1.8F);
    if (resting(state, frame.now_seconds) && state.rest_seconds > 0) {
        const double left = state.rest_until_seconds - frame.now_seconds;
        const auto share = static_cast<float>(1 - std::min(1.0, left / state.rest_seconds));
        frame.paint.ring(middle, at.disc / 2 + 14, frame.theme.sunken, 6);
        if (share > 0) frame.paint.arc(middle, at.disc / 2 + 14, 0, share, frame.theme.lamp_600, 6);
    }
    const std::string words = state.recovering ? page.say("pin.recover") : page.say("pin.title"),
                      lead = state.recovering ? page.say("pin.recover.lead") : page.say("pin.lead");
    const float width = frame.canvas.width - 96;
    const ui::TextBlock head{.words = words,
                             .style = frame.type.h1(),
                             .color = frame.theme.ink,
                             .width_px = width,
                             .align = ui::Align::center};
    const ui::Size size = frame.text({48, at.top + at.disc + 18}, head, ui::Role::heading);
    frame.text({48, at.top + at.disc + 24 + size.height}, {.words = lead,
                                                           .style = frame.type.lead(),
                                                           .color = frame.theme.ink_2,
                                                           .width_px = width,
                                                           .align = ui::Align::center});
}

void field(Page& page, const PasscodeState& state, const Layout& at, bool open) {
    const ui::Rect rect{at.column_x, at.field_y, at.column_width, at.field_height};
    const std::string name = page.say("pin.lead");
    const std::string value = page.say.plural("say.characters", static_cast<std::int64_t>(state.typed.size()));
    if (state.recovering) { // eight words are too long to be typed unseen, and are new as soon as they are used
        page.frame.control("pin.field", rect, {.role = ui::Role::field, .label = name, .value = value});
        return ui::text_field(page.frame, rect, state.typed.reveal(), open);
    }
    page.frame.control("pin.field", rect, {.role = ui::Role::status, .label = name, .value = value});
    ui::secret_field(page.frame, "pin.field", rect, {.characters = state.typed.size(), .focused = open});
}

std::string rest_words(Page& page, const PasscodeState& state) {
    ui::Frame& frame = page.frame;
    const int left = ui::seconds_left(state.rest_until_seconds, frame.now_seconds);
    frame.wake_in(state.rest_until_seconds - frame.now_seconds - (left - 1));
    const std::string time = left < 60 ? page.say("pin.rest.seconds", {{"n", left}}) : page.say.countdown(left);
    return page.say("pin.rest", {{"time", time}});
}

void centered(Page& page, float y, std::string_view words, ui::Color color, ui::Role role = ui::Role::text) {
    page.frame.text({48, y},
                    {.words = words,
                     .style = page.frame.type.sans(32, 43.2F),
                     .color = color,
                     .width_px = page.frame.canvas.width - 96,
                     .align = ui::Align::center},
                    role);
}

void hint(Page& page, const PasscodeState& state, const Layout& at) {
    const bool rests = resting(state, page.frame.now_seconds);
    const std::string words = rests              ? rest_words(page, state)
                              : state.wrong      ? page.say("pin.wrong")
                              : state.recovering ? page.say("pin.recover.hint")
                                                 : page.say("pin.hint");
    const bool news = rests || state.wrong;
    centered(page, at.hint_y, words, news ? page.frame.theme.ink : page.frame.theme.ink_2,
             news ? ui::Role::status : ui::Role::text);
}

std::optional<Action> letters(Page& page, const PasscodeState& state, bool open, bool ready) {
    const std::string num = page.say("pin.num"), ok = page.say("pin.ok");
    const Spoken words(page.say);
    const ui::ExtraKey first = // a passcode has no spaces, the recovery code no digits
        state.recovering
            ? ui::ExtraKey{.id = "key.space", .label = words.space(), .face = ui::KeyFace::plain, .character = U' '}
            : ui::ExtraKey{.id = "key.123", .label = num, .width_px = 295, .before = ui::Icon::chevron_down};
    const std::array<ui::ExtraKey, 2> bottom{
        first, ui::ExtraKey{.id = "pin.ok", .label = ok, .face = ui::KeyFace::lamp, .enabled = ready}};
    const auto stroke = ui::keyboard(page.frame, ui::bar_height(page.frame),
                                     {.number_row = true,
                                      .capitals = state.capitals,
                                      .enabled = open,
                                      .has_text = !state.typed.empty(),
                                      .words = words.keys(),
                                      .bottom = bottom});
    if (!stroke) return std::nullopt;
    if (stroke->kind == ui::StrokeKind::extra)
        return stroke->extra == 0 ? Action(action::SwitchKeys{false}) : Action(action::SubmitPasscode{});
    return typed(*stroke, action::SubmitPasscode{});
}

std::optional<Action> pad(Page& page, const PasscodeState& state, const Layout& at, bool open, bool ready) {
    ui::Frame& frame = page.frame;
    const std::string abc = page.say("pin.abc"), ok = page.say("pin.ok");
    const Spoken words(page.say);
    const auto stroke = ui::number_pad(frame, {at.column_x, at.pad_y, at.column_width, ui::number_pad_height_px},
                                       {.enabled = open,
                                        .has_text = !state.typed.empty(),
                                        .words = words.keys(),
                                        .letters_key = {.id = "key.abc", .label = abc}});
    const bool submitted =
        ui::lamp_button(frame, "pin.ok", {at.column_x, at.ok_y, at.column_width, at.ok_height},
                        {.label = ok, .enabled = ready, .style = frame.type.sans(52, 59.8F, ui::Weight::bold)});
    if (submitted) return action::SubmitPasscode{};
    if (!stroke) return std::nullopt;
    if (stroke->kind == ui::StrokeKind::extra) return action::SwitchKeys{true};
    return typed(*stroke, action::SubmitPasscode{});
}

} // namespace

std::optional<Action> draw(const PasscodeState& state, Page& page) {
    constexpr Layout at;
    ui::Frame& frame = page.frame;
    const bool open = !resting(state, frame.now_seconds);
    const bool ready = open && !state.checking && state.typed.size() >= store::passcode_characters_min;
    ui::header_wash(frame);
    title(page, state, at);
    field(page, state, at, open);
    hint(page, state, at);
    auto asked = state.letters ? letters(page, state, open, ready) : pad(page, state, at, open, ready);
    const std::string back = page.say("pin.back"), forgot = page.say("pin.forgot");
    const bool offers = state.offers_recovery && !state.recovering, squeezed = offers && !state.letters;
    const float back_y = state.letters ? at.back_letters_y : squeezed ? at.back_squeezed_y : at.back_y;
    const float back_px = squeezed ? at.back_squeezed_px : at.back_height;
    if (ui::line_button(frame, "pin.back", {at.column_x, back_y, at.column_width, back_px}, {.label = back}))
        asked = action::GoBack{};
    const float forgot_y = state.letters ? at.forgot_letters_y : at.forgot_y;
    if (offers && ui::link_button(frame, "pin.forgot", {at.column_x - 60, forgot_y, at.column_width + 120, 88}, forgot))
        asked = action::BeginRecovery{};
    return asked;
}

} // namespace porchlight::screens

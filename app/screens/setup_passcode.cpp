// 17e: the first staff passcode, twice. Dots only; the screen covers them after two minutes without a touch.
#include "app/screens/screens.h"
#include "app/screens/setup_parts.h"
#include "app/screens/typing.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/choice.h"

#include <algorithm>
#include <array>

namespace porchlight::screens {

namespace {

constexpr float margin_px = 48, top_px = 640, field_px = 116, label_px = 43.2F, gap_px = 12, between_px = 22;

struct FieldLook {
    std::string_view id;
    Key label;
    const Secret& secret;
    bool focused;
    bool second;
};

/// "Hard to guess" with its tick, at the right end of the field.
void good_mark(Page& page, ui::Rect rect, float width) {
    ui::Frame& frame = page.frame;
    constexpr float tick_px = 44;
    const float x = rect.right() - 43 - width, middle = rect.center().y;
    ui::tick(frame, {x, middle - tick_px / 2, tick_px, tick_px}, true);
    const std::string words = page.say("setup.pass.good");
    frame.text_in({x + tick_px + 14, rect.y, width - tick_px - 14 + 4, rect.height},
                  {.words = words,
                   .style = frame.type.sans(34, 49.3F, ui::Weight::bold),
                   .color = frame.theme.ink,
                   .lines_max = 1},
                  ui::Role::status);
}

std::optional<Action> field(Page& page, float y, const FieldLook& look, bool shows_good) {
    ui::Frame& frame = page.frame;
    const std::string label = page.say(look.label);
    const std::string value = page.say.plural("say.characters", static_cast<std::int64_t>(look.secret.size()));
    frame.label({margin_px, y},
                {.words = label, .style = frame.type.sans(36, label_px, ui::Weight::bold), .color = frame.theme.ink});
    const ui::Rect rect{margin_px, y + label_px + gap_px, frame.canvas.width - 2 * margin_px, field_px};
    const ui::Touch touch = frame.control(look.id, rect, {.role = ui::Role::field, .label = label, .value = value});
    float good_px = 0;
    if (shows_good) {
        const std::string good = page.say("setup.pass.good");
        const ui::TextBlock words{
            .words = good, .style = frame.type.sans(34, 49.3F, ui::Weight::bold), .color = frame.theme.ink};
        good_px = 58 + frame.paint.measure(words).width;
    }
    ui::secret_field(frame, look.id, rect,
                     {.characters = look.secret.size(),
                      .focused = look.focused,
                      .centered = false,
                      .radius_px = 36,
                      .kept_right_px = good_px > 0 ? good_px + 20 : 0});
    if (shows_good) good_mark(page, rect, good_px);
    if (touch.activated) return action::PickField{look.second};
    return std::nullopt;
}

void complaint(Page& page, float y, const SetupState& state) {
    if (!state.easy && !state.differ) return;
    ui::Frame& frame = page.frame;
    const auto is_digit = [](char letter) { return letter >= '0' && letter <= '9'; };
    const std::string_view typed = state.passcode.reveal();
    const bool digits = !typed.empty() && std::all_of(typed.begin(), typed.end(), is_digit);
    const std::string words = page.say(!state.easy ? Key("setup.pass.differ")
                                       : digits    ? Key("setup.pass.digits")
                                                   : Key("setup.pass.easy"));
    constexpr float icon_px = 46;
    frame.paint.icon(ui::Icon::info, {margin_px, y, icon_px, icon_px}, frame.theme.lamp_800, 2);
    frame.text({margin_px + icon_px + 18, y},
               {.words = words,
                .style = frame.type.sans(34, 46.24F),
                .color = frame.theme.ink,
                .width_px = frame.canvas.width - 2 * margin_px - icon_px - 18},
               ui::Role::status);
}

std::optional<Action> keys(Page& page, const SetupState& state) {
    const std::string num = page.say("pin.num"), abc = page.say("pin.abc"), next = page.say("common.continue");
    const Secret& typing = state.second ? state.again : state.passcode;
    const ui::ExtraKey go{.id = "setup.continue",
                          .label = next,
                          .face = ui::KeyFace::lamp,
                          .after = ui::Icon::arrow_right,
                          .enabled = !state.covered};
    const std::array<ui::ExtraKey, 2> letters{
        ui::ExtraKey{.id = "key.123", .label = num, .width_px = 295, .before = ui::Icon::chevron_down}, go};
    const std::array<ui::ExtraKey, 1> digits{go};
    const Spoken words(page.say);
    ui::KeyboardLook look{.letters = state.letters,
                          .number_row = true,
                          .capitals = state.capitals,
                          .enabled = !state.covered,
                          .has_text = !typing.empty(),
                          .words = words.keys()};
    if (state.letters) {
        look.bottom = letters;
    } else {
        look.bottom = digits;
        look.letters_key = ui::ExtraKey{.id = "key.abc", .label = abc};
    }
    const auto stroke = ui::keyboard(page.frame, ui::bar_height(page.frame), look);
    if (!stroke) return std::nullopt;
    if (stroke->kind != ui::StrokeKind::extra) return typed(*stroke, action::Continue{});
    const bool continues = stroke->extra + 1 == look.bottom.size();
    return continues ? Action(action::Continue{}) : Action(action::SwitchKeys{!state.letters});
}

} // namespace

std::optional<Action> draw_setup_passcode(const SetupState& state, Page& page) {
    ui::Frame& frame = page.frame;
    setup_top(page, 5, page.say("setup.pass.title"), page.say("setup.pass.lead"));
    setup_banner(page, ui::Icon::key_round, page.say("setup.pass.banner"));
    std::optional<Action> asked = keys(page, state);
    const float second_y = top_px + label_px + gap_px + field_px + between_px;
    const float end = second_y + label_px + gap_px + field_px;
    if (state.covered) {
        if (auto answer = cover(page, {margin_px, top_px, frame.canvas.width - 2 * margin_px, end - top_px}))
            asked = answer;
        return asked;
    }
    if (auto answer = field(page, top_px, {"setup.pass.a", "setup.pass.a", state.passcode, !state.second, false},
                            state.hard_to_guess))
        asked = answer;
    if (auto answer = field(page, second_y, {"setup.pass.b", "setup.pass.b", state.again, state.second, true}, false))
        asked = answer;
    complaint(page, end + 20, state);
    return asked;
}

} // namespace porchlight::screens

// 17e: the first staff passcode, twice. Dots only; the screen covers them after two minutes without a touch.
#include "app/screens/passcode_keys.h"
#include "app/screens/screens.h"
#include "app/screens/setup_parts.h"
#include "app/screens/setup_step.h"
#include "app/screens/typing.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/choice.h"

#include <algorithm>
#include <array>

namespace porchlight::screens {

namespace {

constexpr float drawn_top_px = 640, field_px = 116, label_gap_px = 12, between_px = 22, beside_px = 24, tick_px = 44;

/// The two fields: one over the other upright, side by side across the glass; they end above the keys.
struct Fields {
    ui::Rect first, second; ///< label and field
    float label_px, below;
    [[nodiscard]] bool beside() const { return second.x > first.x; }
    [[nodiscard]] ui::Rect both() const {
        return {first.x, first.y, second.right() - first.x, second.bottom() - first.y};
    }
};

ui::TextBlock label_words(const ui::Frame& frame, std::string_view words) {
    return {.words = words, .style = frame.type.sans(36, 43.2F, ui::Weight::bold), .color = frame.theme.ink};
}

Fields fields_of(Page& page, const TypingRoom& room) {
    const ui::Frame& frame = page.frame;
    const float label_px = label_words(frame, {}).style.line_px;
    const float one_px = label_px + label_gap_px + field_px;
    if (!frame.is_portrait()) {
        constexpr float top_px = 28;
        const float width = (room.width - beside_px) / 2;
        return {{room.left, top_px, width, one_px},
                {room.left + width + beside_px, top_px, width, one_px},
                label_px,
                top_px + one_px + 16};
    }
    constexpr float over_keys_px = 24;
    const float top = std::min(drawn_top_px, room.keys_top - over_keys_px - 2 * one_px - between_px);
    return {{room.left, top, room.width, one_px},
            {room.left, top + one_px + between_px, room.width, one_px},
            label_px,
            top + 2 * one_px + between_px + 20};
}

struct FieldLook {
    std::string_view id;
    Key label;
    const Secret& secret;
    bool focused;
    bool second;
};

ui::TextBlock good_words(const ui::Frame& frame, std::string_view words) {
    return {.words = words, .style = frame.type.sans(34, 49.3F, ui::Weight::bold), .color = frame.theme.ink};
}

/// "Hard to guess" behind its tick; `at` is the tick's left middle.
void good_mark(Page& page, ui::Point at, Key said) {
    ui::Frame& frame = page.frame;
    ui::tick(frame, {at.x, at.y - tick_px / 2, tick_px, tick_px}, true);
    const std::string good = page.say(said);
    const ui::TextBlock words = good_words(frame, good);
    frame.text({at.x + tick_px + 14, at.y - words.style.line_px / 2}, words, ui::Role::status);
}

std::optional<Action> field(Page& page, const Fields& all, const FieldLook& look, std::optional<Key> good) {
    ui::Frame& frame = page.frame;
    const ui::Rect whole = look.second ? all.second : all.first;
    const std::string label = page.say(look.label);
    const std::string value = page.say.plural("say.characters", static_cast<std::int64_t>(look.secret.size()));
    frame.label({whole.x, whole.y}, label_words(frame, label));
    const ui::Rect rect{whole.x, whole.bottom() - field_px, whole.width, field_px};
    const ui::Touch touch = frame.control(look.id, rect, {.role = ui::Role::field, .label = label, .value = value});
    float good_px = 0; // in a narrow field the dots need all of it: the mark stands below
    if (good && !all.beside()) good_px = tick_px + 14 + frame.paint.measure(good_words(frame, page.say(*good))).width;
    ui::secret_field(frame, look.id, rect,
                     {.characters = look.secret.size(),
                      .focused = look.focused,
                      .centered = false,
                      .radius_px = 36,
                      .kept_right_px = good_px > 0 ? good_px + 20 : 0});
    if (good_px > 0)
        good_mark(page, {rect.right() - 43 - good_px, rect.center().y}, *good);
    else if (good)
        good_mark(page, {rect.x, all.below + tick_px / 2}, *good);
    if (touch.activated && !look.focused) return action::PickField{look.second};
    return std::nullopt;
}

/// What is wrong with it; empty when nothing is.
std::string complaint_of(Page& page, const SetupState& state) {
    if (!state.easy && !state.differ) return {};
    if (!state.easy) return page.say("setup.pass.differ");
    const auto is_digit = [](char letter) { return letter >= '0' && letter <= '9'; };
    const std::string_view typed = state.passcode.reveal();
    const bool digits = !typed.empty() && std::all_of(typed.begin(), typed.end(), is_digit);
    return page.say(digits ? Key("setup.pass.digits") : Key("setup.pass.easy"));
}

/// Under the fields, when there is room for it over the keys.
bool fits_below(Page& page, const Fields& fields, const TypingRoom& room, const std::string& complaint) {
    if (complaint.empty() || fields.beside()) return false;
    return fields.below + setup_note_height(page, room.width, complaint) + 12 <= room.keys_top;
}

std::optional<Action> digit_keys(Page& page, const TypingRoom& room, const ui::ExtraKey& go, bool has_text) {
    const std::string abc = page.say("pin.abc");
    const Spoken words(page.say);
    const std::array<ui::ExtraKey, 1> bottom{go};
    const auto stroke = ui::keyboard(page.frame, ui::bar_height(page.frame),
                                     {.letters = false,
                                      .enabled = go.enabled,
                                      .has_text = has_text,
                                      .words = words.keys(),
                                      .bottom = bottom,
                                      .letters_key = ui::ExtraKey{.id = "key.abc", .label = abc},
                                      .left_px = room.bed_left,
                                      .width_px = room.bed_width});
    if (!stroke) return std::nullopt;
    if (stroke->kind != ui::StrokeKind::extra) return typed(*stroke, action::Continue{});
    return stroke->extra == 0 ? Action(action::Continue{}) : Action(action::SwitchKeys{true});
}

std::optional<Action> keys(Page& page, const SetupState& state, const TypingRoom& room) {
    const std::string next = page.say("common.continue");
    const bool has_text = !(state.second ? state.again : state.passcode).empty();
    const ui::ExtraKey go{.id = "setup.continue",
                          .label = next,
                          .face = ui::KeyFace::lamp,
                          .after = ui::Icon::arrow_right,
                          .enabled = !state.covered};
    if (!state.letters) return digit_keys(page, room, go, has_text);
    return passcode_keys(page,
                         {.last = go,
                          .signs = state.signs,
                          .capitals = state.capitals,
                          .enabled = !state.covered,
                          .has_text = has_text,
                          .left_px = room.bed_left,
                          .width_px = room.bed_width},
                         action::Continue{});
}

} // namespace

std::optional<Action> draw_setup_passcode(const SetupState& state, Page& page) {
    const TypingRoom room = typing_room(page.frame);
    const Fields fields = fields_of(page, room);
    const std::string title = page.say("setup.pass.title"), lead = page.say("setup.pass.lead"),
                      banner = page.say("setup.pass.banner"), complaint = complaint_of(page, state);
    const bool below = fits_below(page, fields, room, complaint);
    const bool instead = !complaint.empty() && !below && !state.covered; // of the lead: nobody has to scroll to it
    const SetupBanner said =
        instead ? SetupBanner{ui::Icon::info, complaint} : SetupBanner{ui::Icon::key_round, banner};
    setup_reading(page, {5, title, instead ? std::string_view{} : std::string_view(lead)}, said, fields.first.y - 8);
    std::optional<Action> asked = keys(page, state, room);
    if (state.covered) {
        if (auto answer = cover(page, fields.both())) asked = answer;
        return asked;
    }
    if (auto answer = field(page, fields, {"setup.pass.a", "setup.pass.a", state.passcode, !state.second, false},
                            state.hard_to_guess ? std::optional(Key("setup.pass.good")) : std::nullopt))
        asked = answer;
    if (auto answer = field(page, fields, {"setup.pass.b", "setup.pass.b", state.again, state.second, true},
                            state.hard_to_guess && state.again == state.passcode ? std::optional(Key("setup.pass.same"))
                                                                                 : std::nullopt))
        asked = answer;
    if (below) setup_note(page, {room.left, fields.below}, room.width, complaint, ui::Icon::info, true);
    return asked;
}

} // namespace porchlight::screens

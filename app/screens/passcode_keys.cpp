#include "app/screens/passcode_keys.h"

#include "app/screens/typing.h"
#include "ui/widgets/bar.h"

#include <algorithm>
#include <string>
#include <vector>

namespace porchlight::screens {

namespace {

/// The signs of a US keyboard, the rarest behind shift.
constexpr ui::KeyRows sign_rows{
    .plain = {U"!@#$%^&*()", U"-_=+[]{}/\\", U".,?:;'\""}, .shifted = {U"", U"", U"<>|~`"}, .held = {}};

constexpr float row_px = 1040, gap_px = 10; // ui::keyboard's

float words_px(Page& page, std::string_view words, const ui::TextStyle& style) {
    return page.frame.paint.measure({.words = words, .style = style, .color = page.frame.theme.ink}).width;
}

struct Widths {
    float pad, signs, last;
    bool has_icons; ///< on the first and the last key: not where the space bar needs the room for its word
};

Widths widths_of(Page& page, const PasscodeKeys& keys, std::string_view space) {
    constexpr float sides_px = 40, icon_px = 64, pad_px = 212, signs_px = 152, last_px = 316;
    const ui::TextStyle small = page.frame.type.sans(38, 55.1F, ui::Weight::semibold),
                        large = page.frame.type.sans(40, 58, ui::Weight::bold);
    const float either = // so that it stays under the finger
        std::max(words_px(page, page.say("pin.signs"), small), words_px(page, page.say("pin.abc"), small));
    const float pad = words_px(page, page.say("pin.num"), small), last = words_px(page, keys.last.label, large);
    const auto widths = [&](bool has_icons) {
        const float icon = has_icons ? icon_px : 0;
        return Widths{.pad = keys.has_pad ? std::max(has_icons ? pad_px : 0, pad + sides_px + icon) : 0,
                      .signs = std::max(signs_px, either + sides_px),
                      .last = std::max(last_px, last + sides_px + (keys.last.after ? icon : 0)),
                      .has_icons = has_icons};
    };
    const Widths with = widths(true);
    const float left = row_px - with.pad - with.signs - with.last - (keys.has_pad ? 3 : 2) * gap_px;
    return left < words_px(page, space, small) + sides_px ? widths(false) : with;
}

} // namespace

std::optional<Action> passcode_keys(Page& page, const PasscodeKeys& keys, const Action& on_last) {
    const std::string num = page.say("pin.num"), other = page.say(keys.signs ? Key("pin.abc") : Key("pin.signs"));
    const Spoken words(page.say);
    const Widths widths = widths_of(page, keys, words.space());
    std::vector<ui::ExtraKey> bottom;
    if (keys.has_pad)
        bottom.push_back({.id = "key.123", .label = num, .width_px = widths.pad, .before = ui::Icon::chevron_down});
    bottom.push_back({.id = "key.signs", .label = other, .width_px = widths.signs});
    bottom.push_back({.id = "key.space", .label = words.space(), .face = ui::KeyFace::plain, .character = U' '});
    bottom.push_back(keys.last);
    bottom.back().width_px = widths.last;
    if (!widths.has_icons) bottom.front().before = bottom.back().after = std::nullopt;
    const auto stroke = ui::keyboard(page.frame, ui::bar_height(page.frame),
                                     {.number_row = true,
                                      .rows = keys.signs ? sign_rows : ui::KeyRows{},
                                      .capitals = keys.capitals,
                                      .enabled = keys.enabled,
                                      .has_text = keys.has_text,
                                      .words = words.keys(),
                                      .bottom = bottom,
                                      .left_px = keys.left_px,
                                      .width_px = keys.width_px});
    if (!stroke) return std::nullopt;
    const bool last = stroke->kind == ui::StrokeKind::enter ||
                      (stroke->kind == ui::StrokeKind::extra && stroke->extra + 1 == bottom.size());
    if (last) return keys.last.enabled ? std::optional(on_last) : std::nullopt;
    if (stroke->kind != ui::StrokeKind::extra) return typed(*stroke, on_last);
    const bool to_pad = keys.has_pad && stroke->extra == 0;
    return action::SwitchKeys{.letters = !to_pad, .signs = !to_pad && !keys.signs};
}

} // namespace porchlight::screens

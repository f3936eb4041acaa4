// Every key is one control with a raised face; a row is laid out from its widths. The fields at the end draw only.
#include "ui/widgets/keyboard.h"

#include <array>
#include <cmath>
#include <string>

namespace ui {

namespace {

constexpr float key_width_px = 95, key_height_px = 112, gap_px = 10, margin_px = 20;
constexpr float bed_top_px = 18, bed_bottom_px = 18; // above the first row and below the last
constexpr double clear_after_seconds = 1;            // screens.md 13: delete held for 1 s clears all

struct FaceLook {
    float radius_px, edge_px, lower_px; ///< the lower edge is thicker, so that a key looks raised
    float icon_px;
    TextStyle style;
};

FaceLook letter_face(const Frame& frame) { return {20, 2, 5, 50, frame.type.sans(46, 66.7F, Weight::regular)}; }
FaceLook function_face(const Frame& frame) { return {20, 2, 5, 50, frame.type.sans(38, 55.1F, Weight::semibold)}; }
FaceLook lamp_key_face(const Frame& frame) { return {20, 3, 8, 48, frame.type.sans(40, 58, Weight::bold)}; }
FaceLook digit_face(const Frame& frame) { return {44, 3, 7, 68, frame.type.sans(72, 104.4F, Weight::semibold)}; }
FaceLook pad_function_face(const Frame& frame) { return {44, 3, 7, 62, frame.type.sans(46, 66.7F, Weight::bold)}; }

/// One key to be drawn: what it says and how it looks.
struct Key {
    std::string_view id, label;
    std::string_view shown; ///< empty when the icon says it all
    std::optional<Icon> before = std::nullopt, after = std::nullopt;
    KeyFace face = KeyFace::plain;
    bool enabled = true;
    std::string_view value = {};
    bool is_on = false;
    bool is_quiet = false; ///< its words are second to the letters
};

void key_contents(Frame& frame, Rect rect, const Key& key, const FaceLook& look, Color color) {
    constexpr float between_px = 16;
    TextBlock words{.words = key.shown, .style = look.style, .color = color};
    const float room = rect.width - 12 - (key.before ? 64.0F : 0.0F) - (key.after ? 64.0F : 0.0F);
    if (!key.shown.empty() && frame.paint.measure(words).width > room) { // larger text takes two lines
        words.width_px = room;
        words.align = Align::center;
    }
    const Size size = key.shown.empty() ? Size{} : frame.paint.measure(words);
    const float icon_px = key.shown.empty() ? look.icon_px : std::min(look.icon_px, 48.0F);
    const float step_px = key.shown.empty() ? 0 : between_px;
    float x =
        rect.center().x - (size.width + (key.before ? icon_px + step_px : 0) + (key.after ? icon_px + step_px : 0)) / 2;
    const auto icon = [&](Icon which) {
        frame.paint.icon(which, {x, rect.center().y - icon_px / 2, icon_px, icon_px}, color, 2.1F);
        x += icon_px + step_px;
    };
    if (key.before) icon(*key.before);
    if (!key.shown.empty()) frame.label({x, rect.center().y - size.height / 2}, words);
    x += size.width + step_px;
    if (key.after) icon(*key.after);
}

bool draw_key(Frame& frame, Rect rect, const Key& key, const FaceLook& look) {
    const Theme& theme = frame.theme;
    const Touch touch = frame.control(
        key.id, rect, {.role = Role::key, .label = key.label, .value = key.value, .enabled = key.enabled});
    const bool lamp = key.face == KeyFace::lamp, dusk = key.face == KeyFace::dusk;
    Color face = lamp                            ? theme.lamp_500
                 : dusk                          ? theme.dusk_800
                 : key.face == KeyFace::function ? theme.key_grey
                                                 : theme.surface;
    const bool light = theme.name == ThemeName::light; // dusk on dark would not be seen
    Color edge = lamp ? theme.lamp_700 : dusk && light ? theme.dusk_900 : theme.edge;
    Color words = lamp ? theme.on_lamp : dusk ? theme.cream : key.is_quiet ? theme.ink_2 : theme.ink;
    if (key.is_on) face = theme.lamp_100;
    if (!key.enabled) {
        face = lamp || dusk ? theme.sunken : face.faded(0.5F);
        edge = theme.line;
        words = theme.ink_3;
    } else if (touch.pressed) {
        face = lamp ? theme.lamp_pressed : dusk ? theme.dusk_900 : theme.lamp_100;
    }
    const float down = touch.pressed && key.enabled && !frame.less_movement() ? 3.0F : 0.0F;
    const Rect whole{rect.x, rect.y + down, rect.width, rect.height - down};
    const Rect inner{whole.x + look.edge_px, whole.y + look.edge_px, whole.width - 2 * look.edge_px,
                     rect.bottom() - look.lower_px + down - whole.y - look.edge_px};
    if (!key.enabled && theme.name == ThemeName::high_contrast) { // its edge alone can tell that it does not answer
        frame.paint.fill(whole, face, look.radius_px);
        frame.paint.dashed(whole, edge, look.edge_px, look.radius_px);
    } else if (key.enabled || lamp || dusk) {
        frame.paint.fill(whole, edge, look.radius_px);
        frame.paint.fill(inner, face, look.radius_px - look.edge_px);
    } else {
        frame.paint.fill(whole, face, look.radius_px);
        frame.paint.stroke(whole, edge, look.edge_px, look.radius_px);
    }
    key_contents(frame, inner, key, look, words);
    return touch.activated;
}

constexpr double hold_seconds = 0.5; // long enough that no slow finger types an accent

char32_t capital(char32_t one) {
    const bool latin = (one >= U'a' && one <= U'z') || (one >= U'\u00E0' && one <= U'\u00FE' && one != U'\u00F7');
    return latin ? one - 32 : one;
}

std::string utf8(char32_t one) {
    const auto byte = [](char32_t value) { return static_cast<char>(static_cast<unsigned char>(value)); };
    if (one < 0x80) return {byte(one)};
    if (one < 0x800) return {byte(0xC0U | (one >> 6U)), byte(0x80U | (one & 0x3FU))};
    return {byte(0xE0U | (one >> 12U)), byte(0x80U | ((one >> 6U) & 0x3FU)), byte(0x80U | (one & 0x3FU))};
}

/// What a key types: its letter, or the one behind it once the key has been held.
struct Typed {
    char32_t letter = 0, held = 0;
    bool capitals = false;
};

std::optional<Keystroke> draw_character(Frame& frame, Rect rect, Typed typed, bool enabled, const FaceLook& look) {
    const std::string id = "key." + utf8(typed.letter);
    const auto as_shown = [&](char32_t one) { return typed.capitals ? capital(one) : one; };
    const bool has_held = typed.held != 0 && enabled;
    const double held = has_held ? frame.input.held_seconds(id) : 0;
    if (has_held && held > 0 && held < hold_seconds) frame.wake_in(hold_seconds - held);
    const std::string shown = utf8(as_shown(held >= hold_seconds ? typed.held : typed.letter));
    if (!draw_key(frame, rect, {.id = id, .label = shown, .shown = shown, .enabled = enabled}, look) || !enabled)
        return std::nullopt;
    const bool was_held = typed.held != 0 && frame.input.press_seconds() >= hold_seconds;
    return Keystroke{.kind = StrokeKind::character, .character = as_shown(was_held ? typed.held : typed.letter)};
}

std::optional<Keystroke> draw_delete(Frame& frame, Rect rect, std::string_view word, bool enabled, bool has_text,
                                     const FaceLook& look) {
    const Key key{.id = "key.delete",
                  .label = word,
                  .shown = {},
                  .before = Icon::delete_left,
                  .face = KeyFace::function,
                  .enabled = enabled};
    const bool touched = draw_key(frame, rect, key, look);
    const double held = frame.input.held_seconds(key.id);
    if (enabled && has_text && held > 0) {
        if (held >= clear_after_seconds) return Keystroke{.kind = StrokeKind::erase_all};
        frame.wake_in(clear_after_seconds - held);
    }
    return touched && enabled ? std::optional(Keystroke{.kind = StrokeKind::erase}) : std::nullopt;
}

std::optional<Keystroke> draw_extra(Frame& frame, Rect rect, const ExtraKey& extra, std::size_t place, bool enabled,
                                    const FaceLook& look) {
    const Key key{.id = extra.id,
                  .label = extra.label,
                  .shown = extra.shows_label ? extra.label : std::string_view{},
                  .before = extra.before,
                  .after = extra.after,
                  .face = extra.face,
                  .enabled = extra.enabled && enabled,
                  .is_quiet = extra.character == U' '};
    if (!draw_key(frame, rect, key, look)) return std::nullopt;
    if (extra.character == 0) return Keystroke{.kind = StrokeKind::extra, .extra = place};
    if (!key.enabled) return std::nullopt;
    return Keystroke{.kind = StrokeKind::character, .character = extra.character};
}

void keep(std::optional<Keystroke>& stroke, std::optional<Keystroke> other) {
    if (!stroke) stroke = other;
}

/// A row of characters from `left` on.
std::optional<Keystroke> character_row(Frame& frame, float left, float y, std::u32string_view characters,
                                       const KeyboardLook& look) {
    std::optional<Keystroke> stroke;
    const FaceLook face = letter_face(frame);
    Rect rect{left, y, key_width_px, key_height_px};
    for (const char32_t one : characters) {
        Typed typed{.letter = one, .capitals = look.capitals};
        for (std::size_t pair = 0; pair + 1 < look.rows.held.size(); pair += 2)
            if (look.rows.held[pair] == one) typed.held = look.rows.held[pair + 1];
        keep(stroke, draw_character(frame, rect, typed, look.enabled, face));
        rect.x += key_width_px + gap_px;
    }
    return stroke;
}

/// The row of a layout as shift has it now.
std::u32string_view row_of(const KeyboardLook& look, std::size_t row) {
    return look.capitals && !look.rows.shifted[row].empty() ? look.rows.shifted[row] : look.rows.plain[row];
}

/// Shift and delete share what the row of letters leaves.
std::optional<Keystroke> lowest_letters(Frame& frame, float left, float right, float y, const KeyboardLook& look) {
    std::optional<Keystroke> stroke;
    const std::u32string_view letters = row_of(look, 2);
    const auto count = static_cast<float>(letters.size());
    const float free = right - left - count * key_width_px - (count + 1) * gap_px;
    const float shift_px = std::floor(free / 2);
    const Key shift{.id = "key.shift",
                    .label = look.words.capitals,
                    .shown = {},
                    .before = Icon::arrow_big_up,
                    .face = KeyFace::function,
                    .enabled = look.enabled,
                    .value = look.capitals ? look.words.capitals_on : std::string_view{},
                    .is_on = look.capitals};
    if (draw_key(frame, {left, y, shift_px, key_height_px}, shift, function_face(frame)) && look.enabled)
        stroke = Keystroke{.kind = StrokeKind::capitals};
    keep(stroke, character_row(frame, left + shift_px + gap_px, y, letters, look));
    const float x = left + shift_px + gap_px + count * (key_width_px + gap_px);
    keep(stroke, draw_delete(frame, {x, y, right - x, key_height_px}, look.words.erase, look.enabled, look.has_text,
                             function_face(frame)));
    return stroke;
}

std::optional<Keystroke> letter_rows(Frame& frame, float left, float right, float y, const KeyboardLook& look) {
    std::optional<Keystroke> stroke;
    const auto row = [&](std::u32string_view letters) {
        const auto n = static_cast<float>(letters.size());
        const float begin = (left + right) / 2 - (n * key_width_px + (n - 1) * gap_px) / 2;
        keep(stroke, character_row(frame, begin, y, letters, look));
        y += key_height_px + gap_px;
    };
    if (look.number_row) row(U"1234567890");
    row(row_of(look, 0));
    row(row_of(look, 1));
    keep(stroke, lowest_letters(frame, left, right, y, look));
    return stroke;
}

std::optional<Keystroke> digit_rows(Frame& frame, float left, float right, float y, const KeyboardLook& look) {
    std::optional<Keystroke> stroke;
    const float width = (right - left - 2 * gap_px) / 3;
    const auto place = [&](int column) {
        return Rect{left + static_cast<float>(column) * (width + gap_px), y, width, key_height_px};
    };
    for (const std::string_view row : {"123", "456", "789"}) {
        for (int column = 0; column < 3; ++column)
            keep(stroke, draw_character(frame, place(column),
                                        {.letter = static_cast<char32_t>(row[static_cast<std::size_t>(column)])},
                                        look.enabled, letter_face(frame)));
        y += key_height_px + gap_px;
    }
    if (look.letters_key)
        keep(stroke,
             draw_extra(frame, place(0), *look.letters_key, look.bottom.size(), look.enabled, function_face(frame)));
    keep(stroke, draw_character(frame, place(1), {.letter = U'0'}, look.enabled, letter_face(frame)));
    keep(stroke, draw_delete(frame, place(2), look.words.erase, look.enabled, look.has_text, function_face(frame)));
    return stroke;
}

std::optional<Keystroke> bottom_row(Frame& frame, float left, float right, float y, const KeyboardLook& look) {
    std::optional<Keystroke> stroke;
    if (look.bottom.empty()) return stroke;
    float fixed = gap_px * static_cast<float>(look.bottom.size() - 1), sharing = 0;
    for (const ExtraKey& key : look.bottom) {
        fixed += key.width_px;
        if (key.width_px <= 0) sharing += 1;
    }
    const float share = sharing > 0 ? (right - left - fixed) / sharing : 0;
    float x = left;
    for (std::size_t i = 0; i < look.bottom.size(); ++i) {
        const ExtraKey& key = look.bottom[i];
        const float width = key.width_px > 0 ? key.width_px : share;
        FaceLook face = key.face == KeyFace::lamp ? lamp_key_face(frame) : function_face(frame);
        if (key.face != KeyFace::lamp)
            face.style = frame.type.sans(key.words_px, key.words_px * 1.45F,
                                         key.character == U' ' ? Weight::medium : Weight::semibold);
        if (key.face == KeyFace::plain && key.character != 0 && key.character != U' ') face = letter_face(frame);
        keep(stroke, draw_extra(frame, {x, y, width, key_height_px}, key, i, look.enabled, face));
        x += width + gap_px;
    }
    return stroke;
}

} // namespace

std::optional<Keystroke> physical_stroke(const Frame& frame) {
    for (const InputEvent& event : frame.input.keys()) {
        if (event.kind == InputKind::character)
            return Keystroke{.kind = StrokeKind::character, .character = event.character};
        if (event.key == KeyName::erase) return Keystroke{.kind = StrokeKind::erase};
        if (event.key == KeyName::enter && !event.repeated) return Keystroke{.kind = StrokeKind::enter};
    }
    return std::nullopt;
}

float keyboard_top(const Frame& frame, bool five_rows, float bar_px) {
    const float rows = five_rows ? 5 : 4;
    return frame.canvas.height - bar_px - bed_top_px - bed_bottom_px - rows * key_height_px - (rows - 1) * gap_px;
}

std::optional<Keystroke> keyboard(Frame& frame, float bar_px, const KeyboardLook& look) {
    const bool five_rows = look.number_row || !look.letters;
    const float top = keyboard_top(frame, five_rows, bar_px), bottom = frame.canvas.height - bar_px;
    const float width = look.width_px > 0 ? look.width_px : frame.canvas.width;
    const float bed_y = top - look.head_px;
    frame.paint.fill({look.left_px, bed_y, width, bottom - bed_y}, frame.theme.sunken);
    frame.paint.fill({look.left_px, bed_y, width, 2}, frame.theme.line);
    // Ten keys decide the width; a wider bed centres them.
    const float half = 5 * key_width_px + 4.5F * gap_px, middle = look.left_px + width / 2;
    const float left = std::max(look.left_px + margin_px, middle - half), right = 2 * middle - left;
    std::optional<Keystroke> stroke = look.letters ? letter_rows(frame, left, right, top + bed_top_px, look)
                                                   : digit_rows(frame, left, right, top + bed_top_px, look);
    keep(stroke, bottom_row(frame, left, right, bottom - bed_bottom_px - key_height_px, look));
    if (!stroke && look.enabled) stroke = physical_stroke(frame);
    return stroke;
}

std::optional<Keystroke> number_pad(Frame& frame, Rect at, const PadLook& look) {
    constexpr float height_px = 164, pad_gap_px = 20;
    const float width = (at.width - 2 * pad_gap_px) / 3;
    const auto place = [&](int row, int column) {
        return Rect{at.x + static_cast<float>(column) * (width + pad_gap_px),
                    at.y + static_cast<float>(row) * (height_px + pad_gap_px), width, height_px};
    };
    std::optional<Keystroke> stroke;
    for (int i = 0; i < 9; ++i)
        keep(stroke, draw_character(frame, place(i / 3, i % 3), {.letter = U'1' + static_cast<char32_t>(i)},
                                    look.enabled, digit_face(frame)));
    keep(stroke, draw_extra(frame, place(3, 0), look.letters_key, 0, look.enabled, pad_function_face(frame)));
    keep(stroke, draw_character(frame, place(3, 1), {.letter = U'0'}, look.enabled, digit_face(frame)));
    keep(stroke,
         draw_delete(frame, place(3, 2), look.words.erase, look.enabled, look.has_text, pad_function_face(frame)));
    if (!stroke && look.enabled) stroke = physical_stroke(frame);
    return stroke;
}

} // namespace ui

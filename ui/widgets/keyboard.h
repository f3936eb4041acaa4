// Keys on the glass: the letter keyboard, the number pad of the passcode, and the fields they write into. The same
// strokes come from a physical keyboard. Keeps nothing that was typed: a secret field is told how many characters there
// are and never which.
#pragma once

#include "ui/frame.h"

#include <array>
#include <span>
#include <string_view>

namespace ui {

enum class StrokeKind : std::uint8_t {
    character,
    erase,     ///< the last character
    erase_all, ///< delete was held for a second
    capitals,  ///< shift
    enter,     ///< Enter of a physical keyboard
    extra,     ///< one of the caller's own keys, see Keystroke::extra
};

/// One stroke of a frame.
struct Keystroke {
    StrokeKind kind = StrokeKind::character;
    char32_t character = 0; ///< of `character`
    std::size_t extra = 0;  ///< of `extra`: its place among the caller's keys
};

/// What the keys without a letter are called, for speech.
struct KeyWords {
    std::string_view erase, capitals, capitals_on, space;
};

enum class KeyFace : std::uint8_t { plain, function, lamp, dusk };

/// A key of the caller's own: "1 2 3", OK, space, Continue.
struct ExtraKey {
    std::string_view id;    ///< "key.ok"
    std::string_view label; ///< also spoken
    float width_px = 0;     ///< 0 takes an equal share of what is left
    KeyFace face = KeyFace::function;
    std::optional<Icon> before = std::nullopt, after = std::nullopt;
    bool shows_label = true;
    char32_t character = 0; ///< types this instead of answering as an extra key
    bool enabled = true;    ///< false is "not yet"; it still answers
    float words_px = 38;    ///< size of its words at Standard; the lamp key has a size of its own
};

/// Three rows of keys, and the same three with shift. Without `shifted`, Latin letters become capitals.
struct KeyRows {
    std::array<std::u32string_view, 3> plain{U"qwertyuiop", U"asdfghjkl", U"zxcvbnm"}, shifted{};
    /// Pairs: a letter and what holding its key types instead.
    std::u32string_view held = {};
};

struct KeyboardLook {
    bool letters = true;     ///< false: digits in the same bed
    bool number_row = false; ///< a row of digits over the letters
    KeyRows rows = {};
    bool capitals = false;
    bool enabled = true;
    bool has_text = false; ///< there is something that holding delete would clear
    KeyWords words;
    std::span<const ExtraKey> bottom = {}; ///< the lowest row, from left to right
    /// Left of 0 when `letters` is false: the way back to the letters. It answers as extra key number `bottom.size()`.
    std::optional<ExtraKey> letters_key = std::nullopt;
    float left_px = 0, width_px = 0; ///< the part of the canvas the bed takes; width 0 is all of it
    float head_px = 0;               ///< of the bed above the first row, for the field and what else is the caller's
};

/// Where the bed of the keys begins on this canvas, measured from the bar upward.
float keyboard_top(const Frame& frame, bool five_rows, float bar_px);

/// Draws the bed of keys from there to the bar and tells the stroke of this frame. Ids: key.a, key.1, key.shift,
/// key.delete, and the caller's own.
std::optional<Keystroke> keyboard(Frame& frame, float bar_px, const KeyboardLook& look);

struct PadLook {
    bool enabled = true;
    bool has_text = false;
    KeyWords words;
    ExtraKey letters_key; ///< left of 0; answers as extra key 0
};

/// The number pad: three columns of keys 164 high within `at`; returns the stroke of this frame. Ids: key.0 .. key.9,
/// key.delete and the caller's own.
std::optional<Keystroke> number_pad(Frame& frame, Rect at, const PadLook& look);
/// How tall the pad is: four rows of 164 with gaps of 20.
inline constexpr float number_pad_height_px = 716;

/// What was typed on a physical keyboard in this frame, or nothing.
std::optional<Keystroke> physical_stroke(const Frame& frame);

struct SecretLook {
    std::size_t characters = 0;
    bool focused = true; ///< a caret and a thicker line
    bool centered = true;
    float radius_px = 58;
    float kept_right_px = 0; ///< room for words of the caller's own at the right end
};

/// A dot for each character, 34 px wide and 20 apart; closer together where they would not fit; full from the 24th on.
/// Draws only: the caller registers the field. `id` names the movement of dots that fade away.
void secret_field(Frame& frame, std::string_view id, Rect rect, const SecretLook& look);

/// What was typed, in one line, with a caret behind it. A text too long for the field shows its end. Draws only.
void text_field(Frame& frame, Rect rect, std::string_view words, bool focused);

/// What was typed, in as many lines as it takes, with a caret behind it; where they do not all fit, the last of them.
/// Lines end between words only. Draws only.
void text_area(Frame& frame, Rect rect, std::string_view words);
/// How tall a text area of this width has to be for all of its lines.
float text_area_height(Frame& frame, float width, std::string_view words);

} // namespace ui

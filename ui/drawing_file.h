// A drawing as the kiosk has it: a cairo script, made from SVG when Porchlight is built (drawings/compile.cpp). What
// the two sides agree on; it opens nothing. A colour that a drawing leaves open is three numbers in it, 0 to 1:
// NAME-red, NAME-green and NAME-blue.
#pragma once

namespace ui {

/// Scripts keep 1/256 of a unit; so many of a script's units are one of the drawing's own.
inline constexpr int drawing_scale = 4;

inline constexpr const char* drawing_ending = ".cairo";

/// The number a drawing leaves open, in its own units: the width of an icon's lines, of an emblem's ring.
inline constexpr const char* open_line = "line";

/// The last line of a drawing asks for a second surface, without a size: who plays it knows that it was whole.
inline constexpr const char* end_of_drawing = "<< /content //COLOR_ALPHA /width 0 /height 0 >> surface pop\n";

} // namespace ui

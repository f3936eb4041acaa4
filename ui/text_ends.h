// How lines end: no word stands alone on a last line, and no short one between two others, where the same number of
// lines can be broken otherwise; a break made by hand is kept only where it holds. Changes a layout that has its width;
// adds no line and cuts no word.
#pragma once

#include "ui/fonts.h"

namespace ui {

/// `layout` wraps at its width and has all its words. A break by hand within a sentence becomes a space as soon as any
/// line has to be broken besides, since two kinds of break make ragged steps; between sentences it stays as long as it
/// leaves no word alone, or for good where they are not `one_text`.
void settle_line_ends(PangoLayout* layout, bool one_text);

/// Whether a line ends within a word, because the layout is narrower than the word.
bool breaks_word(PangoLayout* layout);

} // namespace ui

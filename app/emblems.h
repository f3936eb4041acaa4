// An arrival name as words and as a drawing: twelve shapes in eight families of two tones. Knows no visit and no list
// of names.
#pragma once

#include "app/arrival_name.h"
#include "app/strings.h"
#include "ui/frame.h"

#include <string>
#include <string_view>

namespace porchlight {

/// "Amber Heron 27", in the language of `say`.
std::string words_of(const ArrivalName& name, const Strings& say);

/// The drawing: "emblems/heron".
std::string_view emblem_file(EmblemShape shape);

struct EmblemTones {
    ui::Color main, deep, disc;
};
/// The family's tones of design/tokens.md, section 2.6.
const EmblemTones& emblem_tones(EmblemFamily family);

/// Draws the emblem into `rect`, a square; registers nothing.
void draw_emblem(ui::Frame& frame, ui::Rect rect, const ArrivalName& name);

} // namespace porchlight

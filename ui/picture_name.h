// Which drawing, in which colours. Names and numbers only.
#pragma once

#include "ui/theme.h"

#include <span>
#include <string_view>

namespace ui {

/// What one of the colours that a drawing leaves open is: iron of the lantern; main, deep and disc of an emblem.
struct Tone {
    std::string_view name;
    Color color; ///< opaque
};

/// A drawing in colours of its own: the porch under one sky, one emblem. All of it is part of the picture's identity.
struct PictureName {
    std::string_view file;         ///< under the drawings, without an ending: "scenes/porch-dusk"
    std::span<const Tone> tones{}; ///< all that the drawing leaves open; read while the call lasts
    float line_units = 0;          ///< the width it leaves open, in its own units
    bool turns = false;            ///< mirrored where reading goes from right to left: words stand on one side of it
};

} // namespace ui

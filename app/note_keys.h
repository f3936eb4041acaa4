// Kind notes are kept under their catalogue key, "note.07", never by their words.
#pragma once

#include "app/visit.h"

#include <optional>
#include <string>
#include <string_view>

namespace porchlight {

inline std::string note_key(NoteIndex note) {
    const std::string number = std::to_string(note + 1);
    return "note." + (number.size() == 1 ? "0" + number : number);
}

/// Nothing for a key that no note of this program has.
inline std::optional<NoteIndex> note_index(std::string_view key) {
    for (std::size_t note = 0; note < note_count; ++note)
        if (note_key(static_cast<NoteIndex>(note)) == key) return static_cast<NoteIndex>(note);
    return std::nullopt;
}

} // namespace porchlight

// What stands below the text of a read, or across the glass at its right: how much is left and the reader's tools, or
// the controls of reading aloud. Draws them; the text is the reader's.
#pragma once

#include "app/page.h"

#include <optional>

namespace porchlight::screens {

/// How far the text has been read, and how much is left.
struct ReadProgress {
    float share;
    int minutes_left; ///< 0 on the last page
};

struct ReaderDock {
    ReadProgress progress;
    bool has_sections = false;
    std::optional<Aloud> aloud; ///< the read is being read aloud
};

/// Above the bar, or at the right edge of a wide canvas.
ui::Rect reader_dock_rect(Page& page, const ReaderDock& dock);
/// Read to me answers with sentence 0: where to begin is the reader's to say.
std::optional<Action> draw_reader_dock(Page& page, const ReaderDock& dock, ui::Rect rect);

} // namespace porchlight::screens

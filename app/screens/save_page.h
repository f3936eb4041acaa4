// A page of Settings with Cancel and Save under it: whatever is being changed on it waits for Save.
#pragma once

#include "app/screens/staff_parts.h"

#include <optional>
#include <string>

namespace porchlight::screens {

class SavePage {
  public:
    SavePage(Page& page, Key title, std::string caption, bool can_save);
    [[nodiscard]] ui::Rect column() const { return column_; }
    /// The page ends at `bottom`; `asked` is what was touched on it.
    std::optional<Action> finish(float bottom, std::optional<Action> asked);

  private:
    Page& page_;
    bool can_save_;
    std::string title_, caption_;
    StaffBody body_;
    ui::Rect column_;
};

} // namespace porchlight::screens

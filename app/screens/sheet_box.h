// A sheet as tall as what it holds: the head and the foot stay where they are, and what is between them scrolls when
// larger text or a longer language leaves no room for all of it. Draws no contents of its own but the title row.
#pragma once

#include "app/page.h"
#include "ui/type.h"

#include <optional>
#include <string>
#include <string_view>

namespace porchlight::screens {

/// Heights on the canvas; the foot includes the space below it.
struct SheetHeights {
    float head_px = 0, body_px = 0, foot_px = 0;
};

class SheetBox {
  public:
    /// Dims and covers the screen below. `id` names the list that scrolls, when it has to.
    SheetBox(Page& page, std::string_view id, std::string_view label, SheetHeights heights);
    /// The head is complete: what follows is the body, and is cut to its room when it has to scroll.
    void begin_body();

    [[nodiscard]] float left() const { return margin_px; }
    [[nodiscard]] float width() const { return width_; }
    [[nodiscard]] float right() const { return margin_px + width_; }
    [[nodiscard]] float head_y() const { return head_y_; }
    [[nodiscard]] float body_y() const { return body_y_; } ///< moved by the scrolling
    [[nodiscard]] float foot_y() const { return foot_y_; }
    /// The body is complete: what follows stays where it is.
    void end_body();

    static constexpr float margin_px = 48;
    /// The width the contents have, for measuring before the sheet is made.
    static float width_on(const ui::Frame& frame) { return frame.canvas.width - 2 * margin_px; }

  private:
    ui::Frame& frame_;
    std::string id_, label_;
    float width_, head_y_ = 0, body_y_ = 0, foot_y_ = 0, body_px_;
    std::optional<ui::ScrollBox> body_;
};

/// The row of a title with the round close button at its right.
struct TitleRow {
    std::string_view title;
    ui::TextStyle style;
    std::string_view close_id, close_label;
};
float title_row_height(Page& page, const TitleRow& row);
/// Returns true when close was touched. `at` is the row's top left, `width` the sheet's.
bool title_row(Page& page, ui::Point at, float width, const TitleRow& row);

} // namespace porchlight::screens

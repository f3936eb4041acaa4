// A sheet as tall as what it holds, in landscape a panel at the right as high as the screen: the head and the foot stay
// where they are, and what is between them scrolls when larger text or a longer language leaves no room for all of it.
// Draws no contents of its own but the title row and the buttons at its foot.
#pragma once

#include "app/page.h"
#include "ui/type.h"
#include "ui/widgets/button.h"

#include <optional>
#include <string>
#include <string_view>

namespace porchlight::screens {

/// Heights on the canvas; the foot includes the space below it.
struct SheetHeights {
    float head_px = 0, body_px = 0, foot_px = 0;
    bool wide = false; ///< across the glass there is room for two columns
};

class SheetBox {
  public:
    /// Dims and covers the screen below. `id` names the list that scrolls, when it has to.
    SheetBox(Page& page, std::string_view id, std::string_view label, SheetHeights heights);
    /// The head is complete: what follows is the body, and is cut to its room when it has to scroll.
    void begin_body();

    [[nodiscard]] float left() const { return area_.x + margin_px; }
    [[nodiscard]] float width() const { return area_.width - 2 * margin_px; }
    [[nodiscard]] float right() const { return area_.right() - margin_px; }
    [[nodiscard]] float head_y() const { return head_y_; }
    [[nodiscard]] float body_y() const { return body_y_; } ///< moved by the scrolling
    [[nodiscard]] float foot_y() const { return foot_y_; }
    /// The body is complete: what follows stays where it is.
    void end_body();

    static constexpr float margin_px = 48;
    /// The width the contents have, for measuring before the sheet is made.
    static float width_on(const ui::Frame& frame, bool wide = false) {
        return (frame.is_portrait() ? frame.canvas.width : wide ? wide_panel_px : panel_px) - 2 * margin_px;
    }
    /// The most it can be high.
    static float room_px(const ui::Frame& frame);
    static constexpr float panel_px = 1150, wide_panel_px = 1872; ///< in landscape

  private:
    void scroll_from(float y);

    ui::Frame& frame_;
    std::string id_, label_;
    ui::Rect area_;
    float head_y_ = 0, body_y_ = 0, foot_y_ = 0, body_px_;
    std::optional<ui::Painter::Shift> slide_; ///< while it comes in
    std::optional<ui::ScrollBox> body_;
};

/// The row of a title with the round close button at its right.
struct TitleRow {
    std::string_view title;
    ui::TextStyle style;
    std::string_view close_id, close_label;
};
/// `width` is the contents'; 0 is that of a sheet that is not wide.
float title_row_height(Page& page, const TitleRow& row, float width = 0);
/// Returns true when close was touched. `at` is the row's top left, `width` the sheet's.
bool title_row(Page& page, ui::Point at, float width, const TitleRow& row);

/// One or two buttons side by side; one below the other, the lamp on top, when their words need more room.
struct FootButton {
    std::string_view id;
    ui::ButtonLook look;
};
struct FootButtons {
    std::optional<FootButton> left; ///< a line button
    FootButton right;
    bool right_is_lamp = true;
    float least_px = 124;    ///< height of a button whose words fit on one line
    float left_share = 0.5F; ///< of the width without the gap
};
enum class FootTouch : std::uint8_t { none, left, right };
float foot_buttons_height(Page& page, const FootButtons& buttons, float width);
FootTouch foot_buttons(Page& page, const FootButtons& buttons, ui::Point at, float width);

/// Whether icon and words stand on one line of a button this wide, with room at both sides.
bool fits_on_button(Page& page, const ui::ButtonLook& look, float width);

} // namespace porchlight::screens

// A question in the middle of the screen: a picture, a title, a sentence, the kind answer as the lamp and the other as
// a line. What a touch beside it means, and
// which question it is, is said by who asks.
#pragma once

#include "app/page.h"

#include <string_view>

namespace porchlight::screens {

/// `outside`: touched beside it.
enum class QuestionAnswer : std::uint8_t { none, stay, go, outside };

/// Words, and the canvas pixels from the top of the dialog down to its body.
struct QuestionLook {
    std::string_view title, body, stay, go;
    float top_px, picture_px, picture_to_title_px, title_to_body_px;
    float height_px;               ///< at least so tall
    std::string_view outside = {}; ///< what a touch beside it does, for speech; empty: as `stay`
};

class QuestionBox {
  public:
    /// `id` is the first part of the ids: `id`.outside, `id`.stay, `id`.go.
    QuestionBox(Page& page, std::string_view id, const QuestionLook& look);
    /// Where the picture goes: a square.
    [[nodiscard]] ui::Rect picture() const { return picture_; }
    /// Draws the words and the buttons, and tells what was touched.
    QuestionAnswer finish();

  private:
    Page& page_;
    std::string id_;
    QuestionLook look_;
    ui::Rect box_, picture_;
    bool outside_ = false;
};

} // namespace porchlight::screens

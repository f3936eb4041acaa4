#include "app/screens/read_rows.h"

#include "app/screens/row_words.h"
#include "ui/widgets/choice.h"

#include <algorithm>

namespace porchlight::screens {

namespace {

constexpr float row_px = 136, radius_px = 32, inset_px = 37, disc_px = 84, disc_gap_px = 28, chevron_px = 46;

RowWords words_of(Page& page, const Book& book, std::string_view second, float width) {
    constexpr float title_line_px = 45.6F;
    return row_words(page.frame, book.title, second,
                     width - 2 * inset_px - disc_px - disc_gap_px - chevron_px - disc_gap_px, title_line_px);
}

} // namespace

float read_row_height(Page& page, const Book& book, std::string_view second, float width) {
    return std::max(row_px, words_of(page, book, second, width).height_px + 46);
}

bool draw_read_row(Page& page, std::string_view id, ui::Rect rect, library::Shelf shelf, const Book& book,
                   std::string_view second) {
    ui::Frame& frame = page.frame;
    const std::string label = book.title + ". " + std::string(second), read = page.say("say.read");
    const ui::Touch touch = frame.control(
        id, rect, {.role = ui::Role::list_item, .label = label, .value = book.read ? read : std::string_view{}});
    ui::choice_box(frame, id, rect, radius_px, false, touch.pressed);
    const float middle = rect.center().y;
    ui::icon_disc(frame, {rect.x + inset_px, middle - disc_px / 2, disc_px, disc_px}, family_of(shelf), icon_of(shelf),
                  46, 2);
    const RowWords words = words_of(page, book, second, rect.width);
    const ui::Point at{rect.x + inset_px + disc_px + disc_gap_px, middle - words.height_px / 2};
    frame.label(at, words.title);
    const ui::Size size = frame.label({at.x, at.y + words.title_px}, words.second);
    if (book.read)
        frame.paint.icon(ui::Icon::check, {at.x + size.width + 12, at.y + words.title_px + 7, 30, 30},
                         frame.theme.tint(family_of(shelf)).deep, 3);
    frame.paint.icon(ui::Icon::chevron_right,
                     {rect.right() - inset_px - chevron_px, middle - chevron_px / 2, chevron_px, chevron_px},
                     frame.theme.ink, 2.2F);
    return touch.activated;
}

} // namespace porchlight::screens

#include "app/screens/choice_sheet.h"

#include "app/screens/sheet_box.h"
#include "ui/widgets/choice.h"

#include <algorithm>

namespace porchlight::screens {

namespace {

constexpr float top_px = 42, bottom_px = 36, title_to_body_px = 20;
constexpr float between_px = 12, in_px = 8, tick_px = 56, tick_room_px = 80, second_end_px = 16;

struct Row {
    ui::TextBlock words, second;
    ui::Size words_size, second_size = {};
};

Row row_of(Page& page, const SheetChoice& choice, float width) {
    ui::Frame& frame = page.frame;
    Row row{.words = {.words = choice.words,
                      .style = frame.type.sans(40, 48.8F, ui::Weight::bold),
                      .color = frame.theme.ink,
                      .width_px = width},
            .second = {.words = choice.second,
                       .style = frame.type.sans(36, 45),
                       .color = frame.theme.ink_2,
                       .width_px = width},
            .words_size = {}};
    row.words_size = frame.paint.measure(row.words);
    if (!choice.second.empty()) row.second_size = frame.paint.measure(row.second);
    return row;
}

/// All rows are as tall as the tallest, and their second words stand in one place.
struct Rows {
    std::vector<Row> all;
    float height_px = 0;
    bool beside = true;
    [[nodiscard]] float pitch_px() const { return height_px + between_px; }
};

/// `room_px` high is the place for all of them; they move closer together where that lets them be seen at once.
Rows rows_of(Page& page, const std::vector<SheetChoice>& choices, float width, float room_px) {
    constexpr float gap_px = 24 + second_end_px;
    Rows rows;
    float first = 0, second = 0, first_height = 0, second_height = 0;
    for (const SheetChoice& choice : choices) {
        const Row& row = rows.all.emplace_back(row_of(page, choice, width));
        first = std::max(first, row.words_size.width);
        second = std::max(second, row.second_size.width);
        first_height = std::max(first_height, row.words_size.height);
        second_height = std::max(second_height, row.second_size.height);
    }
    rows.beside = first + gap_px + second <= width;
    const float words = rows.beside ? std::max(first_height, second_height) : first_height + second_height;
    const float close_px = std::max(90.0F, words + 36), count = static_cast<float>(choices.size());
    rows.height_px = std::max(112.0F, words + 48);
    if (rows.pitch_px() * count > room_px && (close_px + between_px) * count <= room_px) rows.height_px = close_px;
    return rows;
}

void draw_words(ui::Frame& frame, ui::Rect rect, const Row& row, bool beside) {
    const bool has_second = row.second_size.height > 0;
    if (!beside && has_second) {
        const float y = rect.center().y - (row.words_size.height + row.second_size.height) / 2;
        frame.label({rect.x, y}, row.words);
        frame.label({rect.x, y + row.words_size.height}, row.second);
        return;
    }
    frame.label_in(rect, row.words);
    if (!has_second) return;
    rect.width -= second_end_px;
    ui::TextBlock second = row.second;
    second.width_px = rect.width;
    second.align = ui::Align::end;
    frame.label_in(rect, second);
}

} // namespace

SheetAnswer choice_sheet(Page& page, std::string_view id, std::string_view title,
                         const std::vector<SheetChoice>& choices) {
    ui::Frame& frame = page.frame;
    const std::string name(id), close_id = name + ".close", close = page.say("help.close"),
                                chosen = page.say("say.chosen");
    const TitleRow head{title, frame.type.serif(64, 75.52F, ui::Weight::semibold), close_id, close};
    const float words_px = SheetBox::width_on(frame) - in_px - tick_room_px;
    const float head_px = top_px + title_row_height(page, head) + title_to_body_px;
    const Rows rows = rows_of(page, choices, words_px, SheetBox::room_px(frame) - head_px - bottom_px);
    SheetBox box(page, name + ".list", title,
                 {.head_px = head_px, .body_px = rows.pitch_px() * static_cast<float>(choices.size()) + bottom_px});
    SheetAnswer answer;
    answer.closed = title_row(page, {box.left(), box.head_y() + top_px}, box.width(), head);
    box.begin_body();
    ui::Rect row{box.left(), box.body_y(), box.width(), rows.height_px};
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const SheetChoice& choice = choices[i];
        const std::string label = choice.second.empty() ? choice.words : choice.words + ", " + choice.second;
        const ui::Touch touch = frame.control(name + "." + std::to_string(i), row,
                                              {.role = ui::Role::choice_one,
                                               .label = label,
                                               .value = choice.chosen ? std::string_view(chosen) : std::string_view()});
        if (touch.pressed) frame.paint.fill(row, frame.theme.indigo.soft, 16);
        if (i > 0) frame.paint.fill({row.x, row.y - between_px / 2 - 1, row.width, 2}, frame.theme.line);
        draw_words(frame, {row.x + in_px, row.y, words_px, row.height}, rows.all[i], rows.beside);
        if (choice.chosen) ui::tick(frame, {row.right() - 64, row.center().y - tick_px / 2, tick_px, tick_px}, true);
        if (touch.activated) answer.picked = i;
        row.y += rows.pitch_px();
    }
    box.end_body();
    return answer;
}

} // namespace porchlight::screens

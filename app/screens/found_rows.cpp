#include "app/screens/found_rows.h"

#include "app/library/words.h"
#include "app/screens/row_words.h"
#include "app/screens/shelves.h"
#include "ui/widgets/choice.h"

#include <algorithm>
#include <span>

namespace porchlight::screens {

namespace {

using library::Found;
using library::WordAt;

struct Sizes {
    float least_px, radius_px, left_px, disc_px, icon_px, gap_px, chevron_px, title_px, second_gap_px, around_px;
};
constexpr Sizes small_row{114, 32, 31, 80, 46, 26, 46, 38, 0, 16}, full_row{192, 40, 39, 96, 54, 32, 50, 42, 4, 32};

const Sizes& sizes_of(RowSize size) { return size == RowSize::full ? full_row : small_row; }

/// The words of a row, and which of them were found.
struct Words {
    std::string said, second; ///< below the title, as it is read aloud and as it is drawn
    WordAt second_mark;
    ui::TextBlock title_block, second_block;
    float title_px = 0, second_px = 0;
};

Words words_of(Page& page, const Found& found, float width, RowSize size) {
    const Sizes& at = sizes_of(size);
    ui::Frame& frame = page.frame;
    Words words;
    words.said = name_of(page, found.article->shelf) + " · " + page.say("explore.min", {{"n", found.article->minutes}});
    std::size_t from_match = 0; // from the end, which no line break moves
    if (!found.excerpt.match.empty()) {
        const std::string before = (found.excerpt.cut_before ? "…" : "") + found.excerpt.before;
        const std::string quoted =
            page.say("quoted", {{"text", before + found.excerpt.match + (found.excerpt.cut_after ? "…" : "")}});
        from_match = quoted.size() - quoted.find(before) - before.size();
        words.said += " · " + quoted;
    }
    const float room = width - 2 * at.left_px - at.disc_px - 2 * at.gap_px - at.chevron_px;
    words.title_block = {.words = found.article->title,
                         .style = frame.type.sans(at.title_px, at.title_px * 1.2F, ui::Weight::bold),
                         .color = frame.theme.ink,
                         .width_px = room};
    words.second_block = {
        .words = words.said, .style = frame.type.sans(32, 40), .color = frame.theme.ink_2, .width_px = room};
    words.second = words_at_dots(frame.paint, words.second_block);
    words.second_block.words = words.second;
    if (from_match > 0) {
        const std::size_t match = words.second.size() - from_match;
        words.second_mark = {match, match + found.excerpt.match.size()};
    }
    words.title_px = frame.paint.measure(words.title_block).height;
    words.second_px = frame.paint.measure(words.second_block).height;
    return words;
}

/// The words, and the found ones among them on lamplight in a colour that is read on it.
void draw_marked(Page& page, ui::Point at, const ui::TextBlock& block, std::span<const WordAt> marks) {
    constexpr float letters_share = 1.02F, devanagari_share = 1.3F; // of the size: signs stand above its letters
    ui::Frame& frame = page.frame;
    const float tall_px =
        block.style.size_px * (library::is_devanagari(block.words) ? devanagari_share : letters_share);
    std::vector<ui::Rect> lit;
    for (const WordAt& mark : marks) {
        for (const ui::Rect rect : frame.paint.rects(block, mark.begin, mark.end)) {
            lit.push_back(rect.inset(-2, (rect.height - std::min(rect.height, tall_px)) / 2));
            frame.paint.fill(lit.back().moved(at.x, at.y), frame.theme.lamp_300, 8);
        }
    }
    frame.paint.text(at, block, lit, frame.theme.on_lamp);
}

} // namespace

float found_row_height(Page& page, const Found& found, float width, RowSize size) {
    const Sizes& at = sizes_of(size);
    const Words words = words_of(page, found, width, size);
    return std::max(at.least_px, words.title_px + at.second_gap_px + words.second_px + at.around_px);
}

bool draw_found_row(Page& page, const Found& found, ui::Rect rect, RowSize size) {
    ui::Frame& frame = page.frame;
    const Sizes& at = sizes_of(size);
    Words words = words_of(page, found, rect.width, size);
    const std::string id = "search.read." + found.article->slug, label = found.article->title + ". " + words.said;
    const ui::Touch touch = frame.control(id, rect, {.role = ui::Role::list_item, .label = label});
    ui::choice_box(frame, id, rect, at.radius_px, false, touch.pressed);
    const float middle = rect.center().y;
    ui::icon_disc(frame, {rect.x + at.left_px, middle - at.disc_px / 2, at.disc_px, at.disc_px},
                  family_of(found.article->shelf), icon_of(found.article->shelf), at.icon_px, 2);
    const float height = words.title_px + at.second_gap_px + words.second_px;
    const ui::Point first{rect.x + at.left_px + at.disc_px + at.gap_px, middle - height / 2};
    words.second_block.words = words.second; // where it stands now
    draw_marked(page, first, words.title_block, found.title_marks);
    const ui::Point second{first.x, first.y + words.title_px + at.second_gap_px};
    draw_marked(page, second, words.second_block,
                std::span(&words.second_mark, words.second_mark.end > words.second_mark.begin ? 1 : 0));
    frame.paint.icon(
        ui::Icon::chevron_right,
        {rect.right() - at.left_px - at.chevron_px, middle - at.chevron_px / 2, at.chevron_px, at.chevron_px},
        frame.theme.ink, 2.2F);
    return touch.activated;
}

} // namespace porchlight::screens

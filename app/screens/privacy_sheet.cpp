// What this screen keeps: the whole list, in plain words. The rows follow the site: what is not offered is not kept and
// not named. A record field may be added to the store only together with a row here.
#include "app/screens/privacy_rows.h"
#include "app/screens/screens.h"
#include "app/screens/sheet_box.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/panel.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace porchlight::screens {

std::vector<KeptRow> kept_rows(const Site& site) {
    std::vector<KeptRow> rows{{"keep.yes.visit", ui::Icon::calendar_days},
                              {"keep.yes.reason", ui::Icon::list_checks},
                              {"keep.yes.lines", ui::Icon::sliders_horizontal}};
    if (std::find(site.offers.begin(), site.offers.end(), true) != site.offers.end())
        rows.push_back({"keep.yes.requests", ui::Icon::hand_heart});
    if (site.kind_notes) rows.push_back({"keep.yes.note", ui::Icon::sticky_note});
    rows.push_back({"keep.yes.reads", ui::Icon::book_open});
    return rows;
}

namespace {

constexpr float top_px = 42, title_to_lead_px = 6, lead_to_card_px = 26;
constexpr float card_border_px = 3, card_padding_px = 10, row_px = 96, row_disc_px = 76, row_words_x_px = 143;
constexpr float row_inset_px = 39, card_to_never_px = 34, never_to_grid_px = 16;
constexpr float cell_px = 70, cell_gap_down_px = 14, cell_gap_across_px = 28, cell_words_x_px = 66;
constexpr float grid_to_lock_px = 24, lock_words_x_px = 64, lock_to_foot_px = 30;
constexpr float bottom_px = 36;
// Across the glass what is kept stands beside what never is.
constexpr float wide_top_px = 24, wide_lead_to_card_px = 18, wide_row_px = 86, columns_gap_px = 48, kept_share = 0.58F;
constexpr float wide_cell_gap_down_px = 8, wide_lock_to_foot_px = 8;

float cell_gap_of(const ui::Frame& frame) { return frame.is_portrait() ? cell_gap_down_px : wide_cell_gap_down_px; }

constexpr std::array<Key, 7> never{"keep.no.name",  "keep.no.face", "keep.no.voice", "keep.no.time",
                                   "keep.no.phone", "keep.no.read", "keep.no.search"};

struct Words {
    std::string title, lead, never, lock, read, done;
    std::vector<std::string> kept;
};

ui::TextBlock kept_block(Page& page, std::string_view words, float card_width) {
    ui::TextBlock block{.words = words,
                        .style = page.frame.type.sans(37, 46.25F),
                        .color = page.frame.theme.ink,
                        .width_px = card_width - row_inset_px - row_words_x_px};
    // A single word alone on the second line reads like an afterthought: two lines share the words.
    const float height = page.frame.paint.measure(block).height, width = block.width_px;
    if (height > 1.5F * block.style.line_px) block.width_px *= 0.82F;
    if (page.frame.paint.measure(block).height > height) block.width_px = width;
    return block;
}

float kept_row_height(Page& page, std::string_view words, float card_width) {
    const float spare = page.frame.type.size() == ui::TextSize::standard ? 4.0F : 24.0F;
    return std::max(page.frame.is_portrait() ? row_px : wide_row_px,
                    page.frame.paint.measure(kept_block(page, words, card_width)).height + spare);
}

ui::TextBlock lock_block(Page& page, const Words& words, float width) {
    return {.words = words.lock,
            .style = page.frame.type.sans(34, 46.24F),
            .color = page.frame.theme.ink_2,
            .width_px = width - lock_words_x_px};
}

ui::TextBlock lead_block(Page& page, const Words& words, float width) {
    return {.words = words.lead, .style = page.frame.type.lead(), .color = page.frame.theme.ink_2, .width_px = width};
}

ui::TextBlock never_block(Page& page, const Words& words) {
    return {.words = words.never, .style = page.frame.type.h3(), .color = page.frame.theme.ink};
}

/// Two columns where every word has room on one line, else one.
struct Grid {
    std::size_t columns;
    float column_px, cell_px, height_px;
};

ui::TextBlock never_cell(Page& page, std::string_view words, float column) {
    return {.words = words,
            .style = page.frame.type.body(),
            .color = page.frame.theme.ink,
            .width_px = column - cell_words_x_px};
}

Grid grid_of(Page& page, float width) {
    Grid grid{2, (width - cell_gap_across_px) / 2, cell_px, 0};
    for (std::size_t i = 0; i < never.size(); ++i) {
        const bool alone = i + 1 == never.size() && i % 2 == 0;
        const std::string words = page.say(never.at(i));
        const ui::TextBlock cell = never_cell(page, words, alone ? width : grid.column_px);
        if (page.frame.paint.measure(cell).height > 1.5F * cell.style.line_px) grid.columns = 1;
    }
    if (grid.columns == 1) grid.column_px = width;
    for (std::size_t i = 0; i < never.size(); ++i) {
        const bool alone = i + 1 == never.size() && i % grid.columns == 0;
        const std::string words = page.say(never.at(i));
        const ui::TextBlock cell = never_cell(page, words, alone ? width : grid.column_px);
        grid.cell_px = std::max(grid.cell_px, page.frame.paint.measure(cell).height + 8);
    }
    const auto rows = static_cast<float>((never.size() + grid.columns - 1) / grid.columns);
    grid.height_px = rows * grid.cell_px + (rows - 1) * cell_gap_of(page.frame);
    return grid;
}

float card_height(Page& page, const Words& words, float width) {
    float height = 2 * (card_border_px + card_padding_px);
    for (const std::string& row : words.kept) height += kept_row_height(page, row, width);
    return height;
}

void draw_card(Page& page, const Words& words, const std::vector<KeptRow>& rows, ui::Rect card) {
    ui::Frame& frame = page.frame;
    frame.paint.shadow(card, 36, ui::Shadow::rest);
    frame.paint.fill(card, frame.theme.surface, 36);
    frame.paint.stroke(card, frame.theme.sel, frame.theme.edge_px, 36);
    float y = card.y + card_border_px + card_padding_px;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const float height = kept_row_height(page, words.kept[i], card.width);
        if (i > 0) frame.paint.fill({card.x + row_inset_px, y, card.width - 2 * row_inset_px, 2}, frame.theme.line);
        const float middle = y + height / 2;
        ui::icon_disc(frame, {card.x + row_inset_px, middle - row_disc_px / 2, row_disc_px, row_disc_px},
                      ui::Family::sage, rows[i].icon, 42, 2);
        const ui::TextBlock block = kept_block(page, words.kept[i], card.width);
        frame.text({card.x + row_words_x_px, middle - frame.paint.measure(block).height / 2}, block);
        y += height;
    }
}

void draw_never(Page& page, const Grid& grid, ui::Point at, float width) {
    ui::Frame& frame = page.frame;
    for (std::size_t i = 0; i < never.size(); ++i) {
        const float x = at.x + static_cast<float>(i % grid.columns) * (grid.column_px + cell_gap_across_px);
        const float y = at.y + static_cast<float>(i / grid.columns) * (grid.cell_px + cell_gap_of(frame));
        const bool alone = i + 1 == never.size() && i % grid.columns == 0;
        frame.paint.icon(ui::Icon::circle_x, {x, y + grid.cell_px / 2 - 23, 46, 46}, frame.theme.plum.deep, 2);
        const std::string words = page.say(never.at(i));
        const float column = alone ? width : grid.column_px;
        frame.text_in({x + cell_words_x_px, y, column - cell_words_x_px, grid.cell_px},
                      never_cell(page, words, column));
    }
}

/// What is never kept, and that the rest is locked.
float rest_height(Page& page, const Words& words, float width) {
    return page.frame.paint.measure(never_block(page, words)).height + never_to_grid_px +
           grid_of(page, width).height_px + grid_to_lock_px +
           page.frame.paint.measure(lock_block(page, words, width)).height +
           (page.frame.is_portrait() ? lock_to_foot_px : wide_lock_to_foot_px);
}

void draw_rest(Page& page, const Words& words, ui::Point at, float width) {
    ui::Frame& frame = page.frame;
    const Grid grid = grid_of(page, width);
    float y = at.y + frame.text(at, never_block(page, words), ui::Role::heading).height + never_to_grid_px;
    draw_never(page, grid, {at.x, y}, width);
    y += grid.height_px + grid_to_lock_px;
    const ui::TextBlock lock = lock_block(page, words, width);
    const float lock_px = frame.paint.measure(lock).height;
    frame.paint.icon(ui::Icon::lock, {at.x, y + lock_px / 2 - 22, 44, 44}, frame.theme.ink_2, 2);
    frame.text({at.x + lock_words_x_px, y}, lock);
}

FootButtons foot_of(const Page& page, const Words& words) {
    FootButtons foot{.left = {}, .right = {"keep.done", {.label = words.done}}};
    if (page.facts.site.has_speech)
        foot.left = FootButton{"keep.read", {.label = words.read, .before = ui::Icon::volume_2, .icon_px = 48}};
    return foot;
}

} // namespace

std::optional<Action> draw(const PrivacySheet&, Page& page) {
    ui::Frame& frame = page.frame;
    const std::vector<KeptRow> rows = kept_rows(page.facts.site);
    Words words{.title = page.say("keep.title"),
                .lead = page.say("keep.lead"),
                .never = page.say("keep.never"),
                .lock = page.say("keep.lock"),
                .read = page.say("keep.read"),
                .done = page.say("keep.done"),
                .kept = {}};
    for (const KeptRow& row : rows) words.kept.push_back(page.say(row.key));

    const bool is_across = !frame.is_portrait();
    const float width = SheetBox::width_on(frame, is_across);
    const float left = is_across ? std::round((width - columns_gap_px) * kept_share) : width;
    const float right = is_across ? width - columns_gap_px - left : width;
    TitleRow title{words.title, frame.type.serif(72, 79.2F), "keep.close", words.done};
    title.style.tracking_px = -0.5F;
    const FootButtons foot = foot_of(page, words);
    const float title_px = title_row_height(page, title, width);
    const float lead_px = frame.paint.measure(lead_block(page, words, width)).height;
    const float card_px = card_height(page, words, left), top = is_across ? wide_top_px : top_px;
    const float rest_px = rest_height(page, words, right);
    SheetBox box(
        page, "keep.list", words.title,
        {.head_px = top + title_px + title_to_lead_px + lead_px + (is_across ? wide_lead_to_card_px : lead_to_card_px),
         .body_px = is_across ? std::max(card_px, rest_px) : card_px + card_to_never_px + rest_px,
         .foot_px = foot_buttons_height(page, foot, width) + bottom_px,
         .wide = is_across});

    const bool closed = title_row(page, {box.left(), box.head_y() + top}, width, title);
    frame.text({box.left(), box.head_y() + top + title_px + title_to_lead_px}, lead_block(page, words, width));
    box.begin_body();
    const float y = box.body_y();
    draw_card(page, words, rows, {box.left(), y, left, card_px});
    draw_rest(page, words,
              is_across ? ui::Point{box.right() - right, y} : ui::Point{box.left(), y + card_px + card_to_never_px},
              right);
    box.end_body();
    const FootTouch touch = foot_buttons(page, foot, {box.left(), box.foot_y()}, width);
    if (closed || touch == FootTouch::right) return action::CloseSheet{};
    if (touch == FootTouch::left) return action::SetLook{page.state.look, page.state.reach_mode, true};
    return std::nullopt;
}

} // namespace porchlight::screens

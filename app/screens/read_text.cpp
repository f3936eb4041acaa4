#include "app/screens/read_text.h"

#include "app/library/words.h"
#include "app/screens/page_zones.h"
#include "app/screens/shelves.h"
#include "ui/widgets/button.h"

#include <algorithm>
#include <string>
#include <vector>

namespace porchlight::screens {

namespace {

using library::Block;
using library::BlockKind;

constexpr float margin_px = 72, column_max_px = 936;
constexpr float heading_after_px = 20, block_after_px = 30, item_after_px = 18;
constexpr float item_indent_px = 52, number_indent_px = 64, number_gap_px = 16, dot_share = 0.3F;
constexpr float quote_inset_px = 44, quote_padding_px = 24, quote_line_px = 8;
constexpr float box_inset_px = 42, box_padding_px = 32, box_head_gap_px = 10, box_icon_px = 44;
constexpr float link_px = 96, link_icon_px = 44, link_gap_px = 20, link_chevron_px = 60, link_around_px = 32;

/// Where the words of a block stand inside it.
struct Shape {
    ui::TextStyle style;
    float left = 0, right = 0, top = 0, bottom = 0, after = block_after_px;
};

ui::TextStyle box_head_style(const ui::Frame& frame) { return frame.type.sans(36, 52, ui::Weight::bold); }

ui::TextStyle grown(ui::TextStyle style, float by) {
    style.size_px *= by;
    style.line_px *= by;
    return style;
}

Shape shape_of(const ui::Frame& frame, BlockKind kind) {
    constexpr float heading_share = 1.15F, quote_share = 1.05F; // of the text
    Shape shape{.style = frame.type.reader()};
    const float reader_px = shape.style.size_px;
    switch (kind) {
    case BlockKind::heading:
        shape.style = frame.type.serif(56, 66.08F, ui::Weight::semibold);
        // The text grows to twice its size, more than other words do: a heading stays above it.
        shape.style = grown(shape.style, std::max(1.0F, heading_share * reader_px / shape.style.size_px));
        shape.after = heading_after_px;
        break;
    case BlockKind::paragraph:
        break;
    case BlockKind::item:
        shape.left = item_indent_px;
        shape.after = item_after_px;
        break;
    case BlockKind::numbered:
        shape.after = item_after_px;
        break;
    case BlockKind::quote:
        shape.style = frame.type.serif(42, 60, ui::Weight::medium);
        shape.style = grown(shape.style, quote_share * reader_px / shape.style.size_px);
        shape.left = shape.right = quote_inset_px;
        shape.top = shape.bottom = quote_padding_px;
        break;
    case BlockKind::try_this:
    case BlockKind::ask_this:
        shape.left = shape.right = box_inset_px;
        shape.top = box_padding_px + box_head_style(frame).line_px + box_head_gap_px;
        shape.bottom = box_padding_px;
        break;
    }
    return shape;
}

ui::TextBlock number_block(const Shape& shape, std::string_view number, ui::Color color) {
    ui::TextStyle style = shape.style;
    style.weight = ui::Weight::bold;
    return {.words = number, .style = style, .color = color};
}

/// The words of a numbered entry stand beside its number, however long that is, and a heading is larger than the text
/// in every script.
Shape shape_of(Page& page, const Block& block) {
    constexpr float devanagari_share = 1.28F; // titles in it are drawn at nine tenths (tokens.md 3)
    Shape shape = shape_of(page.frame, block.kind);
    if (block.kind == BlockKind::heading && library::is_devanagari(text_of(block))) {
        const float least_px = devanagari_share * page.frame.type.reader().size_px;
        shape.style = grown(shape.style, std::max(1.0F, least_px / shape.style.size_px));
    }
    if (block.kind != BlockKind::numbered) return shape;
    const std::string number = page.say.number(block.number);
    const float number_px = page.frame.paint.measure(number_block(shape, number, {})).width;
    shape.left = std::max(number_indent_px, number_px + number_gap_px);
    return shape;
}

/// The block's words with its bold runs marked for the painter.
std::string marked(const Block& block) {
    std::string words;
    for (const library::Run& run : block.runs) words += run.bold ? "**" + run.text + "**" : run.text;
    return words;
}

ui::TextBlock words_block(const ui::Frame& frame, const Shape& shape, std::string_view words) {
    // Running text ends where it ends; a heading and words to say stand by themselves, and their last word has company.
    constexpr int as_it_falls = 999;
    return {.words = words,
            .style = shape.style,
            .color = frame.theme.ink,
            .width_px = read_column(frame).width - shape.left - shape.right,
            .lines_max = shape.style.face == ui::Face::serif ? 0 : as_it_falls};
}

/// The reads and pages a block leads to, each once, as far as this kiosk has them.
std::vector<ShownShelf> links_of(const Page& page, const Block& block) {
    std::vector<ShownShelf> links;
    for (const library::Run& run : block.runs) {
        if (run.link.empty()) continue;
        auto found = book_of(page, run.link);
        const auto same = [&](const ShownShelf& link) { return link.books.front().slug == run.link; };
        if (found && std::none_of(links.begin(), links.end(), same)) links.push_back(std::move(*found));
    }
    return links;
}

ui::TextBlock link_block(Page& page, const Book& book) {
    return {.words = book.title,
            .style = page.frame.type.sans(36, 52.2F, ui::Weight::semibold),
            .color = {},
            .width_px = read_column(page.frame).width - link_icon_px - link_gap_px - link_chevron_px};
}

float link_height(Page& page, const ShownShelf& link) {
    return std::max(link_px, page.frame.paint.measure(link_block(page, link.books.front())).height + link_around_px);
}

bool draw_link(Page& page, std::string_view id, const ShownShelf& link, ui::Rect rect) {
    ui::Frame& frame = page.frame;
    const Book& book = link.books.front();
    const ui::Touch touch = frame.control(id, rect, {.role = ui::Role::link, .label = book.title});
    const ui::Color color = touch.pressed ? frame.theme.ink : frame.theme.link();
    const float middle = rect.center().y;
    frame.paint.icon(book.try_it ? ui::Icon::hand : ui::Icon::book_open,
                     {rect.x, middle - link_icon_px / 2, link_icon_px, link_icon_px}, color, 2);
    const float x = link_icon_px + link_gap_px;
    ui::TextBlock words = link_block(page, book);
    words.color = color;
    ui::link_words(frame, {rect.x + x, rect.y, words.width_px, rect.height}, words);
    frame.paint.icon(ui::Icon::chevron_right, {rect.right() - 44, middle - 22, 44, 44}, color, 2.2F);
    return touch.activated;
}

/// Where the middle of a block's first line is, from the top of its words.
float first_line_middle(Page& page, const Block& block, const Shape& shape) {
    const std::string words = marked(block);
    return line_height(page.frame, words_block(page.frame, shape, words)) / 2;
}

/// What lies behind the words: dots, numbers, the quote's line, the box of something to try.
void draw_behind(Page& page, const library::Article& article, const Block& block, const Shape& shape, ui::Rect rect) {
    ui::Frame& frame = page.frame;
    const ui::Tint& tint = frame.theme.tint(family_of(article.shelf));
    switch (block.kind) {
    case BlockKind::heading:
    case BlockKind::paragraph:
        break;
    case BlockKind::item:
        frame.paint.disc({rect.x + 20, rect.y + first_line_middle(page, block, shape)},
                         dot_share * shape.style.size_px / 2, tint.deep);
        break;
    case BlockKind::numbered: {
        const std::string number = page.say.number(block.number);
        const ui::TextBlock words = number_block(shape, number, tint.deep);
        frame.label({rect.x, rect.y + first_line_middle(page, block, shape) - frame.paint.measure(words).height / 2},
                    words);
        break;
    }
    case BlockKind::quote: {
        frame.paint.fill(rect, tint.soft, 20);
        const ui::Painter::Clip line(frame.paint, {rect.x, rect.y, quote_line_px, rect.height});
        frame.paint.fill(rect, tint.deep.faded(0.55F), 20);
        break;
    }
    case BlockKind::try_this:
    case BlockKind::ask_this: {
        const bool ask = block.kind == BlockKind::ask_this;
        draw_tinted_box(frame, rect, tint);
        const std::string head = ask ? page.say("read.box.ask") : page.say("read.box.try");
        const ui::TextStyle style = box_head_style(frame);
        const float middle = rect.y + box_padding_px + style.line_px / 2;
        frame.paint.icon(ask ? ui::Icon::speech : ui::Icon::hand,
                         {rect.x + box_inset_px, middle - box_icon_px / 2, box_icon_px, box_icon_px}, tint.deep, 2);
        frame.text({rect.x + box_inset_px + box_icon_px + 18, rect.y + box_padding_px},
                   {.words = head, .style = style, .color = tint.deep}, ui::Role::heading);
        break;
    }
    }
}

} // namespace

ReadColumn read_column(const ui::Frame& frame) {
    const float width = std::min(column_max_px, frame.canvas.width - 2 * margin_px);
    return {(frame.canvas.width - width) / 2, width};
}

void draw_tinted_box(ui::Frame& frame, ui::Rect rect, const ui::Tint& tint) {
    const bool contrast = frame.theme.name == ui::ThemeName::high_contrast; // its tints are all black
    frame.paint.fill(rect, tint.soft, 36);
    frame.paint.stroke(rect, contrast ? frame.theme.line : tint.fill, contrast ? frame.theme.edge_px : 2, 36);
}

float line_height(ui::Frame& frame, ui::TextBlock block) {
    block.width_px = 0;
    return frame.paint.measure(block).height;
}

float block_height(Page& page, const Block& block) {
    const Shape shape = shape_of(page, block);
    const std::string words = marked(block);
    const float words_px = page.frame.paint.measure(words_block(page.frame, shape, words)).height;
    float links_px = 0;
    for (const ShownShelf& link : links_of(page, block)) links_px += link_height(page, link);
    return shape.top + words_px + shape.bottom + links_px + shape.after;
}

ui::Size draw_lit(Page& page, ui::Point at, const ui::TextBlock& block, LitWords lit, ui::Role role) {
    constexpr float side_px = 6, radius_px = 10, letters_share = 1.2F; // of the line, as tall as a highlight is
    ui::Frame& frame = page.frame;
    if (lit.begin >= lit.end) return frame.text(at, block, role);
    auto found = frame.paint.rects(block, lit.begin, lit.end);
    for (ui::Rect& rect : found) {
        rect = rect.inset(-side_px, (rect.height - block.style.size_px * letters_share) / 2);
        frame.paint.fill(rect.moved(at.x, at.y), frame.theme.lamp_300, radius_px);
    }
    return frame.text(at, block, role, found, frame.theme.on_lamp);
}

std::vector<ui::Rect> block_rects(Page& page, const Block& block, LitWords words) {
    const Shape shape = shape_of(page, block);
    const std::string said = marked(block);
    auto rects = page.frame.paint.rects(words_block(page.frame, shape, said), words.begin, words.end);
    const ReadColumn column = read_column(page.frame);
    for (ui::Rect& rect : rects) rect = rect.moved(column.x + shape.left, shape.top);
    return rects;
}

std::optional<Action> draw_block(Page& page, const library::Article& article, std::size_t number, float y,
                                 LitWords lit) {
    ui::Frame& frame = page.frame;
    const Block& block = article.blocks[number];
    const Shape shape = shape_of(page, block);
    const ReadColumn column = read_column(frame);
    const std::string words = marked(block);
    const ui::TextBlock text = words_block(frame, shape, words);
    const float height = shape.top + frame.paint.measure(text).height + shape.bottom;
    draw_behind(page, article, block, shape, {column.x, y, column.width, height});
    draw_lit(page, {column.x + shape.left, y + shape.top}, text, lit,
             block.kind == BlockKind::heading ? ui::Role::heading : ui::Role::text);
    std::optional<Action> action;
    float link_y = y + height;
    for (const ShownShelf& link : links_of(page, block)) {
        const std::string id = "reader.link." + std::to_string(number) + "." + link.books.front().slug;
        const float row_px = link_height(page, link);
        if (draw_link(page, id, link, {column.x, link_y, column.width, row_px})) action = open(link.books.front());
        link_y += row_px;
    }
    return action;
}

} // namespace porchlight::screens

#include "app/screens/read_end.h"

#include "app/screens/page_zones.h"
#include "app/screens/read_rows.h"
#include "app/screens/read_text.h"
#include "app/screens/shelves.h"
#include "ui/widgets/button.h"

#include <algorithm>
#include <string>

namespace porchlight::screens {

namespace {

constexpr std::size_t next_count = 2;
constexpr float company_inset_px = 42, company_top_px = 32, company_gap_px = 8, company_button_px = 96,
                below_words_px = 24;
constexpr float company_to_next_px = 40, next_to_rows_px = 22, back_px = 104, back_words_x_px = 64, below_px = 60;

bool offers_company(const Page& page) {
    const Site& site = page.facts.site;
    return site.offers[static_cast<std::size_t>(RequestKind::peer)] && site.desk_is_open;
}

/// Two to go on with: what the library offers as far as this kiosk has it, then the neighbours on the shelf.
std::vector<ShownShelf> next_reads(const Page& page, const library::Article& article) {
    std::vector<std::string> slugs = page.facts.library->next(article);
    for (const Book& book : books_on(page, article.shelf, {})) slugs.push_back(book.slug);
    std::vector<ShownShelf> reads;
    for (const std::string& slug : slugs) {
        if (reads.size() == next_count || slug == article.slug) continue;
        const auto same = [&](const ShownShelf& shown) { return shown.books.front().slug == slug; };
        if (std::any_of(reads.begin(), reads.end(), same)) continue;
        if (auto found = book_of(page, slug)) reads.push_back(std::move(*found));
    }
    return reads;
}

struct Drawn {
    float bottom;
    bool touched;
};

Drawn draw_company(Page& page, float y) {
    ui::Frame& frame = page.frame;
    const ReadColumn column = read_column(frame);
    const std::string title_words = page.say("read.company"), second_words = page.say("read.company.sub"),
                      ask = page.say("read.company.btn");
    const float inner = column.width - 2 * company_inset_px;
    const ui::TextStyle ask_style = frame.type.sans(34, 39.1F, ui::Weight::bold);
    const float ask_px =
        frame.paint.measure({.words = ask, .style = ask_style, .color = frame.theme.ink}).width + 2 * 39 + 42 + 20;
    const ui::TextStyle second_style = frame.type.sans(34, 49.3F);
    const float one_line_px = frame.paint.measure({.words = second_words, .style = second_style, .color = {}}).width;
    const bool beside = !large_text(frame) || one_line_px + 24 + ask_px <= inner;
    const ui::TextBlock title{
        .words = title_words, .style = frame.type.h3(), .color = frame.theme.ink, .width_px = inner};
    const ui::TextBlock second{.words = second_words,
                               .style = second_style,
                               .color = frame.theme.ink,
                               .width_px = beside ? inner - ask_px - 24 : inner};
    const float title_px = frame.paint.measure(title).height, second_px = frame.paint.measure(second).height;
    const float row_px =
        beside ? std::max(company_button_px, second_px) : second_px + below_words_px + company_button_px;
    const ui::Rect card{column.x, y, column.width, 2 * company_top_px + title_px + company_gap_px + row_px};
    draw_tinted_box(frame, card, frame.theme.sage);
    frame.text({card.x + company_inset_px, y + company_top_px}, title, ui::Role::heading);
    const float row_y = y + company_top_px + title_px + company_gap_px;
    frame.text({card.x + company_inset_px, beside ? row_y + (row_px - second_px) / 2 : row_y}, second);

    const ui::Rect button{beside ? card.right() - company_inset_px - ask_px : card.x + company_inset_px,
                          beside ? row_y + (row_px - company_button_px) / 2 : row_y + row_px - company_button_px,
                          beside ? ask_px : inner, company_button_px};
    const ui::Touch touch = frame.control("reader.company", button, {.role = ui::Role::button, .label = ask});
    frame.paint.fill(button, touch.pressed ? frame.theme.sunken : frame.theme.surface, button.height / 2);
    frame.paint.stroke(button, frame.theme.edge, frame.theme.edge_px, button.height / 2);
    ui::centered_words(frame, button,
                       {.label = ask, .before = ui::Icon::heart_handshake, .icon_px = 42, .stroke_units = 2}, ask_style,
                       frame.theme.ink);
    return {card.bottom(), touch.activated};
}

/// Draws the row where it is touched; returns its height.
float draw_back(Page& page, library::Shelf shelf, ui::Rect row, std::optional<Action>& action) {
    constexpr float around_px = 36;
    ui::Frame& frame = page.frame;
    const std::string words = page.say("read.shelf", {{"shelf", name_of(page, shelf)}});
    ui::TextBlock block{.words = words,
                        .style = frame.type.sans(36, 52.2F, ui::Weight::semibold),
                        .color = {},
                        .width_px = row.width - back_words_x_px};
    row.height = std::max(back_px, frame.paint.measure(block).height + around_px);
    const ui::Touch touch = frame.control("reader.shelf", row, {.role = ui::Role::link, .label = words});
    const ui::Color color = touch.pressed ? frame.theme.ink : frame.theme.link();
    frame.paint.icon(ui::Icon::shelving_unit, {row.x, row.center().y - 22, 44, 44}, color, 2);
    block.color = color;
    ui::link_words(frame, {row.x + back_words_x_px, row.y, block.width_px, row.height}, block);
    if (touch.activated) action = action::BackToShelf{};
    return row.height;
}

} // namespace

ReadEnd draw_read_end(Page& page, const library::Article& article, float top) {
    ui::Frame& frame = page.frame;
    const ReadColumn column = read_column(frame);
    ReadEnd end;
    float y = top;
    if (offers_company(page)) {
        const Drawn company = draw_company(page, y);
        if (company.touched) end.action = action::AskForCompany{};
        y = company.bottom + company_to_next_px;
    }
    const std::vector<ShownShelf> reads = next_reads(page, article);
    if (!reads.empty()) {
        const std::string next = page.say("read.next");
        y += frame
                 .text({column.x, y},
                       {.words = next, .style = frame.type.h3(), .color = frame.theme.ink, .width_px = column.width},
                       ui::Role::heading)
                 .height +
             next_to_rows_px;
    }
    for (const ShownShelf& shown : reads) {
        const Book& book = shown.books.front();
        const std::string second = name_of(page, shown.shelf) + " · " + length_of(page, book);
        const float height = read_row_height(page, book, second, column.width);
        if (draw_read_row(page, "reader.next." + book.slug, {column.x, y, column.width, height}, shown.shelf, book,
                          second))
            end.action = open(book);
        y += height + read_rows_gap_px;
    }
    y += draw_back(page, article.shelf, {column.x, y, column.width, 0}, end.action);
    end.height_px = y + below_px - top;
    return end;
}

} // namespace porchlight::screens

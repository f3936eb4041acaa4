// Sheets that are a list: the topics, one shelf, the sections of a read, today's groups; and the text size of the
// reader. A touched topic or section moves the list below and closes the sheet.
#include "app/library/library.h"
#include "app/library/words.h"
#include "app/screens/look_choices.h"
#include "app/screens/read_rows.h"
#include "app/screens/reading.h"
#include "app/screens/row_words.h"
#include "app/screens/screens.h"
#include "app/screens/sheet_box.h"
#include "app/screens/shelves.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"

#include <algorithm>
#include <string>

namespace porchlight::screens {

namespace {

constexpr float top_px = 42, title_to_body_px = 20, bottom_px = 36;
constexpr float topic_row_px = 128, topic_disc_px = 84, topic_words_x_px = 112;
constexpr float section_row_px = 112, section_words_x_px = 66, section_tick_px = 72;
constexpr float group_row_px = 112, group_time_px = 196;

ui::TextStyle title_style(const ui::Frame& frame) { return frame.type.serif(64, 75.52F, ui::Weight::semibold); }

/// The frame of a list sheet: a title, the rows, and nothing below them.
struct ListSheet {
    ListSheet(Page& in, std::string_view name, std::string title_text, float body)
        : page(in), id(name), title_words(std::move(title_text)), close_id(id + ".close"),
          done(in.say("help.close")), title{title_words, title_style(in.frame), close_id, done},
          box(in, id + ".list", title_words,
              {.head_px = top_px + title_row_height(in, title) + title_to_body_px, .body_px = body + bottom_px}),
          closed(title_row(in, {box.left(), box.head_y() + top_px}, box.width(), title)) {
        box.begin_body();
    }

    std::optional<Action> finish(std::optional<Action> action) {
        box.end_body();
        if (closed) return action::CloseSheet{};
        return action;
    }

    Page& page;
    std::string id, title_words, close_id, done;
    TitleRow title;
    SheetBox box;
    bool closed;
};

void rule(ui::Frame& frame, ui::Rect row) { frame.paint.fill({row.x, row.y, row.width, 2}, frame.theme.line); }

bool draw_topic(Page& page, const ShownShelf& shown, ui::Rect row, bool first) {
    ui::Frame& frame = page.frame;
    const std::string name = name_of(page, shown.shelf), count = page.say.number(std::ssize(shown.books));
    const std::string id = "topics." + std::string(library::name_of(shown.shelf));
    const ui::Touch touch = frame.control(id, row, {.role = ui::Role::list_item, .label = name, .value = count});
    if (touch.pressed) frame.paint.fill(row, frame.theme.indigo.soft, 16);
    if (!first) rule(frame, row);
    const float middle = row.center().y;
    ui::icon_disc(frame, {row.x, middle - topic_disc_px / 2, topic_disc_px, topic_disc_px}, family_of(shown.shelf),
                  icon_of(shown.shelf), 46, 2);
    frame.label_in({row.x + topic_words_x_px, row.y, row.width - topic_words_x_px - 160, row.height},
                   {.words = name, .style = frame.type.sans(40, 48.8F, ui::Weight::bold), .color = frame.theme.ink});
    frame.label_in(
        {row.right() - 150, row.y, 92, row.height},
        {.words = count, .style = frame.type.sans(36, 52.2F), .color = frame.theme.ink_2, .align = ui::Align::end});
    frame.paint.icon(ui::Icon::chevron_right, {row.right() - 44, middle - 22, 44, 44}, frame.theme.ink, 2.2F);
    return touch.activated;
}

/// The section being read: the last whose heading has come to the upper part of the glass.
std::size_t current_section(Page& page, const ReadPlaces& places) {
    const float offset = page.frame.input.scroll(read_list_id).offset_px;
    std::size_t current = 0;
    for (std::size_t i = 0; i < places.sections.size(); ++i)
        if (scroll_to_section(places, i) <= offset + 1) current = i;
    return current;
}

ui::TextBlock section_block(Page& page, std::string_view words, float width, bool now) {
    return {.words = words,
            .style = page.frame.type.sans(38, 55.1F, now ? ui::Weight::bold : ui::Weight::regular),
            .color = page.frame.theme.ink,
            .width_px = width - section_words_x_px - section_tick_px};
}

float section_height(Page& page, std::string_view words, float width, bool now) {
    constexpr float around_px = 44;
    return std::max(section_row_px,
                    page.frame.paint.measure(section_block(page, words, width, now)).height + around_px);
}

bool draw_section(Page& page, const library::Article& article, const ReadPlaces& places, std::size_t section,
                  ui::Rect row) {
    ui::Frame& frame = page.frame;
    const std::string words = text_of(article.blocks[places.sections[section]]);
    const std::string number = page.say.number(static_cast<std::int64_t>(section + 1)), here = page.say("say.here");
    const bool now = section == current_section(page, places);
    const std::string id = "contents." + std::to_string(section + 1);
    const ui::Touch touch =
        frame.control(id, row, {.role = ui::Role::list_item, .label = words, .value = now ? here : std::string_view{}});
    if (touch.pressed) frame.paint.fill(row, frame.theme.indigo.soft, 16);
    if (section > 0) rule(frame, row);
    frame.label_in({row.x, row.y, section_words_x_px, row.height},
                   {.words = number,
                    .style = frame.type.sans(38, 55.1F, ui::Weight::bold),
                    .color = frame.theme.tint(family_of(article.shelf)).deep});
    const ui::TextBlock block = section_block(page, words, row.width, now);
    frame.label_in({row.x + section_words_x_px, row.y, block.width_px, row.height}, block);
    if (now) ui::tick(frame, {row.right() - 52, row.center().y - 26, 52, 52}, true);
    return touch.activated;
}

/// Time, name and room of a group side by side; where words are large, the room stands below the name. One that does
/// not meet today is struck, and says so where the room would stand.
struct GroupRow {
    std::string time;
    ui::TextBlock name, room;
    float time_px, height;
    bool below = false, off = false;
};

/// As wide as any time of the day is.
float group_time_width(Page& page, const std::vector<GroupFact>& groups) {
    float width = group_time_px;
    for (const GroupFact& group : groups) {
        const std::string time = page.say.time(group.start_minute);
        const ui::TextStyle style = page.frame.type.sans(36, 52.2F, ui::Weight::bold);
        width = std::max(
            width, page.frame.paint.measure({.words = time, .style = style, .color = page.frame.theme.ink}).width + 24);
    }
    return width;
}

GroupRow group_row(Page& page, const GroupFact& group, std::string_view off, float width, float time_px) {
    ui::Frame& frame = page.frame;
    GroupRow row{.time = page.say.time(group.start_minute),
                 .name = {.words = group.name, .style = frame.type.sans(36, 52.2F), .color = frame.theme.ink},
                 .room = {.words = group.room, .style = frame.type.sans(32, 46.4F), .color = frame.theme.ink_2},
                 .time_px = time_px,
                 .height = group_row_px,
                 .below = frame.type.size() >= ui::TextSize::larger,
                 .off = !group.on};
    if (row.off) {
        row.name.color = frame.theme.ink_2;
        row.room = {.words = off, .style = frame.type.sans(32, 46.4F, ui::Weight::semibold), .color = frame.theme.ink};
    }
    const float room_px = row.room.words.empty() ? 0 : frame.paint.measure(row.room).width + 1;
    row.name.width_px = width - time_px - (row.below || room_px <= 0 ? 0 : room_px + 24);
    row.room.width_px = row.below ? row.name.width_px : room_px;
    const float name = frame.paint.measure(row.name).height;
    const float room = row.room.words.empty() || !row.below ? 0 : frame.paint.measure(row.room).height;
    row.height = std::max(group_row_px, name + room + 24);
    return row;
}

void draw_group(Page& page, const GroupRow& group, ui::Rect row, bool first) {
    ui::Frame& frame = page.frame;
    if (!first) rule(frame, row);
    frame.text_in(
        {row.x, row.y, group.time_px, row.height},
        {.words = group.time, .style = frame.type.sans(36, 52.2F, ui::Weight::bold), .color = group.name.color});
    const float x = row.x + group.time_px;
    if (!group.below) {
        frame.text_in({x, row.y, group.name.width_px, row.height}, group.name);
        if (group.off) strike(frame, {x, row.center().y - frame.paint.measure(group.name).height / 2}, group.name);
        if (!group.room.words.empty())
            frame.text_in({row.right() - group.room.width_px, row.y, group.room.width_px, row.height}, group.room);
        return;
    }
    const float name = frame.paint.measure(group.name).height;
    const float room = group.room.words.empty() ? 0 : frame.paint.measure(group.room).height;
    const float y = row.center().y - (name + room) / 2;
    frame.text({x, y}, group.name);
    if (group.off) strike(frame, {x, y}, group.name);
    if (room > 0) frame.text({x, y + name}, group.room);
}

/// What the sizes are tried on: the beginning of what is being read.
std::string first_sentence(const library::Article& article, std::string_view language) {
    for (const library::Block& block : article.blocks) {
        if (block.kind != library::BlockKind::paragraph) continue;
        const std::string words = text_of(block);
        const auto sentences = library::sentences_of(words, language);
        const auto end = sentences.empty() ? std::string::npos : words.find_last_not_of(' ', sentences[0].end - 1);
        return words.substr(0, end == std::string::npos ? end : end + 1);
    }
    return {};
}

} // namespace

std::optional<Action> draw(const TopicsSheet&, Page& page) {
    const std::vector<ShownShelf> shelves = shelves_for(page, shelves_of(page.state));
    ListSheet sheet(page, "topics", page.say("sheet.topics"), static_cast<float>(shelves.size()) * topic_row_px);
    std::optional<Action> action;
    for (std::size_t i = 0; i < shelves.size(); ++i) {
        const ui::Rect row{sheet.box.left(), sheet.box.body_y() + static_cast<float>(i) * topic_row_px,
                           sheet.box.width(), topic_row_px};
        if (!draw_topic(page, shelves[i], row, i == 0)) continue;
        ui::ScrollArea& list = page.frame.input.scroll(shelves_list_id);
        list.offset_px = std::min(static_cast<float>(i) * shelf_size(page, shelves).pitch_px, list.limit_px);
        list.speed_px_per_second = 0;
        action = action::CloseSheet{};
    }
    return sheet.finish(action);
}

std::optional<Action> draw(const ShelfSheet& shelf, Page& page) {
    const std::vector<Book> books = books_on(page, shelf.shelf, shelves_of(page.state));
    const float width = SheetBox::width_on(page.frame);
    std::vector<std::string> lengths;
    float body_px = 0;
    for (const Book& book : books) {
        lengths.push_back(length_of(page, book));
        body_px += read_row_height(page, book, lengths.back(), width) + read_rows_gap_px;
    }
    ListSheet sheet(page, "shelf", name_of(page, shelf.shelf), body_px);
    std::optional<Action> action;
    float y = sheet.box.body_y();
    for (std::size_t i = 0; i < books.size(); ++i) {
        const float height = read_row_height(page, books[i], lengths[i], width);
        if (draw_read_row(page, "shelf." + books[i].slug, {sheet.box.left(), y, width, height}, shelf.shelf, books[i],
                          lengths[i]))
            action = open(books[i]);
        y += height + read_rows_gap_px;
    }
    return sheet.finish(action);
}

std::optional<Action> draw(const ContentsSheet&, Page& page) {
    const auto* reader = std::get_if<ReaderState>(&page.state.screen);
    const library::Article* article = reader && page.facts.library ? page.facts.library->find(reader->slug) : nullptr;
    const ReadPlaces places = article ? places_of(page, *article) : ReadPlaces{};
    std::vector<float> heights;
    float body_px = 0;
    const std::size_t current = places.sections.empty() ? 0 : current_section(page, places);
    for (std::size_t i = 0; i < places.sections.size(); ++i) {
        const std::string words = text_of(article->blocks[places.sections[i]]);
        heights.push_back(section_height(page, words, SheetBox::width_on(page.frame), i == current));
        body_px += heights.back();
    }
    ListSheet sheet(page, "contents", page.say("read.contents.title"), body_px);
    std::optional<Action> action;
    ui::Rect row{sheet.box.left(), sheet.box.body_y(), sheet.box.width(), 0};
    for (std::size_t i = 0; i < places.sections.size(); ++i) {
        row.y += row.height;
        row.height = heights[i];
        if (!draw_section(page, *article, places, i, row)) continue;
        ui::ScrollArea& text = page.frame.input.scroll(read_list_id);
        text.offset_px = std::min(scroll_to_section(places, i), text.limit_px);
        text.speed_px_per_second = 0;
        action = action::CloseSheet{};
    }
    return sheet.finish(action);
}

std::optional<Action> draw(const GroupsSheet&, Page& page) {
    ui::Frame& frame = page.frame;
    const std::vector<GroupFact>& groups = page.facts.groups.today;
    const std::string note_words = page.say("groups.note"), off = page.say("grp.off");
    const ui::TextBlock note{.words = note_words,
                             .style = frame.type.sans(34, 49.3F),
                             .color = frame.theme.ink_2,
                             .width_px = SheetBox::width_on(frame)};
    const float note_px = frame.paint.measure(note).height;
    const float width = SheetBox::width_on(frame), time_px = group_time_width(page, groups);
    std::vector<GroupRow> rows;
    float rows_px = 0;
    for (const GroupFact& group : groups) {
        rows.push_back(group_row(page, group, off, width, time_px));
        rows_px += rows.back().height;
    }
    ListSheet sheet(page, "groups", page.say("groups.title"), rows_px + 24 + note_px + 24);
    float y = sheet.box.body_y();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        draw_group(page, rows[i], {sheet.box.left(), y, width, rows[i].height}, i == 0);
        y += rows[i].height;
    }
    frame.text({sheet.box.left(), y + 24}, note);
    return sheet.finish(std::nullopt);
}

std::optional<Action> draw(const TextSizeSheet&, Page& page) {
    ui::Frame& frame = page.frame;
    const auto* reader = std::get_if<ReaderState>(&page.state.screen);
    const library::Article* article = reader && page.facts.library ? page.facts.library->find(reader->slug) : nullptr;
    const std::string sample = article ? first_sentence(*article, page.say.language()) : std::string();
    const ui::TextBlock line{
        .words = sample, .style = frame.type.reader(), .color = frame.theme.ink, .width_px = SheetBox::width_on(frame)};
    const float line_px = sample.empty() ? 0 : frame.paint.measure(line).height;
    const LookTiles tiles = text_size_tiles(page, SheetBox::width_on(frame));
    const float tiles_px = tiles.height_px;
    ListSheet sheet(page, "size", page.say("read.size"), tiles_px + 40 + line_px + 24);
    auto action = draw_text_sizes(page, tiles, {sheet.box.left(), sheet.box.body_y()}, "size");
    if (!sample.empty()) frame.text({sheet.box.left(), sheet.box.body_y() + tiles_px + 40}, line);
    return sheet.finish(action);
}

} // namespace porchlight::screens

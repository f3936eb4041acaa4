// Short reads on seven shelves, as in a friendly room. The shelves scroll under a dock with the filter, the search
// field and the topics; the books of a shelf slide sideways, and "All" opens every one of them as a list.
#include "app/screens/reading.h"
#include "app/screens/screens.h"
#include "app/screens/shelves.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/header.h"
#include "ui/widgets/shelf.h"

#include <array>
#include <string>

namespace porchlight::screens {

namespace {

constexpr float margin_px = 48, title_y_px = 72, title_to_lead_px = 14, wash_px = 420;
constexpr float list_y_px = 272, list_y_reach_px = 956, list_padding_px = 4;
constexpr float heading_px = 88, heading_icon_px = 46, heading_gap_px = 20, books_y_px = 96, books_x_px = 60;
constexpr float plank_x_px = 32, plank_y_px = 348;
constexpr float dock_padding_px = 22, chips_px = 92, chips_gap_px = 16, chips_to_field_px = 20, field_px = 108,
                dock_bottom_px = 24, field_gap_px = 20;

struct Filter {
    Audience audience;
    std::string_view id;
    Key label;
    float weight; ///< share of the row
};
constexpr std::array<Filter, 4> filters{
    Filter{Audience::everyone, "explore.filter.everyone", "explore.filter.everyone", 1},
    Filter{Audience::me, "explore.filter.me", "explore.filter.me", 1},
    Filter{Audience::family, "explore.filter.family", "explore.filter.family", 1.1F},
    Filter{Audience::teens, "explore.filter.teens", "explore.filter.teens", 1}};
constexpr float chosen_weight = 1.335F; // room for the tick

bool draw_all_link(Page& page, library::Shelf shelf, std::size_t count, ui::Rect heading) {
    ui::Frame& frame = page.frame;
    constexpr float icon_px = 38, gap_px = 6, least_px = 100;
    const std::string words = page.say("explore.all", {{"n", count}});
    const std::string label = name_of(page, shelf) + ". " + words;
    const ui::TextStyle style = frame.type.sans(32, 46.4F, ui::Weight::semibold);
    const float words_px = frame.paint.measure({.words = words, .style = style, .color = frame.theme.ink_2}).width;
    const float width = std::max(least_px, words_px + gap_px + icon_px);
    // The books begin 8 px below the words: the target stands a little higher, so that 12 lie between.
    const ui::Rect rect{heading.right() - width, heading.y - list_padding_px, width, heading.height};
    const std::string id = "explore.all." + std::string(library::name_of(shelf));
    const ui::Touch touch = frame.control(id, rect, {.role = ui::Role::link, .label = label});
    const ui::Color color = touch.pressed ? frame.theme.ink : frame.theme.ink_2;
    const float middle = heading.center().y, x = heading.right() - icon_px;
    frame.paint.icon(ui::Icon::chevron_right, {x, middle - icon_px / 2, icon_px, icon_px}, color, 2.2F);
    frame.label({x - gap_px - words_px, middle - style.line_px / 2}, {.words = words, .style = style, .color = color});
    return touch.activated;
}

std::optional<Action> draw_books(Page& page, const ShownShelf& shown, float y) {
    ui::Frame& frame = page.frame;
    const std::string name = name_of(page, shown.shelf), read = page.say("say.read");
    const std::string id = "explore.shelf." + std::string(library::name_of(shown.shelf));
    // A little taller than the books, for the one that is lifted.
    ui::ScrollBox row(frame, id, {0, y, frame.canvas.width, ui::book_size.height}, name, ui::Axis::across);
    std::optional<Action> action;
    float x = row.origin_x() + books_x_px;
    for (const Book& book : shown.books) {
        const std::string length = length_of(page, book);
        if (ui::book(frame, "explore.book." + book.slug, {x, y},
                     {.title = book.title,
                      .foot = length,
                      .foot_icon = book.try_it ? ui::Icon::hand : ui::Icon::clock,
                      .family = family_of(shown.shelf),
                      .read = book.read,
                      .value = book.read ? read : std::string_view{}}))
            action = open(book);
        x += ui::book_size.width + ui::books_gap_px;
    }
    row.content_width(x - row.origin_x() - ui::books_gap_px + margin_px);
    return action;
}

std::optional<Action> draw_shelf(Page& page, const ShownShelf& shown, float y) {
    ui::Frame& frame = page.frame;
    const ui::Rect heading{margin_px, y, frame.canvas.width - 2 * margin_px, heading_px};
    const float middle = heading.center().y;
    frame.paint.icon(icon_of(shown.shelf), {heading.x, middle - heading_icon_px / 2, heading_icon_px, heading_icon_px},
                     frame.theme.tint(family_of(shown.shelf)).deep, 2);
    const std::string name = name_of(page, shown.shelf);
    const ui::TextBlock title{
        .words = name, .style = frame.type.sans(40, 48.8F, ui::Weight::bold), .color = frame.theme.ink};
    frame.text({heading.x + heading_icon_px + heading_gap_px, middle - frame.paint.measure(title).height / 2}, title,
               ui::Role::heading);
    std::optional<Action> action;
    if (draw_all_link(page, shown.shelf, shown.books.size(), heading)) action = action::OpenShelf{shown.shelf};
    ui::plank(frame, {plank_x_px, y + plank_y_px, frame.canvas.width - plank_x_px + 40, ui::plank_px});
    if (auto opened = draw_books(page, shown, y + books_y_px)) action = opened;
    return action;
}

float list_height(std::size_t shelves) { return static_cast<float>(shelves) * shelf_px + 2 * list_padding_px; }

/// The list begins at the shelf of the last read. Only the first time it is drawn: from then on it is the finger's.
void begin_at_shelf(const ExploreState& state, const std::vector<ShownShelf>& shelves, ui::ScrollArea& list,
                    float limit_px) {
    if (list.limit_px > 0 || !state.opens_at) return;
    for (std::size_t i = 0; i < shelves.size(); ++i)
        if (shelves[i].shelf == state.opens_at)
            list.offset_px = std::clamp(static_cast<float>(i) * shelf_px, 0.0F, std::max(0.0F, limit_px));
}

std::optional<Action> draw_list(const ExploreState& state, Page& page, ui::Rect box) {
    ui::Frame& frame = page.frame;
    const std::string label = page.say("explore.title");
    const std::vector<ShownShelf> shelves = shelves_for(page, state);
    const float height_px = list_height(shelves.size());
    begin_at_shelf(state, shelves, frame.input.scroll(shelves_list_id), height_px - box.height);
    ui::ScrollBox list(frame, shelves_list_id, box, label);
    std::optional<Action> action;
    float y = list.origin_y() + list_padding_px;
    if (shelves.empty()) {
        const std::string none = page.say("explore.empty");
        frame.text({margin_px, y + 48}, {.words = none,
                                         .style = frame.type.lead(),
                                         .color = frame.theme.ink_2,
                                         .width_px = frame.canvas.width - 2 * margin_px});
    }
    for (const ShownShelf& shown : shelves) {
        if (auto touched = draw_shelf(page, shown, y)) action = touched;
        y += shelf_px;
    }
    list.content_height(height_px);
    return action;
}

std::optional<Action> draw_filters(const ExploreState& state, Page& page, ui::Rect row) {
    ui::Frame& frame = page.frame;
    const auto weight = [&](const Filter& filter) {
        return filter.weight * (filter.audience == state.audience ? chosen_weight : 1);
    };
    float weights = 0;
    for (const Filter& filter : filters) weights += weight(filter);
    const float unit = (row.width - chips_gap_px * (filters.size() - 1)) / weights;
    const std::string chosen = page.say("say.chosen");
    std::optional<Action> action;
    float x = row.x;
    for (const Filter& filter : filters) {
        const bool on = filter.audience == state.audience;
        const std::string label = page.say(filter.label);
        const ui::Rect rect{x, row.y, unit * weight(filter), row.height};
        if (ui::chip(frame, filter.id, rect,
                     {.label = label,
                      .icon_px = 36,
                      .style = frame.type.sans(34, 49.3F, ui::Weight::semibold),
                      .value = on ? chosen : std::string_view{}},
                     on))
            action = action::FilterReads{filter.audience};
        x += rect.width + chips_gap_px;
    }
    return action;
}

/// A pill that opens something: the search field and Topics.
bool draw_pill(Page& page, std::string_view id, ui::Rect rect, std::string_view label, ui::Icon icon, bool field) {
    ui::Frame& frame = page.frame;
    const ui::Touch touch = frame.control(id, rect, {.role = ui::Role::button, .label = label});
    frame.paint.fill(rect, touch.pressed ? frame.theme.sunken : frame.theme.surface, rect.height / 2);
    frame.paint.stroke(rect, frame.theme.edge, frame.theme.edge_px, rect.height / 2);
    const float icon_px = field ? 46.0F : 44.0F, inset = field ? 41.0F : 43.0F, gap = field ? 22.0F : 20.0F;
    const ui::Color color = field ? frame.theme.ink_2 : frame.theme.ink;
    const float middle = rect.center().y;
    frame.paint.icon(icon, {rect.x + inset, middle - icon_px / 2, icon_px, icon_px}, color, 2.1F);
    const ui::TextStyle style = field ? frame.type.sans(38, 55.1F) : frame.type.sans(36, 41.4F, ui::Weight::semibold);
    frame.label_in({rect.x + inset + icon_px + gap, rect.y, rect.width - 2 * inset - icon_px - gap + 8, rect.height},
                   {.words = label, .style = style, .color = color, .lines_max = 1});
    return touch.activated;
}

std::optional<Action> draw_dock(const ExploreState& state, Page& page, ui::Rect dock) {
    ui::Frame& frame = page.frame;
    draw_dock_bed(frame, dock);
    const ui::Rect chips{margin_px, dock.y + dock_padding_px, frame.canvas.width - 2 * margin_px, chips_px};
    std::optional<Action> action = draw_filters(state, page, chips);
    const std::string search = page.say("explore.search"), topics = page.say("explore.topics");
    const float topics_words =
        frame.paint
            .measure(
                {.words = topics, .style = frame.type.sans(36, 41.4F, ui::Weight::semibold), .color = frame.theme.ink})
            .width;
    const float topics_px = 2 * 43 + 44 + 20 + topics_words;
    const ui::Rect row{margin_px, chips.bottom() + chips_to_field_px, chips.width, field_px};
    const ui::Rect right{row.right() - topics_px, row.y, topics_px, field_px};
    const ui::Rect left{row.x, row.y, row.width - topics_px - field_gap_px, field_px};
    if (draw_pill(page, "explore.search", left, search, ui::Icon::search, true)) action = action::OpenSearch{};
    if (draw_pill(page, "explore.topics", right, topics, ui::Icon::list, false)) action = action::OpenTopics{};
    return action;
}

} // namespace

std::optional<Action> draw(const ExploreState& state, Page& page) {
    ui::Frame& frame = page.frame;
    ui::header_wash(frame, wash_px);
    ui::lantern(frame, {.chain_px = 30, .scale = 0.8F, .halo_px = 240});
    const std::string title = page.say("explore.title"), lead = page.say("explore.lead");
    const float width = frame.canvas.width - 2 * margin_px - 184; // the lantern hangs at the right
    const float reach_px = page.state.reach_mode ? list_y_reach_px - list_y_px : 0;
    float y = title_y_px + reach_px;
    y += frame
             .text({margin_px, y},
                   {.words = title, .style = frame.type.h1(), .color = frame.theme.ink, .width_px = width},
                   ui::Role::heading)
             .height +
         title_to_lead_px;
    y += frame
             .text({margin_px, y},
                   {.words = lead, .style = frame.type.lead(), .color = frame.theme.ink_2, .width_px = width})
             .height;

    const float dock_px = dock_padding_px + chips_px + chips_to_field_px + field_px + dock_bottom_px;
    const ui::Rect dock{0, frame.canvas.height - ui::bar_height(frame) - dock_px, frame.canvas.width, dock_px};
    const float top = std::max(list_y_px + reach_px, y + 12);
    auto action = draw_list(state, page, {0, top, frame.canvas.width, dock.y - top});
    if (auto docked = draw_dock(state, page, dock)) action = docked;
    return action;
}

} // namespace porchlight::screens

// Short reads on seven shelves, as in a friendly room. The shelves scroll under a dock with the filter, the search
// field and the topics; the books of a shelf slide sideways, and "All" opens every one of them as a list.
#include "app/screens/page_zones.h"
#include "app/screens/reading.h"
#include "app/screens/screens.h"
#include "app/screens/shelves.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/fit.h"
#include "ui/widgets/header.h"
#include "ui/widgets/shelf.h"

#include <algorithm>
#include <array>
#include <string>

namespace porchlight::screens {

namespace {

constexpr float margin_px = 48, title_y_px = 72, title_to_lead_px = 14, wash_px = 420, lantern_width_px = 184;
// Across the glass: what is read and what finds a read at the left, the shelves at the right.
constexpr float across_left_px = 664, across_x_px = 56, across_width_px = 584, across_shelves_y_px = 16,
                across_bottom_px = 28, across_lantern_px = 210, across_low_lantern_px = 64, across_dock_above_px = 36;
constexpr float list_y_px = 272, list_y_reach_px = 956, list_padding_px = 4, lantern_scale = 0.8F;
constexpr float heading_px = 88, heading_icon_px = 46, heading_gap_px = 20, books_y_px = 96, books_x_px = 60;
constexpr float plank_x_px = 32, below_plank_px = 20;
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

ui::TextBlock title_of(ui::Frame& frame, std::string_view words, float width) {
    return with_whole_words(frame,
                            {.words = words, .style = frame.type.h1(), .color = frame.theme.ink, .width_px = width});
}
ui::TextBlock lead_of(const ui::Frame& frame, std::string_view words, float width) {
    return {.words = words, .style = frame.type.lead(), .color = frame.theme.ink_2, .width_px = width};
}

bool draw_all_link(Page& page, library::Shelf shelf, std::size_t count, ui::Rect heading) {
    ui::Frame& frame = page.frame;
    constexpr float icon_px = 38, gap_px = 6, least_px = 100;
    const std::string words = page.say("explore.all", {{"n", count}});
    const ui::TextStyle style = frame.type.sans(32, 46.4F, ui::Weight::semibold);
    const float words_px = frame.paint.measure({.words = words, .style = style, .color = frame.theme.ink_2}).width,
                width = std::max(least_px, words_px + gap_px + icon_px);
    // The books begin 8 px below the words: the target stands a little higher, so that 12 lie between.
    const ui::Rect rect{heading.right() - width, heading.y - list_padding_px, width, heading.height};
    const std::string id = "explore.all." + std::string(library::name_of(shelf)),
                      label = name_of(page, shelf) + ". " + words;
    const ui::Touch touch = frame.control(id, rect, {.role = ui::Role::link, .label = label});
    const ui::Color color = touch.pressed ? frame.theme.ink : frame.theme.quiet_link();
    const float middle = heading.center().y, x = heading.right() - icon_px;
    frame.paint.icon(ui::Icon::chevron_right, {x, middle - icon_px / 2, icon_px, icon_px}, color, 2.2F);
    ui::link_words(frame, {rect.x, heading.y, x - gap_px - rect.x, heading.height},
                   {.words = words, .style = style, .color = color, .align = ui::Align::end});
    return touch.activated;
}

ui::BookLook look_of(const Book& book, library::Shelf shelf, std::string_view length) {
    return {.title = book.title,
            .foot = length,
            .foot_icon = book.try_it ? ui::Icon::hand : ui::Icon::clock,
            .family = family_of(shelf),
            .read = book.read};
}

std::optional<Action> draw_books(Page& page, const ShownShelf& shown, ui::Size size, ui::Rect column) {
    ui::Frame& frame = page.frame;
    const std::string name = name_of(page, shown.shelf), read = page.say("say.read");
    const std::string id = "explore.shelf." + std::string(library::name_of(shown.shelf));
    const float y = column.y;
    ui::ScrollBox row(frame, id, {column.x, y, column.width, size.height}, name, ui::Axis::across);
    std::optional<Action> action;
    float x = row.origin_x() + books_x_px;
    for (const Book& book : shown.books) {
        const std::string length = length_of(page, book);
        ui::BookLook look = look_of(book, shown.shelf, length);
        if (book.read) look.value = read;
        if (ui::book(frame, "explore.book." + book.slug, {x, y, size.width, size.height}, look)) action = open(book);
        x += size.width + ui::books_gap_px;
    }
    row.content_width(x - row.origin_x() - ui::books_gap_px + margin_px);
    return action;
}

/// From the top of `column` down, to its right edge.
std::optional<Action> draw_shelf(Page& page, const ShownShelf& shown, const ShelfSize& size, ui::Rect column) {
    ui::Frame& frame = page.frame;
    const float y = column.y;
    const ui::Rect heading{column.x + margin_px, y, column.width - 2 * margin_px, heading_px};
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
    ui::plank(frame,
              {column.x + plank_x_px, y + books_y_px + size.book.height, column.width - plank_x_px + 40, ui::plank_px});
    if (auto opened = draw_books(page, shown, size.book, {column.x, y + books_y_px, column.width, 0})) action = opened;
    return action;
}

/// The list begins at the shelf of the last read. Only the first time it is drawn: from then on it is the finger's.
void begin_at_shelf(const ExploreState& state, const std::vector<ShownShelf>& shelves, float pitch_px,
                    ui::ScrollArea& list, float limit_px) {
    if (list.limit_px > 0 || !state.opens_at) return;
    for (std::size_t i = 0; i < shelves.size(); ++i)
        if (shelves[i].shelf == state.opens_at)
            list.offset_px = std::clamp(static_cast<float>(i) * pitch_px, 0.0F, std::max(0.0F, limit_px));
}

std::optional<Action> draw_list(const ExploreState& state, Page& page, ui::Rect box) {
    ui::Frame& frame = page.frame;
    const std::string label = page.say("explore.title");
    const std::vector<ShownShelf> shelves = shelves_for(page, state);
    const ShelfSize size = shelf_size(page, shelves);
    const float height_px = static_cast<float>(shelves.size()) * size.pitch_px + 2 * list_padding_px;
    begin_at_shelf(state, shelves, size.pitch_px, frame.input.scroll(shelves_list_id), height_px - box.height);
    ui::ScrollBox list(frame, shelves_list_id, box, label);
    std::optional<Action> action;
    float y = list.origin_y() + list_padding_px;
    if (shelves.empty()) {
        const std::string none = page.say("explore.empty");
        frame.text({box.x + margin_px, y + 48}, {.words = none,
                                                 .style = frame.type.lead(),
                                                 .color = frame.theme.ink_2,
                                                 .width_px = box.width - 2 * margin_px});
    }
    for (const ShownShelf& shown : shelves) {
        if (auto touched = draw_shelf(page, shown, size, {box.x, y, box.width, 0})) action = touched;
        y += size.pitch_px;
    }
    list.content_height_unhinted(height_px);
    return action;
}

/// Where the filters stand, from 0, 0: in one row as drawn, by their words where that leaves one too little, or two by
/// two.
struct FilterPlaces {
    std::array<ui::Rect, filters.size()> rects;
    float height_px = chips_px;
};

ui::TextStyle filter_style(const ui::Frame& frame) { return frame.type.sans(34, 44, ui::Weight::semibold); }

FilterPlaces places_of(const ExploreState& state, Page& page, float width) {
    constexpr float sides_px = 56, sides_least_px = 36, tick_px = 50;
    ui::Frame& frame = page.frame;
    std::array<float, filters.size()> needed{}, weights{};
    float all_needed = 0, all_weights = 0;
    for (std::size_t at = 0; at < filters.size(); ++at) {
        const bool on = filters[at].audience == state.audience;
        const std::string label = page.say(filters[at].label);
        needed[at] = frame.paint.measure({.words = label, .style = filter_style(frame), .color = {}}).width + sides_px +
                     (on ? tick_px : 0);
        weights[at] = filters[at].weight * (on ? chosen_weight : 1);
        all_needed += needed[at];
        all_weights += weights[at];
    }
    const float room = width - chips_gap_px * (filters.size() - 1);
    bool as_drawn = true;
    for (std::size_t at = 0; at < filters.size(); ++at)
        as_drawn = as_drawn && needed[at] <= room * weights[at] / all_weights;
    FilterPlaces places;
    if (as_drawn || all_needed <= room) {
        float x = 0;
        for (std::size_t at = 0; at < filters.size(); ++at) {
            const float chip = as_drawn ? room * weights[at] / all_weights : room * needed[at] / all_needed;
            places.rects.at(at) = {x, 0, chip, chips_px};
            x += chip + chips_gap_px;
        }
        return places;
    }
    const float half = (width - chips_gap_px) / 2;
    float chip_px = large_text(frame) ? chips_px + 20 : chips_px;
    // Whichever is chosen, they stand the same: two by two, in two lines where one of them would need that.
    bool two = true;
    for (const Filter& filter : filters) {
        const std::string label = page.say(filter.label);
        const ui::TextStyle style = filter_style(frame);
        const float room_px = half - sides_least_px - tick_px;
        two = two && ui::longest_word(frame.paint, label, style) <= room_px;
        const ui::TextBlock words{.words = label, .style = style, .color = {}, .width_px = room_px};
        if (two) chip_px = std::max(chip_px, frame.paint.measure(words).height + 24);
    }
    for (std::size_t at = 0; at < filters.size(); ++at) {
        const auto row = static_cast<float>(two ? at / 2 : at);
        places.rects.at(at) = {two && at % 2 == 1 ? half + chips_gap_px : 0, row * (chip_px + chips_gap_px),
                               two ? half : width, chip_px};
    }
    places.height_px = places.rects.back().bottom();
    return places;
}

std::optional<Action> draw_filters(const ExploreState& state, Page& page, ui::Point at, const FilterPlaces& places) {
    ui::Frame& frame = page.frame;
    const std::string chosen = page.say("say.chosen");
    std::optional<Action> action;
    for (std::size_t i = 0; i < filters.size(); ++i) {
        const bool on = filters[i].audience == state.audience;
        const std::string label = page.say(filters[i].label);
        if (ui::chip(frame, filters[i].id, places.rects.at(i).moved(at.x, at.y),
                     {.label = label,
                      .icon_px = 36,
                      .style = filter_style(frame),
                      .value = on ? chosen : std::string_view{}},
                     on))
            action = action::FilterReads{filters[i].audience};
    }
    return action;
}

/// A pill that opens something: the search field and Topics.
struct Pill {
    std::string_view id, label;
    ui::Icon icon;
    float icon_px, inset_px, gap_px;
    ui::TextStyle style;
    ui::Color color;
};

float words_x_of(const Pill& pill) { return pill.inset_px + pill.icon_px + pill.gap_px; }

float pill_height(Page& page, const Pill& pill, float width) {
    const float words = page.frame.paint
                            .measure({.words = pill.label,
                                      .style = pill.style,
                                      .color = {},
                                      .width_px = width - words_x_of(pill) - pill.inset_px + 8})
                            .height;
    return std::max(field_px, words + 40);
}

bool draw_pill(Page& page, const Pill& pill, ui::Rect rect) {
    ui::Frame& frame = page.frame;
    const ui::Touch touch = frame.control(pill.id, rect, {.role = ui::Role::button, .label = pill.label});
    const float radius = std::min(rect.height, field_px) / 2, middle = rect.center().y;
    frame.paint.fill(rect, touch.pressed ? frame.theme.sunken : frame.theme.surface, radius);
    frame.paint.stroke(rect, frame.theme.edge, frame.theme.edge_px, radius);
    frame.paint.icon(pill.icon, {rect.x + pill.inset_px, middle - pill.icon_px / 2, pill.icon_px, pill.icon_px},
                     pill.color, 2.1F);
    frame.label_in({rect.x + words_x_of(pill), rect.y, rect.width - words_x_of(pill) - pill.inset_px + 8, rect.height},
                   {.words = pill.label, .style = pill.style, .color = pill.color});
    return touch.activated;
}

/// The dock: filters, the way to search, and the topics beside it or, where the words need it, below.
struct Dock {
    Dock(const ExploreState& state, Page& page, float wide)
        : search_words(page.say("explore.search")), topics_words(page.say("explore.topics")), width(wide),
          filters_at(places_of(state, page, width)) {
        ui::Frame& frame = page.frame;
        search = {"explore.search",           search_words,     ui::Icon::search, 46, 41, 22,
                  frame.type.sans(38, 55.1F), frame.theme.ink_2};
        topics = {"explore.topics",
                  topics_words,
                  ui::Icon::list,
                  44,
                  43,
                  20,
                  frame.type.sans(36, 41.4F, ui::Weight::semibold),
                  frame.theme.ink};
        const auto one_line = [&](const Pill& pill) {
            return words_x_of(pill) + pill.inset_px +
                   frame.paint.measure({.words = pill.label, .style = pill.style, .color = {}}).width;
        };
        topics_px = one_line(topics);
        stacked = topics_px + field_gap_px + one_line(search) > width;
        if (stacked) topics_px = width;
        search_px = stacked ? width : width - topics_px - field_gap_px;
        row_px = std::max(pill_height(page, search, search_px), pill_height(page, topics, topics_px));
        height_px = filters_at.height_px + chips_to_field_px + row_px;
        if (stacked) height_px += row_px + chips_to_field_px;
    }

    std::string search_words, topics_words;
    float width;
    FilterPlaces filters_at;
    Pill search{}, topics{};
    float topics_px = 0, search_px = 0, row_px = 0, height_px = 0;
    bool stacked = false;
};

std::optional<Action> draw_dock(const ExploreState& state, Page& page, const Dock& dock, ui::Point at) {
    std::optional<Action> action = draw_filters(state, page, at, dock.filters_at);
    const float y = at.y + dock.filters_at.height_px + chips_to_field_px;
    const ui::Rect search{at.x, y, dock.search_px, dock.row_px};
    const ui::Rect topics = dock.stacked ? search.moved(0, dock.row_px + chips_to_field_px)
                                         : ui::Rect{search.right() + field_gap_px, y, dock.topics_px, dock.row_px};
    if (draw_pill(page, dock.search, search)) action = action::OpenSearch{};
    if (draw_pill(page, dock.topics, topics)) action = action::OpenTopics{};
    return action;
}

} // namespace

ShelfSize shelf_size(Page& page, const std::vector<ShownShelf>& shelves) {
    ShelfSize size{ui::book_size, 0};
    for (const ShownShelf& shown : shelves) {
        for (const Book& book : shown.books) {
            const std::string length = length_of(page, book);
            const ui::Size needed = ui::measured_book(page.frame, look_of(book, shown.shelf, length));
            size.book = {std::max(size.book.width, needed.width), std::max(size.book.height, needed.height)};
        }
    }
    size.pitch_px = books_y_px + size.book.height + ui::plank_px + below_plank_px;
    return size;
}

namespace {

/// Title and lead; returns where they end.
float draw_words(Page& page, ui::Point at, float width) {
    ui::Frame& frame = page.frame;
    const std::string title = page.say("explore.title"), lead = page.say("explore.lead");
    const float y = at.y + frame.text(at, title_of(frame, title, width), ui::Role::heading).height + title_to_lead_px;
    return y + frame.text({at.x, y}, lead_of(frame, lead, width)).height;
}

/// Words, filters, search and topics below one another, as low as they can be touched.
std::optional<Action> draw_left(const ExploreState& state, Page& page) {
    ui::Frame& frame = page.frame;
    const std::string title = page.say("explore.title"), lead = page.say("explore.lead");
    const Dock dock(state, page, across_width_px);
    const float words_px = frame.paint.measure(title_of(frame, title, across_width_px)).height + title_to_lead_px +
                           frame.paint.measure(lead_of(frame, lead, across_width_px)).height;
    const float room = frame.canvas.height - ui::bar_height(frame);
    const float below_lantern = words_px + across_dock_above_px + dock.height_px + across_bottom_px;
    // Beside a smaller lantern before anything has to scroll.
    const bool is_low = across_lantern_px + below_lantern > room;
    const float lantern_px = is_low ? across_low_lantern_px : across_lantern_px, needed = lantern_px + below_lantern;
    const auto draw_from = [&](float top, float height) {
        {
            const ui::Painter::Shift along(frame.paint, 0, top);
            if (is_low)
                ui::lantern(frame,
                            {.right_px = frame.canvas.width - 656, .chain_px = 1, .scale = 0.52F, .halo_px = 200});
            else
                ui::lantern(frame,
                            {.right_px = frame.canvas.width - 604, .chain_px = 10, .scale = 0.8F, .halo_px = 240});
        }
        const float dock_y = top + height - across_bottom_px - dock.height_px;
        draw_words(page, {across_x_px, top + lantern_px}, across_width_px);
        return draw_dock(state, page, dock, {across_x_px, dock_y});
    };
    if (needed <= room) return draw_from(0, room);
    ui::ScrollBox list(frame, "explore.words", {0, 0, across_left_px, room}, title);
    auto action = draw_from(list.origin_y(), needed);
    list.content_height(needed);
    return action;
}

} // namespace

std::optional<Action> draw(const ExploreState& state, Page& page) {
    ui::Frame& frame = page.frame;
    const float bottom = frame.canvas.height - ui::bar_height(frame);
    if (!frame.is_portrait()) {
        ui::header_wash(frame, frame.canvas.height);
        auto action = draw_left(state, page);
        const ui::Rect shelves{across_left_px, across_shelves_y_px, frame.canvas.width - across_left_px,
                               bottom - across_shelves_y_px};
        if (auto touched = draw_list(state, page, shelves)) action = touched;
        return action;
    }
    ui::header_wash(frame, wash_px);
    const float reach_px = page.state.reach_mode ? list_y_reach_px - list_y_px : 0;
    ui::lantern(frame, {.chain_px = 30 + reach_px / lantern_scale, .scale = lantern_scale, .halo_px = 240});
    const float width = frame.canvas.width - 2 * margin_px;
    const float words_end = draw_words(page, {margin_px, title_y_px + reach_px}, width - lantern_width_px);

    const Dock dock(state, page, width);
    const float dock_px = dock_padding_px + dock.height_px + dock_bottom_px;
    const ui::Rect bed{0, bottom - dock_px, frame.canvas.width, dock_px};
    const float top = std::max(list_y_px + reach_px, words_end + 12);
    auto action = draw_list(state, page, {0, top, frame.canvas.width, bed.y - top});
    draw_dock_bed(frame, bed);
    if (auto touched = draw_dock(state, page, dock, {margin_px, bed.y + dock_padding_px})) action = touched;
    return action;
}

} // namespace porchlight::screens

// The shelves, the reader and their sheets: what stands where, what a touch asks for, and where the lists go.
#include "../support/app/pane.h"
#include "app/library/library.h"
#include "app/screens/reading.h"
#include "app/screens/screens.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace porchlight;
using library::Article;
using library::Block;
using library::BlockKind;
using library::Shelf;
using test::asked;
using test::DrawScreen;
using test::none;
using test::Pane;

namespace {

Article article(std::string slug, std::string title, Shelf shelf, int place) {
    Article read;
    read.slug = std::move(slug);
    read.title = std::move(title);
    read.shelf = shelf;
    read.audience.everyone = true;
    read.minutes = 5;
    read.place = place;
    return read;
}

Block block(BlockKind kind, std::string text, std::string link = {}) {
    return {kind, {{std::move(text), false, false, std::move(link)}}, 1, 1};
}

/// A long read with three sections, a box with a link, and something before and after it on its shelf.
Article long_read() {
    Article read = article("six-boundaries", "Six kinds of boundaries", Shelf::boundaries, 1);
    read.next = {"boundary-builder", "five-patterns"};
    for (const char* heading : {"What a boundary is", "The six kinds", "Coming home"}) {
        read.blocks.push_back(block(BlockKind::heading, heading));
        for (int i = 0; i < 8; ++i)
            read.blocks.push_back(block(BlockKind::paragraph, "Think of a garden fence with a gate. The fence shows "
                                                              "where your garden starts. The gate is yours to open."));
    }
    read.blocks.push_back(block(BlockKind::item, "A first point"));
    read.blocks.push_back(block(BlockKind::numbered, "A first step"));
    read.blocks.push_back(block(BlockKind::quote, "I care about you, and I don’t lend money."));
    read.blocks.push_back(block(BlockKind::try_this, "Read one in a whisper.", "five-patterns"));
    return read;
}

struct Reading : Pane {
    Reading() {
        std::vector<Article> reads{long_read(), article("five-patterns", "Five family patterns", Shelf::family, 1)};
        for (int i = 1; i <= 6; ++i) {
            const std::string number = std::to_string(i);
            reads.push_back(article("peer-" + number, "About peers " + number, Shelf::peer, i));
        }
        reads.push_back(article("coping", "Coping skills that travel", Shelf::coping, 1));
        reads.push_back(article("stigma", "Shame and stigma", Shelf::stigma, 1));
        Article group = article("group", "Your first group", Shelf::groups, 1);
        group.audience = {.clients = true};
        reads.push_back(std::move(group));
        Article teens = article("teens", "For parents of teens", Shelf::youth, 1);
        teens.audience = {.family = true};
        reads.push_back(std::move(teens));
        reads_ = library::Library::of(std::move(reads));
        facts.library = &reads_;
    }

  private:
    library::Library reads_ = library::Library::of({});
};

DrawScreen explore(const ExploreState& state = {}) {
    return [state](Page& page) { return screens::draw(state, page); };
}
DrawScreen reader(const std::string& slug = "six-boundaries") {
    return [slug](Page& page) { return screens::draw(ReaderState{slug, {}}, page); };
}
template <typename Sheet>
DrawScreen sheet_over(const DrawScreen& below, const Sheet& sheet) {
    return [below, sheet](Page& page) {
        below(page);
        return screens::draw(sheet, page);
    };
}

} // namespace

TEST_CASE("explore: seven shelves in their order, each book named, the next shelf already to be seen") {
    Reading pane;
    pane.frame(explore());
    CHECK(pane.broken_rules() == none);
    float before = 0;
    for (const char* id : {"explore.all.peer", "explore.all.family", "explore.all.coping", "explore.all.boundaries",
                           "explore.all.stigma", "explore.all.groups", "explore.all.youth"}) {
        CHECK(pane.control(id).rect.y > before);
        before = pane.control(id).rect.y;
    }
    CHECK(pane.control("explore.book.peer-1").label == "About peers 1. 5\u00a0min");
    const ui::Rect list = pane.control("explore.list").rect;
    CHECK(pane.control("explore.all.boundaries").rect.y < list.bottom()); // a part of it shows
    CHECK(asked<action::OpenRead>(pane.tap(explore(), "explore.book.peer-2")).slug == "peer-2");
    CHECK(asked<action::OpenShelf>(pane.tap(explore(), "explore.all.peer")).shelf == Shelf::peer);
    asked<action::OpenTopics>(pane.tap(explore(), "explore.topics"));
    asked<action::OpenSearch>(pane.tap(explore(), "explore.search"));
}

TEST_CASE("reader: another language or larger text stays in the section, and a search opens at its own") {
    Reading pane;
    const DrawScreen at_two = [](Page& page) {
        return screens::draw(ReaderState{"six-boundaries", {}, false, {}, 2}, page);
    };
    const float below_edge_px = 48;
    pane.frame(at_two);
    pane.frame(at_two);
    CHECK(pane.text_of_role_top("The six kinds", ui::Role::heading) == Approx(below_edge_px).margin(1));
    pane.state.look.text_size = ui::TextSize::largest;
    pane.frame(at_two);
    pane.frame(at_two);
    CHECK(pane.text_of_role_top("The six kinds", ui::Role::heading) == Approx(below_edge_px).margin(1));
    pane.state.look.text_size = ui::TextSize::standard;
    pane.frame(at_two);
    pane.frame(at_two);
    CHECK(pane.text_of_role_top("The six kinds", ui::Role::heading) == Approx(below_edge_px).margin(1));
}

TEST_CASE("explore: a filter leaves what suits it, an empty shelf is gone, and nothing at all is said in words") {
    Reading pane;
    CHECK(asked<action::FilterReads>(pane.tap(explore(), "explore.filter.family")).audience == Audience::family);
    pane.frame(explore({.audience = Audience::family}));
    CHECK(pane.control("explore.filter.family").value == "Chosen");
    CHECK(pane.shows("explore.book.teens"));
    CHECK(pane.shows("explore.book.stigma")); // for everyone
    CHECK_FALSE(pane.shows("explore.all.groups"));
    const library::Library nothing = library::Library::of({});
    pane.facts.library = &nothing;
    pane.frame(explore({.audience = Audience::teens}));
    CHECK(pane.says("Nothing here for this filter yet. Try Everyone."));
}

TEST_CASE("explore: a book read in this visit is ticked and says so") {
    Reading pane;
    pane.frame(explore({.read = {"peer-1"}}));
    CHECK(pane.control("explore.book.peer-1").value == "Read this visit");
    CHECK(pane.control("explore.book.peer-2").value.empty());
}

TEST_CASE("explore: a try-it page stands after the read that names it, and only where the kiosk has it") {
    Reading pane;
    pane.frame(explore());
    CHECK_FALSE(pane.shows("explore.book.boundary-builder"));
    pane.facts.try_its = {"boundary-builder"};
    pane.frame(explore());
    CHECK(pane.control("explore.book.boundary-builder").label == "Boundary builder. Try it");
    CHECK(pane.control("explore.book.boundary-builder").rect.x > pane.control("explore.book.six-boundaries").rect.x);
    CHECK(asked<action::OpenRead>(pane.tap(explore(), "explore.book.boundary-builder")).slug == "boundary-builder");
}

TEST_CASE("explore: a shelf with more books than fit slides sideways, and the list stays") {
    Reading pane;
    pane.frame(explore());
    const float x = pane.control("explore.book.peer-1").rect.x, y = pane.control("explore.book.peer-1").rect.y;
    pane.now_seconds += 1;
    pane.press({900, y + 100});
    pane.move({600, y + 110});
    pane.frame(explore());
    pane.frame(explore());
    CHECK(pane.control("explore.book.peer-1").rect.x < x - 200);
    CHECK(pane.control("explore.book.peer-1").rect.y == y);
    CHECK(pane.broken_rules() == none);
}

TEST_CASE("explore: after a read the list begins at its shelf, and goes where the finger takes it from there") {
    Reading pane;
    const DrawScreen again = explore({.opens_at = Shelf::coping});
    pane.frame(again);
    const float list_y = pane.control("explore.list").rect.y;
    CHECK(pane.control("explore.all.coping").rect.y == Approx(list_y).margin(8));
    pane.now_seconds += 1;
    pane.press({500, 1000});
    pane.move({500, 1200});
    pane.frame(again);
    pane.frame(again);
    CHECK(pane.control("explore.all.coping").rect.y > list_y + 150);
}

TEST_CASE("explore: in reach mode the shelves begin in the lower half") {
    Reading pane;
    pane.state.reach_mode = true;
    pane.frame(explore());
    CHECK(pane.control("explore.list").rect.y >= 950);
}

TEST_CASE("topics: seven rows with their counts, a touch brings the shelf to the top and closes the sheet") {
    Reading pane;
    pane.state.screen = ExploreState{};
    const DrawScreen topics = sheet_over(explore(), TopicsSheet{});
    pane.frame(topics);
    CHECK(pane.broken_rules() == none);
    CHECK(pane.control("topics.peer").value == "6");
    CHECK(pane.control("explore.topics").covered);
    asked<action::CloseSheet>(pane.tap(topics, "topics.boundaries"));
    pane.frame(explore());
    CHECK(pane.control("explore.all.boundaries").rect.y == Approx(pane.control("explore.list").rect.y).margin(8));
    asked<action::CloseSheet>(pane.tap(topics, "topics.close"));
}

TEST_CASE("shelf: every read of it, each a row, and the ones read are marked") {
    Reading pane;
    pane.state.screen = ExploreState{.read = {"peer-3"}};
    const DrawScreen shelf = sheet_over(explore(), ShelfSheet{Shelf::peer});
    pane.frame(shelf);
    CHECK(pane.broken_rules() == none);
    CHECK(pane.control("shelf.peer-3").value == "Read this visit");
    CHECK(asked<action::OpenRead>(pane.tap(shelf, "shelf.peer-6")).slug == "peer-6");
    asked<action::CloseSheet>(pane.tap(shelf, "shelf.close"));
}

TEST_CASE("reader: what it is, for whom, how long, and checked only when somebody did") {
    Reading pane;
    pane.frame(reader());
    CHECK(pane.broken_rules() == none);
    for (const char* words :
         {"Boundaries", "Six kinds of boundaries", "5\u00A0min read", "Everyone", "About 5\u00a0min left"})
        CHECK(pane.says(words));
    CHECK_FALSE(pane.says("Checked by staff here"));
    Article checked = long_read();
    checked.reviewed = pane.facts.local.day;
    const library::Library reads = library::Library::of({checked});
    pane.facts.library = &reads;
    pane.frame(reader());
    CHECK(pane.says("Checked by staff here"));
    pane.facts.site.shows_checked = false;
    pane.frame(reader());
    CHECK_FALSE(pane.says("Checked by staff here"));
}

TEST_CASE("reader: a section's row moves the text to it, and less is left to read") {
    Reading pane;
    pane.frame(reader());
    const float before = pane.text_top("A first step");
    CHECK_FALSE(pane.tap(reader(), "reader.section.3").has_value());
    pane.frame(reader());
    CHECK(pane.text_top("A first step") < before - 1000);
    CHECK_FALSE(pane.says("About 5\u00A0min left"));
    pane.frame(reader());
    CHECK(pane.control("reader.section.3").scroller == screens::read_list_id);
}

TEST_CASE("reader: the contents sheet ticks where we are and moves the text below it") {
    Reading pane;
    pane.state.screen = ReaderState{"six-boundaries", {}};
    pane.frame(reader());
    const DrawScreen contents = sheet_over(reader(), ContentsSheet{});
    pane.frame(contents);
    CHECK(pane.broken_rules() == none);
    CHECK(pane.control("contents.1").value == "You are here");
    asked<action::CloseSheet>(pane.tap(contents, "contents.2"));
    pane.frame(contents);
    CHECK(pane.control("contents.2").value == "You are here");
    CHECK(pane.control("contents.1").value.empty());
}

TEST_CASE("reader: Read to me is there only where the kiosk has a voice") {
    Reading pane;
    pane.frame(reader());
    CHECK_FALSE(pane.shows("reader.aloud"));
    asked<action::OpenContents>(pane.tap(reader(), "reader.contents"));
    asked<action::OpenTextSize>(pane.tap(reader(), "reader.size"));
    pane.facts.site.has_speech = true;
    const auto begun = asked<action::ReadAloud>(pane.tap(reader(), "reader.aloud"));
    CHECK(begun.wish == action::AloudWish::begin);
    CHECK(begun.sentence == 0);
    CHECK(pane.broken_rules() == none);
}

TEST_CASE("reader: links, two reads to go on with, company where it is offered, and the way back") {
    Reading pane;
    pane.frame(reader());
    const std::string link = "reader.link.30.five-patterns";
    CHECK(pane.control(link).rect.height >= 88);
    CHECK(asked<action::OpenRead>(pane.tap(reader(), link)).slug == "five-patterns");
    CHECK_FALSE(pane.shows("reader.next.boundary-builder"));
    CHECK(asked<action::OpenRead>(pane.tap(reader(), "reader.next.five-patterns")).slug == "five-patterns");
    asked<action::BackToShelf>(pane.tap(reader(), "reader.shelf"));
    CHECK(pane.control("reader.shelf").label == "Back to the Boundaries shelf");
    asked<action::AskForCompany>(pane.tap(reader(), "reader.company"));
    pane.facts.site.desk_is_open = false;
    pane.facts.try_its = {"boundary-builder"};
    pane.frame(reader());
    CHECK_FALSE(pane.shows("reader.company"));
    CHECK(pane.shows("reader.next.boundary-builder"));
    pane.facts.site.desk_is_open = true;
    pane.facts.site.offers[0] = false;
    pane.frame(reader());
    CHECK_FALSE(pane.shows("reader.company"));
}

TEST_CASE("reader: at the end it is the last page") {
    Reading pane;
    pane.frame(reader());
    pane.now_seconds += 1;
    for (int i = 0; i < 20; ++i) {
        pane.focus_on(screens::read_list_id);
        pane.key(ui::KeyName::enter);
        pane.frame(reader());
        if (pane.says("Last page")) break;
    }
    CHECK(pane.says("Last page"));
}

TEST_CASE("reader: a read that is not there leaves the bar to lead back") {
    Reading pane;
    CHECK_FALSE(pane.frame(reader("gone")).has_value());
    CHECK(pane.broken_rules() == none);
}

TEST_CASE("text size: four sizes, and a line of the read itself to try them on") {
    Reading pane;
    pane.state.screen = ReaderState{"six-boundaries", {}};
    const DrawScreen sizes = sheet_over(reader(), TextSizeSheet{});
    pane.frame(sizes);
    CHECK(pane.broken_rules() == none);
    CHECK(pane.control("size.standard").value == "Chosen");
    CHECK(asked<action::SetLook>(pane.tap(sizes, "size.largest")).look.text_size == ui::TextSize::largest);
    asked<action::CloseSheet>(pane.tap(sizes, "size.close"));
}

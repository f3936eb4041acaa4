// Interaction: what keys do.
#include "tests/support/ui/glass.h"

#include <catch2/catch.hpp>

using test::button;
using test::Glass;
using ui::KeyName;
using ui::Role;

namespace {

// A heading, a two by two grid, a slider over both columns, and a help button far below on the right.
struct Page : Glass {
    Page() {
        add(button("title", {0, 0, 1080, 100})).role = Role::heading;
        add(button("a", {48, 200, 480, 200}));
        add(button("b", {552, 200, 480, 200}));
        add(button("c", {48, 420, 480, 200}));
        add(button("d", {552, 420, 480, 200}));
        add(button("line", {48, 700, 984, 88})).role = Role::slider;
        add(button("help", {800, 1752, 232, 128}));
    }
};

} // namespace

TEST_CASE("keys: Tab goes through the controls in reading order, in a circle, and back") {
    Page page;
    for (const char* id : {"a", "b", "c", "d", "line", "help", "a"}) CHECK(page.focus_after(KeyName::tab) == id);
    for (const char* id : {"help", "line"}) CHECK(page.focus_after(KeyName::back_tab) == id);
}

TEST_CASE("keys: going back from nothing begins at the end") {
    Page page;
    CHECK(page.focus_after(KeyName::back_tab) == "help");
}

TEST_CASE("keys: arrows go to the nearest control in their direction and stop where there is none") {
    Page page;
    CHECK(page.focus_after(KeyName::down) == "a");
    CHECK(page.focus_after(KeyName::right) == "b");
    CHECK(page.focus_after(KeyName::right) == "b");
    CHECK(page.focus_after(KeyName::down) == "d");
    CHECK(page.focus_after(KeyName::left) == "c");
    CHECK(page.focus_after(KeyName::up) == "a");
    CHECK(page.focus_after(KeyName::up) == "a");
}

TEST_CASE("keys: on a slider Left and Right are its own, Up and Down leave it") {
    Page page;
    page.input.focus_on("line");
    for (const KeyName name : {KeyName::left, KeyName::right, KeyName::home, KeyName::end}) {
        CHECK(page.focus_after(name) == "line");
        REQUIRE(page.input.keys().size() == 1);
        CHECK(page.input.keys()[0].key == name);
    }
    CHECK(page.focus_after(KeyName::down) == "help");
    CHECK(page.input.keys().empty());
    page.input.focus_on("line");
    CHECK(page.focus_after(KeyName::up) != "line");
}

TEST_CASE("keys: a field gets characters, Delete and the keys that move its caret") {
    Glass glass;
    glass.add(button("search", {48, 100, 984, 116})).role = Role::field;
    glass.input.focus_on("search");
    glass.send({.kind = ui::InputKind::character, .character = U'क'});
    glass.key(KeyName::left);
    glass.key(KeyName::erase, true);
    // One a frame: a screen answers one key at a time, and every one of a burst arrives.
    glass.frame();
    REQUIRE(glass.input.keys().size() == 1);
    CHECK(glass.input.keys()[0].character == U'क');
    glass.frame();
    REQUIRE(glass.input.keys().size() == 1);
    CHECK(glass.input.keys()[0].key == KeyName::left);
    glass.frame();
    REQUIRE(glass.input.keys().size() == 1);
    CHECK(glass.input.keys()[0].key == KeyName::erase);
    glass.frame();
    CHECK(glass.input.keys().empty());
}

TEST_CASE("keys: Enter acts on the focused control, and never by auto-repeat") {
    Page page;
    page.key(KeyName::tab);
    page.frame();
    page.key(KeyName::enter);
    page.frame();
    CHECK(page.input.activated("a"));
    for (int i = 0; i < 5; ++i) {
        page.now_seconds += 1;
        page.key(KeyName::enter, true);
        page.frame();
        CHECK_FALSE(page.input.activated_id());
    }
}

TEST_CASE("keys: Enter in the first 300 ms of a screen is ignored") {
    Page page;
    page.frame();
    page.input.screen_changed(page.now_seconds);
    page.key(KeyName::tab);
    page.key(KeyName::enter);
    page.frame();
    CHECK_FALSE(page.input.activated_id());
    page.now_seconds += 0.4;
    page.key(KeyName::enter);
    page.frame();
    CHECK(page.input.activated("a"));
}

TEST_CASE("keys: the focus shows only after a key, and Enter never acts on a focus nobody sees") {
    Page page;
    REQUIRE(page.tap({100, 300}) == "a");
    CHECK(page.input.focus() == "a");
    CHECK_FALSE(page.input.focused("a"));
    page.now_seconds += 1;
    page.key(KeyName::enter);
    page.frame();
    CHECK_FALSE(page.input.activated_id());
    CHECK(page.input.focused("a"));
    page.key(KeyName::enter);
    page.frame();
    CHECK(page.input.activated("a"));
    page.press({600, 1500});
    page.frame();
    CHECK_FALSE(page.input.focused("a"));
}

TEST_CASE("keys: a touch on the keyboard of the glass leaves the focus in the field") {
    Page page;
    page.add(button("key.q", {0, 1200, 95, 112})).role = Role::key;
    page.input.focus_on("line");
    REQUIRE(page.tap({40, 1240}) == "key.q");
    CHECK(page.input.focus() == "line");
}

TEST_CASE("keys: Enter on a field is for the screen to hear, and the field is told too") {
    const bool by_touch = GENERATE(true, false);
    Glass glass;
    glass.add(button("search", {48, 100, 984, 116})).role = Role::field;
    if (by_touch)
        REQUIRE(glass.tap({100, 150}) == "search");
    else
        REQUIRE(glass.focus_after(KeyName::tab) == "search");
    glass.now_seconds += 1;
    glass.key(KeyName::enter);
    glass.frame();
    CHECK(glass.input.activated("search"));
    REQUIRE(glass.input.keys().size() == 1);
    CHECK(glass.input.keys()[0].key == KeyName::enter);
    glass.now_seconds += 1;
    glass.key(KeyName::enter, true);
    glass.frame();
    CHECK(glass.input.keys().empty());
}

TEST_CASE("keys: Escape is told once, not by auto-repeat") {
    Page page;
    page.key(KeyName::escape);
    page.frame();
    CHECK(page.input.escape());
    page.key(KeyName::escape, true);
    page.frame();
    CHECK_FALSE(page.input.escape());
}

TEST_CASE("keys: the focus stays within a sheet and comes back to what opened it") {
    Page page;
    page.input.focus_on("b");
    const ui::Access below = page.access;
    page.access.cover();
    page.add(button("sheet.one", {48, 900, 400, 120}));
    page.add(button("sheet.two", {48, 1100, 400, 120}));
    page.key(KeyName::enter);
    page.frame();
    CHECK_FALSE(page.input.activated_id());
    CHECK(page.focus_after(KeyName::tab) == "sheet.one");
    CHECK(page.focus_after(KeyName::tab) == "sheet.two");
    CHECK(page.focus_after(KeyName::tab) == "sheet.one");
    CHECK(page.focus_after(KeyName::up) == "sheet.one");
}

TEST_CASE("keys: a control that cannot have the focus, or is cut off altogether, is passed over") {
    Page page;
    const_cast<ui::Control&>(*page.access.find("a")).focusable = false;
    const_cast<ui::Control&>(*page.access.find("b")).clip = {};
    CHECK(page.focus_after(KeyName::tab) == "c");
}

TEST_CASE("keys: a new screen forgets the focus") {
    Page page;
    page.focus_after(KeyName::tab);
    page.input.screen_changed(page.now_seconds);
    CHECK(page.input.focus().empty());
    CHECK(page.focus_after(KeyName::tab) == "a");
}

TEST_CASE("keys: a sheet has a focus of its own, and when it closes the focus is where it was below") {
    Page page;
    page.focus_after(KeyName::tab);
    REQUIRE(page.focus_after(KeyName::tab) == "b");
    page.add(button("keep", {48, 1200, 984, 120}));
    page.input.layer_changed(page.now_seconds);
    CHECK(page.input.focus().empty());
    CHECK(page.focus_after(KeyName::back_tab) == "keep");
    page.input.layer_changed(page.now_seconds);
    CHECK(page.input.focus() == "b");
    CHECK(page.focus_after(KeyName::tab) == "c");
}

TEST_CASE("keys: the focus brings its control into the list's view") {
    Glass glass;
    glass.add(button("list", {0, 200, 1080, 600})).role = Role::scroll_area;
    for (int i = 0; i < 6; ++i) {
        ui::Control& item =
            glass.add(button("item." + std::to_string(i), {48, 200 + 220.0F * static_cast<float>(i), 984, 200}));
        item.clip = {0, 200, 1080, 600};
        item.scroller = "list";
    }
    glass.input.scroll("list").limit_px = 740;
    CHECK(glass.focus_after(KeyName::tab) == "list");
    CHECK(glass.focus_after(KeyName::tab) == "item.0");
    CHECK(glass.focus_after(KeyName::down) == "item.1");
    CHECK(glass.input.scroll("list").offset_px == 0);
    CHECK(glass.focus_after(KeyName::down) == "item.2"); // 640..840, the box ends at 800
    CHECK(glass.input.scroll("list").offset_px == 64);
    CHECK(glass.focus_after(KeyName::back_tab) == "item.1");
    glass.input.focus_on("item.4");
    CHECK(glass.focus_after(KeyName::down) == "item.5");
    CHECK(glass.input.scroll("list").offset_px == 740);
}

TEST_CASE("keys: an arrow keeps to its column rather than to what is nearest") {
    Glass glass;
    glass.add(button("top", {48, 100, 300, 100}));
    glass.add(button("aside", {420, 220, 300, 100}));
    glass.add(button("below", {48, 340, 300, 100}));
    glass.input.focus_on("top");
    CHECK(glass.focus_after(KeyName::down) == "below");
}

TEST_CASE("keys: an arrow from outside a list passes over what is scrolled out of sight") {
    Glass glass;
    glass.add(button("back", {48, 0, 300, 100}));
    glass.add(button("list", {0, 300, 1080, 600})).role = Role::scroll_area;
    for (const auto& [id, y] : {std::pair{"gone", 120.0F}, std::pair{"seen", 340.0F}}) {
        ui::Control& item = glass.add(button(id, {48, y, 300, 200}));
        item.clip = {0, 300, 1080, 600};
        if (item.id == "gone") item.rect.height = 150;
        item.scroller = "list";
    }
    glass.input.scroll("list") = {.offset_px = 300, .limit_px = 1000};
    glass.input.focus_on("back");
    CHECK(glass.focus_after(KeyName::down) == "seen");
    CHECK(glass.input.scroll("list").offset_px == 300);
    CHECK(glass.focus_after(KeyName::up) == "gone"); // within the list it is the neighbour
    CHECK(glass.input.scroll("list").offset_px == 300 - (300 + 24 - 120));
}

TEST_CASE("keys: a row that goes sideways is paged with Left and Right, and left with Down") {
    Glass glass;
    glass.add(button("row", {0, 200, 1000, 300})).role = Role::scroll_area;
    glass.add(button("help", {0, 1752, 400, 128}));
    ui::ScrollArea& row = glass.input.scroll("row");
    row = {.offset_px = 0, .limit_px = 2000, .axis = ui::Axis::across};
    REQUIRE(glass.focus_after(KeyName::tab) == "row");
    glass.focus_after(KeyName::right);
    CHECK(row.offset_px == 800);
    glass.focus_after(KeyName::left);
    CHECK(row.offset_px == 0);
    CHECK(glass.focus_after(KeyName::down) == "help");
}

TEST_CASE("keys: a control taller than its list shows its beginning") {
    Glass glass;
    glass.add(button("list", {0, 200, 1080, 600})).role = Role::scroll_area;
    ui::Control& item = glass.add(button("long", {48, 700, 984, 900}));
    item.clip = {0, 200, 1080, 600};
    item.scroller = "list";
    glass.input.scroll("list").limit_px = 1400;
    glass.focus_after(KeyName::tab);
    CHECK(glass.focus_after(KeyName::tab) == "long");
    CHECK(glass.input.scroll("list").offset_px == 700 - 200 - 24);
}

TEST_CASE("keys: a list that fits its box is no stop of its own") {
    Glass glass;
    glass.add(button("list", {0, 200, 1080, 600})).role = Role::scroll_area;
    glass.input.scroll("list").limit_px = 0;
    glass.add(button("help", {0, 1752, 400, 128}));
    CHECK(glass.focus_after(KeyName::tab) == "help");
}

TEST_CASE("keys: a page of text without controls is read with arrows, or with Enter alone") {
    Glass glass;
    glass.add(button("page", {0, 200, 1080, 1000})).role = Role::scroll_area;
    glass.add(button("help", {0, 1752, 400, 128}));
    glass.input.scroll("page").limit_px = 1000;
    const auto offset_after = [&](KeyName name) {
        glass.key(name);
        glass.frame();
        return glass.input.scroll("page").offset_px;
    };
    CHECK(glass.focus_after(KeyName::tab) == "page");
    CHECK(offset_after(KeyName::down) == 800);
    CHECK(offset_after(KeyName::up) == 0);
    CHECK(offset_after(KeyName::end) == 1000);
    CHECK(offset_after(KeyName::home) == 0);
    CHECK(offset_after(KeyName::enter) == 800);
    CHECK(offset_after(KeyName::enter) == 1000);
    CHECK(offset_after(KeyName::enter) == 0);
    CHECK_FALSE(glass.input.activated_id());
    CHECK(offset_after(KeyName::end) == 1000);
    CHECK(glass.focus_after(KeyName::down) == "help"); // at the end the arrow goes on
}

// Lists under the finger: when they take it, how they glide, where they stop.
#include "tests/support/ui/glass.h"

#include <catch2/catch.hpp>

using test::button;
using test::Glass;
using ui::Role;

namespace {

// A list 1000 px tall with 3000 px of content, an item in it, and a button that lies over it without being part of it.
struct List : Glass {
    List() {
        add(button("list", {0, 200, 1080, 1000})).role = Role::scroll_area;
        add(button("item", {48, 600, 984, 200})).scroller = "list";
        add(button("over", {48, 1000, 400, 120}));
        area().limit_px = 2000;
        area().offset_px = 500;
        frame();
    }
    ui::ScrollArea& area() { return input.scroll("list"); }
    // Moves a finger evenly, 8 ms a step, with a frame for every second one.
    void drag(ui::Point from, ui::Point to, double seconds, int finger = 1) {
        const int steps = static_cast<int>(seconds / 0.008);
        press(from, finger);
        for (int i = 1; i <= steps; ++i) {
            now_seconds += 0.008;
            const float share = static_cast<float>(i) / static_cast<float>(steps);
            move({from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share}, finger);
            if (i % 2 == 0) frame();
        }
        frame();
    }
    void flick(int finger = 1) {
        drag({500, 900}, {500, 700}, 0.08, finger);
        release({500, 700}, finger);
        frame();
    }
    static constexpr ui::Point item{500, 700};
};

} // namespace

TEST_CASE("scroll: up to 14 px it is a tap, beyond it the list follows and nothing is pressed") {
    List list;
    list.press(List::item);
    list.move({500, 686});
    list.frame();
    CHECK(list.input.pressed("item"));
    CHECK(list.area().offset_px == 500);
    list.move({500, 680});
    list.frame();
    CHECK_FALSE(list.input.pressed("item"));
    CHECK(list.area().offset_px == Approx(506)); // without a jump over the slop
    list.move({500, 580});
    list.frame();
    CHECK(list.area().offset_px == Approx(606));
    list.wait(0.5);
    list.release({500, 580});
    list.frame();
    CHECK_FALSE(list.input.activated_id());
    CHECK_FALSE(list.input.scrolling());
    CHECK(list.area().offset_px == Approx(606));
}

TEST_CASE("scroll: a tap on an item acts, a slide sideways stays a press") {
    List list;
    CHECK(list.tap(List::item) == "item");
    list.now_seconds += 1;
    list.press(List::item);
    list.move({700, 706});
    list.release({700, 706});
    list.frame();
    CHECK(list.input.activated("item"));
}

TEST_CASE("scroll: a list that fits its box neither moves nor takes the finger") {
    List list;
    list.area() = {};
    list.press(List::item);
    list.move({500, 650});
    list.frame();
    CHECK(list.area().offset_px == 0);
    CHECK(list.input.pressed("item"));
    list.release({500, 650});
    list.frame();
    CHECK(list.input.activated("item"));
}

TEST_CASE("scroll: what lies over a list does not drag it") {
    List list;
    list.press({100, 1010});
    list.move({100, 1060});
    list.frame();
    CHECK(list.area().offset_px == 500);
    CHECK(list.input.pressed("over"));
}

TEST_CASE("scroll: a flick glides on in the finger's direction and comes to rest by itself") {
    List list;
    list.flick();
    REQUIRE(list.input.scrolling());
    const float begun = list.area().offset_px;
    float before = begun;
    int frames = 0;
    while (list.input.scrolling() && frames < 600) {
        list.wait(1.0 / 60);
        CHECK(list.area().offset_px >= before);
        before = list.area().offset_px;
        ++frames;
    }
    CHECK(frames < 200);
    // 200 px in 80 ms is 2500 px/s; with friction it goes on for speed times 0.325 s.
    CHECK(list.area().offset_px - begun == Approx(2500 * 0.325).epsilon(0.08));
}

TEST_CASE("scroll: a flick goes as far at any frame rate") {
    ui::ScrollArea at_60{.offset_px = 0, .limit_px = 9000}, at_30 = at_60;
    ui::fling(at_60, 3000);
    ui::fling(at_30, 3000);
    for (int i = 0; i < 300; ++i) ui::glide(at_60, 1.0 / 60);
    for (int i = 0; i < 150; ++i) ui::glide(at_30, 1.0 / 30);
    CHECK(at_60.offset_px == Approx(at_30.offset_px).margin(2));
}

TEST_CASE("scroll: speed is limited to 6000 px/s, and a finger that rested before it left flings nothing") {
    ui::ScrollArea area{.offset_px = 0, .limit_px = 9000};
    ui::fling(area, -50000);
    CHECK(area.speed_px_per_second == -6000);
    List list;
    list.drag({500, 900}, {500, 700}, 0.08);
    list.now_seconds += 0.2;
    list.release({500, 700});
    list.frame();
    CHECK_FALSE(list.input.scrolling());
}

TEST_CASE("scroll: a touch on a gliding list stops it without pressing anything") {
    List list;
    list.flick();
    list.wait(0.05);
    REQUIRE(list.input.scrolling());
    CHECK(list.tap(List::item).empty());
    CHECK_FALSE(list.input.scrolling());
    list.now_seconds += 0.4;
    CHECK(list.tap(List::item) == "item");
}

TEST_CASE("scroll: a palm that rests on the list does not keep another finger from flinging it") {
    List list;
    list.press({900, 1100}, 7);
    list.wait(1);
    list.flick(8);
    REQUIRE(list.input.scrolling());
    const float before = list.area().offset_px;
    list.wait(1.0 / 60);
    CHECK(list.area().offset_px > before);
}

TEST_CASE("scroll: a palm that stopped the list does not keep another finger from flinging it again") {
    List list;
    list.flick(8);
    list.press({900, 1100}, 7);
    list.wait(1);
    list.flick(8);
    CHECK(list.input.scrolling());
}

TEST_CASE("scroll: no further than 40 px beyond an end, and back by itself") {
    const bool at_top = GENERATE(true, false);
    List list;
    list.area().offset_px = at_top ? 0.0F : 2000.0F;
    const float end = list.area().offset_px;
    const float far = at_top ? 1100.0F : -500.0F;
    list.drag({500, 700}, {500, 700 + (at_top ? far - 700 : far)}, 0.2);
    CHECK(std::abs(list.area().offset_px - end) > 5);
    CHECK(std::abs(list.area().offset_px - end) <= ui::overscroll_px);
    CHECK_FALSE(list.input.scrolling()); // held: it does not move by itself
    list.release({500, 700});
    list.frame();
    REQUIRE(list.input.scrolling());
    for (int i = 0; i < 120 && list.input.scrolling(); ++i) list.wait(1.0 / 60);
    CHECK(list.area().offset_px == end);
}

TEST_CASE("scroll: beyond its end a list gives way ever more slowly") {
    ui::ScrollArea area{.offset_px = 0, .limit_px = 100};
    ui::pull(area, -20);
    const float first_px = -area.offset_px;
    ui::pull(area, -20);
    CHECK(-area.offset_px - first_px < first_px);
    ui::pull(area, -first_px);
    ui::pull(area, 30); // and comes back with the finger
    CHECK(area.offset_px > -30);
}

TEST_CASE("scroll: a finger on a list that springs back holds it until it leaves") {
    List list;
    list.area().offset_px = -30;
    REQUIRE(list.input.scrolling());
    list.press(List::item);
    list.frame();
    CHECK_FALSE(list.input.scrolling());
    list.wait(0.03);
    CHECK(list.area().offset_px == -30);
    list.release(List::item);
    list.wait(0.03);
    CHECK_FALSE(list.input.activated_id());
    CHECK(list.area().offset_px > -30);
}

TEST_CASE("scroll: a flick into an end comes to rest exactly there") {
    List list;
    list.area().offset_px = 1900;
    list.flick();
    float furthest = 0;
    for (int i = 0; i < 600 && list.input.scrolling(); ++i) {
        list.wait(1.0 / 60);
        furthest = std::max(furthest, list.area().offset_px);
    }
    CHECK(list.area().offset_px == 2000);
    CHECK(furthest <= 2000 + ui::overscroll_px);
}

TEST_CASE("scroll: a long sleep before a glide does not make it jump") {
    List list;
    list.wait(1000);
    list.flick();
    const float before = list.area().offset_px;
    list.wait(1000);
    CHECK(list.area().offset_px - before < 6000.0F / 30);
}

TEST_CASE("scroll: the wheel moves the list under it and stops at the ends") {
    List list;
    const auto wheel = [&](float steps, ui::Point at) {
        list.send({.kind = ui::InputKind::wheel, .at = at, .wheel_steps = steps});
        list.frame();
        return list.area().offset_px;
    };
    CHECK(wheel(-1, List::item) == Approx(620));
    CHECK(wheel(-1, {500, 1500}) == Approx(620)); // beside the list
    CHECK(wheel(100, List::item) == 0);
    CHECK_FALSE(list.input.scrolling());
}

TEST_CASE("scroll: a new screen forgets where lists were, a sheet keeps them") {
    List list;
    list.input.layer_changed(list.now_seconds);
    CHECK(list.area().offset_px == 500);
    list.input.screen_changed(list.now_seconds);
    CHECK(list.area().offset_px == 0);
}

namespace {

// A row that goes sideways within the list, with a book on it.
struct Shelf : List {
    Shelf() {
        ui::Control row = button("row", {0, 600, 1080, 260});
        row.role = Role::scroll_area;
        row.scroller = "list";
        add(row);
        add(button("book", {60, 600, 304, 252})).scroller = "row";
        books().axis = ui::Axis::across;
        books().limit_px = 700;
    }
    ui::ScrollArea& books() { return input.scroll("row"); }
};

} // namespace

TEST_CASE("scroll: a row within a list follows a finger sideways, the list one that goes up or down") {
    Shelf shelf;
    shelf.drag({300, 700}, {100, 690}, 0.2);
    CHECK(shelf.books().offset_px == Approx(186)); // 200 less the slop
    CHECK(shelf.area().offset_px == 500);
    CHECK_FALSE(shelf.input.pressed("book"));
    shelf.wait(0.5);
    shelf.release({100, 690});
    shelf.wait(0.5);
    shelf.drag({300, 700}, {310, 600}, 0.2);
    CHECK(shelf.books().offset_px == Approx(186));
    CHECK(shelf.area().offset_px == Approx(586));
}

TEST_CASE("scroll: a row that holds all its books leaves every finger to the list around it") {
    Shelf shelf;
    shelf.books().limit_px = 0;
    shelf.drag({300, 700}, {200, 650}, 0.2);
    CHECK(shelf.books().offset_px == 0);
    CHECK(shelf.area().offset_px == Approx(536));
}

TEST_CASE("scroll: the wheel over a row turns the list around it") {
    Shelf shelf;
    shelf.send({.kind = ui::InputKind::wheel, .at = {300, 700}, .wheel_steps = -1});
    shelf.frame();
    CHECK(shelf.area().offset_px == Approx(620));
    CHECK(shelf.books().offset_px == 0);
}

TEST_CASE("scroll: a touch on a row stops the list it glides with, and presses no book") {
    Shelf shelf;
    ui::fling(shelf.area(), 2000);
    CHECK(shelf.tap({200, 700}).empty());
    CHECK_FALSE(shelf.input.scrolling());
    shelf.now_seconds += 1;
    CHECK(shelf.tap({200, 700}) == "book");
}

TEST_CASE("scroll: a flick along a row glides sideways") {
    Shelf shelf;
    shelf.drag({300, 700}, {200, 700}, 0.08);
    shelf.release({200, 700});
    shelf.frame();
    CHECK(shelf.books().speed_px_per_second > 500);
    CHECK(shelf.area().speed_px_per_second == 0);
}

// Frame and ScrollBox: what a draw function says is what can be touched, read aloud and scrolled. No window.
#include "ui/frame.h"
#include "ui/stage.h"

#include <catch2/catch.hpp>
#include <functional>

using ui::InputKind;
using ui::Rect;
using ui::Role;

namespace {

// A stage without graphics and one draw function, a frame every 16 ms.
struct Theatre {
    std::unique_ptr<ui::Stage> stage;
    std::function<void(ui::Frame&)> draw;
    double now_seconds = 10;
    ui::Touch touch; ///< of the control the test looks at

    explicit Theatre(std::function<void(ui::Frame&)> picture) : draw(std::move(picture)) {
        auto created = ui::Stage::create({.assets = PORCHLIGHT_SHARE, .has_graphics = false});
        INFO((created ? std::string() : created.error()));
        REQUIRE(created.has_value());
        stage = std::move(*created);
        frame();
    }
    void frame() {
        now_seconds += 0.016;
        draw(stage->begin({1080, 1920}, now_seconds, {}));
        stage->finish();
    }
    void send(InputKind kind, ui::Point at) {
        stage->input().push({.kind = kind, .finger = 1, .at = at, .time_seconds = now_seconds});
    }
    const ui::Control& control(std::string_view id) const {
        const ui::Control* found = stage->access().find(id);
        REQUIRE(found != nullptr);
        return *found;
    }
};

ui::TextBlock block(const ui::Frame& frame, std::string_view words, float width_px = 0,
                    ui::Align align = ui::Align::start) {
    return {.words = words,
            .style = frame.type.body(),
            .color = frame.theme.ink,
            .width_px = width_px,
            .align = align,
            .lines_max = 0};
}

} // namespace

TEST_CASE("frame: a control tells its draw function when it is pressed, and once when it acts") {
    ui::Touch touch;
    Theatre theatre([&](ui::Frame& frame) {
        touch = frame.control("go", {100, 100, 200, 120}, {.label = "**Go** on", .value = "Chosen"});
    });
    CHECK(theatre.control("go").label == "Go on");
    CHECK(theatre.control("go").value == "Chosen");
    CHECK(theatre.control("go").clip == Rect{0, 0, 1080, 1920});
    theatre.send(InputKind::press, {150, 150});
    theatre.frame();
    CHECK(touch.pressed);
    CHECK_FALSE(touch.activated);
    theatre.send(InputKind::release, {150, 150});
    theatre.frame();
    CHECK(touch.activated);
    theatre.frame();
    CHECK_FALSE(touch.activated);
}

TEST_CASE("frame: words are read aloud where they stand, and never take a touch") {
    Theatre theatre([](ui::Frame& frame) {
        frame.control("card", {0, 0, 1080, 400}, {.label = "card"});
        frame.text({48, 100}, block(frame, "**Good** morning"), Role::heading);
        frame.label({48, 200}, block(frame, "in the card's own label"));
    });
    const auto& controls = theatre.stage->access().controls();
    REQUIRE(controls.size() == 2);
    CHECK(controls[1].label == "Good morning");
    CHECK(controls[1].role == Role::heading);
    CHECK(controls[1].rect.x == 48);
    CHECK(controls[1].rect.width > 100);
    CHECK_FALSE(controls[1].focusable);
    CHECK(theatre.stage->access().at({60, 110})->id == "card");
}

TEST_CASE("frame: words in a rectangle stand in its middle and wrap at its width") {
    const auto align = GENERATE(ui::Align::start, ui::Align::center, ui::Align::end);
    const Rect box{100, 100, 300, 400};
    ui::Size size;
    Theatre theatre([&](ui::Frame& frame) {
        size = frame.text_in(box, block(frame, "more words than fit on one line of this box", 0, align));
    });
    const Rect& rect = theatre.stage->access().controls().front().rect;
    CHECK(size.height > 60);
    CHECK(rect.center().y == Approx(box.center().y));
    CHECK(rect.x >= box.x);
    CHECK(rect.right() <= box.right());
}

TEST_CASE("frame: one line hangs from its point by its alignment") {
    Theatre theatre([](ui::Frame& frame) {
        for (const auto align : {ui::Align::start, ui::Align::center, ui::Align::end})
            frame.text({500, 100}, block(frame, "words", 0, align));
    });
    const auto& controls = theatre.stage->access().controls();
    CHECK(controls[0].rect.x == 500);
    CHECK(controls[1].rect.center().x == Approx(500));
    CHECK(controls[2].rect.right() == Approx(500));
}

TEST_CASE("frame: the nearest of several wake-ups counts, and none is in the past") {
    Theatre theatre([](ui::Frame& frame) {
        frame.wake_in(5);
        frame.wake_in(2);
        frame.wake_in(9);
        CHECK(frame.wake_in_seconds == 2);
        frame.wake_in(-1);
        CHECK(frame.wake_in_seconds == 0);
    });
}

TEST_CASE("scroll box: what is made within moves with the list and is cut to its box") {
    const Rect box{0, 300, 1080, 600};
    float origin_y = 0;
    Theatre theatre([&](ui::Frame& frame) {
        {
            ui::ScrollBox list(frame, "list", box, "Articles");
            origin_y = list.origin_y();
            for (int row = 0; row < 10; ++row)
                frame.control("row." + std::to_string(row), {48, origin_y + 200.0F * static_cast<float>(row), 984, 180},
                              {.label = "row"});
            list.content_height(2000);
        }
        frame.control("after", {0, 1752, 400, 128}, {.label = "after"});
    });
    CHECK(theatre.control("list").role == Role::scroll_area);
    CHECK(theatre.control("list").label == "Articles");
    CHECK(theatre.control("row.0").scroller == "list");
    CHECK(theatre.control("row.0").clip == box);
    CHECK(theatre.control("after").scroller.empty());
    CHECK(theatre.control("after").clip == Rect{0, 0, 1080, 1920});
    CHECK(theatre.stage->input().scroll("list").limit_px == 1400);
    CHECK(origin_y == 300);

    theatre.send(InputKind::press, {500, 800});
    theatre.send(InputKind::move, {500, 686});
    theatre.frame();
    CHECK(origin_y == Approx(200));
    CHECK(theatre.control("row.0").rect.y == Approx(200));
    CHECK(theatre.stage->access().at({500, 250}) == nullptr); // row.0 reaches up there, but is cut off
}

TEST_CASE("scroll box: content that became shorter is brought back, content that fits stays") {
    float height_px = 2000;
    Theatre theatre([&](ui::Frame& frame) {
        ui::ScrollBox list(frame, "list", {0, 300, 1080, 600}, "Found");
        list.content_height(height_px);
    });
    ui::ScrollArea& area = theatre.stage->input().scroll("list");
    area.offset_px = 1400;
    height_px = 700;
    for (int frames = 0; frames < 200; ++frames) theatre.frame();
    CHECK(area.offset_px == 100);
    height_px = 200;
    for (int frames = 0; frames < 200; ++frames) theatre.frame();
    CHECK(area.offset_px == 0);
    CHECK(area.limit_px == 0);
    CHECK_FALSE(theatre.stage->input().scrolling());
}

TEST_CASE("frame: the focus ring lies around what is seen of a control, not around its larger target") {
    auto stage = std::move(ui::Stage::create({.assets = PORCHLIGHT_SHARE, .keeps_marks = true}).value());
    constexpr Rect target{90, 700, 900, 160}, track{90, 700, 900, 88};
    const auto ring = [&](Rect seen) {
        for (const double now : {0.0, 1.0, 2.0}) {
            ui::Frame& frame = stage->begin({1080, 1920}, now, {});
            frame.control("line", target, {.role = Role::slider, .label = "Ease", .seen = seen});
            stage->finish();
            stage->input().push({.kind = InputKind::key, .time_seconds = now, .key = ui::KeyName::tab});
            stage->input().focus_on("line");
        }
        for (const ui::Mark& mark : stage->marks())
            if (mark.kind == ui::MarkKind::outline) return mark.rect;
        return Rect{};
    };
    CHECK(ring(track) == Rect{79, 689, 922, 110});
    CHECK(ring({}) == Rect{79, 689, 922, 182});
}

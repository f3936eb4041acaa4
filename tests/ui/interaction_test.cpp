// Interaction: what fingers do. Times are passed in; nothing waits.
#include "tests/support/ui/glass.h"

#include <catch2/catch.hpp>

using test::button;
using test::Glass;
using ui::Role;

namespace {

// Two buttons side by side and a slider below.
struct Form : Glass {
    Form() {
        add(button("yes", {100, 100, 200, 120}));
        add(button("no", {320, 100, 200, 120}));
        ui::Control& slider = add(button("line", {100, 400, 800, 88}));
        slider.role = Role::slider;
        slider.captures_drag = true;
    }
    static constexpr ui::Point yes{200, 160}, no{400, 160}, line{300, 440}, nothing{900, 1500};
};

} // namespace

TEST_CASE("interaction: a tap acts on release, once") {
    Form form;
    form.press(Form::yes);
    form.frame();
    CHECK(form.input.pressed("yes"));
    CHECK_FALSE(form.input.activated_id());
    form.release(Form::yes);
    form.wait(0.05);
    CHECK(form.input.activated("yes"));
    CHECK_FALSE(form.input.pressed("yes"));
    form.wait(0.05);
    CHECK_FALSE(form.input.activated_id());
}

TEST_CASE("interaction: down and up within one frame is a tap") {
    Form form;
    CHECK(form.tap(Form::yes) == "yes");
}

TEST_CASE("interaction: sliding off shows rest, coming back shows pressed and acts") {
    Form form;
    form.press(Form::yes);
    form.move({305, 160});
    form.frame();
    CHECK_FALSE(form.input.pressed("yes"));
    form.move({290, 160});
    form.frame();
    CHECK(form.input.pressed("yes"));
    form.release({290, 160});
    form.frame();
    CHECK(form.input.activated("yes"));
}

TEST_CASE("interaction: letting go beside the target or on another one does nothing") {
    const ui::Point end = GENERATE(ui::Point{305, 160}, Form::no);
    Form form;
    form.press(Form::yes);
    form.move(end);
    form.release(end);
    form.frame();
    CHECK_FALSE(form.input.activated_id());
}

TEST_CASE("interaction: sliding far off gives the press up for good") {
    Form form;
    form.press(Form::yes);
    form.move({200, 261}); // 41 px below its edge
    form.move(Form::yes);
    form.frame();
    CHECK_FALSE(form.input.pressed("yes"));
    form.release(Form::yes);
    form.frame();
    CHECK_FALSE(form.input.activated_id());
}

TEST_CASE("interaction: a trembling finger within the target still acts") {
    Form form;
    form.press({110, 110});
    form.move({290, 210});
    form.release({290, 210});
    form.frame();
    CHECK(form.input.activated("yes"));
}

TEST_CASE("interaction: the same control waits 300 ms before it acts again, another one does not") {
    Form form;
    REQUIRE(form.tap(Form::yes) == "yes");
    form.now_seconds += 0.29;
    CHECK(form.tap(Form::yes).empty());
    CHECK(form.tap(Form::no) == "no");
    form.now_seconds += 0.02;
    CHECK(form.tap(Form::yes) == "yes");
}

TEST_CASE("interaction: a double letter can be typed, a bouncing finger types one") {
    Glass glass;
    glass.add(button("key.l", {0, 0, 95, 112})).role = Role::key;
    REQUIRE(glass.tap({40, 40}) == "key.l");
    glass.now_seconds += 0.08;
    CHECK(glass.tap({40, 40}).empty());
    glass.now_seconds += 0.07;
    CHECK(glass.tap({40, 40}) == "key.l");
}

TEST_CASE("interaction: the second of two quick touches does not act on what took the first one's place") {
    const ui::Point second =
        GENERATE(ui::Point{200, 160}, ui::Point{200, 190}, ui::Point{200, 225}); // the last below it
    Form form;
    REQUIRE(form.tap({200, 195}) == "yes");
    form.access.clear();
    form.add(button("done", {100, 100, 200, 160}));
    form.now_seconds += 0.15;
    CHECK(form.tap(second).empty());
    form.now_seconds += 0.14;
    CHECK(form.tap(second).empty());
    form.now_seconds += 0.02;
    CHECK(form.tap(second) == "done");
}

TEST_CASE("interaction: a finger that comes down early and goes up late acts on nothing either") {
    Form form;
    REQUIRE(form.tap(Form::yes) == "yes");
    form.access.clear();
    form.add(button("done", {100, 100, 200, 120}));
    form.now_seconds += 0.2;
    form.press(Form::yes);
    form.wait(0.5);
    form.release(Form::yes);
    form.frame();
    CHECK_FALSE(form.input.activated_id());
}

TEST_CASE("interaction: what is new further away, or was there before, can be touched at once") {
    Form form;
    REQUIRE(form.tap({290, 160}) == "yes");
    form.add(button("new", {100, 600, 200, 120}));
    CHECK(form.tap({325, 160}) == "no"); // 35 px from the first touch
    CHECK(form.tap({200, 660}) == "new");
}

TEST_CASE("interaction: fast typing loses no letter, also where the keys change with each one") {
    Glass glass;
    const auto keys = [&](const char* left, const char* right) {
        glass.access.clear();
        glass.add(button(left, {0, 0, 95, 112})).role = Role::key;
        glass.add(button(right, {103, 0, 95, 112})).role = Role::key;
    };
    keys("key.k", "key.vowel");
    REQUIRE(glass.tap({80, 40}) == "key.k");
    keys("key.k", "key.sign");
    glass.now_seconds += 0.06;
    CHECK(glass.tap({110, 40}) == "key.sign");
    glass.now_seconds += 0.06;
    CHECK(glass.tap({80, 40}) == "key.k");
}

TEST_CASE("interaction: presses in the first 300 ms of a screen or a layer are ignored") {
    const bool is_layer = GENERATE(false, true);
    Form form;
    form.frame();
    is_layer ? form.input.layer_changed(form.now_seconds) : form.input.screen_changed(form.now_seconds);
    form.now_seconds += 0.29;
    CHECK(form.tap(Form::yes).empty());
    CHECK(form.input.anything());
    form.now_seconds += 0.02;
    CHECK(form.tap(Form::yes) == "yes");
}

TEST_CASE("interaction: a finger held across a change of screen presses nothing on the new one") {
    Form form;
    form.press(Form::yes);
    form.frame();
    REQUIRE(form.input.finger_down());
    form.input.screen_changed(form.now_seconds);
    CHECK_FALSE(form.input.finger_down());
    form.now_seconds += 1;
    form.release(Form::yes);
    form.frame();
    CHECK_FALSE(form.input.activated_id());
}

TEST_CASE("interaction: a palm that rests on nothing, or on a control, never blocks another finger") {
    const ui::Point palm = GENERATE(Form::nothing, Form::no, Form::line);
    Form form;
    form.press(palm, 7);
    form.wait(1);
    CHECK(form.tap(Form::yes, 8) == "yes");
    form.now_seconds += 1;
    form.move({palm.x + 3, palm.y}, 7);
    form.frame();
    CHECK(form.tap(Form::yes, 9) == "yes");
}

TEST_CASE("interaction: a trembling palm is not activity") {
    Form form;
    form.press(Form::nothing, 7);
    form.frame();
    CHECK(form.input.anything());
    form.move({Form::nothing.x + 2, Form::nothing.y}, 7);
    form.frame();
    CHECK_FALSE(form.input.anything());
}

TEST_CASE("interaction: one activation a frame, the next finger's waits for the next frame") {
    Form form;
    form.press(Form::yes, 1);
    form.press(Form::no, 2);
    form.release(Form::yes, 1);
    form.release(Form::no, 2);
    form.frame();
    CHECK(form.input.activated("yes"));
    CHECK(form.input.events_waiting());
    form.frame();
    CHECK(form.input.activated("no"));
    CHECK_FALSE(form.input.events_waiting());
}

TEST_CASE("interaction: a slider takes the finger at once, follows it anywhere, and tells when it is let go") {
    Form form;
    form.press(Form::line);
    form.frame();
    REQUIRE(form.input.drag());
    CHECK(form.input.drag()->id == "line");
    CHECK(form.input.drag()->at == Form::line);
    CHECK_FALSE(form.input.drag()->ended);
    form.move({500, 900});
    form.frame();
    CHECK(form.input.drag()->at == ui::Point{500, 900});
    CHECK(form.input.pressed("line"));
    form.wait(0.1);
    CHECK_FALSE(form.input.drag());
    form.release({510, 900});
    form.frame();
    CHECK(form.input.drag()->ended);
    CHECK_FALSE(form.input.activated_id());
}

TEST_CASE("interaction: two sliders touched within one frame are both told") {
    Form form;
    ui::Control& other = form.add(button("other", {100, 600, 800, 88}));
    other.captures_drag = true;
    for (const float y : {440.0F, 640.0F}) {
        form.press({300, y});
        form.release({300, y});
    }
    form.frame();
    CHECK(form.input.drag()->id == "line");
    CHECK(form.input.drag()->ended);
    CHECK(form.input.events_waiting());
    form.frame();
    CHECK(form.input.drag()->id == "other");
}

TEST_CASE("interaction: the newer of two fingers on sliders is meant") {
    Form form;
    form.add(button("other", {100, 600, 800, 88})).captures_drag = true;
    form.press(Form::line, 1);
    form.frame();
    form.press({300, 640}, 2);
    form.move({320, 440}, 1);
    form.move({400, 640}, 2);
    form.frame();
    CHECK(form.input.drag()->id == "other");
    CHECK(form.input.drag()->at == ui::Point{400, 640});
}

TEST_CASE("interaction: a slider that is not ready is not dragged") {
    Form form;
    form.add(button("off", {100, 600, 800, 88})).captures_drag = true;
    const_cast<ui::Control&>(form.access.controls().back()).enabled = false;
    CHECK(form.tap({300, 640}) == "off");
    CHECK_FALSE(form.input.drag());
}

TEST_CASE("interaction: a finger the system takes away acts on nothing") {
    Form form;
    form.press(Form::yes);
    form.send({.kind = ui::InputKind::cancel, .finger = 1, .at = Form::yes});
    form.release(Form::yes);
    form.frame();
    CHECK_FALSE(form.input.activated_id());
    CHECK_FALSE(form.input.finger_down());
}

TEST_CASE("interaction: holding counts from the last time the finger came onto the control") {
    Form form;
    form.press(Form::yes);
    form.wait(0.5);
    CHECK(form.input.held_seconds("yes") == Approx(0.5));
    form.move({310, 160});
    form.wait(0.5);
    CHECK(form.input.held_seconds("yes") == 0);
    form.move(Form::yes);
    form.frame();
    form.wait(0.25);
    CHECK(form.input.held_seconds("yes") == Approx(0.25));
    CHECK(form.input.held_seconds("no") == 0);
}

TEST_CASE("interaction: a finger trembling on a control is held without a break, and is not activity") {
    Form form;
    form.press(Form::yes);
    form.wait(0.5);
    form.move({Form::yes.x + 5, Form::yes.y});
    form.wait(0.5);
    CHECK(form.input.held_seconds("yes") == Approx(1));
    CHECK_FALSE(form.input.anything());
}

TEST_CASE("interaction: a control that went away before the release does nothing") {
    Form form;
    form.press(Form::yes);
    form.frame();
    form.access.clear();
    form.release(Form::yes);
    form.frame();
    CHECK_FALSE(form.input.activated_id());
}

TEST_CASE("interaction: a control under a sheet is reached neither by finger nor by name") {
    Form form;
    form.access.cover();
    CHECK(form.tap(Form::yes).empty());
    form.input.activate("yes");
    form.frame();
    CHECK_FALSE(form.input.activated_id());
}

TEST_CASE("interaction: acting by name needs no waiting and comes one a frame") {
    Form form;
    form.frame();
    form.input.screen_changed(form.now_seconds);
    for (int times = 0; times < 2; ++times) form.input.activate("yes");
    form.input.activate("nobody");
    form.frame();
    CHECK(form.input.activated("yes"));
    form.frame();
    CHECK(form.input.activated("yes"));
    form.frame();
    CHECK_FALSE(form.input.activated_id());
    CHECK_FALSE(form.input.events_waiting());
}

TEST_CASE("interaction: a mouse passing over is not activity, its button is") {
    Form form;
    form.move(Form::yes, 0);
    form.frame();
    CHECK_FALSE(form.input.anything());
    CHECK(form.tap(Form::yes, 0) == "yes");
    CHECK(form.input.anything());
}

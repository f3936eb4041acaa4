// Curves and moving values at given times.
#include "ui/motion.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace ui;

TEST_CASE("motion: every curve begins at 0 and ends at 1") {
    for (const Ease ease :
         {Ease::linear, Ease::out_cubic, Ease::out_quint, Ease::in_cubic, Ease::in_out_sine, Ease::out_back}) {
        CHECK(eased(ease, 0) == 0);
        CHECK(eased(ease, 1) == 1);
        CHECK(eased(ease, -3) == 0);
        CHECK(eased(ease, 3) == 1);
    }
}

TEST_CASE("motion: curves have the shape of their names") {
    CHECK(eased(Ease::linear, 0.3F) == Approx(0.3F));
    CHECK(eased(Ease::out_cubic, 0.5F) > 0.75F);
    CHECK(eased(Ease::out_quint, 0.5F) > eased(Ease::out_cubic, 0.5F));
    CHECK(eased(Ease::in_cubic, 0.5F) < 0.3F);
    CHECK(eased(Ease::in_out_sine, 0.5F) == Approx(0.5F).margin(0.01));
    float highest = 0;
    for (int step = 0; step <= 100; ++step) {
        highest = std::max(highest, eased(Ease::out_back, static_cast<float>(step) / 100));
    }
    CHECK(highest > 1.05F);
    CHECK(highest < 1.2F);
}

TEST_CASE("motion: progress is the share of the time gone by") {
    CHECK(progress(10, 10.05, 100, Ease::linear) == Approx(0.5F));
    CHECK(progress(10, 9, 100, Ease::linear) == 0);
    CHECK(progress(10, 11, 100, Ease::linear) == 1);
    CHECK(progress(10, 10, 0, Ease::linear) == 1);
}

TEST_CASE("motion: a value goes to its target in its time, and turns round from where it is") {
    constexpr float step = 1000.0F / 60 / 100; // the first picture after a touch already shows a sixtieth of a second
    Motion motion;
    motion.begin_frame(0, false);
    CHECK(motion.toward("knob", 0, 100, Ease::linear) == 0);
    CHECK_FALSE(motion.moving());
    motion.begin_frame(1, false);
    CHECK(motion.toward("knob", 1, 100, Ease::linear) == Approx(step));
    CHECK(motion.moving());
    motion.begin_frame(1.05, false);
    const float halfway = motion.toward("knob", 1, 100, Ease::linear);
    CHECK(halfway == Approx(0.5F + step));
    motion.begin_frame(1.05, false);
    CHECK(motion.toward("knob", 0, 100, Ease::linear) == Approx(halfway * (1 - step)));
    motion.begin_frame(1.20, false);
    CHECK(motion.toward("knob", 0, 100, Ease::linear) == Approx(0.0F).margin(1e-6));
    CHECK_FALSE(motion.moving());
}

TEST_CASE("motion: less movement arrives at once") {
    Motion motion;
    motion.begin_frame(0, true);
    motion.toward("knob", 0, 100, Ease::linear);
    motion.begin_frame(1, true);
    CHECK(motion.toward("knob", 1, 100, Ease::linear) == 1);
    CHECK_FALSE(motion.moving());
}

TEST_CASE("motion: what takes no longer than what is done at once arrives at once, and nothing else does") {
    Motion motion;
    motion.begin_frame(0, false, 160);
    motion.toward("press", 0, 160, Ease::linear);
    motion.toward("arc", 0, 161, Ease::linear);
    motion.begin_frame(1, false, 160);
    CHECK(motion.toward("press", 1, 160, Ease::linear) == 1);
    CHECK_FALSE(motion.moving());
    CHECK(motion.toward("arc", 1, 161, Ease::linear) < 1);
    CHECK(motion.moving());
}

TEST_CASE("motion: a value that starts elsewhere moves from there on its first frame") {
    Motion motion;
    motion.begin_frame(5, false);
    CHECK(motion.toward("thumb", 1, 200, Ease::linear, 0.6F) == Approx(0.6F + 0.4F / 12));
    CHECK(motion.moving());
    motion.begin_frame(5.1, false);
    CHECK(motion.toward("thumb", 1, 200, Ease::linear, 0.6F) == Approx(0.8F + 0.4F / 12));
}

TEST_CASE("motion: an id that was not drawn is forgotten") {
    Motion motion;
    motion.begin_frame(0, false);
    motion.toward("knob", 0, 100, Ease::linear);
    motion.begin_frame(1, false);
    motion.begin_frame(2, false);
    CHECK(motion.toward("knob", 1, 100, Ease::linear) == 1);
}

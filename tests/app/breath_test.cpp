// The breath as arithmetic: every pattern's steps, counts and light, from its first second on.
#include "app/breath.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace porchlight;

namespace {

void check(BreathPattern pattern, double seconds, BreathPhase phase, int count, double size) {
    INFO("at " << seconds << " s");
    const Breath breath = breath_at(pattern, seconds);
    CHECK(breath.phase == phase);
    REQUIRE(breath.count);
    CHECK(*breath.count == count);
    CHECK(static_cast<double>(breath.size) == Approx(size).margin(0.002));
}

constexpr BreathPattern all[] = {BreathPattern::soft, BreathPattern::even, BreathPattern::square, BreathPattern::light};

} // namespace

TEST_CASE("breath: slow and soft is four seconds in and six out") {
    check(BreathPattern::soft, 0, BreathPhase::in, 4, 0);
    check(BreathPattern::soft, 1.47, BreathPhase::in, 3,
          static_cast<double>(breath_at(BreathPattern::soft, 1.47).size));
    check(BreathPattern::soft, 2, BreathPhase::in, 2, 0.5);
    check(BreathPattern::soft, 3.999, BreathPhase::in, 1, 1);
    check(BreathPattern::soft, 4, BreathPhase::out, 6, 1);
    check(BreathPattern::soft, 7, BreathPhase::out, 3, 0.5);
    check(BreathPattern::soft, 9.999, BreathPhase::out, 1, 0);
    check(BreathPattern::soft, 10, BreathPhase::in, 4, 0);
    CHECK(breath_at(BreathPattern::soft, 9.999).breath == 0);
    CHECK(breath_at(BreathPattern::soft, 10).breath == 1);
    CHECK(breath_at(BreathPattern::soft, 119.999).breath == 11);
}

TEST_CASE("breath: even is four and four") {
    check(BreathPattern::even, 3, BreathPhase::in, 1, static_cast<double>(breath_at(BreathPattern::soft, 3).size));
    check(BreathPattern::even, 4, BreathPhase::out, 4, 1);
    check(BreathPattern::even, 6, BreathPhase::out, 2, 0.5);
    check(BreathPattern::even, 8, BreathPhase::in, 4, 0);
}

TEST_CASE("breath: square holds the light at both ends") {
    check(BreathPattern::square, 2, BreathPhase::in, 2, 0.5);
    check(BreathPattern::square, 4, BreathPhase::hold, 4, 1);
    check(BreathPattern::square, 6.5, BreathPhase::hold, 2, 1);
    check(BreathPattern::square, 8, BreathPhase::out, 4, 1);
    check(BreathPattern::square, 12, BreathPhase::hold, 4, 0);
    check(BreathPattern::square, 15.5, BreathPhase::hold, 1, 0);
    check(BreathPattern::square, 16, BreathPhase::in, 4, 0);
    for (int step = 0; step < 4; ++step) CHECK(breath_at(BreathPattern::square, 4.0 * step + 1).step == step);
}

TEST_CASE("breath: just the light moves as slow and soft does and counts nothing") {
    for (double seconds = 0; seconds < 25; seconds += 0.37) {
        const Breath light = breath_at(BreathPattern::light, seconds), soft = breath_at(BreathPattern::soft, seconds);
        CHECK_FALSE(light.count);
        CHECK(light.size == soft.size);
        CHECK(light.phase == soft.phase);
    }
}

TEST_CASE("breath: the light never jumps and every value stays within its bounds") {
    for (const BreathPattern pattern : all) {
        Breath before = breath_at(pattern, 0);
        for (int frame = 1; frame <= 130 * 30; ++frame) {
            const Breath now = breath_at(pattern, frame / 30.0);
            REQUIRE(now.size >= 0);
            REQUIRE(now.size <= 1);
            REQUIRE(now.share >= 0);
            REQUIRE(now.share <= 1);
            REQUIRE(std::abs(now.size - before.size) < 0.025F);
            if (now.count) REQUIRE((*now.count >= 1 && *now.count <= static_cast<int>(now.step_seconds)));
            REQUIRE(now.step == (now.step == before.step ? before.step : now.step == 0 ? 0 : before.step + 1));
            before = now;
        }
    }
}

TEST_CASE("breath: before it begins a breath is about to begin") {
    check(BreathPattern::soft, -2, BreathPhase::in, 4, 0);
    CHECK(breath_at(BreathPattern::square, -0.001).breath == 0);
}

TEST_CASE("breath: minutes left are rounded up, and the last one has no number") {
    CHECK(quiet_minutes_left(120) == 2);
    CHECK(quiet_minutes_left(60.1) == 2);
    CHECK(quiet_minutes_left(60) == 1);
    CHECK(quiet_minutes_left(59.9) == 0);
    CHECK(quiet_minutes_left(0) == 0);
}

// Light that moves by itself: only after a touch, for a minute, and never for those who want less movement.
#include "ui/stage.h"
#include "ui/widgets/panel.h"

#include <catch2/catch.hpp>

using namespace ui;

namespace {

struct Room {
    std::unique_ptr<Stage> stage = std::move(Stage::create({.assets = PORCHLIGHT_SHARE}).value());
    float breath = 1;

    void frame(double now, bool less_movement = false) {
        Look look;
        look.less_movement = less_movement;
        Frame& made = stage->begin({1080, 1920}, now, look);
        breath = made.lamp_breath();
        stage->finish();
    }
    void touch(double now, bool less_movement = false) {
        for (const InputKind kind : {InputKind::press, InputKind::release})
            stage->input().push({.kind = kind, .finger = 1, .at = {500, 300}, .time_seconds = now});
        frame(now, less_movement);
        frame(now, less_movement);
        frame(now, less_movement); // settled
    }
};

} // namespace

TEST_CASE("ambient: before anybody touched anything the lamp is still and the program sleeps") {
    Room room;
    for (int at = 0; at < 4; ++at) room.frame(10 + at);
    CHECK(room.breath == 1);
    CHECK_FALSE(room.stage->next_frame_in_seconds());
}

TEST_CASE("ambient: after a touch the lamp breathes at 30 pictures a second, between 0.92 and 1, for a minute") {
    Room room;
    room.touch(10);
    REQUIRE(room.stage->next_frame_in_seconds());
    CHECK(*room.stage->next_frame_in_seconds() >= 1.0 / 31);
    float least = 1, most = 0;
    for (double at = 10.1; at < 66; at += 0.1) {
        room.frame(at);
        least = std::min(least, room.breath);
        most = std::max(most, room.breath);
        REQUIRE(room.breath >= 0.919F);
        REQUIRE(room.breath <= 1);
    }
    CHECK(least < 0.925F);
    CHECK(most > 0.995F);
    room.frame(69.99);
    CHECK(room.breath == Approx(1).margin(0.001)); // it ends softly
    room.frame(70.1);
    CHECK(room.breath == 1);
    CHECK_FALSE(room.stage->next_frame_in_seconds());
}

TEST_CASE("ambient: with less movement the lamp holds still") {
    Room room;
    room.touch(10, true);
    room.frame(11, true);
    CHECK(room.breath == 1);
    CHECK_FALSE(room.stage->next_frame_in_seconds());
}

TEST_CASE("ambient: the same moment is lit the same") {
    Room one, other;
    one.touch(10);
    other.touch(9);
    one.frame(13.12);
    other.frame(13.12);
    CHECK(one.breath == other.breath);
    CHECK(one.breath < 1);
}

TEST_CASE("ambient: a sheet slides in after a touch, and is there at once for those who want less movement") {
    const auto away_after_touch = [](bool less_movement, double later) {
        Room room;
        room.touch(10, less_movement);
        float away = 0;
        for (const double at : {10.1, 10.1 + later}) {
            Look look;
            look.less_movement = less_movement;
            away = sheet(room.stage->begin({1080, 1920}, at, look), {0, 700, 1080, 1052}).y;
            room.stage->finish();
        }
        return away;
    };
    CHECK(away_after_touch(false, 0) > 500);
    const float halfway = away_after_touch(false, 0.08);
    CHECK(halfway > 0);
    CHECK(halfway < 500);
    CHECK(away_after_touch(false, 0.33) == 0);
    CHECK(away_after_touch(true, 0) == 0);
}

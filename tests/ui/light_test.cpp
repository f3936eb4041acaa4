// Light and gradients: pictures made once and stretched, drawn by copying where nothing tints them.
#include "tests/support/ui/drawn.h"

#include <catch2/catch.hpp>
#include <cstdlib>

using namespace ui;
using test::Drawn, test::Picture, test::pixel;

namespace {

constexpr std::array<GradientStop, 2> dusk{GradientStop{0, opaque(0x1B2248)}, GradientStop{1, opaque(0x6A6496)}};
constexpr Rect sky{0, 0, 1080, 1200};
constexpr Point middle{540, 600};
constexpr float radius = 600; // an emblem's light ends at 70 % of it

/// The most that any channel of any pixel differs by.
int most_apart(const Picture& a, const Picture& b) {
    int most = 0;
    for (int y = 0; y < 960; ++y)
        for (int x = 0; x < 540; ++x)
            for (std::size_t channel = 0; channel < 3; ++channel)
                most = std::max(most, std::abs(pixel(a, x, y).at(channel) - pixel(b, x, y).at(channel)));
    return most;
}

void draw_sky(Frame& frame) { frame.paint.gradient(sky, dusk); }

void draw_lit_sky(Frame& frame) {
    frame.paint.gradient(sky, dusk);
    frame.paint.glow(middle, radius, Glow::emblem);
}

std::array<Tone, 3> heron_tones(Color disc) {
    return {Tone{"main", opaque(0xC98A58)}, Tone{"deep", opaque(0x5E3312)}, Tone{"disc", disc}};
}

} // namespace

TEST_CASE("light: a gradient has its first colour at the top, its last at the foot, and ends there") {
    Drawn drawn;
    const Picture picture = drawn.picture({}, draw_sky);
    const auto is_near = [&](int y, std::array<int, 3> wanted) {
        for (std::size_t channel = 0; channel < 3; ++channel)
            CHECK(std::abs(pixel(picture, 200, y).at(channel) - wanted.at(channel)) <= 1);
    };
    is_near(0, {0x48, 0x22, 0x1B});
    is_near(300, {0x6F, 0x43, 0x43});
    is_near(599, {0x96, 0x64, 0x6A});
    CHECK(pixel(picture, 200, 600) == pixel(picture, 200, 900));
}

TEST_CASE("light: a glow is brightest in its middle and leaves what is beyond its end as it was") {
    Drawn drawn;
    const Picture plain = drawn.picture({}, draw_sky), lit = drawn.picture({}, draw_lit_sky);
    const auto red = [](const Picture& picture, int x, int y) { return pixel(picture, x, y).at(2); };
    CHECK(red(lit, 270, 300) > red(plain, 270, 300) + 80);
    for (int away = 20; away < 200; away += 20) CHECK(red(lit, 270 + away, 300) < red(lit, 270 + away - 20, 300));
    const int end = 214; // pixels, of 420 units; the last of them are too dim to be seen
    for (int y = 0; y < 960; ++y) {
        REQUIRE(pixel(lit, 270 - end, y) == pixel(plain, 270 - end, y));
        REQUIRE(pixel(lit, 270 + end, y) == pixel(plain, 270 + end, y));
    }
}

TEST_CASE("light: a gradient with light in it is the gradient and the glow, in both directions") {
    Drawn drawn;
    const auto at_once = [](Frame& frame) { frame.paint.lit_gradient(sky, dusk, {700, 600}, radius, Glow::emblem); };
    const auto apart = [](Frame& frame) {
        draw_sky(frame);
        frame.paint.glow({700, 600}, radius, Glow::emblem);
    };
    for (const bool right_to_left : {false, true}) {
        const Look look{.right_to_left = right_to_left};
        CHECK(most_apart(drawn.picture(look, at_once), drawn.picture(look, apart)) <= 3);
    }
}

TEST_CASE("light: what is drawn by copying looks as it does tinted, up to the last step of a colour") {
    Drawn drawn;
    const auto draw = [](float strength) {
        return [strength](Frame& frame) {
            const Painter::Shift faded(frame.paint, 0, 0, strength);
            draw_lit_sky(frame);
            const auto tones = heron_tones(opaque(0xFFFFFF));
            frame.paint.picture({.file = "emblems/heron", .tones = tones, .line_units = 3}, {300, 1300, 320, 320});
        };
    };
    constexpr float tinted = 0.997F; // 254 of 255
    CHECK(most_apart(drawn.picture({}, draw(1)), drawn.picture({}, draw(tinted))) <= 3);
}

TEST_CASE("pictures: more of them than are kept look as they did, one after another and when the first comes again") {
    Drawn drawn;
    const auto emblem = [&](int number) {
        return drawn.picture({}, [&](Frame& frame) {
            const auto tones = heron_tones(opaque(0xFFFF00U + static_cast<unsigned>(number)));
            frame.paint.picture({.file = "emblems/heron", .tones = tones, .line_units = 3}, {40, 400, 1000, 1000});
        });
    };
    constexpr int count = 40; // a megabyte each
    std::vector<Picture> first;
    for (int i = 0; i < count; ++i) first.push_back(emblem(i));
    for (int i = 1; i < count; ++i)
        REQUIRE(most_apart(first[static_cast<std::size_t>(i) - 1], first[static_cast<std::size_t>(i)]) > 0);
    for (int i = 0; i < count; ++i) CHECK(most_apart(first[static_cast<std::size_t>(i)], emblem(i)) == 0);
}

// Right to left: the picture, the fingers and the arrow keys are mirrored once, below every screen.
#include "tests/support/ui/drawn.h"

#include <catch2/catch.hpp>
#include <cstdlib>

using namespace ui;
using test::Drawn, test::Picture, test::pixel;

namespace {

const Look left_to_right{}, right_to_left{.right_to_left = true};

/// One mark of every kind that has no direction of its own, none of them in the middle.
void draw_marks(Frame& frame) {
    Painter& paint = frame.paint;
    constexpr std::array<GradientStop, 2> stops{GradientStop{0, opaque(0xFF0000)}, GradientStop{1, opaque(0x0000FF)}};
    paint.shadow({40, 40, 300, 120}, 36, Shadow::lifted);
    paint.fill({40, 40, 300, 120}, frame.theme.surface, 36, Corners::left);
    paint.stroke({40, 200, 300, 120}, frame.theme.ink, 6, 36, Corners::right);
    paint.gradient({40, 360, 300, 120}, stops);
    paint.glow({160, 600}, 120, Glow::slider);
    paint.disc({160, 800}, 60, frame.theme.help);
    paint.ring({160, 960}, 60, frame.theme.help, 8);
    paint.line({40, 1100}, {300, 1180}, frame.theme.ink, 6);
    constexpr std::array<Point, 3> corners{Point{40, 1200}, Point{300, 1300}, Point{40, 1300}};
    paint.polygon(corners, frame.theme.ink);
    const Painter::Clip clip(paint, {40, 1400, 200, 100});
    const Painter::Shift shift(paint, 20, 0);
    paint.fill({0, 1350, 1080, 200}, frame.theme.ink);
}

/// How much ink lies left of the middle and how much right of it.
std::array<int, 2> halves(const Picture& picture) {
    std::array<int, 2> ink{};
    const auto paper = pixel(picture, 0, 0);
    for (int y = 0; y < 960; ++y)
        for (int x = 0; x < 540; ++x) ink.at(x < 270 ? 0 : 1) += pixel(picture, x, y) != paper ? 1 : 0;
    return ink;
}

} // namespace

TEST_CASE("mirror: every mark is where a looking glass would show it") {
    Drawn drawn;
    const Picture plain = drawn.picture(left_to_right, draw_marks);
    const Picture mirrored = drawn.picture(right_to_left, draw_marks);
    int off = 0;
    for (int y = 0; y < 960; ++y)
        for (int x = 0; x < 540; ++x) {
            const auto a = pixel(plain, x, y), b = pixel(mirrored, 539 - x, y);
            for (std::size_t channel = 0; channel < 3; ++channel) off += std::abs(a.at(channel) - b.at(channel)) > 48;
        }
    CHECK(off < 300); // edges between pixels round the other way
    const auto ink = halves(plain), seen = halves(mirrored);
    CHECK(ink[0] > 10 * ink[1]);
    CHECK(seen[1] > 10 * seen[0]);
}

TEST_CASE("mirror: words begin at the right and are not turned over, arrows point the other way") {
    Drawn drawn;
    const auto words = [](Frame& frame) {
        frame.text({48, 100}, {.words = "Lamp", .style = frame.type.h1(), .color = frame.theme.ink, .width_px = 900});
    };
    const Picture plain = drawn.picture(left_to_right, words), mirrored = drawn.picture(right_to_left, words);
    CHECK(halves(plain)[1] == 0);
    CHECK(halves(mirrored)[0] == 0);
    CHECK(halves(plain)[0] == halves(mirrored)[1]);
    // The same letters, only further to the right.
    const auto left_end = [](const Picture& picture) {
        const auto paper = pixel(picture, 0, 0);
        for (int x = 0; x < 540; ++x)
            for (int y = 0; y < 960; ++y)
                if (pixel(picture, x, y) != paper) return x;
        return 540;
    };
    const int by = left_end(mirrored) - left_end(plain);
    for (int y = 0; y < 960; ++y)
        for (int x = 0; x + by < 540; ++x) REQUIRE(pixel(plain, x, y) == pixel(mirrored, x + by, y));
    const auto arrow = [](Icon icon) {
        return [icon](Frame& frame) { frame.paint.icon(icon, {492, 100, 96, 96}, frame.theme.ink); };
    };
    const Picture onward = drawn.picture(right_to_left, arrow(Icon::arrow_right));
    const Picture back = drawn.picture(left_to_right, arrow(Icon::arrow_left));
    for (int y = 40; y < 110; ++y)
        for (int x = 240; x < 300; ++x) REQUIRE(pixel(onward, x, y) == pixel(back, x, y));
}

TEST_CASE("mirror: a finger lands on what it sees, and arrow keys go where they point") {
    auto stage = std::move(Stage::create({.assets = PORCHLIGHT_SHARE}).value());
    std::string activated;
    const auto frame = [&](double now, const Look& look) {
        Frame& made = stage->begin({1080, 1920}, now, look);
        for (const auto& [id, x] : {std::pair{"first", 48.0F}, std::pair{"second", 560.0F}})
            if (made.control(id, {x, 700, 400, 120}, {.label = id}).activated) activated = id;
        stage->finish();
    };
    frame(0, right_to_left);
    for (const InputKind kind : {InputKind::press, InputKind::release})
        stage->input().push({.kind = kind, .finger = 1, .at = stage->to_canvas({900, 760}), .time_seconds = 1});
    frame(1, right_to_left);
    CHECK(activated == "first"); // it is seen on the right
    CHECK(stage->access_json().find("\"rect\":[632,700,400,120]") != std::string::npos);

    const auto focus_after = [&](KeyName key, double now) {
        stage->input().push({.kind = InputKind::key, .time_seconds = now, .key = key});
        frame(now, right_to_left);
        return stage->input().focus();
    };
    CHECK(focus_after(KeyName::left, 2) == "second");
    CHECK(focus_after(KeyName::right, 3) == "first");
    CHECK(focus_after(KeyName::tab, 4) == "second");
}

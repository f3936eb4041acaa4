// Whole frames: without graphics, and as pictures.
#include "ui/stage.h"
#include "ui/window.h"

#include <catch2/catch.hpp>

#include "support/ui/folder.h"

#include <filesystem>
#include <fstream>
#include <iterator>

using namespace ui;

namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void draw(Frame& frame) {
    const Rect button{48, 640, 476, 280};
    frame.paint.shadow(button, 40, Shadow::rest);
    frame.paint.fill(button, frame.theme.surface, 40);
    frame.paint.stroke(button, frame.theme.edge, frame.theme.edge_px, 40);
    frame.paint.glow({800, 200}, 240, Glow::lantern);
    frame.paint.icon(Icon::house, {100, 700, 52, 52}, frame.theme.ink);
    frame.control("home.start", button, {.label = "Start"});
    frame.text({52, 146}, {.words = "What brings you in?", .style = frame.type.h1(), .color = frame.theme.ink},
               Role::heading);
}

/// What a stage with graphics draws on; made before it.
std::unique_ptr<Offscreen> surface() {
    auto made = Offscreen::create({540, 960});
    REQUIRE(made.has_value());
    return std::move(*made);
}

std::unique_ptr<Stage> drawing_stage() {
    auto made = Stage::create({.assets = PORCHLIGHT_SHARE, .has_graphics = true});
    REQUIRE(made.has_value());
    return std::move(*made);
}

} // namespace

TEST_CASE("stage: a frame without graphics registers its controls and measures its words") {
    auto stage = Stage::create({.assets = PORCHLIGHT_SHARE});
    REQUIRE(stage.has_value());
    Frame& frame = (*stage)->begin({1080, 1920}, 0, {});
    draw(frame);
    CHECK(frame.paint.measure({.words = "Start", .style = frame.type.button(), .color = {}}).width > 50);
    (*stage)->finish();
    REQUIRE((*stage)->access().find("home.start") != nullptr);
    CHECK((*stage)->access().find("home.start")->rect == Rect{48, 640, 476, 280});
    CHECK_FALSE((*stage)->write_png("never.png").has_value());
}

TEST_CASE("stage: the canvas is fitted into the framebuffer and points come back to it") {
    auto stage = Stage::create({.assets = PORCHLIGHT_SHARE});
    REQUIRE(stage.has_value());
    const auto frame_at = [&](Size framebuffer) {
        const Size canvas = (*stage)->begin(framebuffer, 0, {}).canvas;
        (*stage)->finish();
        return canvas;
    };
    CHECK(frame_at({540, 960}) == Size{1080, 1920});
    CHECK((*stage)->pixels_per_unit() == Approx(0.5F));
    CHECK((*stage)->to_canvas({270, 480}) == Point{540, 960});
    CHECK(frame_at({2560, 1440}) == Size{1920, 1080});
    CHECK(frame_at({1200, 1920}) == Size{1080, 1920});
    CHECK((*stage)->to_canvas({60, 0}) == Point{0, 0});
}

TEST_CASE("stage: a still screen is never drawn again, after the frames that let it settle") {
    auto stage = Stage::create({.assets = PORCHLIGHT_SHARE});
    REQUIRE(stage.has_value());
    double now = 0;
    const auto frame = [&] {
        draw((*stage)->begin({1080, 1920}, now, {}));
        (*stage)->finish();
        now += 0.1;
    };
    for (int count = 0; count < 4; ++count) {
        frame();
    }
    CHECK_FALSE((*stage)->next_frame_in_seconds().has_value());
    (*stage)->input().push({.kind = InputKind::press, .at = {100, 700}, .time_seconds = now});
    CHECK((*stage)->next_frame_in_seconds() == 0.0);
    frame();
    CHECK((*stage)->next_frame_in_seconds() == Approx(1.0 / 10)); // the finger moves or is gone by then
    (*stage)->input().push({.kind = InputKind::release, .at = {100, 700}, .time_seconds = now});
    frame();
    CHECK((*stage)->next_frame_in_seconds() == Approx(1.0 / 40));
    frame();
    frame();
    CHECK_FALSE((*stage)->next_frame_in_seconds().has_value());
}

TEST_CASE("stage: a screen that names its next change is drawn then") {
    auto stage = Stage::create({.assets = PORCHLIGHT_SHARE});
    REQUIRE(stage.has_value());
    for (int count = 0; count < 4; ++count) {
        Frame& frame = (*stage)->begin({1080, 1920}, count, {});
        frame.wake_in(12.5);
        (*stage)->finish();
    }
    CHECK((*stage)->next_frame_in_seconds() == 12.5);
    Frame& frame = (*stage)->begin({1080, 1920}, 5, {});
    frame.wants_frame = true;
    (*stage)->finish();
    CHECK((*stage)->next_frame_in_seconds().value() <= 1.0 / 30);
}

TEST_CASE("stage: the same frame gives the same picture, byte for byte") {
    const support::Folder folder;
    const auto shot = [&](const char* name) {
        auto offscreen = Offscreen::create({540, 960});
        REQUIRE(offscreen.has_value());
        auto stage = Stage::create({.assets = PORCHLIGHT_SHARE, .has_graphics = true});
        REQUIRE(stage.has_value());
        draw((*stage)->begin({540, 960}, 0, {}));
        (*stage)->finish();
        REQUIRE((*stage)->write_png(folder.path / name).has_value());
        return bytes_of(folder.path / name);
    };
    const std::string first = shot("first.png"), second = shot("second.png");
    CHECK(first.size() > 5000);
    CHECK(first == second);
}

TEST_CASE("stage: only what changed is drawn, and the picture is the one drawn whole") {
    const support::Folder folder;
    const auto offscreen = surface();
    const auto stage = drawing_stage();
    const auto frame = [&](float spot_y, bool has_more) {
        Frame& made = stage->begin({540, 960}, 0, {});
        draw(made);
        if (has_more) {
            made.paint.fill({600, 1500, 40, 40}, made.theme.lamp_500);
        }
        made.paint.disc({300, spot_y}, 20, made.theme.sel);
        stage->finish();
        return stage->changed_px();
    };
    stage->set_pixels_kept(true);
    const std::vector<Rect> everything{{0, 0, 540, 960}};
    CHECK(frame(1300, false) == everything);
    CHECK(frame(1300, false).empty());
    const std::vector<Rect> moved = frame(1310, false);
    REQUIRE(moved.size() == 1);
    CHECK(moved[0].width < 30);
    CHECK(moved[0].contains({150, 655}));
    const std::vector<Rect> more = frame(1310, true);
    REQUIRE(more.size() == 1); // what comes after it in the list is the same as before
    CHECK(more[0].contains({310, 760}));
    CHECK(more[0].width < 30);
    REQUIRE(stage->write_png(folder.path / "parts.png").has_value());
    stage->draw_all_next();
    CHECK(frame(1310, true) == everything);
    REQUIRE(stage->write_png(folder.path / "whole.png").has_value());
    CHECK(bytes_of(folder.path / "parts.png") == bytes_of(folder.path / "whole.png"));
}

TEST_CASE("stage: changes far apart are drawn apart, a few at most, and come to the picture drawn whole") {
    const support::Folder folder;
    const auto offscreen = surface();
    const auto stage = drawing_stage();
    stage->set_pixels_kept(true);
    const auto frame = [&](float side, int more) {
        Frame& made = stage->begin({540, 960}, 0, {});
        draw(made);
        for (const Point corner : {Point{40, 40}, {900, 40}, {40, 1600}, {900, 1600}, {480, 900}})
            made.paint.fill({corner.x, corner.y, side, side}, made.theme.sel, 12);
        for (int extra = 0; extra < more; ++extra) // between what was there and what follows
            made.paint.fill({300, 300 + 20.0F * static_cast<float>(extra), 10, 10}, made.theme.lamp_500);
        made.paint.fill({900, 1100, 40, 40 + side}, made.theme.sel);
        stage->finish();
        return stage->changed_px();
    };
    const auto area = [](const std::vector<Rect>& parts) {
        float sum = 0;
        for (const Rect part : parts) sum += part.width * part.height;
        return sum;
    };
    frame(100, 0);
    const std::vector<Rect> grown = frame(110, 0);
    CHECK(grown.size() > 1);
    CHECK(grown.size() <= 4);
    CHECK(area(grown) < 540 * 960 / 2.0F);
    const std::vector<Rect> added = frame(110, 3);
    REQUIRE(added.size() == 1);
    CHECK(added[0].width < 10);
    CHECK(frame(110, 1).size() == 1);
    frame(90, 2);
    REQUIRE(stage->write_png(folder.path / "parts.png").has_value());
    stage->draw_all_next();
    frame(90, 2);
    REQUIRE(stage->write_png(folder.path / "whole.png").has_value());
    CHECK(bytes_of(folder.path / "parts.png") == bytes_of(folder.path / "whole.png"));
}

TEST_CASE("stage: a frame in passing is not drawn where pixels are kept, and the next one finds what it left out") {
    const support::Folder folder;
    const auto offscreen = surface();
    const auto stage = drawing_stage();
    const auto frame = [&](Color color, bool is_passing) {
        Frame& made = stage->begin({540, 960}, 0, {});
        made.paint.fill({100, 300, 200, 200}, color);
        stage->finish(is_passing);
        REQUIRE(stage->write_png(folder.path / "frame.png").has_value());
        return std::pair{stage->changed_px(), bytes_of(folder.path / "frame.png")};
    };
    stage->set_pixels_kept(true);
    const auto before = frame(opaque(0xFF0000), false);
    const auto passing = frame(opaque(0x00FF00), true);
    CHECK(passing.first.empty());
    CHECK(passing.second == before.second);
    const auto after = frame(opaque(0x00FF00), false);
    REQUIRE(after.first.size() == 1);
    CHECK(after.first[0].contains({100, 200}));
    CHECK(after.second != before.second);
    stage->set_pixels_kept(false); // a swap may have left anything there: every frame is drawn
    CHECK(frame(opaque(0x0000FF), true).second != after.second);
}

TEST_CASE("stage: one screen fades into the next, and the bar stays") {
    const support::Folder folder;
    const auto offscreen = surface();
    const auto stage = drawing_stage();
    const auto frame = [&](double now, Color color) {
        Frame& made = stage->begin({540, 960}, now, {});
        made.paint.fill({100, 300, 200, 200}, color);
        made.paint.fill({0, 1752, 1080, 168}, made.theme.bar);
        stage->finish();
        REQUIRE(stage->write_png(folder.path / "frame.png").has_value());
        return bytes_of(folder.path / "frame.png");
    };
    const std::string before = frame(0, opaque(0xFF0000));
    const std::string after = frame(1, opaque(0x0000FF));
    frame(2, opaque(0xFF0000));
    stage->begin_transition(Transition::forward, 3);
    CHECK(frame(3.0001, opaque(0x0000FF)) != after);
    CHECK(stage->next_frame_in_seconds() == 0.0);
    const std::string middle = frame(3.06, opaque(0x0000FF));
    CHECK(middle != before);
    CHECK(middle != after);
    CHECK(frame(3.3, opaque(0x0000FF)) == after);
}

TEST_CASE("stage: where the processor draws, one screen follows another at once") {
    const support::Folder folder;
    const auto offscreen = surface();
    const auto stage = drawing_stage();
    stage->set_pixels_kept(true);
    const auto frame = [&](double now, Color color) {
        Frame& made = stage->begin({540, 960}, now, {});
        made.paint.fill({100, 300, 200, 200}, color);
        stage->finish();
        REQUIRE(stage->write_png(folder.path / "frame.png").has_value());
        return bytes_of(folder.path / "frame.png");
    };
    const std::string after = frame(0, opaque(0x0000FF));
    frame(1, opaque(0xFF0000));
    stage->begin_transition(Transition::forward, 2);
    CHECK(frame(2.0001, opaque(0x0000FF)) == after);
}

TEST_CASE(
    "stage: where the processor draws, a press is one step, a motion takes half as many, and no large part moves") {
    const auto offscreen = surface();
    const auto stage = drawing_stage();
    double now = 0;
    bool large_parts_move = false;
    float press = 0;
    const auto next_after = [&](float target) {
        Frame& made = stage->begin({540, 960}, now += 0.01, {});
        static_cast<void>(made.motion.toward("spot", target, 240, Ease::linear));
        press = made.motion.toward("press", target, 80, Ease::linear);
        large_parts_move = made.large_parts_move;
        stage->finish();
        return stage->next_frame_in_seconds();
    };
    while (next_after(0).has_value()) continue; // the frames that follow the first
    CHECK(next_after(1) == 0.0);
    CHECK(large_parts_move);
    CHECK(press < 1);
    stage->set_pixels_kept(true);
    CHECK(next_after(1) == Approx(1.0 / 30));
    CHECK_FALSE(large_parts_move);
    CHECK(press == 1);
    now += 1;
    next_after(1);
    CHECK_FALSE(next_after(1).has_value()); // it has arrived
}

TEST_CASE("stage: a picture that cannot be written says so") {
    auto offscreen = Offscreen::create({108, 192});
    REQUIRE(offscreen.has_value());
    auto stage = Stage::create({.assets = PORCHLIGHT_SHARE, .has_graphics = true});
    REQUIRE(stage.has_value());
    draw((*stage)->begin({108, 192}, 0, {}));
    (*stage)->finish();
    const auto written = (*stage)->write_png("/nowhere/at/all.png");
    REQUIRE_FALSE(written.has_value());
    CHECK(written.error().find("/nowhere/at/all.png") != std::string::npos);
}

TEST_CASE("stage: a missing font is named with its Debian package") {
    const support::Folder folder;
    const std::string here = folder.path.string();
    std::ofstream(folder.path / "fonts.conf")
        << "<fontconfig><dir>" << here << "</dir><cachedir>" << here << "</cachedir></fontconfig>";
    const auto stage = Stage::create({.assets = folder.path});
    REQUIRE_FALSE(stage.has_value());
    CHECK(stage.error() ==
          "The font Vollkorn in weight 500 is not installed; it is in the Debian package fonts-vollkorn.");
}

TEST_CASE("stage: a missing list of fonts or icon is named") {
    const support::Folder folder;
    const auto without_fonts = Stage::create({.assets = folder.path});
    REQUIRE_FALSE(without_fonts.has_value());
    CHECK(without_fonts.error().find("fonts.conf") != std::string::npos);
    fs::copy_file(fs::path(PORCHLIGHT_ASSETS) / "fonts.conf", folder.path / "fonts.conf");
    const auto without_icons = Stage::create({.assets = folder.path});
    REQUIRE_FALSE(without_icons.has_value());
    CHECK(without_icons.error().find("accessibility.cairo") != std::string::npos);
}

TEST_CASE("stage: on the bar the focus is lamplight, which is seen on its dark") {
    auto stage = Stage::create({.assets = PORCHLIGHT_SHARE, .keeps_marks = true});
    REQUIRE(stage.has_value());
    const auto ring_around = [&](std::string_view id, ThemeName name) {
        Look look;
        look.theme = name;
        const auto frame = [&](double now) {
            Frame& made = (*stage)->begin({1080, 1920}, now, look);
            made.control("button", {100, 700, 400, 120}, {.role = Role::button, .label = "button"});
            made.control("bar.help", {740, 1772, 320, 128}, {.role = Role::button, .label = "help"});
            (*stage)->finish();
        };
        frame(0);
        (*stage)->input().focus_on(id);
        (*stage)->input().push({.kind = InputKind::key, .time_seconds = 1, .key = KeyName::tab});
        frame(1);
        (*stage)->input().focus_on(id);
        frame(2);
        const Rect rect = (*stage)->access().find(id)->rect;
        for (const Mark& mark : (*stage)->marks())
            if (mark.kind == MarkKind::outline && mark.rect.contains(rect.center())) return mark.color;
        return Color{};
    };
    for (const ThemeName name : {ThemeName::light, ThemeName::dark, ThemeName::high_contrast}) {
        CHECK(ring_around("button", name) == theme(name).focus);
        CHECK(ring_around("bar.help", name) == theme(name).lamp_500);
    }
}

TEST_CASE("stage: a list that goes on shows how far it is, and one that fits shows nothing") {
    auto stage = Stage::create({.assets = PORCHLIGHT_SHARE, .keeps_marks = true});
    REQUIRE(stage);
    const Rect box{0, 200, 1080, 1000};
    const auto fills = [&](float height_px, float offset_px) {
        Frame& frame = (*stage)->begin({1080, 1920}, 1000, {});
        frame.input.scroll("list").offset_px = offset_px;
        {
            ScrollBox list(frame, "list", box, "Reads");
            list.content_height(height_px);
        }
        (*stage)->finish();
        std::vector<Rect> found;
        for (const Mark& mark : (*stage)->marks())
            if (mark.kind == MarkKind::fill && mark.clip == box) found.push_back(mark.rect);
        return found;
    };
    CHECK(fills(1000, 0).empty());
    const auto at_the_top = fills(2000, 0), at_the_end = fills(2000, 1000);
    REQUIRE(at_the_top.size() == 2); // what is cut fades; the bar
    REQUIRE(at_the_end.size() == 1); // nothing is cut
    CHECK(at_the_top.front().bottom() == box.bottom());
    CHECK(at_the_top.back().y < at_the_end.back().y);
    CHECK(at_the_end.back().right() < box.right());
}

// Drawings of the build, at any size and in the colours they are given.
#include "ui/drawing_file.h"
#include "ui/pictures.h"

#include <catch2/catch.hpp>

#include "support/ui/folder.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>

using namespace ui;
namespace fs = std::filesystem;

namespace {

const fs::path drawings = PORCHLIGHT_SHARE "/drawings";

std::array<std::uint8_t, 4> pixel(const Pixels& picture, int x, int y) {
    const std::size_t at = static_cast<std::size_t>(y * picture.width + x) * 4;
    return {picture.bgra.at(at), picture.bgra.at(at + 1), picture.bgra.at(at + 2), picture.bgra.at(at + 3)};
}

Pixels lantern(Color iron, Rect view, int width, int height) {
    const std::array tones{Tone{"iron", iron}};
    const auto made = draw_picture(drawings, {.file = "scenes/lantern", .tones = tones}, view, width, height);
    if (!made) FAIL(made.error());
    return *made;
}

std::string refused(const fs::path& folder, const PictureName& name) {
    const auto made = draw_picture(folder, name, {}, 40, 40);
    return made ? "drawn" : made.error();
}

} // namespace

TEST_CASE("icons: each is drawn, and heavier lines have more ink") {
    const auto ink = [](Icon icon, float stroke_units) {
        const auto mask = draw_icon(drawings, icon, 48, 48, stroke_units);
        if (!mask) FAIL(mask.error());
        return std::count_if(mask->coverage.begin(), mask->coverage.end(), [](auto cover) { return cover > 127; });
    };
    for (const IconSource& source : icon_sources) {
        CAPTURE(source.file);
        CHECK(ink(source.icon, 1.9F) > 20);
        CHECK(ink(source.icon, 3) > ink(source.icon, 1.9F));
    }
}

TEST_CASE("pictures: a colour left open is the one it is given") {
    // Of lantern.svg, in its units: its foot is iron, its glass is not.
    for (const std::uint32_t iron : {0x2B3157U, 0xFFFFFFU}) {
        const Pixels drawn = lantern(opaque(iron), {}, 160, 210);
        const auto foot = pixel(drawn, 80, 167), corner = pixel(drawn, 2, 200), glass = pixel(drawn, 60, 100);
        CHECK((foot[2] << 16 | foot[1] << 8 | foot[0]) == static_cast<int>(iron));
        CHECK(foot[3] == 255);
        CHECK(corner[3] == 0);
        CHECK(glass[2] > 240);
        CHECK(glass[0] < 220);
    }
}

TEST_CASE("pictures: a part of one is what the whole has there") {
    const Pixels whole = lantern(opaque(0x2B3157), {}, 320, 420);
    const Pixels part = lantern(opaque(0x2B3157), {40, 50, 80, 100}, 160, 200);
    for (int y = 0; y < part.height; ++y)
        for (int x = 0; x < part.width; ++x) {
            const auto one = pixel(part, x, y), other = pixel(whole, x + 80, y + 100);
            for (std::size_t channel = 0; channel < 4; ++channel)
                REQUIRE(std::abs(one.at(channel) - other.at(channel)) <= 3); // coverage of an edge is rounded
        }
}

TEST_CASE("pictures: one that is missing, damaged or not given its colours is named") {
    const support::Folder folder;
    const std::array tones{Tone{"iron", opaque(0)}};
    std::ifstream in(drawings / "scenes/lantern.cairo");
    const std::string whole_lantern{std::istreambuf_iterator<char>(in), {}};
    CHECK(refused(folder.path, {.file = "scenes/none"}).find("none.cairo is missing or damaged") != std::string::npos);
    std::ofstream(folder.path / "torn.cairo") << whole_lantern.substr(0, whole_lantern.size() / 2);
    CHECK(refused(folder.path, {.file = "torn", .tones = tones}).find("torn.cairo is missing or damaged") !=
          std::string::npos);
    std::ofstream(folder.path / "else.cairo") << "hello";
    CHECK(refused(folder.path, {.file = "else"}).find("else.cairo is missing or damaged") != std::string::npos);
    CHECK(refused(drawings, {.file = "scenes/lantern"}).find("lantern.cairo is missing") != std::string::npos);
}

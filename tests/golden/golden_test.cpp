// Screens against pictures that were looked at: all of them small, six as large as the glass. A change on purpose is
// drawn anew with tests/golden/renew, looked at, and committed. Tolerance: other versions of Mesa, Pango and the fonts
// round edges differently, so a pixel may be off by 24 of 255 in any channel, and a few by more.
#include "app/gallery/gallery.h"

#include <catch2/catch.hpp>

#include <cairo.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

namespace {

constexpr int tolerance = 24;
constexpr double share_outside_max = 0.005;
constexpr double share_outside_max_small = 0.0015; // 345 pixels: a short word; the 256 colours kept cost up to 100
constexpr ui::Size small_px{360, 640};

using Picture = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;

Picture read(const std::filesystem::path& file) {
    return {cairo_image_surface_create_from_png(file.c_str()), &cairo_surface_destroy};
}

/// The share of pixels that are further off than the tolerance in some channel.
double share_outside(cairo_surface_t* a, cairo_surface_t* b) {
    const int width = cairo_image_surface_get_width(a), height = cairo_image_surface_get_height(a);
    long outside = 0;
    for (int y = 0; y < height; ++y) {
        const unsigned char* row_a = cairo_image_surface_get_data(a) + y * cairo_image_surface_get_stride(a);
        const unsigned char* row_b = cairo_image_surface_get_data(b) + y * cairo_image_surface_get_stride(b);
        for (int x = 0; x < width; ++x) {
            bool off = false;
            for (int channel = 0; channel < 3; ++channel)
                off = off || std::abs(row_a[x * 4 + channel] - row_b[x * 4 + channel]) > tolerance;
            outside += off ? 1 : 0;
        }
    }
    return static_cast<double>(outside) / (static_cast<double>(width) * height);
}

std::string bytes_of(const std::filesystem::path& file) {
    std::unique_ptr<FILE, decltype(&std::fclose)> in(std::fopen(file.c_str(), "rb"), &std::fclose);
    REQUIRE(in);
    std::string bytes(std::filesystem::file_size(file), '\0');
    REQUIRE(std::fread(bytes.data(), 1, bytes.size(), in.get()) == bytes.size());
    return bytes;
}

std::filesystem::path drawn(const std::string& name, const std::string& folder) {
    const auto out = std::filesystem::temp_directory_path() / ("porchlight-golden-" + folder);
    const auto result = porchlight::gallery::draw({.folder = out, .names = {name}, .reads = {}, .look = {}});
    if (!result) FAIL(result.error().sentence);
    return out / (name + ".png");
}

void check_alike(const std::filesystem::path& now_file, const std::filesystem::path& then_file, double outside_max) {
    const Picture now = read(now_file), then = read(then_file);
    REQUIRE(cairo_surface_status(now.get()) == CAIRO_STATUS_SUCCESS);
    REQUIRE(cairo_surface_status(then.get()) == CAIRO_STATUS_SUCCESS);
    REQUIRE(cairo_image_surface_get_width(now.get()) == cairo_image_surface_get_width(then.get()));
    REQUIRE(cairo_image_surface_get_height(now.get()) == cairo_image_surface_get_height(then.get()));
    CHECK(share_outside(now.get(), then.get()) <= outside_max);
}

const std::filesystem::path kept_large = std::filesystem::path(PORCHLIGHT_SOURCE_DIR) / "tests/golden",
                            kept_small = kept_large / "screens";

} // namespace

TEST_CASE("golden: the screens look as they did when they were looked at") {
    const auto* name = GENERATE("welcome", "checkin-reason", "checkin-mood", "article", "help-now", "staff-dashboard");
    INFO(name);
    check_alike(drawn(name, "now"), kept_large / (std::string(name) + ".png"), share_outside_max);
}

TEST_CASE("golden: every screen looks as it did when it was looked at, small") {
    const auto out = std::filesystem::temp_directory_path() / "porchlight-golden-small";
    const auto result =
        porchlight::gallery::draw({.folder = out, .names = {}, .reads = {}, .look = {}, .size_px = small_px});
    if (!result) FAIL(result.error().sentence);
    for (const std::string_view name : porchlight::gallery::all_names()) {
        INFO(name);
        const std::string file = std::string(name) + ".png";
        check_alike(out / file, kept_small / file, share_outside_max_small);
    }
    for (const auto& picture : std::filesystem::directory_iterator(kept_small)) {
        INFO(picture.path());
        const auto names = porchlight::gallery::all_names();
        CHECK(std::ranges::find(names, picture.path().stem().string()) != names.end());
    }
}

TEST_CASE("golden: the same bytes on every run") {
    const std::string first = bytes_of(drawn("checkin-done", "first"));
    CHECK(first == bytes_of(drawn("checkin-done", "second")));
}

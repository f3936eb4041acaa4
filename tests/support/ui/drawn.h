// A stage that draws out of sight, and the pixels of its pictures.
#pragma once

#include "support/ui/folder.h"
#include "ui/stage.h"
#include "ui/window.h"

#include <array>
#include <cairo.h>
#include <catch2/catch.hpp>
#include <memory>

namespace test {

inline constexpr ui::Size picture_px{540, 960}; // half of the canvas

using Picture = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;

inline std::array<int, 3> pixel(const Picture& picture, int x, int y) {
    const unsigned char* at =
        cairo_image_surface_get_data(picture.get()) + y * cairo_image_surface_get_stride(picture.get()) + x * 4;
    return {at[0], at[1], at[2]};
}

struct Drawn {
    support::Folder folder;
    std::unique_ptr<ui::Offscreen> offscreen = std::move(ui::Offscreen::create(picture_px).value());
    std::unique_ptr<ui::Stage> stage =
        std::move(ui::Stage::create({.assets = PORCHLIGHT_SHARE, .has_graphics = true}).value());

    template <class Draw>
    Picture picture(const ui::Look& look, Draw draw) {
        draw(stage->begin(picture_px, 0, look));
        stage->finish();
        const auto file = folder.path / "picture.png";
        REQUIRE(stage->write_png(file).has_value());
        return {cairo_image_surface_create_from_png(file.c_str()), &cairo_surface_destroy};
    }
};

} // namespace test

// Canvas sizes in millimetres: which text a panel needs, and which panels are too small.
#include "ui/legible.h"
#include "ui/stage.h"

#include <catch2/catch.hpp>

using namespace ui;

TEST_CASE("legible: on a 24 inch panel standard text has capitals of over 7 mm and targets of over 24 mm") {
    const float mm = mm_per_unit(mm_per_pixel(299, 1080), {1080, 1920});
    CHECK(least_text_size(mm) == TextSize::standard);
    CHECK(on_glass(mm).capital_mm > 7);
    CHECK(on_glass(mm).target_mm > 24);
    CHECK(on_glass(mm).is_enough());
    // The same glass across, and with four times the pixels.
    CHECK(mm_per_unit(mm_per_pixel(531, 1920), {1920, 1080}) == Approx(mm).epsilon(0.01));
    CHECK(mm_per_unit(mm_per_pixel(299, 2160), {2160, 3840}) == Approx(mm).epsilon(0.01));
}

TEST_CASE("legible: a smaller panel gets larger text, until none is large enough") {
    TextSize last = TextSize::standard;
    for (float width_mm = 300; width_mm > 60; width_mm -= 1) {
        const float mm = mm_per_pixel(width_mm, 1080);
        const TextSize least = least_text_size(mm);
        CHECK(least >= last);
        last = least;
        INFO(width_mm);
        if (least < TextSize::largest) CHECK(on_glass(mm).capital_mm >= 4.8F);
    }
    CHECK(last == TextSize::largest);
    CHECK_FALSE(on_glass(mm_per_pixel(120, 1080)).is_enough());
    CHECK_FALSE(on_glass(mm_per_pixel(200, 1080)).is_enough()); // targets stand closer than 2.54 mm
}

TEST_CASE("legible: what cannot be true is not believed") {
    CHECK(mm_per_pixel(0, 1080) == 0);
    CHECK(mm_per_pixel(300, 0) == 0);
    CHECK(mm_per_pixel(16, 1920) == 0);   // an aspect ratio instead of millimetres
    CHECK(mm_per_pixel(5000, 1080) == 0); // a projector
    CHECK(least_text_size(0) == TextSize::standard);
}

TEST_CASE("legible: the stage never draws smaller text than the panel needs, and larger when asked for") {
    auto stage = std::move(Stage::create({.assets = PORCHLIGHT_SHARE}).value());
    const auto size_of = [&](TextSize asked) {
        Look look;
        look.text_size = asked;
        const TextSize drawn = stage->begin({1080, 1920}, 0, look).type.size();
        stage->finish();
        return drawn;
    };
    CHECK(size_of(TextSize::standard) == TextSize::standard);
    stage->set_mm_per_pixel(mm_per_pixel(195, 1080));
    CHECK(size_of(TextSize::standard) == TextSize::large);
    CHECK(size_of(TextSize::largest) == TextSize::largest);
}

// The sizes of design/tokens.md, section 3.
#include "ui/type.h"

#include <catch2/catch.hpp>

using namespace ui;

TEST_CASE("type: sizes are those of the table at all four text sizes") {
    const Type standard(TextSize::standard), large(TextSize::large), larger(TextSize::larger),
        largest(TextSize::largest);
    CHECK(standard.display().size_px == 108);
    CHECK(largest.display().size_px == 128);
    CHECK(standard.h1().size_px == 84);
    CHECK(standard.h1().tracking_px == -0.5F);
    CHECK(large.h2().size_px == 60);
    CHECK(larger.h3().size_px == 54);
    CHECK(largest.button().size_px == 60);
    CHECK(standard.body().size_px == 36);
    CHECK(large.body().size_px == 40);
    CHECK(larger.body().size_px == 46);
    CHECK(largest.body().size_px == 52);
    CHECK(largest.reader().size_px == 80);
    CHECK(standard.help_number().weight == Weight::heavy);
}

TEST_CASE("type: a line box keeps its proportion when text grows") {
    const Type standard(TextSize::standard), largest(TextSize::largest);
    CHECK(standard.body().line_px == Approx(53.28));
    CHECK(largest.body().line_px / largest.body().size_px == Approx(standard.body().line_px / standard.body().size_px));
}

TEST_CASE("type: other sizes grow as body text does and never fall below 28") {
    CHECK(Type(TextSize::standard).sans(34, 46.24F).size_px == 34);
    CHECK(Type(TextSize::standard).sans(34, 46.24F).line_px == Approx(46.24F));
    CHECK(Type(TextSize::largest).sans(36, 50).size_px == 52);
    CHECK(Type(TextSize::largest).sans(36, 50).line_px == Approx(50.0F * 52 / 36));
    CHECK(Type(TextSize::standard).sans(20, 30).size_px == 28);
    CHECK(Type(TextSize::standard).serif(39, 45, Weight::semibold).face == Face::serif);
    CHECK(Type(TextSize::standard).serif(39, 45, Weight::semibold).weight == Weight::semibold);
}

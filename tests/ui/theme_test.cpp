// The contrast promises of design/tokens.md, section 2, computed from the palettes as they are.
#include "ui/theme.h"

#include <catch2/catch.hpp>

using namespace ui;

TEST_CASE("theme: contrast follows WCAG") {
    CHECK(contrast(opaque(0x000000), opaque(0xFFFFFF)) == Approx(21.0F));
    CHECK(contrast(opaque(0xFFFFFF), opaque(0x000000)) == Approx(21.0F));
    CHECK(contrast(opaque(0x777777), opaque(0x777777)) == Approx(1.0F));
    CHECK(contrast(opaque(0x767676), opaque(0xFFFFFF)) == Approx(4.54F).margin(0.01));
}

TEST_CASE("theme: the light palette has the ratios of its table") {
    const Theme& light = theme(ThemeName::light);
    const auto is = [](Color text, Color under, double ratio) {
        CHECK(contrast(text, under) == Approx(ratio).margin(0.051));
    };
    is(light.ink, light.paper, 13.6);
    is(light.ink, light.surface, 14.8);
    is(light.ink, light.sunken, 12.1);
    is(light.ink_2, light.paper, 10.1); // a shade deeper than drawn: sentences are 10:1
    is(light.ink_3, light.sunken, 4.8);
    is(light.edge, light.paper, 3.7);
    is(light.edge, light.sunken, 3.3);
    is(light.lamp_700, light.surface, 4.5);
    is(light.sky.deep, light.paper, 7.3);
    is(light.ink, light.lamp_500, 8.1);
    is(light.cream, light.dusk_800, 13.0);
    is(light.on_bar, light.bar, 15.5);
    is(light.on_bar, light.bar_button, 11.4);
    is(light.on_bar_2, light.bar, 10.3);
    is(light.on_help, light.help, 8.1);
    is(light.on_sel, light.sel, 7.9);
    is(light.sel, light.sel_bg, 6.7);
    is(light.chart_bar, light.surface, 4.0);
    is(light.ink, light.help_row, 12.8);
}

TEST_CASE("theme: the dark palette has the ratios of its table") {
    const Theme& dark = theme(ThemeName::dark);
    const auto is = [](Color text, Color under, double ratio) {
        CHECK(contrast(text, under) == Approx(ratio).margin(0.051));
    };
    is(dark.ink, dark.paper, 15.4);
    is(dark.ink_2, dark.surface, 9.4);
    is(dark.ink_3, dark.sel_bg, 5.4);
    is(dark.edge, dark.surface, 4.2);
    is(dark.lamp_500, dark.paper, 10.2);
    is(dark.help, dark.surface, 7.2);
    is(dark.on_lamp, dark.lamp_500, 8.8);
    is(dark.on_help, dark.help, 8.8);
    is(dark.cream, dark.bar_button, 13.0);
}

TEST_CASE("theme: text is 7:1 and outlines are 3:1 in every palette") {
    for (const ThemeName name : {ThemeName::light, ThemeName::dark, ThemeName::high_contrast}) {
        const Theme& palette = theme(name);
        for (const Color under : {palette.paper, palette.surface, palette.sunken, palette.sel_bg}) {
            CHECK(contrast(palette.ink, under) >= 7);
            CHECK(contrast(palette.ink_2, under) >= 7);
            CHECK(contrast(palette.edge, under) >= 3);
            CHECK(contrast(palette.focus, under) >= 3);
        }
        for (const Family family :
             {Family::lamp, Family::clay, Family::sage, Family::sky, Family::plum, Family::indigo, Family::olive}) {
            CHECK(contrast(palette.tint(family).deep, palette.tint(family).fill) >= 5.85F);
            CHECK(contrast(palette.ink, palette.tint(family).fill) >= 7);
            CHECK(contrast(palette.ink, palette.tint(family).soft) >= 7);
        }
        CHECK(contrast(palette.on_chip_on, palette.chip_on) >= 7);
        CHECK(contrast(palette.attention_text, palette.attention) >= 7);
    }
}

TEST_CASE("theme: high contrast has no shadow, no glow and thicker edges") {
    const Theme& plain = theme(ThemeName::high_contrast);
    CHECK(plain.shadow == 0);
    CHECK_FALSE(plain.glows);
    CHECK(plain.edge_px > theme(ThemeName::light).edge_px);
    CHECK(contrast(plain.lamp_500, plain.paper) == Approx(14.9).margin(0.051));
}

TEST_CASE("theme: a link is told from the words around it, in high contrast by amber") {
    for (const ThemeName name : {ThemeName::light, ThemeName::dark, ThemeName::high_contrast}) {
        const Theme& palette = theme(name);
        CHECK_FALSE(palette.link() == palette.ink);
        CHECK(contrast(palette.link(), palette.surface) >= 7);
    }
    CHECK(theme(ThemeName::high_contrast).link() == theme(ThemeName::high_contrast).lamp_500);
}

TEST_CASE("theme: a colour fades and moves toward another") {
    CHECK(opaque(0x102030).faded(0.5F).rgba == 0x10203080U);
    CHECK(with_alpha(0x102030, 0.5F).faded(0).rgba == 0x10203000U);
    CHECK(opaque(0x000000).toward(opaque(0xFFFFFF), 0.5F).rgba == 0x808080FFU);
    CHECK(opaque(0x123456).toward(opaque(0xFFFFFF), 0) == opaque(0x123456));
    CHECK(opaque(0x123456).toward(opaque(0xFFFFFF), 2) == opaque(0xFFFFFF));
}

// One fontconfig configuration of our own, given to one Pango font map: no environment variable, no system rules.
#include "ui/fonts.h"

#include <array>
#include <cmath>
#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>

namespace ui {

namespace {

struct Needed {
    const char* family;
    int weight; ///< CSS weight
    const char* package;
};

constexpr std::array<Needed, 11> needed_faces{{
    {"Vollkorn", 500, "fonts-vollkorn"},
    {"Vollkorn", 600, "fonts-vollkorn"},
    {"Vollkorn", 400, "fonts-vollkorn"},
    {"Lato", 400, "fonts-lato"},
    {"Lato", 600, "fonts-lato"},
    {"Lato", 700, "fonts-lato"},
    {"Lato", 800, "fonts-lato"},
    {"Noto Sans Devanagari", 400, "fonts-noto-core"},
    {"Noto Sans Devanagari", 700, "fonts-noto-core"},
    {"Noto Serif Devanagari", 700, "fonts-noto-core"},
    {"Noto Sans", 400, "fonts-noto-core"},
}};

struct ConfigRelease {
    void operator()(FcConfig* config) const { FcConfigDestroy(config); }
};
using Config = std::unique_ptr<FcConfig, ConfigRelease>;

bool has_face(const FcFontSet& set, const Needed& face) {
    const double wanted = FcWeightFromOpenTypeDouble(face.weight);
    for (int at = 0; at < set.nfont; ++at) {
        double weight = 0;
        FcChar8* family = nullptr;
        if (FcPatternGetDouble(set.fonts[at], FC_WEIGHT, 0, &weight) != FcResultMatch) {
            continue;
        }
        if (std::abs(weight - wanted) > 1) {
            continue;
        }
        for (int name = 0; FcPatternGetString(set.fonts[at], FC_FAMILY, name, &family) == FcResultMatch; ++name) {
            if (std::string_view(reinterpret_cast<const char*>(family)) == face.family) {
                return true;
            }
        }
    }
    return false;
}

tl::expected<Config, std::string> load_config(const std::filesystem::path& fonts_conf) {
    Config config(FcConfigCreate());
    const auto* file = reinterpret_cast<const FcChar8*>(fonts_conf.c_str());
    if (!std::filesystem::exists(fonts_conf) || FcConfigParseAndLoad(config.get(), file, FcTrue) == FcFalse ||
        FcConfigBuildFonts(config.get()) == FcFalse) {
        return tl::unexpected("The list of fonts cannot be read: " + fonts_conf.string() + ".");
    }
    const FcFontSet* set = FcConfigGetFonts(config.get(), FcSetSystem);
    for (const Needed& face : needed_faces) {
        if (set == nullptr || !has_face(*set, face)) {
            return tl::unexpected("The font " + std::string(face.family) + " in weight " + std::to_string(face.weight) +
                                  " is not installed; it is in the Debian package " + face.package + ".");
        }
    }
    return config;
}

const char* families(Face face) {
    return face == Face::serif ? "Vollkorn,Noto Serif Devanagari,Noto Serif" : "Lato,Noto Sans Devanagari,Noto Sans";
}

} // namespace

tl::expected<std::unique_ptr<Fonts>, std::string> Fonts::load(const std::filesystem::path& fonts_conf) {
    auto config = load_config(fonts_conf);
    if (!config) {
        return tl::unexpected(config.error());
    }
    std::unique_ptr<Fonts> fonts(new Fonts());
    // Pango starts fontconfig, on a thread of its own, whatever map it is asked for: with a configuration in place that
    // does not read the system's rules and folders, which nobody here looks at.
    FcConfigSetCurrent(config->get());
    fonts->map_.reset(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts->map_.get()), config->get());
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(fonts->map_.get()), 72);
    fonts->context_.reset(pango_font_map_create_context(fonts->map_.get()));
    PangoContext* context = fonts->context_.get();

    // Unhinted outlines at fractional positions: the same layout at every pixel size.
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_base_dir(context, PANGO_DIRECTION_LTR);
    fonts->set_language("en");
    return fonts;
}

void Fonts::set_language(std::string_view language) {
    pango_context_set_language(context_.get(), pango_language_from_string(std::string(language).c_str()));
}

void Fonts::set_right_to_left(bool right_to_left) {
    pango_context_set_base_dir(context_.get(), right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
}

FontDescription Fonts::description(const TextStyle& style) {
    FontDescription description(pango_font_description_new());
    pango_font_description_set_family_static(description.get(), families(style.face));
    pango_font_description_set_weight(description.get(), static_cast<PangoWeight>(style.weight));
    pango_font_description_set_absolute_size(description.get(), static_cast<double>(style.size_px) * PANGO_SCALE);
    return description;
}

FontHeights Fonts::heights(const TextStyle& style) const {
    const FontDescription wanted = description(style);
    const GObject<PangoFont> font(pango_context_load_font(context_.get(), wanted.get()));
    PangoFontMetrics* metrics = pango_font_get_metrics(font.get(), nullptr);
    // Rounded, as browsers do: the pictures of the design were measured there.
    const FontHeights heights{std::round(static_cast<float>(pango_font_metrics_get_ascent(metrics)) / PANGO_SCALE),
                              std::round(static_cast<float>(pango_font_metrics_get_descent(metrics)) / PANGO_SCALE)};
    pango_font_metrics_unref(metrics);
    return heights;
}

} // namespace ui

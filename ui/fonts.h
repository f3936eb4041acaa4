// The program's own set of fonts, loaded from assets/fonts.conf and nothing else. Knows families and weights; lays out
// nothing. Included by ui/text*.cpp only.
#pragma once

#include "ui/type.h"

#include <filesystem>
#include <memory>
#include <pango/pangocairo.h>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace ui {

struct GObjectRelease {
    void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using GObject = std::unique_ptr<T, GObjectRelease>;

struct FontDescriptionRelease {
    void operator()(PangoFontDescription* description) const { pango_font_description_free(description); }
};
using FontDescription = std::unique_ptr<PangoFontDescription, FontDescriptionRelease>;

/// The ascent and descent of a style's first family, in canvas pixels.
struct FontHeights {
    float ascent_px = 0, descent_px = 0;
};

class Fonts {
  public:
    /// Fails with one sentence naming the family and the Debian package when a face is not installed.
    static tl::expected<std::unique_ptr<Fonts>, std::string> load(const std::filesystem::path& fonts_conf);

    [[nodiscard]] PangoContext* context() const { return context_.get(); }
    void set_language(std::string_view language);
    /// Paragraphs begin at the right; single words keep the direction of their script.
    void set_right_to_left(bool right_to_left);

    [[nodiscard]] static FontDescription description(const TextStyle& style);
    [[nodiscard]] FontHeights heights(const TextStyle& style) const;

  private:
    Fonts() = default;
    GObject<PangoFontMap> map_;
    GObject<PangoContext> context_;
};

} // namespace ui

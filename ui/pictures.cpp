// Cairo scripts onto a cairo surface in memory.
#include "ui/pictures.h"

#include "ui/drawing_file.h"

#include <algorithm>
#include <array>
#include <cairo-script-interpreter.h>
#include <cstdio>
#include <memory>

namespace ui {

namespace {

struct SurfaceRelease {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using Surface = std::unique_ptr<cairo_surface_t, SurfaceRelease>;

struct InterpreterRelease {
    void operator()(cairo_script_interpreter_t* interpreter) const { cairo_script_interpreter_destroy(interpreter); }
};

std::filesystem::path file_of(const std::filesystem::path& drawings, std::string_view name) {
    return drawings / (std::string(name) + drawing_ending);
}

std::filesystem::path icon_file(const std::filesystem::path& drawings, const IconSource& source) {
    return file_of(drawings / "icons", source.file);
}

/// What the script is drawn on, and the part of the drawing that fills it.
struct Sheet {
    cairo_surface_t* surface;
    Rect view;
    bool is_whole = false; ///< the script came to end_of_drawing
};

/// Called by the script for its surface, with the size of the whole drawing: it gets ours, scaled and moved so that
/// the part asked for fills it.
cairo_surface_t* sheet_surface(void* closure, cairo_content_t, double width, double height, long) {
    auto& sheet = *static_cast<Sheet*>(closure);
    if (width <= 0) {
        sheet.is_whole = true;
        return cairo_surface_reference(sheet.surface);
    }
    const Rect whole{0, 0, static_cast<float>(width) / drawing_scale, static_cast<float>(height) / drawing_scale};
    const Rect part = sheet.view.empty() ? whole : sheet.view;
    const double across = cairo_image_surface_get_width(sheet.surface) / static_cast<double>(part.width);
    const double down = cairo_image_surface_get_height(sheet.surface) / static_cast<double>(part.height);
    cairo_surface_set_device_scale(sheet.surface, across / drawing_scale, down / drawing_scale);
    cairo_surface_set_device_offset(sheet.surface, -static_cast<double>(part.x) * across,
                                    -static_cast<double>(part.y) * down);
    return cairo_surface_reference(sheet.surface);
}

/// Words of the script's language that say what the drawing leaves open.
std::string definitions(std::span<const Tone> tones, float line_units) {
    std::array<char, 160> text{};
    std::snprintf(text.data(), text.size(), "/%s %.3f def ", open_line, static_cast<double>(line_units));
    std::string all = text.data();
    for (const Tone& tone : tones) {
        const auto share = [&](unsigned shift) { return (tone.color.rgba >> shift & 0xffU) / 255.0; };
        const std::string name(tone.name);
        std::snprintf(text.data(), text.size(), "/%s-red %.6f def /%s-green %.6f def /%s-blue %.6f def ", name.c_str(),
                      share(24), name.c_str(), share(16), name.c_str(), share(8));
        all += text.data();
    }
    return all;
}

tl::expected<Surface, std::string> play(const std::filesystem::path& file, const std::string& left_open,
                                        cairo_format_t format, int width, int height, Rect view) {
    Surface surface(cairo_image_surface_create(format, width, height));
    Sheet sheet{surface.get(), view};
    const std::unique_ptr<cairo_script_interpreter_t, InterpreterRelease> script(cairo_script_interpreter_create());
    cairo_script_interpreter_hooks_t hooks{};
    hooks.closure = &sheet;
    hooks.surface_create = sheet_surface;
    cairo_script_interpreter_install_hooks(script.get(), &hooks);
    cairo_script_interpreter_feed_string(script.get(), left_open.data(), static_cast<int>(left_open.size()));
    cairo_script_interpreter_run(script.get(), file.c_str());
    // The first of all that went wrong. A script that is no script leaves a number cairo has no name for.
    if (cairo_script_interpreter_finish(script.get()) != CAIRO_STATUS_SUCCESS || !sheet.is_whole) {
        return tl::unexpected("The drawing " + file.string() +
                              " is missing or damaged; it belongs to Porchlight's own files.");
    }
    cairo_surface_flush(surface.get());
    return surface;
}

} // namespace

tl::expected<void, std::string> check_icons(const std::filesystem::path& drawings) {
    for (const IconSource& source : icon_sources) {
        const std::filesystem::path file = icon_file(drawings, source);
        std::error_code ignored; // a file that cannot be asked about is as good as missing
        if (!std::filesystem::exists(file, ignored)) {
            return tl::unexpected("The icon " + file.string() + " is missing; it belongs to Porchlight's own files.");
        }
    }
    return {};
}

tl::expected<Mask, std::string> draw_icon(const std::filesystem::path& drawings, Icon icon, int width, int height,
                                          float stroke_units) {
    const IconSource& source = icon_source(icon);
    // Bootstrap's outlines are one unit of sixteen wide already; only the rest is added around them.
    const float share = source.ours ? 1 : bootstrap_icon_scale, box = source.ours ? 24 : 16;
    const float line = source.ours ? stroke_units : std::max(0.0F, stroke_units / 24 * box / share - 1);
    const float across = box / share, edge = (box - across) / 2;
    const auto surface = play(icon_file(drawings, source), definitions({}, line), CAIRO_FORMAT_A8, width, height,
                              {edge, edge, across, across});
    if (!surface) {
        return tl::unexpected(surface.error());
    }

    Mask mask{width, height, {}};
    const unsigned char* pixels = cairo_image_surface_get_data(surface->get());
    const int stride = cairo_image_surface_get_stride(surface->get());
    for (int row = 0; row < height; ++row) {
        const unsigned char* first = pixels + static_cast<std::ptrdiff_t>(row) * stride;
        mask.coverage.insert(mask.coverage.end(), first, first + width);
    }
    return mask;
}

tl::expected<Pixels, std::string> draw_picture(const std::filesystem::path& drawings, const PictureName& name,
                                               Rect view, int width, int height) {
    const auto surface = play(file_of(drawings, name.file), definitions(name.tones, name.line_units),
                              CAIRO_FORMAT_ARGB32, width, height, view);
    if (!surface) {
        return tl::unexpected(surface.error());
    }

    Pixels made{width, height, {}};
    made.bgra.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
    const unsigned char* pixels = cairo_image_surface_get_data(surface->get());
    const int stride = cairo_image_surface_get_stride(surface->get());
    const std::size_t row_bytes = static_cast<std::size_t>(width) * 4;
    for (int row = 0; row < height; ++row) // cairo keeps BGRA on little-endian machines
        std::copy_n(pixels + static_cast<std::ptrdiff_t>(row) * stride, row_bytes,
                    made.bgra.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(row) * row_bytes));
    for (std::size_t at = 0; at < made.bgra.size(); at += 4) {
        const unsigned alpha = made.bgra[at + 3];
        if (alpha == 0 || alpha == 255) continue;
        for (std::size_t channel = at; channel < at + 3; ++channel) // premultiplied, as cairo has it
            made.bgra[channel] =
                static_cast<std::uint8_t>(std::min(255U, (made.bgra[channel] * 255U + alpha / 2) / alpha));
    }
    return made;
}

} // namespace ui

// librsvg onto a cairo surface in memory.
#include "ui/pictures.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <librsvg/rsvg.h>
#include <memory>

namespace ui {

namespace {

struct SurfaceRelease {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using Surface = std::unique_ptr<cairo_surface_t, SurfaceRelease>;

struct HandleRelease {
    void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
};
using Handle = std::unique_ptr<RsvgHandle, HandleRelease>;

std::string sentence(const std::filesystem::path& file, GError* error) {
    const std::string why = error == nullptr ? "unknown" : error->message;
    g_clear_error(&error);
    return "The picture " + file.string() + " cannot be drawn: " + why + ".";
}

std::filesystem::path icon_file(const std::filesystem::path& assets, const IconSource& source) {
    const std::string name = std::string(source.file) + ".svg";
    return source.ours ? assets / "icons" / name : std::filesystem::path(PORCHLIGHT_BOOTSTRAP_ICONS) / name;
}

tl::expected<Handle, std::string> open(const std::filesystem::path& file, std::string_view stylesheet) {
    GError* error = nullptr;
    Handle handle(rsvg_handle_new_from_file(file.c_str(), &error));
    if (!handle) {
        return tl::unexpected(sentence(file, error));
    }
    if (!stylesheet.empty()) {
        const auto* css = reinterpret_cast<const guint8*>(stylesheet.data());
        if (rsvg_handle_set_stylesheet(handle.get(), css, stylesheet.size(), &error) == FALSE) {
            return tl::unexpected(sentence(file, error));
        }
    }
    return handle;
}

tl::expected<Surface, std::string> render(const std::filesystem::path& file, RsvgHandle* handle, cairo_format_t format,
                                          int width, int height, const RsvgRectangle& viewport) {
    Surface surface(cairo_image_surface_create(format, width, height));
    cairo_t* cairo = cairo_create(surface.get());
    GError* error = nullptr;
    const bool drawn = rsvg_handle_render_document(handle, cairo, &viewport, &error) != FALSE;
    cairo_destroy(cairo);
    if (!drawn) {
        return tl::unexpected(sentence(file, error));
    }
    cairo_surface_flush(surface.get());
    return surface;
}

Size size_of(RsvgHandle* handle) {
    gboolean has_width = FALSE, has_height = FALSE, has_box = FALSE;
    RsvgLength width, height;
    RsvgRectangle box;
    rsvg_handle_get_intrinsic_dimensions(handle, &has_width, &width, &has_height, &height, &has_box, &box);
    if (has_box != FALSE) {
        return {static_cast<float>(box.width), static_cast<float>(box.height)};
    }
    return {static_cast<float>(width.length), static_cast<float>(height.length)};
}

} // namespace

tl::expected<void, std::string> check_icons(const std::filesystem::path& assets) {
    for (const IconSource& source : icon_sources) {
        const std::filesystem::path file = icon_file(assets, source);
        std::error_code ignored; // a file that cannot be asked about is as good as missing
        if (std::filesystem::exists(file, ignored)) {
            continue;
        }
        const std::string from =
            source.ours ? "it belongs to Porchlight's own assets" : "it is in the Debian package bootstrap-icons";
        return tl::unexpected("The icon " + file.string() + " is missing; " + from + ".");
    }
    return {};
}

tl::expected<Mask, std::string> draw_icon(const std::filesystem::path& assets, Icon icon, int width, int height,
                                          float stroke_units) {
    const IconSource& source = icon_sources.at(static_cast<std::size_t>(icon));
    const std::filesystem::path file = icon_file(assets, source);
    const float share = source.ours ? 1 : bootstrap_icon_scale;
    // Bootstrap's outlines are one unit of sixteen wide already; only the rest is added around them.
    const float line = source.ours ? stroke_units : std::max(0.0F, stroke_units / 24 * 16 / share - 1);
    std::array<char, 96> css{};
    std::snprintf(css.data(), css.size(), "svg { %sstroke-width: %.3f; stroke-linejoin: round; }",
                  source.ours ? "" : "stroke: currentColor; ", static_cast<double>(line));
    const auto handle = open(file, css.data());
    if (!handle) {
        return tl::unexpected(handle.error());
    }
    const float drawn_width = static_cast<float>(width) * share, drawn_height = static_cast<float>(height) * share;
    const RsvgRectangle viewport{static_cast<double>((static_cast<float>(width) - drawn_width) / 2),
                                 static_cast<double>((static_cast<float>(height) - drawn_height) / 2),
                                 static_cast<double>(drawn_width), static_cast<double>(drawn_height)};
    const auto surface = render(file, handle->get(), CAIRO_FORMAT_A8, width, height, viewport);
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

tl::expected<Pixels, std::string> draw_picture(const std::filesystem::path& file, std::string_view stylesheet,
                                               Rect view, int width, int height) {
    const auto handle = open(file, stylesheet);
    if (!handle) {
        return tl::unexpected(handle.error());
    }
    const Size whole = size_of(handle->get());
    const Rect part = view.empty() ? Rect{0, 0, whole.width, whole.height} : view;
    const double across = static_cast<double>(width) / static_cast<double>(part.width);
    const double down = static_cast<double>(height) / static_cast<double>(part.height);
    const RsvgRectangle viewport{-static_cast<double>(part.x) * across, -static_cast<double>(part.y) * down,
                                 static_cast<double>(whole.width) * across, static_cast<double>(whole.height) * down};
    const auto surface = render(file, handle->get(), CAIRO_FORMAT_ARGB32, width, height, viewport);
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

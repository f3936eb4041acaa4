// porchlight_drawings ASSETS BOOTSTRAP_ICONS TO: makes every SVG the kiosk draws a cairo script, in the same folders
// below TO. So nothing on the kiosk reads SVG: that takes a parser of XML, one of CSS and 7 MB.
#include "ui/drawing_file.h"
#include "ui/icon_names.h"

#include <array>
#include <cairo-script.h>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <librsvg/rsvg.h>
#include <string>
#include <string_view>

namespace {

namespace fs = std::filesystem;

/// In SVG `stands_as` (0xRRGGBB) is there for it, which no drawing has as a colour of its own.
struct OpenColor {
    const char* name;
    unsigned stands_as;
};
constexpr std::array<OpenColor, 4> open_colors{
    {{"iron", 0x0100FE}, {"main", 0x0200FD}, {"deep", 0x0300FC}, {"disc", 0x0400FB}}};
constexpr double stands_for_line = 7.77; ///< in SVG, for ui::open_line; no drawing has a line as wide

/// Classes of the lantern and the emblems; after @ what is left open.
constexpr std::string_view open_classes =
    ".iron{fill:@iron}.ironline{stroke:@iron}"
    ".main-fill{fill:@main}.main-line{stroke:@main}.deep-fill{fill:@deep}.deep-line{stroke:@deep}"
    ".disc{fill:@disc;stroke:@deep;stroke-width:@line}";

bool fails(const fs::path& file, std::string_view why) {
    std::fprintf(stderr, "The drawing %s cannot be made: %.*s.\n", file.c_str(), static_cast<int>(why.size()),
                 why.data());
    return false;
}

std::string text_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

/// Numbers as cairo writes them.
template <typename... Numbers>
std::string written(const char* format, Numbers... numbers) {
    std::array<char, 96> text{};
    std::snprintf(text.data(), text.size(), format, numbers...);
    return text.data();
}

cairo_status_t append(void* script, const unsigned char* data, unsigned int length) {
    static_cast<std::string*>(script)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

/// The script of what librsvg draws, without a size: nothing is cut at an edge.
bool draw(RsvgHandle* svg, const RsvgRectangle& box, std::string& script, GError** error) {
    cairo_device_t* device = cairo_script_create_for_stream(append, &script);
    cairo_script_set_mode(device, CAIRO_SCRIPT_MODE_ASCII);
    cairo_surface_t* surface = cairo_script_surface_create(device, CAIRO_CONTENT_COLOR_ALPHA, -1, -1);
    cairo_t* cairo = cairo_create(surface);
    const bool drawn = rsvg_handle_render_document(svg, cairo, &box, error) != FALSE;
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    cairo_device_finish(device);
    cairo_device_destroy(device);
    return drawn;
}

std::string open_stylesheet() {
    std::string css(open_classes);
    for (const OpenColor& color : open_colors)
        replace_all(css, std::string("@") + color.name, written("#%06X", color.stands_as));
    replace_all(css, std::string("@") + ui::open_line, written("%g", stands_for_line));
    return css;
}

void leave_open(std::string& script) {
    for (const OpenColor& color : open_colors) {
        const std::string name = color.name;
        const auto share = [&](unsigned shift) { return (color.stands_as >> shift & 0xffU) / 255.0; };
        replace_all(script, written("%g %g %g ", share(16), share(8), share(0)),
                    name + "-red " + name + "-green " + name + "-blue ");
    }
    replace_all(script, written("%g set-line-width", stands_for_line), std::string(ui::open_line) + " set-line-width");
}

bool compile(const fs::path& svg_file, const std::string& stylesheet, const fs::path& to) {
    if (stylesheet.empty()) return fails(svg_file, "its stylesheet cannot be read");
    GError* error = nullptr;
    RsvgHandle* svg = rsvg_handle_new_from_file(svg_file.c_str(), &error);
    const auto* css = reinterpret_cast<const guint8*>(stylesheet.data());
    if (svg == nullptr || rsvg_handle_set_stylesheet(svg, css, stylesheet.size(), &error) == FALSE)
        return fails(svg_file, error->message);
    gboolean has_width = FALSE, has_height = FALSE, has_box = FALSE;
    RsvgLength width, height;
    RsvgRectangle box;
    rsvg_handle_get_intrinsic_dimensions(svg, &has_width, &width, &has_height, &height, &has_box, &box);
    if (has_box == FALSE) return fails(svg_file, "it has no viewBox");
    const RsvgRectangle large{0, 0, box.width * ui::drawing_scale, box.height * ui::drawing_scale};
    std::string script;
    if (!draw(svg, large, script, &error)) return fails(svg_file, error->message);
    g_object_unref(svg);

    if (script.find("similar") != std::string::npos || script.find("image") != std::string::npos)
        return fails(svg_file, "a group's opacity, a mask or a filter would make it pixels; fill-opacity and "
                               "stroke-opacity do not");
    const std::string without_size = "<< /content //COLOR_ALPHA >> surface";
    if (script.find(without_size) == std::string::npos) return fails(svg_file, "cairo writes scripts another way");
    replace_all(script, without_size,
                written("<< /content //COLOR_ALPHA /width %g /height %g >> surface", large.width, large.height));
    leave_open(script);
    script += ui::end_of_drawing;

    std::error_code failed;
    fs::create_directories(to.parent_path(), failed);
    std::ofstream out(to, std::ios::binary);
    out << script;
    out.close();
    return out ? true : fails(svg_file, "nothing can be written to " + to.string());
}

bool compile_icons(const fs::path& assets, const fs::path& bootstrap, const fs::path& to) {
    bool all = true;
    const std::string line = written("stroke-width:%g", stands_for_line);
    for (const ui::IconSource& source : ui::icon_sources) {
        const std::string name = source.file;
        // Bootstrap's are filled outlines: a line around them makes them heavier.
        const std::string css = "svg{" + line + (source.ours ? "}" : ";stroke:currentColor;stroke-linejoin:round}");
        all &= compile((source.ours ? assets / "icons" : bootstrap) / (name + ".svg"), css,
                       to / "icons" / (name + ui::drawing_ending));
    }
    return all;
}

bool compile_pictures(const fs::path& assets, const fs::path& to) {
    const std::string open = open_stylesheet();
    bool all =
        compile(assets / "scenes/lantern.svg", open, to / "scenes" / (std::string("lantern") + ui::drawing_ending));
    for (const std::string sky : {"dawn", "day", "dusk", "night"})
        all &= compile(assets / "scenes/porch.svg", text_of(assets / "scenes" / (sky + ".css")),
                       to / "scenes" / ("porch-" + sky + ui::drawing_ending));
    for (const auto& emblem : fs::directory_iterator(assets / "emblems"))
        all &= compile(emblem.path(), open, to / "emblems" / (emblem.path().stem().string() + ui::drawing_ending));
    return all;
}

} // namespace

int main(int count, char** words) {
    if (count != 4) {
        std::fputs("Use: porchlight_drawings ASSETS BOOTSTRAP_ICONS TO\n", stderr);
        return 2;
    }
    const bool icons = compile_icons(words[1], words[2], words[3]);
    return compile_pictures(words[1], words[3]) && icons ? 0 : 1;
}

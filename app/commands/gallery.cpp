#include "app/gallery/gallery.h"
#include "app/commands/commands.h"
#include "app/gallery/all.h"

namespace porchlight::commands {

namespace {

template <typename T>
Result<T> named(const std::string& text, const char* what, std::initializer_list<std::pair<const char*, T>> names) {
    std::string known;
    for (const auto& [name, value] : names) {
        if (text == name) return value;
        known += (known.empty() ? "" : ", ") + std::string(name);
    }
    return fail(ExitCode::wrong_use, "\"" + text + "\" is not a " + what + "; allowed are: " + known + ".");
}

} // namespace

Result<void> gallery(const GalleryOptions& options) {
    const auto theme = named<ui::ThemeName>(options.theme, "theme",
                                            {{"light", ui::ThemeName::light},
                                             {"dark", ui::ThemeName::dark},
                                             {"high-contrast", ui::ThemeName::high_contrast}});
    if (!theme) return tl::unexpected(theme.error());
    const auto text = named<ui::TextSize>(options.text, "text size",
                                          {{"standard", ui::TextSize::standard},
                                           {"large", ui::TextSize::large},
                                           {"larger", ui::TextSize::larger},
                                           {"largest", ui::TextSize::largest}});
    if (!text) return tl::unexpected(text.error());
    const auto size = size_from(options.size);
    if (!size) return tl::unexpected(size.error());
    if (options.all) {
        if (size->width > size->height)
            return fail(ExitCode::wrong_use,
                        "--size: with --all it is the size of an upright picture, such as 1080x1920.");
        return porchlight::gallery::draw_all(options.folder, *size);
    }
    return porchlight::gallery::draw({options.folder,
                                      options.screens,
                                      options.reads,
                                      {.theme = *theme, .text_size = *text, .language = options.language},
                                      *size});
}

} // namespace porchlight::commands

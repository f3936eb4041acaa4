#include "app/gallery/all.h"

#include "app/gallery/gallery.h"
#include "app/gallery/samples.h"
#include "app/places.h"
#include "app/strings.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <utility>

namespace porchlight::gallery {

namespace {

struct Variant {
    std::string folder; ///< "en-light-standard-upright"
    std::string words;  ///< "light, standard"
    ui::Look look;
    bool is_across = false;
};

constexpr std::array<std::pair<ui::ThemeName, std::string_view>, 3> themes{
    {{ui::ThemeName::light, "light"}, {ui::ThemeName::dark, "dark"}, {ui::ThemeName::high_contrast, "high-contrast"}}};
constexpr std::array<std::pair<ui::TextSize, std::string_view>, 2> sizes{
    {{ui::TextSize::standard, "standard"}, {ui::TextSize::largest, "largest"}}};

std::vector<Variant> variants(const std::vector<std::string>& languages) {
    std::vector<Variant> all;
    for (const std::string& language : languages)
        for (const auto& [theme, theme_word] : themes)
            for (const auto& [size, size_word] : sizes)
                for (const bool is_across : {false, true})
                    all.push_back({language + "-" + std::string(theme_word) + "-" + std::string(size_word) +
                                       (is_across ? "-across" : "-upright"),
                                   std::string(theme_word) + ", " + std::string(size_word),
                                   {.theme = theme, .text_size = size, .language = language},
                                   is_across});
    return all;
}

/// The design's picture of a sample's screen, where it has one of its own.
std::string_view mock_up_of(std::string_view sample) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 54> mock_ups{{
        {"welcome", "01-welcome"},
        {"checkin-reason", "02-checkin-reason"},
        {"checkin-mood", "03-checkin-mood"},
        {"checkin-requests", "04-checkin-requests"},
        {"checkin-done", "05-checkin-done"},
        {"explore", "06-explore"},
        {"article", "07-article"},
        {"article-reading-aloud", "07b-article-reading-aloud"},
        {"search-keyboard", "08-search-keyboard"},
        {"search-results", "08b-search-results"},
        {"quiet-breathing", "09-quiet-breathing"},
        {"quiet-senses", "09b-quiet-senses"},
        {"help-now", "10-help-now"},
        {"help-card", "10b-help-card"},
        {"help-now-india", "10c-help-now-india"},
        {"accessibility", "11-accessibility"},
        {"reach-mode", "11d-reach-mode"},
        {"still-there", "12-still-there"},
        {"staff-passcode", "13-staff-passcode"},
        {"staff-passcode-letters", "13b-staff-passcode-letters"},
        {"staff-dashboard", "14-staff-dashboard"},
        {"staff-after-restart", "14b-staff-after-restart"},
        {"staff-trends", "14c-staff-trends"},
        {"staff-help-ring", "14d-staff-help-ring"},
        {"export-ready", "15a-export-ready"},
        {"export-copying", "15b-export-copying"},
        {"export-safe", "15c-export-safe"},
        {"export-removed-early", "15d-export-removed-early"},
        {"export-days", "15e-export-days"},
        {"export-stick-full", "15f-export-stick-full"},
        {"schedule-editor", "16-schedule-editor"},
        {"setup-wizard", "17-setup-wizard"},
        {"setup-place", "17a-setup-place"},
        {"setup-clock", "17b-setup-clock"},
        {"setup-touch", "17c-setup-touch"},
        {"setup-front-desk", "17d-setup-front-desk"},
        {"setup-passcode", "17e-setup-passcode"},
        {"setup-codes", "17f-setup-codes"},
        {"setup-confirm-words", "17fb-setup-confirm-words"},
        {"setup-finish", "17g-setup-finish"},
        {"failure", "18-failure"},
        {"welcome-dawn", "23-skies"},
        {"welcome-day", "23-skies"},
        {"welcome-night", "23-skies"},
        {"family-dynamics", "24-family-dynamics"},
        {"family-dynamics-turned", "24b-family-dynamics-turned"},
        {"boundary-builder", "25-boundary-builder"},
        {"boundary-sentence", "25b-boundary-sentence"},
        {"journal-prompts", "26-journal-prompts"},
        {"language-sheet", "27-language-sheet"},
        {"privacy-sheet", "28-privacy-sheet"},
        {"leave-check-in", "29-leave-check-in"},
        {"staff-settings", "30-staff-settings"},
        {"requests-after-hours", "31-requests-after-hours"},
    }};
    const auto* const found = std::ranges::find(mock_ups, sample, [](const auto& entry) { return entry.first; });
    return found == mock_ups.end() ? std::string_view{} : found->second;
}

/// Sorted as the design's pictures are numbered; what has no picture of its own comes last.
std::vector<std::string_view> names_in_order() {
    std::vector<std::string_view> names = sample_names();
    std::ranges::stable_sort(names, [](std::string_view a, std::string_view b) {
        const std::string_view left = mock_up_of(a), right = mock_up_of(b);
        return left.empty() != right.empty() ? right.empty() : left < right;
    });
    return names;
}

constexpr std::string_view style =
    "body{font:16px/1.4 sans-serif;max-width:1400px;margin:32px auto;padding:0 24px;background:#F7F3EB;color:#1F2540}"
    "h1,h2,h3{font-family:Vollkorn,serif;font-weight:600}h2{margin:56px 0 0;padding-top:16px;border-top:2px solid "
    "#DDD5C6}h3{margin:24px 0 8px;font-size:18px}p{margin:4px 0 0;color:#3F4662}nav{columns:5 220px}nav "
    "a{display:block;padding:2px 0}a{color:#275470}.row{display:grid;grid-template-columns:repeat(6,minmax(0,1fr));"
    "gap:12px;align-items:start;margin-bottom:12px}figure{margin:0}figcaption{font-size:12px;margin-top:4px;color:"
    "#3F4662}img{display:block;width:100%;border-radius:6px;outline:1px solid #DDD5C6}";

/// A row of pictures of one language that are as tall as one another: a column for each theme and size.
void write_row(std::ofstream& page, std::string_view name, const std::vector<Variant>& all, std::string_view language,
               bool across) {
    page << "<div class=\"row\">\n";
    for (const Variant& variant : all) {
        if (variant.is_across != across || variant.look.language != language) continue;
        const std::string file = variant.folder + "/" + std::string(name) + ".png";
        page << "<figure><a href=\"" << file << "\"><img loading=\"lazy\" alt=\"" << name << ", " << variant.folder
             << "\" src=\"" << file << "\"></a><figcaption>" << variant.words << "</figcaption></figure>\n";
    }
    page << "</div>\n";
}

void write_section(std::ofstream& page, std::string_view name, const std::vector<Variant>& all,
                   const std::vector<std::string>& languages) {
    const std::string_view mock_up = mock_up_of(name);
    page << "<h2 id=\"" << name << "\">" << name << "</h2>\n<p>";
    if (mock_up.empty())
        page << "no picture of its own in design/mock";
    else
        page << "design/mock/" << mock_up << ".png";
    page << "</p>\n";
    for (const std::string& language : languages) {
        page << "<h3 lang=\"en\">" << language << "</h3>\n";
        write_row(page, name, all, language, false);
        write_row(page, name, all, language, true);
    }
}

Result<void> write_page(const std::filesystem::path& file, const std::vector<Variant>& all,
                        const std::vector<std::string>& languages) {
    std::ofstream page(file, std::ios::binary | std::ios::trunc);
    page << "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Porchlight: every screen</title>\n<style>"
         << style << "</style>\n<h1>Porchlight: every screen</h1>\n<nav>\n";
    const std::vector<std::string_view> names = names_in_order();
    for (const std::string_view name : names) page << "<a href=\"#" << name << "\">" << name << "</a>\n";
    page << "</nav>\n";
    for (const std::string_view name : names) write_section(page, name, all, languages);
    page.close();
    if (!page) return fail(ExitCode::storage, file.string() + " can't be written.");
    return {};
}

} // namespace

Result<void> draw_all(const std::filesystem::path& folder, ui::Size upright_px) {
    const auto share = share_folder();
    if (!share) return tl::unexpected(share.error());
    const std::vector<std::string> languages = Strings::languages(*share / "locale");
    const std::vector<Variant> all = variants(languages);
    for (const Variant& variant : all) {
        const ui::Size size = variant.is_across ? ui::Size{upright_px.height, upright_px.width} : upright_px;
        const std::vector<std::string_view> known = sample_names();
        const std::vector<std::string> names(known.begin(), known.end());
        if (auto drawn = draw({folder / variant.folder, names, {}, variant.look, size}); !drawn) return drawn;
    }
    return write_page(folder / "index.html", all, languages);
}

} // namespace porchlight::gallery

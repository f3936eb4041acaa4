#include "app/library/content.h"

#include "app/help_lines.h"
#include "app/library/library.h"
#include "app/library/plan.h"
#include "app/library/reading_level.h"
#include "app/toml_reader.h"
#include "store/pack/pack.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <limits>
#include <optional>
#include <set>

namespace porchlight::library {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view main_language = "en"; ///< what the others are translations of
constexpr std::array<const char*, 2> parts{"library", "help"};

/// The names of the reads in a folder, without ".md".
std::set<std::string> reads_in(const fs::path& folder) {
    std::set<std::string> names;
    std::error_code failed; // a folder that cannot be opened has none
    for (const auto& entry : fs::directory_iterator(folder, failed))
        if (entry.path().extension() == ".md") names.insert(entry.path().stem());
    return names;
}

class Look {
  public:
    Look(const fs::path& root, Strictness strictness) : root_(root), strictness_(strictness) {}
    std::vector<std::string> take();

  private:
    void found(const fs::path& file, int line, const std::string& what) {
        faults_.push_back(file.string() + ":" + std::to_string(line) + ": " + what);
    }
    fs::path file_of(const std::string& language, const std::string& slug) const {
        return root_ / "library" / language / (slug + ".md");
    }
    void look_at_names();
    void look_at_help();
    bool is_complete(const std::string& language, const std::set<std::string>& english);
    void look_at_language(const std::string& language, const std::optional<Plan>& plan);
    void look_at_level(const Library& english);

    const fs::path& root_;
    Strictness strictness_;
    std::vector<std::string> faults_;
};

/// A file that a pack would leave behind in silence is a fault.
void Look::look_at_names() {
    for (const char* part : parts) {
        std::error_code failed;
        for (fs::recursive_directory_iterator at(root_ / part, failed), end; !failed && at != end;
             at.increment(failed)) {
            const auto name = fs::relative(at->path(), root_, failed).string();
            if (at->is_symlink(failed))
                found(at->path(), 1, "is a symbolic link; a pack holds plain files only");
            else if (!at->is_directory(failed) && !store::is_pack_name(name))
                found(at->path(), 1, "is not a file that a pack holds; move it away");
        }
        if (failed && part == parts.front())
            found(root_ / part, 1, "cannot be opened; the reads lie in it (" + failed.message() + ")");
    }
}

void Look::look_at_help() {
    for (const auto& [name, region] : {std::pair{"us.toml", Region::us}, {"in.toml", Region::in}}) {
        std::error_code failed;
        if (!fs::exists(root_ / "help" / name, failed)) continue; // the kiosk's own stand
        if (auto lines = load_help_lines(root_ / "help", region); !lines) faults_.push_back(lines.error().sentence);
    }
}

void Look::look_at_level(const Library& english) {
    for (const Article& article : english.articles()) {
        const auto file = file_of(std::string(main_language), article.slug);
        const int words = word_count(article);
        if (words < words_min || words > words_max)
            found(file, 1,
                  "has " + std::to_string(words) + " words; a read has " + std::to_string(words_min) + " to " +
                      std::to_string(words_max));
        const double grade = grade_of(article);
        std::array<char, 16> shown{};
        std::snprintf(shown.data(), shown.size(), "%.1f", grade);
        if (grade < grade_min || grade > grade_max)
            found(file, 1,
                  std::string("reads at grade ") + shown.data() +
                      "; allowed is 4 to 7 (Flesch-Kincaid): shorter sentences and words make it easier");
    }
}

/// Whether `language` has the reads that English has, and no others.
bool Look::is_complete(const std::string& language, const std::set<std::string>& english) {
    const auto reads = reads_in(root_ / "library" / language);
    const auto before = faults_.size();
    for (const std::string& slug : english)
        if (!reads.contains(slug))
            found(file_of(language, slug), 1, "is missing; a read is there in every language or in none");
    for (const std::string& slug : reads)
        if (!english.contains(slug)) found(file_of(language, slug), 1, "is a translation of no read in English");
    return faults_.size() == before;
}

void Look::look_at_language(const std::string& language, const std::optional<Plan>& plan) {
    const auto reads = load(root_ / "library", language);
    if (!reads) return faults_.push_back(reads.error().sentence);
    if (plan) {
        for (const std::string& gap : gaps(*plan, *reads)) {
            const auto colon = gap.find(": ");
            found(file_of(language, gap.substr(0, colon)), 1, gap.substr(colon + 2));
        }
    }
    if (language == main_language && strictness_ == Strictness::fit_to_publish) look_at_level(*reads);
}

std::vector<std::string> Look::take() {
    look_at_names();
    if (!faults_.empty()) return std::move(faults_);
    if (const auto version = version_of(root_); !version) faults_.push_back(version.error().sentence);
    look_at_help();
    const auto plan = load_plan(root_ / "library");
    if (!plan) {
        faults_.push_back(plan.error().sentence);
        return std::move(faults_);
    }
    const auto english = reads_in(root_ / "library" / main_language);
    if (english.empty()) {
        found(root_ / "library" / main_language, 1, "has no reads; the other languages are translations of English");
        return std::move(faults_);
    }
    for (const std::string& language : languages_in(root_))
        if (is_complete(language, english)) look_at_language(language, *plan);
    return std::move(faults_);
}

} // namespace

std::vector<std::string> languages_in(const fs::path& root) {
    std::vector<std::string> languages;
    std::error_code failed; // a folder that cannot be opened has none, which faults() tells
    for (const auto& entry : fs::directory_iterator(root / "library", failed))
        if (entry.is_directory(failed)) languages.push_back(entry.path().filename());
    std::sort(languages.begin(), languages.end());
    return languages;
}

Result<std::uint32_t> version_of(const fs::path& root) {
    const auto file = (root / "library" / "pack.toml").string();
    return read_settings_file(file).and_then([&file](const std::string& text) -> Result<std::uint32_t> {
        TomlReader in(text, file);
        std::int32_t version = 0;
        in.require("version");
        in.number("version", version, 1, std::numeric_limits<std::int32_t>::max());
        return in.finish().map([&version] { return static_cast<std::uint32_t>(version); });
    });
}

std::vector<std::string> faults(const fs::path& root, Strictness strictness) { return Look(root, strictness).take(); }

} // namespace porchlight::library

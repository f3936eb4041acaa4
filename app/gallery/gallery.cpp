#include "app/gallery/gallery.h"

#include "app/gallery/samples.h"
#include "app/gallery/views.h"
#include "app/library/library.h"
#include "app/places.h"
#include "app/screens/reading.h"
#include "app/screens/screens.h"
#include "ui/window.h"

#include <algorithm>
#include <fstream>
#include <numeric>
#include <utility>

namespace porchlight::gallery {

namespace {

struct Words {
    std::filesystem::path share;
    Strings strings;
    std::vector<Strings> others; ///< of the pictures' site, which offers every language there is
    std::shared_ptr<const library::Library> reads;
};

/// A language, or one of the pseudo-languages, whose reads are the English ones.
Result<Words> open_words(const std::string& asked) {
    auto share = share_folder();
    if (!share) return tl::unexpected(share.error());
    const auto pseudo = pseudo_named(asked);
    const std::string language = pseudo ? "en" : asked;
    auto strings = pseudo ? Strings::open_pseudo(*share / "locale", *pseudo, "US")
                          : Strings::open(*share / "locale", language, "US");
    if (!strings) return tl::unexpected(strings.error());
    auto reads = library::load(*share / "library", language);
    if (!reads) return tl::unexpected(reads.error());
    std::vector<Strings> others;
    for (const std::string& other : Strings::languages(*share / "locale")) {
        if (other == language) continue;
        auto one = Strings::open(*share / "locale", other, "US");
        if (!one) return tl::unexpected(one.error());
        others.push_back(std::move(*one));
    }
    return Words{*share, std::move(*strings), std::move(others),
                 std::make_shared<const library::Library>(std::move(*reads))};
}

/// One moment on a stage of its own, so that no picture depends on which others were drawn before.
class Easel {
  public:
    Easel(const Options& options, const Words& words, Sample sample)
        : options_(options), words_(words), sample_(std::move(sample)) {
        ui::Look look = options.look;
        look.language = words.strings.language();
        look.right_to_left = words.strings.right_to_left();
        const bool less_movement = sample_.state.look.less_movement; // a picture may show a setting that was chosen
        sample_.state.look = sample_.state.site_look = look;
        sample_.state.look.less_movement = less_movement || look.less_movement;
    }

    Result<void> draw() {
        if (!stage_) {
            auto stage = ui::Stage::create({.assets = words_.share, .has_graphics = true});
            if (!stage) return fail(ExitCode::storage, stage.error());
            stage_ = std::move(*stage);
        }
        for (int pass = 0; pass < 2; ++pass) { // the second knows how tall lists turned out to be
            ui::Frame& frame = stage_->begin(options_.size_px, sample_.facts.now_seconds, sample_.state.look);
            Page page{frame, words_.strings, sample_.facts, sample_.state, {}};
            for (const Strings& other : words_.others) page.other_languages.push_back(&other);
            screens::draw(page);
            stage_->finish();
        }
        return {};
    }

    [[nodiscard]] Result<void> write(const std::string& name) const {
        if (auto written = stage_->write_png(options_.folder / (name + ".png")); !written)
            return fail(ExitCode::storage, written.error());
        const auto file = options_.folder / (name + ".json");
        std::ofstream json(file, std::ios::binary | std::ios::trunc);
        json << stage_->access_json();
        json.close();
        if (!json) return fail(ExitCode::storage, file.string() + " can't be written.");
        return {};
    }

    [[nodiscard]] ui::Stage& stage() const { return *stage_; }

  private:
    const Options& options_;
    const Words& words_;
    Sample sample_;
    std::unique_ptr<ui::Stage> stage_;
};

Result<void> draw_one(const Options& options, const Words& words, const std::string& name, Sample sample) {
    Easel easel(options, words, std::move(sample));
    return easel.draw().and_then([&] { return easel.write(name); });
}

/// As somebody sees it who goes down one glassful at a time, the last line of one again as the first of the next.
Result<void> draw_read(const Options& options, const Words& words, const std::string& slug) {
    constexpr float seen_again_px = 80;
    Sample moment = lobby(words.reads);
    moment.state.screen = ReaderState{slug, {}};
    for (const library::TryIt& page : library::try_it_pages) moment.facts.try_its.emplace_back(page.slug);
    Easel easel(options, words, std::move(moment));
    float offset_px = 0, limit_px = 0;
    for (int glassful = 1; glassful == 1 || offset_px < limit_px; ++glassful) {
        if (glassful > 1) {
            const ui::Control* text = easel.stage().access().find(screens::read_list_id);
            offset_px = std::min(offset_px + text->rect.height - seen_again_px, limit_px);
            easel.stage().input().scroll(screens::read_list_id).offset_px = offset_px;
        }
        if (auto drawn = easel.draw(); !drawn) return drawn;
        limit_px = easel.stage().input().scroll(screens::read_list_id).limit_px;
        const std::string number = (glassful < 10 ? "-0" : "-") + std::to_string(glassful);
        if (auto written = easel.write(slug + number); !written) return written;
    }
    return {};
}

/// How many letters have to be changed, put in or left out to make `a` of `b` (Levenshtein).
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t swapped = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({swapped, diagonal + 1, row[j] + 1});
        }
    }
    return row.back();
}

/// The few names that are most like it.
std::string nearest_to(std::string_view name, std::vector<std::string_view> names) {
    constexpr std::size_t told = 3;
    std::ranges::stable_sort(names, {}, [&](std::string_view one) { return distance(name, one); });
    std::string nearest;
    for (std::size_t i = 0; i < std::min(told, names.size()); ++i)
        nearest += (i == 0 ? "" : i + 1 < told ? ", " : " or ") + std::string(names[i]);
    return nearest;
}

/// ExitCode::bad_input names a read that is not there.
Result<void> check_reads(const Options& options, const library::Library& reads) {
    for (const std::string& slug : options.reads) {
        if (reads.find(slug) != nullptr) continue;
        std::vector<std::string_view> known;
        for (const library::Article& read : reads.articles()) known.push_back(read.slug);
        return fail(ExitCode::bad_input,
                    "There is no read called \"" + slug + "\"; the nearest are " + nearest_to(slug, known) + ".");
    }
    return {};
}

/// All of them in one language and at one size.
Result<void> draw_alike(const Options& options) {
    auto words = open_words(options.look.language);
    if (!words) return tl::unexpected(words.error());
    if (auto known = check_reads(options, *words->reads); !known) return known;
    std::error_code failed;
    std::filesystem::create_directories(options.folder, failed);
    if (failed) return fail(ExitCode::storage, options.folder.string() + " can't be made: " + failed.message() + ".");
    auto offscreen = ui::Offscreen::create(options.size_px);
    if (!offscreen) return fail(ExitCode::storage, offscreen.error());

    for (const std::string& slug : options.reads)
        if (auto drawn = draw_read(options, *words, slug); !drawn) return drawn;
    for (const std::string& name : options.names) {
        if (auto drawn = draw_one(options, *words, name, *sample(name, words->reads)); !drawn) return drawn;
    }
    return {};
}

/// The picture of the design, in its own look and upright or across, as large as was asked for.
Options in_look(const Options& options, const View& view) {
    Options own = options;
    own.names = {std::string(view.name)};
    own.reads.clear();
    if (!view.language.empty()) own.look.language = view.language;
    own.look.theme = view.theme.value_or(options.look.theme);
    own.look.text_size = view.text_size.value_or(options.look.text_size);
    const float longer = std::max(options.size_px.width, options.size_px.height),
                shorter = std::min(options.size_px.width, options.size_px.height);
    own.size_px = view.is_across ? ui::Size{longer, shorter} : ui::Size{shorter, longer};
    return own;
}

} // namespace

std::vector<std::string_view> all_names() {
    std::vector<std::string_view> names = sample_names();
    for (const View& view : views) names.push_back(view.name);
    return names;
}

Result<void> draw(const Options& options) {
    const auto known = all_names();
    for (const std::string& name : options.names)
        if (std::ranges::find(known, name) == known.end())
            return fail(ExitCode::bad_input, "There is no screen called \"" + name + "\"; the nearest are " +
                                                 nearest_to(name, known) +
                                                 ", and porchlight gallery --help names all.");
    Options usual = options;
    std::vector<const View*> with_look; // these have words and a size of their own
    usual.names.clear();
    const bool is_all = options.names.empty() && options.reads.empty();
    if (is_all)
        for (std::string_view name : sample_names()) usual.names.emplace_back(name);
    for (const View& view : views)
        if (is_all || std::ranges::find(options.names, view.name) != options.names.end()) with_look.push_back(&view);
    for (const std::string& name : options.names)
        if (view_named(name) == nullptr) usual.names.push_back(name);
    if (!usual.names.empty() || !usual.reads.empty())
        if (auto drawn = draw_alike(usual); !drawn) return drawn;
    for (const View* view : with_look)
        if (auto drawn = draw_alike(in_look(options, *view)); !drawn) return drawn;
    return {};
}

} // namespace porchlight::gallery

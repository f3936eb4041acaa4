// Every picture of the gallery, in every language, theme and text size, upright and across, held against the rules of
// layout.h without a window. One screen alone: test_app "[layout]" -c checkin-mood
#include "../support/app/layout.h"

#include "app/gallery/samples.h"
#include "app/library/library.h"
#include "app/screens/screens.h"
#include "app/try_it_words.h"
#include "ui/widgets/bar.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <iostream>
#include <set>
#include <span>

using namespace porchlight;

namespace {

/// The last two are spoken by nobody: longer words, and the other direction.
constexpr std::array<std::string_view, 5> languages{"en", "es", "hi", "pseudo-long", "pseudo-rtl"};
constexpr std::size_t pseudo_long = 3;
constexpr std::span<const std::string_view> spoken_languages = std::span(languages).first(pseudo_long);
constexpr std::array<ui::TextSize, 4> sizes{ui::TextSize::standard, ui::TextSize::large, ui::TextSize::larger,
                                            ui::TextSize::largest};
constexpr std::array<std::string_view, 4> size_names{"standard", "large", "larger", "largest"};
constexpr std::array<ui::ThemeName, 3> themes{ui::ThemeName::light, ui::ThemeName::dark, ui::ThemeName::high_contrast};
constexpr std::array<std::string_view, 3> theme_names{"light", "dark", "high contrast"};
constexpr std::array<ui::Size, 2> canvases{ui::Size{1080, 1920}, ui::Size{1920, 1080}};
constexpr std::array<std::string_view, 2> canvas_names{"portrait", "landscape"};

/// Where a screen stands: what is shown, how, and on which glass.
struct Variant {
    std::size_t language = 0, theme = 0, size = 0, canvas = 0;

    [[nodiscard]] std::string shown(std::string_view sample) const {
        std::string where(sample);
        for (const std::string_view part :
             {canvas_names.at(canvas), size_names.at(size), languages.at(language), theme_names.at(theme)})
            where.append(" ").append(part);
        return where;
    }
};

struct Words {
    Strings strings;
    std::shared_ptr<const library::Library> reads;
    std::set<std::string> foreign;
    std::vector<Strings> others = {}; ///< of a site that offers every language there is
};

Strings catalogue(std::string_view language) {
    const auto pseudo = pseudo_named(language);
    auto strings = pseudo ? Strings::open_pseudo(PORCHLIGHT_SHARE "/locale", *pseudo, "US")
                          : Strings::open(PORCHLIGHT_SHARE "/locale", language, "US");
    if (!strings) FAIL(strings.error().sentence);
    return *strings;
}

Words words_of(std::string_view language) {
    const bool is_pseudo = pseudo_named(language).has_value();
    auto reads = library::load(PORCHLIGHT_SHARE "/library", is_pseudo ? "en" : language);
    if (!reads) FAIL(reads.error().sentence);
    const Strings strings = catalogue(language);
    if (is_pseudo) return {strings, std::make_shared<const library::Library>(std::move(*reads)), {}};
    std::vector<Strings> others;
    for (const std::string_view other : spoken_languages)
        if (other != language) others.push_back(catalogue(other));
    return {strings, std::make_shared<const library::Library>(std::move(*reads)),
            test::copy_of_others(strings, catalogue(language == "en" ? "es" : "en")), std::move(others)};
}

/// Draws it twice, because the second time lists know how tall they are. `has_others`: it may say things in another
/// language as well. Returns the height of the bar.
float draw(ui::Stage& stage, gallery::Sample sample, const Words& words, Variant variant, bool has_others = false) {
    sample.state.look.language = words.strings.language();
    sample.state.look.right_to_left = words.strings.right_to_left();
    sample.state.look.theme = themes.at(variant.theme);
    sample.state.look.text_size = sizes.at(variant.size);
    sample.state.site_look = sample.state.look;
    const ui::Size canvas = canvases.at(variant.canvas);
    float bar = 0;
    for (int pass = 0; pass < 2; ++pass) {
        ui::Frame& frame = stage.begin(canvas, sample.facts.now_seconds, sample.state.look);
        Page page{frame, words.strings, sample.facts, sample.state};
        // Staff see the names of those who wait in each of them.
        if (has_others || std::holds_alternative<StaffState>(sample.state.screen))
            for (const Strings& other : words.others) page.other_languages.push_back(&other);
        screens::draw(page);
        bar = ui::bar_height(frame);
        stage.finish();
    }
    return bar;
}

/// What is broken of it, a line each.
std::vector<std::string> broken(ui::Stage& stage, gallery::Sample sample, const Words& words, Variant variant) {
    const float bar = draw(stage, std::move(sample), words, variant);
    return test::broken_layout(stage, {.canvas = canvases.at(variant.canvas),
                                       .bar_height = bar,
                                       .theme = themes.at(variant.theme),
                                       .foreign = &words.foreign});
}

/// Is the whole of it on the glass, without scrolling?
bool is_seen(const ui::Control& control) {
    constexpr float rounding = 0.01F;
    const ui::Rect seen = overlap(control.rect, control.clip);
    return control.rect.width - seen.width < rounding && control.rect.height - seen.height < rounding;
}

/// The same of this text.
bool is_seen(const ui::Stage& stage, std::string_view text) {
    const auto& controls = stage.access().controls();
    const auto found =
        std::find_if(controls.begin(), controls.end(), [&](const ui::Control& one) { return one.label == text; });
    return found != controls.end() && is_seen(*found);
}

/// The ids that begin like this and are not seen whole, and how many are.
struct Sight {
    std::vector<std::string> hidden;
    std::size_t seen = 0;
};
Sight sight_of(const ui::Stage& stage, std::string_view ids) {
    Sight sight;
    for (const ui::Control& control : stage.access().controls()) {
        if (!control.id.starts_with(ids)) continue;
        if (is_seen(control))
            ++sight.seen;
        else
            sight.hidden.push_back(control.id);
    }
    return sight;
}

using Change = void (*)(gallery::Sample&);
void unchanged(gallery::Sample&) {}

/// Draws it, changed, in every language and in the first `sizes_until` sizes, and looks at what is there.
template <class Look>
void in_every_language(std::string_view name, std::size_t canvas, Look look, std::size_t sizes_until = sizes.size(),
                       Change change = unchanged) {
    for (std::size_t language = 0; language < spoken_languages.size(); ++language) {
        const Words words = words_of(languages.at(language));
        auto stage = ui::Stage::create({.assets = PORCHLIGHT_SHARE});
        REQUIRE(stage);
        for (std::size_t size = 0; size < sizes_until; ++size) {
            auto sample = gallery::sample(name, words.reads);
            REQUIRE(sample);
            change(*sample);
            const Variant variant{.language = language, .size = size, .canvas = canvas};
            draw(**stage, *sample, words, variant);
            INFO(variant.shown(name));
            look(**stage, words, *sample);
        }
    }
}

/// Dark changes colours only: it is looked at where words stand as they were designed. Longer words and the other
/// direction change no colours.
bool is_looked_at(Variant variant) {
    if (variant.language >= pseudo_long) return variant.theme == 0;
    return variant.theme != 1 || variant.size == 0;
}

/// Everything that is broken on one screen in one language, a line each.
void look_at(std::string_view name, std::size_t language, std::vector<std::string>& lines) {
    const Words words = words_of(languages.at(language));
    auto stage = ui::Stage::create({.assets = PORCHLIGHT_SHARE, .keeps_marks = true});
    REQUIRE(stage);
    for (std::size_t place = 0; place < themes.size() * sizes.size() * canvases.size(); ++place) {
        const Variant variant{.language = language,
                              .theme = place % themes.size(),
                              .size = place / themes.size() % sizes.size(),
                              .canvas = place / themes.size() / sizes.size()};
        if (!is_looked_at(variant)) continue;
        auto sample = gallery::sample(name, words.reads);
        REQUIRE(sample);
        for (const std::string& line : broken(**stage, std::move(*sample), words, variant))
            lines.push_back(variant.shown(name) + ": " + line);
    }
}

} // namespace

TEST_CASE("layout: every screen keeps the rules in every language, theme and size, upright and across", "[layout]") {
    for (const std::string_view name : gallery::sample_names()) {
        DYNAMIC_SECTION(name) {
            std::vector<std::string> lines;
            for (std::size_t language = 0; language < languages.size(); ++language) look_at(name, language, lines);
            for (const std::string& line : lines) std::cout << line << "\n"; // a line each, which Catch's are not
            CHECK(lines.size() == 0);
        }
    }
}

TEST_CASE("layout: whoever asks for help sees both numbers at once, in every language and size, upright and across",
          "[layout]") {
    const auto look = [](const ui::Stage& stage, const Words&, const gallery::Sample& sample) {
        CHECK(is_seen(stage, sample.facts.help.crisis));
        CHECK(is_seen(stage, sample.facts.help.emergency));
    };
    for (const std::string_view name : {"help-now", "help-now-india", "help-now-rung-again", "help-now-closed"})
        for (const std::size_t canvas : {0U, 1U}) in_every_language(name, canvas, look);
}

TEST_CASE("layout: in reach mode everything that is asked stands below the control line without scrolling",
          "[layout]") {
    struct Asked {
        std::string_view sample, ids;
        std::size_t count; ///< a list counts as well
    };
    constexpr float control_line = 934; // 964, but for an x whose target reaches up from its line
    for (const Asked asked :
         {Asked{"reach-mode", "reason.", 7}, Asked{"reach-mode-mood", "mood.", 6},
          Asked{"reach-mode-requests", "req.", 7}, Asked{"reach-mode-requests", "note.", 4},
          Asked{"reach-mode-journal-prompts", "carry.theme.", 4}, Asked{"reach-mode-boundary-builder", "bound.", 12},
          Asked{"reach-mode-family-dynamics", "fam.", 8}}) {
        for (std::size_t language = 0; language < spoken_languages.size(); ++language) {
            const Words words = words_of(languages.at(language));
            auto stage = ui::Stage::create({.assets = PORCHLIGHT_SHARE});
            REQUIRE(stage);
            const auto sample = gallery::sample(asked.sample, words.reads);
            REQUIRE(sample);
            const Variant variant{.language = language};
            draw(**stage, *sample, words, variant);
            INFO(variant.shown(asked.sample));
            const Sight sight = sight_of(**stage, asked.ids);
            CHECK(sight.hidden.empty());
            CHECK(sight.seen == asked.count);
            for (const ui::Control& control : (*stage)->access().controls())
                if (control.id.starts_with(asked.ids)) CHECK(control.rect.y >= control_line);
        }
    }
}

TEST_CASE("layout: every line of the help card is seen at once, for staff and for who holds it, in every size",
          "[layout]") {
    for (std::size_t language = 0; language < spoken_languages.size(); ++language) {
        const Words words = words_of(languages.at(language));
        auto stage = ui::Stage::create({.assets = PORCHLIGHT_SHARE});
        REQUIRE(stage);
        for (std::size_t place = 0; place < sizes.size() * canvases.size(); ++place) {
            const Variant variant{.language = language, .size = place % sizes.size(), .canvas = place / sizes.size()};
            const auto sample = gallery::sample("help-card", words.reads);
            REQUIRE(sample);
            draw(**stage, *sample, words, variant, true);
            INFO(variant.shown("help-card"));
            const Sight sight = sight_of(**stage, "help.point.");
            CHECK(sight.hidden.empty());
            CHECK(sight.seen == 4);
        }
    }
}

TEST_CASE("layout: across the glass a sentence, and a kiosk that is full, are seen whole at Standard", "[layout]") {
    struct Shown {
        std::string_view sample;
        Key last;
    };
    for (const Shown shown : {Shown{"boundary-sentence", "bound.safe"}, Shown{"failure-closed", "fail.staff.s207"},
                              Shown{"failure", "fail.staff.s204"}}) {
        const auto look = [&](const ui::Stage& stage, const Words& words, const gallery::Sample&) {
            CHECK(is_seen(stage, words.strings(shown.last)));
        };
        in_every_language(shown.sample, 1, look, 1);
    }
}

TEST_CASE("layout: across the glass every theme is seen without scrolling, whatever the question", "[layout]") {
    constexpr std::uint8_t questions = 5;
    for (std::size_t language = 0; language < spoken_languages.size(); ++language) {
        const Words words = words_of(languages.at(language));
        auto stage = ui::Stage::create({.assets = PORCHLIGHT_SHARE});
        REQUIRE(stage);
        for (std::size_t place = 0; place < sizes.size() * theme_words.size() * questions; ++place) {
            const Variant variant{.language = language, .size = place % sizes.size(), .canvas = 1};
            auto sample = gallery::sample("journal-prompts", words.reads);
            REQUIRE(sample);
            auto& state = std::get<QuestionState>(sample->state.screen);
            state.theme = static_cast<std::uint8_t>(place / sizes.size() % theme_words.size());
            state.shown.fill(static_cast<std::uint8_t>(place / sizes.size() / theme_words.size()));
            draw(**stage, *sample, words, variant);
            INFO(variant.shown("journal-prompts") << " " << int{state.theme} << "." << int{state.shown[0]});
            const Sight sight = sight_of(**stage, "carry.theme.");
            CHECK(sight.seen == 4);
            CHECK(sight.hidden == std::vector<std::string>{});
        }
    }
}

TEST_CASE("layout: upright the front page says when the next group is, in every size, without scrolling", "[layout]") {
    const auto look = [](const ui::Stage& stage, const Words&, const gallery::Sample&) {
        CHECK(sight_of(stage, "welcome.groups").seen == 1);
    };
    for (const std::string_view name : {"welcome", "welcome-closed"}) in_every_language(name, 0, look);
}

namespace {

ExportState& exporting_in(gallery::Sample& sample) {
    return std::get<ExportState>(std::get<StaffState>(sample.state.screen).page);
}
// What is said of how long a copy takes.
void slow(gallery::Sample& sample) { exporting_in(sample).progress.slow = true; }
void stopping(gallery::Sample& sample) { exporting_in(sample).stopping_seconds = sample.facts.now_seconds; }

/// The words in this list that are not seen whole, and how many are.
Sight words_in(const ui::Stage& stage, std::string_view list) {
    Sight sight;
    for (const ui::Control& control : stage.access().controls()) {
        if (control.scroller != list) continue;
        if (is_seen(control))
            ++sight.seen;
        else
            sight.hidden.push_back(control.label);
    }
    return sight;
}

} // namespace

TEST_CASE("layout: across the glass an export says what happens, and what to do, without scrolling, in every size",
          "[layout]") {
    struct Shown {
        std::string_view sample;
        std::string_view list = "staff.words";
        Change change = unchanged;
    };
    for (const Shown shown :
         {Shown{"export-copying"}, Shown{.sample = "export-copying", .change = slow},
          Shown{.sample = "export-copying", .change = stopping}, Shown{"export-safe"}, Shown{"export-damaged"},
          Shown{"export-removed-early"}, Shown{"export-mismatch"}, Shown{"export-broken"}, Shown{"export-stick-full"},
          Shown{"export-read-only"}, Shown{"export-unreadable"}, Shown{"export-other-stick"}, Shown{"export-blocked"},
          Shown{"export-refused", "export.body"}, Shown{"export-own", "export.body"}}) {
        const auto look = [&](const ui::Stage& stage, const Words&, const gallery::Sample&) {
            const Sight said = words_in(stage, shown.list), buttons = sight_of(stage, "staff.export.");
            CHECK(said.hidden == std::vector<std::string>{});
            CHECK(said.seen >= 2);
            CHECK(buttons.hidden == std::vector<std::string>{});
            CHECK(buttons.seen >= 1);
        };
        in_every_language(shown.sample, 1, look, sizes.size(), shown.change);
    }
}

TEST_CASE("layout: across the glass what was wrong with what is typed is seen, in every size", "[layout]") {
    const auto look = [](const ui::Stage& stage, const Words&, const gallery::Sample&) {
        std::vector<bool> told;
        for (const ui::Control& one : stage.access().controls())
            if (one.role == ui::Role::status && one.id.empty()) told.push_back(is_seen(one));
        CHECK(std::ranges::count(told, true) >= 1);
        CHECK(std::ranges::count(told, false) == 0);
    };
    for (const std::string_view name : {"settings-passcode-differs", "settings-erase-resting", "staff-recovery"})
        in_every_language(name, 1, look);
}

TEST_CASE("layout: upright all of today, and all of new keys, is seen at Standard, however much it is", "[layout]") {
    const auto look = [](const ui::Stage& stage, const Words&, const gallery::Sample&) {
        Sight said = words_in(stage, "staff.body");
        if (said.seen == 0) said = words_in(stage, "set.page");
        CHECK(said.hidden == std::vector<std::string>{});
        CHECK(said.seen >= 20);
    };
    for (const std::string_view name : {"staff-dashboard", "staff-busy", "settings-new-keys-not-printed"})
        in_every_language(name, 0, look, 1);
}

TEST_CASE("layout: a passphrase to be copied is seen whole in every size, upright and across", "[layout]") {
    const auto look = [](const ui::Stage& stage, const Words&, const gallery::Sample&) {
        const Sight said = words_in(stage, "set.page");
        CHECK(said.hidden == std::vector<std::string>{});
        CHECK(said.seen >= 9); // eight words and what they are for
    };
    for (const std::size_t canvas : {0U, 1U}) in_every_language("settings-passphrase", canvas, look);
}

TEST_CASE("layout: an export shows its days and its button without scrolling, in every size", "[layout]") {
    const auto start = [](const ui::Stage& stage, const Words& words, const gallery::Sample& sample) {
        const auto& days = sample.facts.exporting.since_last;
        REQUIRE(days);
        const std::string chosen = words.strings.plural("exp.since.sub", days->until.number - days->from.number + 1,
                                                        {{"days", words.strings.range(*days)}});
        CHECK(sight_of(stage, "staff.export.start").seen == 1);
        CHECK((is_seen(stage, chosen) || sight_of(stage, "staff.export.since").seen == 1));
    };
    for (const std::size_t canvas : {0U, 1U}) in_every_language("export-ready", canvas, start);
    in_every_language("export-days", 1, [](const ui::Stage& stage, const Words&, const gallery::Sample&) {
        CHECK(sight_of(stage, "days.2").seen == 31);
        CHECK(sight_of(stage, "days.").hidden == std::vector<std::string>{});
    });
    const auto files = [](const ui::Stage& stage, const Words&, const gallery::Sample&) {
        CHECK(words_in(stage, "export.body").hidden == std::vector<std::string>{});
    };
    in_every_language("export-safe", 1, files, 2); // larger words scroll
}

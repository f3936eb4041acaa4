#include "app/gallery/samples.h"
#include "app/library/library.h"
#include "app/library/search.h"
#include "app/library/sentences.h"

#include <algorithm>
#include <array>
#include <string>

namespace porchlight::gallery {

namespace {

using library::Article;

/// The reads as they are, but for one that a person at the site has checked.
std::shared_ptr<const library::Library> checked(const library::Library& reads, std::string_view slug,
                                                store::Day today) {
    std::vector<Article> articles(reads.articles().begin(), reads.articles().end());
    for (Article& article : articles)
        if (article.slug == slug) article.reviewed = today;
    return std::make_shared<const library::Library>(library::Library::of(std::move(articles)));
}

void use(Sample& sample, std::shared_ptr<const library::Library> reads) {
    sample.library = std::move(reads);
    sample.facts.library = sample.library.get();
    sample.facts.try_its.clear();
    for (const library::TryIt& page : library::try_it_pages) sample.facts.try_its.emplace_back(page.slug);
}

/// The first letters of what the read about families calls itself, in whatever language it is.
std::string begun_word(const library::Library& reads) {
    const Article* article = reads.find("how-family-helps");
    const std::string word = article && !article->keywords.empty() ? article->keywords.front() : "fam";
    constexpr std::size_t letters = 3;
    std::size_t end = 0, counted = 0;
    for (; end < word.size(); ++end)
        if ((static_cast<unsigned char>(word[end]) & 0xC0U) != 0x80U && ++counted > letters) break;
    return word.substr(0, end);
}

std::optional<SearchState> searching(std::string_view name, const library::Library& reads) {
    if (name == "search-keyboard") return SearchState{.words = begun_word(reads)};
    if (name == "search-results") return SearchState{.words = begun_word(reads), .sees_reads = true};
    if (name == "search-empty") return SearchState{};
    if (name == "search-none") return SearchState{.words = "qwfzz"};
    if (name == "search-help") return SearchState{.words = "overdose"};
    if (name == "search-spanish-keys") return SearchState{.words = "ni", .keys_language = "es"};
    if (name == "search-hindi-keys") return SearchState{.words = "\u0915", .keys_language = "hi"};
    if (name == "search-number-keys") return SearchState{.words = "12", .numbers = true};
    return std::nullopt;
}

std::optional<Screen> trying(std::string_view name) {
    constexpr std::uint8_t uninvolved = 2, time_kind = 5, calls_late = 1;
    if (name == "family-dynamics") return PatternsState{};
    if (name == "family-dynamics-turned") return PatternsState{.turned = uninvolved};
    if (name == "boundary-builder-new") return BoundaryState{};
    if (name == "boundary-builder") return BoundaryState{.kind = time_kind, .situation = calls_late};
    if (name == "boundary-sentence")
        return BoundaryState{.kind = time_kind, .situation = calls_late, .shows_sentence = true};
    if (name == "journal-prompts") return QuestionState{};
    if (name == "journal-prompts-next") return QuestionState{.theme = 3}; // the widest of the themes is chosen
    return std::nullopt;
}

std::optional<Sheet> sheet_over_article(std::string_view name) {
    if (name == "article-contents") return ContentsSheet{};
    if (name == "article-text-size") return TextSizeSheet{};
    return std::nullopt;
}

/// The third sentence of the last section.
std::size_t spoken_sentence(const Article& article, std::string_view language) {
    std::size_t last = 0, heading = 0;
    const auto sentences = library::sentences_of(article, language);
    for (std::size_t block = 0; block < article.blocks.size(); ++block)
        if (article.blocks[block].kind == library::BlockKind::heading) last = block;
    while (heading < sentences.size() && sentences[heading].block != last) ++heading;
    return std::min(heading + 3, sentences.size() - 1);
}

std::optional<Sample> standing(std::string_view name, Sample sample) {
    if (!sample.library) return std::nullopt;
    use(sample, checked(*sample.library, "six-boundaries", sample.facts.local.day));
    if (name == "explore") {
        sample.state.screen = ExploreState{};
    } else if (name == "explore-teens") {
        sample.state.screen = ExploreState{.audience = Audience::teens, .read = {"six-boundaries"}};
    } else if (name == "explore-topics") {
        sample.state.screen = ExploreState{};
        sample.state.sheet = TopicsSheet{};
    } else if (name == "explore-shelf") {
        sample.state.screen = ExploreState{};
        sample.state.sheet = ShelfSheet{library::Shelf::family};
    } else if (name == "article-end" || name == "article-reading-aloud") {
        ReaderState reader{"six-boundaries", {}};
        const Article& article = *sample.library->find(reader.slug);
        reader.section = library::section_count(article) + (name == "article-end" ? 1 : 0);
        if (name == "article-reading-aloud") {
            sample.facts.site.has_speech = true;
            reader.aloud = Aloud{.sentence = spoken_sentence(article, sample.state.look.language)};
        }
        sample.state.screen = reader;
    } else if (name == "article" || sheet_over_article(name)) {
        sample.state.screen = ReaderState{"six-boundaries", {}};
        sample.state.sheet = sheet_over_article(name);
    } else if (auto search = searching(name, *sample.library)) {
        sample.search =
            std::make_shared<const library::Search>(*sample.library, "en", library::WordLists{.care = {"overdose"}});
        sample.facts.search = sample.search.get();
        sample.state.screen = *search;
    } else if (auto page = trying(name)) {
        sample.facts.site.has_speech = true;
        sample.state.screen = *page;
    } else {
        return std::nullopt;
    }
    return sample;
}

/// As somebody sees it who stands, or from lower down.
std::optional<Sample> reading(std::string_view name, Sample lobby) {
    constexpr std::string_view low = "reach-mode-";
    if (!name.starts_with(low)) return standing(name, std::move(lobby));
    lobby.state.reach_mode = true;
    return standing(name.substr(low.size()), std::move(lobby));
}

} // namespace

Room reading_room() {
    return {{"explore",
             "explore-teens",
             "explore-topics",
             "explore-shelf",
             "article",
             "article-end",
             "article-reading-aloud",
             "article-contents",
             "article-text-size",
             "search-keyboard",
             "search-results",
             "search-empty",
             "search-none",
             "search-help",
             "search-spanish-keys",
             "search-hindi-keys",
             "search-number-keys",
             "family-dynamics",
             "family-dynamics-turned",
             "boundary-builder-new",
             "boundary-builder",
             "boundary-sentence",
             "journal-prompts",
             "journal-prompts-next",
             "reach-mode-explore",
             "reach-mode-search-results",
             "reach-mode-family-dynamics",
             "reach-mode-boundary-builder",
             "reach-mode-journal-prompts"},
            reading};
}

} // namespace porchlight::gallery

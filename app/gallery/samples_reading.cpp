#include "app/gallery/samples.h"
#include "app/library/library.h"

#include <array>
#include <string>

namespace porchlight::gallery {

namespace {

using library::Article;
using library::Shelf;

/// A book as the picture of the shelves shows it. The text behind it is not part of the picture.
struct Entry {
    Shelf shelf;
    std::string_view slug, title;
    int minutes;
    std::string_view next = {}; ///< the try-it page that stands beside it
};

constexpr std::array<Entry, 35> entries{{
    {Shelf::peer, "what-is-peer-support", "What peer support is", 4},
    {Shelf::peer, "peers-and-professionals", "Peers and professionals", 4},
    {Shelf::peer, "who-are-peer-supporters", "Who peer supporters are", 3},
    {Shelf::peer, "helping-helps-you", "Helping helps you", 3},
    {Shelf::peer, "shared-experience", "Why “me too” helps", 3},
    {Shelf::peer, "trust-again", "Learning to trust again", 4},
    {Shelf::peer, "your-voice", "Your voice counts", 3},
    {Shelf::peer, "staying-well-after-treatment", "Staying well after treatment", 5},
    {Shelf::peer, "when-helping-is-heavy", "When helping is heavy", 4},
    {Shelf::peer, "private-in-the-group", "What stays in the group", 3},
    {Shelf::peer, "support-online", "Support online", 4},
    {Shelf::family, "how-family-helps", "How family helps", 5},
    {Shelf::family, "five-family-dynamics", "Five family patterns", 4, "pattern-cards"},
    {Shelf::family, "family-therapy-and-you", "Family therapy and you", 4},
    {Shelf::family, "families-and-culture", "Families and culture", 4},
    {Shelf::family, "support-for-supporters", "Support for supporters", 4},
    {Shelf::family, "parents-of-teens", "For parents of teens", 4},
    {Shelf::family, "talking-at-home", "Talking at home", 3},
    {Shelf::coping, "coping-skills", "Coping skills that travel", 4},
    {Shelf::coping, "when-words-are-hard", "When words are hard", 4, "question-to-carry"},
    {Shelf::coping, "breaking-isolation", "Breaking isolation", 3},
    {Shelf::coping, "social-skills", "Being with people", 4},
    {Shelf::coping, "self-esteem-and-resilience", "Standing on your own", 4},
    {Shelf::coping, "small-steps", "Small steps", 3},
    {Shelf::boundaries, "six-boundaries", "Six kinds of boundaries", 5, "boundary-builder"},
    {Shelf::boundaries, "boundaries-with-peers", "Boundaries with peers", 3},
    {Shelf::boundaries, "coming-home-with-boundaries", "Coming home", 4},
    {Shelf::stigma, "shame-and-stigma", "Shame and stigma", 4},
    {Shelf::stigma, "you-are-not-the-label", "You are not the label", 3},
    {Shelf::stigma, "how-talking-changes-a-community", "How talking changes a place", 4},
    {Shelf::groups, "your-first-group", "Your first group", 3},
    {Shelf::groups, "what-happens-in-group", "What happens in group", 4},
    {Shelf::youth, "young-people-and-peers", "Young people and peers", 4},
    {Shelf::youth, "questions-people-ask", "Questions people ask", 4},
    {Shelf::about, "how-we-know", "How we know", 3},
}};

std::shared_ptr<const library::Library> shelves() {
    std::vector<Article> articles;
    int place = 0;
    for (const Entry& entry : entries) {
        Article article;
        article.slug = entry.slug;
        article.title = entry.title;
        article.shelf = entry.shelf;
        article.audience.everyone = true;
        article.minutes = entry.minutes;
        article.place = ++place;
        if (!entry.next.empty()) article.next.emplace_back(entry.next);
        articles.push_back(std::move(article));
    }
    return std::make_shared<const library::Library>(library::Library::of(std::move(articles)));
}

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
    sample.facts.try_its = {"pattern-cards", "boundary-builder", "question-to-carry", "quiet-minute"};
}

std::optional<Sample> reading(std::string_view name, Sample sample) {
    if (name == "explore") {
        use(sample, shelves());
        sample.state.screen = ExploreState{};
        return sample;
    }
    if (name == "article" && sample.library) {
        use(sample, checked(*sample.library, "six-boundaries", sample.facts.local.day));
        sample.state.screen = ReaderState{"six-boundaries", {}};
        return sample;
    }
    return std::nullopt;
}

} // namespace

Room reading_room() { return {{"explore", "article"}, reading}; }

} // namespace porchlight::gallery

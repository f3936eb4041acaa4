// Finding: what was typed against the index, the reads put in order, and a few words around each place.
#include "app/library/search.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace porchlight::library {

namespace {

// A title counts for more than any number of places in the text, and a beginning or a slip for less than the word.
constexpr std::array<float, 4> tier_score{1, 10, 100, 1000};
constexpr float whole_word = 1, beginning = 0.6F, sounds_alike = 0.5F, one_slip = 0.3F, two_slips = 0.2F,
                beginning_too = 0.05F;
constexpr std::size_t letters_least = 4; ///< of a word that is rarely part of another, or everywhere
constexpr std::size_t suggestions_max = 3, close_max = 6;

/// The end of a text as far as whole words fit into so many letters.
std::string last_words(std::string_view text, std::size_t letters) {
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    std::size_t begin = text.size(), counted = 0;
    for (std::size_t at = text.size(); at > 0; --at) {
        if ((static_cast<unsigned char>(text[at - 1]) & 0xC0U) != 0x80U) ++counted;
        if (counted > letters) break;
        if (at == 1 || text[at - 2] == ' ') begin = at - 1;
    }
    return std::string(text.substr(begin));
}

Excerpt excerpt_of(const std::string& text, std::size_t begin, std::size_t end) {
    constexpr std::size_t letters_before = 17; // what fits beside the shelf and the minutes
    Excerpt excerpt;
    excerpt.before = last_words(std::string_view(text).substr(0, begin), letters_before);
    if (!excerpt.before.empty()) excerpt.before += ' ';
    excerpt.match = text.substr(begin, end - begin);
    excerpt.cut_before = begin > excerpt.before.size();
    excerpt.cut_after = end + 1 < text.size();
    return excerpt;
}

} // namespace

void Search::add_beginnings(std::string_view typed, std::vector<Match>& found) const {
    auto at = beginning_with(typed);
    // "no" is a word of its own, and only then the beginning of "not".
    const bool is_small_word =
        at != terms_.end() && at->folded == typed && rules_.clusters_of(typed).size() < letters_least;
    for (; at != terms_.end() && at->folded.starts_with(typed); ++at)
        found.push_back({static_cast<std::size_t>(at - terms_.begin()), at->folded.size() == typed.size() ? whole_word
                                                                        : is_small_word ? beginning_too
                                                                                        : beginning});
}

std::vector<Search::Term>::const_iterator Search::beginning_with(std::string_view typed) const {
    return std::lower_bound(terms_.begin(), terms_.end(), typed,
                            [](const Term& term, std::string_view text) { return term.folded < text; });
}

void Search::add_sounding(const std::string& latin, std::vector<Match>& found) const {
    const auto add = [&](const std::vector<std::uint32_t>& order, std::string Term::*key, const std::string& text) {
        auto at = std::lower_bound(order.begin(), order.end(), text,
                                   [&](std::uint32_t term, const std::string& t) { return terms_[term].*key < t; });
        for (; at != order.end() && (terms_[*at].*key).starts_with(text); ++at)
            found.push_back({*at, (terms_[*at].*key).size() == text.size() ? whole_word : sounds_alike});
    };
    const std::size_t before = found.size();
    add(by_latin_, &Term::latin, latin);
    constexpr std::size_t sound_least = 2; // one sound alone would be half the words there are
    const std::string sound = rules_.sound_of(latin);
    if (found.size() == before && sound.size() >= sound_least) add(by_sound_, &Term::sound, sound);
}

void Search::add_slips(const std::string& typed, const std::string& latin, std::vector<Match>& found) const {
    constexpr std::size_t one_from = 4, two_from = 8; // letters, as a reader counts them
    const std::u32string letters = rules_.clusters_of(typed);
    if (letters.size() < one_from) return;
    const int limit = letters.size() >= two_from ? 2 : 1;
    const std::uint64_t mask = letters_of(letters);
    const bool by_latin = latin == typed && !by_latin_.empty();
    for (std::size_t at = 0; at < terms_.size(); ++at) {
        const Term& term = terms_[at];
        int edits = limit + 1;
        // Each letter that the word does not have costs an edit.
        if (std::popcount(mask & ~term.letters) <= limit) edits = edits_to_begin(letters, term.clusters, limit);
        if (by_latin && edits > limit && std::popcount(mask & ~term.latin_mask) <= limit)
            edits = edits_to_begin(letters, term.latin_letters, limit);
        if (edits <= limit) found.push_back({at, edits < 2 ? one_slip : two_slips});
    }
}

std::vector<Search::Match> Search::matches(const std::string& typed) const {
    std::vector<Match> found;
    if (typed.empty()) return found;
    add_beginnings(typed, found);
    const std::string latin = rules_.in_latin(typed);
    // Latin letters may be English, which the reads have as keywords, or Hindi as it sounds.
    if (!by_latin_.empty() && (found.empty() || latin == typed)) add_sounding(latin, found);
    if (found.empty()) add_slips(typed, latin, found);
    return found;
}

Search::Hits Search::hits_of(const std::vector<Match>& matches) const {
    Hits hits;
    hits.score.resize(library_->articles().size());
    hits.best.resize(hits.score.size());
    for (const Match& match : matches) {
        for (const Place& place : terms_[match.term].places) {
            constexpr int often_at_most = 9;
            const float often = static_cast<float>(std::min<int>(place.count, often_at_most)) / 10;
            const float score = (tier_score[static_cast<std::size_t>(place.tier)] + often) * match.closeness;
            float& best = hits.score[place.article];
            if (best == 0) ++hits.reads;
            if (place.tier == Tier::title) hits.marks.push_back({place.article, {place.begin, place.end}});
            if (score <= best) continue;
            best = score;
            hits.best[place.article] = &place;
        }
    }
    return hits;
}

Found Search::found_at(std::size_t article, const Place& best) const {
    Found found;
    found.article = &library_->articles()[article];
    found.section = best.section;
    if (best.tier == Tier::text || best.tier == Tier::heading)
        found.excerpt = excerpt_of(text_of(found.article->blocks[best.block]), best.begin, best.end);
    return found;
}

std::vector<Found> Search::rank(const std::vector<Hits>& typed, const std::vector<bool>& needed, Whole whole) const {
    constexpr float small_share = 0.001F; // a small word decides between reads that are alike otherwise
    struct Ranked {
        std::size_t article;
        float score;
        const Place* best;
    };
    std::vector<Ranked> ranked;
    for (std::size_t article = 0; article < library_->articles().size(); ++article) {
        Ranked one{article, 0, nullptr};
        float best_score = 0;
        bool complete = true, any = false;
        for (std::size_t word = 0; word < typed.size(); ++word) {
            const float score = typed[word].score[article] * (needed[word] ? 1 : small_share);
            one.score += score;
            complete = complete && (score > 0 || !needed[word]);
            any = any || (score > 0 && needed[word]);
            if (score > best_score) {
                best_score = score;
                one.best = typed[word].best[article];
            }
        }
        if (any && (complete || whole == Whole::any_needed)) ranked.push_back(one);
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
    std::vector<Found> found;
    found.reserve(ranked.size());
    std::vector<std::size_t> place_of(library_->articles().size(), ranked.size());
    for (const Ranked& one : ranked) {
        place_of[one.article] = found.size();
        found.push_back(found_at(one.article, *one.best));
    }
    for (std::size_t word = 0; word < typed.size(); ++word) {
        if (!needed[word]) continue;
        for (const auto& [article, at] : typed[word].marks)
            if (place_of[article] < found.size()) found[place_of[article]].title_marks.push_back(at);
    }
    for (Found& one : found)
        std::sort(one.title_marks.begin(), one.title_marks.end(),
                  [](const WordAt& a, const WordAt& b) { return a.begin < b.begin; });
    return found;
}

std::vector<std::string> Search::suggest(const std::string& typed, const std::vector<Match>& matches) const {
    std::vector<Match> words = matches;
    std::erase_if(words, [&](const Match& match) { return terms_[match.term].folded == typed; });
    const auto better = [this](const Match& a, const Match& b) {
        return terms_[a.term].weight > terms_[b.term].weight;
    };
    const std::size_t kept = std::min(words.size(), suggestions_max);
    std::partial_sort(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(kept), words.end(), better);
    std::string phrase;
    for (auto at = std::lower_bound(phrases_.begin(), phrases_.end(), std::pair(typed, std::string()));
         at != phrases_.end() && at->first.starts_with(typed); ++at)
        if (phrase.empty() || at->second.size() < phrase.size()) phrase = at->second;
    std::vector<std::string> suggestions;
    for (std::size_t at = 0; at < kept && suggestions.size() + (phrase.empty() ? 0 : 1) < suggestions_max; ++at)
        suggestions.push_back(terms_[words[at].term].shown);
    if (!phrase.empty()) suggestions.push_back(phrase);
    return suggestions;
}

std::vector<Found> Search::closest(const std::vector<std::string>& typed) const {
    std::array<float, shelf_names.size()> worth{};
    for (const std::string& word : typed) {
        std::vector<Match> found;
        const auto letters = rules_.letters_in(word);
        constexpr std::size_t least = 2; // what one letter begins is not near
        for (std::size_t kept = letters.size(); kept >= least && found.empty(); --kept)
            add_beginnings(std::string_view(word).substr(0, letters[kept - 1].end), found);
        const Hits hits = hits_of(found);
        for (std::size_t article = 0; article < hits.score.size(); ++article)
            worth[static_cast<std::size_t>(library_->articles()[article].shelf)] += hits.score[article];
    }
    worth[static_cast<std::size_t>(Shelf::about)] = 0; // no shelf of its own
    const auto nearest = static_cast<Shelf>(std::max_element(worth.begin(), worth.end()) - worth.begin());
    std::vector<Found> close;
    for (const Article& article : library_->on(nearest))
        if (close.size() < close_max) close.push_back({&article, {}, {}, 0});
    return close;
}

Search::Heard Search::heard(const std::string& folded) const {
    Heard one{rules_.clusters_of(folded), {}, is_devanagari(folded)};
    one.sound = rules_.clusters_of(rules_.sound_of(rules_.in_latin(folded)));
    const auto at = beginning_with(folded);
    one.begins_known = at != terms_.end() && at->folded.starts_with(folded);
    one.known = one.begins_known && at->folded == folded;
    return one;
}

bool Search::means(const Heard& word, const Heard& care) const {
    const bool by_sound = care.devanagari && !word.devanagari;
    constexpr std::size_t enough_latin = 5, enough_devanagari = 3, least = 3; // letters that tell what is meant
    const std::u32string &letters = by_sound ? word.sound : word.letters, &whole = by_sound ? care.sound : care.letters;
    if (letters == whole) return true;
    const std::size_t enough = word.devanagari ? enough_devanagari : enough_latin;
    if (whole.size() >= enough && letters.starts_with(whole)) return true;
    if (letters.size() < std::max(least, std::min(enough, whole.size())) || whole.size() < least) return false;
    // A word that the reads have says what it says: "sobre" is no beginning of "sobredosis", "putting" no slip.
    if (word.known) return false;
    const int limit = letters.size() > enough && !word.begins_known ? 1 : 0;
    return edits_to_begin(letters, whole, limit) <= limit;
}

bool Search::needs_care(const std::vector<std::string>& typed) const {
    std::vector<Heard> words;
    for (const std::string& word : typed) words.push_back(heard(word));
    for (const std::vector<std::string>& turn : harmless_)
        for (auto at = typed.begin(); (at = std::search(at, typed.end(), turn.begin(), turn.end())) != typed.end();
             ++at)
            std::fill_n(words.begin() + (at - typed.begin()), turn.size(), Heard{}); // means nothing by itself
    return std::any_of(care_.begin(), care_.end(), [&](const std::vector<Heard>& entry) {
        return std::search(words.begin(), words.end(), entry.begin(), entry.end(),
                           [this](const Heard& word, const Heard& care) { return means(word, care); }) != words.end();
    });
}

Answer Search::find(std::string_view words) const {
    std::vector<std::string> typed;
    const std::vector<WordAt> places = rules_.words_of(words);
    for (const WordAt& at : places) typed.push_back(rules_.fold(words.substr(at.begin, at.end - at.begin)));
    std::erase(typed, std::string());
    Answer answer;
    if (typed.empty()) return answer;
    const bool unfinished = places.back().end == words.size();

    std::vector<Hits> hits;
    std::vector<bool> needed, all(typed.size(), true);
    std::vector<Match> last;
    for (std::size_t at = 0; at < typed.size(); ++at) {
        std::vector<Match> found = matches(typed[at]);
        hits.push_back(hits_of(found));
        const bool being_typed = unfinished && at + 1 == typed.size();
        // "my", "to", "and": words that are everywhere add to a read and never keep one away.
        const bool everywhere = hits.back().reads * 2 > library_->articles().size() && typed.size() > 1 &&
                                rules_.clusters_of(typed[at]).size() < letters_least;
        const bool small = std::binary_search(small_.begin(), small_.end(), typed[at]);
        needed.push_back(!small && (being_typed || !everywhere));
        if (being_typed) last = std::move(found);
    }
    if (std::none_of(needed.begin(), needed.end(), [](bool one) { return one; })) needed = all;
    answer.found = rank(hits, needed, Whole::all_needed);
    if (answer.found.empty()) answer.found = rank(hits, needed, Whole::any_needed);
    if (unfinished) answer.suggestions = suggest(typed.back(), last);
    answer.needs_care = needs_care(typed);
    if (answer.found.empty()) answer.close = closest(typed);
    return answer;
}

std::string Search::finished(std::string_view words, std::string_view suggestion) {
    const auto space = words.find_last_of(' ');
    return std::string(words.substr(0, space == std::string_view::npos ? 0 : space + 1)) + std::string(suggestion) +
           ' ';
}

} // namespace porchlight::library

// Building the index: every word of every read, where it stands, and how it may be typed.
#include "app/library/search.h"
#include "app/toml_reader.h"

#include <algorithm>
#include <unordered_map>

namespace porchlight::library {

/// Gathers the terms while the reads are gone through.
struct Search::Builder {
    const WordRules& rules;
    std::vector<Term>& terms;
    std::unordered_map<std::string, std::size_t> by_spelling, by_fold; ///< a word is folded once

    std::size_t term_of(std::string_view spelled) {
        const std::string key(spelled);
        if (const auto known = by_spelling.find(key); known != by_spelling.end()) return known->second;
        std::string folded = rules.fold(spelled);
        const auto [at, is_new] = by_fold.try_emplace(folded, terms.size());
        if (is_new) {
            Term term;
            term.shown = lowered(spelled, folded);
            term.folded = std::move(folded);
            terms.push_back(std::move(term));
        }
        by_spelling.emplace(key, at->second);
        return at->second;
    }

    /// As a suggestion shows it: small letters, with the accents it was first seen with.
    std::string lowered(std::string_view spelled, const std::string& folded) const {
        std::string shown(spelled);
        if (!shown.empty() && shown[0] >= 'A' && shown[0] <= 'Z') shown[0] = static_cast<char>(shown[0] - 'A' + 'a');
        return shown.empty() ? folded : shown;
    }

    void add(std::string_view text, Place place) {
        for (const WordAt& at : rules.words_of(text)) {
            Term& term = terms[term_of(text.substr(at.begin, at.end - at.begin))];
            ++term.weight;
            place.begin = static_cast<std::uint32_t>(at.begin);
            place.end = static_cast<std::uint32_t>(at.end);
            const bool again = place.tier != Tier::title && !term.places.empty() &&
                               term.places.back().article == place.article &&
                               term.places.back().section == place.section && term.places.back().tier == place.tier;
            if (again)
                ++term.places.back().count; // the first place of a section is enough to show
            else
                term.places.push_back(place);
        }
    }
};

Search::Search(const Library& library, std::string_view language, const WordLists& lists)
    : library_(&library), rules_(language) {
    Builder builder{rules_, terms_, {}, {}};
    std::uint32_t number = 0;
    for (const Article& article : library.articles()) {
        builder.add(article.title, {.article = number, .tier = Tier::title});
        for (const std::string& keyword : article.keywords) {
            builder.add(keyword, {.article = number, .tier = Tier::keyword});
            if (rules_.words_of(keyword).size() > 1) phrases_.emplace_back(rules_.fold(keyword), keyword);
        }
        std::uint16_t section = 0;
        for (std::uint32_t block = 0; block < article.blocks.size(); ++block) {
            const bool heading = article.blocks[block].kind == BlockKind::heading;
            if (heading) ++section;
            const Tier tier = heading ? Tier::heading : Tier::text;
            builder.add(text_of(article.blocks[block]),
                        {.article = number, .block = block, .section = section, .tier = tier});
        }
        ++number;
    }
    std::sort(terms_.begin(), terms_.end(), [](const Term& a, const Term& b) { return a.folded < b.folded; });
    for (std::uint32_t at = 0; at < terms_.size(); ++at) {
        Term& term = terms_[at];
        term.clusters = rules_.clusters_of(term.folded);
        term.letters = letters_of(term.clusters);
        if (!is_devanagari(term.folded)) continue;
        term.latin = rules_.in_latin(term.folded);
        term.latin_letters = rules_.clusters_of(term.latin);
        term.latin_mask = letters_of(term.latin_letters);
        term.sound = rules_.sound_of(term.latin);
        by_latin_.push_back(at);
    }
    by_sound_ = by_latin_;
    std::sort(by_latin_.begin(), by_latin_.end(), [this](auto a, auto b) { return terms_[a].latin < terms_[b].latin; });
    std::sort(by_sound_.begin(), by_sound_.end(), [this](auto a, auto b) { return terms_[a].sound < terms_[b].sound; });
    std::sort(phrases_.begin(), phrases_.end());
    phrases_.erase(std::unique(phrases_.begin(), phrases_.end()), phrases_.end());
    for (const std::string& word : lists.small) small_.push_back(rules_.fold(word));
    std::sort(small_.begin(), small_.end());
    const auto folded = [this](std::string_view entry) {
        std::vector<std::string> words;
        for (const WordAt& at : rules_.words_of(entry))
            words.push_back(rules_.fold(entry.substr(at.begin, at.end - at.begin)));
        std::erase(words, std::string());
        return words;
    };
    for (const std::string& entry : lists.care) {
        std::vector<Heard> words;
        for (const std::string& word : folded(entry)) words.push_back(heard(word));
        if (!words.empty()) care_.push_back(std::move(words));
    }
    for (const std::string& entry : lists.harmless)
        if (auto words = folded(entry); !words.empty()) harmless_.push_back(std::move(words));
}

Result<WordLists> load_word_lists(const std::filesystem::path& folder, std::string_view language) {
    const auto file = folder / (std::string(language) + ".toml");
    const auto text = read_settings_file(file.string());
    if (!text) return tl::unexpected(text.error());
    TomlReader in(*text, file.string());
    WordLists lists;
    in.require("care");
    in.texts("care", lists.care);
    in.require("harmless");
    in.texts("harmless", lists.harmless);
    in.require("small");
    in.texts("small", lists.small);
    return in.finish().map([&lists] { return std::move(lists); });
}

} // namespace porchlight::library

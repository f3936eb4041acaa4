#include "app/library/words.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <unicode/brkiter.h>
#include <unicode/translit.h>
#include <unicode/utext.h>

namespace porchlight::library {

namespace {

// Apostrophes and joiners are left out by whoever types; a candrabindu is written as an anusvara as often as not.
constexpr const char16_t* fold_rules = u":: NFD; [\\u0300-\\u036F \\u093C \\u200C \\u200D \\u0027 \\u2019] > ; "
                                       u"\\u0901 > \\u0902; :: Lower; :: NFC;";
// ISO 15919 as ICU writes it, respelled as people do on a Latin keyboard.
constexpr const char16_t* latin_rules =
    u":: Devanagari-Latin; :: NFC; j { ñ > y; { jñ } > gy; ś > sh; ṣ > sh; ch > chh; c > ch; ṁ > n; "
    u":: Latin-ASCII; :: Lower; [^a-z0-9] > ;";
// Both sides go through these, so that they need not be right, only alike.
constexpr const char16_t* sound_rules =
    u"chh > c; ch > c; sh > s; ph > f; w > v; z > j; q > k; x > ks; ee > i; oo > u; ii > i; uu > u; jn > gy; "
    u"m } [b-df-hj-lnp-tv-z] > n; eh > h; [[:^L:]] { a+ > a; [b-df-hj-np-tv-z i u e o] { a+ > ;"
    u":: Null; bb > b; dd > d; gg > g; jj > j; kk > k; ll > l; mm > m; nn > n; pp > p; rr > r; ss > s; tt > t; vv > v;";

icu::UnicodeString wide(std::string_view text) {
    return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

std::string narrow(const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

using Rule = std::unique_ptr<icu::Transliterator>;

Rule rule(const char* name, const char16_t* rules) {
    UErrorCode status = U_ZERO_ERROR;
    UParseError where;
    Rule made(icu::Transliterator::createFromRules(name, rules, UTRANS_FORWARD, where, status));
    if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU refuses the rules \"") + name + "\"");
    return made;
}

std::string through(const Rule& rules, std::string_view text) {
    icu::UnicodeString written = wide(text);
    rules->transliterate(written);
    return narrow(written);
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char one) { return static_cast<unsigned char>(one) < 0x80; });
}

using Breaks = std::unique_ptr<icu::BreakIterator>;

/// Every stretch between two breaks; words only when asked, without the spaces and stops between them.
std::vector<WordAt> stretches(icu::BreakIterator& breaks, std::string_view text, bool only_words) {
    std::vector<WordAt> found;
    UErrorCode status = U_ZERO_ERROR;
    UText opened = UTEXT_INITIALIZER;
    utext_openUTF8(&opened, text.data(), static_cast<std::int64_t>(text.size()), &status);
    breaks.setText(&opened, status);
    if (U_SUCCESS(status)) {
        std::int32_t begin = breaks.first();
        for (std::int32_t end = breaks.next(); end != icu::BreakIterator::DONE; begin = end, end = breaks.next())
            if (!only_words || breaks.getRuleStatus() >= UBRK_WORD_NONE_LIMIT)
                found.push_back({static_cast<std::size_t>(begin), static_cast<std::size_t>(end)});
    }
    utext_close(&opened);
    return found;
}

} // namespace

struct WordRules::Rules {
    Breaks words, letters;
    Rule fold, latin, sound;
};

WordRules::WordRules(std::string_view language) : rules_(std::make_unique<Rules>()) {
    const icu::Locale locale(std::string(language).c_str());
    UErrorCode status = U_ZERO_ERROR;
    rules_->words.reset(icu::BreakIterator::createWordInstance(locale, status));
    rules_->letters.reset(icu::BreakIterator::createCharacterInstance(locale, status));
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no rules for words");
    rules_->fold = rule("fold", fold_rules);
    rules_->latin = rule("latin", latin_rules);
    rules_->sound = rule("sound", sound_rules);
}
WordRules::~WordRules() = default;
WordRules::WordRules(WordRules&&) noexcept = default;
WordRules& WordRules::operator=(WordRules&&) noexcept = default;

std::vector<WordAt> WordRules::words_of(std::string_view text) const { return stretches(*rules_->words, text, true); }

std::vector<WordAt> WordRules::letters_in(std::string_view text) const {
    return stretches(*rules_->letters, text, false);
}

std::string WordRules::fold(std::string_view word) const {
    if (!is_ascii(word)) return through(rules_->fold, word);
    std::string folded;
    for (const char one : word)
        if (one != '\'') folded += one >= 'A' && one <= 'Z' ? static_cast<char>(one - 'A' + 'a') : one;
    return folded;
}

std::string WordRules::in_latin(std::string_view folded) const {
    return is_ascii(folded) ? std::string(folded) : through(rules_->latin, folded);
}

std::string WordRules::sound_of(std::string_view latin) const { return through(rules_->sound, latin); }

std::u32string WordRules::clusters_of(std::string_view folded) const {
    if (is_ascii(folded)) return {folded.begin(), folded.end()};
    std::u32string clusters;
    for (const WordAt& at : stretches(*rules_->letters, folded, false)) {
        const icu::UnicodeString letter = wide(folded.substr(at.begin, at.end - at.begin));
        // A letter of several parts gets a number outside of Unicode that its parts decide.
        const bool one_part = letter.countChar32() == 1;
        constexpr std::uint32_t outside = 0x80000000U;
        clusters.push_back(one_part ? static_cast<char32_t>(letter.char32At(0))
                                    : static_cast<char32_t>(outside | static_cast<std::uint32_t>(letter.hashCode())));
    }
    return clusters;
}

std::vector<WordAt> sentences_of(std::string_view text, std::string_view language) {
    UErrorCode status = U_ZERO_ERROR;
    const Breaks breaks(icu::BreakIterator::createSentenceInstance(icu::Locale(std::string(language).c_str()), status));
    return U_SUCCESS(status) ? stretches(*breaks, text, false) : std::vector<WordAt>{{0, text.size()}};
}

bool is_devanagari(std::string_view word) {
    for (std::size_t at = 0; at + 1 < word.size(); ++at) {
        const auto second = static_cast<unsigned char>(word[at + 1]);
        if (static_cast<unsigned char>(word[at]) == 0xE0 && (second == 0xA4 || second == 0xA5)) return true;
    }
    return false;
}

std::uint64_t letters_of(std::u32string_view word) {
    std::uint64_t letters = 0;
    for (const char32_t one : word) // the upper six bits of a product that mixes well
        letters |= std::uint64_t{1} << (static_cast<std::uint32_t>(one) * 0x9E3779B1U >> 26U);
    return letters;
}

int edits_to_begin(std::u32string_view typed, std::u32string_view word, int limit) {
    constexpr std::size_t longest = 40; // more letters than any word of the reads
    const std::size_t rows = typed.size(), columns = std::min(word.size(), rows + static_cast<std::size_t>(limit));
    if (rows >= longest || columns >= longest || rows > columns + static_cast<std::size_t>(limit)) return limit + 1;
    std::array<std::array<int, longest + 1>, 3> kept{}; // this row, the one above, and the one above that
    for (std::size_t column = 0; column <= columns; ++column) kept[0][column] = static_cast<int>(column);
    for (std::size_t row = 1; row <= rows; ++row) {
        auto& now = kept[row % 3];
        const auto &above = kept[(row - 1) % 3], &two_above = kept[(row + 1) % 3];
        now[0] = static_cast<int>(row);
        int best = now[0];
        for (std::size_t column = 1; column <= columns; ++column) {
            const int other = typed[row - 1] == word[column - 1] ? 0 : 1;
            int edits = std::min({now[column - 1] + 1, above[column] + 1, above[column - 1] + other});
            const bool swapped =
                row > 1 && column > 1 && typed[row - 1] == word[column - 2] && typed[row - 2] == word[column - 1];
            if (swapped) edits = std::min(edits, two_above[column - 2] + 1);
            now[column] = edits;
            best = std::min(best, edits);
        }
        if (best > limit) return limit + 1;
    }
    const auto& last = kept[rows % 3];
    return std::min(*std::min_element(last.begin(), last.begin() + static_cast<std::ptrdiff_t>(columns) + 1),
                    limit + 1);
}

} // namespace porchlight::library

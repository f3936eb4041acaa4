// Words as they are searched for: a text cut into words, and each word without what a hurried hand leaves out or
// cannot type. The rules of the scripts are ICU's; nothing here knows what is searched.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace porchlight::library {

/// Where a word stands in its text, in bytes.
struct WordAt {
    std::size_t begin = 0, end = 0;
};

/// One language's rules. Not for two threads at once.
class WordRules {
  public:
    /// `language` as "en"; throws std::runtime_error when ICU's own data is missing.
    explicit WordRules(std::string_view language);
    ~WordRules();
    WordRules(WordRules&&) noexcept;
    WordRules& operator=(WordRules&&) noexcept;

    [[nodiscard]] std::vector<WordAt> words_of(std::string_view text) const;
    /// Small letters, no accents, no nukta, no apostrophes.
    [[nodiscard]] std::string fold(std::string_view word) const;
    /// A folded Devanagari word in Latin letters, as people type it: "sharma". Latin letters stay as they are.
    [[nodiscard]] std::string in_latin(std::string_view folded) const;
    /// What is left of Latin letters when spellings that sound alike are one: "sharm" and "sharma" are "srm".
    [[nodiscard]] std::string sound_of(std::string_view latin) const;
    /// Where each letter stands, as a reader counts them.
    [[nodiscard]] std::vector<WordAt> letters_in(std::string_view text) const;
    /// One number for each letter as a reader counts them: a Devanagari consonant with its signs is one.
    [[nodiscard]] std::u32string clusters_of(std::string_view folded) const;

  private:
    struct Rules;
    std::unique_ptr<Rules> rules_;
};

/// The sentences of a text, each with the space after it: what is read aloud and lit one after another.
std::vector<WordAt> sentences_of(std::string_view text, std::string_view language);

/// Whether a word has a letter of Devanagari (U+0900 to U+097F).
bool is_devanagari(std::string_view word);

/// Which letters a word has, as bits; different letters may share one.
std::uint64_t letters_of(std::u32string_view word);

/// How many edits (a letter too many, too few, another, or two swapped) make `typed` the beginning of `word`;
/// `limit` + 1 when it takes more than `limit`.
int edits_to_begin(std::u32string_view typed, std::u32string_view word, int limit);

} // namespace porchlight::library

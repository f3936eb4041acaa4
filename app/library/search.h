// Finds reads by a few letters: prefixes, slips of a shaky hand, either script of Hindi, and the words a read names as
// its own. Answers within a frame and remembers nothing that was asked.
#pragma once

#include "app/library/library.h"
#include "app/library/words.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace porchlight::library {

/// What a language's words mean to a search.
struct WordLists {
    std::vector<std::string> care;          ///< of one who may need help now, one or several words to an entry
    std::vector<std::string> harmless = {}; ///< turns of speech in which those of `care` mean something else
    std::vector<std::string> small = {};    ///< "the", "with": say nothing of what is looked for
};

/// Reads `folder`/<language>.toml; ExitCode::bad_input when it is missing or says something else.
Result<WordLists> load_word_lists(const std::filesystem::path& folder, std::string_view language);

/// The words around what was found.
struct Excerpt {
    std::string before, match;
    bool cut_before = false, cut_after = false;
};

struct Found {
    const Article* article = nullptr;
    std::vector<WordAt> title_marks; ///< what was found in the title
    Excerpt excerpt;                 ///< from the best section; empty when the title or a keyword says it all
    int section = 0;                 ///< of the best place: 0 before the first heading
};

struct Answer {
    std::vector<Found> found;             ///< best first
    std::vector<std::string> suggestions; ///< for the word being typed, at most three
    bool needs_care = false;              ///< something was looked for that nobody should look up alone
    std::vector<Found> close;             ///< when nothing was found: reads of the nearest topic
};

class Search {
  public:
    /// `library` must outlive it. Takes a tenth of a millisecond a read; belongs on a worker.
    Search(const Library& library, std::string_view language, const WordLists& lists);

    /// `words` as typed so far: the last word may be unfinished.
    [[nodiscard]] Answer find(std::string_view words) const;
    /// `words` with its last one finished as `suggestion`.
    [[nodiscard]] static std::string finished(std::string_view words, std::string_view suggestion);

  private:
    enum class Tier : std::uint8_t { text, heading, keyword, title };
    struct Place {
        std::uint32_t article = 0, block = 0;
        std::uint32_t begin = 0, end = 0; ///< in the block's words, or the title's
        std::uint16_t section = 0, count = 1;
        Tier tier = Tier::text;
    };
    struct Term {
        std::string folded, latin, sound, shown; ///< latin and sound of Devanagari only
        std::u32string clusters, latin_letters;
        std::uint64_t letters = 0, latin_mask = 0; ///< which letters there are, for a quick no
        std::uint32_t weight = 0;
        std::vector<Place> places;
    };
    struct Match {
        std::size_t term = 0;
        float closeness = 1;
    };
    /// For one typed word: each read's best place, and how good it is.
    struct Hits {
        std::vector<float> score;
        std::vector<const Place*> best;
        std::vector<std::pair<std::uint32_t, WordAt>> marks;
        std::size_t reads = 0;
    };
    /// A word by its letters, and by its sound when it is written in the other script.
    struct Heard {
        std::u32string letters, sound;
        bool devanagari = false;
        bool known = false, begins_known = false; ///< the reads have it, or a word that it is the beginning of
    };
    struct Builder;

    [[nodiscard]] std::vector<Match> matches(const std::string& typed) const;
    /// The first term that begins with it or comes after it.
    [[nodiscard]] std::vector<Term>::const_iterator beginning_with(std::string_view typed) const;
    void add_beginnings(std::string_view typed, std::vector<Match>& found) const;
    void add_sounding(const std::string& latin, std::vector<Match>& found) const;
    void add_slips(const std::string& typed, const std::string& latin, std::vector<Match>& found) const;
    [[nodiscard]] Hits hits_of(const std::vector<Match>& matches) const;
    enum class Whole : std::uint8_t { all_needed, any_needed };
    [[nodiscard]] std::vector<Found> rank(const std::vector<Hits>& typed, const std::vector<bool>& needed,
                                          Whole whole) const;
    [[nodiscard]] Found found_at(std::size_t article, const Place& best) const;
    [[nodiscard]] std::vector<std::string> suggest(const std::string& typed, const std::vector<Match>& matches) const;
    [[nodiscard]] std::vector<Found> closest(const std::vector<std::string>& typed) const;
    [[nodiscard]] Heard heard(const std::string& folded) const;
    [[nodiscard]] bool needs_care(const std::vector<std::string>& typed) const;
    [[nodiscard]] bool means(const Heard& word, const Heard& care) const;

    const Library* library_;
    WordRules rules_;
    std::vector<Term> terms_;             ///< by folded word
    std::vector<std::uint32_t> by_latin_; ///< terms that have one
    std::vector<std::uint32_t> by_sound_;
    std::vector<std::pair<std::string, std::string>> phrases_; ///< folded, as written: keywords of several words
    std::vector<std::vector<Heard>> care_;
    std::vector<std::vector<std::string>> harmless_; ///< folded
    std::vector<std::string> small_;                 ///< folded, in order
};

} // namespace porchlight::library

#include "app/library/reading_level.h"

#include <algorithm>
#include <cctype>

namespace porchlight::library {
namespace {

struct Measure {
    int sentences = 0;
    int words = 0;
    int syllables = 0;
};

bool is_vowel(char letter) { return std::string_view("aeiouy").find(letter) != std::string_view::npos; }

void measure(const std::string& text, Measure& measure) {
    std::string word;
    bool open_sentence = false;
    const auto end_word = [&] {
        if (word.empty()) return;
        ++measure.words;
        measure.syllables += syllables_of(word);
        word.clear();
        open_sentence = true;
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto letter = static_cast<unsigned char>(text[at]);
        if (std::isalpha(letter) != 0)
            word += static_cast<char>(std::tolower(letter));
        else if (text.compare(at, 3, "’") == 0)
            at += 2; // part of the word
        else
            end_word();
        if ((letter == '.' || letter == '?') && open_sentence) {
            ++measure.sentences;
            open_sentence = false;
        }
    }
    end_word();
    if (open_sentence) ++measure.sentences;
}

} // namespace

int syllables_of(const std::string& word) {
    int groups = 0;
    for (std::size_t at = 0; at < word.size(); ++at)
        if (is_vowel(word[at]) && (at == 0 || !is_vowel(word[at - 1]))) ++groups;
    const auto size = word.size();
    const auto ends = [&](std::string_view end) { return word.ends_with(end) && size > end.size() + 1; };
    const bool consonant_le = ends("le") && !is_vowel(word[size - 3]);
    if (ends("e") && !is_vowel(word[size - 2]) && !consonant_le) --groups;
    if (ends("ed") && word[size - 3] != 't' && word[size - 3] != 'd' && !is_vowel(word[size - 3])) --groups;
    return std::max(groups, 1);
}

double grade_of(const Article& article) {
    Measure total;
    for (const auto& block : article.blocks)
        if (block.kind != BlockKind::heading) measure(text_of(block), total);
    if (total.words == 0 || total.sentences == 0) return 0;
    return 0.39 * total.words / total.sentences + 11.8 * total.syllables / total.words - 15.59;
}

} // namespace porchlight::library

#include "app/library/sentences.h"

#include "app/library/words.h"

namespace porchlight::library {

namespace {

void add(std::vector<Sentence>& sentences, std::optional<std::size_t> block, std::string_view text,
         std::string_view language) {
    constexpr std::string_view space = " \t\n";
    for (const WordAt& at : sentences_of(text, language)) {
        const std::size_t begin = text.find_first_not_of(space, at.begin);
        if (begin >= at.end) continue;
        sentences.push_back({block, begin, text.find_last_not_of(space, at.end - 1) + 1});
    }
}

} // namespace

std::vector<Sentence> sentences_of(const Article& article, std::string_view language) {
    std::vector<Sentence> sentences;
    add(sentences, std::nullopt, article.title, language);
    for (std::size_t block = 0; block < article.blocks.size(); ++block)
        add(sentences, block, text_of(article.blocks[block]), language);
    return sentences;
}

} // namespace porchlight::library

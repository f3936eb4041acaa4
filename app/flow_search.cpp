// Search: letters come in, and everything else is found while drawing. Nothing of it outlives the visit.
#include "app/flow_turn.h"
#include "app/library/search.h"
#include "app/unicode.h"

namespace porchlight::flow {

namespace {

constexpr std::size_t words_bytes_max = 120; // longer than the field, and than anything there is to find

} // namespace

void on(Turn& turn, const action::OpenSearch&) {
    if (!turn.facts.search) return;
    SearchState search;
    search.from = shelves_of(turn.state);
    turn.go(search);
}

void on(Turn& turn, const action::SeeReads& see) {
    auto* search = turn.screen<SearchState>();
    if (!search) return;
    search->sees_reads = see.sees && !search->words.empty();
}

void on(Turn& turn, const action::TakeSuggestion& taken) {
    if (auto* search = turn.screen<SearchState>()) search->words = library::Search::finished(search->words, taken.word);
}

void on(Turn& turn, const action::SwitchScript& script) {
    auto* search = turn.screen<SearchState>();
    if (!search) return;
    search->keys_language = script.language;
    search->numbers = search->capitals = false;
}

void search_type(SearchState& search, char32_t character) {
    search.capitals = false;
    search.sees_reads = false; // a physical keyboard types into the results as well
    if (character < U' ' || character == 0x7F) return;
    if (character == U' ' && (search.words.empty() || search.words.back() == ' ')) return;
    if (search.words.size() >= words_bytes_max) return;
    add_letter(search.words, character);
}

void search_erase(SearchState& search, bool all) {
    search.sees_reads = false;
    if (all)
        search.words.clear();
    else
        drop_last_letter(search.words);
}

} // namespace porchlight::flow

// How long one keystroke takes among a thousand reads, for every beginning of some hard queries in each language, and
// how long the index takes to build. A frame is 16 ms.
#include "app/library/search.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

using namespace porchlight;

namespace {

constexpr std::size_t reads_wanted = 1000;

double milliseconds_since(std::chrono::steady_clock::time_point began) {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
}

/// The reads as they are, then again and again with every seventh word made a new one, so that the words grow too.
library::Library thousand(const library::Library& reads) {
    std::vector<library::Article> all;
    for (std::size_t copy = 0; all.size() < reads_wanted; ++copy) {
        for (library::Article article : reads.articles()) {
            if (all.size() == reads_wanted) break;
            article.slug += "-" + std::to_string(copy);
            std::size_t letters = 0;
            for (library::Block& block : article.blocks)
                for (library::Run& run : block.runs) {
                    std::string text;
                    for (const char one : run.text) {
                        if (one == ' ' && copy > 0 && ++letters % 7 == 0) text += "ox" + std::to_string(copy);
                        text += one;
                    }
                    run.text = std::move(text);
                }
            all.push_back(std::move(article));
        }
    }
    return library::Library::of(std::move(all));
}

} // namespace

int main() {
    const std::string share = PORCHLIGHT_SHARE;
    const std::vector<std::pair<std::string, std::vector<std::string>>> languages{
        {"en", {"my family", "a", "the", "recvoery group", "bondaries at hmoe", "stigmatisation", "overdose"}},
        {"es", {"mi familia", "recuperasion", "límites", "la", "sobredosis"}},
        {"hi", {"मेरा परिवार", "शर्म", "sharm", "parivaar", "samajhna", "सीमएँ", "khudkushi"}}};
    for (const auto& [language, queries] : languages) {
        auto reads = library::load(share + "/library", language);
        auto care = library::load_word_lists(share + "/search", language);
        if (!reads || !care) return 1;
        const library::Library all = thousand(*reads);
        const auto began = std::chrono::steady_clock::now();
        const library::Search search(all, language, *care);
        const double built_ms = milliseconds_since(began);
        std::vector<double> times;
        for (const std::string& query : queries)
            for (std::size_t end = 1; end <= query.size(); ++end) {
                if (end < query.size() && (static_cast<unsigned char>(query[end]) & 0xC0U) == 0x80U) continue;
                const auto typed = std::chrono::steady_clock::now();
                const library::Answer answer = search.find(std::string_view(query).substr(0, end));
                times.push_back(milliseconds_since(typed));
                if (answer.found.size() > reads_wanted) return 1;
            }
        std::sort(times.begin(), times.end());
        std::printf("{\"bench\":\"search_keystroke\",\"language\":\"%s\",\"reads\":%zu,\"unit\":\"ms\",\"median\":%.2f,"
                    "\"worst\":%.2f,\"build\":%.0f}\n",
                    language.c_str(), all.articles().size(), times[times.size() / 2], times.back(), built_ms);
    }
    return 0;
}

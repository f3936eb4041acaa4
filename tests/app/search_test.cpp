// Search: what is found by a few letters, in which order, and which words put the way to help first.
#include "app/library/search.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace porchlight;
using library::Answer;
using library::Article;
using library::Block;
using library::BlockKind;
using library::Search;
using library::Shelf;

namespace {

Article read_of(std::string slug, std::string title, Shelf shelf, std::vector<std::string> keywords,
                std::vector<std::pair<BlockKind, std::string>> blocks = {}) {
    Article read;
    read.slug = std::move(slug);
    read.title = std::move(title);
    read.shelf = shelf;
    read.keywords = std::move(keywords);
    for (auto& [kind, text] : blocks) read.blocks.push_back({kind, {{std::move(text), false, false, {}}}, 0, 1});
    return read;
}

library::Library english() {
    return library::Library::of(
        {read_of("family", "How family helps", Shelf::family, {"relatives", "family night"}),
         read_of(
             "parents", "For parents of teens", Shelf::youth, {"mother", "father"},
             {{BlockKind::paragraph, "It helps to begin with a meal, and with the rest of the family at one table."}}),
         read_of("stigma", "Shame and stigma", Shelf::stigma, {"judgment"},
                 {{BlockKind::paragraph, "People judge what they do not know."},
                  {BlockKind::heading, "What the family can say"},
                  {BlockKind::paragraph, "A word is enough."}}),
         read_of("cousins", "Cousins and aunts", Shelf::family, {"family"}),
         read_of("resume", "A résumé that is yours", Shelf::peer, {"work"},
                 {{BlockKind::paragraph, "Don’t hurry with it. Recovery is work too."}})});
}

Search search_in(const library::Library& reads, std::string_view language = "en") {
    auto care = library::load_word_lists(PORCHLIGHT_ASSETS "/search", language);
    REQUIRE(care);
    return Search(reads, language, *care);
}

/// The five English reads, and what finds them.
struct English {
    library::Library reads = english();
    Search search = search_in(reads);
};

std::vector<std::string> slugs(const Answer& answer) {
    std::vector<std::string> found;
    for (const library::Found& one : answer.found) found.push_back(one.article->slug);
    return found;
}

std::string first(const Answer& answer) { return answer.found.empty() ? "" : answer.found.front().article->slug; }

using Slugs = std::vector<std::string>;

} // namespace

TEST_CASE("search: a title comes before a keyword, a keyword before a heading, a heading before the text") {
    const English has;
    const Search& search = has.search;
    CHECK(slugs(search.find("family")) == Slugs{"family", "cousins", "stigma", "parents"});
}

TEST_CASE("search: the beginning of a word finds it, capitals, accents and apostrophes do not matter") {
    const English has;
    const Search& search = has.search;
    CHECK(first(search.find("fam")) == "family");
    CHECK(first(search.find("FAM")) == "family");
    CHECK(first(search.find("resume")) == "resume");
    CHECK(first(search.find("RÉSUMÉ")) == "resume");
    CHECK(first(search.find("dont")) == "resume");
    CHECK(first(search.find("s")) == "stigma");
}

TEST_CASE("search: one slip is forgiven from four letters, two from eight, none before") {
    const English has;
    const Search& search = has.search;
    CHECK(first(search.find("famly")) == "family");
    CHECK(first(search.find("stgima")) == "stigma"); // two letters swapped
    CHECK(first(search.find("stigna")) == "stigma");
    CHECK(first(search.find("recvoer")) == "resume"); // one slip, and not finished
    CHECK(first(search.find("relatvies")) == "family");
    CHECK(first(search.find("relatvvses")) == "family"); // two slips in ten letters
    CHECK(search.find("fqm").found.empty());
    CHECK(search.find("stqqma").found.empty());
}

TEST_CASE("search: several words are looked for together, and small ones keep nothing away") {
    const English has;
    const Search& search = has.search;
    CHECK(slugs(search.find("family shame")) == Slugs{"stigma"});
    CHECK(first(search.find("my fam")) == "family");
    CHECK(first(search.find("shame zzzzzz")) == "stigma"); // nothing has both: what has one of them
}

TEST_CASE("search: the match is marked, in the title or in the words around it") {
    const English has;
    const Search& search = has.search;
    const Answer answer = search.find("fam");
    REQUIRE(answer.found.size() == 4);
    REQUIRE(answer.found[0].title_marks.size() == 1);
    CHECK(answer.found[0].title_marks[0].begin == 4);
    CHECK(answer.found[0].title_marks[0].end == 10);
    CHECK(answer.found[0].excerpt.match.empty());
    CHECK(answer.found[2].excerpt.before == "What the ");
    CHECK(answer.found[2].section == 1);
    CHECK_FALSE(answer.found[2].excerpt.cut_before);
    CHECK(answer.found[3].excerpt.before == "the rest of the ");
    CHECK(answer.found[3].excerpt.match == "family");
    CHECK(answer.found[3].excerpt.cut_before);
    CHECK(answer.found[3].excerpt.cut_after);
    CHECK(answer.found[3].section == 0);
}

TEST_CASE("search: what is being typed is completed by words and keywords of the reads") {
    const English has;
    const Search& search = has.search;
    const Answer answer = search.find("my fam");
    CHECK(answer.suggestions == std::vector<std::string>{"family", "family night"});
    CHECK(Search::finished("my fam", "family night") == "my family night ");
    CHECK(Search::finished("fam", "family") == "family ");
    CHECK(search.find("my family ").suggestions.empty());
    CHECK(search.find("stgim").suggestions == std::vector<std::string>{"stigma"});
}

TEST_CASE("search: nothing is asked, nothing is found, nothing found offers the nearest topic") {
    const English has;
    const Search& search = has.search;
    CHECK(search.find("").found.empty());
    CHECK(search.find("  ,").close.empty());
    const Answer answer = search.find("stooool");
    CHECK(answer.found.empty());
    REQUIRE(answer.close.size() == 1);
    CHECK(answer.close[0].article->slug == "stigma");
}

TEST_CASE("search: words of self-harm and overdose ask for care in each language, a slip or not") {
    const English has;
    const Search& search = has.search;
    for (const char* words : {"suicide", "Suicidal thoughts", "overdos", "ovredose", "overdoses", "kill myself",
                              "how to kill mysel", "self harm", "self-harm", "want to die", "narcan", "OD", "die"}) {
        INFO(words);
        CHECK(search.find(words).needs_care);
    }
    for (const char* words : {"family", "over", "myself", "suit", "diet", "harm", "od family night out"}) {
        INFO(words);
        CHECK(search.find(words).needs_care == (std::string_view(words).starts_with("od ")));
    }
    const Search spanish = search_in(has.reads, "es");
    CHECK(spanish.find("sobredosis").needs_care);
    CHECK(spanish.find("autolesion").needs_care);
    CHECK(spanish.find("quiero morir").needs_care);
    CHECK_FALSE(spanish.find("quiero").needs_care);
    const Search hindi = search_in(has.reads, "hi");
    for (const char* words : {"आत्महत्या", "आत्महत", "ख़ुदकुशी", "khudkushi", "atmahatya", "overdose"}) {
        INFO(words);
        CHECK(hindi.find(words).needs_care);
    }
    CHECK_FALSE(hindi.find("परिवार").needs_care);
    CHECK_FALSE(hindi.find("parivar").needs_care);
}

TEST_CASE("search: a turn of speech that means no harm asks for no care, what else was typed does") {
    const library::Library none = library::Library::of({});
    struct Told {
        const char* language;
        std::vector<const char*> harmless, true_ones;
    };
    const std::vector<Told> all{
        {"en",
         {"kill time", "how to kill some time", "Killing time", "I am dying to know", "die laughing", "cutting back on",
          "old habits die hard"},
         {"kill", "kill me", "kill myself", "kill time and kill myself", "time to kill myself", "kill mysef",
          "killing myself", "dying", "cutting", "cutting my arm", "cutting ties and cutting", "die", "i want to die",
          "die hard", "take my own life", "better off without me", "won’t wake up", "took too much"}},
        {"es",
         {"matar el tiempo", "Matar el rato", "ideas para matar el tiempo", "morirme de risa", "cortarme el pelo",
          "matar dos pajaros", "me corto el pelo", "pastillas", "quiero vivir mejor", "no puedo dormir"},
         {"matarme", "matar", "me quiero matar", "quiero matarme", "matar el tiempo y matarme", "matar el dolor",
          "morirme", "quiero morir", "quiero morir de risa y morir", "cortarme", "cortarme las venas", "matrame",
          "me corto", "sin ganas de vivir", "ya no puedo más", "no quiero seguir viviendo", "tomé pastillas de más",
          "tiene los labios morados", "no reacciona"}},
        {"hi",
         {"मरने की फुरसत", "मरने की फ़ुर्सत नहीं", "marne ki fursat nahi", "हँसते-हँसते मर जाना", "दवा की गोली", "बाल काटना",
          "ख़ुद को जानना"},
         {"मरना", "मरने", "मर जाना", "मरने की सोच", "मर जाना चाहता", "खुदकुशी", "हँसते हँसते मर जाना या खुदकुशी", "marna",
          "kill myself", "जीने की इच्छा", "ख़ुद को ख़त्म", "छत से कूद", "सारी गोलियाँ", "होंठ नीले", "zindagi khatam",
          "hosh nahi"}}};
    for (const Told& told : all) {
        const Search search = search_in(none, told.language);
        const auto lists = library::load_word_lists(PORCHLIGHT_ASSETS "/search", told.language);
        REQUIRE(lists);
        for (const std::string& turn : lists->harmless) {
            CHECK_FALSE(search.find(turn).needs_care);
            for (const std::string& entry : lists->care) {
                INFO(turn << ", " << entry);
                CHECK(search.find(turn + " " + entry).needs_care);
                CHECK(search.find(entry + " " + turn).needs_care);
            }
        }
        for (const char* words : told.harmless) {
            INFO(words);
            CHECK_FALSE(search.find(words).needs_care);
        }
        for (const char* words : told.true_ones) {
            INFO(words);
            CHECK(search.find(words).needs_care);
        }
    }
}

TEST_CASE("search: what the reads themselves say, and what begins it, is no slip of a word that asks for care") {
    const library::Library reads =
        library::Library::of({read_of("about", "Sobre ti", Shelf::peer, {"contar", "suficiente"},
                                      {{BlockKind::paragraph, "Una sobredosis es otra cosa. Hay que costar poco."}})});
    const Search search = search_in(reads, "es");
    for (const char* words : {"sobre", "sobre mí", "contar", "sufici", "suficiente", "costar"}) {
        INFO(words);
        CHECK_FALSE(search.find(words).needs_care);
    }
    for (const char* words :
         {"sobred", "sobredosis", "sobredocis", "suicidio", "suisidio", "cortarme", "quiero morir"}) {
        INFO(words);
        CHECK(search.find(words).needs_care);
    }
}

TEST_CASE("search: small words lift no read above one that is asked for, and find nothing by themselves") {
    const library::Library reads =
        library::Library::of({read_of("how", "How this came to be, for my family", Shelf::peer, {"about"},
                                      {{BlockKind::paragraph, "They say no more."}}),
                              read_of("not", "You are not the label", Shelf::stigma, {"label"},
                                      {{BlockKind::paragraph, "Nobody can say what you are."}}),
                              read_of("boundaries", "Six boundaries", Shelf::boundaries, {"saying no"},
                                      {{BlockKind::paragraph, "A no is enough."}})});
    const Search search = search_in(reads);
    CHECK(first(search.find("how to say no")) == "boundaries");
    CHECK(search.find("my xylophone").found.empty());
    CHECK(first(search.find("label for my xylophone")) == "not");
    CHECK(slugs(search.find("how")).front() == "how"); // alone it is what is asked for
}

TEST_CASE("search: Hindi misspelled by its sound is found, and English words beside it") {
    const library::Library reads =
        library::Library::of({read_of("shame", "शर्म और कलंक", Shelf::stigma, {"लज्जा", "stigma"}),
                              read_of("hope", "उम्मीद", Shelf::peer, {"ना कहना", "shame"})});
    const Search search = search_in(reads, "hi");
    CHECK(first(search.find("शरम")) == "shame");
    CHECK(first(search.find("umeed")) == "hope");
    CHECK(first(search.find("naa kehna")) == "hope");
    CHECK(first(search.find("stigma")) == "shame");
    CHECK(slugs(search.find("sha")) == Slugs{"shame", "hope"}); // शर्म by its sound, "shame" by its letters
}

TEST_CASE("search: Hindi is found by its letters, without its nukta, and by Latin letters") {
    const library::Library reads =
        library::Library::of({read_of("shame", "शर्म और कलंक", Shelf::stigma, {"लज्जा"}),
                              read_of("family", "परिवार कैसे मदद करता है", Shelf::family, {"ज़िंदगी", "संबंध"},
                                      {{BlockKind::paragraph, "समझना और सुनना साथ चलते हैं।"}})});
    const Search search = search_in(reads, "hi");
    for (const char* words : {"शर्म", "शर", "श", "sharm", "sharma", "sharam"}) {
        INFO(words);
        CHECK(first(search.find(words)) == "shame");
    }
    for (const char* words : {"परिवार", "परवार", "parivar", "parivaar", "जिंदगी", "zindagi", "sambandh", "samajhna"}) {
        INFO(words);
        CHECK(first(search.find(words)) == "family");
    }
    CHECK(search.find("परि").suggestions.front() == "परिवार");
}

TEST_CASE("search: a list of words that cannot be read is refused by name") {
    const auto missing = library::load_word_lists(PORCHLIGHT_ASSETS "/search", "xx");
    REQUIRE_FALSE(missing);
    CHECK(missing.error().sentence.find("xx.toml") != std::string::npos);
}

TEST_CASE("sentences: each language ends them its own way") {
    const std::string english = "Dr. Lee is in. Ask her!  Or wait.", hindi = "यह घर है। यहाँ आइए।";
    const auto parts = library::sentences_of(hindi, "hi");
    REQUIRE(parts.size() == 2);
    CHECK(hindi.substr(parts[1].begin) == "यहाँ आइए।");
    const auto ends = library::sentences_of(english, "en");
    REQUIRE(ends.size() >= 3);
    CHECK(ends.back().end == english.size());
    CHECK(english.substr(ends.back().begin) == "Or wait.");
}

// The plan of the library held against the reads: every read in every language, and every fact in a section.
#include "app/library/library.h"
#include "app/library/plan.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace porchlight;
using namespace porchlight::library;

namespace {

constexpr std::string_view plan_text = "[a-read]\n"                    // 1
                                       "shelf = \"coping\"\n"          // 2
                                       "audience = [\"clients\"]\n"    // 3
                                       "sources = [\"blog\"]\n"        // 4
                                       "[a-read.facts]\n"              // 5
                                       "one = \"The first fact.\"\n"   // 6
                                       "two = \"The second fact.\"\n"; // 7

Plan a_plan() {
    auto plan = parse_plan(plan_text, "plan.toml");
    if (!plan) FAIL(plan.error().sentence);
    return *plan;
}

std::string a_read(const std::string& teaches) {
    return "---\ntitle: A read\nshelf: coping\naudience: clients\nminutes: 1\nsummary: About.\nkeywords: one\n"
           "sources: blog\nreviewed:\nteaches: " +
           teaches + "\n---\nOpening.\n\n## First\n\nText.\n\n## Second\n\nText.\n";
}

Result<Article> parsed(const std::string& teaches) {
    const auto plan = a_plan();
    return parse_article(a_read(teaches), "a-read.md", &plan);
}

void check_refused(const std::string& teaches, const std::string& part) {
    INFO(teaches);
    const auto read = parsed(teaches);
    REQUIRE_FALSE(read);
    CHECK(read.error().exit == ExitCode::bad_input);
    CHECK(read.error().sentence.starts_with("a-read.md:10: teaches "));
    CHECK_THAT(read.error().sentence, Catch::Contains(part));
}

void check_plan_refused(const std::string& line, const std::string& instead, const std::string& sentence) {
    std::string text(plan_text);
    text.replace(text.find(line), line.size(), instead);
    const auto plan = parse_plan(text, "plan.toml");
    INFO(instead);
    REQUIRE_FALSE(plan);
    CHECK_THAT(plan.error().sentence, Catch::StartsWith(sentence));
}

std::vector<std::string> languages() {
    std::vector<std::string> found;
    for (const auto& entry : std::filesystem::directory_iterator(PORCHLIGHT_ASSETS "/library"))
        if (entry.is_directory()) found.push_back(entry.path().filename().string());
    return found;
}

} // namespace

TEST_CASE("library plan: a read says which section teaches a fact") {
    const auto read = parsed("one@0, two@1, one@2");
    REQUIRE(read);
    CHECK(read->teaches == std::vector<Teaching>{{"one", 0}, {"two", 1}, {"one", 2}});
    CHECK(section_count(*read) == 2);
}

TEST_CASE("library plan: a fact that is unknown, or in a section that is not there, is refused with its line") {
    check_refused("three@1", "the fact \"three\"; the plan asks this read for one, two");
    check_refused("one@3", "puts one in section 3; this read has the sections 0 to 2");
    check_refused("one@-1", "section -1");
    check_refused("one", "\"one\"; write a fact, \"@\"");
    check_refused("one@", "\"one@\"");
    check_refused("one@1x", "\"one@1x\"");
    check_refused("@1", "\"@1\"");
    check_refused("", "at least one");
    const auto plan = a_plan();
    const auto other = parse_article(a_read("one@1"), "other.md", &plan);
    REQUIRE_FALSE(other);
    CHECK(other.error().sentence == "other.md:10: teaches is for reads of the plan; there is no other in it");
    CHECK(parse_article(a_read("any@1"), "other.md"));
}

TEST_CASE("library plan: a read without an opening has no section 0") {
    auto text = a_read("one@0");
    text.erase(text.find("Opening.\n\n"), 10);
    const auto read = parse_article(text, "a-read.md");
    REQUIRE_FALSE(read);
    CHECK_THAT(read.error().sentence, Catch::Contains("this read has the sections 1 to 2"));
}

TEST_CASE("library plan: what a plan cannot hold is refused with its line") {
    CHECK(a_plan().find("a-read")->facts.back().sentence == "The second fact.");
    check_plan_refused("shelf = \"coping\"", "shelf = \"cooking\"", "plan.toml:2: a-read.shelf");
    check_plan_refused("[\"clients\"]", "[\"cats\"]", "plan.toml:3: a-read.audience");
    check_plan_refused("sources = [\"blog\"]", "", "plan.toml:1: a-read.sources is missing");
    check_plan_refused("sources = [\"blog\"]", "sources = [\"blog\"]\ncolor = \"red\"", "plan.toml:5: a-read.color");
    check_plan_refused("one =", "One =", "plan.toml:6: a-read.facts.One");
    check_plan_refused("\"The first fact.\"", "1", "plan.toml:6: a-read.facts.one");
    check_plan_refused("[a-read.facts]\none = \"The first fact.\"\ntwo = \"The second fact.\"\n", "",
                       "plan.toml:2: a-read.shelf belongs to a read without facts");
}

TEST_CASE("library plan: gaps name the read that is missing, the fact that is lost and the field that differs") {
    const auto plan = a_plan();
    CHECK(gaps(plan, Library::of({})) == std::vector<std::string>{"a-read: the read is missing"});
    auto whole = parsed("one@0, two@2");
    REQUIRE(whole);
    CHECK(gaps(plan, Library::of({*whole})).empty());
    const auto half = parsed("one@0");
    REQUIRE(half);
    CHECK(gaps(plan, Library::of({*half})) ==
          std::vector<std::string>{"a-read: no section teaches two: The second fact."});
    whole->shelf = Shelf::family;
    whole->audience.family = true;
    whole->sources = {"altmeds"};
    CHECK(gaps(plan, Library::of({*whole})).size() == 3);
}

TEST_CASE("library plan: every language on the shelves has all 34 reads, and every fact in a section of them") {
    const auto plan = load_plan(PORCHLIGHT_ASSETS "/library");
    REQUIRE(plan);
    REQUIRE(*plan);
    REQUIRE((*plan)->reads.size() == 34);
    const auto shelved = languages();
    CHECK(std::find(shelved.begin(), shelved.end(), "en") != shelved.end());
    for (const auto& language : shelved) {
        INFO(language);
        const auto reads = load(PORCHLIGHT_ASSETS "/library", language);
        if (!reads) FAIL(reads.error().sentence);
        for (const auto& gap : gaps(**plan, *reads)) {
            INFO(gap);
            CHECK(gap.empty());
        }
    }
}

TEST_CASE("library plan: every read is on a shelf that people see, or another read leads to it") {
    for (const auto& language : languages()) {
        const auto reads = load(PORCHLIGHT_ASSETS "/library", language);
        if (!reads) FAIL(reads.error().sentence);
        for (const auto& article : reads->on(Shelf::about)) {
            INFO(language << ": " << article.slug);
            CHECK(std::any_of(reads->articles().begin(), reads->articles().end(), [&](const Article& other) {
                return std::any_of(other.blocks.begin(), other.blocks.end(), [&](const Block& block) {
                    return std::any_of(block.runs.begin(), block.runs.end(),
                                       [&](const Run& run) { return run.link == article.slug; });
                });
            }));
        }
    }
}

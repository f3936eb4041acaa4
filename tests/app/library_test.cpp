// Reads: what a file may hold, and the sentence that refuses anything else.
#include "app/library/library.h"

#include <catch2/catch.hpp>

#include <fstream>

using namespace porchlight;
using namespace porchlight::library;

namespace {

constexpr std::string_view fields = "---\n"               // 1
                                    "title: A read\n"     // 2
                                    "shelf: coping\n"     // 3
                                    "audience: clients\n" // 4
                                    "minutes: 3\n"        // 5
                                    "summary: About.\n"   // 6
                                    "keywords: one, two\n"
                                    "sources: blog\n"
                                    "reviewed:\n"
                                    "---\n"; // 10

Result<Article> with_body(const std::string& body) { return parse_article(std::string(fields) + body, "a-read.md"); }

/// The fields with one line changed.
Result<Article> with_field(const std::string& line, const std::string& instead) {
    std::string text(fields);
    text.replace(text.find(line), line.size(), instead);
    return parse_article(text + "Text.\n", "a-read.md");
}

void check_refused(const Result<Article>& result, const std::string& place, const std::string& part) {
    INFO(place << " " << part);
    REQUIRE_FALSE(result);
    CHECK(result.error().exit == ExitCode::bad_input);
    CHECK(result.error().sentence.starts_with(place + ": "));
    CHECK_THAT(result.error().sentence, Catch::Contains(part));
}

struct Folder {
    std::filesystem::path path = std::filesystem::temp_directory_path() / "porchlight-library-test";
    Folder() {
        std::filesystem::remove_all(path);
        std::filesystem::create_directories(path / "en");
    }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    void write(const std::string& slug, const std::string& text) const {
        std::ofstream(path / "en" / (slug + ".md")) << text;
    }
};

} // namespace

TEST_CASE("library: a read becomes blocks in the order they stand") {
    const auto read = with_body(
        "Plain with **bold** and *soft*\nwords, and [a way](six-boundaries).\n\n## Part\n\n"
        "- one\n- two\n\n3. three\n4. four\n\n> Words to say.\n\n> [!TRY] Breathe **out**.\n\n> [!ASK]\n> Who?\n");
    REQUIRE(read);
    const auto& blocks = read->blocks;
    REQUIRE(blocks.size() == 9);
    CHECK(blocks[0].runs == std::vector<Run>{{"Plain with "},
                                             {"bold", true},
                                             {" and "},
                                             {"soft", false, true},
                                             {" words, and "},
                                             {"a way", false, false, "six-boundaries"},
                                             {"."}});
    CHECK(blocks[0].line == 11);
    CHECK((blocks[1].kind == BlockKind::heading && blocks[1].line == 14));
    CHECK((blocks[2].kind == BlockKind::item && text_of(blocks[3]) == "two"));
    CHECK((blocks[4].kind == BlockKind::numbered && blocks[4].number == 3 && blocks[5].number == 4));
    CHECK((blocks[6].kind == BlockKind::quote && text_of(blocks[6]) == "Words to say."));
    CHECK((blocks[7].kind == BlockKind::try_this && text_of(blocks[7]) == "Breathe out."));
    CHECK((blocks[8].kind == BlockKind::ask_this && text_of(blocks[8]) == "Who?"));
    CHECK(word_count(*read) == 20);
}

TEST_CASE("library: the fields of a read are kept") {
    const auto read = with_field("reviewed:", "reviewed: 2026-11-22\nnext: quiet-minute\nplace: 2");
    REQUIRE(read);
    CHECK(read->slug == "a-read");
    CHECK(read->title == "A read");
    CHECK(read->shelf == Shelf::coping);
    CHECK(read->audience == Audience{.clients = true});
    CHECK((read->minutes == 3 && read->place == 2));
    CHECK(read->keywords == std::vector<std::string>{"one", "two"});
    CHECK(read->next == std::vector<std::string>{"quiet-minute"});
    CHECK(read->reviewed == store::day_of(std::chrono::year(2026) / 11 / 22));
}

TEST_CASE("library: whatever a block cannot hold is refused with its line") {
    check_refused(with_body("Text.\n\n<b>bold</b>\n"), "a-read.md:13", "raw HTML");
    check_refused(with_body("Text.\n\nMore <b>bold</b>\n"), "a-read.md:13", "raw HTML");
    check_refused(with_body("Text.\n\n<!-- note -->\n"), "a-read.md:13", "raw HTML");
    check_refused(with_body("Text.\n[out](https://example.org)\n"), "a-read.md:12", "https://example.org");
    check_refused(with_body("Text.\n\n<https://example.org>\n"), "a-read.md:13", "names another read");
    check_refused(with_body("Text.\n\n![alt](a.png)\n"), "a-read.md:13", "a picture");
    check_refused(with_body("Text.\n\n    code\n"), "a-read.md:13", "a code block");
    check_refused(with_body("Text.\n\n```\ncode\n```\n"), "a-read.md:13", "a code block");
    check_refused(with_body("Text.\n\n---\n"), "a-read.md:13", "a rule");
    check_refused(with_body("Text.\n\n# Title\n"), "a-read.md:13", "heading of another level");
    check_refused(with_body("Text with `code`.\n"), "a-read.md:11", "code");
    check_refused(with_body("Text.\n\nA &amp; B\n"), "a-read.md:13", "&amp;");
    check_refused(with_body("Text.  \nMore.\n"), "a-read.md:11", "line break");
    check_refused(with_body("- one\n  - two\n"), "a-read.md:12", "a list inside");
    check_refused(with_body("- one\n\n  two\n"), "a-read.md:13", "second paragraph");
    check_refused(with_body("> one\n>\n> two\n"), "a-read.md:13", "second paragraph");
    check_refused(with_body("Text.\n\n> [!HINT] Look.\n"), "a-read.md:13", "[!TRY]");
    check_refused(with_body("Text.\n\n> [!TRY]\n"), "a-read.md:13", "without words");
    check_refused(with_body("Text.\n\n##\n"), "a-read.md:13", "without words");
    check_refused(with_body(""), "a-read.md:11", "no text");
    check_refused(with_body("Text.\n\nOne \xFF byte\n"), "a-read.md:13", "UTF-8");
    check_refused(with_body(std::string(256 * 1024, 'a')), "a-read.md:1", "256 KB");
}

TEST_CASE("library: a field that is wrong, unknown, doubled or missing is refused with its line") {
    check_refused(with_field("title: A read", "title:"), "a-read.md:2", "1 to 60");
    check_refused(with_field("shelf: coping", "shelf: cooking"), "a-read.md:3", "peer, family, coping");
    check_refused(with_field("audience: clients", "audience: cats"), "a-read.md:4", "everyone, clients, family, teens");
    check_refused(with_field("minutes: 3", "minutes: 16"), "a-read.md:5", "1 to 15");
    check_refused(with_field("minutes: 3", "minutes: three"), "a-read.md:5", "whole number");
    check_refused(with_field("minutes: 3", "minutes: 3\nplace: 0"), "a-read.md:6", "1 to 99");
    check_refused(with_field("summary: About.", "summary: " + std::string(161, 'a')), "a-read.md:6", "160");
    check_refused(with_field("keywords: one, two", "keywords: one,, two"), "a-read.md:7", "empty entry");
    check_refused(with_field("sources: blog", "sources:"), "a-read.md:8", "at least one");
    check_refused(with_field("reviewed:", "reviewed: yesterday"), "a-read.md:9", "2026-11-22");
    check_refused(with_field("reviewed:", "author: me"), "a-read.md:9", "not a field");
    check_refused(with_field("reviewed:", "minutes: 3"), "a-read.md:9", "twice");
    check_refused(with_field("reviewed:\n", ""), "a-read.md:9", "reviewed is missing");
    check_refused(parse_article("Text.\n", "a-read.md"), "a-read.md:1", "begins with");
    check_refused(parse_article("---\ntitle: A\n", "a-read.md"), "a-read.md:2", "end with");
    check_refused(parse_article("", "a-read.md"), "a-read.md:1", "end with");
    check_refused(parse_article(std::string(fields) + "Text.\n", "A Read.md"), "A Read.md:1", "small letters");
}

TEST_CASE("library: a link to a read that is not there is refused with its line") {
    const Folder folder;
    folder.write("first", std::string(fields) + "Text.\n\nSee [that](second) and [breathe](quiet-minute).\n");
    const auto broken = load(folder.path, "en");
    REQUIRE_FALSE(broken);
    CHECK(broken.error().sentence == (folder.path / "en/first.md").string() + ":13: there is no read \"second\"");
    folder.write("second", std::string(fields) + "Text.\n");
    CHECK(load(folder.path, "en"));
}

TEST_CASE("library: files from Windows read the same") {
    const Folder folder;
    std::string text(fields);
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2) text.replace(at, 1, "\r\n");
    folder.write("first", text + "Text.\r\n");
    CHECK(load(folder.path, "en"));
}

TEST_CASE("library: a folder without reads is refused") {
    const Folder folder;
    CHECK_THAT(load(folder.path, "en").error().sentence, Catch::Contains("holds no reads"));
    CHECK_THAT(load(folder.path, "es").error().sentence, Catch::Contains("cannot be opened"));
}

TEST_CASE("library: reads stand by shelf and place, and lead to one another") {
    const Folder folder;
    const auto write = [&](const std::string& slug, const std::string& shelf, const std::string& more) {
        std::string text(fields);
        text.replace(text.find("coping"), 6, shelf);
        text.insert(text.find("reviewed:"), more);
        folder.write(slug, text + "Text.\n");
    };
    write("late", "coping", "place: 2\n");
    write("early", "coping", "place: 1\nnext: only-peer\n");
    write("only-peer", "peer", "");
    const auto library = load(folder.path, "en");
    REQUIRE(library);
    REQUIRE(library->articles().size() == 3);
    CHECK(library->articles()[0].slug == "only-peer");
    REQUIRE(library->on(Shelf::coping).size() == 2);
    CHECK(library->on(Shelf::coping)[0].slug == "early");
    CHECK(library->on(Shelf::youth).empty());
    CHECK(library->find("late")->place == 2);
    CHECK(library->find("none") == nullptr);
    CHECK(library->next(*library->find("early")) == std::vector<std::string>{"only-peer", "question-to-carry"});
    CHECK(library->next(*library->find("late")) == std::vector<std::string>{"question-to-carry", "early"});
}

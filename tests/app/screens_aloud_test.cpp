// Reading aloud in the reader: its controls, where it begins, how it goes on, and that the text follows. No voice.
#include "../support/app/pane.h"
#include "app/flow.h"
#include "app/library/library.h"
#include "app/library/sentences.h"
#include "app/screens/reading.h"
#include "app/screens/screens.h"

#include <catch2/catch.hpp>

using namespace porchlight;
using library::Article;
using library::BlockKind;
using test::asked;
using test::DrawScreen;
using test::none;
using test::Pane;

namespace {

/// Three sections of several screens, and one short line at the end.
Article fences() {
    Article read;
    read.slug = "fences";
    read.title = "About fences";
    read.audience.everyone = true;
    read.minutes = 5;
    for (const char* heading : {"What a boundary is", "The six kinds", "Coming home"}) {
        read.blocks.push_back({BlockKind::heading, {{heading}}, 0, 1});
        for (int i = 0; i < 8; ++i)
            read.blocks.push_back({BlockKind::paragraph,
                                   {{"Think of a garden fence with a gate. The fence shows where your garden starts. "
                                     "The gate is yours to open."}},
                                   0,
                                   1});
    }
    read.blocks.push_back({BlockKind::numbered, {{"A first step"}}, 1, 1});
    return read;
}

struct Reading : Pane {
    Reading() { facts.library = &reads_; }

  private:
    library::Library reads_ = library::Library::of({fences()});
};

DrawScreen reader() {
    return [](Page& page) { return screens::draw(ReaderState{"fences", {}}, page); };
}

} // namespace

TEST_CASE("reader: Read to me begins with what is in sight") {
    Reading pane;
    pane.facts.site.has_speech = true;
    pane.frame(reader());
    pane.tap(reader(), "reader.section.2");
    pane.frame(reader());
    const auto begun = asked<action::ReadAloud>(pane.tap(reader(), "reader.aloud"));
    const auto sentences = library::sentences_of(fences(), "en");
    REQUIRE(begun.sentence < sentences.size());
    CHECK(text_of(fences().blocks[*sentences[begun.sentence].block]) == "The six kinds");
}

TEST_CASE("reader: reading aloud has controls of its own, and each does what it says") {
    Reading pane;
    pane.facts.site.has_speech = true;
    pane.state.screen = ReaderState{"fences", {}, false, {}, 0, Aloud{3}};
    const auto now = [&pane]() -> ReaderState& { return std::get<ReaderState>(pane.state.screen); };
    const DrawScreen screen = [&now](Page& page) { return screens::draw(now(), page); };
    const auto touch = [&](std::string_view id) {
        pane.state = update(pane.state, *pane.tap(screen, id), pane.facts).state;
        pane.frame(screen);
    };
    pane.frame(screen);
    CHECK(pane.broken_rules() == none);
    CHECK_FALSE(pane.shows("reader.contents"));
    CHECK(pane.control("reader.pause").label == "Pause");
    touch("reader.pause");
    CHECK(now().aloud->paused);
    CHECK(pane.control("reader.pause").label == "Play");
    touch("reader.pause");
    CHECK_FALSE(now().aloud->paused);
    touch("reader.again");
    CHECK(now().aloud->begun == 1);
    CHECK(now().aloud->sentence == 3);
    touch("reader.pace");
    CHECK(pane.state.voice.speed == VoiceSpeed::slower);
    CHECK(pane.control("reader.pace").label == "Normal");
    touch("reader.stop");
    CHECK_FALSE(now().aloud.has_value());
    CHECK(pane.shows("reader.aloud"));
}

TEST_CASE("reader: the voice goes on from sentence to sentence, and the last one ends it") {
    Reading pane;
    pane.facts.site.has_speech = true;
    pane.state.screen = ReaderState{"fences", {}, false, {}, 0, Aloud{}};
    const auto hear = [&pane](std::size_t sentence) -> const std::optional<Aloud>& {
        pane.state = update(pane.state, action::SentenceSpoken{sentence}, pane.facts).state;
        return std::get<ReaderState>(pane.state.screen).aloud;
    };
    CHECK(hear(0)->sentence == 1);
    CHECK(hear(0)->sentence == 1); // said of one that is over
    const std::size_t last = library::sentences_of(fences(), "en").size() - 1;
    pane.state.screen = ReaderState{"fences", {}, false, {}, 0, Aloud{last}};
    CHECK_FALSE(hear(last).has_value());
}

TEST_CASE("reader: what is read aloud stays in the middle third of the text") {
    Reading pane;
    pane.facts.site.has_speech = true;
    const auto sentences = library::sentences_of(fences(), "en");
    std::size_t step = sentences.size() / 2; // far from both ends, where the text can't come to the middle
    while (fences().blocks[*sentences[step].block].kind != library::BlockKind::heading) ++step;
    const std::string heading = text_of(fences().blocks[*sentences[step].block]);
    Aloud aloud{0};
    const DrawScreen screen = [&aloud](Page& page) {
        return screens::draw(ReaderState{"fences", {}, false, {}, 0, aloud}, page);
    };
    pane.frame(screen);
    pane.frame(screen);
    aloud.sentence = step;
    for (int frame = 0; frame < 100; ++frame) {
        pane.now_seconds += 0.05;
        pane.frame(screen);
    }
    const float box_px = pane.control(screens::read_list_id).rect.height;
    CHECK(pane.text_of_role_top(heading, ui::Role::heading) > box_px / 3 - 80);
    CHECK(pane.text_of_role_top(heading, ui::Role::heading) < box_px * 2 / 3);
}

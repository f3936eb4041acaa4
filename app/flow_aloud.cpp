// A read that is read aloud: what its controls do, and how it goes on from sentence to sentence. Makes no sound.
#include "app/flow_turn.h"
#include "app/library/library.h"
#include "app/library/sentences.h"

namespace porchlight::flow {

namespace {

std::size_t sentence_count(const Turn& turn, const ReaderState& reader) {
    const library::Article* article = turn.facts.library ? turn.facts.library->find(reader.slug) : nullptr;
    return article ? library::sentences_of(*article, turn.state.look.language).size() : 0;
}

} // namespace

void on(Turn& turn, const action::ReadAloud& wanted) {
    auto* reader = turn.screen<ReaderState>();
    if (!reader || !turn.facts.site.has_speech) return;
    if (wanted.wish == action::AloudWish::begin) {
        if (wanted.sentence < sentence_count(turn, *reader)) reader->aloud = Aloud{wanted.sentence};
        return;
    }
    if (!reader->aloud) return;
    switch (wanted.wish) {
    case action::AloudWish::begin:
        break;
    case action::AloudWish::again: // the same sentence once more
        reader->aloud->paused = false;
        ++reader->aloud->begun;
        break;
    case action::AloudWish::pause:
        reader->aloud->paused = true;
        break;
    case action::AloudWish::play:
        reader->aloud->paused = false;
        break;
    case action::AloudWish::pace: {
        VoiceSpeed& speed = turn.state.voice.speed;
        speed = speed == VoiceSpeed::slower ? VoiceSpeed::normal : VoiceSpeed::slower;
        break;
    }
    case action::AloudWish::stop:
        reader->aloud.reset();
        break;
    }
}

void on(Turn& turn, const action::SentenceSpoken& spoken) {
    auto* reader = turn.screen<ReaderState>();
    if (!reader || !reader->aloud || reader->aloud->paused || reader->aloud->sentence != spoken.sentence) return;
    turn.state.last_touch_seconds = turn.facts.now_seconds; // whoever listens is there
    ++reader->aloud->begun;
    if (++reader->aloud->sentence >= sentence_count(turn, *reader)) reader->aloud.reset();
}

} // namespace porchlight::flow

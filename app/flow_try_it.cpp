// The pages to try something on: what is picked stays in the state and ends with the visit. Nothing is counted.
#include "app/flow_turn.h"
#include "app/try_it_words.h"

namespace porchlight::flow {

namespace {

/// A question to begin with for each theme, by chance.
QuestionState any_question(const Facts& facts) {
    QuestionState question;
    std::uint64_t chance = facts.chance;
    for (std::uint8_t theme = 0; theme < theme_words.size(); ++theme) {
        const std::uint8_t count = question_count(theme);
        question.shown[theme] = static_cast<std::uint8_t>(chance % count);
        chance /= count;
    }
    return question;
}

const TryItFrom* from_of(const State& state) {
    if (const auto* patterns = std::get_if<PatternsState>(&state.screen)) return &patterns->from;
    if (const auto* boundary = std::get_if<BoundaryState>(&state.screen)) return &boundary->from;
    if (const auto* question = std::get_if<QuestionState>(&state.screen)) return &question->from;
    return nullptr;
}

} // namespace

bool open_try_it(Turn& turn, std::string_view slug) {
    TryItFrom from{shelves_of(turn.state), {}};
    if (const auto* reader = turn.screen<ReaderState>()) from.read = reader->slug;
    if (slug == "quiet-minute")
        on(turn, action::OpenQuiet{});
    else if (slug == "pattern-cards")
        turn.go(PatternsState{from, {}});
    else if (slug == "boundary-builder")
        turn.go(BoundaryState{.from = from});
    else if (slug == "question-to-carry") {
        QuestionState question = any_question(turn.facts);
        question.from = from;
        turn.go(question);
    } else
        return false;
    return true;
}

void on(Turn& turn, const action::TurnCard& turned) {
    auto* patterns = turn.screen<PatternsState>();
    if (!patterns || turned.card >= pattern_words.size()) return;
    if (patterns->turned == turned.card)
        patterns->turned.reset();
    else
        patterns->turned = turned.card;
}

void on(Turn& turn, const action::PickKind& picked) {
    auto* boundary = turn.screen<BoundaryState>();
    if (!boundary || picked.kind >= kind_words.size() || boundary->kind == picked.kind) return;
    boundary->kind = picked.kind;
    boundary->situation.reset();
}

void on(Turn& turn, const action::PickSituation& picked) {
    auto* boundary = turn.screen<BoundaryState>();
    if (boundary && boundary->kind && picked.situation < situation_count(*boundary->kind))
        boundary->situation = picked.situation;
}

void on(Turn& turn, const action::ShowSentence&) {
    auto* boundary = turn.screen<BoundaryState>();
    if (!boundary || !boundary->kind || !boundary->situation) return;
    boundary->shows_sentence = true;
    boundary->tone = Tone::plain;
    turn.transition = ui::Transition::forward;
}

void on(Turn& turn, const action::PickTone& picked) {
    auto* boundary = turn.screen<BoundaryState>();
    if (!boundary || boundary->tone == picked.tone) return;
    boundary->tone = picked.tone;
    turn.transition = ui::Transition::note_change;
}

void on(Turn& turn, const action::NextSituation&) {
    auto* boundary = turn.screen<BoundaryState>();
    if (!boundary || !boundary->kind || !boundary->situation) return;
    turn.transition = ui::Transition::note_change;
    boundary->situation = static_cast<std::uint8_t>((*boundary->situation + 1) % situation_count(*boundary->kind));
}

void on(Turn& turn, const action::BuildAnother&) {
    auto* boundary = turn.screen<BoundaryState>();
    if (!boundary) return;
    *boundary = BoundaryState{.from = boundary->from};
    turn.transition = ui::Transition::back;
}

void on(Turn& turn, const action::PickTheme& picked) {
    auto* question = turn.screen<QuestionState>();
    if (!question || picked.theme >= theme_words.size() || question->theme == picked.theme) return;
    question->theme = picked.theme;
    turn.transition = ui::Transition::note_change;
}

void on(Turn& turn, const action::AnotherQuestion&) {
    auto* question = turn.screen<QuestionState>();
    if (!question) return;
    turn.transition = ui::Transition::note_change;
    std::uint8_t& shown = question->shown[question->theme];
    shown = static_cast<std::uint8_t>((shown + 1) % question_count(question->theme));
}

void on(Turn& turn, const action::TryItDone&) {
    const TryItFrom* opened = from_of(turn.state);
    if (!opened) return;
    const TryItFrom from = *opened; // a copy: the screen it lies in goes now
    if (from.read.empty())
        turn.go(ExploreState{from.shelves}, ui::Transition::back);
    else
        turn.go(ReaderState{from.read, from.shelves}, ui::Transition::back);
}

} // namespace porchlight::flow

#include "app/flow_turn.h"
#include "app/library/library.h"

#include <algorithm>

namespace porchlight {

namespace {

/// What tells one screen from another when the picture changes: the kind of screen, the step within it, and which read.
struct Place {
    std::size_t number = 0;
    std::string slug = {};
    friend bool operator==(const Place&, const Place&) = default;
};

Place place_of(const State& state) {
    if (const auto* reader = std::get_if<ReaderState>(&state.screen)) return {state.screen.index() * 16, reader->slug};
    std::size_t place = state.screen.index() * 16;
    if (const auto* quiet = std::get_if<QuietState>(&state.screen)) place += quiet->senses ? 1U : 0U;
    if (const auto* boundary = std::get_if<BoundaryState>(&state.screen)) place += boundary->shows_sentence ? 1U : 0U;
    if (const auto* check_in = std::get_if<CheckInState>(&state.screen))
        place += static_cast<std::size_t>(check_in->step);
    if (const auto* setup = std::get_if<SetupState>(&state.screen)) place += static_cast<std::size_t>(setup->step);
    if (const auto* staff = std::get_if<StaffState>(&state.screen)) {
        place += staff->page.index() * 8;
        if (const auto* groups = std::get_if<GroupsState>(&staff->page); groups && groups->day)
            return {place, store::to_iso(*groups->day)};
        if (const auto* exporting = std::get_if<ExportState>(&staff->page))
            place = place * 32 + static_cast<std::size_t>(exporting->phase) + (exporting->picking ? 16U : 0U);
        if (const auto* settings = std::get_if<SettingsState>(&staff->page))
            place = place * 32 + static_cast<std::size_t>(settings->page) +
                    static_cast<std::size_t>(settings->passcode.step) * 1000;
    }
    return {place};
}

void remember_failure(State& state) {
    const auto* failure = std::get_if<FailureState>(&state.screen);
    if (failure && failure->code != FailureCode::touch) state.ill = failure->code;
}

/// Nobody is led to a front page whose check-in cannot be kept, or that answers no touch.
void mind_failures(State& state, const Facts& facts) {
    remember_failure(state);
    if ((state.ill || state.touch_lost) && std::holds_alternative<WelcomeState>(state.screen))
        state.screen = FailureState{state.ill.value_or(FailureCode::touch), facts.reads_open, false};
}

/// Nothing half set up takes a visit: whatever would lead to the front page leads back to set-up.
void mind_set_up(State& state, const Facts& facts) {
    if (facts.setup.done || !std::holds_alternative<WelcomeState>(state.screen)) return;
    state.screen = flow::setup_of(facts);
}

/// What lies on top: which sheet, or none.
std::size_t sheet_of(const State& state) { return state.sheet ? state.sheet->index() : std::variant_npos; }

} // namespace

FailureCode failure_of(store::Code code) {
    if (code == store::Code::full) return FailureCode::full;
    if (code == store::Code::read_only) return FailureCode::read_only;
    return FailureCode::not_saved;
}

State::State() = default;
State::State(const State& other) = default;
State::State(State&& other) noexcept = default;
State& State::operator=(const State& other) = default;
State& State::operator=(State&& other) noexcept = default;
State::~State() = default;

Step::Step() = default;
Step::Step(const Step& other) = default;
Step::Step(Step&& other) noexcept = default;
Step& Step::operator=(const Step& other) = default;
Step& Step::operator=(Step&& other) noexcept = default;
Step::~Step() = default;

State first_state(const Facts& facts, const ui::Look& site_look, bool is_set_up) {
    State state;
    state.look = state.site_look = site_look;
    state.last_touch_seconds = state.screen_since_seconds = facts.now_seconds;
    if (!is_set_up) {
        state.screen = flow::setup_of(facts);
    }
    return state;
}

namespace {

bool is_of_places(ui::Transition transition) {
    return transition == ui::Transition::forward || transition == ui::Transition::back;
}

} // namespace

Step update(State state, const Action& action, const Facts& facts) {
    const Place before = place_of(state);
    const std::size_t sheet_before = sheet_of(state);
    remember_failure(state);
    Step step;
    flow::Turn turn{state, facts, step.effects};
    const auto& problems = facts.today.problems;
    const bool tells_of_power =
        turn.sheet<HealthSheet>() != nullptr && std::ranges::find(problems, HealthFact::power) != problems.end();
    std::visit([&](const auto& happened) { flow::on(turn, happened); }, action.any());
    if (tells_of_power && turn.sheet<HealthSheet>() == nullptr) step.effects.emplace_back(effect::HealthSeen{});
    mind_set_up(state, facts);
    mind_failures(state, facts);
    const bool moved = place_of(state) != before;
    step.screen_changed = moved || turn.visit_over;
    step.layer_changed = sheet_of(state) != sheet_before;
    if (step.screen_changed) state.screen_since_seconds = facts.now_seconds;
    step.transition = turn.transition;
    if (!moved && is_of_places(turn.transition)) step.transition = ui::Transition::none;
    step.state = std::move(state);
    return step;
}

ExploreState shelves_of(const State& state) {
    if (const auto* explore = std::get_if<ExploreState>(&state.screen)) return *explore;
    if (const auto* reader = std::get_if<ReaderState>(&state.screen)) return reader->from;
    if (const auto* search = std::get_if<SearchState>(&state.screen)) return search->from;
    if (const auto* patterns = std::get_if<PatternsState>(&state.screen)) return patterns->from.shelves;
    if (const auto* boundary = std::get_if<BoundaryState>(&state.screen)) return boundary->from.shelves;
    if (const auto* question = std::get_if<QuestionState>(&state.screen)) return question->from.shelves;
    return {};
}

bool offers_speech(const State& state, const Facts& facts) {
    return facts.site.has_speech && !std::holds_alternative<StaffState>(state.screen) &&
           !std::holds_alternative<PasscodeState>(state.screen);
}

namespace flow {

void Turn::go_home(ui::Transition how) {
    go(WelcomeState{}, how);
    state.look = state.site_look;
    state.reach_mode = state.speech = false;
    state.voice = {};
    visit_over = true;
}

void Turn::go_home_with(const std::optional<ArrivalName>& name) {
    // Copies: the screen the name came from goes now, and the look of whoever was told it.
    WelcomeState welcome{name, facts.now_seconds + seen_name_seconds, state.look.language};
    go_home();
    if (welcome.seen_name) state.screen = welcome;
}

void on(Turn& turn, const action::GoBack&) {
    if (turn.state.sheet) return turn.close_sheet();
    if (auto* check_in = turn.screen<CheckInState>()) {
        if (check_in->saving) return;
        turn.transition = ui::Transition::back;
        if (check_in->step == CheckInStep::requests)
            check_in->step = CheckInStep::mood;
        else if (check_in->step == CheckInStep::mood)
            check_in->step = CheckInStep::reason;
        else
            turn.go(WelcomeState{}, ui::Transition::back);
    } else if (turn.screen<SetupState>()) {
        setup_back(turn);
    } else if (turn.staff()) {
        staff_back(turn);
    } else if (const auto* reader = turn.screen<ReaderState>()) {
        if (!reader->found_by) return on(turn, action::BackToShelf{});
        turn.go(SearchState{*reader->found_by}, ui::Transition::back);
    } else if (const auto* search = turn.screen<SearchState>()) {
        turn.go(ExploreState{search->from}, ui::Transition::back);
    } else if (auto* boundary = turn.screen<BoundaryState>(); boundary && boundary->shows_sentence) {
        boundary->shows_sentence = false; // with the picks kept
        turn.transition = ui::Transition::back;
    } else if (boundary || turn.screen<PatternsState>() || turn.screen<QuestionState>()) {
        on(turn, action::TryItDone{});
    } else if (turn.screen<QuietState>()) {
        on(turn, action::QuietDone{});
    } else if (turn.screen<ExploreState>() || turn.screen<PasscodeState>()) {
        turn.go(WelcomeState{}, ui::Transition::back);
    }
}

void on(Turn& turn, const action::GoHome&) {
    if (auto* check_in = turn.screen<CheckInState>()) {
        if (check_in->saving) return;
        if (check_in->step == CheckInStep::reason && check_in->draft.untouched())
            return turn.go(WelcomeState{}, ui::Transition::back);
        turn.state.sheets_below.clear();
        return turn.open(LeaveQuestion{});
    }
    if (auto* setup = turn.screen<SetupState>()) {
        if (setup->working) return;
        setup->step = SetupStep::place;
        setup->naming = false;
        leave_number(setup->help);
        setup->asked_too_soon = false;
        turn.state.sheet.reset();
        turn.state.sheets_below.clear();
        turn.transition = ui::Transition::back;
        return;
    }
    if (turn.staff()) return on(turn, action::Lock{});
    if (turn.screen<FailureState>() || turn.screen<WelcomeState>()) {
        turn.state.sheet.reset();
        turn.state.sheets_below.clear();
        return;
    }
    if (const auto* done = turn.screen<DoneState>()) return turn.go_home_with(done->name);
    if (const auto* quiet = turn.screen<QuietState>(); quiet && quiet->name) return turn.go_home_with(quiet->name);
    turn.go(WelcomeState{}, ui::Transition::back); // language and sizes stay: the person may only have changed pages
}

namespace {

bool shows_help(Turn& turn) { return turn.sheet<HelpSheet>() || turn.sheet<HelpCard>(); }

/// Help stays open below, with its ring; what is opened a second time is not below itself.
void open_over_help(Turn& turn, const Sheet& sheet) {
    std::erase_if(turn.state.sheets_below, [&](const Sheet& below) { return below.index() == sheet.index(); });
    turn.open(sheet, shows_help(turn));
}

} // namespace

void on(Turn& turn, const action::OpenLanguage&) { open_over_help(turn, LanguageSheet{}); }
void on(Turn& turn, const action::OpenAccessibility&) { open_over_help(turn, AccessibilitySheet{}); }

void on(Turn& turn, const action::OpenHelp&) {
    while (!shows_help(turn) && !turn.state.sheets_below.empty()) turn.close_sheet(); // it may lie below, with its ring
    if (!shows_help(turn)) turn.open(HelpSheet{});
}

void on(Turn& turn, const action::OpenPrivacy&) { turn.open(PrivacySheet{}, true); }
void on(Turn& turn, const action::OpenGroups&) { turn.open(GroupsSheet{}); }
void on(Turn& turn, const action::OpenTopics&) { turn.open(TopicsSheet{}); }
void on(Turn& turn, const action::OpenContents&) { turn.open(ContentsSheet{}); }
void on(Turn& turn, const action::OpenTextSize&) { turn.open(TextSizeSheet{}); }
void on(Turn& turn, const action::OpenShelf& opened) { turn.open(ShelfSheet{opened.shelf}); }

void on(Turn& turn, const action::CloseSheet&) {
    if (turn.sheet<StillThere>()) return on(turn, action::StillHere{});
    turn.close_sheet();
}

void on(Turn& turn, const action::PickLanguage& picked) {
    const auto& offered = turn.facts.site.languages;
    const bool known =
        std::any_of(offered.begin(), offered.end(), [&](const LanguageFact& one) { return one.code == picked.code; });
    if (!known) return;
    if (turn.state.look.language != picked.code) turn.transition = ui::Transition::text_change;
    turn.state.look.language = picked.code;
    if (auto* reader = turn.screen<ReaderState>()) reader->aloud.reset(); // its sentences are others now
    // The main language is decided at its own step; later on somebody only wants to read.
    if (auto* setup = turn.screen<SetupState>(); setup && setup->step == SetupStep::place)
        setup->language = picked.code;
}

void on(Turn& turn, const action::SetLook& wanted) {
    const std::string language = turn.state.look.language;
    turn.state.look = wanted.look;
    turn.state.look.language = language; // the language has a sheet of its own
    turn.state.reach_mode = wanted.reach_mode;
    turn.state.speech = wanted.speech && offers_speech(turn.state, turn.facts);
    if (!turn.state.speech) turn.state.voice = {};
}

void on(Turn& turn, const action::SetVoice& wanted) {
    if (!turn.state.speech) return;
    turn.state.voice = wanted.voice;
    turn.state.voice.loudness = std::clamp(wanted.voice.loudness, 1, Voice::loudest);
}

void on(Turn& turn, const action::StaffDoor&) {
    if (!turn.screen<WelcomeState>() && !turn.screen<FailureState>()) return;
    PasscodeState passcode;
    passcode.shown_seconds = turn.facts.now_seconds;
    turn.state.speech = false;
    turn.state.voice = {};
    turn.go(passcode);
    turn.effects.emplace_back(effect::LearnRest{});
}

void on(Turn& turn, const action::OpenExplore&) {
    if (finish_first(turn, AfterCheckIn::reads)) return;
    if (!turn.facts.library) return;
    turn.go(ExploreState{});
}

void on(Turn& turn, const action::FilterReads& filter) {
    if (auto* explore = turn.screen<ExploreState>()) explore->audience = filter.audience;
}

void on(Turn& turn, const action::OpenRead& read) {
    if (open_try_it(turn, read.slug)) return;
    ExploreState from = shelves_of(turn.state);
    std::optional<SearchState> found_by;
    if (const auto* search = turn.screen<SearchState>()) found_by = *search;
    if (std::find(from.read.begin(), from.read.end(), read.slug) == from.read.end()) from.read.push_back(read.slug);
    if (const auto* article = turn.facts.library ? turn.facts.library->find(read.slug) : nullptr)
        from.opens_at = article->shelf;
    turn.effects.emplace_back(effect::CountRead{read.slug, turn.state.look.language});
    if (found_by) found_by->from = from;
    turn.go(ReaderState{read.slug, from, false, found_by, read.section});
}

void on(Turn& turn, const action::BackToShelf&) {
    if (const auto* reader = turn.screen<ReaderState>()) turn.go(ExploreState{reader->from}, ui::Transition::back);
}

void on(Turn& turn, const action::AskForCompany&) {
    auto* reader = turn.screen<ReaderState>();
    if (!reader || reader->asking) return;
    reader->asking = true;
    turn.effects.emplace_back(effect::AskForPeer{});
}

void on(Turn& turn, const action::RingStaff&) {
    if (turn.sheet<HelpCard>()) turn.close_sheet();
    if (!turn.sheet<HelpSheet>()) turn.open(HelpSheet{});
    auto* help = turn.sheet<HelpSheet>();
    help->rung = true;
    help->rung_seconds = turn.facts.now_seconds;
    turn.effects.emplace_back(effect::RingStaff{});
}

void on(Turn& turn, const action::ShowCard&) { turn.open(HelpCard{}, true); }

void on(Turn& turn, const action::PointAtLine& pointed) {
    if (auto* card = turn.sheet<HelpCard>(); card && pointed.line < card->pointed.size())
        card->pointed[pointed.line] = !card->pointed[pointed.line];
}

} // namespace flow
} // namespace porchlight

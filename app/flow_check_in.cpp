// Three steps, each of which can be skipped, and what comes of them. The draft lives in the state and nowhere else
// until Finish.
#include "app/flow_turn.h"

#include <algorithm>
#include <random>

namespace porchlight::flow {

namespace {

constexpr std::size_t notes_at_once = 4;

/// Four notes: the chosen one first, then the next of the list from `page` on.
std::vector<NoteIndex> notes_on(std::size_t page, std::uint64_t first, const std::optional<NoteIndex>& chosen) {
    std::vector<NoteIndex> notes;
    if (chosen) notes.push_back(*chosen);
    for (std::size_t i = 0; notes.size() < notes_at_once; ++i) {
        const auto note = static_cast<NoteIndex>((first + page * notes_at_once + i) % note_count);
        if (note != chosen) notes.push_back(note);
    }
    return notes;
}

void submit(Turn& turn, CheckInState& check_in) {
    if (!turn.facts.setup.done) return turn.go_home(); // only tried, at the end of set-up
    check_in.saving = true;
    turn.effects.emplace_back(effect::SubmitVisit{check_in.draft, turn.facts.site.desk_is_open});
}

void next_step(Turn& turn, CheckInState& check_in) {
    turn.transition = ui::Transition::forward;
    switch (check_in.step) {
    case CheckInStep::reason:
        check_in.step = CheckInStep::mood;
        break;
    case CheckInStep::mood:
        if (!has_wishes(turn.facts.site)) return submit(turn, check_in);
        check_in.step = CheckInStep::requests;
        break;
    case CheckInStep::requests:
        submit(turn, check_in);
        break;
    }
}

/// Is this the screen that asked for something to be stored?
bool awaits_answer(Turn& turn) {
    if (const auto* check_in = turn.screen<CheckInState>()) return check_in->saving;
    const auto* reader = turn.screen<ReaderState>();
    return reader && reader->asking;
}

} // namespace

bool finish_first(Turn& turn, AfterCheckIn after) {
    auto* check_in = turn.screen<CheckInState>();
    if (!check_in || check_in->step != CheckInStep::requests || turn.facts.site.desk_is_open) return false;
    if (check_in->saving) return true;
    check_in->after = after;
    submit(turn, *check_in);
    return true;
}

void on(Turn& turn, const action::BeginCheckIn&) {
    CheckInState check_in;
    std::minstd_rand chance(static_cast<std::uint32_t>(turn.facts.chance | 1U));
    std::shuffle(check_in.lines.begin(), check_in.lines.end(), chance);
    check_in.first_note = static_cast<NoteIndex>((turn.facts.chance >> 32U) % note_count);
    check_in.notes_shown = notes_on(0, check_in.first_note, {});
    turn.go(check_in);
}

void on(Turn& turn, const action::PickReason& picked) {
    auto* check_in = turn.screen<CheckInState>();
    if (!check_in) return;
    auto& reason = check_in->draft.reason;
    reason = reason == picked.reason ? std::nullopt : std::optional(picked.reason);
    check_in->asked_to_pick = false;
}

void on(Turn& turn, const action::Continue&) {
    if (turn.screen<SetupState>()) return setup_continue(turn);
    if (turn.settings()) return settings_continue(turn);
    auto* check_in = turn.screen<CheckInState>();
    if (!check_in || check_in->saving) return;
    if (check_in->step == CheckInStep::reason && !check_in->draft.reason) {
        check_in->asked_to_pick = true;
        return;
    }
    next_step(turn, *check_in);
}

void on(Turn& turn, const action::Skip&) {
    auto* check_in = turn.screen<CheckInState>();
    if (!check_in || check_in->saving) return;
    if (check_in->step == CheckInStep::mood) check_in->draft.feelings = {};
    if (check_in->step == CheckInStep::requests) {
        check_in->draft.requests = {};
        check_in->draft.note.reset();
    }
    if (check_in->step != CheckInStep::reason) next_step(turn, *check_in);
}

void on(Turn& turn, const action::SetLine& set) {
    if (auto* check_in = turn.screen<CheckInState>(); check_in && !check_in->saving)
        line_of(check_in->draft.feelings, set.line) = std::min<std::uint8_t>(set.value, 100);
}

void on(Turn& turn, const action::OpenLine& open) {
    if (turn.screen<CheckInState>() && !turn.state.sheet) turn.open(LineSheet{open.line, true});
}

void on(Turn& turn, const action::StartLine& start) {
    auto* sheet = turn.sheet<LineSheet>();
    if (!sheet) return;
    sheet->from_left = start.from_left;
    on(turn, action::SetLine{sheet->line, static_cast<std::uint8_t>(start.from_left ? 0 : 100)});
}

void on(Turn& turn, const action::MoveLine& move) {
    constexpr int step = 5; // as an arrow key moves (screens.md, 3)
    const auto* sheet = turn.sheet<LineSheet>();
    const auto* check_in = turn.screen<CheckInState>();
    const auto value = sheet && check_in ? line_of(check_in->draft.feelings, sheet->line) : std::nullopt;
    if (!value) return;
    const int by = move.further == sheet->from_left ? step : -step;
    on(turn, action::SetLine{sheet->line, static_cast<std::uint8_t>(std::clamp(int{*value} + by, 0, 100))});
}

void on(Turn& turn, const action::ClearLine& clear) {
    if (auto* check_in = turn.screen<CheckInState>(); check_in && !check_in->saving)
        line_of(check_in->draft.feelings, clear.line).reset();
}

void on(Turn& turn, const action::ToggleRequest& toggled) {
    auto* check_in = turn.screen<CheckInState>();
    if (!check_in || check_in->saving || !turn.facts.site.desk_is_open) return;
    if (turn.facts.site.offers[static_cast<std::size_t>(toggled.kind)]) check_in->draft.requests.toggle(toggled.kind);
}

void on(Turn& turn, const action::PickNote& picked) {
    auto* check_in = turn.screen<CheckInState>();
    if (!check_in || check_in->saving || picked.note >= note_count) return;
    auto& note = check_in->draft.note;
    note = note == picked.note ? std::nullopt : std::optional(picked.note);
}

void on(Turn& turn, const action::MoreNotes&) {
    auto* check_in = turn.screen<CheckInState>();
    if (!check_in) return;
    turn.transition = ui::Transition::note_change;
    ++check_in->note_page;
    check_in->notes_shown = notes_on(check_in->note_page, check_in->first_note, check_in->draft.note);
}

void on(Turn& turn, const action::DoneNow&) {
    if (const auto* done = turn.screen<DoneState>()) turn.go_home_with(done->name);
}

void on(Turn& turn, const action::Leave&) {
    if (turn.sheet<LeaveQuestion>()) turn.go_home();
}

namespace {

/// The next one that is open to everybody who comes, before one for families or teens.
std::optional<GroupFact> next_group(const GroupsFact& groups) {
    constexpr std::int32_t last_for_all = 1; // everyone, clients
    const auto& all = groups.to_come;
    const auto meets_for_all = [](const GroupFact& group) { return group.on && group.audience <= last_for_all; };
    auto next = std::ranges::find_if(all, meets_for_all);
    if (next == all.end()) next = std::ranges::find_if(all, &GroupFact::on);
    return next == all.end() ? std::nullopt : std::optional(*next);
}

} // namespace

void on(Turn& turn, const action::Submitted& submitted) {
    if (!awaits_answer(turn)) return; // the screen was cleared while the answer was on its way
    turn.state.ill.reset();
    DoneState done;
    if (const auto* check_in = turn.screen<CheckInState>()) {
        const VisitDraft& draft = check_in->draft;
        const AfterCheckIn after = check_in->after;
        if (after != AfterCheckIn::done) turn.go(WelcomeState{}); // the visit is stored; what was picked opens now
        if (after == AfterCheckIn::quiet) return on(turn, action::OpenQuiet{});
        if (after == AfterCheckIn::reads) return on(turn, action::OpenExplore{});
        done.requests = draft.requests;
        done.first_visit = draft.reason == store::Reason::first_visit;
        if (draft.reason == store::Reason::group_session) done.group = next_group(turn.facts.groups);
        int low = 0;
        for (Line line : {Line::energy, Line::mood, Line::ease}) {
            const auto& value = line_of(draft.feelings, line);
            low += value && *value <= 20 ? 1 : 0;
        }
        done.low_lines = low >= 2;
    } else {
        done.requests.toggle(RequestKind::peer);
    }
    done.name = submitted.name;
    done.note = submitted.note;
    done.arrived_seconds = turn.facts.now_seconds;
    done.ring_seconds = turn.slow() ? done_seconds_long : done_seconds;
    done.ring_ends_seconds = turn.facts.now_seconds + done.ring_seconds;
    turn.go(done);
}

void on(Turn& turn, const action::SubmitFailed& failed) {
    if (awaits_answer(turn)) turn.go(FailureState{failure_of(failed.code), turn.facts.reads_open, false});
}

} // namespace porchlight::flow

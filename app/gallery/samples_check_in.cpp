// The steps of one check-in as the pictures show it, and what it comes to.
#include "app/gallery/samples.h"

namespace porchlight::gallery {

namespace {

CheckInState check_in(CheckInStep step) {
    CheckInState state;
    state.step = step;
    state.notes_shown = {0, 1, 2, 3};
    return state;
}

DoneState done(double now_seconds) {
    constexpr double ring_seconds = 30, left_seconds = 21;
    DoneState state;
    state.name = ArrivalName{EmblemFamily::amber, EmblemShape::heron, 27};
    state.requests.toggle(RequestKind::peer);
    state.note = NoteIndex{4};
    state.ring_seconds = ring_seconds;
    state.ring_ends_seconds = now_seconds + left_seconds;
    state.arrived_seconds = state.ring_ends_seconds - ring_seconds;
    return state;
}

std::optional<Sample> sample(std::string_view name, Sample lobby) {
    if (name == "checkin-reason") {
        CheckInState state = check_in(CheckInStep::reason);
        state.draft.reason = store::Reason::group_session;
        lobby.state.screen = state;
    } else if (name == "checkin-reason-asked" || name == "reach-mode") { // Continue was touched too soon; brought lower
        CheckInState state = check_in(CheckInStep::reason);
        state.asked_to_pick = name == "checkin-reason-asked";
        lobby.state.reach_mode = name == "reach-mode";
        if (lobby.state.reach_mode) state.draft.reason = store::Reason::group_session;
        lobby.state.screen = state;
    } else if (name == "checkin-mood-untouched" || name == "mood-landscape") {
        CheckInState state = check_in(CheckInStep::mood);
        if (name == "mood-landscape") {
            state.draft.feelings.energy = std::uint8_t{27};
            state.draft.feelings.mood = std::uint8_t{68};
        }
        lobby.state.screen = state;
    } else if (name == "checkin-mood" || name == "mood-dark" || name == "reach-mode-mood") {
        lobby.state.reach_mode = name == "reach-mode-mood";
        CheckInState state = check_in(CheckInStep::mood);
        state.draft.reason = store::Reason::group_session;
        state.draft.feelings.energy = std::uint8_t{27};
        lobby.state.screen = state;
    } else if (name == "checkin-line" || name == "checkin-line-set") {
        CheckInState state = check_in(CheckInStep::mood);
        state.draft.reason = store::Reason::group_session;
        if (name == "checkin-line-set") state.draft.feelings.energy = std::uint8_t{25};
        lobby.state.screen = state;
        lobby.state.sheet = LineSheet{Line::energy, true};
    } else if (name == "checkin-requests" || name == "reach-mode-requests") {
        lobby.state.reach_mode = name == "reach-mode-requests";
        CheckInState state = check_in(CheckInStep::requests);
        state.draft.reason = store::Reason::group_session;
        state.draft.requests.toggle(RequestKind::peer);
        state.draft.note = NoteIndex{1};
        lobby.state.screen = state;
    } else if (name == "requests-after-hours") {
        CheckInState state = check_in(CheckInStep::requests);
        state.draft.reason = store::Reason::something_else;
        lobby.state.screen = state;
        lobby.facts.site.desk_is_open = false;
        lobby.facts.site.desk_opens_minute = 8 * 60;
    } else if (name == "checkin-done") {
        lobby.state.screen = done(lobby.facts.now_seconds);
    } else if (name == "done-first-visit") { // much was asked for, it is a hard day, and nobody has left a note
        DoneState state = done(lobby.facts.now_seconds);
        state.requests.toggle(RequestKind::water);
        state.first_visit = state.low_lines = true;
        state.note.reset();
        lobby.state.screen = state;
    } else if (name == "done-nothing-asked") {
        DoneState state = done(lobby.facts.now_seconds);
        state.requests = {};
        lobby.state.screen = state;
    } else if (name == "done-group" || name == "done-group-soon") { // nothing asked; or a peer, and it is near
        DoneState state = done(lobby.facts.now_seconds);
        state.group = lobby.facts.groups.to_come.front();
        if (name == "done-group") state.requests = {};
        if (name == "done-group-soon") lobby.facts.local.minute = state.group->start_minute - 10;
        lobby.state.screen = state;
    } else if (name == "done-after-hours") {
        DoneState state = done(lobby.facts.now_seconds);
        state.name.reset();
        state.requests = {};
        lobby.facts.site.desk_is_open = false;
        lobby.state.screen = state;
    } else {
        return std::nullopt;
    }
    return lobby;
}

std::optional<Sample> check_in_named(std::string_view name, Sample lobby) {
    if (name != "checkin-two-steps") return sample(name, std::move(lobby));
    lobby.facts.site.offers = {}; // nothing can be asked for, and nobody leaves a note
    lobby.facts.site.kind_notes = false;
    lobby.state.screen = check_in(CheckInStep::mood);
    return lobby;
}

} // namespace

Room check_in_room() {
    return {{"checkin-reason", "checkin-mood", "checkin-line", "checkin-line-set", "checkin-requests",
             "requests-after-hours", "checkin-done", "checkin-reason-asked", "checkin-mood-untouched", "reach-mode",
             "reach-mode-mood", "reach-mode-requests", "done-first-visit", "done-nothing-asked", "done-after-hours",
             "done-group", "done-group-soon", "checkin-two-steps"},
            check_in_named};
}

} // namespace porchlight::gallery

// Welcome under its four skies and in each of its states, and the screen that needs a rest.
#include "app/gallery/samples.h"

namespace porchlight::gallery {

namespace {

constexpr std::int32_t at(std::int32_t hour, std::int32_t minute) { return hour * 60 + minute; }

std::optional<Sample> failure(std::string_view name, Sample lobby) {
    if (name == "failure") {
        lobby.state.screen = FailureState{FailureCode::read_only, false, false};
    } else if (name == "failure-touch") { // whoever has keys or switches can still read
        lobby.state.screen = FailureState{FailureCode::touch, true, false};
    } else if (name == "failure-closed") { // nobody is at the desk, which is behind, and the reads still open
        lobby.state.screen = FailureState{FailureCode::full, true, false};
        lobby.facts.site.desk = DeskSide::behind;
        lobby.facts.site.desk_is_open = false;
        lobby.facts.site.desk_opens_minute = at(8, 0);
    } else {
        return std::nullopt;
    }
    return lobby;
}

/// A morning with a group soon after nine.
void make_morning(Facts& facts) {
    facts.local.minute = at(9, 8);
    facts.groups.to_come = {{"Morning circle", "Oak Room", at(9, 30), 60, 1, true},
                            {"Evening recovery group", "Oak Room", at(18, 0), 75, 1, true}};
    facts.groups.today = facts.groups.to_come;
}

/// The site writes the names of its groups and rooms itself.
void make_hindi(Facts& facts) {
    facts.groups.to_come = {{"रिकवरी समूह", "ओक कक्ष", at(18, 0), 75, 1, true},
                            {"परिवार बैठक", "गार्डन कक्ष", at(18, 30), 60, 2, true}};
    facts.groups.today = facts.groups.to_come;
}

std::optional<Sample> welcome(std::string_view name, Sample lobby) {
    WelcomeState state;
    Facts& facts = lobby.facts;
    if (name == "welcome-dawn") {
        facts.local.minute = at(6, 50);
    } else if (name == "welcome-day") {
        facts.local.minute = at(13, 15);
    } else if (name == "welcome-night") {
        facts.local.minute = at(21, 30);
    } else if (name == "welcome-soon") {
        facts.local.minute = at(17, 50);
        facts.groups.to_come[1].on = false;
    } else if (name == "welcome-over") {
        facts.groups.to_come.clear();
        facts.site.community_line = false;
    } else if (name == "welcome-no-groups") {
        facts.groups.scheduled = false;
        facts.community_people.reset();
    } else if (name == "welcome-closed") { // and somebody has just finished
        facts.site.desk_is_open = false;
        state.seen_name = ArrivalName{EmblemFamily::amber, EmblemShape::heron, 27};
        state.seen_name_until_seconds = facts.now_seconds + 6;
    } else if (name == "welcome-landscape") {
        make_morning(facts);
    } else if (name == "welcome-hindi") {
        make_hindi(facts);
    } else if (name != "welcome" && name != "welcome-high-contrast") {
        return std::nullopt;
    }
    lobby.state.screen = state;
    return lobby;
}

} // namespace

Room welcome_room() {
    return {{"welcome", "welcome-dawn", "welcome-day", "welcome-night", "welcome-soon", "welcome-over",
             "welcome-no-groups", "welcome-closed", "failure", "failure-touch", "failure-closed"},
            [](std::string_view name, Sample lobby) {
                auto found = failure(name, lobby);
                return found ? found : welcome(name, std::move(lobby));
            }};
}

} // namespace porchlight::gallery

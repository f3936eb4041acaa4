// Everything that lies over a screen, in each of its states.
#include "app/gallery/samples.h"

namespace porchlight::gallery {

namespace {

CheckInState at_step(CheckInStep step) {
    CheckInState check_in;
    check_in.step = step;
    return check_in;
}

std::optional<Sample> help(std::string_view name, Sample sample) {
    State& state = sample.state;
    Site& site = sample.facts.site;
    HelpSheet sheet;
    state.screen = ExploreState{};
    if (name == "help-card") {
        state.sheet = HelpCard{};
        return sample;
    }
    if (name == "help-card-pointed") {
        state.sheet = HelpCard{.pointed = {false, true, false, false}};
        return sample;
    }
    if (name == "help-now-india") {
        state.screen = WelcomeState{};
        site.region = Region::in;
        site.lobby_phone = site.naloxone = false;
        sample.facts.help = {.crisis = "14416", .emergency = "112"};
    } else if (name == "help-now-rung") {
        sheet.rung = true;
    } else if (name == "help-now-rung-again") {
        sheet.rung = sheet.rung_again = true;
    } else if (name == "help-now-closed") {
        site.desk_is_open = false;
    } else if (name != "help-now") {
        return std::nullopt;
    }
    state.sheet = sheet;
    return sample;
}

std::optional<Sample> sheets(std::string_view name, Sample sample) {
    if (name.starts_with("help-")) return help(name, std::move(sample));
    State& state = sample.state;
    if (name == "accessibility" || name == "accessibility-speech") {
        state.screen = at_step(CheckInStep::reason);
        state.sheet = AccessibilitySheet{};
        state.look.less_movement = true;
        state.speech = name == "accessibility-speech";
        return sample;
    }
    if (name == "language-sheet" || name == "privacy-sheet") {
        state.screen = at_step(CheckInStep::reason);
        state.sheet = name == "language-sheet" ? Sheet(LanguageSheet{}) : Sheet(PrivacySheet{});
        return sample;
    }
    if (name == "leave-check-in") {
        state.screen = at_step(CheckInStep::mood);
        state.sheet = LeaveQuestion{};
        return sample;
    }
    if (name == "still-there") {
        state.screen = at_step(CheckInStep::mood);
        state.sheet = StillThere{.began_seconds = sample.facts.now_seconds - 8, .answer_seconds = 30};
        return sample;
    }
    if (name == "groups-sheet") {
        state.screen = WelcomeState{};
        state.sheet = GroupsSheet{};
        sample.facts.groups.today.push_back({"Parents and teens together", "Elm Room", 19 * 60, 60, 2, false});
        return sample;
    }
    if (name == "topics-sheet") {
        state.screen = ExploreState{};
        state.sheet = TopicsSheet{};
        return sample;
    }
    if (name == "contents-sheet" || name == "text-size-sheet") {
        state.screen = ReaderState{"six-boundaries", {}};
        state.sheet = name == "contents-sheet" ? Sheet(ContentsSheet{}) : Sheet(TextSizeSheet{});
        return sample;
    }
    return std::nullopt;
}

} // namespace

Room sheets_room() {
    return {{"help-now", "help-now-india", "help-now-rung", "help-now-rung-again", "help-now-closed", "help-card",
             "help-card-pointed", "language-sheet", "accessibility", "accessibility-speech", "privacy-sheet",
             "leave-check-in", "still-there", "groups-sheet", "topics-sheet", "contents-sheet", "text-size-sheet"},
            sheets};
}

} // namespace porchlight::gallery

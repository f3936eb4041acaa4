// The quiet minute: breathing by the light in its four patterns, the five senses, a pause and the ends.
#include "app/gallery/samples.h"

#include "app/flow.h"

namespace porchlight::gallery {

namespace {

std::optional<QuietState> breathing(std::string_view name, double now_seconds) {
    QuietState quiet;
    quiet.began_seconds = now_seconds - 3.8; // the light is all but fully grown
    if (name == "quiet-breathing") return quiet;
    if (name == "quiet-even") {
        quiet.pattern = BreathPattern::even;
        quiet.began_seconds = now_seconds - 6; // half way out
        return quiet;
    }
    if (name == "quiet-square") {
        quiet.pattern = BreathPattern::square;
        quiet.square_chosen = quiet.shows_note = true;
        quiet.began_seconds = now_seconds - 5; // held
        return quiet;
    }
    if (name == "quiet-light") {
        quiet.pattern = BreathPattern::light;
        return quiet;
    }
    if (name == "quiet-paused") {
        quiet.paused_seconds = now_seconds;
        quiet.name = ArrivalName{EmblemFamily::amber, EmblemShape::heron, 27};
        return quiet;
    }
    if (name == "quiet-end") {
        quiet.began_seconds = now_seconds - quiet_seconds - 1;
        quiet.ended = true;
        return quiet;
    }
    return std::nullopt;
}

std::optional<QuietState> senses(std::string_view name) {
    QuietState quiet;
    quiet.senses = true;
    if (name == "quiet-senses") {
        quiet.lights = {true, true, true, false, false};
        return quiet;
    }
    if (name == "quiet-senses-taste") {
        quiet.sense = 1;
        return quiet;
    }
    if (name == "quiet-senses-end") {
        quiet.ended = true;
        quiet.sense = 1;
        return quiet;
    }
    return std::nullopt;
}

} // namespace

Room quiet_room() {
    return {{"quiet-breathing", "quiet-even", "quiet-square", "quiet-light", "quiet-paused", "quiet-end",
             "quiet-senses", "quiet-senses-taste", "quiet-senses-end"},
            [](std::string_view name, Sample lobby) -> std::optional<Sample> {
                auto quiet = breathing(name, lobby.facts.now_seconds);
                if (!quiet) quiet = senses(name);
                if (!quiet) return std::nullopt;
                lobby.state.screen = *quiet;
                return lobby;
            }};
}

} // namespace porchlight::gallery

// Welcome under its four skies, and the screen that needs a rest.
#include "app/gallery/samples.h"

namespace porchlight::gallery {

Room welcome_room() {
    return {{"welcome", "welcome-dawn", "welcome-day", "welcome-night", "failure"},
            [](std::string_view name, Sample lobby) -> std::optional<Sample> {
                if (name == "failure") {
                    lobby.state.screen = FailureState{FailureCode::read_only, false, false};
                    return lobby;
                }
                lobby.state.screen = WelcomeState{};
                if (name == "welcome-dawn")
                    lobby.facts.local.minute = 6 * 60 + 50;
                else if (name == "welcome-day")
                    lobby.facts.local.minute = 13 * 60 + 15;
                else if (name == "welcome-night")
                    lobby.facts.local.minute = 21 * 60 + 30;
                else if (name != "welcome")
                    return std::nullopt;
                return lobby;
            }};
}

} // namespace porchlight::gallery

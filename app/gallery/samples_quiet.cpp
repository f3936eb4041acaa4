// The quiet minute: breathing by the light, and the five senses.
#include "app/gallery/samples.h"

namespace porchlight::gallery {

Room quiet_room() {
    return {{"quiet-breathing", "quiet-senses"}, [](std::string_view name, Sample lobby) -> std::optional<Sample> {
                QuietState quiet;
                if (name == "quiet-breathing") {
                    quiet.began_seconds = lobby.facts.now_seconds - 3.8; // the light is all but fully grown
                } else if (name == "quiet-senses") {
                    quiet.senses = true;
                    quiet.lights = {true, true, true, false, false};
                } else {
                    return std::nullopt;
                }
                lobby.state.screen = quiet;
                return lobby;
            }};
}

} // namespace porchlight::gallery

#include "app/gallery/samples.h"

#include <array>
#include <chrono>

namespace porchlight::gallery {

namespace {

std::array<Room, 9> rooms() {
    return {welcome_room(), check_in_room(), reading_room(),  sheets_room(), quiet_room(),
            staff_room(),   desk_room(),     settings_room(), setup_room()};
}

} // namespace

std::vector<std::string_view> sample_names() {
    std::vector<std::string_view> names;
    for (const Room& room : rooms()) names.insert(names.end(), room.names.begin(), room.names.end());
    return names;
}

std::optional<Sample> sample(std::string_view name, std::shared_ptr<const library::Library> reads) {
    for (const Room& room : rooms())
        if (auto found = room.sample(name, lobby(reads))) return found;
    return std::nullopt;
}

Sample lobby(std::shared_ptr<const library::Library> reads) {
    using namespace std::chrono;
    Sample sample;
    Facts& facts = sample.facts;
    facts.now_seconds = 1000; // long after anything began: nothing moves in a picture
    facts.local = {store::day_of(2025y / October / 14), 17 * 60 + 42, 1};
    facts.site.name = "Maple Street Center";
    facts.site.code = "maple-street";
    facts.site.languages = {{"en", "English", "Choose a language", true},
                            {"es", "Español", "Elige un idioma", true},
                            {"hi", "हिन्दी", "भाषा चुनें", true}};
    facts.site.lobby_phone = true;
    facts.site.lobby_phone_words = {{"en", "blue"}, {"es", "azul"}, {"hi", "नीले"}};
    facts.site.naloxone = true;
    facts.site.has_speech = true;
    facts.help = {.crisis = "988", .emergency = "911", .spanish_press_two = true};
    facts.groups.scheduled = true;
    facts.groups.to_come = {{"Evening recovery group", "Oak Room", 18 * 60, 75, 1, true},
                            {"Family night", "Garden Room", 18 * 60 + 30, 60, 2, true}};
    facts.groups.today = facts.groups.to_come;
    facts.groups.tomorrow_first_minute = 9 * 60;
    facts.community_people = 40;
    facts.library = reads.get();
    sample.library = std::move(reads);
    sample.state.last_touch_seconds = facts.now_seconds;
    return sample;
}

} // namespace porchlight::gallery

// The fixed moments the gallery draws: for every picture of the design a state and the facts around it, the same on
// every run. Sample data lives here and nowhere else; the kiosk never sees it.
#pragma once

#include "app/facts.h"
#include "app/state.h"

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace porchlight::gallery {

struct Sample {
    State state;
    Facts facts;
    std::shared_ptr<const library::Library> library; ///< kept alive for `facts.library`
    std::shared_ptr<const library::Search> search;   ///< and for `facts.search`
};

/// Every name there is a sample for: the picture's file name without its number.
std::vector<std::string_view> sample_names();

/// `reads` is the library of assets/ in the language asked for.
std::optional<Sample> sample(std::string_view name, std::shared_ptr<const library::Library> reads);

/// The lobby of the pictures: Maple Street Center on a Tuesday in October, at 5:42 in the evening.
Sample lobby(std::shared_ptr<const library::Library> reads);

/// One room's pictures; `samples.cpp` asks each room in turn.
struct Room {
    std::vector<std::string_view> names;
    std::optional<Sample> (*sample)(std::string_view name, Sample lobby);
};
Room welcome_room();  ///< welcome, failure
Room check_in_room(); ///< the three steps and done
Room reading_room();  ///< explore, article and their sheets
Room sheets_room();   ///< help, language, accessibility, privacy, questions
Room quiet_room();    ///< the quiet minute
Room staff_room();    ///< passcode, today, export
Room desk_room();     ///< the other moments of those: busy, empty, resting, failing, and their sheets
Room settings_room(); ///< the pages of the settings, and what is asked there
Room setup_room();    ///< set-up

} // namespace porchlight::gallery

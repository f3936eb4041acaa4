// What is known about the site and the store, gathered off the frame thread, and how it becomes the facts of a moment.
#pragma once

#include "app/config.h"
#include "app/facts.h"
#include "store/requests.h"

#include <optional>
#include <vector>

namespace porchlight {

/// Somebody who waits. When they asked lives only here, in memory.
struct Waiting {
    store::RequestId id{};
    ArrivalName name;
    Requests requests;
    RequestProgress progress = RequestProgress::open;
    std::optional<double> asked_seconds; ///< monotonic; absent when it was asked before a restart
};

struct Knowledge {
    Config config; ///< with what the site chose on the screen laid over it
    std::vector<LanguageFact> languages;
    HelpNumbers help;
    bool set_up = false; ///< to its end: visits are taken
    SetupFacts setup;
    bool scheduled = false;
    ScheduleFact schedule; ///< from the day it was gathered on
    std::uint64_t visits_last_week = 0;
    bool help_rung = false;
    double help_rung_seconds = 0; ///< monotonic, of the first ring that nobody has answered
    bool staff_in = false;
    std::vector<Waiting> waiting; ///< empty unless staff are in
    TodayFacts today;             ///< the counts of the staff screen; waiting is filled from above
    ReadsFact reads;              ///< likewise; empty unless staff are in
    StaffFacts staff;
    ExportFact exporting;
    std::optional<VolumeFact> volume;
    bool volume_is_busy = false;                ///< see Facts
    std::optional<double> volume_asked_seconds; ///< see Facts
    bool has_printer = false;                   ///< see Facts
};

/// Pure. `library` is that of the language shown, or null while it is being read.
Facts facts_of(const Knowledge& knowledge, const LocalTime& local, double now_seconds, std::uint64_t chance,
               const library::Library* library);

/// "More than {n}": the highest ten below the count, from 20 on; nothing below (screens.md, 1).
std::optional<std::int32_t> community_people(std::uint64_t visits_last_week);

/// The site's main language comes first, then the others as the site lists them (screens.md, 27).
void put_first(std::vector<LanguageFact>& languages, const std::string& main);

/// Names a request between the screen and the effects.
std::uint64_t key_of(const store::RequestId& id);

} // namespace porchlight

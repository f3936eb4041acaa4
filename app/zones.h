// The time zones somebody can choose from, as the system's tz database lists them.
#pragma once

#include "app/error.h"
#include "app/facts.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace porchlight {

/// Reads zone.tab of the tz database, in its order: by country, the zone most people use first. ExitCode::storage when
/// it cannot be read.
Result<std::vector<Zone>> read_zones(const std::filesystem::path& file = "/usr/share/zoneinfo/zone.tab");

/// "America/New_York" is in the part "America".
std::string_view part_of(const Zone& zone);

/// The parts of the world that have zones, in alphabetical order.
std::vector<std::string> parts_of(const std::vector<Zone>& zones);

/// Without those that go as an earlier zone of the same country does from `from` on, for a year: "America/Detroit" goes
/// as New York. Which rules a zone has comes from the locale data. Takes some 40 ms the first time.
std::vector<Zone> distinct_zones(const std::vector<Zone>& zones, store::Day from);

/// What the machine itself goes by ("Etc/UTC"); empty when that can't be told.
std::string machine_zone();

/// Zones of a country ("US"; of a part when `country` is empty), in the list's order.
std::vector<Zone> zones_of(const std::vector<Zone>& zones, std::string_view country, std::string_view part);

/// A zone as people know it, in a language: "Eastern Time" and "New York".
struct ZoneWords {
    std::string name, city;
};
ZoneWords words_of_zone(const std::string& zone, const std::string& language);

} // namespace porchlight

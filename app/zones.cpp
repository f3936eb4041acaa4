#include "app/zones.h"

#include "app/toml_reader.h"

#include <algorithm>
#include <array>
#include <memory>
#include <set>
#include <sstream>
#include <unicode/locid.h>
#include <unicode/timezone.h>
#include <unicode/tznames.h>

namespace porchlight {

namespace {

std::string utf8(const icu::UnicodeString& text) {
    std::string words;
    return text.toUTF8String(words);
}

} // namespace

Result<std::vector<Zone>> read_zones(const std::filesystem::path& file) {
    const auto text = read_settings_file(file.string());
    if (!text) return fail(ExitCode::storage, file.string() + " can't be read; install tzdata.");
    std::vector<Zone> zones;
    std::istringstream lines(*text);
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line.front() == '#') continue;
        std::istringstream parts(line);
        std::string country, place, name;
        std::getline(parts, country, '\t');
        std::getline(parts, place, '\t');
        std::getline(parts, name, '\t');
        if (!name.empty()) zones.push_back({name, country});
    }
    return zones;
}

std::vector<Zone> distinct_zones(const std::vector<Zone>& zones, store::Day from) {
    constexpr int half_months = 24;
    constexpr double ms_per_day = 86'400'000, days_per_half_month = 365.25 / half_months;
    std::set<std::pair<std::string, std::array<std::int32_t, half_months>>> seen;
    std::vector<Zone> found;
    for (const Zone& zone : zones) {
        const std::unique_ptr<icu::TimeZone> rules(
            icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(zone.name)));
        std::array<std::int32_t, half_months> ahead_ms{};
        for (std::size_t i = 0; i < ahead_ms.size(); ++i) {
            const double day = from.number + static_cast<double>(i) * days_per_half_month;
            std::int32_t raw_ms = 0, summer_ms = 0;
            UErrorCode status = U_ZERO_ERROR;
            rules->getOffset(day * ms_per_day, false, raw_ms, summer_ms, status);
            ahead_ms[i] = raw_ms + summer_ms;
        }
        if (seen.emplace(zone.country, ahead_ms).second) found.push_back(zone);
    }
    return found;
}

std::string machine_zone() {
    const std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::detectHostTimeZone());
    icu::UnicodeString name;
    return zone && *zone != icu::TimeZone::getUnknown() ? utf8(zone->getID(name)) : std::string();
}

std::string_view part_of(const Zone& zone) { return std::string_view(zone.name).substr(0, zone.name.find('/')); }

std::vector<std::string> parts_of(const std::vector<Zone>& zones) {
    std::vector<std::string> parts;
    for (const Zone& zone : zones) parts.emplace_back(part_of(zone));
    std::sort(parts.begin(), parts.end());
    parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
    return parts;
}

std::vector<Zone> zones_of(const std::vector<Zone>& zones, std::string_view country, std::string_view part) {
    std::vector<Zone> found;
    for (const Zone& zone : zones)
        if (country.empty() ? part_of(zone) == part : zone.country == country) found.push_back(zone);
    return found;
}

ZoneWords words_of_zone(const std::string& zone, const std::string& language) {
    const icu::Locale locale(language.c_str());
    const icu::UnicodeString id = icu::UnicodeString::fromUTF8(zone);
    ZoneWords words;
    icu::UnicodeString text;
    const std::unique_ptr<icu::TimeZone> rules(icu::TimeZone::createTimeZone(id));
    rules->getDisplayName(0, icu::TimeZone::LONG_GENERIC, locale, text);
    if (!text.isEmpty()) text.replace(0, 1, icu::UnicodeString(text, 0, 1).toUpper(locale)); // "hora oriental"
    words.name = utf8(text);
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::TimeZoneNames> names(icu::TimeZoneNames::createInstance(locale, status));
    icu::UnicodeString city;
    if (U_SUCCESS(status)) names->getExemplarLocationName(id, city);
    words.city = utf8(city);
    if (words.city.empty() || words.city == "Unknown City") {
        words.city = zone.substr(zone.find_last_of('/') + 1);
        std::replace(words.city.begin(), words.city.end(), '_', ' ');
    }
    return words;
}

} // namespace porchlight

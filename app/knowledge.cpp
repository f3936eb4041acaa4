#include "app/knowledge.h"

#include "app/clock.h"
#include "app/library/article.h"

#include <algorithm>

namespace porchlight {

namespace {

constexpr std::uint64_t community_from = 20;

Site site_of(const Knowledge& known, const LocalTime& local) {
    const Config& config = known.config;
    Site site;
    site.languages.clear();
    site.name = config.site_name;
    site.code = config.site_code;
    for (const LanguageFact& language : known.languages)
        if (std::ranges::find(config.languages_off, language.code) == config.languages_off.end())
            site.languages.push_back(language);
    site.desk_hours = config.desk_hours;
    site.language = config.language;
    site.region = config.region;
    site.desk = config.desk;
    site.desk_is_open = desk_is_open(config, local.weekday, local.minute);
    if (const auto opening = next_desk_opening(config, local.weekday, local.minute)) {
        site.desk_opens_minute = opening->minute;
        site.desk_opens_days_on = opening->days_on;
    }
    site.lobby_phone = config.lobby_phone;
    site.lobby_phone_words = config.lobby_phone_words;
    site.naloxone = config.naloxone;
    site.community_line = config.community_line;
    site.kind_notes = config.kind_notes;
    site.shows_groups = config.groups;
    site.shows_checked = config.checked_line;
    site.offers = config.offers;
    site.check_in_idle_seconds = config.check_in_idle_seconds;
    site.reading_idle_seconds = config.reading_idle_seconds;
    site.sound_cues = config.sound_cues;
    site.sound_ring = config.sound_ring;
    site.sound_volume = config.sound_volume;
    site.retention_days = config.retention_days;
    return site;
}

GroupsFact groups_of(const Knowledge& known, const LocalTime& local) {
    GroupsFact groups;
    groups.scheduled = known.scheduled && known.config.groups && known.schedule.first == local.day;
    if (!groups.scheduled) return groups;
    const auto today = known.schedule.on(local.day);
    groups.today.assign(today.begin(), today.end());
    for (const GroupFact& group : groups.today)
        if (group.start_minute > local.minute) groups.to_come.push_back(group);
    for (const GroupFact& group : known.schedule.on(local.day + 1))
        if (group.on && !groups.tomorrow_first_minute) groups.tomorrow_first_minute = group.start_minute;
    return groups;
}

std::vector<WaitingFact> waiting_of(const Knowledge& known, double now_seconds) {
    std::vector<WaitingFact> list;
    for (const Waiting& one : known.waiting) {
        WaitingFact fact{key_of(one.id), one.name, one.requests, one.progress, {}};
        if (one.asked_seconds) fact.waited_minutes = static_cast<std::int32_t>((now_seconds - *one.asked_seconds) / 60);
        list.push_back(fact);
    }
    return list;
}

} // namespace

Facts facts_of(const Knowledge& known, const LocalTime& local, double now_seconds, std::uint64_t chance,
               const library::Library* library) {
    Facts facts;
    facts.now_seconds = now_seconds;
    facts.chance = chance;
    facts.local = local;
    facts.site = site_of(known, local);
    facts.help = known.help;
    facts.setup = known.setup;
    facts.setup.done = known.set_up;
    facts.setup.clock_is_old = local.day < day_built();
    facts.groups = groups_of(known, local);
    facts.community_people = community_people(known.visits_last_week);
    facts.library = library;
    facts.reads_open = library != nullptr;
    for (const library::TryIt& page : library::try_it_pages) facts.try_its.emplace_back(page.slug);
    facts.today.help_rung = known.help_rung;
    if (known.staff_in) {
        facts.today = known.today;
        facts.reads = known.reads;
        facts.today.help_rung = known.help_rung;
        if (known.help_rung)
            facts.today.help_rung_minutes = static_cast<std::int32_t>((now_seconds - known.help_rung_seconds) / 60);
        facts.today.waiting = waiting_of(known, now_seconds);
        facts.staff = known.staff;
        facts.staff.languages = known.languages;
        facts.staff.schedule = known.schedule;
        facts.exporting = known.exporting;
    }
    facts.has_printer = known.has_printer;
    facts.volume_is_busy = known.volume_is_busy;
    facts.volume_asked_seconds = known.volume_asked_seconds;
    if (known.staff_in || !known.set_up) facts.volume = known.volume;
    return facts;
}

std::optional<std::int32_t> community_people(std::uint64_t visits_last_week) {
    if (visits_last_week < community_from) return std::nullopt;
    return static_cast<std::int32_t>((visits_last_week - 1) / 10 * 10);
}

void put_first(std::vector<LanguageFact>& languages, const std::string& main) {
    std::stable_partition(languages.begin(), languages.end(),
                          [&](const LanguageFact& one) { return one.code == main; });
}

std::uint64_t key_of(const store::RequestId& id) {
    std::uint64_t key = 0;
    for (std::size_t i = 0; i < sizeof key; ++i) key = (key << 8U) | id[i];
    return key;
}

} // namespace porchlight

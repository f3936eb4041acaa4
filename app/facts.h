// What is true around the visit: the clock, the site, today's groups, what staff may see. Values only, gathered outside
// the frame and passed in; a draw function and `flow` read them and nothing else.
#pragma once

#include "app/visit.h"
#include "store/audit.h"
#include "store/day.h"
#include "store/summary.h"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace porchlight {

namespace library {
class Library;
class Search;
} // namespace library

enum class DeskSide : std::uint8_t { left, right, behind };
enum class Region : std::uint8_t { us, in, other };
enum class Sky : std::uint8_t { dawn, day, dusk, night };

/// How a country writes its times and dates, "US"; empty elsewhere, where the language alone decides.
std::string_view country_of(Region region);

/// Wall time of the site's own zone. Shown, never stored.
struct LocalTime {
    store::Day day;
    std::int32_t minute = 0;  ///< of the day, 0 to 1439
    std::int32_t weekday = 0; ///< 0 is Monday
    friend bool operator==(const LocalTime&, const LocalTime&) = default;
};

/// The sky of tokens.md 2.5 at a minute of the day.
Sky sky_at(std::int32_t minute);

struct LanguageFact {
    std::string code;        ///< "en"
    std::string name;        ///< in its own script
    std::string choose = {}; ///< "Choose a language", in itself
    bool has_voice = false;  ///< can be read aloud
    friend bool operator==(const LanguageFact&, const LanguageFact&) = default;
};

/// When the desk is open on one day: minutes of the day, `from` before `until`; 1440 is midnight at its end.
struct DeskHours {
    std::int32_t from_minute = 0;
    std::int32_t until_minute = 0;
    friend bool operator==(const DeskHours&, const DeskHours&) = default;
};
/// By weekday from Monday; an empty day is closed. Absent altogether: always open.
using DeskWeek = std::optional<std::array<std::optional<DeskHours>, 7>>;

/// Of a site's name: as many letters as the front page has room for, and as many bytes as those may have in UTF-8.
inline constexpr std::size_t site_name_letters_max = 40, site_name_bytes_max = 4 * site_name_letters_max;

/// What the site has decided; from porchlight.toml and, over it, from set-up and settings.
struct Site {
    std::string name; ///< may be empty
    std::string code; ///< in the export's folder name
    std::vector<LanguageFact> languages{{"en", "English"}};
    std::string language = "en";
    Region region = Region::us;
    DeskSide desk = DeskSide::left;
    bool desk_is_open = true;                      ///< by the site's hours, now
    std::optional<std::int32_t> desk_opens_minute; ///< when it is closed and an opening time is known
    std::int32_t desk_opens_days_on = 0;           ///< 0 is today
    bool lobby_phone = false;
    std::map<std::string, std::string> lobby_phone_words; ///< which one it is, by language
    bool naloxone = false;
    bool community_line = true, kind_notes = true, shows_groups = true, shows_checked = true;
    std::array<bool, request_count> offers{true, true, true, true};
    std::int32_t check_in_idle_seconds = 90; ///< 30 to 300
    std::int32_t reading_idle_seconds = 180; ///< 30 to 300
    bool sound_cues = false, sound_ring = true;
    std::int32_t sound_volume = 60;   ///< 0 to 100
    std::int32_t retention_days = 90; ///< how long exported days stay: 1 to 3650
    bool has_speech = false;
    DeskWeek desk_hours = {};
    friend bool operator==(const Site&, const Site&) = default;
};

/// Check-in has a last step: something to ask for, a kind note, or what is open after hours.
bool has_wishes(const Site& site);

/// Help numbers on file; an empty number is left out, never shown blank.
struct HelpNumbers {
    std::string crisis, emergency;
    bool spanish_press_two = false;
    std::optional<store::Day> checked_on = {}; ///< the day the longest unchecked of them was checked
};

/// A group that meets, as the lobby sees it.
struct GroupFact {
    std::string name, room;
    std::int32_t start_minute = 0, minutes = 60;
    std::int32_t audience = 0; ///< index into grp.who: everyone, clients, families, teens
    bool on = true;
    bool weekly = false; ///< on the usual list of this weekday
    friend bool operator==(const GroupFact&, const GroupFact&) = default;
};

/// Today and the six days after it: so that every weekday is within reach on any day.
inline constexpr std::int32_t days_planned = 7;

/// The groups of the coming days.
struct ScheduleFact {
    store::Day first;                         ///< the day the first list is of
    std::vector<std::vector<GroupFact>> days; ///< a list a day
    /// None for a day it does not hold.
    [[nodiscard]] std::span<const GroupFact> on(store::Day day) const;
};

struct GroupsFact {
    bool scheduled = false;                ///< the site keeps a schedule at all
    std::vector<GroupFact> to_come, today; ///< also those that do not meet
    std::optional<std::int32_t> tomorrow_first_minute;
};

enum class RequestProgress : std::uint8_t { open, helping };

/// Somebody who is waiting, as staff see it. Minutes are counted while the kiosk runs and are never stored.
struct WaitingFact {
    std::uint64_t key = 0; ///< names the request between the screen and the effects; not stored
    ArrivalName name;
    Requests requests;
    RequestProgress progress = RequestProgress::open;
    std::optional<std::int32_t> waited_minutes; ///< absent after a restart
};

/// A line of the feelings card: five cells from left to right, present once ten people have answered.
struct FeelingFact {
    std::optional<std::array<std::int32_t, 5>> cells;
};

struct KindFact {
    std::optional<store::Reason> reason; ///< absent is "Other kinds"
    std::int32_t visits = 0;
};

enum class HealthFact : std::uint8_t {
    well,
    export_due,
    clock,
    full,
    battery, ///< it is being emptied
    touch,   ///< the touchscreen of set-up is not connected
    power,   ///< went out while the kiosk ran, and is back
    unread,
    damage,
    reserve,
    upkeep,
    help_numbers,
    reads
};

/// One that is being emptied.
struct Battery {
    std::optional<std::int32_t> minutes_left = {}; ///< absent when the machine can't tell
};

struct TodayFacts {
    bool help_rung = false;             ///< at this kiosk, not acknowledged yet
    std::int32_t help_rung_minutes = 0; ///< since it rang
    std::vector<WaitingFact> waiting;
    bool waiting_unread = false; ///< who waits could not be read: an empty list says nothing
    bool from_before_restart = false;
    std::int32_t checked_in = 0;
    std::vector<KindFact> kinds;
    std::array<FeelingFact, line_count> feelings;
    HealthFact health = HealthFact::well; ///< the most urgent of `problems`
    std::int32_t health_number = 0;       ///< days without an export, or a help number unchecked
    std::vector<HealthFact> problems = {};
    std::optional<std::int32_t> battery_minutes = {}; ///< until it is empty, when the machine can tell
};

/// One of the last twelve weeks; a hidden cell carries no number.
struct WeekFact {
    store::Day monday;
    store::Cell visits{store::Cell::Kind::exact, 0};
    std::array<store::Cell, store::reason_count> kinds{};
    /// The middle answer of each line, 0 to 100; absent under 11 answers.
    std::array<std::optional<std::uint8_t>, line_count> middles{};
    std::array<bool, line_count> answered{}; ///< somebody answered: then an absent middle is hidden, not missing
};

struct PasscodeFact {
    std::uint16_t slot = 0;
    std::string label;
};

/// What staff see besides today; gathered when they come to it.
struct StaffFacts {
    std::vector<GroupFact> groups_last_week; ///< of the same weekday
    ScheduleFact schedule;                   ///< also when the front page does not show it
    std::vector<PasscodeFact> passcodes;
    std::vector<LanguageFact> languages; ///< every language there is, also those not offered
    std::vector<WeekFact> weeks;         ///< the last twelve finished ones, oldest first
    bool weeks_read = false;
    std::vector<store::AuditEntry> audit; ///< newest first
    bool audit_read = false;
    bool audit_whole = true;             ///< every entry follows from the one before it
    std::vector<store::Period> erasable; ///< went out in a verified export and are still here
    std::int32_t erasable_days = 0;
};

/// What staff are told of the reads, on a sheet of its own.
enum class ReadsNews : std::uint8_t { none, offered, taken, refused, damaged, brought_back };
struct ReadsFact {
    ReadsNews news = ReadsNews::none;
    std::string pack;          ///< offered: the pack's file
    std::uint32_t version = 0; ///< offered: of the pack
    std::string why;           ///< refused or damaged: one sentence in English, for whoever makes packs
};

/// Somewhere the export can go.
struct VolumeFact {
    std::string name;
    std::uint64_t free_bytes = 0;
    bool writable = true;
    bool readable = true;   ///< false: no file system on it that this kiosk can use
    std::size_t others = 0; ///< more sticks are in, and one of them can be used instead
};

/// The days that would go out now.
struct ExportFact {
    std::optional<store::Period> since_last; ///< nothing to export yet when absent
    std::int32_t days = 0;
    std::uint64_t needed_bytes = 0;
    bool has_backup = false;                  ///< the package holds backup.sealed
    std::vector<store::Period> exported = {}; ///< groups of days that went out, by first day
    std::vector<store::Period> pending = {};  ///< those of them that no medium let go of yet: they still wait
};

/// The steps of set-up in their order; "confirm" is part of codes.
enum class SetupStep : std::uint8_t { place, clock, touch, help, desk, passcode, codes, words, finish };

/// A time zone and the country it is first used in, as the system's list has it: "America/New_York", "US".
struct Zone {
    std::string name, country;
};

/// How far set-up has come. A kiosk that is set up has `done` and nothing else.
struct SetupFacts {
    bool done = true;      ///< visits are taken
    bool sealed = false;   ///< the passcode and the words are kept: those steps are over
    bool unlocked = false; ///< somebody's passcode was right: a test export can be made
    SetupStep resumes_at = SetupStep::place;
    std::string zone;                                     ///< the kiosk's; empty: the machine's own
    std::string machine_zone;                             ///< empty: it can't be told
    bool clock_is_old = false;                            ///< before this program was made
    bool test_matched = false;                            ///< the last test export was read back whole
    std::optional<bool> bell_heard;                       ///< absent: nobody was asked yet
    HelpNumbers numbers;                                  ///< of the country, for the step that confirms them
    std::optional<store::Day> numbers_checked;            ///< when they were looked up last; absent: typed here
    std::int32_t panel_width_mm = 0, panel_height_mm = 0; ///< as measured in set-up; 0: not yet
    std::shared_ptr<const std::vector<Zone>> zones;
};

struct Facts {
    double now_seconds = 0;   ///< monotonic
    std::uint64_t chance = 0; ///< fresh random bits: the order of the lines, the notes shown
    LocalTime local;
    Site site;
    HelpNumbers help;
    GroupsFact groups;
    std::optional<std::int32_t> community_people; ///< already rounded down to tens, from 20 on
    const library::Library* library = nullptr;    ///< in the language shown; outlives the frame
    const library::Search* search = nullptr;      ///< finds its reads; outlives the frame
    TodayFacts today;                             ///< filled while staff are in
    ReadsFact reads;                              ///< likewise
    StaffFacts staff;                             ///< the same
    std::optional<VolumeFact> volume;
    bool volume_is_busy = false;                ///< a copy has not come back from it
    std::optional<double> volume_asked_seconds; ///< since when it is being looked at; absent: it was
    bool has_printer = false;                   ///< the words could go to it; looked for only while words are shown
    SetupFacts setup;
    bool glass_is_portrait = true;
    float panel_inches = 0; ///< corner to corner, as the panel says of itself; 0 when it does not
    ExportFact exporting;
    std::vector<std::string> try_its; ///< slugs of the try-it pages this kiosk has
    bool reads_open = true;           ///< articles can be read even when the store cannot be used
};

} // namespace porchlight

// What staff are doing behind the door, as plain values: a group or a setting being changed, the days being picked.
// Nothing of it is kept before Save; all of it goes when the screens lock.
#pragma once

#include "app/facts.h"
#include "app/secret.h"
#include "app/setup_state.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace porchlight {

struct TodayState {};

/// The last 12 weeks: of all kinds of visit, or of one.
struct TrendsState {
    std::optional<store::Reason> kind;
};

/// When a group can start: no later than five minutes before midnight.
constexpr std::int32_t start_within_day(std::int32_t minute) { return std::clamp(minute, 0, 24 * 60 - 5); }

enum class GroupText : std::uint8_t { none, name, room };

/// One group being changed: a row of a day's list, or a new one.
struct GroupEdit {
    std::optional<std::size_t> row;
    GroupFact draft;
    GroupFact before = {};              ///< as it was opened
    store::Day day = {};                ///< whose list it is of: when that is over, so is this
    GroupText typing = GroupText::none; ///< the keys are up
    bool capitals = true;
    bool no_room = false; ///< Save was touched, and a list it belongs on is full
    friend bool operator==(const GroupEdit&, const GroupEdit&) = default;
};

/// The groups of a day: of today, or of one of the six after it.
struct GroupsState {
    std::optional<GroupEdit> edit;
    bool saving = false;
    std::optional<store::Day> day = {}; ///< the one that was chosen; absent: today, whichever that is
    /// The day that is shown. One that was chosen and is over makes way for today.
    [[nodiscard]] store::Day shown(store::Day today) const {
        const bool ahead = day && *day > today && *day < today + days_planned;
        return ahead ? *day : today;
    }
};

enum class SettingsPage : std::uint8_t {
    list,
    name,
    texts,
    requests,
    hours,
    help, ///< the numbers, with the tick of set-up
    desk,
    clock,
    touch, ///< the four lamps, and the size of the panel
    timeouts,
    languages,
    passcodes,
    passcode,
    passphrase,
    erase,
    erase_passcode, ///< asked once; the passcode makes it so
    retention,
    sound,
    new_keys, ///< after a leak: the new words, to be copied before anything changes
    audit
};

/// A passcode being given: to somebody new, whose label is typed first, or to a slot that is there.
enum class PasscodeStep : std::uint8_t { label, first, again };
struct PasscodeEdit {
    std::optional<std::uint16_t> slot;
    PasscodeStep step = PasscodeStep::label;
    std::string label;
    Secret first, again;
    bool signs = false, capitals = false;
    bool easy = false, differ = false, taken = false;
    bool of_new_keys = false; ///< the one passcode after every key was changed
};

/// The clock as it will be; it goes on while it is being set, and nothing moves before Save.
struct ClockDraft {
    std::string zone;              ///< as in SetupFacts
    std::int32_t zone_minutes = 0; ///< what that zone is ahead of the kiosk's
    std::int32_t set_minutes = 0;  ///< what somebody moved it by
    bool checked = false;          ///< against a phone or a watch
};

struct SettingsState {
    SettingsPage page = SettingsPage::list;
    Site draft; ///< of the page that is open
    std::int32_t weekday = 0;
    bool capitals = true;
    bool working = false; ///< asked for; the answer is on its way
    PasscodeEdit passcode;
    ShownWords passphrase, recovery;
    bool is_new = false;       ///< the passphrase was drawn just now
    bool written_down = false; ///< the words of new_keys
    WordsPrint print = {};
    HelpCheck help;
    ClockDraft clock;
    TouchTest touch;
    bool wrong = false; ///< the passcode of erase_passcode, last time
    double rest_until_seconds = 0;
    [[nodiscard]] bool rests(double now_seconds) const { return rest_until_seconds > now_seconds; }
};

enum class ExportPhase : std::uint8_t {
    ready,
    copying,
    safe,
    removed_early,
    mismatch,
    full,
    read_only,
    unreadable,
    broken,  ///< the stick stopped working under the copy
    blocked, ///< something on it lies where the copy belongs
    refused, ///< these days can't go out like this, on any stick
    own,     ///< the kiosk itself couldn't make the copy
};
enum class ExportStage : std::uint8_t { gather, lock, copy, read_back, let_go };

struct ExportedFile {
    std::string name;
    std::uint64_t bytes = 0;
};

struct ExportProgress {
    ExportStage stage = ExportStage::gather;
    float share = 0; ///< 0 to 1, never goes back
    std::int32_t files_done = 0, files_total = 0;
    std::optional<std::int32_t> seconds_left;
    bool slow = false; ///< the stick, by what it took so far
};

/// The calendar of days: which month it shows, and what was touched.
struct DayPicking {
    store::Day month; ///< its first day
    std::optional<store::Day> first, last;
    bool again = false; ///< a whole group that went out before
};

struct ExportState {
    ExportPhase phase = ExportPhase::ready;
    bool stopped = false; ///< shows exp.stopped
    std::optional<store::Period> period;
    std::string volume_name;
    ExportProgress progress;
    double heard_seconds = 0;               ///< of the copy, last
    std::optional<double> stopping_seconds; ///< since when it is asked to stop
    std::string folder;
    std::vector<ExportedFile> files;
    std::uint64_t damaged = 0; ///< visits that could not be read and are not in it
    std::uint64_t needed_bytes = 0, free_bytes = 0;
    std::optional<DayPicking> picking = {};
};

/// "Done" was touched; until the time is over it can be taken back, and only then is the request erased.
struct Finishing {
    std::uint64_t key = 0;
    double until_seconds = 0;
};

/// Staff screens: who is in, and until when without a touch.
struct StaffState {
    std::uint16_t slot = 0;
    std::variant<TodayState, ExportState, TrendsState, GroupsState, SettingsState> page;
    bool must_renew = false; ///< the recovery code opened: somebody gets a new passcode before anything else
    std::optional<Finishing> finishing = {};
};

} // namespace porchlight

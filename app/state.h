// Everything the kiosk knows about what is on the glass, as plain values: the screen, what lies over it, and the visit
// in progress. Copied freely; wiped by being replaced.
#pragma once

#include "app/arrival_name.h"
#include "app/library/article.h"
#include "app/secret.h"
#include "app/setup_state.h"
#include "app/staff_state.h"
#include "app/visit.h"
#include "store/day.h"
#include "ui/stage.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace porchlight {

struct WelcomeState {
    std::optional<ArrivalName> seen_name; ///< "Amber Heron 27", small, for ten seconds after Done
    double seen_name_until_seconds = 0;
    std::string seen_language = {}; ///< it was told in
};

enum class CheckInStep : std::uint8_t { reason, mood, requests };

/// Where a finished check-in leads: after hours, to what was picked instead of a request.
enum class AfterCheckIn : std::uint8_t { done, quiet, reads };

/// The three steps share one draft; going back and forth keeps it.
struct CheckInState {
    CheckInStep step = CheckInStep::reason;
    VisitDraft draft;
    bool asked_to_pick = false; ///< Continue was touched with nothing chosen
    std::array<Line, line_count> lines{Line::energy, Line::mood, Line::ease}; ///< order of this check-in, not stored
    std::vector<NoteIndex> notes_shown;                                       ///< four at a time
    std::size_t note_page = 0;
    NoteIndex first_note = 0; ///< where this check-in begins in the list
    bool saving = false;      ///< Finish was touched; the commit is on its way
    AfterCheckIn after = AfterCheckIn::done;
};

struct DoneState {
    std::optional<ArrivalName> name; ///< absent after hours
    Requests requests;
    bool first_visit = false, low_lines = false;
    std::optional<GroupFact> group = {}; ///< they came for a group: the one that comes next
    std::optional<NoteIndex> note;       ///< from somebody before; absent shows the house note
    double arrived_seconds = 0;          ///< for the emblem's arrival
    double ring_ends_seconds = 0;        ///< refilled by any touch
    double ring_seconds = 30;
};

enum class Audience : std::uint8_t { everyone, me, family, teens };

struct ExploreState {
    Audience audience = Audience::everyone;
    std::vector<std::string> read = {};          ///< slugs opened in this visit
    std::optional<library::Shelf> opens_at = {}; ///< the shelf the list begins at: the one of the last read
};

/// What is looked for. Gone with the visit; nothing of it is ever stored.
struct SearchState {
    std::string words = {};
    std::string keys_language = {}; ///< whose letters the keys have; empty: the language shown
    bool numbers = false, capitals = false;
    bool sees_reads = false; ///< the keys are away
    ExploreState from = {};
};

/// A read that is being read aloud, a sentence at a time.
struct Aloud {
    std::size_t sentence = 0; ///< of library::sentences_of the read, in the language shown
    bool paused = false;
    unsigned begun = 0; ///< counts how often the voice began a sentence: it begins anew when this changes
};

struct ReaderState {
    std::string slug;
    ExploreState from;                        ///< where "the shelf" goes, and Back without a search
    bool asking = false;                      ///< company was asked for; the answer is on its way
    std::optional<SearchState> found_by = {}; ///< where Back goes
    int section = 0;                          ///< it opens here; 0 is the top
    std::optional<Aloud> aloud = {};
};

/// Where a page to try something on was opened from.
struct TryItFrom {
    ExploreState shelves = {};
    std::string read = {}; ///< empty: from the shelves
};

/// Five cards to turn; one is open at a time.
struct PatternsState {
    TryItFrom from = {};
    std::optional<std::uint8_t> turned = {};
};

enum class Tone : std::uint8_t { softer, plain, firmer };

/// A kind, something that happens, and a sentence for it. Nothing is typed and nothing is kept.
struct BoundaryState {
    TryItFrom from = {};
    std::optional<std::uint8_t> kind = {}, situation = {};
    Tone tone = Tone::plain;
    bool shows_sentence = false;
};

/// Questions on four themes; each theme goes on where it was left.
struct QuestionState {
    TryItFrom from = {};
    std::uint8_t theme = 0;
    std::array<std::uint8_t, 4> shown{}; ///< the question of each theme, 0-based
};

enum class BreathPattern : std::uint8_t { soft, even, square, light };

/// The quiet minute: breathing by a light, or the five senses. Nothing of it is kept but that one was begun.
struct QuietState {
    bool senses = false;
    BreathPattern pattern = BreathPattern::soft;
    bool square_chosen = false; ///< quiet.note shows once
    bool shows_note = false;    ///< quiet.note is up: Square was just chosen for the first time
    double began_seconds = 0;   ///< of the first breath; moves on by the length of a pause
    std::optional<double> paused_seconds;
    bool ended = false;
    int sense = 5;
    std::array<bool, 5> lights{};
    std::optional<ArrivalName> name; ///< small at the top when it was opened from Done
};

enum class FailureCode : std::uint16_t { read_only = 204, full = 207, not_saved = 210, touch = 401 };

struct FailureState {
    FailureCode code = FailureCode::not_saved;
    bool reads_open = false;
    bool trying = false;
};

struct PasscodeState {
    Secret typed;
    bool letters = false, signs = false, capitals = false;
    bool wrong = false;
    bool checking = false;
    double rest_until_seconds = 0; ///< monotonic; 0 when not resting
    double rest_seconds = 0;       ///< the whole rest, for the ring
    bool offers_recovery = false;  ///< after the first rest
    bool recovering = false;       ///< the recovery code is typed instead, in letters and spaces
    double shown_seconds = 0;
};

using Screen =
    std::variant<WelcomeState, CheckInState, DoneState, ExploreState, ReaderState, QuietState, FailureState,
                 PasscodeState, StaffState, SetupState, SearchState, PatternsState, BoundaryState, QuestionState>;

// --- what lies over a screen ---------------------------------------------------------------------------------------

struct HelpSheet {
    bool rung = false, rung_again = false;
    double rung_seconds = 0;
    bool preview = false; ///< set-up: as people will see it, with what is on the step below
};
struct HelpCard {
    std::array<bool, 4> pointed{};
};
struct LanguageSheet {};
struct AccessibilitySheet {};
struct PrivacySheet {};
struct LeaveQuestion {};
struct StillThere {
    double began_seconds = 0;
    double answer_seconds = 30;
};
/// One feeling line, for switches and for keys without arrows.
struct LineSheet {
    Line line = Line::energy;
    bool from_left = true; ///< where "further" leads away from
};
struct GroupsSheet {};
struct WaitingSheet {}; ///< staff: everybody who waits
/// Staff: what is new about the reads.
struct ReadsSheet {
    bool working = false; ///< asked for, and not answered yet
};
/// Staff: what is wrong with this kiosk, and what to do about each of it.
struct HealthSheet {};
/// Set-up: was the bell heard?
struct BellQuestion {};
/// Staff: which day's groups are shown.
struct GroupDaysSheet {};
/// Staff: who a group is for.
struct AudienceSheet {};
enum class StaffAsk : std::uint8_t { remove_group, leave_group, remove_passcode, erase_days, new_passphrase, new_keys };
struct StaffQuestion {
    StaffAsk ask = StaffAsk::remove_group;
    std::uint16_t slot = 0;    ///< of remove_passcode
    std::uint8_t leads_to = 0; ///< a StaffTab, of leave_group; its own is today's list
};
/// Staff: what they asked for could not be kept.
struct NotKeptSheet {
    FailureCode code = FailureCode::not_saved;
};
/// Nothing answers a touch until the glass was wiped.
struct CleaningSheet {
    double ends_seconds = 0;
};
struct TopicsSheet {};
struct ContentsSheet {};
struct TextSizeSheet {};
/// Set-up: the time zones. "" lists those of the country chosen, "*" the parts of the world, else those of one part.
struct ZoneSheet {
    std::string part;
};
/// Every read of one shelf.
struct ShelfSheet {
    library::Shelf shelf = library::Shelf::peer;
};

using Sheet = std::variant<HelpSheet, HelpCard, LanguageSheet, AccessibilitySheet, PrivacySheet, LeaveQuestion,
                           StillThere, LineSheet, GroupsSheet, WaitingSheet, ReadsSheet, HealthSheet, GroupDaysSheet,
                           AudienceSheet, StaffQuestion, NotKeptSheet, CleaningSheet, TopicsSheet, ContentsSheet,
                           TextSizeSheet, ShelfSheet, ZoneSheet, BellQuestion>;

/// How the screen is read aloud, for this visit.
enum class VoiceSpeed : std::uint8_t { slower, normal, faster };
struct Voice {
    static constexpr int loudest = 5;
    VoiceSpeed speed = VoiceSpeed::normal;
    int loudness = 3; ///< 1 to `loudest`
    friend bool operator==(const Voice&, const Voice&) = default;
};

/// Its copying and ending stand in flow.cpp: every screen and sheet has ways of its own, which would be made anew in
/// each file that holds one.
struct State {
    State();
    State(const State& other);
    State(State&& other) noexcept;
    State& operator=(const State& other);
    State& operator=(State&& other) noexcept;
    ~State();

    Screen screen;
    std::optional<Sheet> sheet;
    std::vector<Sheet> sheets_below; ///< what comes back when the sheet on top closes
    ui::Look look;                   ///< this visit's; back to the site's own at its end
    bool reach_mode = false;
    bool speech = false;                 ///< the screen is read aloud; only where the site has a voice
    Voice voice = {};                    ///< how it is read
    ui::Look site_look;                  ///< the site's own
    std::optional<FailureCode> ill = {}; ///< the store failed and has not answered well since: home is Failure
    std::optional<double> touch_gone_seconds = {}; ///< a touchscreen was there, now or at set-up; not since then
    bool touch_lost = false;                       ///< for so long that it counts: home is Failure
    double last_touch_seconds = 0;
    double screen_since_seconds = 0;
};

/// The shelves behind a screen: what was read in this visit, and the filter.
ExploreState shelves_of(const State& state);

} // namespace porchlight

// Everything that can happen: what somebody touched, and what a worker answers. A closed list; `flow` visits it without
// a default, so that a forgotten one does not compile.
#pragma once

#include "app/staff_action.h"
#include "app/state.h"
#include "store/error.h"

#include <cstddef>
#include <memory>
#include <string>
#include <type_traits>
#include <variant>

namespace porchlight::action {

// everywhere
struct GoBack {};
struct GoHome {};
struct OpenLanguage {};
struct OpenAccessibility {};
struct OpenHelp {};
struct OpenPrivacy {};
struct OpenGroups {};
struct OpenTopics {};
struct OpenContents {};
struct OpenTextSize {};
struct OpenShelf {
    library::Shelf shelf;
};
struct CloseSheet {};
struct PickLanguage {
    std::string code;
};
struct SetLook {
    ui::Look look;
    bool reach_mode = false;
    bool speech = false;
};
struct SetVoice {
    Voice voice;
};
struct StaffDoor {};

// check-in
struct BeginCheckIn {};
struct PickReason {
    store::Reason reason;
};
struct Continue {};
struct Skip {};
struct SetLine {
    Line line;
    std::uint8_t value;
};
struct ClearLine {
    Line line;
};
/// The line by buttons: from which end, then five further from it or back.
struct OpenLine {
    Line line;
};
struct StartLine {
    bool from_left;
};
struct MoveLine {
    bool further;
};
struct ToggleRequest {
    RequestKind kind;
};
struct PickNote {
    NoteIndex note;
};
struct MoreNotes {};
struct DoneNow {};
struct Leave {};

// reading
struct OpenExplore {};
struct FilterReads {
    Audience audience;
};
struct OpenRead {
    std::string slug;
    int section = 0; ///< 0 is the top
};
struct OpenSearch {};
/// The keys go away, or come back.
struct SeeReads {
    bool sees;
};
/// The word being typed becomes this one.
struct TakeSuggestion {
    std::string word;
};
/// The keys of another language.
struct SwitchScript {
    std::string language;
};
struct BackToShelf {};
struct AskForCompany {};
/// What somebody wants of a read that is read aloud.
enum class AloudWish : std::uint8_t { begin, again, pause, play, pace, stop };
struct ReadAloud {
    AloudWish wish = AloudWish::begin;
    std::size_t sentence = 0; ///< to begin at
};
/// The voice has come to the end of a sentence.
struct SentenceSpoken {
    std::size_t sentence;
};

// quiet minute
struct OpenQuiet {};
struct PickPattern {
    BreathPattern pattern;
};
struct PauseQuiet {};
struct ResumeQuiet {};
struct QuietDone {};
struct ShowSenses {
    bool senses;
};
struct TouchLight {
    std::size_t light;
};
struct NextSense {};

// pages to try something on
struct TurnCard {
    std::uint8_t card;
};
struct PickKind {
    std::uint8_t kind;
};
struct PickSituation {
    std::uint8_t situation;
};
struct ShowSentence {};
struct PickTone {
    Tone tone;
};
struct NextSituation {};
struct BuildAnother {};
struct PickTheme {
    std::uint8_t theme;
};
struct AnotherQuestion {};
struct TryItDone {};

// help and idling
struct RingStaff {};
struct ShowCard {};
struct PointAtLine {
    std::size_t line;
};
struct StillHere {};
struct ClearNow {};
struct TryAgain {};

// typing, on passcode and set-up screens
struct TypeCharacter {
    char32_t character;
};
struct EraseCharacter {
    bool all = false;
};
struct SwitchKeys {
    bool letters;
    bool signs = false; ///< in the letters' place
};
struct SwitchCapitals {};
struct SubmitPasscode {};

// set-up
struct PickRegion {
    std::uint8_t region;
};
struct EditSiteName {};
/// One part of the clock moves by one.
struct StepClock {
    ClockPart part;
    int by;
};
struct OpenZones {
    std::string part = {}; ///< see ZoneSheet
};
struct PickZone {
    std::string zone;
};
/// The answer to LookAtZone: what it is ahead of the kiosk's.
struct ZoneSeen {
    std::string zone;
    std::int32_t minutes = 0;
};
struct CheckClock {};
/// A lamp of the touch test; absent: the glass beside them.
struct TouchLamp {
    std::optional<std::size_t> lamp;
};
struct TouchAgain {};
struct PickInches {
    int inches;
};
struct ChangeNumber {
    HelpField which; ///< none: it is typed
};
struct CheckNumbers {};
struct PreviewHelp {};
struct PickDesk {
    DeskChoice desk;
};
struct TestStick {};
struct TryCheckIn {};
/// Set-up: the bell rings, and asks whether it was heard.
struct RingBell {};
struct BellHeard {
    bool heard;
};
struct TurnOn {};
struct PickField {
    bool second;
};
struct KeepByHand {};
/// The words that are shown go onto paper.
struct PrintWords {};
struct PickWord {
    bool recovery;
    std::size_t choice;
};
struct ShowWordsAgain {};
struct Uncover {};

// from outside the glass
struct Touched {};
struct Tick {};
struct Submitted {
    std::optional<ArrivalName> name;
    std::optional<NoteIndex> note;
};
struct SubmitFailed {
    store::Code code;
};
struct Unlocked {
    std::uint16_t slot;
    bool by_recovery_code = false;
};
/// What staff asked for is kept.
struct Kept {};
/// It is not: the medium, or a passcode that is not good or already somebody's.
struct NotKept {
    store::Code code;
};
struct PassphraseShown {
    ShownWords words;
    bool is_new = false; ///< drawn just now, and kept
};
/// Every key is a new one; whoever changed them is in this slot from here on.
struct KeysChanged {
    std::uint16_t slot = 0;
};
struct UnlockFailed {
    bool resting;
    double rest_seconds; ///< left of the rest, 0 when not resting
    bool offers_recovery;
};
/// What LearnRest found; says nothing about a passcode that is being checked.
struct RestLearned {
    bool resting;
    double rest_seconds;
    bool offers_recovery;
};
struct ExportMoved {
    ExportProgress progress;
};
struct ExportSafe {
    std::string folder;
    std::vector<ExportedFile> files;
    std::uint64_t damaged = 0; ///< visits whose stored bytes are broken: they are not in it
};
struct ExportFailed {
    ExportPhase phase;
    std::uint64_t needed_bytes, free_bytes;
};
struct ExportStopped {};
struct WordsDrawn {
    ShownWords passphrase, recovery;
    WordQuestion ask_passphrase, ask_recovery;
    bool renewed = false; ///< others were shown before, and may have been copied
};
/// The printer took the whole page; or it did not.
struct WordsPrinted {
    double began_seconds;
};
struct WordsNotPrinted {
    double began_seconds;
};
/// The step is kept; the next one follows.
struct StepKept {
    SetupStep step;
};
/// The vault is made; the last step follows.
struct SetUpDone {};
/// The test export is over.
struct StickTested {
    std::optional<ExportPhase> failed;
    std::string volume_name;
};
struct LightOn {};
struct SetUpFailed {
    store::Code code;
};
struct StoreWell {};
struct StoreFailed {
    FailureCode code;
};
/// A touchscreen came, or the last one went. Where none was tried at set-up, the first one that is seen comes first.
struct TouchscreenSeen {
    bool there;
};

} // namespace porchlight::action

namespace porchlight {

using AnyAction = std::variant<
    action::GoBack, action::GoHome, action::OpenLanguage, action::OpenAccessibility, action::OpenHelp,
    action::OpenPrivacy, action::OpenGroups, action::OpenTopics, action::OpenContents, action::OpenTextSize,
    action::OpenShelf, action::CloseSheet, action::PickLanguage, action::SetLook, action::SetVoice, action::StaffDoor,
    action::BeginCheckIn, action::PickReason, action::Continue, action::Skip, action::SetLine, action::ClearLine,
    action::OpenLine, action::StartLine, action::MoveLine, action::ToggleRequest, action::PickNote, action::MoreNotes,
    action::DoneNow, action::Leave, action::OpenExplore, action::FilterReads, action::OpenRead, action::OpenSearch,
    action::SeeReads, action::TakeSuggestion, action::SwitchScript, action::BackToShelf, action::AskForCompany,
    action::ReadAloud, action::SentenceSpoken, action::OpenQuiet, action::PickPattern, action::PauseQuiet,
    action::ResumeQuiet, action::QuietDone, action::ShowSenses, action::TouchLight, action::NextSense, action::TurnCard,
    action::PickKind, action::PickSituation, action::ShowSentence, action::PickTone, action::NextSituation,
    action::BuildAnother, action::PickTheme, action::AnotherQuestion, action::TryItDone, action::RingStaff,
    action::ShowCard, action::PointAtLine, action::StillHere, action::ClearNow, action::TryAgain, action::TypeCharacter,
    action::EraseCharacter, action::SwitchKeys, action::SwitchCapitals, action::SubmitPasscode, action::HelpRequest,
    action::FinishRequest, action::AnswerRing, action::UndoFinish, action::OpenWaiting, action::ReadsTold,
    action::InstallReads, action::BringReadsBack, action::OpenHealth, action::OpenTrends, action::ShowKind,
    action::OpenGroupEditor, action::OpenGroupDays, action::ShowGroupsOn, action::EditGroup, action::ChangeGroup,
    action::TypeGroup, action::OpenAudience, action::SaveGroup, action::CancelGroup, action::AskRemoveGroup,
    action::CopyLastWeek, action::StaffGoOn, action::OpenSettings, action::OpenSettingsPage, action::ChangeSite,
    action::ShowWeekday, action::SaveSite, action::GivePasscode, action::RemovePasscode, action::EraseDays,
    action::AskNewPassphrase, action::AskNewKeys, action::WroteDown, action::ChangeKeys, action::BeginCleaning,
    action::BeginRecovery, action::OpenDays, action::ShowMonth, action::PickDay, action::UseDays, action::PickPeriod,
    action::TrustClock, action::OpenToday, action::OpenExport, action::StartExport, action::StopExport,
    action::NextStick, action::ExportDone, action::Lock, action::PickRegion, action::EditSiteName, action::StepClock,
    action::OpenZones, action::PickZone, action::ZoneSeen, action::CheckClock, action::TouchLamp, action::TouchAgain,
    action::PickInches, action::ChangeNumber, action::CheckNumbers, action::PreviewHelp, action::PickDesk,
    action::TestStick, action::TryCheckIn, action::RingBell, action::BellHeard, action::TurnOn, action::PickField,
    action::KeepByHand, action::PrintWords, action::PickWord, action::ShowWordsAgain, action::Uncover, action::Touched,
    action::Tick, action::Submitted, action::SubmitFailed, action::Unlocked, action::Kept, action::NotKept,
    action::KeysChanged, action::PassphraseShown, action::UnlockFailed, action::RestLearned, action::ExportMoved,
    action::ExportSafe, action::ExportFailed, action::ExportStopped, action::WordsDrawn, action::WordsPrinted,
    action::WordsNotPrinted, action::StepKept, action::SetUpDone, action::StickTested, action::LightOn,
    action::SetUpFailed, action::StoreWell, action::StoreFailed, action::TouchscreenSeen>;

/// Where a kind stands among those of a variant; their number when it is none of them.
template <class One, class... Kinds>
constexpr std::size_t place_among(std::type_identity<std::variant<Kinds...>>) {
    const bool is_it[] = {std::is_same_v<One, Kinds>...};
    std::size_t place = 0;
    while (place < sizeof...(Kinds) && !is_it[place]) ++place;
    return place;
}

/// One of them. It never changes once it is made, so copies share it. It is made in action.cpp: a variant of so many
/// kinds, made and ended anew in each file that hands one on, took the compiler longer than all else in most of them.
class Action {
  public:
    template <class One, std::size_t Place = place_among<One>(std::type_identity<AnyAction>{})>
    requires(Place < std::variant_size_v<AnyAction>) Action(One one) : Action(Place, &one) {}

    const AnyAction& any() const { return *any_; }

  private:
    /// Takes what `one` points to, which is of the kind at `place`.
    Action(std::size_t place, void* one);

    std::shared_ptr<const AnyAction> any_;
};

} // namespace porchlight

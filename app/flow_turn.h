// One turn of the flow, shared by its files: the state being changed and what is to be done about it.
#pragma once

#include "app/flow.h"

namespace porchlight::flow {

/// Who hears the screen or reads it large is given more time to answer.
inline bool slow(const State& state) { return state.speech || state.look.text_size >= ui::TextSize::larger; }

struct Turn {
    State& state;
    const Facts& facts;
    std::vector<Effect>& effects;
    ui::Transition transition = ui::Transition::none;
    bool visit_over = false; ///< the next person begins with nothing scrolled or focused, whatever screen it was

    template <typename T>
    [[nodiscard]] T* screen() {
        return std::get_if<T>(&state.screen);
    }
    template <typename T>
    [[nodiscard]] T* sheet() {
        return state.sheet ? std::get_if<T>(&*state.sheet) : nullptr;
    }

    /// Shows another screen; sheets over the old one are gone.
    void go(Screen screen, ui::Transition how = ui::Transition::forward) {
        state.screen = std::move(screen);
        state.sheet.reset();
        state.sheets_below.clear();
        transition = how;
    }
    /// Opens a sheet instead of the one on top, or, with `keep`, over it.
    void open(Sheet sheet, bool keep = false) {
        if (state.sheet && keep) state.sheets_below.push_back(std::move(*state.sheet));
        state.sheet = std::move(sheet);
    }
    void close_sheet() {
        state.sheet.reset();
        if (state.sheets_below.empty()) return;
        state.sheet = std::move(state.sheets_below.back());
        state.sheets_below.pop_back();
    }
    /// The visit is over: every answer, the language, the sizes and colours are back to the site's own.
    void go_home(ui::Transition how = ui::Transition::back);
    /// The same at the end of Done: the name stays in sight a moment longer.
    void go_home_with(const std::optional<ArrivalName>& name);
    [[nodiscard]] StaffState* staff() { return screen<StaffState>(); }
    [[nodiscard]] ExportState* exporting() {
        StaffState* in = staff();
        return in ? std::get_if<ExportState>(&in->page) : nullptr;
    }
    [[nodiscard]] GroupsState* groups() {
        StaffState* in = staff();
        return in ? std::get_if<GroupsState>(&in->page) : nullptr;
    }
    [[nodiscard]] SettingsState* settings() {
        StaffState* in = staff();
        return in ? std::get_if<SettingsState>(&in->page) : nullptr;
    }
    /// A request that was answered and not taken back is erased now.
    void finish_now() {
        StaffState* in = staff();
        if (!in || !in->finishing) return;
        effects.emplace_back(effect::FinishRequest{in->finishing->key});
        in->finishing.reset();
    }
    /// Staff are out before anything else is shown; a copy that runs stops.
    void lock_staff() {
        if (const auto* copy = exporting(); copy && copy->phase == ExportPhase::copying)
            effects.emplace_back(effect::StopExport{});
        finish_now();
        if (staff()) effects.emplace_back(effect::LockStaff{});
    }
    [[nodiscard]] bool slow() const { return flow::slow(state); }
};

// flow.cpp: moving about, sheets, time
void on(Turn& turn, const action::GoBack&);
void on(Turn& turn, const action::GoHome&);
void on(Turn& turn, const action::OpenLanguage&);
void on(Turn& turn, const action::OpenAccessibility&);
void on(Turn& turn, const action::OpenHelp&);
void on(Turn& turn, const action::OpenPrivacy&);
void on(Turn& turn, const action::OpenGroups&);
void on(Turn& turn, const action::OpenTopics&);
void on(Turn& turn, const action::OpenContents&);
void on(Turn& turn, const action::OpenTextSize&);
void on(Turn& turn, const action::OpenShelf&);
void on(Turn& turn, const action::CloseSheet&);
void on(Turn& turn, const action::PickLanguage&);
void on(Turn& turn, const action::SetLook&);
void on(Turn& turn, const action::SetVoice&);
void on(Turn& turn, const action::StaffDoor&);
void on(Turn& turn, const action::OpenExplore&);
void on(Turn& turn, const action::FilterReads&);
void on(Turn& turn, const action::OpenRead&);
void on(Turn& turn, const action::BackToShelf&);
void on(Turn& turn, const action::AskForCompany&);
void on(Turn& turn, const action::ReadAloud&);
void on(Turn& turn, const action::SentenceSpoken&);
void on(Turn& turn, const action::RingStaff&);
void on(Turn& turn, const action::ShowCard&);
void on(Turn& turn, const action::PointAtLine&);

// flow_search.cpp
void on(Turn& turn, const action::OpenSearch&);
void on(Turn& turn, const action::SeeReads&);
void on(Turn& turn, const action::TakeSuggestion&);
void on(Turn& turn, const action::SwitchScript&);
void search_type(SearchState& search, char32_t character);
void search_erase(SearchState& search, bool all);

// flow_try_it.cpp
/// Opens the page when `slug` is one of them.
bool open_try_it(Turn& turn, std::string_view slug);
void on(Turn& turn, const action::TurnCard&);
void on(Turn& turn, const action::PickKind&);
void on(Turn& turn, const action::PickSituation&);
void on(Turn& turn, const action::ShowSentence&);
void on(Turn& turn, const action::PickTone&);
void on(Turn& turn, const action::NextSituation&);
void on(Turn& turn, const action::BuildAnother&);
void on(Turn& turn, const action::PickTheme&);
void on(Turn& turn, const action::AnotherQuestion&);
void on(Turn& turn, const action::TryItDone&);

// flow_time.cpp: being there, and not
void on(Turn& turn, const action::StillHere&);
void on(Turn& turn, const action::ClearNow&);
void on(Turn& turn, const action::Touched&);
void on(Turn& turn, const action::Tick&);
void on(Turn& turn, const action::TryAgain&);
void on(Turn& turn, const action::StoreWell&);
void on(Turn& turn, const action::StoreFailed&);
void on(Turn& turn, const action::TouchscreenSeen&);

// flow_check_in.cpp
void on(Turn& turn, const action::BeginCheckIn&);
void on(Turn& turn, const action::PickReason&);
void on(Turn& turn, const action::Continue&);
void on(Turn& turn, const action::Skip&);
void on(Turn& turn, const action::SetLine&);
void on(Turn& turn, const action::ClearLine&);
void on(Turn& turn, const action::OpenLine&);
void on(Turn& turn, const action::StartLine&);
void on(Turn& turn, const action::MoveLine&);
void on(Turn& turn, const action::ToggleRequest&);
void on(Turn& turn, const action::PickNote&);
void on(Turn& turn, const action::MoreNotes&);
void on(Turn& turn, const action::DoneNow&);
void on(Turn& turn, const action::Leave&);
void on(Turn& turn, const action::Submitted&);
void on(Turn& turn, const action::SubmitFailed&);
/// The last step offers the quiet minute and the reads after hours: the check-in is finished before they open. False
/// when this is not such a step.
bool finish_first(Turn& turn, AfterCheckIn after);

// flow_quiet.cpp
void on(Turn& turn, const action::OpenQuiet&);
void on(Turn& turn, const action::PickPattern&);
void on(Turn& turn, const action::PauseQuiet&);
void on(Turn& turn, const action::ResumeQuiet&);
void on(Turn& turn, const action::QuietDone&);
void on(Turn& turn, const action::ShowSenses&);
void on(Turn& turn, const action::TouchLight&);
void on(Turn& turn, const action::NextSense&);

// flow_staff.cpp: passcode, today, export
void on(Turn& turn, const action::TypeCharacter&);
void on(Turn& turn, const action::EraseCharacter&);
void on(Turn& turn, const action::SwitchKeys&);
void on(Turn& turn, const action::SwitchCapitals&);
void on(Turn& turn, const action::SubmitPasscode&);
void on(Turn& turn, const action::Unlocked&);
void on(Turn& turn, const action::UnlockFailed&);
void on(Turn& turn, const action::RestLearned&);
void on(Turn& turn, const action::Lock&);
void on(Turn& turn, const action::HelpRequest&);
void on(Turn& turn, const action::FinishRequest&);
void on(Turn& turn, const action::AnswerRing&);
void on(Turn& turn, const action::UndoFinish&);
void on(Turn& turn, const action::OpenWaiting&);
void on(Turn& turn, const action::OpenHealth&);
void on(Turn& turn, const action::OpenTrends&);
void on(Turn& turn, const action::ShowKind&);
void on(Turn& turn, const action::BeginCleaning&);
void on(Turn& turn, const action::BeginRecovery&);
void on(Turn& turn, const action::TrustClock&);
void on(Turn& turn, const action::OpenToday&);
void on(Turn& turn, const action::OpenExport&);
void on(Turn& turn, const action::ReadsTold&);
void on(Turn& turn, const action::InstallReads&);
void on(Turn& turn, const action::BringReadsBack&);
void on(Turn& turn, const action::StartExport&);
void on(Turn& turn, const action::StopExport&);
void on(Turn& turn, const action::NextStick&);
void on(Turn& turn, const action::ExportDone&);
void on(Turn& turn, const action::ExportMoved&);
void on(Turn& turn, const action::ExportSafe&);
void on(Turn& turn, const action::ExportFailed&);
void on(Turn& turn, const action::ExportStopped&);
/// When a copy counts as stuck, if it says nothing until then; nothing when none runs.
std::optional<double> stuck_at_seconds(const State& state);
/// The stick is given up: what it does later is cleared by itself, and everything else goes on.
void give_up_stick(Turn& turn);

// flow_days.cpp: which days go out
void on(Turn& turn, const action::OpenDays&);
void on(Turn& turn, const action::ShowMonth&);
void on(Turn& turn, const action::PickDay&);
void on(Turn& turn, const action::UseDays&);
void on(Turn& turn, const action::PickPeriod&);

// flow_groups.cpp
void on(Turn& turn, const action::OpenGroupEditor&);
void on(Turn& turn, const action::OpenGroupDays&);
void on(Turn& turn, const action::ShowGroupsOn&);
void on(Turn& turn, const action::EditGroup&);
void on(Turn& turn, const action::ChangeGroup&);
void on(Turn& turn, const action::TypeGroup&);
void on(Turn& turn, const action::OpenAudience&);
void on(Turn& turn, const action::SaveGroup&);
void on(Turn& turn, const action::CancelGroup&);
void on(Turn& turn, const action::AskRemoveGroup&);
void on(Turn& turn, const action::CopyLastWeek&);
/// From a day ahead; changes are asked about first.
void to_todays_groups(Turn& turn);
/// False when a group with changes is open: then it is asked first.
bool may_leave_groups(Turn& turn, std::uint8_t leads_to);

// flow_settings.cpp
void on(Turn& turn, const action::StaffGoOn&);
void on(Turn& turn, const action::OpenSettings&);
void on(Turn& turn, const action::OpenSettingsPage&);
void on(Turn& turn, const action::ChangeSite&);
void on(Turn& turn, const action::ShowWeekday&);
void on(Turn& turn, const action::SaveSite&);
void on(Turn& turn, const action::GivePasscode&);
void on(Turn& turn, const action::RemovePasscode&);
void on(Turn& turn, const action::EraseDays&);
void on(Turn& turn, const action::AskNewPassphrase&);
void on(Turn& turn, const action::AskNewKeys&);
void on(Turn& turn, const action::WroteDown&);
void on(Turn& turn, const action::ChangeKeys&);
void on(Turn& turn, const action::KeysChanged&);
void on(Turn& turn, const action::Kept&);
void on(Turn& turn, const action::NotKept&);
void on(Turn& turn, const action::PassphraseShown&);
/// The words of new keys are drawn, to be copied before they are kept.
void new_keys_drawn(Turn& turn, const action::WordsDrawn& drawn);
/// Whoever wanted days erased typed a wrong passcode; wrong ones rest.
void erasing_turned_down(Turn& turn, const action::UnlockFailed& failed);
void erasing_rests(Turn& turn, double seconds);
/// The pages of settings that are steps of set-up: their drafts, while nothing is being kept.
HelpCheck* numbers_in_settings(Turn& turn);
SettingsState* clock_in_settings(Turn& turn);
/// Not before the glass answered in all four corners, and somebody knows how big it is.
void keep_panel(Turn& turn, SettingsState& settings);
/// It was answered by what is there now: a touchscreen, or a mouse, and then nobody misses one any longer.
void touch_was_tested(Turn& turn);
void type_number(HelpCheck& help, char32_t character);
void erase_number(HelpCheck& help, bool all);
/// What was typed without Done is forgotten.
void leave_number(HelpCheck& help);
/// Continue on a page of settings that has steps; Back within the staff screens.
void settings_continue(Turn& turn);
void staff_back(Turn& turn);
/// Of what is being written, in the letters of a language: a name has one at the beginning of each word, a title at its
/// own. Devanagari has none; shift has other letters there.
enum class Written : std::uint8_t { name, title };
bool capital_is_due(std::string_view text, std::string_view language, Written as = Written::name);
/// It is asked for only when somebody who looked around says so.
void uncover_passphrase(Turn& turn, SettingsState& settings);
/// A character, or its erasing, goes into whatever staff are typing.
void staff_type(Turn& turn, char32_t character);
void staff_erase(Turn& turn, bool all);
void staff_capitals(Turn& turn);

// flow_setup.cpp
void on(Turn& turn, const action::PickRegion&);
void on(Turn& turn, const action::EditSiteName&);
void on(Turn& turn, const action::PickField&);
void on(Turn& turn, const action::KeepByHand&);
void on(Turn& turn, const action::PickWord&);
void on(Turn& turn, const action::ShowWordsAgain&);
void on(Turn& turn, const action::Uncover&);
void on(Turn& turn, const action::WordsDrawn&);
void on(Turn& turn, const action::SetUpDone&);
void on(Turn& turn, const action::SetUpFailed&);
void on(Turn& turn, const action::StepKept&);
void on(Turn& turn, const action::LightOn&);

// flow_print.cpp: the words onto paper
void on(Turn& turn, const action::PrintWords&);
void on(Turn& turn, const action::WordsPrinted&);
void on(Turn& turn, const action::WordsNotPrinted&);
/// When a printer is looked for next; nothing where no words are shown.
std::optional<double> look_for_printer_at_seconds(const State& state);
void look_for_printer(Turn& turn);

// flow_setup_place.cpp: the steps before the secrets, and the last one
void on(Turn& turn, const action::StepClock&);
void on(Turn& turn, const action::OpenZones&);
void on(Turn& turn, const action::PickZone&);
void on(Turn& turn, const action::ZoneSeen&);
void on(Turn& turn, const action::CheckClock&);
void on(Turn& turn, const action::TouchLamp&);
void on(Turn& turn, const action::TouchAgain&);
void on(Turn& turn, const action::PickInches&);
void on(Turn& turn, const action::ChangeNumber&);
void on(Turn& turn, const action::CheckNumbers&);
void on(Turn& turn, const action::PreviewHelp&);
void on(Turn& turn, const action::PickDesk&);
void on(Turn& turn, const action::TestStick&);
void on(Turn& turn, const action::TryCheckIn&);
void on(Turn& turn, const action::RingBell&);
void on(Turn& turn, const action::BellHeard&);
void on(Turn& turn, const action::TurnOn&);
void on(Turn& turn, const action::StickTested&);
/// Set-up where it goes on, with everything that is kept.
SetupState setup_of(const Facts& facts);
/// Continue, Back and Home within set-up.
void setup_continue(Turn& turn);
void setup_back(Turn& turn);

/// One character goes into whatever is being typed in set-up.
void setup_type(Turn& turn, char32_t character);
void setup_erase(Turn& turn, bool all);

/// How long a screen may be left alone, and what comes then.
enum class IdleEnd : std::uint8_t { never, ask, close_sheet, ring_alone, go_home, lock };
struct IdleRule {
    double seconds = 0;
    IdleEnd end = IdleEnd::never;
};
IdleRule idle_rule(const State& state, const Facts& facts);

} // namespace porchlight::flow

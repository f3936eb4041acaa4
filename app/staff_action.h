// What staff can touch: a part of action.h, which includes it and lists them all.
#pragma once

#include "app/state.h"

#include <cstdint>
#include <optional>

namespace porchlight::action {

struct HelpRequest {
    std::uint64_t key;
};
struct FinishRequest {
    std::uint64_t key;
};
/// Somebody goes to whoever rang for help at this kiosk.
struct AnswerRing {};
struct UndoFinish {};
struct OpenWaiting {};
/// Staff should look at Facts::reads: there is something new.
struct ReadsTold {};
struct InstallReads {};
struct BringReadsBack {};
struct OpenHealth {};
struct OpenTrends {};
struct ShowKind {
    std::optional<store::Reason> kind;
};
struct OpenGroupEditor {};
/// The sheet of the coming days, and one of them.
struct OpenGroupDays {};
struct ShowGroupsOn {
    store::Day day;
};
struct EditGroup {
    std::optional<std::size_t> row; ///< absent: a new one
};
struct ChangeGroup {
    GroupFact draft;
};
struct TypeGroup {
    GroupText what;
};
struct OpenAudience {};
struct SaveGroup {};
struct CancelGroup {};
struct AskRemoveGroup {};
struct CopyLastWeek {};
/// The other answer of a question that staff were asked.
struct StaffGoOn {};
struct OpenSettings {};
struct OpenSettingsPage {
    SettingsPage page;
};
struct ChangeSite {
    Site draft;
};
struct ShowWeekday {
    std::int32_t weekday;
};
struct SaveSite {};
struct GivePasscode {
    std::optional<std::uint16_t> slot;
};
struct RemovePasscode {
    std::uint16_t slot;
};
struct EraseDays {};
struct AskNewPassphrase {};
/// After a leak: every key of the kiosk.
struct AskNewKeys {};
struct WroteDown {};
struct ChangeKeys {};
struct BeginCleaning {};
struct BeginRecovery {};
struct OpenDays {};
struct ShowMonth {
    std::int32_t step;
};
struct PickDay {
    store::Day day;
};
struct UseDays {};
struct PickPeriod {
    store::Period period;
};
struct TrustClock {};
struct OpenToday {};
struct OpenExport {};
struct StartExport {};
struct StopExport {};
struct NextStick {};
struct ExportDone {};
struct Lock {};

} // namespace porchlight::action

// Every screen and every sheet, one draw function each. A draw function only reads: it draws, registers its controls,
// and returns what was asked for.
#pragma once

#include "app/page.h"

namespace porchlight::screens {

std::optional<Action> draw(const WelcomeState& state, Page& page);
std::optional<Action> draw_reason(const CheckInState& state, Page& page);
std::optional<Action> draw_mood(const CheckInState& state, Page& page);
std::optional<Action> draw_requests(const CheckInState& state, Page& page);
std::optional<Action> draw(const DoneState& state, Page& page);
std::optional<Action> draw(const ExploreState& state, Page& page);
std::optional<Action> draw(const ReaderState& state, Page& page);
std::optional<Action> draw(const QuietState& state, Page& page);
std::optional<Action> draw(const SearchState& state, Page& page);
std::optional<Action> draw(const PatternsState& state, Page& page);
std::optional<Action> draw(const BoundaryState& state, Page& page);
std::optional<Action> draw(const QuestionState& state, Page& page);
std::optional<Action> draw(const FailureState& state, Page& page);
std::optional<Action> draw(const PasscodeState& state, Page& page);
std::optional<Action> draw(const TodayState& state, Page& page);
std::optional<Action> draw(const ExportState& state, Page& page);
std::optional<Action> draw(const TrendsState& state, Page& page);
std::optional<Action> draw(const GroupsState& state, Page& page);
std::optional<Action> draw(const SettingsState& state, Page& page);
std::optional<Action> draw_setup_place(const SetupState& state, Page& page);
std::optional<Action> draw_setup_clock(const SetupState& state, Page& page);
std::optional<Action> draw_setup_touch(const SetupState& state, Page& page);
std::optional<Action> draw_setup_help(const SetupState& state, Page& page);
std::optional<Action> draw_setup_desk(const SetupState& state, Page& page);
std::optional<Action> draw_setup_finish(const SetupState& state, Page& page);
std::optional<Action> draw_setup_passcode(const SetupState& state, Page& page);
std::optional<Action> draw_setup_codes(const SetupState& state, Page& page);
std::optional<Action> draw_setup_words(const SetupState& state, Page& page);

std::optional<Action> draw(const HelpSheet& sheet, Page& page);
std::optional<Action> draw(const HelpCard& sheet, Page& page);
std::optional<Action> draw(const LanguageSheet& sheet, Page& page);
std::optional<Action> draw(const AccessibilitySheet& sheet, Page& page);
std::optional<Action> draw(const PrivacySheet& sheet, Page& page);
std::optional<Action> draw(const LeaveQuestion& sheet, Page& page);
std::optional<Action> draw(const StillThere& sheet, Page& page);
std::optional<Action> draw(const LineSheet& sheet, Page& page);
std::optional<Action> draw(const GroupsSheet& sheet, Page& page);
std::optional<Action> draw(const WaitingSheet& sheet, Page& page);
std::optional<Action> draw(const ReadsSheet& sheet, Page& page);
std::optional<Action> draw(const HealthSheet& sheet, Page& page);
std::optional<Action> draw(const BellQuestion& sheet, Page& page);
std::optional<Action> draw(const GroupDaysSheet& sheet, Page& page);
std::optional<Action> draw(const AudienceSheet& sheet, Page& page);
std::optional<Action> draw(const StaffQuestion& sheet, Page& page);
std::optional<Action> draw(const NotKeptSheet& sheet, Page& page);
std::optional<Action> draw(const CleaningSheet& sheet, Page& page);
std::optional<Action> draw(const TopicsSheet& sheet, Page& page);
std::optional<Action> draw(const ContentsSheet& sheet, Page& page);
std::optional<Action> draw(const TextSizeSheet& sheet, Page& page);
std::optional<Action> draw(const ShelfSheet& sheet, Page& page);
std::optional<Action> draw(const ZoneSheet& sheet, Page& page);

/// The whole picture: the screen, what lies over it, and the bottom bar, which is always there and always last.
std::optional<Action> draw(Page& page);

} // namespace porchlight::screens

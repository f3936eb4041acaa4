// Staff: the groups of today and of the days to come. One group is open at a time, and nothing of it holds before Save.
#include "app/flow_turn.h"
#include "store/schedule.h"

#include <algorithm>

namespace porchlight::flow {

namespace {

constexpr std::int32_t shortest_minutes = 5, longest_minutes = 720, audience_count = 4;

/// Whoever looks ahead plans what comes every week, in the evening; what is added today is mostly of today alone.
GroupFact new_group(const Turn& turn, store::Day day) {
    GroupFact group;
    const std::int32_t next_hour = (turn.facts.local.minute / 60 + 1) * 60;
    group.weekly = day != turn.facts.local.day;
    group.start_minute = group.weekly ? 18 * 60 : std::min(next_hour, 23 * 60);
    return group;
}

bool is_of_day_shown(const Turn& turn, const GroupsState& groups) {
    return groups.edit && groups.edit->day == groups.shown(turn.facts.local.day);
}

/// The groups while one of the day shown is open; one of a day that is over is closed, and its row is another's now.
GroupsState* with_edit(Turn& turn) {
    GroupsState* groups = turn.groups();
    if (!groups || !groups->edit || groups->saving) return nullptr;
    if (is_of_day_shown(turn, *groups)) return groups;
    groups->edit.reset();
    turn.close_sheet();
    return nullptr;
}

} // namespace

bool may_leave_groups(Turn& turn, std::uint8_t leads_to) {
    const GroupsState* groups = turn.groups();
    const bool changed = groups && is_of_day_shown(turn, *groups) && groups->edit->draft != groups->edit->before;
    if (!changed) return true;
    turn.open(StaffQuestion{StaffAsk::leave_group, 0, leads_to});
    return false;
}

void to_todays_groups(Turn& turn) {
    GroupsState* groups = turn.groups();
    if (!groups || groups->saving || groups->shown(turn.facts.local.day) == turn.facts.local.day) return;
    if (!may_leave_groups(turn, 1)) return;
    *groups = {};
    turn.transition = ui::Transition::back;
}

void on(Turn& turn, const action::OpenGroupEditor&) {
    StaffState* staff = turn.staff();
    const auto* exporting = turn.exporting();
    if (turn.groups()) return to_todays_groups(turn);
    if (!staff || staff->must_renew) return;
    if (exporting && exporting->phase == ExportPhase::copying) return;
    staff->page = GroupsState{};
    turn.transition = ui::Transition::forward;
}

void on(Turn& turn, const action::OpenGroupDays&) {
    const GroupsState* groups = turn.groups();
    if (groups && !groups->edit && !groups->saving) turn.open(GroupDaysSheet{});
}

void on(Turn& turn, const action::ShowGroupsOn& wanted) {
    GroupsState* groups = turn.groups();
    if (!groups || !turn.sheet<GroupDaysSheet>()) return;
    turn.close_sheet();
    const store::Day today = turn.facts.local.day, before = groups->shown(today);
    if (wanted.day < today || wanted.day >= today + days_planned || groups->edit || groups->saving) return;
    groups->day = wanted.day == today ? std::nullopt : std::optional(wanted.day);
    turn.transition = wanted.day < before ? ui::Transition::back : ui::Transition::forward;
}

void on(Turn& turn, const action::EditGroup& wanted) {
    GroupsState* groups = turn.groups();
    if (!groups || groups->saving) return;
    if (with_edit(turn) && groups->edit->draft != groups->edit->before) return; // its own Save or Cancel comes first
    const store::Day day = groups->shown(turn.facts.local.day);
    const auto list = turn.facts.staff.schedule.on(day);
    if (wanted.row ? *wanted.row >= list.size() : list.size() >= store::groups_max) return;
    const GroupFact opened = wanted.row ? list[*wanted.row] : new_group(turn, day);
    groups->edit = GroupEdit{.row = wanted.row, .draft = opened, .before = opened, .day = day};
    if (!wanted.row) groups->edit->typing = GroupText::name;
}

void on(Turn& turn, const action::ChangeGroup& change) {
    GroupsState* groups = with_edit(turn);
    if (!groups) return;
    GroupFact& draft = groups->edit->draft;
    const std::string name = draft.name, room = draft.room; // these are typed
    draft = change.draft;
    groups->edit->no_room = false;
    draft.name = name;
    draft.room = room;
    draft.start_minute = start_within_day(draft.start_minute);
    draft.minutes = std::clamp(draft.minutes, shortest_minutes, longest_minutes);
    draft.audience = std::clamp(draft.audience, 0, audience_count - 1);
    if (turn.sheet<AudienceSheet>()) turn.close_sheet();
}

void on(Turn& turn, const action::TypeGroup& what) {
    GroupsState* groups = with_edit(turn);
    if (!groups) return;
    groups->edit->typing = what.what;
    const bool of_name = what.what == GroupText::name;
    groups->edit->capitals = capital_is_due(of_name ? groups->edit->draft.name : groups->edit->draft.room,
                                            turn.state.look.language, of_name ? Written::title : Written::name);
}

void on(Turn& turn, const action::OpenAudience&) {
    if (with_edit(turn)) turn.open(AudienceSheet{});
}

void on(Turn& turn, const action::SaveGroup&) {
    GroupsState* groups = with_edit(turn);
    if (!groups || groups->edit->draft.name.empty()) return;
    groups->saving = true;
    groups->edit->no_room = false;
    const GroupEdit& edit = *groups->edit;
    turn.effects.emplace_back(
        effect::SaveGroup{edit.day, edit.row ? std::optional(edit.before) : std::nullopt, edit.draft});
}

void on(Turn& turn, const action::CancelGroup&) {
    GroupsState* groups = turn.groups();
    if (groups && !groups->saving) groups->edit.reset();
}

void on(Turn& turn, const action::AskRemoveGroup&) {
    GroupsState* groups = with_edit(turn);
    if (!groups) return;
    if (!groups->edit->row) return groups->edit.reset(); // it never was on the list
    turn.open(StaffQuestion{StaffAsk::remove_group});
}

void on(Turn& turn, const action::CopyLastWeek&) {
    GroupsState* groups = turn.groups();
    if (!groups || groups->saving || groups->edit) return;
    if (groups->shown(turn.facts.local.day) != turn.facts.local.day) return;
    groups->saving = true;
    turn.effects.emplace_back(effect::CopyLastWeek{});
}

} // namespace porchlight::flow

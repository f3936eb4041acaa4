// Staff: which days go out. A day that went out brings its whole group again; a new group stops at the edge of those.
#include "app/flow_turn.h"
#include "app/staff/export_days.h"

#include <chrono>

namespace porchlight::flow {

namespace {

store::Day first_of_month(store::Day day, int months = 0) {
    const std::chrono::year_month_day date = store::date_of(day);
    return store::day_of((date.year() / date.month() + std::chrono::months(months)) / std::chrono::day(1));
}

ExportState* ready(Turn& turn) {
    ExportState* exporting = turn.exporting();
    return exporting && exporting->phase == ExportPhase::ready ? exporting : nullptr;
}

} // namespace

void on(Turn& turn, const action::OpenDays&) {
    ExportState* exporting = ready(turn);
    if (!exporting) return;
    DayPicking picking;
    if (exporting->period) {
        picking.first = exporting->period->from;
        picking.last = exporting->period->until;
        picking.again = staff::group_of(turn.facts.exporting, exporting->period->from).has_value();
    }
    picking.month = first_of_month(picking.last.value_or(turn.facts.local.day));
    exporting->picking = picking;
    turn.transition = ui::Transition::forward;
}

void on(Turn& turn, const action::ShowMonth& shown) {
    ExportState* exporting = ready(turn);
    if (!exporting || !exporting->picking) return;
    const store::Day wanted = first_of_month(exporting->picking->month, shown.step > 0 ? 1 : -1);
    if (wanted > turn.facts.local.day) return;
    exporting->picking->month = wanted;
}

void on(Turn& turn, const action::PickDay& picked) {
    ExportState* exporting = ready(turn);
    if (!exporting || !exporting->picking || picked.day >= turn.facts.local.day) return;
    DayPicking& picking = *exporting->picking;
    const ExportFact& fact = turn.facts.exporting;
    if (const auto group = staff::group_of(fact, picked.day)) {
        picking.first = group->from;
        picking.last = group->until;
        picking.again = true;
        return;
    }
    if (!picking.first || picking.last || picking.again) {
        picking.first = picked.day;
        picking.last.reset();
        picking.again = false;
        return;
    }
    const store::Period period = staff::reach(fact, *picking.first, picked.day, turn.facts.local.day);
    picking.first = period.from;
    picking.last = period.until;
}

void on(Turn& turn, const action::UseDays&) {
    ExportState* exporting = ready(turn);
    if (!exporting || !exporting->picking || !exporting->picking->first) return;
    const DayPicking& picking = *exporting->picking;
    exporting->period = store::Period{*picking.first, picking.last.value_or(*picking.first)};
    exporting->picking.reset();
    turn.transition = ui::Transition::back;
}

void on(Turn& turn, const action::PickPeriod& picked) {
    if (ExportState* exporting = ready(turn)) exporting->period = picked.period;
}

} // namespace porchlight::flow

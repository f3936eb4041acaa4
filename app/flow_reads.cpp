// Staff and the reads: a sheet over today says what is new, and nothing changes unasked.
#include "app/flow_turn.h"

namespace porchlight::flow {

void on(Turn& turn, const action::ReadsTold&) {
    const bool is_news = turn.facts.reads.news != ReadsNews::none; // not once the stick with the offer is gone
    if (auto* open = turn.sheet<ReadsSheet>()) return is_news ? void(open->working = false) : turn.close_sheet();
    // Whoever is at something else hears of it when they come in again.
    if (is_news && turn.staff() && !turn.exporting() && !turn.state.sheet) turn.open(ReadsSheet{});
}

void on(Turn& turn, const action::InstallReads&) {
    auto* sheet = turn.sheet<ReadsSheet>();
    if (!turn.staff() || !sheet || sheet->working || turn.facts.reads.news != ReadsNews::offered) return;
    sheet->working = true;
    turn.effects.emplace_back(effect::InstallReads{});
}

void on(Turn& turn, const action::BringReadsBack&) {
    auto* sheet = turn.sheet<ReadsSheet>();
    if (!turn.staff() || !sheet || sheet->working || turn.facts.reads.news != ReadsNews::taken) return;
    sheet->working = true;
    turn.effects.emplace_back(effect::BringReadsBack{});
}

} // namespace porchlight::flow

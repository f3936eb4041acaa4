// What was promised in a day, and whether a store keeps it: every acknowledged visit once, none half there, counts,
// requests and notes in agreement with the visits.
#pragma once

#include "store/store.h"
#include "tests/support/faults/crowd.h"

#include <map>
#include <string>
#include <string_view>

namespace faults {

class Ledger {
  public:
    explicit Ledger(store::Day day) : day_(day) {}

    /// One line of a crowd's report.
    void promise(std::string_view line);
    std::size_t visits() const { return notes_shown_.size(); }

    /// Fails the running test unless the store keeps what was promised, and holds at most one thing more: what was on
    /// its way when the end came. `showings_before`: of notes, when the day began. Answers how many there are now.
    std::size_t check(store::Store& store, std::size_t showings_before = 0) const;

  private:
    store::Day day_;
    std::map<store::VisitId, bool> notes_shown_;
    std::size_t reads_ = 0;
};

} // namespace faults

// See ledger.h.
#include "ledger.h"

#include "store/db.h"
#include "store/notes.h"
#include "store/package/digest.h"
#include "tests/support/store/lobby.h"

#include <set>

namespace faults {

namespace {

/// Takes them all, and puts them back.
std::size_t showings_in(store::Store& store) {
    std::size_t showings = 0;
    const auto taken = store.db().write([&](store::WriteTxn& txn) -> store::Result<void> {
        for (showings = 0; store::take_note(txn, lobby::seeded(1)); ++showings) {
        }
        return store::fail(store::Code::stopped, "counted");
    });
    CHECK(taken.error().code == store::Code::stopped);
    return showings;
}

} // namespace

void Ledger::promise(std::string_view line) {
    if (line == "read") {
        ++reads_;
        return;
    }
    store::VisitId id{};
    REQUIRE(line.size() == 6 + 32 + 2);
    REQUIRE(store::from_hex(line.substr(6, 32), id));
    notes_shown_[id] = line.back() == '1';
}

std::size_t Ledger::check(store::Store& store, std::size_t showings_before) const {
    const auto visits = lobby::visits_of(store, {day_, day_}); // fails on a damaged one
    std::set<store::VisitId> found;
    std::set<store::RequestId> wanted;
    std::size_t unpromised = 0, left = 0, shown = 0;
    for (const store::Visit& visit : visits) {
        const store::Submission made = crowd::visit_of(visit.id, day_);
        found.insert(visit.id);
        if (visit.reason != made.reason || visit.feelings != made.feelings) FAIL("a visit came back changed");
        if (made.requests.any()) wanted.insert(crowd::request_of(visit.id));
        left += made.note ? store::showings_per_note : 0;
        const auto promised = notes_shown_.find(visit.id);
        unpromised += promised == notes_shown_.end() ? 1 : 0;
        shown += promised != notes_shown_.end() && promised->second ? 1 : 0;
    }
    CHECK(found.size() == visits.size());
    for (const auto& promised : notes_shown_)
        if (!found.contains(promised.first)) FAIL("an acknowledged visit is lost: " << store::to_hex(promised.first));
    CHECK(unpromised <= 1);

    std::size_t counted = 0, reads = 0;
    for (const store::Count& count : lobby::need(store.counters().list({day_, day_})))
        (count.name == "visits" ? counted : reads) += static_cast<std::size_t>(count.count);
    CHECK(counted == visits.size());
    CHECK(reads >= reads_);
    CHECK(reads + unpromised <= reads_ + 1); // one thing was on its way, a visit or an article

    const auto list = lobby::need(store.requests().list(day_, lobby::unlock(store)));
    CHECK(list.corrupt == 0);
    std::set<store::RequestId> asked;
    for (const store::Request& request : list.requests) asked.insert(request.id);
    CHECK(asked == wanted);

    const std::size_t showings = showings_in(store);
    const std::size_t expected = showings_before + left - shown;
    CHECK(showings <= expected);
    CHECK(showings + unpromised >= expected); // the last one may have been shown one too
    return showings;
}

} // namespace faults

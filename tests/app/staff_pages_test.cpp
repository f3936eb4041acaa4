// The staff pages behind the tabs: taking Done back, wiping the glass, which days go out, and the last twelve weeks.
#include "../support/app/pane.h"
#include "app/flow.h"
#include "app/gallery/samples.h"
#include "app/screens/screens.h"
#include "app/staff/export_days.h"
#include "app/staff/trends.h"

#include <catch2/catch.hpp>

using namespace porchlight;
using test::asked;
using test::DrawScreen;
using test::Pane;
using test::staff_picture;

namespace {} // namespace

TEST_CASE("today: Done can be taken back for ten seconds, and only then is the request erased") {
    Pane pane;
    const DrawScreen screen = staff_picture(pane, "staff-dashboard");
    Step done = update(pane.state, action::FinishRequest{2}, pane.facts);
    CHECK(done.effects.empty());
    pane.state = done.state;
    asked<action::UndoFinish>(pane.tap(screen, "staff.waiting.undo"));
    CHECK_FALSE(pane.shows("staff.waiting.2.done"));
    CHECK_FALSE(std::get<StaffState>(update(pane.state, action::UndoFinish{}, pane.facts).state.screen).finishing);
    pane.facts.now_seconds += undo_seconds;
    done = update(pane.state, action::Tick{}, pane.facts);
    REQUIRE(done.effects.size() == 1);
    CHECK(std::get<effect::FinishRequest>(done.effects.front()).key == 2);
    const Step locked = update(pane.state, action::Lock{}, pane.facts); // or as soon as nobody could take it back
    REQUIRE(locked.effects.size() == 2);
    CHECK(std::holds_alternative<effect::FinishRequest>(locked.effects.front()));
}

TEST_CASE("cleaning: nothing answers for a minute, and then the page is there again") {
    Pane pane;
    staff_picture(pane, "staff-dashboard");
    pane.state = update(pane.state, action::BeginCleaning{}, pane.facts).state;
    pane.frame([](Page& page) { return screens::draw(page); });
    CHECK(pane.says("Wipe the glass now"));
    CHECK_FALSE(pane.shows("bar.help"));
    pane.facts.now_seconds += cleaning_seconds;
    const State after = update(pane.state, action::Tick{}, pane.facts).state;
    CHECK_FALSE(after.sheet.has_value());
    CHECK(std::holds_alternative<StaffState>(after.screen));
}

TEST_CASE("export days: a new group stops at the edge of what went out, and a day of that brings all of it") {
    ExportFact fact;
    fact.exported = {{store::Day{100}, store::Day{106}}};
    const store::Day today{120};
    CHECK(staff::reach(fact, store::Day{110}, store::Day{104}, today) ==
          store::Period{store::Day{107}, store::Day{110}});
    CHECK(staff::reach(fact, store::Day{96}, store::Day{112}, today) == store::Period{store::Day{96}, store::Day{99}});
    CHECK(staff::reach(fact, store::Day{110}, store::Day{125}, today) ==
          store::Period{store::Day{110}, store::Day{119}});
    CHECK(staff::group_of(fact, store::Day{103}) == fact.exported.front());
    CHECK(staff::is_out(fact, store::Day{103}));
    fact.pending = fact.exported; // the stick was pulled: no tick, and the same group all the same
    CHECK_FALSE(staff::is_out(fact, store::Day{103}));
    CHECK(staff::group_of(fact, store::Day{103}) == fact.exported.front());
}

TEST_CASE("groups: Starts moves by five minutes, and by thirty for as long as its key is held, as it shows") {
    Pane pane;
    const DrawScreen screen = staff_picture(pane, "schedule-editor");
    const auto& groups = std::get<GroupsState>(std::get<StaffState>(pane.state.screen).page);
    const std::int32_t before = groups.edit->draft.start_minute;
    const auto held_for = [&](std::string_view key, double seconds) {
        pane.now_seconds += 10;
        pane.frame(screen);
        pane.press(pane.control(key).rect.center());
        CHECK_FALSE(pane.frame(screen).has_value());
        pane.now_seconds += seconds;
        CHECK_FALSE(pane.frame(screen).has_value()); // nothing moves before it is let go
        const std::string shown = pane.control("grp.starts.more").value;
        pane.release(pane.control(key).rect.center());
        const std::int32_t after = asked<action::ChangeGroup>(pane.frame(screen)).draft.start_minute;
        CHECK(shown == pane.say().time(seconds < 0.5 ? before : after));
        return after - before;
    };
    CHECK(held_for("grp.starts.more", 0.1) == 5);
    CHECK(held_for("grp.starts.less", 0.1) == -5);
    CHECK(held_for("grp.starts.more", 0.8) == 30);
    CHECK(held_for("grp.starts.less", 0.8) == -30);
    CHECK(held_for("grp.starts.more", 1.2) == 60);
}

TEST_CASE("trends: one to ten people are never told apart, nor worked out from the others") {
    const store::Day monday{20745}; // 2026-10-19
    staff::Weeks weeks(monday);
    store::Visit visit;
    visit.day = monday - 1;
    for (int i = 0; i < 30; ++i) {
        visit.reason = i < 4 ? store::Reason::family_visit : store::Reason::group_session;
        visit.feelings.energy = static_cast<std::uint8_t>(i * 3);
        weeks.add(visit);
    }
    visit.day = monday; // this week is not over
    weeks.add(visit);
    const WeekFact last = weeks.shown().back();
    CHECK(last.visits == store::Cell{store::Cell::Kind::exact, 30});
    CHECK(last.kinds[2].kind != store::Cell::Kind::exact);
    CHECK(last.kinds[0].kind != store::Cell::Kind::exact); // 30 - 26 would tell
    CHECK(last.middles[0] == 42);
    CHECK_FALSE(last.middles[1].has_value());
}

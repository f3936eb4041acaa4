// Whole visits, from the front page back to it, through the list of controls.
#include "support/journeys/driver.h"

#include <catch2/catch.hpp>

using namespace porchlight;
using journeys::Driver;

namespace {

std::vector<store::Visit> visits_today(Driver& kiosk) {
    return lobby::visits_of(kiosk.store(), {kiosk.local.day, kiosk.local.day});
}

} // namespace

TEST_CASE("visit: every answer is given, and the vault alone can read them") {
    Driver kiosk;
    kiosk.tap("welcome.checkin");
    kiosk.tap("reason.group");
    kiosk.tap("reason.continue");
    kiosk.touch("mood.energy", 0.25F);
    kiosk.touch("mood.mood", 0.5F);
    kiosk.touch("mood.ease", 0.9F);
    kiosk.tap("mood.continue");
    kiosk.tap("req.peer");
    kiosk.tap("req.finish");

    REQUIRE(kiosk.on<DoneState>());
    CHECK(kiosk.on<DoneState>()->name);
    const auto visits = visits_today(kiosk);
    REQUIRE(visits.size() == 1);
    CHECK(visits[0].reason == store::Reason::group_session);
    REQUIRE(visits[0].feelings.energy);
    CHECK(*visits[0].feelings.energy < 30);
    CHECK(visits[0].feelings.mood);
    REQUIRE(visits[0].feelings.ease);
    CHECK(*visits[0].feelings.ease > 80);

    kiosk.tap("done.done");
    CHECK(kiosk.on<WelcomeState>());
}

TEST_CASE("visit: who came for a group is told of the next one that is for them, and nobody else is") {
    Driver kiosk;
    kiosk.local.minute = 17 * 60;
    const auto group = [](const char* name, int hour, store::Audience audience, bool on = true) {
        return store::Group{name, static_cast<std::uint16_t>(hour * 60), 60, "Oak Room", audience, on};
    };
    lobby::need(kiosk.store().schedule().set_day(kiosk.local.day, {group("over", 16, store::Audience::everyone),
                                                                   group("teens", 18, store::Audience::teens),
                                                                   group("off", 18, store::Audience::everyone, false),
                                                                   group("circle", 19, store::Audience::clients)}));
    kiosk.restart();
    const auto come_for = [&](const char* reason) {
        kiosk.tap("welcome.checkin");
        kiosk.tap(reason);
        kiosk.tap("reason.continue");
        kiosk.tap("mood.skip");
        kiosk.tap("req.skip");
        REQUIRE(kiosk.on<DoneState>());
    };
    come_for("reason.group");
    CHECK(kiosk.words().find("circle starts at 7:00") != std::string::npos);
    CHECK(kiosk.words().find("teens starts") == std::string::npos);
    kiosk.tap("done.done");
    come_for("reason.other");
    CHECK(kiosk.words().find("starts at") == std::string::npos);
    kiosk.tap("done.done");
    kiosk.local.minute = 19 * 60 + 1; // the last one has begun
    come_for("reason.group");
    CHECK(kiosk.words().find("starts") == std::string::npos);
}

TEST_CASE("visit: every question is skipped, and no answer is kept as an answer") {
    Driver kiosk;
    kiosk.tap("welcome.checkin");
    kiosk.tap("reason.other");
    kiosk.tap("reason.continue");
    kiosk.tap("mood.skip");
    kiosk.tap("req.skip");
    REQUIRE(kiosk.on<DoneState>());
    const auto visits = visits_today(kiosk);
    REQUIRE(visits.size() == 1);
    CHECK(visits[0].feelings == store::Feelings{});
    kiosk.wait(done_seconds + 1);
    CHECK(kiosk.on<WelcomeState>());
}

TEST_CASE("visit: Continue without a reason says why it waits") {
    Driver kiosk;
    kiosk.tap("welcome.checkin");
    kiosk.tap("reason.continue");
    REQUIRE(kiosk.on<CheckInState>());
    CHECK(kiosk.on<CheckInState>()->step == CheckInStep::reason);
    CHECK(kiosk.words().find("is fine") != std::string::npos);
}

TEST_CASE("visit: Home in the middle asks, keeps the answers, and drops them only when asked to") {
    Driver kiosk;
    kiosk.tap("welcome.checkin");
    kiosk.tap("reason.meds");
    kiosk.tap("reason.continue");
    kiosk.tap("bar.home");
    REQUIRE(kiosk.sheet<LeaveQuestion>());
    kiosk.tap("leave.stay");
    REQUIRE(kiosk.on<CheckInState>());
    CHECK(kiosk.on<CheckInState>()->draft.reason == store::Reason::medication);
    kiosk.tap("bar.home");
    kiosk.tap("leave.go");
    CHECK(kiosk.on<WelcomeState>());
    CHECK(visits_today(kiosk).empty());
}

TEST_CASE("visit: somebody who walks away is asked, and then nothing of them is left") {
    Driver kiosk;
    kiosk.tap("welcome.checkin");
    kiosk.tap("reason.first");
    kiosk.tap("reason.continue");
    kiosk.touch("mood.energy", 0.1F);
    kiosk.wait(91);
    REQUIRE(kiosk.sheet<StillThere>());
    kiosk.tap("idle.stay");
    REQUIRE(kiosk.on<CheckInState>());
    CHECK(kiosk.on<CheckInState>()->draft.feelings.energy);
    kiosk.wait(91);
    REQUIRE(kiosk.sheet<StillThere>());
    kiosk.wait(31);
    CHECK(kiosk.on<WelcomeState>());
    CHECK(visits_today(kiosk).empty());
}

TEST_CASE("visit: a read is opened from its shelf, counted without a reader, and left again") {
    Driver kiosk;
    kiosk.tap("welcome.explore");
    kiosk.tap("explore.book.what-is-peer-support");
    REQUIRE(kiosk.on<ReaderState>());
    CHECK(kiosk.words().find("peer") != std::string::npos);
    kiosk.tap("bar.back");
    CHECK(kiosk.on<ExploreState>());
    kiosk.tap("bar.home");
    CHECK(kiosk.on<WelcomeState>());
    const auto counts = kiosk.store().counters().list({kiosk.local.day, kiosk.local.day});
    REQUIRE(counts);
    REQUIRE(counts->size() == 1);
    CHECK(counts->front().name == "read/en/what-is-peer-support");
    CHECK(counts->front().count == 1);
}

TEST_CASE("visit: help is one touch from the front page and from the middle of a check-in") {
    Driver kiosk;
    kiosk.tap("bar.help");
    REQUIRE(kiosk.sheet<HelpSheet>());
    CHECK(kiosk.words().find("988") != std::string::npos);
    kiosk.tap("bar.help");
    CHECK_FALSE(kiosk.state().sheet);
    kiosk.tap("welcome.checkin");
    kiosk.tap("bar.help");
    kiosk.tap("help.ring");
    REQUIRE(kiosk.sheet<HelpSheet>());
    CHECK(kiosk.sheet<HelpSheet>()->rung);
    kiosk.tap("help.close");
    CHECK(kiosk.on<CheckInState>());
}

TEST_CASE("visit: a double touch on See reads shows them, and does not bring the keys back") {
    Driver kiosk;
    kiosk.tap("welcome.explore");
    kiosk.tap("explore.search");
    kiosk.type("family");
    kiosk.tap_twice("search.go", 0.12);
    REQUIRE(kiosk.on<SearchState>());
    CHECK(kiosk.on<SearchState>()->sees_reads);
}

TEST_CASE("visit: Enter shows the reads, also when the field was touched before") {
    const bool touched = GENERATE(true, false);
    Driver kiosk;
    kiosk.tap("welcome.explore");
    kiosk.tap("explore.search");
    if (touched) kiosk.tap("search.field");
    kiosk.type("family");
    kiosk.press(ui::KeyName::enter);
    REQUIRE(kiosk.on<SearchState>());
    CHECK(kiosk.on<SearchState>()->sees_reads);
}

// After hours the quiet minute and the reads finish the check-in first: what a person told the kiosk is not lost.
#include "app/flow.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace porchlight;

namespace {

struct Evening {
    Facts facts;
    State state;
    std::vector<Effect> effects;

    Evening() {
        facts.now_seconds = 100;
        facts.site.desk_is_open = false;
        CheckInState check_in;
        check_in.step = CheckInStep::requests;
        check_in.draft.reason = store::Reason::something_else;
        state.screen = check_in;
    }
    void on(const Action& action) {
        Step step = update(state, action, facts);
        state = step.state;
        effects = step.effects;
    }
    [[nodiscard]] std::size_t submits() const {
        return static_cast<std::size_t>(std::count_if(effects.begin(), effects.end(), [](const Effect& effect) {
            return std::holds_alternative<effect::SubmitVisit>(effect);
        }));
    }
};

} // namespace

TEST_CASE("after hours: the quiet minute opens once the check-in is stored, and only then") {
    Evening evening;
    evening.on(action::OpenQuiet{});
    CHECK(evening.submits() == 1);
    CHECK(std::holds_alternative<CheckInState>(evening.state.screen));
    evening.on(action::OpenQuiet{});
    CHECK(evening.submits() == 0);
    evening.on(action::Submitted{});
    REQUIRE(std::holds_alternative<QuietState>(evening.state.screen));
    CHECK_FALSE(std::get<QuietState>(evening.state.screen).name);
}

TEST_CASE("after hours: a check-in that could not be stored says so and opens nothing") {
    Evening evening;
    evening.on(action::OpenQuiet{});
    evening.on(action::SubmitFailed{store::Code::full});
    REQUIRE(std::holds_alternative<FailureState>(evening.state.screen));
    CHECK(std::get<FailureState>(evening.state.screen).code == FailureCode::full);
}

TEST_CASE("after hours: while the desk is open nothing is submitted by looking elsewhere") {
    Evening evening;
    evening.facts.site.desk_is_open = true;
    evening.on(action::OpenQuiet{});
    CHECK(evening.submits() == 0);
}

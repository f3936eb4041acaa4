// What is on the glass while time goes by and things happen: values in, values out. No store, no clock, no picture.
#pragma once

#include "app/flow.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <variant>
#include <vector>

namespace test {

using namespace porchlight;

struct Glass {
    Facts facts;
    State state;
    std::vector<Effect> effects;
    Step last;

    explicit Glass(Screen screen = {}) {
        facts.now_seconds = 1000;
        state.screen = std::move(screen);
        state.last_touch_seconds = state.screen_since_seconds = facts.now_seconds;
    }
    void on(const Action& action) {
        last = update(state, action, facts);
        state = last.state;
        effects.insert(effects.end(), last.effects.begin(), last.effects.end());
    }
    void wait(double seconds) {
        const double until = facts.now_seconds + seconds;
        while (true) {
            const auto due = next_deadline(state, facts);
            if (!due || *due > until) break;
            REQUIRE(*due >= facts.now_seconds);
            facts.now_seconds = *due;
            on(action::Tick{});
            const auto after = next_deadline(state, facts);
            REQUIRE((!after || *after > *due)); // a tick that changes nothing would spin
        }
        facts.now_seconds = until;
    }
    template <typename T>
    [[nodiscard]] T* on_screen() {
        return std::get_if<T>(&state.screen);
    }
    template <typename T>
    [[nodiscard]] bool sheet() const {
        return state.sheet && std::holds_alternative<T>(*state.sheet);
    }
    template <typename T>
    [[nodiscard]] std::ptrdiff_t asked() const {
        return std::count_if(effects.begin(), effects.end(),
                             [](const Effect& effect) { return std::holds_alternative<T>(effect); });
    }
};

} // namespace test

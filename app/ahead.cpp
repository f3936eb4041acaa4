#include "app/ahead.h"

#include <vector>

namespace porchlight {

namespace {

using Touches = std::vector<Action>;

/// A check-in, page after page, the help that nobody should wait for, and the two that take longest to be made. The
/// others, made when they are opened, would cost 3 MB more.
std::vector<Touches> ways_from_front() {
    const Action begin = action::BeginCheckIn{}, pick = action::PickReason{store::Reason::group_session},
                 next = action::Continue{};
    return {{begin},
            {action::OpenHelp{}},
            {begin, pick},
            {begin, pick, next},
            {begin, pick, next, next},
            {begin, pick, next, next, next, action::Submitted{}},
            {action::OpenExplore{}},
            {action::OpenLanguage{}}};
}

} // namespace

std::optional<State> page_ahead(const State& front, const Facts& facts, std::size_t number) {
    if (!std::holds_alternative<WelcomeState>(front.screen) || front.sheet) return std::nullopt;
    const auto ways = ways_from_front();
    if (number >= ways.size()) return std::nullopt;
    State state = front;
    for (const Action& touch : ways[number]) state = update(state, touch, facts).state;
    return state;
}

} // namespace porchlight

// Focus order and the nearest neighbour in a direction.
#include "ui/focus.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace ui {

namespace {

// Turns a direction into "down the y axis", so that one rule serves four arrows.
Rect facing_down(Rect r, KeyName direction) {
    switch (direction) {
    case KeyName::up:
        return {r.x, -r.bottom(), r.width, r.height};
    case KeyName::left:
        return {r.y, -r.right(), r.height, r.width};
    case KeyName::right:
        return {r.y, r.x, r.height, r.width};
    default:
        return r;
    }
}

// How far `to` is below `from`; nothing when it is not. Being beside costs more than being far, so that columns and
// rows are kept.
std::optional<float> distance_down(Rect from, Rect to) {
    const float shared_px = std::min(from.height, to.height) / 2;
    if (to.y < from.bottom() - shared_px) return std::nullopt;
    const float down = std::max(0.0F, to.y - from.bottom());
    const float beside = std::max({0.0F, to.x - from.right(), from.x - to.right()});
    const float off_center = std::abs(to.center().x - from.center().x);
    return down + 3 * beside + 0.05F * off_center;
}

/// Of those that `counts`, the nearest in the arrow's direction; null when there is none.
const Control* nearest(const Access& access, const Control& from, KeyName direction, const CanFocus& counts) {
    const Rect start = facing_down(from.rect, direction);
    const Control* best = nullptr;
    float best_distance = std::numeric_limits<float>::max();
    for (const Control& control : access.controls()) {
        if (!can_be_touched(control.role) || !counts(control)) continue;
        const auto distance = distance_down(start, facing_down(control.rect, direction));
        if (!distance || *distance >= best_distance) continue;
        best = &control;
        best_distance = *distance;
    }
    return best;
}

/// A list is gone through to its end before anything beside it: what is scrolled out of sight there is a neighbour,
/// elsewhere it is not.
const Control* neighbour(const Access& access, const Control& from, KeyName direction, const CanFocus& can_focus) {
    const auto is_in_list = [&](const Control& control) {
        return !control.scroller.empty() && control.scroller == from.scroller && can_focus(control);
    };
    if (const Control* within = nearest(access, from, direction, is_in_list)) return within;
    return nearest(access, from, direction, [&](const Control& control) {
        return !overlap(control.rect, control.clip).empty() && can_focus(control);
    });
}

} // namespace

const Control* next_focus(const Access& access, const Control* from, KeyName direction, const CanFocus& can_focus) {
    const bool backward = direction == KeyName::back_tab;
    if (from != nullptr && direction != KeyName::tab && !backward)
        return neighbour(access, *from, direction, can_focus);
    std::vector<const Control*> order;
    for (const Control& control : access.controls())
        if (can_focus(control)) order.push_back(&control);
    if (order.empty()) return nullptr;
    if (backward) std::ranges::reverse(order);
    const auto found = std::ranges::find(order, from);
    if (found == order.end() || found + 1 == order.end()) return order.front();
    return *(found + 1);
}

} // namespace ui

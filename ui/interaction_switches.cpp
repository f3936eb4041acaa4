// Two switches: one moves on, one acts; at a pace of its own the focus moves on by itself, so that one switch is
// enough.
#include "ui/interaction.h"

#include <algorithm>

namespace ui {

namespace {

constexpr std::size_t rounds = 2; // a focus that nobody answers comes to rest, and so does the program

} // namespace

void Interaction::use_switch(const InputEvent& event, const Access& last, const Control* focused) {
    const bool is_seen = focused != nullptr && focus_visible_;
    if (event.key == KeyName::select && is_seen)
        enter(event, focused);
    else if (is_seen || focused == nullptr) // what had the focus unseen is shown first
        move_focus(last, focused, KeyName::tab);
    focus_visible_ = true;
    if (scan_pace_seconds_ <= 0) return;
    const auto reachable =
        std::ranges::count_if(last.controls(), [this](const Control& one) { return can_focus(one); });
    scan_steps_left_ = rounds * static_cast<std::size_t>(reachable);
    scan_due_seconds_ = event.time_seconds + scan_pace_seconds_;
}

void Interaction::scan_on(const Access& last) {
    const Control* focused = last.find(focus_);
    if (focused != nullptr && !can_focus(*focused)) focused = nullptr;
    move_focus(last, focused, KeyName::tab);
    scan_steps_left_ -= std::min<std::size_t>(scan_steps_left_, 1);
    if (scan_steps_left_ > 0)
        scan_due_seconds_ = now_seconds_ + scan_pace_seconds_;
    else
        scan_due_seconds_.reset();
}

} // namespace ui

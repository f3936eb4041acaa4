// Fingers: press, drag, scroll, release. The keys are in interaction_keys.cpp.
#include "ui/interaction.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr float slop_px = 14;        // about 4 mm on a 24 inch panel: less is a trembling finger, more is a scroll
constexpr float far_outside_px = 40; // further than this from the control a press is given up for good
constexpr float wheel_step_px = 120;
constexpr double deaf_seconds = 0.3;       // after a screen or a layer changed
constexpr double again_seconds = 0.3;      // before the same control acts again
constexpr double again_key_seconds = 0.12; // a double letter is typed faster than that, a bouncing finger is not
constexpr double in_place_seconds = 0.3;   // after a control acted and another one took its place
constexpr float in_place_px = 48;          // as far apart as a hand that trembles touches twice, about 13 mm
constexpr double velocity_seconds = 0.1;
constexpr double frame_seconds_max = 1.0 / 30;
constexpr double flick_seconds_min = 1.0 / 60; // moves that arrive in one batch carry one time

float outside_px(Rect rect, Point p) {
    const float across = std::max({rect.x - p.x, 0.0F, p.x - rect.right()});
    const float down = std::max({rect.y - p.y, 0.0F, p.y - rect.bottom()});
    return std::hypot(across, down);
}

float along(Axis axis, Point p) { return axis == Axis::down ? p.y : p.x; }

} // namespace

void Interaction::activate(std::string_view id) { asked_.emplace_back(id); }

void Interaction::begin_frame(const Access& last, double now_seconds) {
    activated_.reset();
    drag_.reset();
    keys_.clear();
    escape_ = anything_ = false;
    press_seconds_ = 0;
    const double elapsed_seconds = std::clamp(now_seconds - now_seconds_, 0.0, frame_seconds_max);
    now_seconds_ = now_seconds;

    while (!asked_.empty() && !activated_) {
        const Control* control = last.find(asked_.front());
        if (control != nullptr && !control->covered && can_be_touched(control->role)) {
            activated_ = asked_.front();
            anything_ = true;
        }
        asked_.pop_front();
    }
    // A screen answers one key a frame: of a word typed at once, every letter arrives.
    while (!queue_.empty() && !activated_ && keys_.empty()) {
        const InputEvent event = queue_.front();
        // What a slider was told must be seen by its widget before another one is taken.
        if (drag_ && event.kind == InputKind::press) break;
        queue_.pop_front();
        work(event, last);
    }
    if (scan_due_seconds_ && now_seconds >= *scan_due_seconds_) scan_on(last);
    glide_all(elapsed_seconds);
}

void Interaction::work(const InputEvent& event, const Access& last) {
    switch (event.kind) {
    case InputKind::press:
        press(event, last);
        break;
    case InputKind::move:
        move(event, last);
        break;
    case InputKind::release:
        release(event, last);
        break;
    case InputKind::cancel:
        if (const auto found = fingers_.find(event.finger); found != fingers_.end()) {
            if (found->second.captured) drag_ = Drag{found->second.id, found->second.last, true};
            fingers_.erase(found);
        }
        break;
    case InputKind::wheel:
        wheel(event, last);
        break;
    case InputKind::key:
        key(event, last);
        break;
    case InputKind::character:
        anything_ = true;
        keys_.push_back(event);
        break;
    }
}

void Interaction::press(const InputEvent& event, const Access& last) {
    anything_ = true;
    focus_visible_ = false;
    scan_due_seconds_.reset(); // a hand that touches needs no switches
    if (event.time_seconds < deaf_until_seconds_ || changed_under(event, last)) return;
    Finger finger;
    finger.began = finger.last = event.at;
    finger.inside_since_seconds = event.time_seconds;
    const Control* target = last.at(event.at);
    // What lies over a list without being part of it does not scroll it.
    const Control* list = target != nullptr ? last.find(target->scroller) : last.scroller_at(event.at);
    if (list != nullptr) finger.scroller = list->id;
    const Control* moving = list;
    while (moving != nullptr && !gliding(scroll(moving->id))) moving = last.find(moving->scroller);
    if (moving != nullptr) {
        finger.scroller = moving->id;
        scroll(moving->id).speed_px_per_second = 0;
        finger.stopped = true;
    } else if (target != nullptr) {
        finger.id = target->id;
        finger.inside = true;
        finger.captured = target->captures_drag && target->enabled;
        if (finger.captured) drag_ = Drag{target->id, event.at, false};
    }
    // Of two fingers on sliders the newer one is meant; the older may be a resting hand.
    if (finger.captured) std::erase_if(fingers_, [](const auto& entry) { return entry.second.captured; });
    fingers_.insert_or_assign(event.finger, std::move(finger));
}

bool Interaction::changed_under(const InputEvent& pressed, const Access& last) const {
    if (!acted_ || pressed.time_seconds >= acted_->time_seconds + in_place_seconds) return false;
    if (std::hypot(pressed.at.x - acted_->at.x, pressed.at.y - acted_->at.y) > in_place_px) return false;
    const Control* before = acted_->seen.at(pressed.at);
    const Control* now = last.at(pressed.at);
    if (now == nullptr) return false;
    if (before == nullptr) return true;
    // A key that types another letter after each letter is the same key.
    const bool same_key = before->role == Role::key && now->role == Role::key && before->rect == now->rect;
    return before->id != now->id && !same_key;
}

void Interaction::move(const InputEvent& event, const Access& last) {
    const auto found = fingers_.find(event.finger);
    if (found == fingers_.end()) return;
    Finger& finger = found->second;
    const Point before = finger.last;
    finger.last = event.at;
    if (finger.captured) {
        anything_ = true;
        drag_ = Drag{finger.id, event.at, false};
        return;
    }
    const Control* list = finger.scrolls ? nullptr : follower(finger, last, event.at);
    if (list != nullptr) {
        finger.scroller = list->id;
        begin_scroll(finger);
        // The list starts where the slop ends, so that it does not jump.
        ScrollArea& area = scroll(finger.scroller);
        const float way_px = along(area.axis, event.at) - along(area.axis, finger.began);
        pull(area, std::copysign(slop_px, way_px) - way_px);
    } else if (finger.scrolls) {
        ScrollArea& area = scroll(finger.scroller);
        pull(area, along(area.axis, before) - along(area.axis, event.at));
    }
    if (finger.scrolls) {
        anything_ = true;
        std::erase_if(finger.samples,
                      [&](const Sample& s) { return s.time_seconds < event.time_seconds - velocity_seconds; });
        finger.samples.push_back({event.time_seconds, along(scroll(finger.scroller).axis, event.at)});
        return;
    }
    if (finger.id.empty()) return;
    const Control* pressed = last.find(finger.id);
    if (pressed == nullptr || outside_px(pressed->rect, event.at) > far_outside_px) {
        finger.id.clear();
        finger.inside = false;
        anything_ = true;
        return;
    }
    const bool inside = last.at(event.at) == pressed;
    if (inside == finger.inside) return;
    anything_ = true;
    finger.inside = inside;
    finger.inside_since_seconds = event.time_seconds;
}

const Control* Interaction::follower(const Finger& finger, const Access& last, Point at) {
    const Control* found = nullptr;
    float farthest_px = slop_px;
    for (const Control* list = last.find(finger.scroller); list != nullptr; list = last.find(list->scroller)) {
        const ScrollArea& area = scroll(list->id);
        const float way_px = std::abs(along(area.axis, at) - along(area.axis, finger.began));
        if (area.limit_px <= 0 || way_px <= farthest_px) continue;
        farthest_px = way_px;
        found = list;
    }
    return found;
}

void Interaction::begin_scroll(Finger& finger) {
    // One list follows one finger: whichever moved last.
    for (auto& [number, other] : fingers_)
        if (other.scroller == finger.scroller && &other != &finger) other.scrolls = other.stopped = false;
    finger.scrolls = true;
    finger.inside = false;
    finger.id.clear();
    finger.samples.clear();
}

void Interaction::release(const InputEvent& event, const Access& last) {
    const auto found = fingers_.find(event.finger);
    if (found == fingers_.end()) return;
    const Finger finger = std::move(found->second);
    fingers_.erase(found);
    anything_ = true;
    if (finger.captured) {
        drag_ = Drag{finger.id, event.at, true};
    } else if (finger.scrolls) {
        const auto recent = std::ranges::find_if(finger.samples, [&](const Sample& sample) {
            return sample.time_seconds >= event.time_seconds - velocity_seconds;
        });
        if (recent == finger.samples.end()) return;
        const double seconds = std::max(event.time_seconds - recent->time_seconds, flick_seconds_min);
        ScrollArea& area = scroll(finger.scroller);
        fling(area, (recent->along_px - along(area.axis, event.at)) / static_cast<float>(seconds));
    } else if (const Control* target = last.at(event.at); target != nullptr && target->id == finger.id) {
        activate_now(*target, event.time_seconds);
        press_seconds_ = event.time_seconds - finger.inside_since_seconds;
        if (activated_) acted_ = Acted{last, event.at, event.time_seconds};
        // The keys of the keyboard on the glass leave the focus on the field they write into.
        if (activated_ && target->role != Role::key) focus_ = target->id;
    }
}

void Interaction::wheel(const InputEvent& event, const Access& last) {
    const Control* list = last.scroller_at(event.at);
    while (list != nullptr && scroll(list->id).axis == Axis::across) list = last.find(list->scroller);
    if (list == nullptr) return;
    anything_ = true;
    step(scroll(list->id), -event.wheel_steps * wheel_step_px);
}

void Interaction::activate_now(const Control& control, double time_seconds) {
    const double wait_seconds = control.role == Role::key ? again_key_seconds : again_seconds;
    const auto [entry, is_first] = last_activated_seconds_.try_emplace(control.id, time_seconds);
    if (!is_first && time_seconds - entry->second < wait_seconds) return;
    entry->second = time_seconds;
    activated_ = control.id;
}

bool Interaction::pressed(std::string_view id) const {
    return !id.empty() && std::ranges::any_of(fingers_, [id](const auto& entry) {
        return entry.second.inside && entry.second.id == id;
    });
}

double Interaction::held_seconds(std::string_view id) const {
    double longest_seconds = 0;
    for (const auto& [number, finger] : fingers_)
        if (finger.inside && finger.id == id)
            longest_seconds = std::max(longest_seconds, now_seconds_ - finger.inside_since_seconds);
    return longest_seconds;
}

ScrollArea& Interaction::scroll(std::string_view id) { return scrolls_[std::string(id)]; }

bool Interaction::held(const std::string& scroller) const {
    return std::ranges::any_of(fingers_, [&](const auto& entry) {
        const Finger& finger = entry.second;
        return finger.scroller == scroller && (finger.scrolls || finger.stopped);
    });
}

bool Interaction::scrolling() const {
    return std::ranges::any_of(scrolls_,
                               [this](const auto& entry) { return gliding(entry.second) && !held(entry.first); });
}

void Interaction::glide_all(double elapsed_seconds) {
    for (auto& [id, area] : scrolls_)
        if (!held(id)) glide(area, elapsed_seconds);
}

void Interaction::screen_changed(double now_seconds) {
    layer_changed(now_seconds);
    focus_.clear();
    focus_beside_.clear();
    scrolls_.clear();
    last_activated_seconds_.clear();
}

void Interaction::layer_changed(double now_seconds) {
    std::swap(focus_, focus_beside_);
    fingers_.clear();
    drag_.reset();
    deaf_until_seconds_ = now_seconds + deaf_seconds;
}

} // namespace ui

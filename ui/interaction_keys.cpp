// Keys: moving the focus, acting on what has it, and handing on what the focused control itself understands.
#include "ui/focus.h"
#include "ui/interaction.h"

#include <algorithm>

namespace ui {

namespace {

constexpr float focus_margin_px = 24; // kept between a focused control and the edge of its list
constexpr float page_share = 0.8F;    // of a list's length, so that the last lines read are seen again

bool is_arrow(KeyName key) {
    return key == KeyName::left || key == KeyName::right || key == KeyName::up || key == KeyName::down;
}

bool understands(const Control& control, KeyName key) {
    if (control.role != Role::slider && control.role != Role::field) return false;
    return key == KeyName::left || key == KeyName::right || key == KeyName::home || key == KeyName::end;
}

float page_px(const Control& list, const ScrollArea& area) {
    return (area.axis == Axis::down ? list.rect.height : list.rect.width) * page_share;
}

// How far a list goes for a key while it has the focus itself: a page of text without a single control in it.
float key_step_px(KeyName key, float page, const ScrollArea& area) {
    const bool down = area.axis == Axis::down;
    switch (key) {
    case KeyName::up:
        return down ? -page : 0;
    case KeyName::down:
        return down ? page : 0;
    case KeyName::left:
        return down ? 0 : -page;
    case KeyName::right:
        return down ? 0 : page;
    case KeyName::home:
        return -area.offset_px;
    case KeyName::end:
        return area.limit_px - area.offset_px;
    default:
        return 0;
    }
}

} // namespace

void Interaction::focus_on(std::string_view id) { focus_ = id; }

bool Interaction::can_focus(const Control& control) const {
    if (!control.focusable || control.covered) return false;
    if (can_be_touched(control.role)) return !control.scroller.empty() || !overlap(control.rect, control.clip).empty();
    if (control.role != Role::scroll_area) return false;
    const auto found = scrolls_.find(control.id);
    return found != scrolls_.end() && found->second.limit_px > 0;
}

void Interaction::key(const InputEvent& pressed, const Access& last) {
    if (pressed.key == KeyName::none) return;
    InputEvent event = pressed;
    if (mirrored_ && (event.key == KeyName::left || event.key == KeyName::right))
        event.key = event.key == KeyName::left ? KeyName::right : KeyName::left;
    anything_ = true;
    const Control* focused = last.find(focus_);
    if (focused != nullptr && !can_focus(*focused)) focused = nullptr;
    if (event.key == KeyName::erase || (focused != nullptr && understands(*focused, event.key))) {
        keys_.push_back(event);
        return;
    }
    if (event.key == KeyName::next || event.key == KeyName::select) {
        if (!event.repeated) use_switch(event, last, focused);
        return;
    }
    if (event.key == KeyName::escape) {
        escape_ = !event.repeated;
        return;
    }
    if (event.key == KeyName::enter) {
        if (!event.repeated) enter(event, focused);
        return;
    }
    if (focused != nullptr && focused->role == Role::scroll_area && focus_visible_) {
        ScrollArea& area = scroll(focused->id);
        const float before_px = area.offset_px;
        step(area, key_step_px(event.key, page_px(*focused, area), area));
        if (area.offset_px != before_px) return;
    }
    if (is_arrow(event.key) || event.key == KeyName::tab || event.key == KeyName::back_tab)
        move_focus(last, focused, event.key);
}

void Interaction::enter(const InputEvent& event, const Control* focused) {
    if (focused == nullptr) {
        keys_.push_back(event);
        return;
    }
    if (!focus_visible_ && focused->role != Role::field) { // never act on what nobody can see to be chosen
        focus_visible_ = true;
        return;
    }
    if (focused->role == Role::scroll_area) { // a five-key pad has no arrows: page by page, then from the top
        ScrollArea& area = scroll(focused->id);
        const bool at_end = area.offset_px >= area.limit_px;
        step(area, at_end ? -area.limit_px : page_px(*focused, area));
        return;
    }
    if (event.time_seconds < deaf_until_seconds_) return;
    activate_now(*focused, event.time_seconds);
    // A field that is typed into does nothing by itself: what Enter says there is for the screen to hear.
    if (activated_ && focused->role == Role::field && event.key == KeyName::enter) keys_.push_back(event);
}

void Interaction::move_focus(const Access& last, const Control* from, KeyName direction) {
    const auto reachable = [this](const Control& control) { return can_focus(control); };
    const Control* to = next_focus(last, from, direction, reachable);
    focus_visible_ = true;
    if (to == nullptr) return;
    focus_ = to->id;
    for (const Control* list = last.find(to->scroller); list != nullptr; list = last.find(list->scroller)) {
        ScrollArea& area = scroll(list->id);
        const bool down = area.axis == Axis::down;
        const float before_px = (down ? to->rect.y - list->rect.y : to->rect.x - list->rect.x) - focus_margin_px;
        const float after_px =
            (down ? to->rect.bottom() - list->rect.bottom() : to->rect.right() - list->rect.right()) + focus_margin_px;
        // A control longer than its list shows its beginning.
        if (before_px < 0)
            step(area, before_px);
        else if (after_px > 0)
            step(area, std::min(after_px, before_px));
    }
}

} // namespace ui

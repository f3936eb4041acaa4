// The list of one frame's controls: lookups and its JSON. Does not decide what a touch means.
#include "ui/access.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <nlohmann/json.hpp>
#include <unordered_set>

namespace ui {

std::string_view name_of(Role role) {
    switch (role) {
    case Role::button:
        return "button";
    case Role::link:
        return "link";
    case Role::tab:
        return "tab";
    case Role::choice_one:
        return "choice-one";
    case Role::choice_any:
        return "choice-any";
    case Role::toggle:
        return "toggle";
    case Role::slider:
        return "slider";
    case Role::field:
        return "field";
    case Role::key:
        return "key";
    case Role::list_item:
        return "list-item";
    case Role::scroll_area:
        return "scroll-area";
    case Role::heading:
        return "heading";
    case Role::text:
        return "text";
    case Role::image:
        return "image";
    case Role::status:
        return "status";
    }
    assert(false);
    return {};
}

bool can_be_touched(Role role) {
    switch (role) {
    case Role::scroll_area:
    case Role::heading:
    case Role::text:
    case Role::image:
    case Role::status:
        return false;
    case Role::button:
    case Role::link:
    case Role::tab:
    case Role::choice_one:
    case Role::choice_any:
    case Role::toggle:
    case Role::slider:
    case Role::field:
    case Role::key:
    case Role::list_item:
        return true;
    }
    assert(false);
    return false;
}

namespace {

bool is_under(const Control& control, Point point) {
    return !control.covered && control.rect.contains(point) && control.clip.contains(point);
}

} // namespace

void Access::cover() {
    for (Control& control : controls_) control.covered = true;
}

const Control* Access::find(std::string_view id) const {
    if (id.empty()) return nullptr;
    const auto found = std::ranges::find(controls_, id, &Control::id);
    return found == controls_.end() ? nullptr : &*found;
}

const Control* Access::at(Point point) const {
    const auto found = std::find_if(controls_.rbegin(), controls_.rend(), [point](const Control& control) {
        return can_be_touched(control.role) && is_under(control, point);
    });
    return found == controls_.rend() ? nullptr : &*found;
}

const Control* Access::scroller_at(Point point) const {
    const auto found = std::find_if(controls_.rbegin(), controls_.rend(), [point](const Control& control) {
        return control.role == Role::scroll_area && is_under(control, point);
    });
    return found == controls_.rend() ? nullptr : &*found;
}

std::vector<std::string> Access::repeated_ids() const {
    std::unordered_set<std::string_view> seen;
    std::vector<std::string> repeated;
    for (const Control& control : controls_) {
        if (control.id.empty() || seen.insert(control.id).second) continue;
        if (std::ranges::find(repeated, control.id) == repeated.end()) repeated.push_back(control.id);
    }
    return repeated;
}

std::string Access::to_json(float pixels_per_unit, float mirror_width_px) const {
    const auto pixels = [pixels_per_unit](float units) { return std::lround(units * pixels_per_unit); };
    auto list = nlohmann::ordered_json::array();
    for (const Control& control : controls_) {
        const Rect rect = mirror_width_px > 0 ? control.rect.mirrored(mirror_width_px) : control.rect;
        list.push_back({{"id", control.id},
                        {"role", name_of(control.role)},
                        {"label", control.label},
                        {"value", control.value},
                        {"rect", {pixels(rect.x), pixels(rect.y), pixels(rect.width), pixels(rect.height)}},
                        {"enabled", control.enabled}});
    }
    // A label cut in the middle of a character must not cost the whole list.
    return nlohmann::ordered_json{{"controls", list}}.dump(-1, ' ', false,
                                                           nlohmann::ordered_json::error_handler_t::replace);
}

} // namespace ui

// Every control and every text of one frame: the single truth for hit-testing, focus, speech, the test driver and the
// checks that a target is named, big enough and on the screen. Knows nothing of how anything looks.
#pragma once

#include "ui/geometry.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ui {

enum class Role : std::uint8_t {
    button,
    link,
    tab,
    choice_one,
    choice_any,
    toggle,
    slider,
    field,
    key,
    list_item,
    scroll_area,
    heading,
    text,
    image,
    status
};

/// The role's name in the gallery's JSON and in speech: "button", "choice-one" ...
std::string_view name_of(Role role);

/// Scroll areas follow a finger, and headings, texts, images and statuses are only read aloud: none of them is pressed.
bool can_be_touched(Role role);

struct Control {
    std::string id; ///< stable, never the visible text: "welcome.checkin"
    Role role = Role::button;
    std::string label; ///< in the language shown
    std::string value; ///< state in words ("Chosen", "Set"), or empty
    Rect rect = {};    ///< on the canvas
    Rect seen = {};    ///< what is drawn of it, where its target reaches further; empty: all of it
    Rect clip = {};    ///< the part of the canvas it can be seen in
    bool enabled = true;
    bool focusable = true;
    bool covered = false;       ///< under a sheet: seen, not reachable
    bool captures_drag = false; ///< a slider: the finger belongs to it at once
    std::string scroller;       ///< id of the scroll area it moves with, or empty
};

class Access {
  public:
    void clear() { controls_.clear(); }
    void add(Control control) { controls_.push_back(std::move(control)); }
    /// Everything registered so far is under a sheet or a question from here on.
    void cover();

    [[nodiscard]] const std::vector<Control>& controls() const { return controls_; }
    /// The control with this id, or null.
    [[nodiscard]] const Control* find(std::string_view id) const;
    /// The topmost control under a point that can be touched now (disabled ones too: a "not yet" button says why).
    [[nodiscard]] const Control* at(Point point) const;
    /// The innermost scroll area under a point, or null.
    [[nodiscard]] const Control* scroller_at(Point point) const;
    /// Ids that appear twice, in order of appearance: always a mistake of ours.
    [[nodiscard]] std::vector<std::string> repeated_ids() const;
    /// One JSON object for the gallery: {"controls":[{"id","role","label","value","rect":[x,y,w,h],"enabled"}]}.
    /// Rectangles are multiplied by `pixels_per_unit`; with `mirror_width_px` above 0 they are where a canvas so wide
    /// that is read from right to left shows them.
    [[nodiscard]] std::string to_json(float pixels_per_unit, float mirror_width_px = 0) const;

  private:
    std::vector<Control> controls_;
};

} // namespace ui

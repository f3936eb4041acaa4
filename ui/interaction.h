// Presses, drags, scrolls and keys turned into what a control was asked to do, against the last frame's access list.
// A press acts on release inside the same target; sliding off cancels; a moving list is stopped, not clicked.
#pragma once

#include "ui/access.h"
#include "ui/input.h"
#include "ui/scroll.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ui {

struct Drag {
    std::string id;
    Point at;
    bool ended = false;
};

class Interaction {
  public:
    /// Puts an event in the queue; it is looked at in the next frame.
    void push(const InputEvent& event) { queue_.push_back(event); }
    /// Acts as if the control with this id were tapped: the test driver, switches and speech use it. Deliberate, so no
    /// wait applies; nothing happens when the control is not there or is under a sheet.
    void activate(std::string_view id);

    /// Works the queue until one control is activated or one key is left for a screen; the rest waits for the next
    /// frame. Scrolls move on by the time since the last frame (clamped to 1/30 s).
    void begin_frame(const Access& last, double now_seconds);

    /// This control was activated (released inside, Enter, or `activate`), once.
    [[nodiscard]] bool activated(std::string_view id) const { return activated_ && *activated_ == id; }
    [[nodiscard]] const std::optional<std::string>& activated_id() const { return activated_; }
    [[nodiscard]] bool pressed(std::string_view id) const; ///< a finger is down on it and has not slid off
    /// Seconds this control has been held down without a break, 0 when it is not.
    [[nodiscard]] double held_seconds(std::string_view id) const;
    /// How long the press lasted that activated a control in this frame; 0 for keys, switches and none.
    [[nodiscard]] double press_seconds() const { return activated_ ? press_seconds_ : 0; }
    /// Where a finger is that a slider has taken. Of several, the one that came down last.
    [[nodiscard]] const std::optional<Drag>& drag() const { return drag_; }
    [[nodiscard]] bool focused(std::string_view id) const { return focus_visible_ && focus_ == id; }
    [[nodiscard]] const std::string& focus() const { return focus_; }
    void focus_on(std::string_view id); ///< empty forgets it
    /// What the focused control itself understands: Left, Right, Home, End on a slider or field. Typed characters and
    /// Delete are always here; Enter is here on a field, and when nothing reachable has the focus.
    [[nodiscard]] const std::vector<InputEvent>& keys() const { return keys_; }
    [[nodiscard]] bool escape() const { return escape_; }
    /// Anything at all was touched, moved, typed or scrolled in this frame.
    /// A finger that only rests or trembles is nothing.
    [[nodiscard]] bool anything() const { return anything_; }
    [[nodiscard]] ScrollArea& scroll(std::string_view id);
    [[nodiscard]] bool scrolling() const; ///< a list is still gliding
    [[nodiscard]] bool events_waiting() const { return !queue_.empty() || !asked_.empty(); }
    [[nodiscard]] bool finger_down() const { return !fingers_.empty(); }

    /// Two switches (KeyName::next and KeyName::select): next moves on, select acts. With a pace above 0 the focus also
    /// moves on by itself after a switch was pressed, `seconds` on each control, twice around; then it rests.
    void set_scan_pace(double seconds) { scan_pace_seconds_ = seconds; }
    /// When the focus moves on by itself, on the clock of `begin_frame`; nothing while it rests.
    [[nodiscard]] const std::optional<double>& scan_due_seconds() const { return scan_due_seconds_; }

    /// The picture is mirrored: the left arrow goes to what is seen on the left.
    void set_mirrored(bool mirrored) { mirrored_ = mirrored; }

    /// A new screen: presses of the first 300 ms are ignored, fingers are let go, focus and scrolls are forgotten.
    void screen_changed(double now_seconds);
    /// A sheet opened or closed: fingers are let go and the early presses ignored, scrolls below stay, and the focus
    /// goes back to where it was below.
    void layer_changed(double now_seconds);

  private:
    struct Sample {
        double time_seconds = 0;
        float along_px = 0; ///< on the list's axis
    };
    struct Finger {
        std::string id;       ///< control pressed; empty when nothing is, or no longer
        std::string scroller; ///< innermost list under the finger; once one follows it, that one
        Point began, last;
        double inside_since_seconds = 0;
        bool inside = false;         ///< on the pressed control right now
        bool scrolls = false;        ///< the list follows it
        bool stopped = false;        ///< it came down on a moving list and holds it
        bool captured = false;       ///< it belongs to a slider
        std::vector<Sample> samples; ///< of the last 100 ms, while it scrolls
    };
    /// What was under a finger, and around it, when it activated something.
    struct Acted {
        Access seen;
        Point at;
        double time_seconds = 0;
    };
    void work(const InputEvent& event, const Access& last);
    void press(const InputEvent& event, const Access& last);
    void move(const InputEvent& event, const Access& last);
    void release(const InputEvent& event, const Access& last);
    void wheel(const InputEvent& event, const Access& last);
    void key(const InputEvent& pressed, const Access& last);
    void enter(const InputEvent& event, const Control* focused);
    void use_switch(const InputEvent& event, const Access& last, const Control* focused);
    void scan_on(const Access& last);
    void move_focus(const Access& last, const Control* from, KeyName direction);
    void activate_now(const Control& control, double time_seconds);
    void begin_scroll(Finger& finger);
    /// Of the list under the finger and the lists around it, the one it is being dragged along; null for none yet.
    [[nodiscard]] const Control* follower(const Finger& finger, const Access& last, Point at);
    void glide_all(double elapsed_seconds);
    /// This press is the second of two quick ones, and what the first was meant for has gone from under it.
    [[nodiscard]] bool changed_under(const InputEvent& pressed, const Access& last) const;
    [[nodiscard]] bool held(const std::string& scroller) const;
    [[nodiscard]] bool can_focus(const Control& control) const;

    std::deque<InputEvent> queue_;
    std::deque<std::string> asked_; ///< to be activated without a finger
    std::unordered_map<std::int32_t, Finger> fingers_;
    std::unordered_map<std::string, ScrollArea> scrolls_;
    std::unordered_map<std::string, double> last_activated_seconds_;
    std::optional<std::string> activated_;
    std::optional<Acted> acted_; ///< of the last finger
    std::optional<Drag> drag_;
    std::vector<InputEvent> keys_;
    std::string focus_, focus_beside_; ///< the second: of the layer above or below
    bool mirrored_ = false;
    double scan_pace_seconds_ = 0;
    std::optional<double> scan_due_seconds_;
    std::size_t scan_steps_left_ = 0;
    bool focus_visible_ = false, escape_ = false, anything_ = false;
    double now_seconds_ = 0, deaf_until_seconds_ = 0, press_seconds_ = 0;
};

} // namespace ui

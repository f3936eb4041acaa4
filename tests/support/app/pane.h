// A pane to draw one screen on, without graphics: a lobby's facts, English words, and a finger. What a screen registers
// is held against the rules that every screen keeps.
#pragma once

#include "app/gallery/samples.h"
#include "app/page.h"

#include <catch2/catch.hpp>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace test {

using DrawScreen = std::function<std::optional<porchlight::Action>(porchlight::Page&)>;

class Pane {
  public:
    Pane();

    porchlight::Facts facts;
    porchlight::State state;
    double now_seconds = 1000;
    ui::Size canvas{1080, 1920};

    /// The state and facts of one of the gallery's pictures, over the pane's own.
    void show(const porchlight::gallery::Room& room, std::string_view name);
    /// From the next frame on, in this language.
    void speak(std::string_view language);
    /// One frame of a screen; what it asked for.
    std::optional<porchlight::Action> frame(const DrawScreen& screen);
    /// Draws it, taps the control with this id and draws it again.
    std::optional<porchlight::Action> tap(const DrawScreen& screen, std::string_view id);

    void press(ui::Point at);
    void move(ui::Point at);
    void release(ui::Point at);
    void key(ui::KeyName name);
    void type(char32_t character);
    void focus_on(std::string_view id);

    /// The control of the last frame; a test that asks for one that is not there fails.
    [[nodiscard]] const ui::Control& control(std::string_view id) const;
    [[nodiscard]] bool shows(std::string_view id) const;
    /// Whether these words were on the last frame, as a text or as a control's label.
    [[nodiscard]] bool says(std::string_view words) const;
    /// Where the first text with these words begins, from the top; a test that asks for one that is not there fails.
    [[nodiscard]] float text_top(std::string_view words) const;
    /// Whether all of that text is seen without scrolling.
    [[nodiscard]] bool sees(std::string_view words) const;
    /// Where it begins, among what has this role only.
    [[nodiscard]] float text_of_role_top(std::string_view words, ui::Role role) const;
    /// When the last frame wants the next one; absent means never.
    [[nodiscard]] std::optional<double> next_frame_in_seconds() const { return stage_->next_frame_in_seconds(); }
    /// Everything the last frame broke: no name, repeated id, off the screen or under the bar, smaller than 88 px,
    /// closer than 12 px to another. Empty when all is well.
    [[nodiscard]] std::vector<std::string> broken_rules() const;

    [[nodiscard]] const porchlight::Strings& say() const { return say_; }

    std::vector<const porchlight::Strings*> other_languages;

  private:
    void push(ui::InputEvent event);
    [[nodiscard]] const ui::Control& text(std::string_view words) const;

    std::unique_ptr<ui::Stage> stage_;
    porchlight::Strings say_;
};

/// The pane shows one of the gallery's pictures of the staff screens; returns how it is drawn.
DrawScreen staff_picture(Pane& pane, std::string_view name);

/// No broken rules.
inline const std::vector<std::string> none;

/// The action that was asked for, which has to be of this kind.
template <typename What>
What asked(const std::optional<porchlight::Action>& action) {
    REQUIRE(action.has_value());
    REQUIRE(std::holds_alternative<What>(action->any()));
    return std::get<What>(action->any());
}

} // namespace test

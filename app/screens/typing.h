// Strokes of the keys as actions, for every screen that is typed into. Knows no screen.
#pragma once

#include "app/action.h"
#include "app/page.h"
#include "app/strings.h"
#include "ui/widgets/keyboard.h"

#include <optional>
#include <string>

namespace porchlight::screens {

/// What the keys without a letter are called; keeps the words while a keyboard is drawn.
class Spoken {
  public:
    explicit Spoken(const Strings& say)
        : erase_(say("say.delete")), capitals_(say("say.capital")), on_(say("say.on")), space_(say("say.space")) {}
    ui::KeyWords keys() const { return {erase_, capitals_, on_, space_}; }
    const std::string& space() const { return space_; }

  private:
    std::string erase_, capitals_, on_, space_;
};

/// How long passcode tries still rest, in a sentence that counts down.
std::string rest_words(Page& page, double until_seconds);

/// What the room over the keys has for the words there: the lead gives way to what went wrong, which comes first where
/// that is not enough.
struct NewsPlace {
    bool comes_first = false, leaves_lead = true;
};
/// `least_px`: everything but the lead.
constexpr NewsPlace place_of_news(bool is_news, float least_px, float lead_px, float room_px) {
    return {is_news && least_px > room_px, !is_news || least_px + lead_px <= room_px};
}

/// The action of a stroke that is not one of the caller's own keys; `on_enter` is what Enter does.
std::optional<Action> typed(const ui::Keystroke& stroke, const Action& on_enter);

} // namespace porchlight::screens

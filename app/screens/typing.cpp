#include "app/screens/typing.h"

#include "ui/widgets/ring.h"

namespace porchlight::screens {

std::string rest_words(Page& page, double until_seconds) {
    ui::Frame& frame = page.frame;
    const int left = ui::seconds_left(until_seconds, frame.now_seconds);
    frame.wake_in(until_seconds - frame.now_seconds - (left - 1));
    const std::string time = left < 60 ? page.say("pin.rest.seconds", {{"n", left}}) : page.say.countdown(left);
    return page.say("pin.rest", {{"time", time}});
}

std::optional<Action> typed(const ui::Keystroke& stroke, const Action& on_enter) {
    switch (stroke.kind) {
    case ui::StrokeKind::character:
        return action::TypeCharacter{stroke.character};
    case ui::StrokeKind::erase:
        return action::EraseCharacter{false};
    case ui::StrokeKind::erase_all:
        return action::EraseCharacter{true};
    case ui::StrokeKind::capitals:
        return action::SwitchCapitals{};
    case ui::StrokeKind::enter:
        return on_enter;
    case ui::StrokeKind::extra:
        break;
    }
    return std::nullopt;
}

} // namespace porchlight::screens

#include "app/screens/typing.h"

namespace porchlight::screens {

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

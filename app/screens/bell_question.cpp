// Set-up rang the staff bell: was it heard? Sound is asked, not assumed; a touch beside the question leaves it open.
#include "app/screens/question_box.h"
#include "app/screens/screens.h"
#include "ui/widgets/choice.h"

namespace porchlight::screens {

std::optional<Action> draw(const BellQuestion&, Page& page) {
    const std::string title = page.say("setup.done.sound.ask"), body = page.say("setup.done.sound.body"),
                      yes = page.say("setup.done.sound.yes"), without = page.say("setup.done.sound.no"),
                      close = page.say("common.close");
    QuestionBox box(page, "bell",
                    {.title = title,
                     .body = body,
                     .stay = yes,
                     .go = without,
                     .top_px = 60,
                     .picture_px = 116,
                     .picture_to_title_px = 24,
                     .title_to_body_px = 16,
                     .height_px = 720,
                     .outside = close});
    ui::icon_disc(page.frame, box.picture(), ui::Family::plum, ui::Icon::bell_ring, 64, 1.8F);
    switch (box.finish()) {
    case QuestionAnswer::stay:
        return action::BellHeard{true};
    case QuestionAnswer::go:
        return action::BellHeard{false};
    case QuestionAnswer::outside:
        return action::CloseSheet{};
    case QuestionAnswer::none:
        break;
    }
    return std::nullopt;
}

} // namespace porchlight::screens

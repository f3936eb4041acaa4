// Home was touched in the middle of check-in: nothing is lost by mistake, and leaving is easy. Asks; drops nothing
// itself.
#include "app/screens/question_box.h"
#include "app/screens/screens.h"
#include "ui/widgets/choice.h"

namespace porchlight::screens {

namespace {
constexpr float disc_px = 116, disc_to_title_px = 24, title_to_body_px = 16;
constexpr float tallest_px = 800;
} // namespace

std::optional<Action> draw(const LeaveQuestion&, Page& page) {
    const std::string title = page.say("leave.title"), body = page.say("leave.body"), stay = page.say("leave.stay"),
                      go = page.say("leave.go");
    QuestionBox box(page, "leave",
                    {.title = title,
                     .body = body,
                     .stay = stay,
                     .go = go,
                     .top_px = 60,
                     .picture_px = disc_px,
                     .picture_to_title_px = disc_to_title_px,
                     .title_to_body_px = title_to_body_px,
                     .height_px = tallest_px});
    ui::icon_disc(page.frame, box.picture(), ui::Family::lamp, ui::Icon::door_open, 64, 1.8F);
    const QuestionAnswer answer = box.finish();
    if (answer == QuestionAnswer::go) return action::Leave{};
    if (answer == QuestionAnswer::stay || answer == QuestionAnswer::outside) return action::CloseSheet{};
    return std::nullopt;
}

} // namespace porchlight::screens

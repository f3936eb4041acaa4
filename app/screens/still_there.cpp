// Nobody has touched the glass for a while. One touch anywhere gives the whole time back; the ring shows what is left.
#include "app/screens/question_box.h"
#include "app/screens/screens.h"
#include "ui/widgets/ring.h"

namespace porchlight::screens {

namespace {

constexpr float ring_px = 260, ring_to_title_px = 36, title_to_body_px = 18;
constexpr float tallest_px = 1080;

/// Nothing on these is private, so nothing has to be cleared for that.
bool is_reading(const Screen& screen) {
    return std::holds_alternative<ReaderState>(screen) || std::holds_alternative<ExploreState>(screen);
}

} // namespace

std::optional<Action> draw(const StillThere& sheet, Page& page) {
    ui::Frame& frame = page.frame;
    const std::string title = page.say("idle.title"), stay = page.say("idle.stay"), go = page.say("idle.clear");
    const std::string body = is_reading(page.state.screen) ? page.say("idle.body.read") : page.say("idle.body");
    QuestionBox box(page, "idle",
                    {.title = title,
                     .body = body,
                     .stay = stay,
                     .go = go,
                     .top_px = 64,
                     .picture_px = ring_px,
                     .picture_to_title_px = ring_to_title_px,
                     .title_to_body_px = title_to_body_px,
                     .height_px = tallest_px});
    const double ends_seconds = sheet.began_seconds + sheet.answer_seconds;
    const int left = ui::seconds_left(ends_seconds, frame.now_seconds);
    const std::string number = page.say.number(left), spoken = page.say("say.ring", {{"n", left}});
    frame.control("idle.ring", box.picture(), {.role = ui::Role::status, .label = spoken});
    ui::countdown_ring(frame, "idle.ring", box.picture(),
                       {.ends_seconds = ends_seconds, .whole_seconds = sheet.answer_seconds, .number = number});
    const QuestionAnswer answer = box.finish();
    if (answer == QuestionAnswer::go) return action::ClearNow{};
    if (answer == QuestionAnswer::stay || answer == QuestionAnswer::outside) return action::StillHere{};
    return std::nullopt;
}

} // namespace porchlight::screens
